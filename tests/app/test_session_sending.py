"""Sending, stopping, asking again and editing: what is on screen and in the database afterwards."""

import threading

import pytest
from PySide6.QtCore import Qt
from scripted_engine import Answer, Round, ScriptedEngine, plain

from app.answer import Switch, unpack_tokens
from app.transcript.token_notes import note_of
from dspark_core.errors import ContextOverflowError, OutOfMemoryError
from dspark_core.events import GenerationFinished, GraphsOff, RoundFinished

TOO_LONG = ContextOverflowError("The prompt has 9,000 tokens, but the context holds 8,192.", "Shorten it.")


def test_a_prompt_is_answered_shown_and_kept(launch):
    rounds = (Round(" on", (" a", " cat", " sat"), (" under",)), Round(" the", (" warm",)), Round(" mat."))
    p = launch(ScriptedEngine([Answer(rounds, first="Once")]))
    p.ask("Tell me a story.")
    text = "Once a cat sat on warm the mat."
    assert p.shown() == [("user", "Tell me a story."), ("answer", text)]
    assert p.composer.text() == ""
    question, answer = p.messages()
    assert (question.content, question.state) == ("Tell me a story.", "complete")
    assert (answer.content, answer.state) == (text, "complete")
    tokens = unpack_tokens(answer.tokens)
    assert [token.kind for token in tokens] == ["plain", *["accepted"] * 3, "correction", "accepted", "bonus", "plain"]
    assert tokens[4].rejected == (" under",)
    assert answer.token_ids == tuple(token.id for token in tokens)
    assert "8 tokens" in answer.footer
    assert "tau" in answer.footer
    assert p.titles() == ["Tell me a story."]


def test_where_drafting_was_switched_is_marked_and_kept(launch):
    """On the first token behind it; the words stand in the details of that token."""
    rounds = (Round(" b", (), ("x",), False), Round(" c"), Round(" d", ("e",), (), True), Round(" f"), Round(" g"))
    p = launch(ScriptedEngine([Answer(rounds, first="a")]))
    p.ask("Go on.")
    tokens = unpack_tokens(p.messages()[1].tokens)
    assert [token.switch for token in tokens] == [
        *(None, None, Switch(False, 20.0, 15.0), None),
        *(None, Switch(True, 12.5, 15.0), None),
    ]
    assert note_of(tokens[2]).lines == ("From here on without drafts: they took 20.0 ms a token, 15.0 without",)
    assert note_of(tokens[5]).lines == ("From here on with drafts again: 12.5 ms a token, 15.0 without",)


def test_the_next_prompt_carries_the_conversation_with_the_ids_of_the_answers(launch):
    p = launch()
    p.ask("One?")
    p.ask("Two?")
    messages = p.engine.requests[1].messages
    assert [(m.role, m.content) for m in messages] == [
        ("user", "One?"),
        ("assistant", Answer().text),
        ("user", "Two?"),
    ]
    assert messages[1].token_ids == p.messages()[1].token_ids


def test_all_engine_work_happens_in_one_thread_and_all_events_arrive_in_the_window_s(launch):
    p = launch()
    seen = set()
    p.session.engine_event.connect(lambda event: seen.add(threading.get_ident()))
    p.ask("Hello?")
    assert seen == {threading.get_ident()}
    assert len(p.engine.threads) == 1
    assert p.engine.threads.isdisjoint(seen)
    p.close()
    assert p.engine.closed
    assert len(p.engine.threads) == 1


def test_escape_stops_the_answer_and_what_there_is_stays(launch, qtbot):
    answer = Answer(plain("two three four five"), first="one ", hold_at=3)
    p = launch(ScriptedEngine([answer]))
    p.type_and_send("Count.")
    p.until(answer.reached.is_set)
    qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
    p.until(lambda: not p.session.busy)
    assert p.shown()[1] == ("answer", "one two ")
    kept = p.messages()[1]
    assert (kept.content, kept.state) == ("one two ", "complete")
    assert "stopped" in kept.footer
    assert p.window.header.chip.accessibleName() != ""
    p.ask("Again.")
    assert p.session.last_answer_text() == Answer().text


