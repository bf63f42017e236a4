"""Flows of docs/flows.md, with the real starter pair: whole uses of the program, not its parts."""

import json
from collections.abc import Callable, Iterator

import pytest
from program_fixture import ProgramUnderTest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from real_window import RealWindow

from app.dialogs.chat_settings_dialog import ChatSettingsDialog
from app.transcript.code_section import CodeSection

pytestmark = pytest.mark.starter

PATIENCE_MS = 60_000
"""Other programs may compute at the same time."""
CODE = "def area(side):\n    return side * side"
CHATGPT = {
    "title": "Trip to Rome",
    "create_time": 1.7e9,
    "current_node": "b",
    "mapping": {
        "a": {
            "id": "a",
            "parent": None,
            "children": ["b"],
            "message": {
                "author": {"role": "user"},
                "content": {"content_type": "text", "parts": ["What should I see in Rome?"]},
            },
        },
        "b": {
            "id": "b",
            "parent": "a",
            "children": [],
            "message": {
                "author": {"role": "assistant"},
                "content": {"content_type": "text", "parts": ["The **Pantheon**."]},
            },
        },
    },
}


class RealProgram(ProgramUnderTest):
    """The same with the engine itself."""

    def until(self, condition: Callable[[], bool], timeout: int = PATIENCE_MS) -> None:
        super().until(condition, timeout)

    def press(self, name: str) -> None:
        """A button by what a screen reader calls it, else by its text; the last of them in the window."""
        self.until(lambda: bool(self._buttons(name)))
        self._buttons(name)[-1].click()

    def _buttons(self, name: str) -> list[QAbstractButton]:
        every = [each for each in self.window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
        return [each for each in every if name in (each.accessibleName(), each.text())]

    def written(self) -> int:
        """Characters of the last message on screen."""
        return len(self.shown()[-1][1]) if self.shown() else 0

    def end_of_answer(self) -> None:
        self.until(lambda: not self.session.busy)

    def close(self) -> bool:
        self.window.close()
        return self.program.close()


@pytest.fixture
def start(qtbot, own_home) -> Iterator[Callable[..., RealProgram]]:
    started: list[RealProgram] = []

    def run(**settings: object) -> RealProgram:
        from dspark_core.engine import Engine

        if not started:
            chosen = {"temperature": 0.0, "max_new_tokens": 48, **settings}
            (own_home / "settings.json").write_text(json.dumps(chosen))
        started.append(RealProgram(Engine(), own_home, qtbot))
        return started[-1]

    yield run
    for program in started:
        assert program.close()
        program.window.deleteLater()


def test_1_the_first_minute(start):
    p = start()
    p.press("Explain how a rainbow forms, in simple words.")
    assert p.composer.text().startswith("Explain how a rainbow")
    p.ask(p.composer.text())
    assert [role for role, _ in p.shown()] == ["user", "answer"]
    assert "tok/s" in p.messages()[1].footer
    p.window.help_view.show_help()
    assert p.window.help_view.help.isVisible()
    p.window.help_view.help.close()


def test_2_ask_again_compare_the_versions_and_go_back(start):
    p = start()
    p.ask("Explain in one paragraph why the sky is blue.")
    first = p.shown()[1][1]
    p.window.regenerate_last()
    p.end_of_answer()
    assert p.shown()[1][1] == first  # greedy
    assert "The same answer again" in p.composer.hint.text()
    p.program.chats.choose("Creative")
    p.window.regenerate_last()
    p.end_of_answer()
    p.until(lambda: not p.chat.busy)
    third = p.shown()[1][1]
    p.press("Previous version")
    p.until(lambda: p.shown()[1][1] == first)
    p.press("Next version")
    p.until(lambda: p.shown()[1][1] == third)
    p.window.appearance.set_marks_visible(False)
    assert len(p.stored().messages) == 4


@pytest.mark.long
def test_3_a_question_with_a_file_and_the_code_kept(start, tmp_path, monkeypatch):
    p = start()
    file = tmp_path / "circle.py"
    file.write_text("def area(r):\n    return 3.14 * r ** 2\n")
    p.program.attachments.add_files([file])
    p.until(lambda: not p.program.attachments.being_read)
    p.ask("The same for a square, please.")
    question, answer = p.messages()
    assert "3.14 * r ** 2" in question.content
    p.session.edit_message(answer.id)
    p.type_and_send(f"Like this:\n\n```python\n{CODE}\n```\n")
    p.until(lambda: not p.chat.busy and bool(p.chat.findChildren(CodeSection)))
    section = p.chat.findChildren(CodeSection)[-1]
    section.copy()
    assert QGuiApplication.clipboard().text().strip() == CODE
    kept = tmp_path / "square.py"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    section.save()
    assert kept.read_text().strip() == CODE


@pytest.mark.long
def test_4_a_long_conversation_is_found_again_pinned_and_filed(start):
    p = start()
    for prompt in ("Name three rivers.", "Name three mountains.", "Name three lakes.", "Name three deserts."):
        p.ask(prompt)
    own = p.session.conversation_id
    p.chat.finder.open()
    p.chat.finder.search("rivers")
    p.until(lambda: bool(p.chat.finder.matches))
    p.chat.finder.close()
    p.window.new_chat()
    p.window.search_conversations()
    panel = p.window.conversations
    panel.search_field.setText("mountains")
    panel.search_field.returnPressed.emit()
    p.until(lambda: p.session.conversation_id == own)
    panel.search_field.clear()
    panel.actions_table.pin.trigger()
    panel.folder_requested.emit(own)
    p.until(lambda: any(entry.kind == "folder" for entry in panel.list.entries))
    p.until(lambda: any(entry.pinned for entry in panel.list.entries))
    panel.list.setFocus()  # the name of the folder is taken
    p.until(lambda: [entry.count for entry in panel.list.entries if entry.kind == "folder"] == [1])


@pytest.mark.long
def test_5_stop_end_in_mid_answer_and_go_on_after_the_restart(start):
    p = start(max_new_tokens=2000)
    p.type_and_send("Write a long story about a lighthouse.")
    p.until(lambda: p.written() > 40)
    p.window.stop()
    p.end_of_answer()
    p.type_and_send("Another one, as long.")
    p.until(lambda: p.session.busy and len(p.shown()) == 4 and p.written() > 40)
    conversation = p.session.conversation_id
    assert p.close()
    again = start()
    again.until(lambda: again.session.conversation_id == conversation and len(again.shown()) == 4)
    before, place = again.shown()[3][1], again.chat._column.places[3]
    assert len(before) > 40
    again.until(lambda: place.turn.branch.unfinished and place.turn.branch.free)
    again.session.continue_answer(again.messages()[3].id)
    again.until(lambda: again.session.busy and again.written() > len(before) + 40)
    again.window.stop()
    again.end_of_answer()
    assert again.shown()[3][1].startswith(before)
    assert len(again.messages()) == 4


@pytest.mark.long
def test_6_a_preset_of_ones_own_goes_out_and_what_is_elsewhere_comes_in(start, tmp_path):
    p = start()
    preset = tmp_path / "pirate.json"

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChatSettingsDialog)
        dialog.system_prompt.setPlainText("You are a pirate.")
        dialog.save_as("Pirate")
        dialog.export_file(preset)
        dialog.accept()

    QTimer.singleShot(0, fill_in)
    p.window.chat_settings_requested.emit()
    assert json.loads(preset.read_text())["name"] == "Pirate"
    p.ask("Who are you?")
    foreign = tmp_path / "conversations.json"
    foreign.write_text(json.dumps([CHATGPT]))
    p.program.exchange.import_files([foreign])
    p.until(lambda: not p.program.exchange.busy)
    assert sorted(p.titles()) == ["Trip to Rome", "Who are you?"]
    own = tmp_path / "own.json"
    p.program.exchange.export(own, "json", p.session.conversation_id)
    p.until(lambda: not p.program.exchange.busy)
    (exported,) = json.loads(own.read_text())["conversations"]
    assert exported["settings"]["system_prompt"] == "You are a pirate."
    p.window._conversations_view._delete(p.session.conversation_id)
    p.program.exchange.import_files([own])
    p.until(lambda: not p.program.exchange.busy)
    (row,) = [entry for entry in p.window.conversations.list.entries if entry.text == "Who are you?"]
    p.session.open_conversation(row.id)
    p.until(lambda: p.program.chats.chat.settings.system_prompt == "You are a pirate.")


