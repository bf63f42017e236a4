"""Choosing a pair: what runs, what is said about it, and what the next start will try."""

import json
from dataclasses import replace

import pytest
from pair_choice import WRONG, checked, remembered
from PySide6.QtCore import Qt
from scripted_engine import INFO, Answer, Load, ScriptedEngine, plain


def test_the_first_start_loads_the_starter_and_the_header_says_what_runs(launch):
    p = launch()
    assert checked(p) == ["starter", "dspark+lookup", "auto"]
    assert "Scripted bf16 + dspark+lookup" in p.window.header.pair.accessibleName()
    assert not p.window.header.note.isVisible()
    assert p.window.header.chip.isVisible()


@pytest.mark.parametrize(
    ("choice", "running"),
    [({"drafter": "none"}, "Scripted bf16 + none"), ({"precision": "fp32"}, "Scripted fp32 + dspark+lookup")],
)
def test_a_chosen_drafter_or_precision_is_loaded_checked_and_remembered(launch, own_home, choice, running):
    p = launch()
    p.window.choose_pair(**choice)
    assert not p.pair.usable
    p.until(lambda: p.pair.usable)
    assert running in p.window.header.pair.accessibleName()
    pair = {"target": "starter", "drafter": "dspark+lookup", "precision": "auto"} | choice
    assert checked(p) == list(pair.values())
    assert remembered(own_home) == tuple(pair.values())
    assert p.close()
    again = launch(ScriptedEngine())
    assert [(r.target, r.drafter, r.precision) for r in again.engine.load_requests] == [tuple(pair.values())]


def contexts(p) -> dict[str, bool]:
    """What the menu of context lengths offers, and what of it is checked."""
    return {action.text(): action.isChecked() for action in p.window.actions_table.contexts.entries()}


def choose_context(p, words: str) -> None:
    next(a for a in p.window.actions_table.contexts.entries() if a.text().startswith(words)).trigger()


@pytest.mark.parametrize(
    ("choice", "asked"),
    [
        ("4,096 tokens", ("auto", 4096)),
        ("int8: 8 bits, nearly the same answers", ("int8", None)),
    ],
)
def test_context_and_precision_of_keys_and_values_reload_the_pair_and_are_remembered(launch, own_home, choice, asked):
    p = launch()
    table = p.window.actions_table
    entries = [*table.contexts.entries(), *table.kv_precisions.actions()]
    next(entry for entry in entries if entry.text().startswith(choice)).trigger()
    assert not p.pair.usable
    p.until(lambda: p.pair.usable)
    request = p.engine.load_requests[-1]
    assert (request.kv_precision, request.context_length) == asked
    assert (request.target, request.drafter, request.precision) == ("starter", "dspark+lookup", "auto")
    assert [a.data() for a in table.kv_precisions.actions() if a.isChecked()] == [asked[0]]
    assert [a.data() for a in table.contexts.entries() if a.isChecked()] == [asked[1]]
    assert p.window.inspector.memory.context.reading == f"– of {asked[1] or 8192:,} tokens"
    assert ("in int8" in p.window.inspector.memory.context.note) is (asked[0] == "int8")
    assert p.close()
    again = launch(ScriptedEngine())
    assert [(r.kv_precision, r.context_length) for r in again.engine.load_requests] == [asked]
    choose_context(again, "auto")
    again.until(lambda: again.pair.usable)
    assert json.loads((own_home / "settings.json").read_bytes())["context_length"] is None


def test_the_head_reloads_the_pair_and_is_remembered(launch, own_home):
    p = launch(ScriptedEngine())
    p.window.choose_pair(precision="nf4")
    p.until(lambda: p.pair.usable)
    table = p.window.actions_table
    next(a for a in table.head_precisions.actions() if a.text().startswith("int8: 8 bits")).trigger()
    assert not p.pair.usable
    p.until(lambda: p.pair.usable)
    assert [r.head_precision for r in p.engine.load_requests] == ["auto", "auto", "int8"]
    assert p.engine.load_requests[-1].precision == "nf4"
    assert [a.data() for a in table.head_precisions.actions() if a.isChecked()] == ["int8"]
    assert "head in int8" in p.window.inspector.memory.program.note
    assert p.close()
    again = launch(ScriptedEngine())
    assert [(r.precision, r.head_precision) for r in again.engine.load_requests] == [("nf4", "int8")]


@pytest.mark.parametrize("choice", ["target", "precision"])
def test_another_target_or_precision_begins_with_the_head_of_its_own(launch, folder, choice):
    """One that is not of 4 bits would be refused."""
    p = launch()
    p.window.choose_pair(precision="nf4", head_precision="int8")
    p.until(lambda: p.pair.usable)
    assert p.engine.load_requests[-1].head_precision == "int8"
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable)
    assert p.engine.load_requests[-1].head_precision == "int8"
    p.window.choose_pair(**{"target": {"target": folder}, "precision": {"precision": "bf16"}}[choice])
    p.until(lambda: p.pair.usable)
    assert p.engine.load_requests[-1].head_precision == "auto"


