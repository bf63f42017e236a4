"""What nobody caught reaches the user and the log; Qt's own messages reach the log."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QtMsgType

from app import log_file
from app.notifications import Notifications


@pytest.fixture
def hooks(launch, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    p = launch()
    p.program.notifications.install_hooks()
    return p


def raised() -> BaseException:
    try:
        raise RuntimeError("a wire is loose")
    except RuntimeError as error:
        return error


def test_an_uncaught_exception_is_shown_with_details_to_copy(hooks, caplog):
    error = raised()
    sys.excepthook(type(error), error, error.__traceback__)
    banner = hooks.window.banner
    assert banner.isVisible()
    assert "Something went wrong inside the program." in banner.label.text()
    banner.copy_button.click()
    copied = hooks.window.banner._detail
    assert "RuntimeError: a wire is loose" in copied
    assert "a wire is loose" in caplog.text
    hooks.ask("Still alive?")
    assert hooks.session.last_answer_text()
    banner.close_button.click()
    assert not banner.isVisible()


def test_an_uncaught_exception_of_another_thread_is_shown_by_the_window_s_own(hooks):
    def work() -> None:
        raise RuntimeError("far away")

    thread = threading.Thread(target=work)
    with hooks.qtbot.waitSignal(hooks.program.notifications.posted):
        thread.start()
    thread.join()
    hooks.until(hooks.window.banner.isVisible)
    assert "far away" in hooks.window.banner._detail


def test_ctrl_c_on_the_console_is_no_fault_of_the_program(hooks, capsys):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not hooks.window.banner.isVisible()


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (QtMsgType.QtWarningMsg, logging.WARNING),
        (QtMsgType.QtCriticalMsg, logging.ERROR),
        (QtMsgType.QtInfoMsg, logging.INFO),
    ],
)
def test_messages_of_qt_go_to_the_log(caplog, kind, level):
    with caplog.at_level(logging.DEBUG):
        log_file.log_qt(kind, None, "a message of Qt")
    assert [(r.name, r.levelno, r.getMessage()) for r in caplog.records] == [("qt", level, "a message of Qt")]


def test_a_message_posted_before_there_is_a_window_is_at_least_logged(caplog):
    Notifications().post("The disk is full.", "Make room.")
    assert "The disk is full. Make room." in caplog.text
