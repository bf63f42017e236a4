"""Several conversations, one engine: an answer belongs to the conversation it was asked in."""

import time

import pytest
from PySide6.QtCore import Qt
from scripted_engine import Answer, Load, ScriptedEngine, plain

from app.answer import unpack_tokens
from dspark_core.errors import ContextOverflowError


def held(at: int = 3) -> Answer:
    return Answer(plain("two three four"), first="one ", hold_at=at)


def begin(p, answer: Answer, text: str = "Count.") -> int:
    """Send, and wait until the engine holds in mid-answer and the window has shown what came before."""
    p.type_and_send(text)
    p.until(answer.reached.is_set)
    p.until(lambda: answer.hold_at == 0 or "one two" in (p.shown()[-1:] or [("", "")])[0][1])
    return p.session.conversation_id


def test_opening_another_conversation_keeps_the_answer_in_its_own(launch):
    answer = held()
    p = launch(ScriptedEngine([Answer(), answer]))
    p.ask("Old one?")
    old = p.session.conversation_id
    p.window.new_chat()
    number = begin(p, answer)
    p.session.open_conversation(old)
    p.until(lambda: p.session.conversation_id == old and not p.session.busy)
    assert p.shown() == [("user", "Old one?"), ("answer", Answer().text)]
    assert [m.content for m in p.messages(old)] == ["Old one?", Answer().text]
    assert [m.content for m in p.messages(number)] == ["Count.", "one two "]
    assert p.messages(number)[1].state == "complete"
    p.ask("Next?")
    assert [m.content for m in p.engine.requests[-1].messages] == ["Old one?", Answer().text, "Next?"]


def test_a_new_chat_in_mid_answer_is_empty_and_can_be_used_at_once(launch):
    answer = held()
    p = launch(ScriptedEngine([answer]))
    number = begin(p, answer)
    p.window.new_chat()
    assert p.shown() == []
    empty = p.window.inspector.figures_text()
    p.until(lambda: not p.session.busy)
    assert p.shown() == []
    assert p.window.inspector.figures_text() == empty
    assert p.messages(number)[1].content == "one two "
    p.ask("Fresh?")
    assert [m.content for m in p.engine.requests[-1].messages] == ["Fresh?"]
    assert p.session.conversation_id != number


def test_choosing_the_conversation_on_screen_does_not_stop_its_answer(launch):
    answer = held()
    p = launch(ScriptedEngine([answer]))
    number = begin(p, answer)
    p.window.conversations.conversation_chosen.emit(number)
    answer.go.set()
    p.until(lambda: not p.session.busy)
    assert p.shown()[1] == ("answer", answer.text)


def test_going_away_and_back_before_the_answer_has_ended_shows_it_once_and_whole(launch):
    answer = held()
    answer.deaf = True  # the engine is in the middle of a long round
    p = launch(ScriptedEngine([answer]))
    number = begin(p, answer)
    p.window.new_chat()
    p.session.open_conversation(number)
    p.until(lambda: p.session.conversation_id == number)
    assert p.shown() == [("user", "Count."), ("answer", "one two ")]
    answer.go.set()
    p.until(lambda: not p.session.busy)
    assert p.shown() == [("user", "Count."), ("answer", answer.text)]
    assert [m.content for m in p.messages()] == ["Count.", answer.text]
    p.ask("And then?")
    assert [m.content for m in p.engine.requests[-1].messages] == ["Count.", answer.text, "And then?"]


def test_an_answer_that_ends_while_its_conversation_is_read_is_shown_whole(launch):
    answer = held()
    answer.deaf = True
    p = launch(ScriptedEngine([answer]))
    number = begin(p, answer)
    p.window.new_chat()
    saved = p.messages(number)  # as the storage thread would read them before the end is written
    p.session._opening = number
    answer.go.set()
    p.until(lambda: not p.session.busy)
    p.session._conversation_opened(number, saved)
    p.until(lambda: p.session.conversation_id == number)
    assert p.shown() == [("user", "Count."), ("answer", answer.text)]
    assert p.session.last_answer_text() == answer.text


def test_deleting_the_conversation_whose_answer_is_written_can_be_undone(launch):
    answer = held()
    p = launch(ScriptedEngine([answer]))
    number = begin(p, answer)
    p.window.conversations.delete_requested.emit(number)
    p.until(lambda: not p.session.busy)
    assert p.shown() == []
    assert p.titles() == []
    p.ask("Elsewhere?")
    assert p.titles() == ["Elsewhere?"]
    p.window.conversations.undo_delete_requested.emit(number)
    assert sorted(p.titles()) == ["Count.", "Elsewhere?"]
    assert [m.content for m in p.messages(number)] == ["Count.", "one two "]


def test_what_is_sent_while_a_deleted_conversation_opens_goes_into_a_new_one(launch):
    p = launch()
    p.ask("Old?")
    old = p.session.conversation_id
    p.window.new_chat()
    p.session.open_conversation(old)
    p.window.conversations.delete_requested.emit(old)
    p.ask("New?")
    assert p.session.conversation_id != old
    assert p.titles() == ["New?"]


def test_who_sends_while_another_conversation_opens_stays_where_the_prompt_is(launch):
    p = launch()
    p.ask("Old?")
    old = p.session.conversation_id
    p.window.new_chat()
    p.session.open_conversation(old)
    p.ask("New?")
    assert p.session.conversation_id != old
    assert p.shown()[0] == ("user", "New?")


