"""The cost of a pass in the window: looked up, measured on the engine's thread, given way to, and told in words."""

import threading
from dataclasses import replace

import pytest
from profile_script import Measuring, make_profile
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from scripted_engine import INFO, Answer, Audit, Load, ScriptedEngine

from app import engine_worker
from app.widgets.numbers import DASH
from dspark_core.errors import OutOfMemoryError
from dspark_core.evaluation import profile as profiles
from dspark_core.evaluation.profile import key_of, store_profile, stored_profile


@pytest.fixture
def info(tmp_path):
    """A pair whose folder has a config.json, as every pair that was really loaded."""
    folder = tmp_path / "scripted"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    return replace(INFO, folder=str(folder))


@pytest.fixture
def measuring(monkeypatch, info):
    script = Measuring(make_profile(key_of(info)))
    monkeypatch.setattr(engine_worker, "_profile", script)
    return script


@pytest.fixture
def start(launch, info):
    """(answers, audits) -> the program with that pair."""

    def begin(answers=(), audits=()):
        return launch(ScriptedEngine(answers, [Load(info=info)] * 3, audits))

    return begin


def panel(p):
    return p.window.inspector.cost


def held(p, measuring):
    measuring.hold = True
    panel(p).button.click()
    p.until(lambda: measuring.reached.is_set() and p.program.profiles.fraction == 0.5)


def idle(p):
    p.until(lambda: p.program.profiles.fraction is None)


# What is known


def test_without_a_profile_it_says_so_and_offers_to_measure(start, measuring):
    p = start()
    part = panel(p)
    assert part.source.text() == "No profile of Scripted is stored on this computer."
    assert part.button.text() == "Measure now"
    assert part.note.text() == "About 10 seconds, on a slow computer longer."
    assert part.button.isEnabled()
    assert part.table.isHidden()
    assert part.plot.isHidden()
    assert part.bandwidth.reading == DASH
    assert part.table.copy_text() == ""


def test_the_stored_profile_is_shown_with_conditions_and_age(start, info, monkeypatch):
    monkeypatch.setattr(profiles.time, "time", lambda: 1000.0 + 3 * 86400)
    store_profile(make_profile(key_of(info), measured_at=1000.0))
    p = start()
    part = panel(p)
    assert part.source.text() == "Scripted in bf16 on CPU, 2 threads"
    assert part.age.text() == "Measured 3 days ago."
    assert part.differences.isHidden()
    assert part.button.text() == "Measure again"
    assert part.table.cell(0, 0) == ("11.0", "10.0–16.0")
    monkeypatch.setattr(profiles.time, "time", lambda: 1000.0 + 4 * 86400)
    part.timer.timeout.emit()
    assert part.age.text() == "Measured 4 days ago."


def test_a_profile_of_other_conditions_is_said_to_be_one(start, info):
    store_profile(make_profile(replace(key_of(info), threads=1)))
    p = start()
    assert panel(p).differences.text() == (
        "Measured under other conditions: 1 thread (now 2 threads). What runs now may cost more or less."
    )
    assert "1 thread" in panel(p).source.text()
    assert panel(p).table.cell(0, 0) == ("11.0", "10.0–16.0")


def test_another_pair_has_another_profile(start, info):
    store_profile(make_profile(key_of(info)))
    p = start()
    assert panel(p).differences.isHidden()
    p.window.choose_pair(precision="fp32")
    assert panel(p).note.text() == "Not now: a model is being loaded."
    p.until(lambda: p.pair.usable)
    assert "in bf16 (now fp32)" in panel(p).differences.text()
    p.window.choose_pair(precision="bf16", drafter="none")
    p.until(lambda: p.pair.usable)
    assert panel(p).differences.isHidden()
    assert panel(p).table.rows() == ["1", "2", "4", "8", "16"]
    assert panel(p).drafting.text() == "The drafter none drafts nothing."


