"""Streaming, colouring and what is known of each token."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFileDialog, QMessageBox
from transcript_samples import DOCUMENTS, HOSTILE, MarkdownMaker, cut

from app.answer import AnswerToken, Switch
from app.theme import LIGHT, UNDERLINES, token_color
from app.transcript.answer_body import AnswerBody
from app.transcript.code_saving import suggested_name
from app.transcript.code_section import CodeSection
from app.transcript.section_stack import view_of
from app.transcript.text_view import TextView

Render = Callable[..., AnswerBody]


def pieces(document: QTextDocument) -> list[tuple[object, ...]]:
    """Text with the formats that can be seen."""
    found: list[tuple[object, ...]] = []
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        found.append((shape.leftMargin(), shape.topMargin(), shape.textIndent(), shape.headingLevel()))
        for item in block:
            chars = item.fragment().charFormat()
            look = (chars.fontWeight(), chars.fontItalic(), chars.fontStrikeOut(), chars.anchorHref())
            found.append((item.fragment().text(), *look, chars.foreground().color().name(), chars.fontPointSize()))
        block = block.next()
    return found


def page(body: AnswerBody) -> list[object]:
    return [
        (type(section).__name__, pieces(view_of(section).document()), list(view_of(section).spans))
        for section in body.sections
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("per_flush", [1, 2, 7])
def test_streamed_equals_rendered_at_once(name: str, per_flush: int, render: Render) -> None:
    if name == "long" and per_flush == 1:
        per_flush = 3
    tokens = cut(DOCUMENTS[name], seed=per_flush)
    assert page(render(tokens, per_flush)) == page(render(tokens))


@pytest.mark.parametrize("seed", range(25))
def test_random_documents_stream_alike(seed: int, render: Render) -> None:
    tokens = cut(MarkdownMaker(seed).blocks(), seed=seed)
    assert page(render(tokens, max(2, len(tokens) // 50))) == page(render(tokens))


def test_sections_stay_bounded(render: Render) -> None:
    body = render(cut(DOCUMENTS["long"] * 4), 50)
    sizes = [view_of(section).document().characterCount() for section in body.sections]
    assert len(sizes) > 3
    assert max(sizes) < 3000


def test_code_is_exactly_what_was_written(render: Render) -> None:
    code = "def a():\n\treturn  'x' # 🌍 <b>\n\n\n    pass  "
    body = render(cut(f"Text\n\n```python\n{code}\n```\n\nmore"), 1)
    section = next(section for section in body.sections if isinstance(section, CodeSection))
    assert section.code == code
    assert section.view.toPlainText() == code
    assert section.language == "python"


def test_colouring_keeps_text_and_spans(render: Render) -> None:
    text = "```python\n" + "def f(x):  # é 🌍\n    return 'a'\n" * 60 + "```\n"
    body = render(cut(text))
    section = body.sections[0]
    assert isinstance(section, CodeSection)
    colors = {piece[5] for piece in pieces(section.view.document()) if len(piece) > 5}
    assert len(colors) > 3
    for span in section.view.spans:
        shown = (
            section.view.document().toPlainText().encode("utf-16-le")[span.doc * 2 : (span.doc + span.doc_length) * 2]
        )
        assert shown.decode("utf-16-le") == body.text.source[span.source : span.source + span.source_length]


def marked(view: TextView) -> dict[int, tuple[str, object]]:
    """Underline colour and style by document position, from the layout."""
    found: dict[int, tuple[str, object]] = {}
    block = view.document().begin()
    while block.isValid():
        for area in block.layout().formats():
            for at in range(area.start, area.start + area.length):
                look = (area.format.underlineColor().name(), area.format.underlineStyle())
                found[block.position() + at] = look
        block = block.next()
    return found


@pytest.mark.parametrize("name", ["inline", "lists", "table", "emoji", "code", "code in lists"])
def test_every_token_has_the_mark_of_its_kind(name: str, render: Render) -> None:
    body = render(cut(DOCUMENTS[name]), 3)
    for section in body.sections:
        view = view_of(section)
        marks = marked(view)
        for span in view.spans:
            for offset in range(span.doc_length):
                source = view.spans.source_at(span.doc + offset)
                assert source is not None
                index = body.text.token_at(source)
                assert index is not None
                kind = body.text.tokens[index].kind
                color = token_color(LIGHT, kind)
                expected = (color.name(), UNDERLINES[kind]) if color is not None else None
                assert marks.get(span.doc + offset) == expected


def test_switching_marks_leaves_the_document_alone(render: Render) -> None:
    body = render(cut(DOCUMENTS["inline"] + "\n" + DOCUMENTS["table"]))
    view = view_of(body.sections[0])
    before = (view.toHtml(), view.document().isModified())
    assert marked(view)
    assert body.set_marks_visible(False, 0, 10_000)
    assert not marked(view)
    assert (view.toHtml(), view.document().isModified()) == before
    body.set_marks_visible(True, 0, 10_000)
    assert marked(view)
    assert (view.toHtml(), view.document().isModified()) == before


def test_a_line_stands_where_drafting_was_switched(render: Render) -> None:
    """Also where the token behind it begins with what the document does not show; not while the marks are hidden."""
    off, on = Switch(False, 2.0, 1.0), Switch(True, 1.0, 2.0)
    tokens = [
        AnswerToken(1, "Up here, ", "plain"),
        AnswerToken(2, "**bold", "plain", switch=off),
        AnswerToken(3, "**, down ", "plain"),
        AnswerToken(4, "there.", "plain", switch=on),
    ]
    body = render(tokens)
    view = view_of(body.sections[0])
    assert view.toPlainText() == "Up here, bold, down there."
    places = [("Up here, ", LIGHT.rejected), ("Up here, bold, down ", LIGHT.accepted)]

    def painted(color: str) -> set[int]:
        image = view.grab().toImage()
        return {
            x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == QColor(color)
        }

    for text, color in places:
        cursor = QTextCursor(view.document())
        cursor.setPosition(len(text))
        left = view.cursorRect(cursor).left()
        assert min(painted(color)) == left
    body.set_marks_visible(False, 0, 10_000)
    assert not any(painted(color) for _, color in places)


def test_the_line_of_a_switch_between_two_sections_stands_in_the_second(render: Render) -> None:
    switch = Switch(False, 2.0, 1.0)
    for source in (["Some words.", "\n\n```python\n", "x = 1\n```"], ["```\ny\n```", "\n", "\nMore words."]):
        tokens = [AnswerToken(k, text, "plain", switch=switch if k == 1 else None) for k, text in enumerate(source)]
        for per_flush in (1, 3):
            body = render(tokens, per_flush)
            first, second = (view_of(section) for section in body.sections)
            assert first._marks.switches(first.begins) == []
            assert second._marks.switches(second.begins) == [(0, False)]


def test_the_frame_of_the_focus_is_a_frame(render: Render) -> None:
    """Also behind a mark, which is painted before it."""
    body = render([AnswerToken(1, "One", "plain"), AnswerToken(2, " two", "plain", switch=Switch(True, 1.0, 2.0))])
    view = view_of(body.sections[0])
    view._keyboard_focus = True
    image = view.grab().toImage()
    assert image.pixelColor(image.width() - 20, image.height() // 2) != QColor(LIGHT.accepted)
    assert image.pixelColor(0, 0) == QColor(LIGHT.accent)


def test_marks_out_of_sight_are_switched_later(render: Render) -> None:
    body = render(cut(DOCUMENTS["long"] * 3), 100)
    assert not body.set_marks_visible(False, 0, 10)
    while not body.switch_marks_step():
        pass
    assert not any(view_of(section).marks_visible for section in body.sections)


def test_rejected_drafts_are_found_by_position(render: Render) -> None:
    tokens = [
        AnswerToken(1, "The ", "plain"),
        AnswerToken(2, "**", "correction", ("sky", " is")),
        AnswerToken(3, "sea", "accepted"),
        AnswerToken(4, "**", "accepted"),
        AnswerToken(5, " is", "correction", (" was",)),
        AnswerToken(6, "", "correction", (" left",)),
    ]
    body = render(tokens)
    view = view_of(body.sections[0])
    assert view.toPlainText() == "The sea is"

    def rejected(position: int) -> list[tuple[str, ...]]:
        source = view.spans.source_at(position)
        assert source is not None
        index = body.text.token_at(source)
        assert index is not None
        return [token.rejected for token in body.tokens_at(index) if token.rejected]

    assert rejected(0) == []
    assert rejected(4) == [("sky", " is")]
    assert rejected(8) == [(" was",), (" left",)]


def test_nothing_is_ever_loaded(render: Render, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(TextView, "loadResource", lambda self, kind, name: asked.append(name))
    text = (
        "![a](http://example.com/a.png) ![b](file:///etc/passwd) ![c](data:image/png;base64,iVBORw0KGgo=)\n\n"
        "<img src='http://example.com/d.png'><style>@import 'e'</style>\n\n[f](qrc:/g) ![h](:/i)\n"
    )
    body = render(cut(text), 1)
    body.grab()
    assert asked == []
    for section in body.sections:
        document = view_of(section).document()
        assert "￼" not in document.toPlainText()
        assert "<img" not in document.toHtml()


OTHER_SCHEMES = (
    "javascript:alert(1) JaVaScRiPt:alert(1) vbscript:x data:text/html,x file:///etc/passwd /etc/passwd a.html "
    "ftp://a.b http: //a.b/c smb://a qrc:/a about:blank"
)


@pytest.mark.parametrize("address", OTHER_SCHEMES.split())
def test_other_links_are_plain_text(address: str, render: Render) -> None:
    body = render(cut(f"x [text]({address}) <{address}> y"))
    assert all(piece[4] == "" for piece in pieces(view_of(body.sections[0]).document()) if len(piece) > 5)
    assert "text" in view_of(body.sections[0]).toPlainText()


def test_allowed_links_are_links(render: Render) -> None:
    body = render(cut("[a](https://b.c/d) <mailto:e@f.g> <h@i.j>"))
    links = {piece[4] for piece in pieces(view_of(body.sections[0]).document()) if len(piece) > 5 and piece[4]}
    assert links == {"https://b.c/d", "mailto:e@f.g", "mailto:h@i.j"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_survived(name: str, render: Render) -> None:
    started = time.thread_time()  # not the clock: other programs may be at work
    body = render([AnswerToken(0, HOSTILE[name], "accepted")], color=False)
    assert time.thread_time() - started < 1.0
    assert body.height() > 0


def test_partial_closing_fence_is_not_shown_as_code(render: Render, style: object) -> None:
    body = render([AnswerToken(0, "```\na\n```", "plain")])
    assert re.fullmatch("a", view_of(body.sections[0]).toPlainText())


def test_a_text_that_is_read_otherwise_with_more_of_it_is_written_anew(render: Render) -> None:
    """The beginning of a formula that turns out to be none."""
    tokens = [AnswerToken(k, text, "plain") for k, text in enumerate(["$$\n*a*", "\n", "\n", "b\n", "\nc"])]
    assert view_of(render(tokens, 1).sections[0]).toPlainText() == "$$\na\nb\nc"


def test_tasks_have_boxes(render: Render) -> None:
    source = "- [ ] open *a*\n- [x] done\n- [X] too\n- [y] no\n1. [ ] counted\n"
    view = view_of(render(cut(source), 1).sections[0])
    assert view.toPlainText().split("\n") == ["☐\topen a", "☑\tdone", "☑\ttoo", "•\t[y] no", "☐\tcounted"]
    box = next(iter(view.spans))
    assert source[box.source : box.source + box.source_length] == "- [ ]"


def test_code_is_saved_as_it_is_shown(render: Render, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    section = render(cut("```python\nprint('é')\n```")).sections[0]
    assert isinstance(section, CodeSection)
    asked: list[str] = []
    answer = [str(tmp_path / "a.py")]
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda parent, title, name: (asked.append(name), (answer[0], ""))[1]
    )
    section.save()
    assert asked == ["code.py"]
    assert (tmp_path / "a.py").read_bytes() == "print('é')\n".encode()
    answer[0] = ""
    section.save()
    answer[0] = str(tmp_path / "missing" / "a.py")
    section.save()
    box = section.window().findChildren(QMessageBox)[0]
    assert "missing" in box.text()
    assert not box.isModal()
    box.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.py"]


NAMES = {
    "python": "code.py",
    "js": "code.js",
    "C++": "code.cpp",
    "no such": "code.txt",
    "": "code.txt",
    "sh": "code.sh",
}


@pytest.mark.parametrize("language", NAMES)
def test_files_have_the_suffix_of_their_language(language: str) -> None:
    assert suggested_name(language) == NAMES[language]
