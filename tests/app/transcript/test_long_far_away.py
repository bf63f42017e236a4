"""Long messages give their widgets back once they are far from the screen, and are the same when one comes back."""

import time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.transcript import message_column
from app.transcript.chat_view import ChatView
from app.transcript.text_view import TextView

LONG = "".join(f"Paragraph {number} with *some* words.\n\n" for number in range(200))


@pytest.fixture
def view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ChatView:
    """Six messages of several screens each, where only one may be kept far away."""
    monkeypatch.setattr(message_column, "_MAX_HEIGHT", 5_000)
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    for number in range(6):
        view.set_answer_text(number, f"Message {number}\n\n{LONG}")
        view.finish_answer(number, "")
    settle(view)
    return view


def settle(view: ChatView) -> None:
    end = time.perf_counter() + 20
    while (view.busy or view.finder.busy) and time.perf_counter() < end:
        QApplication.processEvents()
    assert not view.busy


def scroll_through(view: ChatView) -> None:
    bar = view.verticalScrollBar()
    for value in range(0, bar.maximum(), 400):
        bar.setValue(value)
        settle(view)


def built(view: ChatView) -> list[int | None]:
    return sorted(place.turn.id for place in view._column.built)


def test_only_what_is_near_and_the_nearest_beside_it_stay(view):
    scroll_through(view)
    assert built(view) == [4, 5]
    height = view.widget().height()
    view.verticalScrollBar().setValue(0)
    settle(view)
    assert built(view) == [0, 4, 5]  # the keyboard is in the last one
    assert view.widget().height() == height
    assert any("Message 0" in part.toPlainText() for part in view.findChildren(TextView))


def test_what_is_searched_for_is_rendered_although_it_is_far(view):
    scroll_through(view)
    view.reveal(1, ["199"])
    settle(view)
    place = view._column.places[1]
    assert place.widget is not None
    top, bottom = view._queue.seen()
    assert place.top < bottom
    assert place.bottom > top


def test_what_is_short_stays(view, monkeypatch):
    monkeypatch.setattr(message_column, "_MAX_HEIGHT", 10**6)
    scroll_through(view)
    view.verticalScrollBar().setValue(0)
    settle(view)
    assert built(view) == [0, 1, 2, 3, 4, 5]
