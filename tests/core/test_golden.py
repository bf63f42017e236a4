"""Plain greedy answers of a small trained target, computed by the reference implementation of DSpark."""

import json
from pathlib import Path

import pytest
from fakes import ask, finished, load

from dspark_core.engine import Engine

GOLDEN = Path(__file__).parent.parent / "data" / "golden" / "dspark_vanilla"
CASES = json.loads((GOLDEN / "expected.json").read_text())


@pytest.mark.parametrize("drafter", ["none", "lookup"])
@pytest.mark.parametrize("precision", ["fp32", "fp64"])
@pytest.mark.parametrize("case", CASES["prompts"], ids=lambda case: "-".join(map(str, case["prompt"][:4])))
def test_plain_greedy_text(case, precision, drafter):
    engine = Engine()
    load(engine, GOLDEN / "target", precision=precision, drafter=drafter)
    end = finished(ask(engine, prompt_ids=tuple(case["prompt"]), max_new_tokens=CASES["max_new_tokens"]))
    assert [*case["prompt"], *end.token_ids] == case["greedy_target_only"]
