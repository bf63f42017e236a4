"""Text from the right stands at the right with its list signs, code at the left, CJK breaks between characters."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock
from transcript_samples import cut

from app.transcript.answer_body import AnswerBody
from app.transcript.code_section import CodeSection
from app.transcript.section_stack import view_of
from app.transcript.text_view import TextView

Render = Callable[..., AnswerBody]
WIDTH = 600
HEBREW = "שלום **עולם** abc `x = 1` ועוד"


def lines(block: QTextBlock) -> list[QRectF]:
    """Where the text of each line is, without its blank rest."""
    layout = block.layout()
    found = (layout.lineAt(index).naturalTextRect() for index in range(layout.lineCount()))
    return [rectangle.translated(layout.position()) for rectangle in found]


def blocks(view: TextView) -> list[QTextBlock]:
    found = [view.document().begin()]
    while found[-1].next().isValid():
        found.append(found[-1].next())
    return found


@pytest.mark.parametrize("prefix", ["", "- ", "1. ", "> ", "- - ", "# ", "> - "])
@pytest.mark.parametrize("per_flush", [2, 1000])
def test_text_from_the_right_stands_at_the_right(prefix: str, per_flush: int, render: Render) -> None:
    view = view_of(render(cut(prefix + HEBREW), per_flush).sections[0])
    shown = lines(blocks(view)[-1])
    assert len(shown) == 1
    assert shown[0].left() > WIDTH / 4
    assert WIDTH / 2 < shown[0].right() <= WIDTH


@pytest.mark.parametrize("prefix", ["", "- ", "> "])
def test_text_from_the_left_stays_at_the_left(prefix: str, render: Render) -> None:
    view = view_of(render(cut(prefix + "words with עברית inside")).sections[0])
    assert lines(blocks(view)[0])[0].left() < 60


def test_code_inside_runs_from_the_left(render: Render) -> None:
    view = view_of(render(cut(HEBREW)).sections[0])
    text = view.toPlainText()
    places = [view.rectangle_of(position).left() for position in range(text.index("x ="), text.index("= 1") + 3)]
    assert places == sorted(places)


def test_a_block_of_code_stays_at_the_left(render: Render) -> None:
    body = render(cut("```py\nשלום = x\n```"))
    section = body.sections[0]
    assert isinstance(section, CodeSection)
    assert all(line.left() == 0 for block in blocks(section.view) for line in lines(block))
    text = section.view.toPlainText()
    name, value = (section.view.rectangle_of(text.index(sign)).left() for sign in "שx")
    assert name < value


def test_long_text_without_blanks_breaks_anywhere_it_may(render: Render) -> None:
    text = "你好世界，这是一个没有空格的长段落，用来检查换行。" * 20
    view = view_of(render(cut(text)).sections[0])
    layout = blocks(view)[0].layout()
    shown = lines(blocks(view)[0])
    assert len(shown) > 5
    assert all(line.right() <= WIDTH for line in shown)
    assert all(line.width() > WIDTH * 0.85 for line in shown[:-1])
    starts = [text[layout.lineAt(index).textStart()] for index in range(layout.lineCount())]
    assert not set(starts) & set("，。")
