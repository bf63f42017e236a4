"""Unloading by hand and after a time without use, and the way back."""

import json

import pytest
from profile_script import Measuring, make_profile
from PySide6.QtCore import QObject, Qt, Signal
from scripted_engine import Answer, Audit, Load, ScriptedEngine, plain

from app import engine_worker, unload_control
from dspark_core.errors import OutOfMemoryError

NO_ROOM = OutOfMemoryError("Not enough memory.", "Close other programs.")
MINUTE = 60_000


class FakeTimer(QObject):
    """A QTimer whose time passes when the test says so."""

    timeout = Signal()
    made: "list[FakeTimer]" = []  # noqa: RUF012

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.left: int | None = None
        FakeTimer.made.append(self)

    def setSingleShot(self, single: bool) -> None:
        assert single

    def start(self, ms: int) -> None:
        self.left = ms

    def stop(self) -> None:
        self.left = None

    def passes(self, ms: int) -> None:
        if self.left is None:
            return
        self.left -= ms
        if self.left <= 0:
            self.left = None
            self.timeout.emit()


@pytest.fixture
def clock(monkeypatch):
    """Of the program launched last."""
    FakeTimer.made.clear()
    monkeypatch.setattr(unload_control, "QTimer", FakeTimer)
    return lambda ms: FakeTimer.made[-1].passes(ms)


def entry(p):
    return p.window.actions_table.unload


def chip(p) -> str:
    return p.window.header._state[1]


def unloaded(p) -> bool:
    return p.pair.rests and p.engine.info is None


def press_the_key(p) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    p.qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_M, keys)


def unload(p) -> None:
    press_the_key(p)
    p.until(lambda: unloaded(p))


def choose_minutes(p, minutes: int) -> None:
    (action,) = (a for a in p.window.actions_table.unload_after.actions() if a.data() == minutes)
    action.trigger()


# By hand


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
    p.until(lambda: p.chat._next_place() is None)
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


# After a time without use


def test_the_pair_is_unloaded_after_the_time_chosen_and_comes_back(launch, clock):
    p = launch()
    choose_minutes(p, 5)
    clock(5 * MINUTE - 1)
    assert p.pair.usable
    clock(1)
    p.until(lambda: unloaded(p))
    assert "unloaded after 5 minutes without use" in chip(p)
    p.type_and_send("Hello?")
    p.until(lambda: p.session.last_answer_text() == Answer().text and not p.session.busy)
    clock(5 * MINUTE)
    p.until(lambda: unloaded(p))


def test_the_timer_is_a_real_one(launch, own_home, monkeypatch):
    monkeypatch.setattr(unload_control, "MS_PER_MINUTE", 1)
    (own_home / "settings.json").write_text('{"unload_after": 0}')
    p = launch()
    choose_minutes(p, 5)
    p.until(lambda: unloaded(p))
    p.type_and_send("Hello?")
    p.until(lambda: p.session.last_answer_text() == Answer().text and unloaded(p))


def test_the_choice_is_an_hour_at_first_and_kept(launch, own_home, clock):
    p = launch()
    clock(60 * MINUTE - 1)
    assert p.pair.usable
    choose_minutes(p, 0)
    assert json.loads((own_home / "settings.json").read_bytes())["unload_after"] == 0
    clock(10**9)
    assert p.pair.usable
    assert p.close()
    again = launch()
    group = again.window.actions_table.unload_after
    assert [(a.text(), a.data()) for a in group.actions() if a.isChecked()] == [("Never", 0)]
    clock(10**9)
    assert again.pair.usable


def test_the_time_counts_from_the_end_of_an_answer_however_long_it_took(launch, clock):
    """As when the machine sleeps in mid-answer."""
    answer = Answer(plain("two three"), first="one ", hold_at=2)
    p = launch(ScriptedEngine([answer]))
    choose_minutes(p, 5)
    clock(4 * MINUTE)
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    assert FakeTimer.made[-1].left is None
    FakeTimer.made[-1].timeout.emit()  # it was due just when the prompt was sent
    assert p.pair.usable
    assert not entry(p).isEnabled()
    assert "being written" in entry(p).toolTip()
    answer.go.set()
    p.until(lambda: not p.session.busy)
    assert p.session.last_answer_text() == answer.text
    clock(5 * MINUTE - 1)
    assert p.pair.usable
    clock(1)
    p.until(lambda: unloaded(p))


def test_nothing_is_unloaded_during_an_audit(launch, clock):
    audit = Audit(hold_at=1)
    p = launch(ScriptedEngine(audits=[audit]))
    p.ask("Hello?")
    p.audits.toggle(p.session.conversation.last_answer().id)
    p.until(audit.reached.is_set)
    clock(10**9)
    assert p.pair.usable
    assert "audited" in entry(p).toolTip()
    audit.go.set()
    p.until(lambda: p.audits.running is None)
    clock(60 * MINUTE)
    p.until(lambda: unloaded(p))


def test_nothing_is_unloaded_during_a_measurement(launch, clock, monkeypatch):
    measuring = Measuring(make_profile(), hold=True)
    monkeypatch.setattr(engine_worker, "_profile", measuring)
    p = launch()
    p.window.inspector.cost.button.click()
    p.until(measuring.reached.is_set)
    clock(10**9)
    assert p.pair.usable
    assert "measured" in entry(p).toolTip()
    measuring.go.set()
    p.until(lambda: p.program.profiles.fraction is None)
    clock(60 * MINUTE)
    p.until(lambda: unloaded(p))


def test_nothing_is_unloaded_while_another_pair_is_loaded(launch, clock):
    slow = Load(hold=True)
    p = launch(ScriptedEngine(loads=[Load(), slow]))
    p.window.choose_pair(drafter="none")
    p.until(slow.reached.is_set)
    clock(10**9)
    assert not entry(p).isEnabled()
    slow.go.set()
    p.until(lambda: p.pair.usable)
    assert entry(p).isEnabled()


def test_nothing_is_unloaded_while_another_pair_has_to_be_fetched(launch, clock, monkeypatch):
    p = launch()
    monkeypatch.setattr("dspark_core.models.store.installed", lambda name: None)
    p.window.choose_pair(drafter="none")
    clock(10**9)
    assert p.pair.info is not None
    p.window.fetch.declined.emit()
    assert p.pair.usable
    clock(60 * MINUTE)
    p.until(lambda: unloaded(p))
