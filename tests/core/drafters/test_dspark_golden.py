"""The DSpark drafter against cases computed by the reference implementation: every integer, and logits to 1e-4."""

import json
from pathlib import Path

import pytest
import torch
from fakes import ask, finished, load
from safetensors.torch import load_file

from dspark_core.cli import main
from dspark_core.engine import Engine
from dspark_core.events import RoundFinished

GOLDEN = Path(__file__).parents[2] / "data" / "golden"
CASES = ["dspark_vanilla", "dspark_no_markov"]


def expected(case: str) -> dict:
    return json.loads((GOLDEN / case / "expected.json").read_text())


def assert_rounds(found: list[dict], wanted: list[dict], tokens: int) -> None:
    """The reference goes on to its own length limit, so its last round may end behind ours."""
    assert len(wanted) > 3
    for own, reference in zip(found, wanted, strict=False):
        assert {key: own[key] for key in reference} == reference
    assert sum(row["accepted"] + 1 for row in found[: len(wanted)]) + 1 >= tokens


@pytest.mark.parametrize("case", CASES)
def test_every_round_through_the_command_line(case, capsys):
    wanted = expected(case)
    size = wanted["max_new_tokens"]
    folder = GOLDEN / case
    for prompt in wanted["prompts"]:
        words = f"""
            generate --target {folder / "target"} --drafter dspark:{folder / "drafter"} --json --threads 1
            --precision fp32 --device cpu --temperature 0 --schedule fixed --max-new-tokens 56
            --prompt-ids {",".join(map(str, prompt["prompt"]))}
        """
        status = main(words.split())
        document = json.loads(capsys.readouterr().out)
        assert status == 0
        text = prompt["prompt"] + document["token_ids"]
        assert text[: len(prompt["prompt"]) + size] == prompt["greedy_target_only"]
        assert prompt["speculative"] == prompt["greedy_target_only"]
        assert_rounds(document["rounds"], prompt["rounds"], size)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("exact", [False, True], ids=["", "exact"])
@pytest.mark.parametrize("drafter", ["none", "dspark"])
def test_the_text_is_the_targets_own(case, drafter, exact):
    wanted, engine = expected(case), Engine()
    name = "none" if drafter == "none" else f"dspark:{GOLDEN / case / 'drafter'}"
    load(engine, GOLDEN / case / "target", precision="fp64", drafter=name)
    for prompt in wanted["prompts"]:
        size = wanted["max_new_tokens"]
        end = finished(ask(engine, prompt_ids=tuple(prompt["prompt"]), max_new_tokens=size, exact=exact))
        assert [*prompt["prompt"], *end.token_ids] == prompt["greedy_target_only"]


@pytest.mark.parametrize("case", CASES)
def test_hidden_states_logits_and_confidence(case, monkeypatch):
    wanted, engine = expected(case), Engine()
    tensors = load_file(GOLDEN / case / "expected.safetensors")
    load(engine, GOLDEN / case / "target", precision="fp32", drafter=f"dspark:{GOLDEN / case / 'drafter'}")
    network = engine._pair.drafter.network
    blocks: list[torch.Tensor] = []  # each [block, hidden]
    plain = network.block
    monkeypatch.setattr(network, "block", lambda *args: blocks.append(plain(*args)) or blocks[-1])
    for index, prompt in enumerate(wanted["prompts"]):
        blocks.clear()
        events = ask(engine, prompt_ids=tuple(prompt["prompt"]), max_new_tokens=56)
        found = [event for event in events if isinstance(event, RoundFinished)]
        for turn in range(6):
            own = f"p{index}.r{turn}."
            hidden = blocks[turn]
            base = network.base_logits(hidden)
            torch.testing.assert_close(hidden, tensors[own + "hidden"], atol=1e-4, rtol=0)
            torch.testing.assert_close(base, tensors[own + "base_logits"], atol=1e-4, rtol=0)
            row = prompt["rounds"][turn]
            before = torch.tensor([row["anchor"], *row["drafts"][:-1]])
            previous = None if network.previous is None else network.previous[before]
            if previous is not None:
                base = torch.cat(
                    [
                        base[k : k + 1] + network.head(hidden[k : k + 1], previous[k : k + 1], first=k == 0)
                        for k in range(len(base))
                    ]
                )
            torch.testing.assert_close(base, tensors[own + "logits"], atol=1e-4, rtol=0)
            if own + "confidence_logits" in tensors:
                logits = network.confidence.logits(hidden, previous)
                torch.testing.assert_close(logits, tensors[own + "confidence_logits"], atol=1e-4, rtol=0)
                assert found[turn].confidence == pytest.approx(torch.sigmoid(logits).tolist(), abs=1e-5)
            else:  # the greatest probability of q
                peaks = base[: len(found[turn].confidence)].softmax(dim=-1).amax(dim=-1)
                assert found[turn].confidence == pytest.approx(peaks.tolist(), abs=1e-4)
