"""A drafter fails in mid-answer: the answer goes on, and the window says so and shows plain decoding from then on."""

import json

import pytest
from PySide6.QtWidgets import QApplication
from scripted_engine import Answer, Load, Round, ScriptedEngine
from unloading import chip

from dspark_core.errors import EngineError

FAILURE = EngineError("The drafter lookup does not give numbers.", "Choose another drafter.")
ROUNDS = (Round("two ", accepted=("one ",)), Round("three "), Round("four "))
TEXT = "Hello one two three four "
ASKED = "asked: SmolLM2-135M-Instruct auto + dspark+lookup, running: Scripted bf16 + none"


def failing(detail: str = "", **options) -> Answer:
    """Behind its first round."""
    return Answer(ROUNDS, loses_drafter=(FAILURE, detail), error_at=3, **options)


def checked_drafter(p) -> str:
    (entry,) = [entry for entry in p.window.actions_table.drafters.actions() if entry.isChecked()]
    return entry.data()


def test_the_answer_goes_on_and_the_window_says_so(launch, own_home):
    answer = failing(hold_at=4)
    p = launch(ScriptedEngine([answer]))
    before = p.pair.asked.drafter
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    p.until(p.window.banner.isVisible)
    assert p.session.busy
    words = p.window.banner.label.text()
    assert words.startswith(FAILURE.message)
    assert words.endswith(FAILURE.hint)
    assert "go on without drafts" in words
    assert p.window.header._pair_text == "Scripted bf16 + none"
    assert ASKED in p.window.header.note.text()
    p.until(lambda: chip(p) == "plain: no drafter")
    figures = p.window.inspector.figures_text()
    assert "no drafter runs" in figures
    assert "this answer\n0\t0\n1\t1\n" in figures, "a round with drafts did run"
    answer.go.set()
    p.until(lambda: not p.session.busy)
    assert p.shown() == [("user", "Count."), ("answer", TEXT)]
    assert p.messages()[1].state == "complete"
    assert p.errors == []
    assert f"drafter {before} → none" in p.turns()[1].details, "the figures are of both"

    p.ask("And on.")
    assert p.session.last_answer_text() == Answer().text
    assert checked_drafter(p) == p.pair.asked.drafter == p.pair.info.drafter == "none"
    assert len(p.engine.load_requests) == 1
    remembered = json.loads((own_home / "settings.json").read_text())
    assert remembered["drafter"] == before, "it was not the user's choice, and may go well at the next start"


def test_the_drafter_can_be_loaded_again(launch):
    p = launch(ScriptedEngine([failing()]))
    before = p.pair.asked.drafter
    p.ask("Count.")
    p.window.choose_pair(drafter=before)
    p.until(lambda: p.pair.usable and p.pair.info.drafter == before)
    assert len(p.engine.load_requests) == 2
    assert not p.window.banner.isVisible()
    assert "asked" not in p.window.header.note.text()
    assert checked_drafter(p) == before


def test_off_stays_off_when_the_pair_is_unloaded_and_comes_back(launch):
    p = launch(ScriptedEngine([failing()]))
    p.ask("Count.")
    p.pair.unload("by hand")
    p.until(lambda: p.pair.rests)
    p.pair.load_again()
    p.until(lambda: p.pair.usable)
    assert p.engine.load_requests[-1].drafter == "none"


def test_our_own_fault_comes_with_details(launch, caplog):
    p = launch(ScriptedEngine([failing("Traceback: planted")]))
    p.ask("Count.")
    p.window.banner.copy_button.click()
    assert "Traceback: planted" in QApplication.clipboard().text()
    assert "planted" not in caplog.text


@pytest.mark.parametrize("hold", [True, False])
def test_a_pair_that_was_chosen_meanwhile_is_what_runs_then(launch, tmp_path, hold):
    answer, load = failing(hold_at=4, deaf=True), Load(hold=hold)
    p = launch(ScriptedEngine([answer], [Load(), load]))
    drafter = p.pair.asked.drafter
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    p.window.choose_pair(target=str(tmp_path), drafter=drafter)
    answer.go.set()
    if hold:
        p.until(load.reached.is_set)
        load.go.set()
    p.until(lambda: p.pair.usable)
    assert (p.pair.info.target, p.pair.info.drafter) == (str(tmp_path), drafter)
    assert p.pair.asked.drafter == drafter
