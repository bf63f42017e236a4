"""The transcript as the window uses it."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from transcript_samples import DOCUMENTS, cut, restore, words_cut

from app.answer import AnswerToken
from app.theme import DARK, LIGHT
from app.transcript.chat_view import ChatView
from app.transcript.links import LinkDialog
from app.transcript.message_widgets import AnswerMessage
from app.transcript.section_stack import view_of
from app.transcript.text_view import TextView
from app.transcript.token_popup import TokenPopup

LONG = DOCUMENTS["long"]


@pytest.fixture
def view(qtbot: QtBot) -> ChatView:
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


def settle(view: ChatView) -> None:
    """Let everything near be rendered."""
    deadline = time.perf_counter() + 10
    QApplication.processEvents()
    while view.busy:
        assert time.perf_counter() < deadline
        QApplication.processEvents()


def text_of(view: ChatView) -> str:
    return "\n".join(part.toPlainText() for part in view.findChildren(TextView) if part.isVisible())


def answer_of(view: ChatView) -> AnswerMessage:
    return max(view.findChildren(AnswerMessage), key=AnswerMessage.y)


def button(parent: QWidget, name: str) -> QToolButton:
    return next(found for found in parent.findChildren(QToolButton) if found.accessibleName() == name)


def test_a_turn_from_prompt_to_footer(view: ChatView) -> None:
    view.add_user(1, "Why is the <b>sky</b> blue?")
    view.add_answer(2)
    view.set_status(2, "reading prompt 40 %")
    settle(view)
    assert "<b>sky</b>" in text_of(view)
    for token in words_cut("Because of **Rayleigh** scattering.\n\n```py\nx = 1\n```\n"):
        view.append_tokens(2, [token])
    view.finish_answer(2, "12 tokens · 61.3 tok/s", "rounds 4")
    settle(view)
    assert "Because of Rayleigh scattering." in text_of(view)
    assert "x = 1" in text_of(view)
    footer = next(found for found in view.findChildren(QToolButton) if "61.3" in found.text())
    before = answer_of(view).height()
    footer.click()
    settle(view)
    assert answer_of(view).height() > before


def test_copy_is_the_markdown_that_was_written(view: ChatView) -> None:
    source = "a **b**\r\n\n| c | d |\n|--|--|\n"
    restore(view, 2, cut(source), "")
    settle(view)
    button(view, "Copy answer as Markdown").click()
    assert QGuiApplication.clipboard().text() == source


def test_actions_show_on_hover_or_focus(view: ChatView, qtbot: QtBot) -> None:
    restore(view, 5, cut("text"), "footer")
    settle(view)
    again = button(view, "Regenerate answer")
    hidden = again.grab().toImage()
    again.reveal(True)  # type: ignore[attr-defined]
    assert again.grab().toImage() != hidden
    with qtbot.waitSignal(view.regenerate_requested) as got:
        again.click()
    assert got.args == [5]


def test_stored_text_without_tokens_has_no_marks(view: ChatView) -> None:
    view.set_answer_text(3, "plain **bold**")
    view.finish_answer(3, "stored")
    settle(view)
    assert "plain bold" in text_of(view)
    body = answer_of(view).body
    assert view.token_hover.notes_at(body, 0) == []


def test_error_in_place(view: ChatView, qtbot: QtBot) -> None:
    view.add_answer(1)
    view.append_tokens(1, cut("partial"))
    view.show_error(1, "Out of memory.", "Use a smaller context.", "Traceback", ("Start new chat", "Reload"))
    settle(view)
    assert "partial" in text_of(view)
    act = next(found for found in view.findChildren(QPushButton) if found.text() == "Start new chat")
    with qtbot.waitSignal(view.action_requested) as got:
        act.click()
    assert got.args == ["Start new chat"]
    copy = next(found for found in view.findChildren(QToolButton) if found.text() == "Copy details")
    copy.click()
    assert QGuiApplication.clipboard().text() == "Out of memory.\nUse a smaller context.\nTraceback"
    view.show_error(None, "No model.", "Choose one.", "", ("Choose",))
    settle(view)
    assert len(view.turns) == 2
    assert [found.text() for found in view.findChildren(QPushButton)] == ["Start new chat", "Reload", "Choose"]
    view.withdraw_actions()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(view)
    assert view.findChildren(QPushButton) == []
    assert [turn.error.message for turn in view.turns] == ["Out of memory.", "No model."]


EXAMPLE = "An example that has no room in a window that is so narrow"


def test_a_welcome_that_is_higher_than_the_window_begins_at_its_top_and_cuts_no_word(view, qtbot) -> None:
    view.resize(300, 160)
    view.show_welcome(["Title", *("A line of some words to be read. " * 3,) * 6], [EXAMPLE])
    view.resize(299, 160)
    assert view.verticalScrollBar().maximum() > 0
    assert view.verticalScrollBar().value() == 0
    (button,) = view._welcome.buttons
    assert button.text().endswith("…")
    assert button.property("prompt") == EXAMPLE


def test_welcome_leaves_with_the_first_message(view: ChatView, qtbot: QtBot) -> None:
    view.show_welcome(["One", "Two"], ["Tom & Jerry"])
    choice = view.findChildren(QPushButton)[0]
    with qtbot.waitSignal(view.example_chosen) as got:
        choice.click()
    assert got.args == ["Tom & Jerry"]
    view.add_user(1, "x")
    settle(view)
    QApplication.sendPostedEvents(None, 0)
    assert not choice.isVisible()


def test_remove_from_and_clear(view: ChatView) -> None:
    for message in range(6):
        view.add_user(message, f"message {message}")
    view.remove_from(3)
    assert [turn.id for turn in view.turns] == [0, 1, 2]
    settle(view)
    view.append_tokens(4, cut("late tokens of a message that is gone"))
    view.finish_answer(4, "")
    view.clear()
    settle(view)
    assert view.turns == []


def test_following_and_reading_back(view: ChatView) -> None:
    view.add_answer(1)
    tokens = cut(LONG)
    view.append_tokens(1, tokens[:300])
    settle(view)
    bar = view.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()
    bar.setValue(100)
    view.append_tokens(1, tokens[300:600])
    settle(view)
    assert bar.value() == 100
    assert view.jump_button.isVisible()
    view.jump_button.click()
    settle(view)
    assert bar.value() == bar.maximum()
    assert not view.jump_button.isVisible()


def test_long_conversation_opens_at_its_end(view: ChatView) -> None:
    tokens = words_cut(DOCUMENTS["lists"] + "\n" + DOCUMENTS["table"] + LONG[:600])
    started = time.thread_time()  # not the clock: other programs may be at work
    for index in range(150):
        view.add_user(2 * index, f"question {index}")
        restore(view, 2 * index + 1, tokens, "footer")
    settle(view)
    assert time.thread_time() - started < 1.0
    assert len(view.findChildren(AnswerMessage)) < 20
    assert "more" in text_of(view)
    assert answer_of(view).turn.id == 299
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_scrolling_back_keeps_what_is_read_in_place(view: ChatView) -> None:
    for index in range(40):
        view.add_user(2 * index, f"question {index} " * (index % 7 + 1))
        restore(view, 2 * index + 1, words_cut(LONG[: 200 + 50 * index]), "footer")
    settle(view)
    bar = view.verticalScrollBar()
    for _ in range(30):
        bar.setValue(bar.value() - 300)
        seen = next(part for part in view.findChildren(TextView) if part.visibleRegion().boundingRect().isValid())
        before = seen.mapTo(view, QPoint(0, 0)).y()
        settle(view)
        assert abs(seen.mapTo(view, QPoint(0, 0)).y() - before) <= 1


def test_theme_and_marks_change_live(view: ChatView) -> None:
    restore(view, 1, cut(DOCUMENTS["inline"]), "footer")
    settle(view)
    text = text_of(view)
    light = view.grab().toImage()
    view.set_marks_visible(False)
    settle(view)
    plain = view.grab().toImage()
    assert plain != light
    view.set_marks_visible(True)
    settle(view)
    assert view.grab().toImage() == light
    view.set_theme(DARK)
    settle(view)
    assert text_of(view) == text
    assert view.grab().toImage().pixelColor(2, 2).name() == DARK.surface.lower()
    view.set_theme(LIGHT)
    settle(view)
    assert view.grab().toImage() == light


def test_popup_tells_of_the_token_under_the_pointer(view: ChatView, qtbot: QtBot) -> None:
    restore(view, 1, [AnswerToken(1, "The", "accepted"), AnswerToken(2, " sea", "correction", (" sky",))], "")
    settle(view)
    body = answer_of(view).body
    part = view_of(body.sections[0])
    at = part.viewport().mapFromGlobal(part.rectangle_of(5).center())
    assert part.source_at(at) in (4, 5)
    qtbot.mouseMove(part.viewport(), at)
    popup = view.findChildren(TokenPopup)[0]
    view.token_hover.hovered(body, part.source_at(at), "", QRect(0, 0, 1, 20))
    qtbot.waitUntil(popup.isVisible)
    assert "Correction" in popup.as_text()
    assert "sky" in popup.as_text()
    popup.grab()
    view.set_marks_visible(False)
    assert not popup.isVisible()


def test_keyboard_selection_lists_its_tokens(view: ChatView, qtbot: QtBot) -> None:
    restore(view, 1, [AnswerToken(1, "The", "accepted"), AnswerToken(2, " sea", "correction", (" sky",))], "")
    settle(view)
    part = view_of(answer_of(view).body.sections[0])
    part.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        qtbot.keyClick(part, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    popup = view.findChildren(TokenPopup)[0]
    assert "Accepted draft: 1, Correction: 1" in popup.as_text()
    assert "sky" in popup.as_text()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_links_ask_before_they_open(view: ChatView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    restore(view, 1, cut("[a](https://b.c/d?e=f)"), "")
    settle(view)
    part = view_of(answer_of(view).body.sections[0])
    at = part.viewport().mapFromGlobal(part.rectangle_of(0).center()) + QPoint(3, 0)
    qtbot.mouseClick(part.viewport(), Qt.MouseButton.LeftButton, pos=at)
    dialog = view.window().findChildren(LinkDialog)[0]
    assert opened == []
    assert dialog.address == "https://b.c/d?e=f"
    assert not dialog.isModal()
    dialog.open_button.click()
    assert opened == ["https://b.c/d?e=f"]


def test_everything_that_takes_focus_has_a_name_and_tab_goes_down(view: ChatView) -> None:
    view.add_user(1, "question")
    restore(view, 2, cut(DOCUMENTS["code"] + DOCUMENTS["inline"]), "footer", "details")
    view.show_error(2, "Message", "Hint", "Detail", ("Act", "Act otherwise"))
    settle(view)
    stops: list[QWidget] = []
    stop = view.nextInFocusChain()
    while stop is not view:
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible():
            stops.append(stop)
            interface = QAccessible.queryAccessibleInterface(stop)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), stop
        stop = stop.nextInFocusChain()
    assert len(stops) > 8
    tops = [stop.mapTo(view, QPoint(0, stop.height() // 2)).y() for stop in stops if isinstance(stop, TextView)]
    assert tops == sorted(tops)


def test_completion_is_announced(view: ChatView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    view.add_answer(1)
    view.finish_answer(1, "footer")
    view.finish_answer(1, "footer")
    assert said == ["Answer complete"]


def test_narrow_and_wide(view: ChatView, render: Callable[..., object]) -> None:
    restore(view, 1, cut(DOCUMENTS["table"] + DOCUMENTS["inline"]), "footer")
    for width in (320, 1600):
        view.resize(width, 500)
        settle(view)
        answer = answer_of(view)
        assert answer.width() <= 760
        assert answer.x() >= 0
        assert abs(answer.x() - (view.viewport().width() - answer.geometry().right())) <= 2