def test_contexts_up_to_the_limit_are_offered_with_their_size_and_what_fits(launch, folder):
    info = replace(INFO, context_limit=20000, longest_context=4352, kv_bytes_per_token=1 << 18)
    p = launch(ScriptedEngine(loads=[Load(info=info), Load(info=replace(INFO, context_limit=2048))]))
    assert contexts(p) == {
        "auto: 8,192 tokens or the model's limit": True,
        "1,024 tokens\t256\u00a0MiB": False,
        "2,048 tokens\t512\u00a0MiB": False,
        "4,096 tokens\t1.0\u00a0GiB": False,
        "8,192 tokens\tdoes not fit": False,
        "16,384 tokens\tdoes not fit": False,
        "20,000 tokens\tdoes not fit": False,
    }
    assert p.window.actions_table.contexts._fits.text() == (
        "Size of keys and values; up to 4,352 tokens fit (estimate)"
    )
    p.window.choose_pair(target=folder)
    p.until(lambda: p.pair.usable)
    assert [a.data() for a in p.window.actions_table.contexts.entries()] == [None, 1024, 2048]


def test_another_target_begins_with_a_context_of_its_own(launch, folder):
    """A longer one than it was made for would be refused."""
    p = launch()
    p.window.choose_pair(context_length=4096, kv_precision="int8")
    p.until(lambda: p.pair.usable)
    p.window.choose_pair(target=folder)
    p.until(lambda: p.pair.usable)
    assert p.engine.load_requests[-1].context_length is None
    assert p.engine.load_requests[-1].kv_precision == "int8"


def test_a_length_from_the_settings_has_an_entry_too(launch, own_home):
    (own_home / "settings.json").write_text(json.dumps({"context_length": 3000}))
    p = launch()
    assert [a.data() for a in p.window.actions_table.contexts.entries()] == [None, 1024, 2048, 3000, 4096, 8192]
    assert [text for text, checked in contexts(p).items() if checked] == ["3,000 tokens\t132\u00a0MiB"]


def test_a_folder_gets_an_entry_of_its_own_and_comes_back_at_the_next_start(launch, folder):
    p = launch()
    p.window.choose_pair(target=folder)
    p.until(lambda: p.pair.usable)
    assert checked(p) == [folder, "lookup", "auto"]
    assert p.close()
    again = launch(ScriptedEngine())
    assert again.engine.load_requests[0].target == folder
    assert checked(again) == [folder, "lookup", "auto"]


def test_two_choices_in_a_row_add_up_and_only_the_last_one_runs(launch, folder):
    slow = Load(hold=True)
    p = launch(ScriptedEngine(loads=[Load(), slow]))
    p.window.choose_pair(target=folder)
    p.until(slow.reached.is_set)
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable)
    asked = p.engine.load_requests[-1]
    assert (asked.target, asked.drafter) == (folder, "none")
    assert "Tiny-Instruct bf16 + none" in p.window.header.pair.accessibleName()
    assert not p.window.banner.isVisible()


def test_choosing_in_mid_answer_keeps_the_answer_so_far(launch):
    answer = Answer(plain("two three"), first="one ", hold_at=3)
    p = launch(ScriptedEngine([answer]))
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable and not p.session.busy)
    assert p.shown() == [("user", "Count."), ("answer", "one two ")]
    kept = p.messages()[1]
    assert kept.content == "one two "
    assert json.loads(kept.stats)["drafter"] == "dspark+lookup"
    p.ask("Go on.")
    assert json.loads(p.messages()[-1].stats)["drafter"] == "none"


def test_a_model_without_chat_template_is_not_asked(launch):
    info = replace(INFO, has_chat_template=False)
    p = launch(ScriptedEngine(loads=[Load(info=info)]))
    p.type_and_send("Hello?")
    assert p.engine.requests == []
    assert p.composer.text() == "Hello?"
    assert "no chat template" in p.composer.hint.text()


def test_choosing_what_runs_already_does_not_stop_the_answer(launch):
    answer = Answer(plain("two three"), first="one ", hold_at=3)
    p = launch(ScriptedEngine([answer]))
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    p.window.choose_pair(drafter="dspark+lookup")
    answer.go.set()
    p.until(lambda: not p.session.busy)
    assert p.session.last_answer_text() == answer.text
    assert len(p.engine.load_requests) == 1


# Enter while the model is loading


def loading(launch):
    load = Load(hold=True)
    p = launch(ScriptedEngine(loads=[load]), wait_ready=False)
    p.until(load.reached.is_set)
    p.until(lambda: p.pair.loading)
    return p, load


def test_enter_while_loading_is_remembered_until_the_model_is_ready(launch):
    p, load = loading(launch)
    p.type_and_send("Early bird")
    assert "Will be sent when the model is ready" in p.composer.hint.text()
    assert p.composer.text() == "Early bird"
    load.go.set()
    p.until(lambda: p.session.last_answer_text() == Answer().text)
    assert p.composer.text() == ""
    assert len(p.engine.requests) == 1


@pytest.mark.parametrize("way", ["text changed", "escape"])
def test_a_waiting_prompt_can_be_taken_back(launch, qtbot, way):
    p, load = loading(launch)
    p.type_and_send("Early bird")
    if way == "escape":
        qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
    else:
        qtbot.keyClicks(p.composer.edit, "s")
    assert "Will be sent" not in p.composer.hint.text()
    load.go.set()
    p.until(lambda: p.pair.usable)
    assert "Early bird" in p.composer.text()
    assert p.engine.requests == []
    p.ask(p.composer.text())
    assert len(p.engine.requests) == 1


def test_a_waiting_prompt_stays_in_the_box_when_loading_fails(launch):
    load = Load(hold=True, error=WRONG, frees=True)
    p = launch(ScriptedEngine(loads=[load, Load(error=WRONG)]), wait_ready=False)
    p.until(load.reached.is_set)
    p.type_and_send("Early bird")
    load.go.set()
    p.until(lambda: not p.pair.loading)
    assert p.composer.text() == "Early bird"
    assert "No model is loaded" in p.composer.hint.text()
