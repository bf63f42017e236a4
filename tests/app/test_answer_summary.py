"""The line below an answer on record is in the language of the window, whatever it was written in."""

import json
from dataclasses import asdict

import pytest

from app.answer_summary import details, stored_footer
from app.language import Language
from dspark_core.metrics import RoundCounter

KEPT = "3 tokens · 9.0 tok/s · first 0.50 s · tau 2.00 · stopped"


def document(**changes: object) -> str:
    counter = RoundCounter(output_tokens=3)
    counter.ttft_s = 0.5
    return json.dumps({**asdict(counter.stats()), "reason": "cancelled", **changes})


@pytest.fixture
def german(qapp):
    language = Language("de")
    yield
    language.remove()


def test_it_follows_the_language(qapp):
    assert stored_footer(document(), KEPT) == "3 tokens · – · first 0.50 s · tau – · stopped"
    language = Language("de")
    assert stored_footer(document(), KEPT) == "3 Token · – · erstes 0,50 s · tau – · gestoppt"
    assert details(document()).startswith("Modellpaar: – ")
    language.remove()


@pytest.mark.parametrize(
    "stats",
    [None, "", "{", "[]", document(reason="?"), document(ttft_s="x"), document(ttft_s=[]), document(ttft_s=10**400)],
    ids=range(8),
)
def test_damaged_figures_leave_the_line_as_it_was(german, stats):
    assert stored_footer(stats, KEPT) == KEPT


def test_an_answer_without_a_line_gets_none(german):
    assert stored_footer(document(), "") == ""


def test_a_seed_that_was_not_recorded_is_a_dash(qapp):
    assert details(document(seed=None)).endswith("Seed: –")
