"""The list of conversations and the rest of the window: hits, folders, import and export."""

import json
import threading

import pytest
from PySide6.QtCore import Qt
from scripted_engine import Answer, ScriptedEngine, plain

from app.conversations_view import file_name
from app.exchange import jobs
from app.storage import exchange


def node(parent, role, text):
    content = {"content_type": "text", "parts": [text]}
    return {"parent": parent, "message": {"author": {"role": role}, "content": content}}


CHAT = {
    "title": "From elsewhere",
    "conversation_id": "c-1",
    "mapping": {
        "q": node(None, "user", "Tell me"),
        "a": node("q", "assistant", "Once"),
        "b": node("q", "assistant", "Rare\n\n" * 80 + "a néedle"),
    },
    "current_node": "a",
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps([CHAT, {"no": 1}]))
    return path


def dialogs(monkeypatch, opened=(), saved=""):
    view = "app.conversations_view.QFileDialog."
    monkeypatch.setattr(view + "getOpenFileNames", lambda *a: ([str(path) for path in opened], ""))
    monkeypatch.setattr(view + "getSaveFileName", lambda *a: (str(saved), ""))


def trigger(p, action):
    """Through the menu, to the end of what it begins."""
    getattr(p.window.conversations.actions_table, action).trigger()
    p.until(lambda: not p.program.exchange.busy)
    return p.window.banner.label.text()


def rows(p):
    return [entry.text for entry in p.window.conversations.list.entries if entry.kind == "conversation"]


def test_import_tells_what_came_in_and_what_not_and_doubles_nothing(launch, monkeypatch, file):
    p = launch()
    dialogs(monkeypatch, [file])
    words = trigger(p, "import_files")
    assert "imported: 1." in words
    assert "conversations.json, entry 2: it is in no known format" in words
    p.until(lambda: rows(p) == ["From elsewhere"])
    words = trigger(p, "import_files")
    assert "imported: 0. Already here: 1." in words
    p.ask("New?")  # ids go on behind those that came in
    assert len(p.messages()) == 2


def test_an_untitled_one_is_named_by_its_prompt_and_its_system_prompt_is_a_setting(launch, monkeypatch, tmp_path):
    p = launch()
    path = tmp_path / "1.conversation.json"
    content = [{"type": "text", "text": "Why is the sea salty?"}]
    message = {"versions": [{"role": "user", "content": content}], "currentlySelected": 0}
    path.write_text(json.dumps({"name": "", "systemPrompt": "Be brief.", "createdAt": 10**12, "messages": [message]}))
    dialogs(monkeypatch, [path])
    trigger(p, "import_files")
    p.until(lambda: rows(p) == ["Why is the sea salty?"])
    p.window.conversations.search_field.setText("salty")
    p.qtbot.keyClick(p.window.conversations.search_field, Qt.Key.Key_Return)
    p.until(lambda: len(p.shown()) == 1)
    p.until(lambda: p.program.chats.chat.settings.system_prompt == "Be brief.")


def test_a_hit_on_another_branch_is_opened_led_to_and_marked(launch, monkeypatch, file):
    p = launch()
    dialogs(monkeypatch, [file])
    trigger(p, "import_files")
    panel = p.window.conversations
    panel.focus_search()
    p.qtbot.keyClicks(panel.search_field, "NEEDLE")
    p.qtbot.keyClick(panel.search_field, Qt.Key.Key_Return)
    p.until(lambda: len(p.shown()) == 2)
    assert p.shown()[1][1].endswith("a néedle")
    mark = "_Mark"
    found = lambda: [child for child in p.chat._column.children() if type(child).__name__ == mark]  # noqa: E731
    p.until(lambda: bool(found()))
    (shown,) = found()
    top, height = p.chat.verticalScrollBar().value(), p.chat.viewport().height()
    assert top > 0
    assert top <= shown.y() <= top + height - shown.height()
    answer = p.chat._column.places[1]
    assert shown.y() > answer.top + answer.height * 0.8  # at the word, not at the beginning of the answer
    p.until(lambda: not found())


def test_a_hit_in_the_conversation_on_screen_is_led_to_without_opening_it_anew(launch):
    p = launch(ScriptedEngine([Answer(plain("two three needle"), first="one ")]))
    p.ask("Count")
    changes = []
    p.session.path_changed.connect(lambda: changes.append(1))
    p.window.conversations.search_field.setText("needle")
    p.until(lambda: any(entry.kind == "hit" for entry in p.window.conversations.list.entries))
    p.qtbot.keyClick(p.window.conversations.search_field, Qt.Key.Key_Return)
    p.until(lambda: any(type(child).__name__ == "_Mark" for child in p.chat._column.children()))
    assert changes == []


