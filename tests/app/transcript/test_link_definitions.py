"""Links that are defined elsewhere in an answer, before or after them, however it came."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from test_answer_body import page, pieces
from test_resting_sections import FAR, WIDTH
from test_resting_sections import page as resting_page
from test_token_ranges import checked, cuts, tokens_of
from transcript_samples import cut

from app.transcript import answer_body, prose_section
from app.transcript import pieces as piece_module
from app.transcript.answer_body import AnswerBody
from app.transcript.chat_view import ChatView
from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle
from app.transcript.message_widgets import AnswerMessage
from app.transcript.section_stack import view_of

Render = Callable[..., AnswerBody]

_BLOCKS = (
    "See [{0}].", "# On [the *text*][{0}]", "- [{0}][]\n- [{1}] x", "> [{0}]\n> and [{1}]", "![{0}] and \\[{1}]",
    "| [{0}] | b |\n|-|-|\n| a | [{1}] |", "[{0}]: http://one.a", "[{0}]: http://two.a 'title'\n[{1}]: http://three.a",
    "[{0}]:\nhttp://four.a\n'a\nb'\n[{1}]", "[{0}]: http://five.a\n'unclosed\n[{1}]", "> [{0}]: http://six.a",
    "- item\n\n  [{0}]: http://seven.a", "[{0}]: a b c", "```\n[{0}]: http://eight.a\n```", "text\n[{0}]: http://nine.a",
    "[{0}]: <http://ten.a>\n---\nmore [{0}]",
)  # fmt: skip
labels = st.sampled_from(["a", "B b", "c\nd", "e-f"])
blocks = st.builds(str.format, st.sampled_from(_BLOCKS), labels, labels)
texts = st.lists(blocks, min_size=1, max_size=8).map("\n\n".join)


@pytest.fixture(autouse=True)
def short_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    """So short that each sample has several."""
    monkeypatch.setattr(prose_section, "FULL", 40)


def links(body: AnswerBody) -> list[str]:
    """The addresses on the page, each once where it stands several times in a row."""
    found: list[str] = []
    for section in body.sections:
        for piece in pieces(view_of(section).document()):
            address = piece[4] if len(piece) > 5 else ""
            if isinstance(address, str) and address and found[-1:] != [address]:
                found.append(address)
    return found


def links_of(text: str) -> list[str]:
    """The same as the parser finds them in the whole text."""
    found: list[str] = []
    for token in MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).parse(text):
        for child in token.children or ():
            address = str(child.attrs["href"]) if child.type == "link_open" else ""
            if address and found[-1:] != [address]:
                found.append(address)
    return found


@checked
@given(text=texts, sizes=cuts, per_flush=st.integers(1, 5))
@example(text="[a]: http://a.one\n'title\nof [a]\nlines'\n[a]", sizes=[3], per_flush=1)
@example(text="[a]\n\n[a]: http://a.one and more\n\nend", sizes=[19], per_flush=1)
def test_links_are_those_of_the_whole_text(text: str, sizes: list[int], per_flush: int, render: Render) -> None:
    tokens = tokens_of(text, sizes)
    body = render(tokens, per_flush, color=False)
    assert links(body) == links_of(text), text
    assert page(body) == page(render(tokens, color=False)), text


WORDS = "Some *more* words of a paragraph. " * 10 + "\n\n"
LONG = "".join(f"{WORDS}{'[the word][a] ' if part % 2 else ''}{WORDS}" for part in range(30))
DEFINITION = "[a]: http://b.c\n"


def test_links_come_one_section_at_a_time(qtbot: QtBot, style: DocumentStyle, monkeypatch: pytest.MonkeyPatch) -> None:
    """No step reads more than one section, and those without such a link stay as they are."""
    read: list[int] = []
    parse = answer_body.parse_units
    for module in (answer_body, piece_module):
        monkeypatch.setattr(module, "parse_units", lambda text, *more: (read.append(len(text)), parse(text, *more))[1])
    around = QWidget()
    qtbot.addWidget(around)
    body = AnswerBody(style, CodeColors(style), True, around)
    source = LONG + DEFINITION * 2_000
    for at in range(0, len(source), 1_000):
        body.append_text(source[at : at + 1_000])
    body.finish()
    assert max(read) < 3_000
    before, steps = [view_of(section).document().revision() for _, section in body.awake()], []
    read.clear()
    while body.link_next():
        steps.append(sum(read))
        read.clear()
    assert sum(step > 0 for step in steps) == 15
    assert max(steps) < 3_000
    after = [view_of(section).document().revision() for _, section in body.awake()]
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 15
    assert sum("http://b.c" in view.toHtml() for view in body.views()) == 15


def test_links_come_also_where_sections_rest(qtbot: QtBot, render: Render, style: DocumentStyle) -> None:
    tokens = cut(LONG[:6_000] + "\n\n" + DEFINITION, longest=80)
    around = QWidget()
    qtbot.addWidget(around)
    body = AnswerBody(style, CodeColors(style), True, around)
    body.set_width(WIDTH)
    body.append(tokens)
    body.let_rest(FAR, FAR)
    body.finish()
    while body.link_next():
        pass
    for index in range(len(body.sections)):
        body.show_section(index)
    body.set_width(WIDTH)
    assert sum("http://b.c" in view.toHtml() for view in body.views()) == LONG[:6_000].count("[a]")
    assert resting_page(body) == resting_page(render(tokens))


def test_what_is_found_and_what_is_selected_stay_when_a_link_comes(qtbot: QtBot) -> None:
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.add_answer(1)
    view.append_tokens(1, cut("one [two *three*][a] four five\n\nsix\n\n"))
    view.finder.open()
    view.finder.search("four")
    qtbot.waitUntil(lambda: bool(view.finder.matches) and not view.busy)
    part = view.findChildren(AnswerMessage)[0].views()[0]
    shown = part.toPlainText()
    assert shown.startswith("one [two three][a] four")
    part.select(shown.index("three"), shown.index(" five"))
    view.append_tokens(1, cut(DEFINITION))
    view.finish_answer(1, "")
    qtbot.waitUntil(lambda: not view.busy and not view.finder.busy)
    assert part.toPlainText().startswith("one two three four")
    assert part.textCursor().selectedText() == "three four"
    assert [each.cursor.selectedText() for each in part.extraSelections()] == ["four"]
