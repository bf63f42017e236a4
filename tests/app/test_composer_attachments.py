"""Files become chips with their tokens, then part of the message."""

import threading

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from scripted_engine import Answer, ScriptedEngine

from app.chat import attachment_control
from app.chat.attachments import read_attachment
from app.panels.attachment_chips import ChipText
from app.transcript.attachment_row import AttachmentRow


def parts(p):
    return p.program.chats, p.program.attachments, p.program.context, p.program.composer_view


def write(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    return tmp_path / name


def attach(p, *paths):
    """As a user does, and wait until all are read."""
    p.program.attachments.add_files(paths)
    p.until(lambda: not p.program.attachments.being_read)


@pytest.fixture
def slow_drive(monkeypatch):
    """Reading waits until this event is set; the threads have ended when the test has."""
    answers = threading.Event()

    def read(path):
        assert answers.wait(30)
        return read_attachment(path)

    monkeypatch.setattr(attachment_control, "read_attachment", read)
    before = set(threading.enumerate())
    yield answers
    answers.set()
    for thread in set(threading.enumerate()) - before:
        if thread.name == "attachment":
            thread.join()


def test_dropped_files_become_chips_with_their_tokens(launch, tmp_path):
    p = launch()
    _, attachments, _, view = parts(p)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write(tmp_path, "a.py", "one two three")))])
    p.composer.edit.insertFromMimeData(data)
    assert p.composer.text() == ""
    p.until(lambda: attachments.pending[0].tokens is not None)
    assert view.chips.chips[0].button.shown.figures == "13\u00a0B · 7 tokens"  # with name and fence


def test_a_message_with_an_attachment(launch, tmp_path):
    p = launch()
    _, attachments, _, view = parts(p)
    attach(p, write(tmp_path, "a.py", "x = 1"))
    p.ask("What is it?")
    assert p.engine.requests[0].messages[0].content == "File `a.py`:\n```python\nx = 1\n```\n\nWhat is it?"
    assert attachments.pending == []
    assert not view.chips.isVisible()
    assert p.titles() == ["What is it?"]
    p.until(lambda: bool(p.chat.findChildren(AttachmentRow)))
    p.chat.findChildren(AttachmentRow)[0].buttons[0].click()
    (opened,) = [d for d in p.chat.findChildren(QDialog) if d.isVisible()]
    assert opened.findChild(QPlainTextEdit).toPlainText() == "x = 1"
    opened.close()


def test_only_an_attachment_can_be_sent(launch, tmp_path):
    p = launch()
    attach(p, write(tmp_path, "a.py", "x = 1"))
    assert p.composer.button.isEnabled()
    p.ask("")
    assert p.titles() == ["a.py"]


def test_chips_are_removed_by_the_keyboard_and_stop_their_count(launch, tmp_path):
    p = launch(ScriptedEngine(answers=[Answer(hold_at=0)]))
    _, attachments, _, view = parts(p)
    p.type_and_send("Busy?")
    p.until(lambda: p.session.busy)
    attach(p, write(tmp_path, "a.py", "one"), write(tmp_path, "b.py", "two"))
    assert view.chips.chips[0].button.shown.figures.endswith("tokens est.")
    counting = attachments.pending[0].counting
    view.chips.chips[0].button.setFocus()
    p.qtbot.keyClick(view.chips.chips[0].button, Qt.Key.Key_Delete)
    assert counting.cancelled
    assert [each.attachment.name for each in attachments.pending] == ["b.py"]
    assert view.chips.chips[0].button.hasFocus()
    p.qtbot.keyClick(view.chips.chips[0].button, Qt.Key.Key_Backspace)
    assert p.composer.edit.hasFocus()


def test_what_cannot_be_attached_is_told(launch, tmp_path):
    p = launch()
    attachments = parts(p)[1]
    attach(p, tmp_path, write(tmp_path, "a.py", "x"), tmp_path / "a.py")
    assert len(attachments.pending) == 1
    assert "is a folder" in p.composer.hint.text()
    assert "attached already" in p.composer.hint.text()
    attach(p, *(write(tmp_path, f"{at}.txt", str(at)) for at in range(30)))
    assert len(attachments.pending) == 20
    assert "20 files" in p.composer.hint.text()


def test_an_edited_prompt_has_its_attachments_again(launch, tmp_path):
    p = launch()
    attachments = parts(p)[1]
    attach(p, write(tmp_path, "a.py", "x = 1"))
    p.ask("What is it?")
    p.session.edit_last_prompt()
    assert p.composer.text() == "What is it?"
    assert [each.name for each in attachments.attachments] == ["a.py"]