def test_files_of_a_start_are_imported(launch, file):
    """Of the first start, or handed on by a later one: single_instance.py."""
    p = launch(wait_ready=False)  # the conversations may still be being opened
    p.program.started_again([file])
    p.until(lambda: not p.program.exchange.busy)
    assert "imported: 1." in p.window.banner.label.text()
    p.until(lambda: rows(p) == ["From elsewhere"])


def test_export_and_import_again(launch, monkeypatch, tmp_path):
    p = launch()
    p.ask("Hello?")
    target = tmp_path / "all.json"
    dialogs(monkeypatch, [target], target)
    assert str(target) in trigger(p, "export_all")
    (whole,) = json.loads(target.read_text())["conversations"]
    assert [message["role"] for message in whole["messages"]] == ["user", "assistant"]
    assert whole["messages"][1]["token_ids"]
    assert whole["messages"][1]["stats"]["tau"]
    assert "Already here: 1." in trigger(p, "import_files")
    first = p.session.conversation_id
    p.window.conversations.list.setFocus()
    p.window.conversations.list.go_to("conversation", first)
    p.window.conversations.actions_table.delete.trigger()
    assert "imported: 1." in trigger(p, "import_files")
    text = tmp_path / "one.md"
    dialogs(monkeypatch, [], text)
    p.until(lambda: rows(p) == ["Hello?"])
    p.window.conversations.list.setFocus()  # it was hidden while it was empty
    p.window.conversations.list.go_to_first()
    trigger(p, "export_markdown")
    assert text.read_text().startswith("# Hello?\n")


def test_an_import_can_be_stopped_and_the_program_ended_in_the_midst_of_one(launch, monkeypatch, tmp_path):
    p = launch()
    path = tmp_path / "many.json"
    path.write_text(json.dumps([CHAT | {"conversation_id": str(number)} for number in range(500)]))
    dialogs(monkeypatch, [path])
    reached, go_on = threading.Event(), threading.Event()
    add = jobs._add

    def slow(*args):
        add(*args)
        reached.set()
        assert go_on.wait(10)

    monkeypatch.setattr(jobs, "_add", slow)
    panel = p.window.conversations
    panel.actions_table.import_files.trigger()
    p.until(reached.is_set)
    assert panel.task_bar.isVisible()
    assert "Importing" in panel.task_bar.label.text()
    panel.actions_table.import_files.trigger()
    assert "still running" in p.window.banner.label.text()
    p.qtbot.mouseClick(panel.task_bar.button, Qt.MouseButton.LeftButton)
    go_on.set()
    p.until(lambda: not p.program.exchange.busy)
    assert p.window.banner.label.text() == "The import was stopped. Conversations imported: 1."
    assert not panel.task_bar.isVisible()
    panel.actions_table.import_files.trigger()
    assert p.close()


@pytest.mark.parametrize("kind", ["export_json", "export_markdown"])
def test_a_file_that_cannot_be_written_is_said_and_leaves_no_part(launch, monkeypatch, tmp_path, kind):
    p = launch()
    p.ask("Hello?")
    p.until(lambda: rows(p) == ["Hello?"])  # from the storage thread
    dialogs(monkeypatch, [], tmp_path / "gone" / "x")
    assert "could not be written: No such file or directory" in trigger(p, kind)
    assert list(tmp_path.glob("**/*.part")) == []


def test_a_fault_of_ours_is_told_and_the_next_import_works(launch, monkeypatch, file, caplog):
    p = launch()
    dialogs(monkeypatch, [file])
    with monkeypatch.context() as patch:
        patch.setattr(exchange, "write", lambda *a: 1 / 0)
        assert "fault in the program" in trigger(p, "import_files")
    assert "imported: 1." in trigger(p, "import_files")


def test_folders_end_to_end(launch):
    p = launch()
    p.ask("Hello?")
    panel = p.window.conversations
    number = p.session.conversation_id
    panel.actions_table.new_for_target.trigger()
    p.until(lambda: panel.list.editing)
    p.qtbot.keyClicks(p.window.focusWidget(), "Job")
    p.qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Return)
    expected = [("folder", "Job"), ("conversation", "Hello?")]
    p.until(lambda: [(entry.kind, entry.text) for entry in panel.list.entries] == expected)
    panel.list.go_to("conversation", number)
    panel.actions_table.pin.trigger()
    p.until(lambda: [entry.text for entry in panel.list.entries] == ["pinned", "Hello?", "Job"])
    panel.list.go_to("folder", panel.list.entries[2].id)
    panel.actions_table.delete.trigger()
    p.until(lambda: len(panel.list.entries) == 2)
    panel.undo_bar.button.click()
    p.until(lambda: len(panel.list.entries) == 3)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Why is the sky blue?", "Why is the sky blue_"), ("../../x", "______x"), ("", "conversation"), ("漢字", "漢字")],
)
def test_titles_become_names_of_files_everywhere(title, name):
    assert file_name(title) == name
