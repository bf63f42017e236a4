"""Answers that were cut off go on as one message, or stay what they were."""

import pytest
from scripted_engine import Answer, ScriptedEngine, plain

from app.answer import unpack_tokens
from app.answer_summary import stored_stats
from dspark_core.errors import ContextOverflowError, OutOfMemoryError


def stopped(p, answer, text="Count."):
    p.type_and_send(text)
    p.until(answer.reached.is_set)
    p.window.stop()
    p.until(lambda: not p.session.busy)


def test_a_stopped_answer_goes_on_as_one_message(launch):
    held = Answer(plain("two three four"), first="one ", hold_at=3)
    p = launch(ScriptedEngine([held, Answer(plain("four five"), first="three ", reason="length")]))
    stopped(p, held)
    before = p.messages()[1]
    assert p.chat._column.places[1].turn.branch.unfinished
    p.session.continue_answer(before.id)
    p.until(lambda: not p.session.busy)
    assert p.shown() == [("user", "Count."), ("answer", "one two three four five ")]
    last = p.engine.requests[-1].messages[-1]
    assert (last.role, last.content, last.token_ids) == ("assistant", "one two ", before.token_ids)
    whole = p.messages()[1]
    assert (whole.id, whole.content, whole.state) == (before.id, "one two three four five ", "complete")
    assert "".join(token.text for token in unpack_tokens(whole.tokens)) == whole.content
    assert tuple(token.id for token in unpack_tokens(whole.tokens)) == whole.token_ids
    assert len(p.stored().messages) == 2
    stats = stored_stats(whole.stats)
    assert (stats.output_tokens, stats.rounds, stats.prompt_tokens, stats.ttft_s) == (5, 3, 10, 0.01)
    assert whole.footer.startswith("5 tokens")
    assert whole.footer.endswith("length limit")
    assert p.chat._column.places[1].turn.footer == whole.footer
    assert p.chat._column.places[1].turn.branch.unfinished  # it may go on once more
    assert p.window._session_view._figures == {whole.id: stats}
    p.reopen()


def test_an_answer_that_came_to_its_end_is_not_continued(launch):
    p = launch()
    p.ask("One?")
    p.session.continue_answer(p.messages()[1].id)
    assert not p.session.busy
    assert not p.chat._column.places[1].turn.branch.unfinished


@pytest.mark.parametrize("way", ["stopped", "failed", "failed later"])
def test_an_answer_that_cannot_go_on_is_what_it_was(launch, way):
    held = Answer(plain("two three four"), first="one ", hold_at=3)
    more = Answer(hold_at=0) if way == "stopped" else Answer(error=ContextOverflowError("Full.", "New chat."))
    if way == "failed later":
        more = Answer(plain("four five"), first="three ", error=OutOfMemoryError("None left.", "x"), error_at=3)
    p = launch(ScriptedEngine([held, more]))
    stopped(p, held)
    before = p.messages()[1]
    p.session.continue_answer(before.id)
    if way == "stopped":
        p.until(more.reached.is_set)
        p.window.stop()
    p.until(lambda: not p.session.busy)
    after = p.messages()[1]
    assert p.composer.text() == ""
    if way == "failed later":
        assert (after.content, after.state) == ("one two three four ", "failed")
        assert p.shown()[1] == ("answer", "one two three four ")
    else:
        assert after == before
        assert p.shown()[1] == ("answer", "one two ")
    assert p.chat._column.places[1].turn.branch.unfinished
    assert [text for _, text in p.errors] == ([] if way == "stopped" else [more.error.message])


def test_an_answer_cut_by_a_kill_can_go_on(launch):
    p = launch(ScriptedEngine([Answer(), Answer(first="more ")]))
    p.ask("One?")
    answer = p.messages()[1]
    p.store.resume_answer(answer.id)  # as the file is left by a kill
    p.store.save_partial(answer.id, answer.content, answer.token_ids, answer.tokens)
    assert p.close()
    again = launch(ScriptedEngine([Answer(first="more ")]))
    again.until(lambda: len(again.shown()) == 2)
    place = again.chat._column.places[1]
    assert (place.turn.footer, place.turn.branch.unfinished) == ("interrupted", True)
    again.session.continue_answer(answer.id)
    again.until(lambda: not again.session.busy)
    assert again.shown()[1][1].startswith(f"{answer.content}more ")
    assert stored_stats(again.messages()[1].stats).output_tokens == 10
