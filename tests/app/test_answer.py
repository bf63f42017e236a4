"""The record of an answer: what each token says of how it came about, and how the database keeps it."""

import json
import zlib
from dataclasses import replace

import pytest

from app.answer import AnswerToken, Cut, pack_tokens, tokens_of, unpack_tokens
from app.transcript.token_notes import note_of
from dspark_core.events import RoundFinished, Token


def finished(proposed: int, accepted: int, kinds: str, survival=(0.9, 0.6, 0.25, 0.0625), price=0.3) -> RoundFinished:
    names = {"a": "accepted", "c": "correction", "b": "bonus", "p": "plain"}
    return RoundFinished(
        request_id="r",
        at=0.0,
        index=0,
        anchor_position=0,
        anchor=1,
        drafts=(7, 8, 9, 10),
        draft_texts=("k", "l", "m", "n"),
        proposed=proposed,
        accepted=accepted,
        closing=5,
        confidence=(0.9, 0.7, 0.4, 0.2),
        tokens=tuple(Token(k, kind, names[kind]) for k, kind in enumerate(kinds)),
        seconds=0.1,
        draft_s=0.0,
        verify_s=0.1,
        target_bytes=0,
        draft_bytes=0,
        survival=survival,
        price=price,
    )


def test_chances_and_where_a_round_was_cut():
    first, closing = tokens_of(finished(proposed=2, accepted=1, kinds="ac"))
    assert first == AnswerToken(0, "a", "accepted", (), 0.9)
    assert closing == AnswerToken(1, "c", "correction", ("l",), 0.6, Cut(2, 0.25, 0.3))
    assert note_of(first).lines == ("90\u00a0% was its chance to pass, with all before it",)
    assert note_of(closing).lines == (
        "60\u00a0% was the chance of the first rejected draft",
        "2 more drafts were not checked: 25\u00a0% chance to pass, worth their time from 30\u00a0%",
    )


def test_a_bonus_had_no_draft_and_so_no_chance():
    *accepted, bonus = tokens_of(finished(proposed=2, accepted=2, kinds="aab"))
    assert [token.chance for token in accepted] == [0.9, 0.6]
    assert bonus.chance is None
    assert bonus.cut == Cut(2, 0.25, 0.3)


def test_a_whole_block_was_not_cut():
    assert all(token.cut is None for token in tokens_of(finished(proposed=4, accepted=1, kinds="ac")))


def test_no_draft_was_worth_its_time():
    (plain,) = tokens_of(finished(proposed=0, accepted=0, kinds="p"))
    assert plain.chance is None
    assert plain.cut == Cut(4, 0.9, 0.3)


def test_without_a_schedule_nothing_is_said():
    first, closing = tokens_of(finished(proposed=4, accepted=1, kinds="ac", survival=None, price=0.0))
    assert note_of(first).lines == note_of(closing).lines == ()


@pytest.mark.parametrize("survival", [None, (0.9, 0.6, 0.25, 0.0625)])
def test_what_was_packed_is_unpacked(survival):
    tokens = tokens_of(finished(proposed=3, accepted=1, kinds="ac", survival=survival))
    assert unpack_tokens(pack_tokens(tokens)) == tokens


def test_copied_drafts_say_so():
    first, closing = tokens_of(replace(finished(proposed=4, accepted=1, kinds="ac"), copied=True))
    assert (first.copied, closing.copied) == (True, True)
    assert note_of(first).lines[0] == "The draft was copied from further up in the text"
    assert unpack_tokens(pack_tokens((first, closing))) == (first, closing)
    *_, bonus = tokens_of(replace(finished(proposed=2, accepted=2, kinds="aab"), copied=True))
    assert not bonus.copied


def test_what_the_version_before_packed():
    rows = [[1, "x", "accepted", [], 0.5, None], [2, "y", "correction", ["z"], 0.25, [2, 0.1, 0.3]]]
    assert unpack_tokens(zlib.compress(json.dumps(rows).encode())) == (
        AnswerToken(1, "x", "accepted", (), 0.5),
        AnswerToken(2, "y", "correction", ("z",), 0.25, Cut(2, 0.1, 0.3)),
    )


def test_what_an_older_version_packed():
    old = zlib.compress(json.dumps([[1, "x", "plain"], [2, "y", "correction", "no", "nor", "this"]]).encode())
    assert unpack_tokens(old) == (
        AnswerToken(1, "x", "plain"),
        AnswerToken(2, "y", "correction", ("no", "nor", "this")),
    )
