"""Which pairs of the catalogue are best on a machine."""

from dataclasses import replace
from pathlib import Path

import pytest

from dspark_core.errors import DeviceError, InvalidRequestError
from dspark_core.marked import Marked
from dspark_core.models.catalogue import PAIRS, hub_model, models_of
from dspark_core.models.pins import Pin, keep_pin
from dspark_core.pairs import needs
from dspark_core.pairs.facts import Needs, Prediction, Range, Ranked
from dspark_core.pairs.ranking import DEMONSTRATION, FITS, SLOW, TOO_LARGE, ranked, reason_of

GIB = 1 << 30


@pytest.fixture
def machine(home: Path, monkeypatch: pytest.MonkeyPatch):
    """(GiB free, GB/s) -> the ranking there."""

    def rank(free: float, bandwidth: float | None) -> dict[str, Ranked]:
        monkeypatch.setattr(needs, "available_bytes", lambda device: int(free * GIB))
        if bandwidth is not None:
            monkeypatch.setenv("DSPARK_PEAK_GB_S", str(bandwidth))
        return {each.pair.name: each for each in ranked("cpu", precision="nf4")}

    return rank


def test_a_fast_machine_gets_the_largest_target_that_fits(machine) -> None:
    for free, best in ((13, "qwen3-14b-dspark"), (9, "qwen3-8b-dspark"), (6, "qwen3-4b-dspark")):
        found = list(machine(free, 900).values())
        assert found[0].pair.name == best
        assert found[0].needs is not None
        assert found[0].needs.fits
        assert found[0].reason.startswith("Fits with about")
        assert "rough estimate" in found[0].reason


def test_what_is_known_to_be_faster_goes_before_what_nobody_measured(machine) -> None:
    names = list(machine(20, 900))
    assert names.index("qwen3-8b-dspark") < names.index("qwen3-8b-small")
    assert "what the drafter adds is measured once you use it" in machine(20, 900)["qwen3-8b-small"].reason


def test_what_is_too_slow_to_read_along_comes_behind_the_demonstration(machine) -> None:
    found = machine(64, 12)
    names = list(found)
    assert names.index("starter") < names.index("qwen3-14b-dspark")
    assert names.index("qwen3-14b-dspark") < names.index("qwen3-32b-small")
    assert found["qwen3-14b-dspark"].reason.endswith("slower than one reads (rough estimate).")


def test_what_does_not_fit_says_what_it_needs_and_which_context_would(machine) -> None:
    found = machine(4, 900)
    assert found["starter"].demonstration
    assert found["starter"].reason.startswith("A demonstration.")
    assert next(iter(machine(1, 900))) == "starter"
    assert found["qwen3-32b-small"].reason.startswith("Needs about ")
    assert found["qwen3-32b-small"].reason.endswith("only 4.0 GiB are free.")
    assert "it fits." in machine(12, 900)["qwen3-14b-dspark"].reason


def test_what_nothing_is_known_of_is_last_and_without_figures(machine) -> None:
    *_, last = machine(64, 900).values()
    assert last.pair.name == "gemma-4-12b-dspark"
    assert (last.needs, last.prediction, last.plain_tokens_per_s) == (None, None, None)
    assert last.reason.startswith("How much memory it takes is known once")


def test_a_pair_that_the_catalogue_has_no_configuration_of_is_known_once_it_is_pinned(machine) -> None:
    gemma = next(pair for pair in PAIRS if pair.name == "gemma-4-12b-dspark")
    for model, seen in zip(models_of(gemma), ("qwen3-8b", "dspark-qwen3-8b"), strict=True):
        known = hub_model(seen)
        assert known is not None
        keep_pin(Pin(model.repository, "f" * 40, (), None, False, 0.0, known.config))
    found = machine(64, 900)[gemma.name]
    assert found.needs == machine(64, 900)["qwen3-8b-dspark"].needs
    assert found.verified
    assert found.reason.startswith("Fits with about ")


def test_without_a_known_bandwidth_no_speed_is_told(machine) -> None:
    found = machine(20, None)["qwen3-8b-dspark"]
    assert "tokens/s" not in found.reason
    assert "times as fast as without its drafter" in found.reason
    assert found.plain_tokens_per_s is None


def test_a_pair_is_verified_when_its_repositories_were_seen(machine) -> None:
    found = machine(20, 900)
    assert found["starter"].verified
    assert not found["qwen3-8b-dspark"].verified
    assert not found["qwen3-8b-dspark"].installed
    target, drafter = models_of(found["qwen3-8b-dspark"].pair)
    pin = Pin(target.repository, "f" * 40, (), "apache-2.0", False, 0.0)
    keep_pin(pin)
    assert not machine(20, 900)["qwen3-8b-dspark"].verified
    keep_pin(replace(pin, repository=drafter.repository))
    assert machine(20, 900)["qwen3-8b-dspark"].verified


