"""Random Markdown, random tokens: what a token is said to have written is what it shows, in whatever steps it came.

Words are unlike each other, so a letter on the page tells where in the source it was written.
"""

import html
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.answer import AnswerToken
from app.transcript.answer_body import AnswerBody
from app.transcript.code_section import CodeSection
from app.transcript.section_stack import view_of
from app.transcript.text_view import TextView

Render = Callable[..., AnswerBody]

_PLAIN = ("a", "Bc", "d e", "世界", "🌍", "é", "שלום", "f-g", "1. h", "+i", "#j")
_INLINE = (
    "**{}**", "*{}*", "~~{}~~", "***{}***", "`{}`", "`` {}` ``", "[{}](http://x.y 'z')", "![{}](file:///z)", "{}&amp;k",
    "&#x1F30D;{}", "\\*{}\\_", "<b>{}</b>", "<img src='http://x/{}'>", "${}^2$", "\\({}\\)", "$5 {} $6", "{}  \n",
    "<http://x.y/{}>", "**{}", "{}`", "[{}",
)  # fmt: skip
_BLOCKS = (
    "{}", "# {}", "- {}", "- [x] {}", "3. {}", "> {}", "- - {}", "> - {}\n>   {}", "- {}\n\n  {}\n  1. {}",
    "| {} | b |\n|:-|-:|\n| c\\|d | {} |", "```py\n{}\n\n\t{}\n```", "    {}", "$$\n{}\n$$", "\\[ {} \\]", "{}\n===",
    "<div>\n{}\n</div>", "- ```\n  {}\n  ```", "~~~\n{}", "$$\n{}", "---", "<!-- {} -->",
)  # fmt: skip

words = st.sampled_from(_PLAIN)
spans = st.recursive(words, lambda inner: st.builds(str.format, st.sampled_from(_INLINE), inner), max_leaves=4)
lines = st.lists(spans, min_size=1, max_size=4).map(" ".join)
blocks = st.builds(str.format, st.sampled_from(_BLOCKS), lines, lines, lines)
documents = st.lists(blocks, min_size=1, max_size=6).map("\n\n".join)
cuts = st.lists(st.integers(1, 9), min_size=1, max_size=12)
checked = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def tokens_of(source: str, sizes: list[int]) -> list[AnswerToken]:
    tokens: list[AnswerToken] = []
    at = 0
    while at < len(source):
        size = sizes[len(tokens) % len(sizes)]
        tokens.append(AnswerToken(len(tokens), source[at : at + size], "accepted" if len(tokens) % 2 else "correction"))
        at += size
    return tokens


def units_of(view: TextView) -> list[str]:
    """What the document shows, one entry for each of its positions."""
    shown: list[str] = []
    for character in view.document().toRawText():
        shown += [character] if character <= "\uffff" else [character, ""]
    return shown


def said(shown: str, written: str) -> bool:
    """Whether ``shown`` is what ``written`` stands for."""
    if shown == written or html.unescape(written) == shown or (shown.isspace() and written.isspace()):
        return True
    if shown in ("•", "◦", "▪", "☐", "☑"):
        return written[0] in "-*+0123456789"
    return written.rstrip(".)").isdigit() and shown.rstrip(".)").isdigit()


@checked
@given(source=documents, sizes=cuts, per_flush=st.integers(1, 5))
def test_every_token_maps_to_exactly_what_it_shows(
    source: str, sizes: list[int], per_flush: int, render: Render
) -> None:
    body = render(tokens_of(source, sizes), per_flush, color=False)
    by_source: dict[int, str] = {}
    for view in (view_of(section) for section in body.sections):
        shown = units_of(view)
        for span in view.spans:
            text = "".join(shown[span.doc : span.doc + span.doc_length])
            written = body.text.source[span.source : span.source + span.source_length]
            pairs = zip(text, written, strict=True) if len(text) == len(written) else [(text, written)]
            assert all(said(one, other) for one, other in pairs), (source, text, written)
            for offset in range(span.source_length):
                assert span.source + offset not in by_source, (source, text, "written twice")
                by_source[span.source + offset] = text
    # and from the other side: the tokens' ranges cover the source without gap and overlap
    ends = [body.text.extent(index) for index in range(len(body.text.tokens))]
    assert [start for start, _ in ends] == [0, *(end for _, end in ends[:-1])]
    for index, token in enumerate(body.text.tokens):
        start, end = ends[index]
        assert body.text.source[start:end] == token.text
        assert body.visible(index) == any(position in by_source for position in range(start, end))


@checked
@given(source=documents, sizes=cuts, per_flush=st.integers(1, 5))
def test_streamed_looks_like_rendered_at_once(source: str, sizes: list[int], per_flush: int, render: Render) -> None:
    def page(body: AnswerBody) -> list[object]:
        return [
            (isinstance(part, CodeSection), view_of(part).document().toRawText(), list(view_of(part).spans))
            for part in body.sections
        ]

    tokens = tokens_of(source, sizes)
    assert page(render(tokens, per_flush, color=False)) == page(render(tokens, color=False))