def test_stopped_before_the_first_token_the_prompt_comes_back_and_leaves_no_trace(launch):
    answer = Answer(hold_at=0)
    p = launch(ScriptedEngine([answer]))
    p.type_and_send("Oops, a typo")
    p.until(answer.reached.is_set)
    p.window.stop()
    p.until(lambda: not p.session.busy)
    assert p.composer.text() == "Oops, a typo"
    assert p.shown() == []
    assert p.titles() == []
    assert p.session.conversation_id is None


def test_a_refused_first_prompt_comes_back_and_leaves_no_trace(launch):
    p = launch(ScriptedEngine([Answer(error=TOO_LONG)]))
    p.ask("far too long")
    assert p.composer.text() == "far too long"
    assert p.errors == [(None, TOO_LONG.message)]
    assert [role for role, _ in p.shown()] == ["error"]
    assert p.titles() == []
    assert p.messages(1) == []
    p.ask("short")
    assert p.titles() == ["short"]


def test_a_refused_later_prompt_leaves_the_conversation_as_it_was(launch):
    p = launch(ScriptedEngine([Answer(), Answer(error=TOO_LONG)]))
    p.ask("fine")
    before = p.messages()
    p.ask("far too long")
    assert p.composer.text() == "far too long"
    assert p.messages() == before
    assert p.titles() == ["fine"]
    p.ask("short")
    assert [m.content for m in p.engine.requests[-1].messages] == ["fine", Answer().text, "short"]


def test_a_failure_in_mid_answer_keeps_what_there_is_and_says_why(launch):
    failing = Answer(
        plain("two three four"), first="one ", error=OutOfMemoryError("No memory left.", "Shorten it."), error_at=3
    )
    p = launch(ScriptedEngine([failing]))
    p.ask("Count.")
    assert p.shown()[1] == ("answer", "one two ")
    kept = p.messages()[1]
    assert (kept.content, kept.state, kept.footer) == ("one two ", "failed", "failed")
    assert p.errors == [(kept.id, "No memory left.")]
    assert p.composer.text() == ""
    p.ask("Go on.")
    assert p.errors == [(kept.id, "No memory left.")]


def test_a_bug_in_the_engine_returns_the_prompt_and_shows_the_traceback(launch):
    p = launch(ScriptedEngine([Answer(error=RuntimeError("shapes do not match"))]))
    details = []
    p.session.answer_failed.connect(lambda ident, message, hint, detail: details.append(detail))
    p.ask("Hello?")
    assert p.composer.text() == "Hello?"
    assert "RuntimeError: shapes do not match" in details[0]
    assert "Traceback" in details[0]


@pytest.mark.parametrize("fault", ["raises after the end", "never ends"])
def test_exactly_one_end_is_told_whatever_the_engine_does(launch, fault):
    class Faulty(ScriptedEngine):
        def generate(self, request, cancel):
            for event in super().generate(request, cancel):
                if fault == "never ends" and isinstance(event, GenerationFinished):
                    return
                yield event
            raise RuntimeError("after the end")

    p = launch(Faulty())
    ends = []
    p.session.busy_changed.connect(lambda busy: None if busy else ends.append(1))
    told = []
    p.program.host.engine_event.connect(
        lambda event: told.append(event) if type(event).__name__.startswith("Generation") else None
    )
    p.ask("Hello?")
    p.ask("And again?")
    assert len(told) == 2
    assert len(ends) == 2


def test_late_events_of_an_older_request_are_ignored(launch):
    p = launch()
    events = []
    p.program.host.engine_event.connect(events.append)
    p.ask("One?")
    shown, kept = p.shown(), p.messages()
    for event in [e for e in events if isinstance(e, RoundFinished | GenerationFinished)]:
        p.program.host.engine_event.emit(event)
    assert p.shown() == shown
    assert p.messages() == kept


