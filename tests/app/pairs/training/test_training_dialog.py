"""A drafter is trained from the window: a real child process, a tiny target, from the plan to its use."""

import sys
from pathlib import Path

import pytest
from scripted_engine import INFO, Answer, Load, ScriptedEngine
from test_accessibility import unsaid
from translators import Marking

sys.path.append(str(Path(__file__).parents[3] / "core"))
sys.path.append(str(Path(__file__).parents[3] / "core" / "training"))
from tiny_training import SHAPE, SMALL, SMALLEST, write_target

from app.pairs.training.job import Job, unfinished
from dspark_core.models import store

PATIENCE_MS = 120_000
OPTIONS = (*SMALL.replace("--precision fp32", "").split(), *SHAPE.split(), *SMALLEST)


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    return write_target(tmp_path_factory.mktemp("trained") / "Tiny")


@pytest.fixture
def tiny(launch, target):
    """The window with the tiny target in use, by an engine that is scripted, and the dialog."""
    from dataclasses import replace

    info = replace(INFO, target="Tiny", folder=str(target))
    p = launch(ScriptedEngine(loads=[Load(), *(Load(info=info) for _ in range(4))]))
    p.window.choose_pair(target=str(target), drafter="none", precision="fp32")
    p.until(lambda: p.pair.usable)
    p.pair.info = replace(p.pair.info, target="Tiny", precision="fp32")
    p.window.actions_table.entries["train"].trigger()
    return p, p.program.training, p.program.pair_dialogs.training_dialog


def test_from_the_plan_over_a_pause_to_a_drafter_that_is_compared_kept_and_used(tiny, target):
    p, training, dialog = tiny
    p.ask("hello what is the in er")
    assert training.state == "idle"
    assert dialog.plan_button.isVisible()
    dialog.time.setItemData(0, OPTIONS)
    dialog.plan_button.click()
    assert p.pair.rests  # its memory is the training's
    p.until(lambda: training.state != "planning", timeout=PATIENCE_MS)
    assert training.state == "planned", training.failure
    assert "GB of disk" in dialog.told.text() or "MB of disk" in dialog.told.text()
    assert "memory beside the target" in dialog.told.text()
    assert unfinished("Tiny") is None  # nothing is made before it is agreed to
    dialog.begin_button.click()
    p.until(lambda: training.stage in ("responses", "training"), timeout=PATIENCE_MS)
    dialog.pause_button.click()
    p.until(lambda: training.state == "paused")
    assert "Paused" in dialog.told.text()
    assert unfinished("Tiny") == Job(str(target), "Tiny", "fp32", OPTIONS)
    assert not unsaid(dialog)
    dialog.begin_button.click()
    p.until(lambda: training.state not in ("running",), timeout=PATIENCE_MS)
    assert training.state == "made", training.failure
    assert "tau" in dialog.card.text()
    assert not dialog.picture.pixmap().isNull()
    assert "plan" in dialog.log.toPlainText() or "training" in dialog.log.toPlainText()
    assert not dialog.compare_button.isEnabled()  # before the user agrees
    dialog.consent.setChecked(True)
    dialog.compare_button.click()
    p.until(lambda: training.state == "made", timeout=PATIENCE_MS)
    assert training.compared is not None, training.failure
    assert training.compared.prompts == 1
    assert training.compared.plain_tokens_per_s > 0
    assert "of your prompts" in dialog.compared.text()
    dialog.keep_button.click()
    kept = store.models_dir() / "drafters" / "Tiny"
    assert (kept / "model.safetensors").is_file()
    p.until(lambda: p.pair.usable)
    assert p.pair.asked.drafter == f"dspark:{kept}+lookup"
    assert unfinished("Tiny") is None
    assert not (store.models_dir() / ".training" / "Tiny").exists()
    assert training.state == "idle"


def test_what_the_child_refuses_is_said_and_leaves_nothing(tiny):
    p, training, dialog = tiny
    dialog.time.setItemData(0, ("--layers", "99"))
    dialog.plan_button.click()
    p.until(lambda: training.state == "idle", timeout=PATIENCE_MS)
    assert "out of range" in dialog.failure.text()
    assert dialog.plan_button.isEnabled() or p.pair.rests
    assert not (store.models_dir() / ".training").exists()


def test_a_child_that_breaks_is_told_and_can_go_on(tiny, monkeypatch):
    from app.pairs.training import child

    p, training, dialog = tiny
    monkeypatch.setattr(child, "MODULE", "dspark_core.no_such_module")
    training.ask_plan(OPTIONS)
    p.until(lambda: training.state == "idle", timeout=PATIENCE_MS)
    assert "It broke off. The last line of its log: " in dialog.failure.text()
    assert "no_such_module" in dialog.failure.text()


def test_an_error_of_the_child_comes_in_the_language_of_the_window(tiny, qapp):
    p, training, dialog = tiny
    translator = Marking()
    qapp.installTranslator(translator)
    try:
        training.ask_plan(("--precision", "nf3"))  # refused by the engine, before the target is read
        p.until(lambda: training.state == "idle", timeout=PATIENCE_MS)
        assert dialog.failure.text().startswith("«")
        assert "nf3" in dialog.failure.text()
    finally:
        qapp.removeTranslator(translator)


def test_the_log_says_that_it_is_one_and_in_which_language(tiny):
    _, _, dialog = tiny
    dialog.log_button.click()
    assert dialog.log_title.isVisible()
    assert "in English" in dialog.log_title.text()
    dialog.log_button.click()
    assert not dialog.log_title.isVisible()


def test_what_was_begun_is_found_again_and_discarded_with_a_second_click(tiny, target):
    p, training, dialog = tiny
    job = Job(str(target), "Tiny", "fp32", OPTIONS)
    job.begin()
    training.look_up()
    assert training.state == "paused"
    assert dialog.begin_button.isVisible()
    assert p.window.actions_table.entries["train"].text().endswith("(paused)")
    dialog.discard_button.click()
    assert job.folder.exists()
    assert "for good" in dialog.discard_button.text()
    dialog.discard_button.click()
    assert not job.folder.exists()
    assert training.state == "idle"


def test_the_end_is_told_where_the_dialog_is_closed(tiny, target):
    p, training, dialog = tiny
    dialog.close()
    for state in ("running", "made"):
        training.state = state
        training.changed.emit()
    assert "is made" in p.window.banner.label.text()
    p.window.banner.action_button.click()
    assert dialog.isVisible()


def test_a_kept_drafter_takes_no_others_place(target):
    for number in (1, 2):
        job = Job(str(target), "Tiny", "fp32", OPTIONS)
        job.begin()
        job.drafter.mkdir()
        (job.drafter / "config.json").write_text(str(number))
        job.keep()
    found = {path.name: (path / "config.json").read_text() for path in (store.models_dir() / "drafters").iterdir()}
    assert found == {"Tiny": "1", "Tiny-2": "2"}


def test_the_program_ends_the_child_and_the_job_waits(tiny):
    p, training, dialog = tiny
    dialog.time.setItemData(0, OPTIONS)
    dialog.plan_button.click()
    p.until(lambda: training._child.runs)
    assert p.close()
    assert not training._child.runs


def test_prompts_to_compare_on_are_the_last_ones_each_once(launch):
    from app.storage.prompts import recent_prompts

    p = launch(ScriptedEngine([Answer(), Answer(), Answer(), Answer()]))
    for text in ("One?", "Two?", "One?", "x" * 5000):
        p.ask(text)
    found = p.store.later(lambda database: recent_prompts(database, 8))
    p.until(found.done)
    assert found.result() == ["One?", "Two?"]
