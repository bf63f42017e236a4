"""What is selected over the parts of an answer, and what of it is copied."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from transcript_samples import cut

from app.transcript.answer_body import AnswerBody
from app.transcript.section_stack import view_of
from app.transcript.text_view import TextView

Render = Callable[..., AnswerBody]
SOURCE = "# One\n\nSome **bold** words.\n\n```py\nx = 1\n```\n\n| a | b |\n|---|---|\n| c | $d$ |\n\nLast *line*.\n"


def settle(body: AnswerBody) -> None:
    deadline = time.perf_counter() + 10
    while any(getattr(section, "_writer", None) and section._writer.waits for section in body.sections):  # type: ignore[union-attr]
        assert time.perf_counter() < deadline
        QApplication.processEvents()
        body.show_formulas()
    body.set_width(600)


def place_of(view: TextView, words: str, behind: bool) -> QPoint:
    """A place inside the first or behind the last letter of ``words``, on the screen."""
    at = view.toPlainText().index(words) + (len(words) if behind else 0)
    return view.rectangle_of(at).center()


def mouse(view: TextView, kind: QEvent.Type, place: QPoint) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    point = QPointF(view.viewport().mapFromGlobal(place))
    event = QMouseEvent(kind, point, QPointF(place), button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def drag(view: TextView, start: QPoint, end: QPoint) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, end)
    mouse(view, QEvent.Type.MouseButtonRelease, end)


def copied(view: TextView) -> str:
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def test_all_of_a_message_is_copied_as_it_was_written(render: Render, qtbot: QtBot) -> None:
    body = render(cut(SOURCE), 4)
    settle(body)
    view = view_of(body.sections[1])
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert all(view_of(section).textCursor().hasSelection() for section in body.sections)
    assert copied(view) == SOURCE.strip("\n")


def test_a_drag_goes_on_into_the_next_part_and_back(render: Render) -> None:
    body = render(cut(SOURCE))
    settle(body)
    body.parentWidget().resize(600, 900)
    body.parentWidget().show()
    first, code, last = (view_of(section) for section in body.sections)
    start, end = place_of(first, "bold", behind=False), place_of(last, "Last", behind=True)
    drag(first, start, end)
    assert first.textCursor().selectedText() == "bold words."
    assert code.textCursor().selectedText() == "x = 1"
    text = copied(first)
    assert text.startswith("bold** words.\n\n```py\nx = 1\n```\n\n| a | b |")
    assert text.endswith("| c | $d$ |\n\nLast")
    one = place_of(first, "One", behind=False)
    drag(first, one, one)  # a press on what is selected would begin to move it
    drag(first, start, place_of(first, "words", behind=True))
    assert not code.textCursor().hasSelection()
    assert not last.textCursor().hasSelection()
    assert copied(first) == "bold words"
    drag(last, place_of(last, "line", behind=False), place_of(code, "x", behind=False))
    assert copied(last).startswith("```py\nx = 1\n```\n\n| a | b |")
    assert code.textCursor().selectedText() == "x = 1"
    assert not first.textCursor().hasSelection()


def test_a_selected_formula_is_copied_as_it_was_written(render: Render) -> None:
    body = render(cut("One $x^2$ and $y$ two"))
    settle(body)
    view = view_of(body.sections[0])
    cursor = view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    view.setTextCursor(cursor)
    assert copied(view) == "One $x^2$ and $y$ two"
    cursor.setPosition(2)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert copied(view) == "e $x^2$ a"


def test_the_menu_copies_the_same(render: Render) -> None:
    body = render(cut(SOURCE))
    settle(body)
    view = view_of(body.sections[0])
    body._selection.select_all()
    QGuiApplication.clipboard().clear()
    place = QPoint(5, 5)
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    )
    menu = view.findChildren(QMenu)[0]
    next(action for action in menu.actions() if action.objectName() == "edit-copy").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == SOURCE.strip("\n")
