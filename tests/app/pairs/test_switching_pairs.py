"""Switching pairs: a drafter that fails costs no target, off stays off, memory comes back, the conversation stays."""

import json

import pytest
from scripted_engine import Answer, Load, ScriptedEngine

from dspark_core.errors import CorruptFileError

BROKEN = CorruptFileError("The drafter is cut short.", "Fetch it again.")


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "Tiny-Instruct"
    path.mkdir()
    return str(path)


def test_a_drafter_that_cannot_be_read_leaves_the_target_running_without_one_and_says_so(launch, own_home, folder):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=BROKEN, loses_drafter=True)]))
    p.ask("Before?")
    p.window.choose_pair(target=folder, drafter="dspark:/models/broken")
    p.until(lambda: p.pair.usable)
    assert len(p.engine.load_requests) == 2  # nothing was loaded instead
    assert p.pair.info.drafter == "none"
    assert (p.pair.asked.target, p.pair.asked.drafter) == (folder, "none")
    note = p.window.header.note.text()
    assert "asked: Tiny-Instruct auto + dspark:broken, running: Tiny-Instruct bf16 + none" in note
    assert BROKEN.message in note
    assert BROKEN.message in p.window.banner.label.text()
    p.ask("After?")
    assert [text for _, text in p.shown()] == ["Before?", Answer().text, "After?", Answer().text]
    assert json.loads((own_home / "settings.json").read_text())["drafter"] != "none"  # it was not the user's choice


def test_at_the_start_a_missing_drafter_does_not_cost_the_target(launch, own_home, folder):
    (own_home / "settings.json").write_text(json.dumps({"pair": folder, "drafter": "dspark:/gone"}))
    p = launch(ScriptedEngine(loads=[Load(error=BROKEN)]))
    assert [(r.target, r.drafter) for r in p.engine.load_requests] == [(folder, "dspark:/gone"), (folder, "none")]
    assert BROKEN.message in p.window.header.note.text()
    assert json.loads((own_home / "settings.json").read_text())["drafter"] == "dspark:/gone"


def test_off_stays_off_across_loads_failures_and_restarts(launch, own_home, folder):
    gone = Load(error=CorruptFileError("Gone.", "Get it."), frees=True)
    p = launch(ScriptedEngine(loads=[Load(), Load(), Load(), gone]))
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable)
    p.window.choose_pair(target=folder)
    p.until(lambda: p.pair.usable)
    p.window.choose_pair(target="starter", precision="fp32")
    p.until(lambda: p.pair.usable and len(p.engine.load_requests) == 5)
    p.pair.unload("by hand")
    p.until(lambda: p.pair.rests)
    p.pair.load_again()
    p.until(lambda: p.pair.usable)
    assert {request.drafter for request in p.engine.load_requests[1:]} == {"none"}
    assert p.close()
    again = launch(ScriptedEngine())
    assert again.engine.load_requests[0].drafter == "none"
