"""What one flush costs does not grow with the answer: counted in characters that are parsed, not timed."""

from collections.abc import Callable

import pytest
from transcript_samples import cut

from app.answer import AnswerToken
from app.transcript import answer_body
from app.transcript.answer_body import AnswerBody
from app.transcript.code_section import CodeSection
from app.transcript.long_units import MAX_CODE, MAX_PROSE
from app.transcript.section_stack import view_of

Render = Callable[..., AnswerBody]

LONG = {
    "words": "word " * 12_000,
    "no blank": "a" * 40_000,
    "lines": "some words in a line\n" * 2_000,
    "item": "- " + "word " * 6_000 + "\n- next\n",
    "item of lines": "- a\n" + "  some words in a line\n" * 1_000,
    "table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 2_000,
    "code": "```py\n" + "x = 1\n" * 20_000 + "```\n\nafter\n",
    "indented": "    x = 1\n" * 10_500,
    "quote": "> some words\n" * 3_000,
    "blank lines": "- item\n" + "\n" * 40_000 + "  its end\n",
    "definitions": "[a]\n\n" + "[a]: http://b.c\n" * 3_000 + "'\n" * 5_000,
    "formula": "$$\n" + "x + y\n" * 5_000,
}


@pytest.mark.parametrize("name", LONG)
def test_what_is_parsed_with_one_flush_is_bounded(name: str, render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[int] = []
    parse = answer_body.parse_units
    monkeypatch.setattr(
        answer_body, "parse_units", lambda text, *more: (parsed.append(len(text)), parse(text, *more))[1]
    )
    size = len(LONG[name]) // 40
    text = LONG[name]
    tokens = [AnswerToken(at, text[at : at + size], "plain") for at in range(0, len(text), size)]
    body = render(tokens, 1, color=False)
    assert max(parsed) <= (MAX_CODE if name in ("code", "indented") else MAX_PROSE) + size + 10
    assert "".join(view_of(section).toPlainText() for section in body.sections)


@pytest.mark.parametrize("name", [name for name in LONG if name != "code"])
def test_long_units_stream_as_they_are_rendered_at_once(name: str, render: Render) -> None:
    tokens = cut(LONG[name], longest=3_000)

    def page(body: AnswerBody) -> list[object]:
        return [(type(part).__name__, view_of(part).toPlainText(), list(view_of(part).spans)) for part in body.sections]

    assert page(render(tokens, 1, color=False)) == page(render(tokens, color=False))


def test_long_code_goes_on_as_code(render: Render) -> None:
    body = render(cut(LONG["code"], longest=5_000), 1, color=False)
    *codes, after = body.sections
    assert all(isinstance(part, CodeSection) and part.language == "py" for part in codes)
    assert "\n".join(part.code for part in codes if isinstance(part, CodeSection)) == "x = 1\n" * 19_999 + "x = 1"
    assert view_of(after).toPlainText() == "after"
    for part in codes:
        span = next(iter(view_of(part).spans))
        assert body.text.source[span.source : span.source + span.source_length] == "x = 1"