def test_what_turns_out_not_to_be_run_at_the_first_contact_says_so(machine) -> None:
    found = machine(20, 900)
    target, drafter = models_of(found["qwen3-8b-dspark"].pair)
    hybrid = {"architectures": ["Qwen3_5ForCausalLM"], "model_type": "qwen3_5"}
    keep_pin(Pin(target.repository, "f" * 40, (), None, False, 0.0, hybrid))
    assert "Cannot be used: This model has layers with a running state" in machine(20, 900)["qwen3-8b-dspark"].reason
    keep_pin(Pin(target.repository, "f" * 40, (), None, False, 0.0, target.config))
    keep_pin(Pin(drafter.repository, "f" * 40, (), None, False, 0.0, (drafter.config or {}) | {"hidden_size": 2048}))
    last = list(machine(20, 900).values())[-1]
    assert last.pair.name == "qwen3-8b-dspark"
    assert last.reason.startswith("Cannot be used: hidden_size in config.json differs")


def test_reasons_can_be_translated_with_the_words_in_them(machine) -> None:
    reasons = [each.reason for rank in (machine(20, 900), machine(12, 900)) for each in rank.values()]
    for template, word in (
        ("Fits with about {spare} to spare and writes", "estimate"),
        ("Needs about {needed} of memory", "needed"),
        ("A demonstration. {note}", "note"),
    ):
        found = next(reason for reason in reasons if reason.template.startswith(template))
        assert isinstance(found.values[word], Marked)


ROOM, GAIN = "Fits with about 3.0 GiB to spare", "as without its drafter"
LATER = "(rough estimates); what the drafter adds is measured once you use it."
BOTH = f"and writes about 80 tokens a second, 1.9 times as many {GAIN}"
SLOWLY = "Fits, but writes only about 8 tokens a second with its drafter, slower than one reads"
LARGE = "Needs about 5.0 GiB of memory (estimate), and only 8.0 GiB are free"


@pytest.mark.parametrize(
    ("place", "longest", "plain", "predicted", "sentence"),
    [
        (FITS, 9000, None, None, f"{ROOM} (estimate); how fast it is here is measured once you use it."),
        (FITS, 9000, 42.0, None, f"{ROOM} and writes about 42 tokens a second without its drafter {LATER}"),
        (FITS, 9000, None, "rough", f"{ROOM} and writes about 1.9 times as fast {GAIN} (rough estimate: 1.2 to 2.4)."),
        (FITS, 9000, 42.0, "rough", f"{ROOM} {BOTH} (rough estimate: 1.2 to 2.4)."),
        (FITS, 9000, 42.0, "profiled", f"{ROOM} {BOTH} (estimate: 1.2 to 2.4)."),
        (
            SLOW,
            9000,
            4.0,
            None,
            "Fits, but its target alone writes only about 4 tokens a second (rough estimate), slower than one reads; "
            "what its drafter adds is measured once you use it.",
        ),
        (SLOW, 9000, 4.0, "rough", f"{SLOWLY} (rough estimate)."),
        (SLOW, 9000, 4.0, "profiled", f"{SLOWLY} (estimate)."),
        (TOO_LARGE, 9000, 4.0, None, f"{LARGE}: with a context of at most 9,000 tokens it fits."),
        (TOO_LARGE, 0, 4.0, "rough", f"{LARGE}."),
        (DEMONSTRATION, 9000, None, None, f"A demonstration. {PAIRS[0].note}"),
    ],
)
def test_every_reason_is_a_sentence_that_a_newcomer_understands(place, longest, plain, predicted, sentence) -> None:
    needed = Needs(4096, 5 * GIB, 0, 0, 0, 0, 8 * GIB, longest, False, False, "cpu")
    gain, rate = Range(1.2, 1.9, 2.4), plain and Range(1.2 * plain, 1.9 * plain, 2.4 * plain)
    basis = "profile" if predicted == "profiled" else "bandwidth"
    prediction = Prediction(gain, rate, Range(2.0, 3.0, 4.0), basis, None, Marked("published")) if predicted else None
    assert reason_of(place, PAIRS[0], needed, prediction, plain) == sentence


def test_a_device_or_precision_that_there_is_not_is_refused(home: Path) -> None:
    with pytest.raises((DeviceError, InvalidRequestError)):
        ranked("tpu")
    with pytest.raises(InvalidRequestError, match="nf3"):
        ranked("cpu", precision="nf3")
