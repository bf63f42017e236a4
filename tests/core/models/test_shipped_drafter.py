"""The drafter that comes with the program: small, documented, trained on nothing that it is measured on."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from dspark_core.checkpoints.dspark_config import parse_dspark_config
from dspark_core.models import catalogue
from dspark_core.models.folders import SHIPPED_DRAFTERS, default_drafter
from dspark_core.scheduling.stored import BROUGHT, read_calibrations

FOLDER = SHIPPED_DRAFTERS / "starter"
DATA = Path(__file__).parents[2] / "data"
RUN = 8


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[k : k + RUN]) for k in range(len(found) - RUN + 1)}


def measured_on() -> list[str]:
    files = [DATA / "prompts.jsonl", *Path(__file__).parents[3].glob("../shared/prompts/*.jsonl")]
    return [
        json.loads(line)["prompt"] for file in files for line in file.read_text("utf-8").splitlines() if line.strip()
    ]


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """What was asked in training: the list whose digest the card holds."""
    packed = (DATA / "starter_drafter_prompts.jsonl.gz").read_bytes()
    unpacked = gzip.decompress(packed)
    facts = json.loads((FOLDER / "training.json").read_text("utf-8"))
    assert hashlib.sha256(unpacked).hexdigest() == facts["prompts_sha256"]
    lines = [json.loads(line)["asked"] for line in unpacked.decode().splitlines()]
    assert len(lines) == facts["conversations"]
    return lines


def test_no_prompt_of_the_training_shares_eight_words_with_one_that_is_measured_on(asked):
    kept_out = set().union(*(runs(prompt) for prompt in measured_on()))
    assert len(kept_out) > 100
    shared = [text for text in asked if runs(text) & kept_out]
    assert not shared
    assert runs(f"Now then: {measured_on()[-1]}") & kept_out, "so this test can fail"


def test_it_is_small_and_says_how_it_was_made():
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) <= 60e6
    assert {file.suffix for file in FOLDER.rglob("*") if file.is_file()} <= {".json", ".safetensors", ".md", ".png"}
    card = (FOLDER / "README.md").read_text("utf-8")
    assert "python -m dspark_core train" in card
    config = parse_dspark_config(json.loads((FOLDER / "config.json").read_text("utf-8")))
    assert 0 < config.draft_vocab_size <= 16384
    assert read_calibrations(FOLDER / BROUGHT).keys() >= {"greedy", "0.7", "1.0"}


def test_it_is_what_the_starter_begins_with():
    assert catalogue.find_pair("starter").drafter == "dspark+lookup"
    assert default_drafter("starter") == "dspark+lookup"