@pytest.mark.long
def test_7_the_context_is_full_and_the_oldest_messages_are_left_out(start):
    p = start(context_length=512, max_new_tokens=100)

    def answered(text: str, messages: int) -> None:
        p.type_and_send(text)  # it is sent when its tokens were counted
        p.until(lambda: len(p.shown()) == messages and not p.session.busy)

    answered("Name three rivers of Europe, with a few words about each.", 2)
    answered("And three mountains.", 4)
    long = "Tell me about all of them once more, please. " * 28
    p.type_and_send(long)
    choice = p.program.composer_view.choice
    p.until(choice.isVisible)
    assert p.composer.text() == long  # nothing is lost
    choice.drop_button.click()
    p.until(lambda: len(p.messages()) == 6 and not p.session.busy)
    assert [place.turn.role for place in p.chat._column.places].count("note") == 1


@pytest.mark.display
def test_8_with_the_keyboard_only(own_home, display, child_environment):
    (own_home / "settings.json").write_text(json.dumps({"temperature": 0.0, "max_new_tokens": 24, "theme": "light"}))
    window = RealWindow(own_home, display, child_environment)
    try:
        window.type("Say hello in one word.")
        window.key("Return")
        window.wait_for_log("ended (")
        window.key("ctrl+k")
        window.type("dark theme")
        window.key("Return")
        window.key("F1")
        window.xdo("search", "--sync", "--onlyvisible", "--name", "Help")
        window.xdo("windowfocus", "--sync", window.window)
        window.key("ctrl+n")
        window.type("And goodbye?")
        window.key("Return")
        window.wait_for_log("ended (", times=2)
        window.key("ctrl+q")
        assert window.process.wait(20) == 0
        assert "Traceback" not in window.new_log()
    finally:
        window.end()
    assert json.loads((own_home / "settings.json").read_text())["theme"] == "dark"
