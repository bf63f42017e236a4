"""The chat column of the panel: the sum of the answers on screen, also after reopening and after replacing one."""

import json
from dataclasses import asdict

from scripted_engine import Answer, ScriptedEngine

from app.answer_summary import stored_stats
from dspark_core.metrics import GenerationStats, RoundCounter


def stats(rounds: int, accepted_lengths: tuple[int, ...]) -> GenerationStats:
    counter = RoundCounter(prompt_tokens=10)
    counter.add_first_token(0.1)
    for accepted, count in enumerate(accepted_lengths):
        for _ in range(count):
            counter.add_round(
                proposed=3,
                accepted=accepted,
                emitted=accepted + 1,
                seconds=0.5,
                draft_s=0.1,
                verify_s=0.3,
                target_bytes=7,
                draft_bytes=0,
            )
    for _ in range(rounds - sum(accepted_lengths)):
        counter.add_round(
            proposed=0,
            accepted=0,
            emitted=1,
            seconds=0.25,
            draft_s=0.0,
            verify_s=0.2,
            target_bytes=7,
            draft_bytes=0,
        )
    return counter.stats()


def test_answers_add_up_to_what_their_rounds_would():
    first, second = stats(5, (1, 2)), stats(4, (0, 1, 0, 2))
    chat = RoundCounter()
    chat.add_answer(first)
    chat.add_answer(second)
    total = chat.stats()
    assert total.rounds == 9
    assert total.output_tokens == first.output_tokens + second.output_tokens
    assert (total.proposed, total.accepted) == (18, 9)
    assert total.accepted_lengths == (1, 3, 0, 2)
    assert total.tau == (9 + 9) / 9
    assert total.draft_bytes_per_s is None


def test_figures_that_cannot_be_read_are_none():
    assert stored_stats(None) is None
    assert stored_stats("{}") is None
    assert stored_stats("not JSON") is None
    assert stored_stats('{"accepted_lengths": 3}') is None


def test_figures_of_older_versions_are_read():
    """They know nothing of what drafting saved."""
    old = asdict(stats(5, (1, 2)))
    del old["saved_s"]
    assert stored_stats(json.dumps(old)) == stats(5, (1, 2))


def chat_total(p) -> tuple[int, int]:
    total = p.window.inspector._chat.stats()
    return total.rounds, total.output_tokens


def test_the_chat_column_is_about_the_answers_on_screen(launch):
    p = launch(ScriptedEngine([Answer() for _ in range(4)]))
    p.ask("One?")
    one = chat_total(p)
    assert one[1] > 0
    p.ask("Two?")
    assert chat_total(p) == (2 * one[0], 2 * one[1])
    p.window.regenerate_last()
    p.until(lambda: not p.session.busy and len(p.engine.requests) == 3)
    assert chat_total(p) == (2 * one[0], 2 * one[1])  # the answer that was replaced counts no more
    number = p.session.conversation_id
    p.window.new_chat()
    assert chat_total(p) == (0, 0)
    p.session.open_conversation(number)
    p.until(lambda: p.session.conversation_id == number)
    assert chat_total(p) == (2 * one[0], 2 * one[1])


def test_spaces_alone_are_answered_in_words(launch):
    p = launch(ScriptedEngine([Answer()]))
    p.type_and_send("   ")
    assert "empty" in p.composer.hint.text()
    assert not p.engine.requests
