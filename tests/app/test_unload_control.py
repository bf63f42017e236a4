"""Unloading by hand, and the way back."""

import json

from PySide6.QtCore import Qt
from scripted_engine import Answer, Load, ScriptedEngine, plain
from unloading import chip, entry, press_the_key, unload

from dspark_core.errors import OutOfMemoryError

NO_ROOM = OutOfMemoryError("Not enough memory.", "Close other programs.")


def test_unloading_by_hand_frees_the_engine_in_its_own_thread_and_says_so(launch):
    p = launch()
    unload(p)
    assert p.engine.closed
    assert len(p.engine.threads) == 1
    assert p.pair.info is None
    assert "unloaded by hand" in chip(p)
    assert "Scripted bf16 + dspark+lookup · unloaded" in p.window.header.pair.accessibleName()
    assert "loads it again" in p.composer.hint.text()
    assert entry(p).text() == "&Load model again"


def test_the_next_prompt_loads_the_same_pair_and_is_answered_with_the_chat_so_far(launch):
    p = launch()
    p.window.choose_pair(drafter="none", precision="fp32")
    p.until(lambda: p.pair.usable)
    p.ask("First?")
    unload(p)
    p.type_and_send("Second?")
    p.until(lambda: len(p.engine.requests) == 2 and not p.session.busy)
    again = p.engine.load_requests[-1]
    assert (again.target, again.drafter, again.precision) == ("starter", "none", "fp32")
    assert len(p.engine.load_requests) == 3
    assert [text for _, text in p.shown()] == ["First?", Answer().text, "Second?", Answer().text]
    assert [message.content for message in p.engine.requests[1].messages][0::2] == ["First?", "Second?"]
    assert p.composer.text() == ""
    assert entry(p).text() == "&Unload model"
    assert "unloaded" not in p.window.header.pair.accessibleName()


def test_the_model_comes_back_by_hand_too(launch):
    p = launch()
    assert "Frees" in entry(p).toolTip()
    unload(p)
    assert "into memory" in entry(p).toolTip()
    press_the_key(p)
    p.until(lambda: p.pair.usable)
    assert p.engine.requests == []
    p.ask("Hello?")
    assert p.session.last_answer_text() == Answer().text


def test_a_prompt_taken_back_while_the_model_comes_back_is_not_sent(launch, qtbot):
    slow = Load(hold=True)
    p = launch(ScriptedEngine(loads=[Load(), slow]))
    unload(p)
    p.type_and_send("Hello?")
    p.until(slow.reached.is_set)
    assert "Will be sent" in p.composer.hint.text()
    qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
    slow.go.set()
    p.until(lambda: p.pair.usable)
    assert (p.composer.text(), p.engine.requests) == ("Hello?", [])


def test_regenerating_loads_first_and_drops_the_answer_only_then(launch):
    slow = Load(hold=True)
    p = launch(ScriptedEngine([Answer(), Answer(plain("two"), first="one ")], loads=[Load(), slow]))
    p.ask("Count.")
    unload(p)
    p.window.regenerate_last()
    p.until(slow.reached.is_set)
    p.window.regenerate_last()  # twice is not two
    assert p.shown()[-1] == ("answer", Answer().text)
    slow.go.set()
    p.until(lambda: p.session.last_answer_text() == "one two ")
    p.until(lambda: not p.session.busy)
    assert p.shown() == [("user", "Count."), ("answer", "one two ")]
    assert len(p.engine.requests) == 2


def test_an_edited_prompt_replaces_the_last_one_after_loading(launch):
    p = launch()
    p.ask("Colour?")
    unload(p)
    p.session.edit_last_prompt()
    p.type_and_send("Color?")
    p.until(lambda: len(p.engine.requests) == 2 and not p.session.busy)
    assert p.shown() == [("user", "Color?"), ("answer", Answer().text)]


def test_audit_and_measurement_are_refused_with_the_reason_until_it_is_back(launch):
    p = launch()
    p.ask("Hello?")
    answer = p.session.conversation.last_answer()
    p.until(lambda: p.chat._queue.next_place() is None)
    button = p.chat._column.places[-1].widget._audit
    assert button.isEnabled()
    unload(p)
    assert "not loaded" in p.audits.refusal(answer)
    assert not button.isEnabled()
    assert "no model" in p.program.profiles.refusal()
    assert not p.window.inspector.cost.button.isEnabled()
    entry(p).trigger()
    p.until(lambda: p.pair.usable)
    assert p.program.profiles.refusal() == ""


def test_a_pair_that_cannot_come_back_stays_unloaded_and_can_be_tried_again(launch, own_home):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=NO_ROOM)]))
    unload(p)
    p.type_and_send("Hello?")
    p.until(lambda: p.window.banner.isVisible() and not p.pair.loading)
    assert NO_ROOM.message in p.window.banner.label.text()
    assert p.pair.rests
    assert "could not be loaded again" in chip(p)
    assert p.composer.text() == "Hello?"
    assert "loads it again" in p.composer.hint.text()
    assert len(p.engine.load_requests) == 2  # and nothing else was loaded in its place
    p.type_and_send("Hello?")
    p.until(lambda: p.session.last_answer_text() == Answer().text)
    assert not p.window.banner.isVisible()


def test_another_pair_can_be_chosen_instead(launch):
    p = launch()
    unload(p)
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable)
    assert p.engine.load_requests[-1].drafter == "none"
    assert entry(p).text() == "&Unload model"


def test_when_another_pair_cannot_be_loaded_the_one_before_comes_back(launch):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=NO_ROOM)]))
    unload(p)
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable)
    assert [request.drafter for request in p.engine.load_requests] == ["dspark+lookup", "none", "dspark+lookup"]
    assert "auto + none, running: " in p.window.header.note.text()


def test_what_was_only_a_way_out_is_not_remembered_because_it_was_loaded_again(launch, own_home, tmp_path):
    (own_home / "settings.json").write_text(json.dumps({"pair": str(tmp_path / "gone"), "drafter": "none"}))
    p = launch(ScriptedEngine(loads=[Load(error=NO_ROOM)]))
    unload(p)
    p.ask("Hello?")
    p.until(lambda: p.pair.usable and not p.session.busy)
    assert json.loads((own_home / "settings.json").read_bytes())["pair"] == str(tmp_path / "gone")


def test_an_engine_that_cannot_be_closed_is_replaced(launch):
    p = launch()

    def lost() -> None:
        raise RuntimeError("CUDA error: unknown error")

    p.engine.close = lost
    entry(p).trigger()
    p.until(lambda: p.program.host._worker._engine is None)
    del p.engine.close
    p.type_and_send("Hello?")
    p.until(lambda: p.session.last_answer_text() == Answer().text)


def test_the_figures_of_the_last_answer_stay_while_it_is_unloaded(launch):
    p = launch()
    p.ask("Hello?")
    panel = p.window.inspector
    speed = panel.speed.rate.text()
    assert "tok/s" in speed
    unload(p)
    assert panel.speed.rate.text() == speed
    assert "appears when a model is loaded" in panel.memory.context._note
