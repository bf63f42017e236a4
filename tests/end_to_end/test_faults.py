"""Each fault a user can meet gives one clear message in the window and loses nothing."""

import json
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from scripted_engine import INFO, Answer, Load, ScriptedEngine

from app.storage.database import Database
from app.storage.errors import StorageError
from dspark_core.engine import Engine
from dspark_core.errors import ContextOverflowError

CONFIG = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "vocab_size": 128,
    "max_position_embeddings": 256,
    "rms_norm_eps": 1e-5,
    "rope_theta": 10000.0,
    "tie_word_embeddings": True,
}


class RealLoads(ScriptedEngine):
    """Answers by script; every load but the first goes through the real engine, which must refuse it."""

    def __init__(self) -> None:
        super().__init__()
        self._real = Engine()

    def load(self, request, cancel):
        if not self.load_requests or request.target == "starter":
            yield from super().load(request, cancel)
            return
        self.load_requests.append(request)
        yield from self._real.load(request, cancel)


def nothing_there(folder: Path) -> None:
    folder.rmdir()


def empty(folder: Path) -> None:
    pass


def pickle_only(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04K\x01.")


def cut_short(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps(CONFIG))
    header = json.dumps({"model.norm.weight": {"dtype": "F32", "shape": [64], "data_offsets": [0, 256]}}).encode()
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + b"\0" * 10)


def no_safetensors(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "model.safetensors").write_bytes(b"\xff" * 1000)


def config_no_json(folder: Path) -> None:
    (folder / "config.json").write_text("{")


@pytest.mark.parametrize("fault", [nothing_there, empty, pickle_only, cut_short, no_safetensors, config_no_json])
def test_a_folder_that_is_no_model_leaves_the_pair_in_use(launch, tmp_path, fault):
    folder = tmp_path / "broken-model"
    folder.mkdir()
    fault(folder)
    p = launch(RealLoads())
    p.ask("Before?")
    p.composer.edit.setPlainText("half a thought")
    told = []
    p.pair.failed.connect(lambda message, hint, detail: told.append((message, hint, detail)))
    p.window.choose_pair(target=str(folder))
    p.until(lambda: bool(told) and p.pair.usable, timeout=60_000)
    ((message, hint, detail),) = told
    assert message
    assert hint
    assert not detail, detail  # a traceback would call it our fault
    assert "broken-model" in message
    assert p.window.banner.label.text() == f"{message} {hint}"
    assert "asked: broken-model" in p.window.header.note.text()
    assert p.composer.text() == "half a thought"
    p.ask("After?")
    assert [text for role, text in p.shown() if role == "user"] == ["Before?", "After?"]


def test_an_empty_prompt_does_nothing(launch):
    p = launch()
    p.type_and_send(" \n\t ")
    assert p.engine.requests == []
    assert p.shown() == []
    assert p.titles() == []


def test_a_hundred_thousand_characters_are_refused_and_come_back(launch):
    p = launch()
    p.ask("Before?")
    before = p.messages()
    text = "word " * 20_000
    began = time.process_time()
    p.type_and_send(text)
    choice = p.program.composer_view.choice
    p.until(choice.isVisible)
    assert time.process_time() - began < 3
    assert "too long" in choice.label.text()
    assert p.composer.text() == text
    assert p.messages() == before
    assert len(p.engine.requests) == 1


def test_a_prompt_that_the_engine_finds_too_long_comes_back(launch):
    message = "The prompt has 9,000 tokens, the context holds 8,192."
    refused = Answer(error=ContextOverflowError(message, "Shorten it."))
    p = launch(ScriptedEngine([Answer(), refused]))
    p.ask("Before?")
    before = p.messages()
    p.ask("word")
    assert p.composer.text() == "word"
    assert p.messages() == before
    errors = [text for role, text in p.shown() if role == "error"]
    assert len(errors) == 1
    assert p.errors == [(None, message)]


def test_a_hundred_thousand_characters_can_be_asked_and_reopened(launch):
    p = launch(ScriptedEngine(loads=[Load(info=replace(INFO, context_length=131_072))]))
    text = "word " * 20_000
    p.ask(text)
    number = p.session.conversation_id
    p.window.new_chat()
    p.session.open_conversation(number)
    p.until(lambda: p.session.conversation_id == number)
    assert p.shown() == [("user", text), ("answer", Answer().text)]
    assert len(p.titles()[0]) <= 61


FULL = StorageError("The disk is full; new messages are kept in memory until there is room.", "Make room on the disk.")


def test_a_full_disk_is_told_once_and_nothing_is_lost_when_there_is_room_again(launch, monkeypatch):
    p = launch()
    p.ask("Before?")
    number = p.session.conversation_id
    full = True
    write = Database._write
    transaction = Database.add_message

    def failing(database, *arguments, **options):
        if full:
            raise FULL
        return write(database, *arguments, **options)

    def failing_add(database, *arguments, **options):
        if full:
            raise FULL
        return transaction(database, *arguments, **options)

    monkeypatch.setattr(Database, "_write", failing)
    monkeypatch.setattr(Database, "add_message", failing_add)
    told = []
    p.store.failed.connect(lambda message, hint: told.append(message))
    p.ask("While it is full?")
    p.ask("Still full?")
    p.until(lambda: bool(told))
    assert p.window.banner.label.text() == f"{FULL.message} {FULL.hint}"
    assert len(p.shown()) == 6
    assert p.store.unsaved > 0
    full = False
    p.ask("Room again?")
    assert told == [FULL.message]
    contents = [m.content for m in p.messages(number) if m.role == "user"]
    assert contents == ["Before?", "While it is full?", "Still full?", "Room again?"]
    assert p.store.unsaved == 0


def test_a_database_of_another_copy_is_left_alone_and_the_chat_goes_on(launch, own_home):
    other = sqlite3.connect(own_home / "conversations.db")
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        p = launch(wait_ready=False)
        p.until(lambda: p.pair.usable, timeout=15_000)
        began = time.monotonic()
        p.type_and_send("Still there?")
        assert time.monotonic() - began < 1  # the window does not wait for the other copy
        assert "Will be sent" in p.composer.hint.text()
        p.until(p.window.banner.isVisible, timeout=15_000)
        assert "not kept" in p.window.banner.label.text()
        p.until(lambda: p.session.last_answer_text() == Answer().text)
    finally:
        other.rollback()
        other.close()


def test_a_damaged_database_is_kept_aside_and_told(launch, own_home):
    (own_home / "conversations.db").write_bytes(b"this is no database" * 1000)
    p = launch()
    p.until(p.window.banner.isVisible)
    assert "damaged" in p.window.banner.label.text()
    p.ask("Still there?")
    assert p.titles() == ["Still there?"]
    assert len(list(own_home.glob("conversations.db*"))) >= 2
