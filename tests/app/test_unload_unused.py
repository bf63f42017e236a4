"""Unloading after a time without use."""

import json

import pytest
from profile_script import Measuring, make_profile
from scripted_engine import Answer, Audit, Load, ScriptedEngine, plain
from unloading import MINUTE, FakeTimer, chip, choose_minutes, entry, unloaded

from app import engine_worker, unload_control


@pytest.fixture
def clock(monkeypatch):
    """Of the program launched last."""
    FakeTimer.made.clear()
    monkeypatch.setattr(unload_control, "QTimer", FakeTimer)
    return lambda ms: FakeTimer.made[-1].passes(ms)


def test_the_pair_is_unloaded_after_the_time_chosen_and_comes_back(launch, clock):
    p = launch()
    choose_minutes(p, 5)
    clock(5 * MINUTE - 1)
    assert p.pair.usable
    clock(1)
    p.until(lambda: unloaded(p))
    assert "unloaded after 5 minutes without use" in chip(p)
    assert "after 5 minutes without use" in p.window.header._state[2]
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
