"""Where a long stored message is not rendered yet, it can be read as it was written."""

import itertools

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from test_resting_sections import settle

from app.transcript import waiting_text
from app.transcript.chat_view import ChatView
from app.transcript.waiting_text import pages

LONG = "".join(f"Line {number} of the text\n\n" for number in range(1_000)) + "The very end"


def test_pages_below_each_other_are_the_text_to_its_end() -> None:
    found = list(pages(LONG, 500, 50_500, 500, 50_500))
    assert "".join(page.text for page in reversed(found)) == LONG
    assert found[0].bottom == 50_500
    assert all(lower.top == upper.bottom for lower, upper in itertools.pairwise(found))
    assert all(page.text.startswith(("Line", "\n")) for page in found)


def test_pages_are_the_same_whatever_is_exposed() -> None:
    every = list(pages(LONG, 500, 50_500, 500, 50_500))
    for first in range(500, 50_000, 700):
        assert next(iter(pages(LONG, 500, 50_500, first, first + 100))) in every
    assert list(pages("", 0, 1_000, 0, 1_000)) == []
    assert max(len(page.text) for page in pages("a" * 10**6, 0, 100, 0, 100)) < 10_000


@pytest.mark.parametrize("role", ["answer", "user"])
def test_the_end_of_a_long_stored_message_is_seen_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    painted: list[str] = []
    paint = waiting_text.paint

    def note(painter: QPainter, page: waiting_text.Page, *more: object) -> None:
        painted.append(page.text)
        paint(painter, page, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(waiting_text, "paint", note)
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    if role == "answer":
        view.set_answer_text(1, LONG)
        view.finish_answer(1, "")
    else:
        view.add_user(1, LONG)
    while not view._column.built:
        QApplication.processEvents()
    assert view._column.places[0].waits()
    image = view.grab().toImage()
    assert painted[0].endswith("The very end")
    lower = [image.pixelColor(x, y).value() for x in range(70, 200) for y in range(400, 480)]
    assert min(lower) < 100 < max(lower)
    settle(view)
    painted.clear()
    view.grab()
    assert painted == []
