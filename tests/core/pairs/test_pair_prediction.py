"""Predictions: from stored profiles, from others, from bandwidth, from nothing; and what rounds really gave."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from dspark_shapes import SHAPES, fitting, write_tiny_drafter
from fakes import ask, load

from dspark_core.device import device_name
from dspark_core.engine import Engine
from dspark_core.evaluation.profile import DraftCost, Profile, WidthCost, profile_key, store_profile
from dspark_core.metrics import RoundCounter
from dspark_core.models.catalogue import Acceptance, Pair, find_pair
from dspark_core.pairs import prediction
from dspark_core.pairs.costs import Costs, costs_of
from dspark_core.pairs.facts import Prediction, Range
from dspark_core.pairs.measured import MOST_ROUNDS, add_answer, measured
from dspark_core.pairs.plan import Plan, plan
from dspark_core.pairs.prediction import chance_of, expected_tokens, from_costs, measured_here, predict
from dspark_core.requests import LoadRequest

CPU = torch.device("cpu")
FLAT = Costs(lambda rows, case: 1.0, lambda drafts, case: 0.0, Range(0.1, 0.1, 0.1), "profile", None)
PAIR = Pair("p", "P", "t", "dspark", "", acceptance=Acceptance({"chat": 3.0, "code": 5.0}, "a paper", "p"))


@pytest.fixture
def drafter(chat_folder: Path, tmp_path: Path) -> Path:
    shape = fitting(SHAPES["vanilla"], json.loads((chat_folder / "config.json").read_text()))
    return write_tiny_drafter(tmp_path / "own", shape)


@pytest.fixture
def planned(chat_folder: Path, drafter: Path, home: Path) -> Plan:
    return plan(LoadRequest(str(chat_folder), f"dspark:{drafter}", precision="fp32", device="cpu"))


def profile(folder: Path, name: str = "", widths: tuple[float, ...] = (0.010, 0.012)) -> Profile:
    key = profile_key(device_name(CPU), folder, "fp32", "auto", "fp32", 1)
    key = replace(key, target=name or key.target)
    costs = tuple(WidthCost(rows, s, s, s, 64) for rows, s in zip((1, 8), widths, strict=True))
    later = (WidthCost(1, 9.0, 9.0, 9.0, 4096), WidthCost(8, 99.0, 99.0, 99.0, 4096))
    draft = (DraftCost("dspark:own", 4, 0.002, 0.002, 0.002, 64),)
    return Profile(key, 1.0, costs + later, draft, None, 1000, 1e9)


@pytest.mark.parametrize(("chance", "drafts"), [(0.0, 7), (0.5, 1), (0.8, 7), (1.0, 3)])
def test_tau_and_chance_belong_to_each_other(chance: float, drafts: int) -> None:
    assert chance_of(expected_tokens(chance, drafts), drafts) == pytest.approx(chance, abs=1e-9)


def test_where_passes_are_flat_and_drafts_free_the_speed_up_is_tau() -> None:
    found = from_costs(FLAT, Range(2.0, 3.0, 5.0), 7, "said")
    assert found.speed_up.low == pytest.approx(2.0)
    assert found.speed_up.likely == pytest.approx(3.0)
    assert found.tokens_per_s is not None
    assert found.tokens_per_s.high == pytest.approx(50.0)
    assert not found.rough


def test_where_passes_widen_fewer_drafts_are_verified() -> None:
    steep = replace(FLAT, verify=lambda rows, case: 1.0 + 0.5 * (rows - 1))
    chance = chance_of(3.0, 7)
    gains = [expected_tokens(chance, k) / (1.0 + 0.5 * k) for k in range(1, 8)]
    found = from_costs(steep, Range(3.0, 3.0, 3.0), 7, "said")
    assert found.speed_up.likely == pytest.approx(max(gains))
    assert max(gains) > gains[-1]


def test_a_drafter_that_costs_more_than_it_brings_is_predicted_to_lose() -> None:
    dear = replace(FLAT, draft=lambda drafts, case: 2.0)
    assert from_costs(dear, Range(1.2, 1.4, 1.6), 7, "said").speed_up.high < 1


def test_a_profile_of_the_target_on_this_device_is_the_basis(planned: Plan, chat_folder: Path) -> None:
    store_profile(profile(chat_folder))
    costs = costs_of(planned)
    assert (costs.basis, costs.scaled_from) == ("profile", None)
    assert costs.verify(8, "low") == pytest.approx(1.2)
    assert costs.draft(4, "low") == pytest.approx(0.2)
    assert costs.plain_s == Range(0.010, 0.010, 0.010)
    found = predict(planned, PAIR)
    assert found is not None
    assert not found.rough
    assert found.tau == Range(1 + 0.75 * 2, 3.0, 5.0)
    assert found.acceptance == "a paper"


def test_one_of_another_target_is_scaled_by_bytes(planned: Plan, chat_folder: Path) -> None:
    store_profile(profile(chat_folder, name="another"))
    costs = costs_of(planned)
    assert (costs.basis, costs.scaled_from) == ("other profile", "another")
    assert costs.verify(8, "high") == pytest.approx(1.2)
    assert costs.plain_s is not None
    read = planned.memory.weights - planned.drafter.weights if planned.drafter else 0
    assert costs.plain_s.likely == pytest.approx(0.010 * read / 1000, rel=0.6)  # the embedding is not read
    found = predict(planned, PAIR)
    assert found is not None
    assert found.rough


def test_else_the_bandwidth_and_else_nothing_of_this_device(planned: Plan, home: Path) -> None:
    nothing = predict(planned, PAIR)
    assert nothing is not None
    assert (nothing.basis, nothing.tokens_per_s) == ("assumption", None)
    (home / "bandwidth.json").write_text(json.dumps({f"{device_name(CPU)} x1": 1e10, f"{device_name(CPU)} x2": 2e10}))
    told = predict(planned, PAIR)
    assert told is not None
    assert told.basis == "bandwidth"
    assert told.rough
    assert told.tokens_per_s is not None
    assert 0 < told.tokens_per_s.low < told.tokens_per_s.likely < told.tokens_per_s.high
    assert told.speed_up == nothing.speed_up


def test_a_profile_of_another_device_is_none(planned: Plan, chat_folder: Path) -> None:
    stored = profile(chat_folder)
    store_profile(replace(stored, key=replace(stored.key, device="another")))
    assert costs_of(planned).basis == "assumption"


def test_a_damaged_profile_is_none(planned: Plan, chat_folder: Path) -> None:
    for widths in ((0.0, 0.0), (0.01,)):
        stored = profile(chat_folder)
        kept = stored.widths[:1] if len(widths) == 1 else tuple(replace(cost, median_s=0.0) for cost in stored.widths)
        store_profile(replace(stored, widths=kept))
        assert costs_of(planned).basis == "assumption"


def test_what_is_known_of_another_pair_is_said_to_be(planned: Plan) -> None:
    known = find_pair("qwen3-14b-dspark")
    found = predict(planned, known)
    assert found is not None
    assert "published for qwen3-8b-dspark, nothing is known of this one" in found.acceptance


def test_nothing_is_made_up_where_no_acceptance_is_known(planned: Plan, chat_folder: Path) -> None:
    assert predict(planned, None) is None
    assert predict(plan(LoadRequest(str(chat_folder), "lookup", device="cpu"))) is None
    plain = predict(plan(LoadRequest(str(chat_folder), "none", device="cpu")))
    assert plain is not None
    assert plain.speed_up == plain.tau == Range(1.0, 1.0, 1.0)


def answer(rounds: int, accepted: int) -> RoundCounter:
    counter = RoundCounter()
    for _ in range(rounds):
        facts = {"proposed": 4, "accepted": accepted, "emitted": accepted + 1}
        counter.add_round(**facts, seconds=0.1, draft_s=0.0, verify_s=0.1, target_bytes=0, draft_bytes=0, saved_s=0.05)
    return counter


def test_answers_add_up_and_old_ones_fade(home: Path) -> None:
    assert measured("ab") is None
    add_answer("ab", answer(10, 2))
    add_answer("ab", answer(30, 1))
    add_answer("ab", RoundCounter())
    found = measured("ab")
    assert found is not None
    assert (found.rounds, found.verified, found.accepted, found.tokens) == (40, 160, 50, 90)
    assert found.tau == pytest.approx(2.25)
    assert found.tokens_per_s == pytest.approx(22.5)
    assert found.speed_up == pytest.approx(1.5)
    add_answer("ab", answer(MOST_ROUNDS, 0))
    faded = measured("ab")
    assert faded is not None
    assert faded.rounds == (MOST_ROUNDS + 40) / 2


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 2}', '{"format": 1, "rounds": "many"}'])
def test_a_file_that_is_something_else_was_not_measured(home: Path, text: str) -> None:
    add_answer("ab", answer(1, 1))
    (path,) = (home / "measured").iterdir()
    path.write_text(text)
    assert measured("ab") is None
    path.write_text(
        json.dumps({"format": 1} | dict.fromkeys(("rounds", "verified", "tokens", "seconds", "saved_s"), -1))
    )
    assert measured("ab") is None


def test_what_the_engine_measured_is_found_and_goes_before_what_was_published(
    planned: Plan, chat_folder: Path, drafter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine()
    load(engine, chat_folder, precision="fp32", drafter=f"dspark:{drafter}")
    assert measured_here(planned) is None
    ask(engine, prompt_ids=(70, 71, 72, 70), schedule="auto", max_new_tokens=12)
    found = measured_here(planned)
    assert found is not None
    assert found.tokens == 11
    monkeypatch.setattr(prediction, "ENOUGH_ROUNDS", 1)
    told: Prediction | None = predict(planned, PAIR)
    assert told is not None
    assert told.acceptance.startswith("measured here over ")
    assert told.tau.likely == pytest.approx(found.tau)
    expected = predict(planned, PAIR, before_use=True)
    assert expected is not None
    assert not expected.acceptance.startswith("measured here")
    ask(engine, prompt_ids=(70, 71, 72, 70), schedule="fixed", max_new_tokens=12)
    assert measured_here(planned) == found
