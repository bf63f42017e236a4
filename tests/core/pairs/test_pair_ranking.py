"""Which pairs of the catalogue are best on a machine."""

from dataclasses import replace
from pathlib import Path

import pytest

from dspark_core.errors import DeviceError, InvalidRequestError
from dspark_core.marked import Marked
from dspark_core.models.catalogue import models_of
from dspark_core.models.pins import Pin, keep_pin
from dspark_core.pairs import needs
from dspark_core.pairs.facts import Ranked
from dspark_core.pairs.ranking import ranked

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
    assert "nothing is known of what its drafter brings" in machine(20, 900)["qwen3-8b-small"].reason


def test_what_is_too_slow_to_read_along_comes_behind_the_demonstration(machine) -> None:
    found = machine(64, 12)
    names = list(found)
    assert names.index("starter") < names.index("qwen3-14b-dspark")
    assert names.index("qwen3-14b-dspark") < names.index("qwen3-32b-small")
    assert "slower than one reads" in found["qwen3-14b-dspark"].reason


def test_what_does_not_fit_says_what_it_needs_and_which_context_would(machine) -> None:
    found = machine(4, 900)
    assert found["starter"].demonstration
    assert found["starter"].reason.startswith("A demonstration.")
    assert next(iter(machine(1, 900))) == "starter"
    assert found["qwen3-32b-small"].reason.startswith("Needs about ")
    assert found["qwen3-32b-small"].reason.endswith("4.0 GiB are free.")
    assert "fits." in machine(12, 900)["qwen3-14b-dspark"].reason


def test_what_nothing_is_known_of_is_last_and_without_figures(machine) -> None:
    *_, last = machine(64, 900).values()
    assert last.pair.name == "gemma-4-12b-dspark"
    assert (last.needs, last.prediction, last.plain_tokens_per_s) == (None, None, None)
    assert last.reason.startswith("Nothing is known of its sizes before")


def test_without_a_known_bandwidth_no_speed_is_told(machine) -> None:
    found = machine(20, None)["qwen3-8b-dspark"]
    assert "tokens/s" not in found.reason
    assert "times its target alone" in found.reason
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
        ("Fits with about {spare} to spare (estimate); {speed}.", "speed"),
        ("{short}; a context of {context:,} tokens fits.", "short"),
        ("A demonstration. {note}", "note"),
    ):
        found = next(reason for reason in reasons if reason.template == template)
        assert isinstance(found.values[word], Marked)


def test_a_device_or_precision_that_there_is_not_is_refused(home: Path) -> None:
    with pytest.raises((DeviceError, InvalidRequestError)):
        ranked("tpu")
    with pytest.raises(InvalidRequestError, match="nf3"):
        ranked("cpu", precision="nf3")