def test_a_pair_whose_folder_is_gone_has_no_profile(launch):
    p = launch(ScriptedEngine(loads=[Load(info=replace(INFO, folder="/nowhere"))]))
    assert "No profile" in panel(p).source.text()
    assert panel(p).button.isEnabled()


def test_nothing_loaded(launch, info):
    p = launch(ScriptedEngine(loads=[Load(error=OutOfMemoryError("No.", ""))]), wait_ready=False)
    p.until(lambda: not p.pair.loading)
    assert panel(p).source.text() == "Appears when a model is loaded."
    assert panel(p).note.text() == "Not now: no model is loaded."
    assert not panel(p).button.isEnabled()


# Measuring


def test_measuring_runs_on_the_engines_thread_and_is_shown_and_stored(start, measuring, info):
    p = start()
    held(p, measuring)
    part = panel(p)
    assert measuring.threads == p.engine.threads
    assert threading.get_ident() not in measuring.threads
    assert part.button.text() == "Stop measuring"
    assert part.note.text() == "measuring 50\u00a0%"
    assert not part.bar.isHidden()
    assert part.bar.value() * 2 == part.bar.maximum()
    assert p.window.header.chip.text() == "measuring 50\u00a0%"
    assert p.window.actions_table.stop.isEnabled()
    measuring.go.set()
    idle(p)
    assert stored_profile(key_of(info)) == measuring.result
    assert part.age.text() == "Measured just now."
    assert part.button.text() == "Measure again"
    assert part.bar.isHidden()
    assert part.failure.isHidden()
    assert p.window.header.chip.text() == "ready"
    assert not p.window.actions_table.stop.isEnabled()
    p.close()
    again = start()
    assert panel(again).table.cell(0, 0) == ("11.0", "10.0–16.0")


@pytest.mark.parametrize("way", ["button", "Escape", "menu"])
def test_it_can_be_stopped_and_what_was_stored_stays(start, measuring, info, qtbot, way):
    store_profile(make_profile(key_of(info), measured_at=5.0))
    p = start()
    held(p, measuring)
    if way == "button":
        panel(p).button.click()
    elif way == "menu":
        p.window.actions_table.stop.trigger()
    else:
        p.composer.setFocus()
        qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
    assert p.program.profiles.fraction is None
    p.until(lambda: measuring.cancelled == 1)
    assert p.window.header.chip.text() == "ready"
    assert panel(p).button.text() == "Measure again"
    assert stored_profile(key_of(info)).measured_at == 5.0


def test_a_prompt_ends_it_and_is_answered(start, measuring):
    p = start()
    held(p, measuring)
    p.ask("One?")
    assert p.program.profiles.fraction is None
    assert measuring.cancelled == 1
    assert p.session.last_answer_text() == Answer().text
    assert p.window.header.chip.text() == "ready"


def test_another_pair_ends_it(start, measuring):
    p = start()
    held(p, measuring)
    p.window.choose_pair(precision="fp32")
    assert p.program.profiles.fraction is None
    assert p.window.header.chip.text() == "loading"
    p.until(lambda: p.pair.usable)
    assert measuring.cancelled == 1


def test_an_audit_ends_it_and_is_not_disturbed_by_it(start, measuring):
    p = start(audits=[Audit(hold_at=2)])
    p.ask("One?")
    held(p, measuring)
    answer = p.session.conversation.turns[1].id
    audit = p.engine.audits[0]
    p.audits.toggle(answer)
    p.until(audit.reached.is_set)
    assert (p.program.profiles.fraction, measuring.cancelled) == (None, 1)
    assert panel(p).note.text() == "Not now: an answer is being audited."
    assert not panel(p).button.isEnabled()
    p.program.profiles.toggle()  # however it is asked for
    assert measuring.asked == 1
    audit.go.set()
    p.until(lambda: p.audits.running is None)
    assert panel(p).button.isEnabled()