def test_what_was_attached_before_an_edit_comes_back(launch, tmp_path):
    p = launch()
    attachments = parts(p)[1]
    attach(p, write(tmp_path, "a.py", "x = 1"))
    p.ask("What is it?")
    attach(p, write(tmp_path, "b.py", "y = 1"))
    p.session.edit_last_prompt()
    p.qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
    assert [each.name for each in attachments.attachments] == ["b.py"]
    p.session.edit_message(p.session.conversation.turns[1].id)
    assert attachments.attachments == ()
    p.composer.edit.setPlainText("File `x`:\n```\n\n```")
    p.composer.button.click()
    p.until(lambda: p.session.conversation.turns[-1].content.startswith("File"))
    assert [each.name for each in attachments.attachments] == ["b.py"]
    assert len(p.engine.requests) == 1


def test_attachments_stay_with_their_conversation(launch, tmp_path):
    p = launch()
    attachments = parts(p)[1]
    p.ask("One?")
    ident = p.session.conversation_id
    attach(p, write(tmp_path, "a.py", "x = 1"))
    p.window.new_chat()
    assert attachments.attachments == ()
    p.ask("Two?")
    p.session.open_conversation(ident)
    p.until(lambda: p.session.conversation_id == ident)
    assert [each.name for each in attachments.attachments] == ["a.py"]


def test_another_target_counts_again(launch, tmp_path):
    p = launch()
    attachments = parts(p)[1]
    attach(p, write(tmp_path, "a.py", "x = 1"))
    p.until(lambda: attachments.pending[0].tokens is not None)
    attachments.count_again()
    assert attachments.pending[0].tokens is None
    p.until(lambda: attachments.pending[0].tokens is not None)
    attachments.pending[0].tokens = 999
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable and attachments.pending[0].tokens == 7)


def test_an_answer_is_edited_as_it_stands(launch):
    block = "File `x`:\n```\ny\n```"
    p = launch(ScriptedEngine(answers=[Answer((), block)]))
    p.ask("One?")
    p.session.edit_message(p.session.conversation.turns[1].id)
    assert p.composer.text() == block
    assert parts(p)[1].attachments == ()


class TestADriveThatDoesNotAnswer:
    def test_the_window_goes_on_and_says_what_it_waits_for(self, launch, tmp_path, slow_drive):
        p = launch()
        _, attachments, _, view = parts(p)
        attachments.add_files([write(tmp_path, "a.py", "x = 1")])  # returns, though nothing is read yet
        assert view.chips.chips[0].button.shown == ChipText("a.py", "being read…")
        view.chips.chips[0].button.click()  # there is nothing to show yet
        p.type_and_send("What is it?")
        assert "Still being read: a.py." in p.composer.hint.text()
        assert p.composer.text() == "What is it?"
        slow_drive.set()
        p.until(lambda: not attachments.being_read)
        p.ask("What is it?")
        assert p.engine.requests[0].messages[0].content == "File `a.py`:\n```python\nx = 1\n```\n\nWhat is it?"

    def test_what_was_removed_meanwhile_stays_out(self, launch, tmp_path, slow_drive):
        p = launch()
        _, attachments, _, view = parts(p)
        attachments.add_files([write(tmp_path, "a.py", "x"), write(tmp_path, "b.py", "y")])
        view.chips.chips[0].close_button.click()
        slow_drive.set()
        p.until(lambda: not attachments.being_read)
        assert [each.name for each in attachments.attachments] == ["b.py"]

    def test_an_edit_meanwhile_leaves_it_where_it_was_given(self, launch, tmp_path, slow_drive):
        p = launch()
        attachments = parts(p)[1]
        p.ask("One?")
        attachments.add_files([write(tmp_path, "a.py", "x"), tmp_path])
        p.session.edit_last_prompt()
        assert attachments.pending == []
        slow_drive.set()
        p.until(lambda: "is a folder" in p.composer.hint.text() and attachments.draft() != "")
        assert attachments.pending == []
        p.qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
        assert [each.name for each in attachments.attachments] == ["a.py"]
        p.until(lambda: attachments.pending[0].tokens is not None)

    def test_another_conversation_does_not_get_it(self, launch, tmp_path, slow_drive):
        p = launch()
        attachments = parts(p)[1]
        p.ask("One?")
        attachments.add_files([write(tmp_path, "a.py", "x")])
        p.window.new_chat()
        assert attachments.pending == []
        assert p.composer.hint.text() == "Not attached, as it was still being read: a.py"

    def test_the_program_ends_meanwhile(self, launch, tmp_path, slow_drive):
        p = launch()
        parts(p)[1].add_files([write(tmp_path, "a.py", "x")])
        assert p.close()


def test_a_fault_while_reading_takes_the_chip_away(launch, tmp_path, monkeypatch):
    faults = []
    monkeypatch.setattr(threading, "excepthook", lambda fault: faults.append(fault.exc_type))
    monkeypatch.setattr(attachment_control, "block", lambda attachment: 1 / 0)
    p = launch()
    attachments = parts(p)[1]
    attachments.add_files([write(tmp_path, "a.py", "x")])
    p.until(lambda: attachments.pending == [])
    assert faults == [ZeroDivisionError]
