"""A pair that cannot be loaded: what runs in its place, what is said, and what the next start will try."""

import json

from pair_choice import WRONG, checked, remembered
from scripted_engine import Answer, Load, ScriptedEngine

from dspark_core.errors import CorruptFileError, InvalidRequestError, OutOfMemoryError


def test_a_head_that_cannot_be_is_refused_in_words_and_the_pair_goes_on(launch):
    error = InvalidRequestError("Embedding and head in int8 go with matrices of 4 bits, not with bf16.", "Use nf4.")
    p = launch(ScriptedEngine(loads=[Load(), Load(error=error)]))
    p.window.choose_pair(head_precision="int8")
    p.until(lambda: p.pair.usable)
    assert error.message in p.window.banner.label.text()
    assert "embedding and head in int8" in p.window.header.note.text()
    assert [a.data() for a in p.window.actions_table.head_precisions.actions() if a.isChecked()] == ["auto"]
    assert p.program.settings.settings.head_precision == "auto"


def test_a_context_that_does_not_fit_is_refused_in_words_and_the_pair_goes_on(launch):
    error = OutOfMemoryError("The pair needs about 9.1 GiB.", "A context of 4,352 tokens fits (menu Pair).")
    p = launch(ScriptedEngine(loads=[Load(), Load(error=error)]))
    p.window.choose_context(8192)
    p.until(lambda: p.pair.usable)
    assert error.message in p.window.banner.label.text()
    assert error.hint in p.window.banner.label.text()
    assert "asked: SmolLM2" in p.window.header.note.text()
    assert "8,192 tokens" in p.window.header.note.text()
    assert [a.data() for a in p.window.actions_table.contexts.entries() if a.isChecked()] == [None]
    assert p.program.settings.settings.context_length is None


def test_a_wrong_folder_leaves_the_pair_in_use_and_says_why(launch, own_home, folder):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=WRONG)]))
    p.window.choose_pair(drafter="none", target=folder)
    p.until(lambda: p.pair.usable)
    assert WRONG.message in p.window.banner.label.text()
    assert WRONG.hint in p.window.banner.label.text()
    assert p.window.banner.isVisible()
    note = p.window.header.note.text()
    assert "asked: Tiny-Instruct auto + none" in note
    assert "running: Scripted bf16 + dspark+lookup" in note
    assert WRONG.message in note
    assert checked(p) == ["starter", "dspark+lookup", "auto"]
    p.ask("Still there?")
    assert p.session.last_answer_text() == Answer().text
    p.window.choose_pair(precision="fp32")
    p.until(lambda: p.pair.usable)
    assert not p.window.header.note.isVisible()
    assert remembered(own_home) == ("starter", "dspark+lookup", "fp32")


def test_after_the_weights_were_freed_the_pair_before_comes_back(launch, folder):
    broken = Load(error=CorruptFileError("model.safetensors is cut short.", "Fetch it again."), frees=True)
    p = launch(ScriptedEngine(loads=[Load(), broken]))
    p.window.choose_pair(target=folder)
    p.until(lambda: p.pair.usable)
    assert [r.target for r in p.engine.load_requests] == ["starter", folder, "starter"]
    assert "Scripted bf16 + dspark+lookup" in p.window.header.pair.accessibleName()
    assert "asked: Tiny-Instruct" in p.window.header.note.text()
    assert checked(p) == ["starter", "dspark+lookup", "auto"]
    assert p.composer.text() == ""
    p.ask("Still there?")
    assert p.session.last_answer_text() == Answer().text


def test_when_the_pair_before_fails_too_nothing_is_loaded_and_there_is_a_way_out(launch, folder):
    no_room = OutOfMemoryError("Not enough memory.", "Close other programs.")
    p = launch(ScriptedEngine(loads=[Load(), Load(error=no_room, frees=True), Load(error=no_room, frees=True)]))
    p.window.choose_pair(target=folder)
    p.until(lambda: len(p.engine.load_requests) == 3 and not p.pair.loading)
    assert p.pair.info is None
    assert not p.pair.usable
    assert "No model is loaded" in p.composer.hint.text()
    p.window.choose_pair(target="starter")
    p.until(lambda: p.pair.usable)
    p.ask("Back?")
    assert p.session.last_answer_text() == Answer().text


def test_a_remembered_pair_that_is_gone_gives_way_to_the_starter(launch, own_home, folder):
    (own_home / "settings.json").write_text(json.dumps({"pair": folder, "drafter": "none"}))
    p = launch(ScriptedEngine(loads=[Load(error=WRONG)]))
    assert [r.target for r in p.engine.load_requests] == [folder, "starter"]
    assert p.engine.info.drafter == "none"  # off stays off
    assert WRONG.message in p.window.banner.label.text()
    assert "asked: Tiny-Instruct auto + none, running: " in p.window.header.note.text()
    assert remembered(own_home)[0] == folder  # it may be on a disk that is only not there today
    p.window.choose_pair(target="starter", drafter="lookup")
    p.until(lambda: p.pair.usable)
    assert remembered(own_home) == ("starter", "lookup", "auto")


def test_a_pair_that_failed_is_not_tried_at_the_next_start(launch, folder):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=WRONG)]))
    p.window.choose_pair(target=folder)
    p.until(lambda: p.pair.usable)
    assert p.close()
    again = launch(ScriptedEngine())
    assert [r.target for r in again.engine.load_requests] == ["starter"]


def test_a_starter_that_cannot_be_loaded_is_tried_once_more_without_its_drafter(launch):
    p = launch(ScriptedEngine(loads=[Load(error=WRONG), Load(error=WRONG)]), wait_ready=False)
    p.until(lambda: p.window.banner.isVisible() and not p.pair.loading)
    assert [request.drafter for request in p.engine.load_requests] == ["dspark+lookup", "none"]
    assert p.window.header.chip.accessibleName() or p.window.header.chip.toolTip()


def test_a_refused_drafter_of_another_target_leaves_the_pair_in_use(launch, folder):
    """Where its target could be read, the engine goes on with that one (test_switching_memory.py)."""
    p = launch(ScriptedEngine(loads=[Load(), Load(error=WRONG)]))
    p.window.choose_pair(target=folder, drafter="dspark:/no/such/drafter")
    p.until(lambda: p.pair.usable)
    assert p.pair.asked.target == "starter"
    assert WRONG.message in p.window.banner.label.text()
    assert WRONG.message in p.window.header.note.text()
    assert p.program.settings.settings.drafter == "dspark+lookup"  # what failed is not remembered


def test_a_pair_that_cannot_be_loaded_brings_back_the_one_before(launch, folder):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=WRONG, frees=True)]))
    p.window.choose_pair(target=folder, drafter="dspark:/no/such/drafter")
    p.until(lambda: p.pair.usable)
    targets = [(r.target, r.drafter) for r in p.engine.load_requests]
    own = ("starter", "dspark+lookup")
    assert targets == [own, (folder, "dspark:/no/such/drafter"), own]


def test_a_drafter_that_cannot_be_loaded_leaves_the_target_in_use_as_it_is(launch):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=WRONG)]))
    p.window.choose_pair(drafter="dspark:/no/such/drafter")
    p.until(lambda: p.pair.usable)
    assert len(p.engine.load_requests) == 2
    assert p.pair.asked.drafter == "dspark+lookup"