def test_a_prompt_refused_off_screen_is_kept_in_its_conversation_and_told_in_the_banner(launch):
    refused = Answer(error=ContextOverflowError("Too long.", "Shorten it."), hold_at=0)
    refused.deaf = True
    p = launch(ScriptedEngine([Answer(), refused]))
    p.ask("Old?")
    old = p.session.conversation_id
    p.window.new_chat()
    begin(p, refused, "precious words")
    number = p.session.conversation_id
    p.session.open_conversation(old)
    p.until(lambda: p.session.conversation_id == old)
    refused.go.set()
    p.until(lambda: not p.session.busy)
    assert p.shown() == [("user", "Old?"), ("answer", Answer().text)]
    assert p.composer.text() == ""
    assert "Too long." in p.window.banner.label.text()
    assert p.window.banner.isVisible()
    assert p.messages(number)[0].content == "precious words"
    p.session.open_conversation(number)
    p.until(lambda: p.session.conversation_id == number)
    p.window.regenerate_last()
    p.until(lambda: not p.session.busy)
    assert [m.content for m in p.messages(number)] == ["precious words", Answer().text]


def test_a_running_answer_is_saved_about_every_second(launch):
    answer = held()
    p = launch(ScriptedEngine([answer]))
    p.session._recorder._save_timer.setInterval(10)
    begin(p, answer)

    def saved():
        question_and_answer = p.messages()
        return question_and_answer[1].content == "one two "

    p.until(saved)
    kept = p.messages()[1]
    assert kept.state == "streaming"
    assert "".join(token.text for token in unpack_tokens(kept.tokens)) == "one two "


def test_the_interval_of_saving_is_a_second(launch):
    assert launch().session._recorder._save_timer.interval() == 1000


def test_a_reopened_conversation_looks_as_it_did(launch):
    p = launch()
    p.ask("Once?")
    number, shown = p.session.conversation_id, p.shown()
    places = [(turn.footer, turn.details, list(turn.tokens)) for turn in p.turns()]
    p.window.new_chat()
    p.session.open_conversation(number)
    p.until(lambda: p.session.conversation_id == number)
    assert p.shown() == shown
    assert [(turn.footer, turn.details, list(turn.tokens)) for turn in p.turns()] == places


@pytest.mark.parametrize("damage", [b"", b"not zlib", b"x\x9c+\xc9\x04\x00\x02q\x01\x14"])
def test_a_damaged_record_of_tokens_still_shows_the_text(launch, damage):
    p = launch()
    p.ask("Once?")
    number, answer = p.session.conversation_id, p.messages()[1]
    p.store.finish_answer(answer.id, answer.content, (), damage, "footer", "{not json", "complete")
    p.window.new_chat()
    p.session.open_conversation(number)
    p.until(lambda: p.session.conversation_id == number)
    assert p.shown() == [("user", "Once?"), ("answer", answer.content)]


def test_the_program_opens_what_was_open_when_it_ended(launch):
    p = launch()
    p.ask("Remember me?")
    shown = p.shown()
    assert p.close()
    again = launch()
    again.until(lambda: again.shown() == shown)
    assert again.session.conversation_id == p.session.conversation_id


def test_closing_in_mid_answer_records_it_and_ends_both_threads_within_two_seconds(launch):
    answer = held()
    p = launch(ScriptedEngine([answer]))
    number = begin(p, answer)
    began = time.perf_counter()
    p.window.close()
    took = time.perf_counter() - began
    assert p.program.close()
    assert took < 2
    assert not p.program.host._thread.isRunning()
    assert not p.store._thread.isRunning()
    again = launch()
    kept = again.messages(number)
    assert [(m.content, m.state) for m in kept] == [("Count.", "complete"), ("one two ", "complete")]
    assert "stopped" in kept[1].footer


def test_leaving_while_the_prompt_is_read_keeps_the_prompt_in_its_conversation(launch):
    answer = Answer(hold_at=0)
    p = launch(ScriptedEngine([Answer(), answer]))
    p.ask("Old?")
    old = p.session.conversation_id
    p.window.new_chat()
    number = begin(p, answer, "Not answered yet")
    p.session.open_conversation(old)
    p.until(lambda: p.session.conversation_id == old and not p.session.busy)
    assert p.composer.text() == ""
    assert [(m.content, m.state, m.footer) for m in p.messages(number)] == [
        ("Not answered yet", "complete", ""),
        ("", "interrupted", "stopped"),
    ]


def test_closing_while_the_prompt_is_read_keeps_the_prompt(launch):
    answer = Answer(hold_at=0)
    p = launch(ScriptedEngine([answer]))
    number = begin(p, answer)
    assert p.close()
    again = launch()
    assert [(m.content, m.state) for m in again.messages(number)] == [("Count.", "complete"), ("", "interrupted")]


def test_a_waiting_prompt_is_not_sent_by_closing(launch, qtbot):
    load = Load(hold=True)
    p = launch(ScriptedEngine(loads=[load]), wait_ready=False)
    p.until(load.reached.is_set)
    p.composer.edit.setPlainText("later")
    qtbot.keyClick(p.composer.edit, Qt.Key.Key_Return)
    assert p.close()
    assert p.engine.requests == []
