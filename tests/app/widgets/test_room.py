"""Words keep their room where the text is larger than usual."""

import pytest
from cut import cut
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.models.jobs import Jobs
from app.models.token_dialog import TokenDialog
from app.widgets.room import GrowingDialog, with_text


@pytest.fixture
def large_text(qapp):
    """As of a desktop whose text is half as large again."""
    before, font = qapp.font(), qapp.font()
    font.setPixelSize(20)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_widths_follow_the_text(qtbot, large_text):
    part = QWidget()
    qtbot.addWidget(part)
    assert with_text(part, 130) == 200
    font = part.font()
    font.setPixelSize(9)
    part.setFont(font)
    assert with_text(part, 130) == 130


def test_a_dialog_grows_with_what_is_told_in_it_and_never_shrinks(qtbot):
    dialog = GrowingDialog()
    qtbot.addWidget(dialog)
    label = QLabel("one")
    label.setWordWrap(True)
    QVBoxLayout(dialog).addWidget(label)
    dialog.resize(200, 60)
    dialog.show()
    settle()
    assert dialog.height() == 60
    label.setText("many words that need several lines " * 10)
    settle()
    assert cut(dialog) == []
    high = dialog.height()
    assert high > 100
    label.setText("one")
    settle()
    assert dialog.height() == high


def test_the_steps_to_a_token_are_whole_with_large_text(qtbot, large_text):
    page = QWidget()
    qtbot.addWidget(page)
    dialog = TokenDialog(Jobs(), page)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert cut(dialog) == []