def test_it_is_refused_while_an_answer_is_written(start, measuring):
    answer = Answer(hold_at=2)
    p = start([answer])
    p.type_and_send("One?")
    p.until(answer.reached.is_set)
    part = panel(p)
    assert not part.button.isEnabled()
    assert part.note.text() == "Not now: the engine is writing an answer."
    assert part.button.toolTip() == part.note.text()
    accessible = QAccessible.queryAccessibleInterface(part.button)
    assert accessible.text(QAccessible.Text.Description) == part.note.text()
    p.program.profiles.toggle()
    assert measuring.asked == 0
    answer.go.set()
    p.until(lambda: not p.session.busy)
    assert part.button.isEnabled()
    assert part.note.text().startswith("About 10 seconds")


def test_another_conversation_does_not_end_it(start, measuring):
    p = start()
    p.ask("One?")
    held(p, measuring)
    p.window.new_chat()
    assert p.program.profiles.fraction == 0.5
    measuring.go.set()
    idle(p)
    assert measuring.cancelled == 0


def test_a_failure_is_told_in_place_and_gone_with_the_next_try(start, measuring):
    measuring.error = OutOfMemoryError("No memory left.", "Choose a shorter context.")
    p = start()
    part = panel(p)
    part.button.click()
    idle(p)
    assert part.failure.text() == "No memory left. Choose a shorter context."
    assert part.copy_button.isHidden()
    assert p.window.header.chip.text() == "the last measurement failed"
    measuring.error = ValueError("a bug")
    part.button.click()
    idle(p)
    assert "Something went wrong inside the program." in part.failure.text()
    part.copy_button.click()
    assert "ValueError: a bug" in QGuiApplication.clipboard().text()
    measuring.error = None
    part.button.click()
    assert part.failure.isHidden()
    idle(p)
    assert part.failure.isHidden()
    assert part.button.text() == "Measure again"


def test_a_profile_that_cannot_be_stored_is_shown_and_said_to_be_lost(start, measuring):
    measuring.keep = False
    p = start()
    panel(p).button.click()
    idle(p)
    assert panel(p).table.cell(0, 0) == ("11.0", "10.0–16.0")
    assert "could not be stored" in panel(p).failure.text()


def test_closing_the_window_while_measuring_leaves_nothing_running(start, measuring, info):
    p = start()
    held(p, measuring)
    assert p.close()
    assert stored_profile(key_of(info)) is None


# The way there


def test_the_menu_opens_the_panel_and_brings_it_into_view(start, info):
    store_profile(make_profile(key_of(info)))
    p = start()
    p.window.appearance.set_inspector_visible(False)
    p.window.inspector.sections[-1].set_folded(True)
    action = next(
        action for action in p.window.findChildren(QAction) if action.text().replace("&", "") == "Cost of a pass"
    )
    assert action.shortcut().toString() == "Ctrl+Shift+P"
    action.trigger()
    section = p.window.inspector.sections[-1]
    assert section.title.hasFocus()
    inspector = p.window.inspector
    p.until(lambda: not section.title.visibleRegion().isEmpty())
    assert section.title.mapTo(inspector, section.title.rect().topLeft()).y() < inspector.height() / 2


def test_the_button_is_reached_and_pressed_with_the_keyboard(start, measuring, qtbot):
    p = start()
    p.window.appearance.show_cost()
    for _ in range(10):
        if panel(p).button.hasFocus():
            break
        qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Space)
    p.until(lambda: panel(p).button.text() == "Measure again")
    assert panel(p).button.hasFocus()
    assert measuring.asked == 1


def test_the_figures_are_copied_with_the_others(start, info):
    store_profile(make_profile(key_of(info)))
    p = start()
    lines = p.window.inspector.figures_text().splitlines()
    assert "Scripted in bf16 on CPU, 2 threads" in lines
    assert "8\t18.0 (17.0–23.0)\t36.0 (35.0–41.0)\t54.0 (53.0–59.0)" in lines
