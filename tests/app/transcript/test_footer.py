"""The line below an answer: beside its actions where there is room, above them where not."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.transcript.message_parts import ActionButton, Footer

LINE = "142 tokens · 61.3 tok/s · first 0.21 s · tau 2.90 · forked at token 212, gap 0.03"


@pytest.fixture
def footer(qtbot: QtBot) -> Footer:
    page = QWidget()
    qtbot.addWidget(page)
    footer = Footer(page)
    for text in ("Copy", "Audit", "Regenerate"):
        footer.add_action(ActionButton(text, text, footer))
    footer.page = page  # qtbot holds it weakly
    page.resize(1500, 200)
    page.show()
    return footer


def laid_out(footer: Footer, width: int) -> int:
    height = footer.height_for(width)
    footer.setGeometry(0, 0, width, height)
    return height


def actions(footer: Footer) -> list[ActionButton]:
    return footer.findChildren(ActionButton)


def test_the_line_is_whole_beside_or_above_the_actions(footer: Footer) -> None:
    footer.set_text(LINE, "")
    wide = laid_out(footer, 1400)
    assert {button.y() for button in actions(footer)} == {footer._line.y()}
    narrow = laid_out(footer, footer._line.sizeHint().width() + 20)
    assert footer._line.text() == LINE
    assert narrow > wide
    assert all(button.y() >= footer._line.geometry().bottom() for button in actions(footer))
    assert footer._line.width() >= footer._line.sizeHint().width()
    assert laid_out(footer, 1400) == wide


def test_where_there_is_no_room_even_then_the_end_stays(footer: Footer) -> None:
    footer.set_text(LINE, "")
    laid_out(footer, round(footer._line.sizeHint().width() * 0.8))
    shown = footer._line.text()
    assert shown.startswith("142 tokens · 61.3 tok/s · ")
    assert shown.endswith(" · … · forked at token 212, gap 0.03")
    assert footer._line.sizeHint().width() <= footer.width()
    assert footer._line.accessibleName() == LINE
    laid_out(footer, 1400)
    assert footer._line.text() == LINE


def test_what_passes_moves_nothing(footer: Footer, qtbot: QtBot) -> None:
    footer.set_text(LINE, "")
    width = footer._line.sizeHint().width() + 20
    before = laid_out(footer, width)
    places = [button.y() for button in actions(footer)]
    with qtbot.assertNotEmitted(footer.resized):
        footer.set_text(LINE, "", passing="auditing 1 of 142")
    assert footer._line.text() == "auditing 1 of 142"
    assert laid_out(footer, width) == before
    assert [button.y() for button in actions(footer)] == places
    footer.set_text(LINE, "")
    assert footer._line.text() == LINE


def test_whoever_lays_it_out_is_told_of_another_line(footer: Footer, qtbot: QtBot) -> None:
    footer.set_text("142 tokens", "")
    with qtbot.waitSignal(footer.resized):
        footer.set_text("142 tokens · identical", "")
    with qtbot.waitSignal(footer.resized):
        footer.set_text("142 tokens · identical", "Audited.")
