"""Plain decoding stays well ahead of transformers' ``generate`` on the same machine, in one interleaved run."""

import pytest

from dspark_core.evaluation.bench import run_bench
from dspark_core.requests import LoadRequest

PROMPT = {"id": "a", "domain": "chat", "prompt": "Explain how a refrigerator works."}
LEAST = 1.2
"""It was 2.0 to 2.2 where it was measured; this bound leaves room for other machines and noise."""


@pytest.mark.starter
def test_faster_than_generate(starter_folder):
    report = run_bench(
        base=LoadRequest(target="starter", drafter="none", precision="bf16", threads=1),
        prompts=[PROMPT],
        drafters=["none"],
        peers=["generate"],
        repeats=5,
        max_new_tokens=32,
        temperature=0.0,
        progress=lambda line: None,
    )
    assert report["skipped"] == []
    # the median of five ratios, each within one repeat: two disturbed repeats change nothing
    assert report["ratios"]["none/generate"]["all"] >= LEAST, report["ratio_spread"]
