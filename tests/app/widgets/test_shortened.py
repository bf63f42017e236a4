"""Words without room: shortened, and whole under the mouse."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.widgets.elided_label import ElidedLabel
from app.widgets.figure import Figure
from app.widgets.note import Note

WORDS = "time to the first token"


def elided_label() -> ElidedLabel:
    label = ElidedLabel()
    label.setText(WORDS)
    return label


def note() -> Note:
    part = Note("name", "")
    part.set_text(WORDS, known=True)
    return part


@pytest.fixture
def tips(monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, part: shown.append(text))
    return shown


def point_at(part, width: int) -> None:
    part.resize(width, 20)
    part.grab()
    QApplication.sendEvent(part, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(1, 1), part.mapToGlobal(QPoint(1, 1))))


@pytest.mark.parametrize("make", [elided_label, note, lambda: Figure(WORDS, "s", "")])
def test_what_is_shortened_is_whole_in_the_tooltip(qtbot, tips, make):
    part = make()
    qtbot.addWidget(part)
    part.show()
    point_at(part, 60)
    assert tips == [WORDS]
    point_at(part, 400)
    assert tips == [WORDS]


def test_the_meaning_follows_the_words(qtbot, tips):
    part = Figure(WORDS, "s", "What it means.")
    qtbot.addWidget(part)
    part.show()
    point_at(part, 60)
    assert tips == [f"{WORDS}\nWhat it means."]