def test_asking_again_replaces_the_answer_and_all_after_it(launch):
    p = launch(ScriptedEngine([Answer(first="first "), Answer(first="second "), Answer(first="third ")]))
    p.ask("One?")
    p.ask("Two?")
    p.session.regenerate(p.messages()[1].id)
    p.until(lambda: not p.session.busy)
    assert [text.split()[0] for _, text in p.shown()] == ["One?", "third"]
    assert [m.content.split()[0] for m in p.messages()] == ["One?", "third"]
    assert [m.content for m in p.engine.requests[-1].messages] == ["One?"]


def test_ctrl_r_asks_again_also_after_a_refused_prompt(launch):
    p = launch(ScriptedEngine([Answer(), Answer(error=TOO_LONG), Answer(first="anew ")]))
    p.ask("One?")
    p.ask("too long")
    p.window.actions_table.regenerate.trigger()
    p.until(lambda: not p.session.busy and p.session.last_answer_text().startswith("anew"))


def test_up_offers_the_last_prompt_and_loses_nothing_until_it_is_sent(launch, qtbot):
    p = launch()
    p.ask("One?")
    p.ask("Two?")
    before = p.messages()
    qtbot.keyClick(p.composer.edit, Qt.Key.Key_Up)
    assert p.composer.text() == "Two?"
    assert "asks again and keeps the old one" in p.composer.hint.text()
    assert p.messages() == before
    assert len(p.shown()) == 4
    p.ask("Two, please?")
    assert [m.content for m in p.messages()] == ["One?", Answer().text, "Two, please?", Answer().text]
    assert len(p.shown()) == 4


@pytest.mark.parametrize("way", ["escape", "emptied", "new chat and back"])
def test_an_edit_that_is_given_up_changes_nothing(launch, qtbot, way):
    p = launch()
    p.ask("One?")
    before, number = p.messages(), p.session.conversation_id
    qtbot.keyClick(p.composer.edit, Qt.Key.Key_Up)
    if way == "escape":
        qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
        assert p.composer.text() == ""
    elif way == "emptied":
        p.composer.edit.clear()
    else:
        p.window.new_chat()
        p.session.open_conversation(number)
        p.until(lambda: p.session.conversation_id == number)
    assert "changed" not in p.composer.hint.text()
    p.ask("A new question?")
    assert p.messages()[:2] == before
    assert len(p.messages()) == 4


@pytest.mark.parametrize("text", ["", "  \n ", "\t"])
def test_an_empty_prompt_is_not_sent(launch, text):
    p = launch()
    p.type_and_send(text)
    assert not p.session.send(text)
    assert p.engine.requests == []
    assert p.session.conversation_id is None


def test_a_cut_off_empty_answer_is_not_told_to_the_model(launch):
    answer = Answer(hold_at=0)
    p = launch(ScriptedEngine([answer]))
    p.type_and_send("My name is Ada.")
    p.until(answer.reached.is_set)
    number = p.session.conversation_id
    p.window.new_chat()
    p.until(lambda: not p.session.busy)
    p.session.open_conversation(number)
    p.until(lambda: p.session.conversation_id == number)
    p.ask("What is my name?")
    (message,) = p.engine.requests[-1].messages
    assert message.content == "My name is Ada.\n\nWhat is my name?"


def test_a_gpu_whose_work_cannot_be_recorded_is_told_of_while_the_answer_goes_on(launch):
    answer = Answer(hold_at=2)
    p = launch(ScriptedEngine([answer]))
    p.type_and_send("Go on?")
    p.until(answer.reached.is_set)
    p.program.host.engine_event.emit(GraphsOff(p.engine.requests[-1].request_id, 0.0, "operation not permitted"))
    p.until(p.window.banner.isVisible)
    assert "slower" in p.window.banner.label.text()
    assert p.session.busy
    answer.go.set()
    p.until(lambda: not p.session.busy)
