"""Exact mode and audits: what is asked of the engine, said below the answer, kept, and given way to."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QToolButton
from scripted_engine import INFO, Answer, Audit, Load, ScriptedEngine, replace

from app.answer_summary import details
from app.audit import Finding, read_finding, read_origin, write_finding
from app.audit_words import badge, meaning
from app.chat.chat_settings import ChatSettings
from app.transcript.message_widgets import AnswerMessage
from dspark_core.errors import OutOfMemoryError
from dspark_core.requests import SamplingParams

FORK = Audit(forked_at=3, gap=0.03)


def answers(p) -> list[AnswerMessage]:
    p.until(lambda: p.chat._queue.next_place() is None)
    return [place.widget for place in p.chat._column.places if place.turn.role == "answer"]


def button(p, index: int = -1) -> QToolButton:
    return answers(p)[index]._audit


def line(p, index: int = -1) -> str:
    return answers(p)[index]._footer._line.text()


def audit(p, index: int = -1) -> None:
    """Press the button and wait for the end."""
    button(p, index).click()
    p.until(lambda: p.audits.running is None)


def held(p, index: int = -1) -> None:
    """Begin an audit that waits."""
    script = p.engine.audits[0]
    button(p, index).click()
    p.until(script.reached.is_set)


# The switch


def test_exact_mode_is_passed_on_shown_and_kept(launch):
    p = launch()
    p.ask("One?")
    action = p.window.actions_table.exact
    assert not action.isChecked()
    assert "bit for bit" in action.toolTip()
    action.trigger()
    assert p.window.header.pair.accessibleName().endswith("Scripted bf16 + dspark+lookup · exact")
    p.ask("Two?")
    assert [request.exact for request in p.engine.requests] == [False, True]
    first, second = [message.stats for message in p.messages() if message.role == "assistant"]
    assert (read_origin(first).exact, read_origin(second).exact) == (False, True)
    assert "temperature 0 (greedy), exact mode" in details(second)
    assert "exact" not in details(first)
    p.close()
    again = launch()
    assert again.window.actions_table.exact.isChecked()
    assert "exact" in again.window.header.pair.accessibleName()
    again.window.actions_table.exact.trigger()
    assert "exact" not in again.window.header.pair.accessibleName()
    again.ask("Three?")
    assert not again.engine.requests[-1].exact


def test_an_answer_in_exact_mode_claims_nothing_by_itself(launch):
    p = launch()
    p.window.actions_table.exact.trigger()
    p.ask("One?")
    assert "identical" not in line(p)
    assert p.messages()[1].audit is None


# What an audit finds


def test_an_identical_answer_says_so_also_after_a_restart(launch):
    p = launch(ScriptedEngine([Answer(), Answer()]))
    p.ask("One?")
    p.window.actions_table.exact.trigger()
    p.ask("Two?")
    p.window.actions_table.exact.trigger()  # as it is now does not matter: the answer was made in exact mode
    audit(p)
    assert line(p).endswith(" · identical")
    assert "identical" not in line(p, 0)
    request, token_ids = p.engine.audited[0]
    assert request.messages == p.engine.requests[1].messages
    assert (request.exact, request.sampling) == (True, INFO.sampling)
    stored = p.messages()
    assert token_ids == stored[3].token_ids
    assert read_finding(stored[3].audit) == Finding(len(token_ids), None, None, True)
    assert stored[1].audit is None
    assert p.window.header.chip.text() == "ready"
    p.close()
    again = launch()
    again.until(lambda: len(again.shown()) == 4)
    assert line(again).endswith(" · identical")
    assert "identical" not in line(again, 0)
    audit(again, 0)  # what was kept is enough to audit it now
    assert line(again, 0).endswith(" · identical")
    assert again.engine.audited[0][0].messages == p.engine.requests[0].messages


def test_a_fork_is_told_with_token_and_gap_and_in_words(launch):
    p = launch(ScriptedEngine(audits=[FORK]))
    p.ask("One?")
    audit(p)
    assert line(p).endswith(" · forked at token 3, gap 0.03")
    tip = " ".join(answers(p)[0]._footer._line.toolTip().split())
    assert "token 3 (counted from 0)" in tip
    assert "near tie" in tip
    footer = answers(p)[0]._footer
    assert "near tie" in footer._line.accessibleDescription()
    footer._line.click()
    assert "near tie" in footer._details.text()  # for those without a pointer
    assert read_finding(p.messages()[1].audit) == Finding(5, 3, 0.03, False)


def test_another_audit_replaces_what_was_found(launch):
    p = launch(ScriptedEngine(audits=[FORK, Audit()]))
    p.ask("One?")
    audit(p)
    audit(p)
    assert line(p).endswith(" · identical")
    assert "forked" not in line(p)


def test_an_answer_made_anew_has_no_badge(launch):
    p = launch(ScriptedEngine([Answer(), Answer(first="anew ")]))
    p.ask("One?")
    audit(p)
    p.window.regenerate_last()
    p.until(lambda: not p.session.busy)
    assert "identical" not in line(p)
    assert p.messages()[1].audit is None


@pytest.mark.parametrize(
    ("finding", "short", "words"),
    [
        (Finding(9, None, None, True), "identical", "exact mode"),
        (Finding(9, 0, 0.0, False), "forked at token 0, gap 0", "near tie"),
        (Finding(900, 212, 12.5, True), "forked at token 212, gap 12.50", "report it as a bug"),
    ],
)
def test_findings_in_words(finding, short, words):
    assert badge(finding) == short
    assert words in meaning(finding)
    assert read_finding(write_finding(finding)) == finding


def test_no_finding_says_nothing():
    assert badge(None) == meaning(None) == ""
    assert read_finding(None) is read_finding("{}") is read_finding("[1]") is read_finding("nonsense") is None


# On the way


def test_the_way_is_shown_and_escape_stops_it(launch, qtbot):
    p = launch(ScriptedEngine(audits=[Audit(hold_at=2)]))
    p.ask("One?")
    p.ask("Two?")
    held(p)
    assert "auditing" in line(p)
    assert line(p) == "auditing 0 of 5"
    assert p.window.header.chip.text().startswith("auditing")
    assert button(p).accessibleName() == "Stop the audit"
    assert not button(p, 0).isEnabled()
    assert "another answer" in button(p, 0).toolTip().lower()
    p.composer.setFocus()
    qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
    assert p.audits.running is None
    assert "audit" not in line(p)
    assert button(p).isEnabled()
    assert p.window.header.chip.text() == "ready"
    audit(p)
    assert line(p).endswith("identical")
    assert read_finding(p.messages()[1].audit) is None


def test_the_button_stops_its_audit(launch):
    p = launch(ScriptedEngine(audits=[Audit(hold_at=2)]))
    p.ask("One?")
    held(p)
    button(p).click()
    assert p.audits.running is None
    assert p.messages()[1].audit is None
    assert not p.window.actions_table.stop.isEnabled()


def test_a_stopped_audit_keeps_the_badge_of_the_one_before(launch):
    p = launch(ScriptedEngine(audits=[FORK, Audit(hold_at=2)]))
    p.ask("One?")
    audit(p)
    held(p)
    assert "forked" not in line(p)
    p.window.stop()
    assert line(p).endswith("gap 0.03")


def test_a_failure_is_shown_at_the_answer_and_gone_with_the_next_audit(launch):
    p = launch(ScriptedEngine(audits=[Audit(error=OutOfMemoryError("No memory left.", "Shorten it."), error_at=2)]))
    p.ask("One?")
    audit(p)
    turn = p.chat.turns[1]
    assert (turn.error.message, turn.error.hint) == ("No memory left.", "Shorten it.")
    assert "audit" not in line(p)
    assert p.window.header.chip.text() == "the last audit failed"
    assert p.messages()[1].audit is None
    assert p.messages()[1].state == "complete"
    audit(p)
    assert p.chat.turns[1].error is None
    assert answers(p)[0]._error is None
    assert line(p).endswith("identical")


def test_a_new_prompt_ends_the_audit_and_is_answered(launch):
    p = launch(ScriptedEngine(audits=[Audit(hold_at=2)]))
    p.ask("One?")
    held(p)
    p.ask("Two?")
    assert p.audits.running is None
    assert [role for role, _ in p.shown()] == ["user", "answer", "user", "answer"]
    assert "audit" not in line(p, 0)
    assert p.messages()[1].audit is None
    assert p.window.header.chip.text() == "ready"
    assert button(p, 0).isEnabled()


@pytest.mark.parametrize("way", ["new chat", "other conversation", "other pair", "asked again"])
def test_an_audit_gives_way(launch, way):
    p = launch(ScriptedEngine(audits=[Audit(hold_at=2)]))
    p.ask("One?")
    first = p.session.conversation_id
    p.window.new_chat()
    p.ask("Two?")
    held(p)
    if way == "new chat":
        p.window.new_chat()
    elif way == "other conversation":
        p.session.open_conversation(first)
    elif way == "other pair":
        p.window.choose_pair(precision="fp32")
        assert p.audits.running is None
        assert p.window.header.chip.text() == "loading"
    else:
        p.window.regenerate_last()
    p.until(lambda: p.audits.running is None and not p.session.busy and p.pair.usable)
    assert p.engine.audits == []
    assert all(message.audit is None for message in p.messages(first + 1))


def test_closing_the_window_during_an_audit_leaves_nothing_running(launch):
    p = launch(ScriptedEngine(audits=[Audit(hold_at=2)]))
    p.ask("One?")
    held(p)
    assert p.close()
    again = launch()
    again.until(lambda: len(again.shown()) == 2)
    assert "audit" not in line(again)
    assert "identical" not in line(again)


# When it is not possible


def refusal(p, index: int = -1) -> str:
    """The reason in the tooltip; the button is off, and pressing it all the same asks nothing."""
    asked = len(p.engine.audited)
    assert not button(p, index).isEnabled()
    p.audits.toggle(answers(p)[index].turn.id)
    assert p.audits.running is None
    assert len(p.engine.audited) == asked
    accessible = QAccessible.queryAccessibleInterface(button(p, index))
    text = button(p, index).toolTip().partition("\n")[2]
    assert accessible.text(QAccessible.Text.Description) == text
    return text


@pytest.mark.parametrize("default", [False, True])
def test_a_sampled_answer_is_not_audited(launch, default):
    info = replace(INFO, temperature=0.8 if default else 0.0)
    p = launch(ScriptedEngine(loads=[Load(info=info)]))
    if not default:
        p.program.chats.change(ChatSettings(temperature=0.8))
    p.ask("One?")
    assert "sampled at temperature 0.8" in refusal(p)
    assert read_origin(p.messages()[1].stats).sampling.temperature == 0.8
    p.program.chats.change(ChatSettings(temperature=0.0))
    p.ask("Two?")
    assert "sampled" in refusal(p, 0)
    assert button(p).isEnabled()


def test_an_answer_of_another_pair_waits_for_that_pair(launch):
    p = launch(ScriptedEngine(loads=[Load(), Load(), Load(hold=True), Load()]))
    p.ask("One?")
    assert button(p).isEnabled()
    p.window.choose_pair(precision="fp32")
    p.until(lambda: p.pair.usable)
    assert "made by another pair: Scripted bf16 on CPU" in refusal(p)
    loading = p.engine.loads[0]
    p.window.choose_pair(precision="bf16", drafter="none")
    p.until(loading.reached.is_set)
    assert "not loaded" in refusal(p)
    loading.go.set()
    p.until(lambda: p.pair.usable)
    assert button(p).isEnabled()  # an audit drafts nothing, so another drafter is no other pair


def test_other_keys_and_values_are_another_pair(launch):
    """An audit over them would find a fork that is none of drafting."""
    p = launch()
    p.ask("One?")
    p.window.choose_pair(kv_precision="int8")
    p.until(lambda: p.pair.usable)
    assert "made by another pair: Scripted bf16 on CPU, keys and values in fp32, " in refusal(p)
    p.ask("Two?")
    assert button(p).isEnabled()
    p.window.choose_pair(kv_precision="auto")
    p.until(lambda: p.pair.usable)
    assert "keys and values in int8" in refusal(p)
    assert button(p, 0).isEnabled()


def test_another_head_is_another_pair(launch):
    p = launch()
    p.ask("One?")
    p.window.choose_pair(head_precision="int8")
    p.until(lambda: p.pair.usable)
    assert refusal(p).endswith("embedding and head in bf16")
    p.ask("Two?")
    assert button(p).isEnabled()
    p.window.choose_pair(head_precision="auto")
    p.until(lambda: p.pair.usable)
    assert refusal(p).endswith("embedding and head in int8")


def test_an_answer_from_before_there_was_a_choice_is_of_whole_keys_and_values(launch):
    p = launch()
    p.ask("One?")
    values = json.loads(p.messages()[1].stats)
    assert values.pop("kv_precision") == "fp32"
    assert values.pop("head_precision") == "bf16"
    assert read_origin(json.dumps(values)) == read_origin(p.messages()[1].stats)


def test_an_answer_waits_while_another_is_written(launch):
    writing = Answer(hold_at=2)
    p = launch(ScriptedEngine([Answer(), writing]))
    p.ask("One?")
    p.type_and_send("Two?")
    p.until(writing.reached.is_set)
    assert "writing an answer" in refusal(p, 0)
    writing.go.set()
    p.until(lambda: not p.session.busy)
    assert button(p, 0).isEnabled()
    assert button(p, 1).isEnabled()


def test_an_answer_that_failed_or_is_of_an_older_version_is_not_audited(launch):
    p = launch(ScriptedEngine([Answer(error=OutOfMemoryError("No memory left.", ""), error_at=3)]))
    p.ask("One?")
    assert "not on record" in refusal(p)
    assert read_origin(None) is None
    assert read_origin('{"target": "Scripted", "precision": "bf16", "device": "CPU"}') is None
    assert read_origin('{"sampling": {"temperature": "warm"}}') is None


def test_the_sampling_that_was_chosen_is_kept_resolved(launch):
    p = launch(ScriptedEngine(loads=[Load(info=replace(INFO, repetition_penalty=1.1))]))
    p.program.chats.change(ChatSettings(top_k=40))
    p.ask("One?")
    stats = p.messages()[1].stats
    assert read_origin(stats).sampling == SamplingParams(0.0, 40, 1.0, 0.0, 1.1)
    assert "Sampling: temperature 0 (greedy), repetition penalty 1.1\n" in details(stats)


def test_the_audit_is_reached_with_the_keyboard(launch, qtbot):
    p = launch()
    p.ask("One?")
    answers(p)
    p.composer.edit.setFocus()
    for _ in range(100):
        if p.window.focusWidget() is button(p):
            break
        qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Tab)
    assert p.window.focusWidget().accessibleName() == "Audit answer"
    qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Space)
    p.until(lambda: line(p).endswith("identical"))
