"""The drafter in training says the same as the reference implementation, and as the plain formulas."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tiny_drafters import DRAFTED, HIDDEN, VOCAB, tiny_config, tiny_network

from dspark_core.checkpoints.dspark_config import parse_dspark_config
from dspark_core.checkpoints.dspark_files import write_drafter
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.target.loading import load_target
from dspark_core.training import block_attention
from dspark_core.training.network import Blocks, DraftNetwork
from dspark_core.training.row_functions import rms_normed

GOLDEN = Path(__file__).parents[2] / "data" / "golden"


def loaded_target(folder: Path):
    steps = load_target(open_model_folder(folder), precision="fp32", device=torch.device("cpu"), context_length=256)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def golden_network(folder: Path) -> DraftNetwork:
    config = parse_dspark_config(json.loads((folder / "config.json").read_text()))
    tensors = load_file(folder / "model.safetensors")
    vocab = config.decoder.vocab_size
    network = DraftNetwork(
        config,
        embedding=tensors.pop("embed_tokens.weight"),
        head=tensors.pop("lm_head.weight"),
        draft_ids=torch.arange(vocab),
    )
    network.load_state_dict(tensors)
    return network


@pytest.mark.parametrize("name", ["dspark_vanilla", "dspark_no_markov"])
def test_golden_rounds(name):
    target = loaded_target(GOLDEN / name / "target")
    network = golden_network(GOLDEN / name / "drafter")
    expected = load_file(GOLDEN / name / "expected.safetensors")
    prompts = json.loads((GOLDEN / name / "expected.json").read_text())["prompts"]
    features, anchors, previous, names = [], [], [], []
    for i, prompt in enumerate(prompts):
        text = prompt["speculative"]
        cache = target.new_cache(len(text))
        rounds = [r for j, r in enumerate(prompt["rounds"]) if f"p{i}.r{j}.hidden" in expected]
        anchors.append([r["anchor_position"] for r in rounds])
        features.append(target.forward(text, cache, taps=network.config.feature_layers).features[: max(anchors[-1])])
        previous += [[r["anchor"], *r["drafts"][:-1]] for r in rounds]
        names += [f"p{i}.r{j}." for j in range(len(rounds))]
    blocks = Blocks(
        torch.cat(features),
        tuple(map(len, features)),
        tuple(map(len, anchors)),
        torch.tensor([position for each in anchors for position in each]),
        torch.tensor(previous),
    )
    with torch.no_grad():
        rows = network(blocks)
        logits = network.logits(rows)
    assert len(names) == sum(key.endswith("hidden") for key in expected) >= 18
    for k, prefix in enumerate(names):
        torch.testing.assert_close(rows.hidden[k], expected[prefix + "hidden"], atol=1e-4, rtol=0)
        torch.testing.assert_close(logits[k], expected[prefix + "logits"], atol=1e-4, rtol=0)
        if rows.confidence is not None:
            torch.testing.assert_close(rows.confidence[k], expected[prefix + "confidence_logits"], atol=1e-4, rtol=0)
    assert (rows.confidence is not None) == (name == "dspark_vanilla")


def random_blocks(config, anchors: list[list[int]], seed: int = 0) -> Blocks:
    generator = torch.Generator().manual_seed(seed)
    contexts = tuple(max(each) for each in anchors)
    width = len(config.feature_layers) * HIDDEN
    return Blocks(
        torch.randn(sum(contexts), width, generator=generator),
        contexts,
        tuple(map(len, anchors)),
        torch.tensor([position for each in anchors for position in each]),
        torch.randint(0, VOCAB, (sum(map(len, anchors)), config.block_size), generator=generator),
    )


def randomised(network: DraftNetwork, seed: int = 1) -> DraftNetwork:
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.3)
    return network


@pytest.mark.parametrize("head", ["none", "vanilla", "gated", "rnn"])
@pytest.mark.parametrize("layout", [True, False], ids=["anchor-first", "masks-only"])
def test_a_block_is_the_same_alone(head, layout):
    """Neither the other sequences nor the blocks of the same one change it: only the context before its anchor."""
    config = tiny_config(head, layout=layout)
    network = randomised(tiny_network(config).double())
    network.compute_dtype = torch.float64
    anchors = [[3, 4, 9], [12], [1, 7]]
    blocks = random_blocks(config, anchors)
    blocks = Blocks(blocks.features.double(), blocks.contexts, blocks.counts, blocks.anchors, blocks.previous)
    together = network(blocks)
    assert together.hidden.shape == (6, 5, HIDDEN)
    place, start = 0, 0
    for each in anchors:
        own = blocks.features[start : start + max(each)]
        for position in each:
            previous = blocks.previous[place : place + 1]
            alone = network(Blocks(own[:position], (position,), (1,), torch.tensor([position]), previous))
            torch.testing.assert_close(alone.hidden[0], together.hidden[place])
            torch.testing.assert_close(alone.confidence[0], together.confidence[place])
            if head != "none":
                torch.testing.assert_close(alone.markov[0], together.markov[place])
            place += 1
        start += max(each)


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32])
def test_all_sequences_at_once_are_the_same_as_one_after_the_other(monkeypatch, dtype):
    """As on a card, gradients included."""
    config = tiny_config("vanilla")
    found = []
    for together in (False, True):
        monkeypatch.setattr(block_attention, "pads", lambda device, together=together: together)
        network = randomised(tiny_network(config).to(dtype))
        network.compute_dtype = dtype
        blocks = random_blocks(config, [[3, 4, 9], [12], [1, 7]])
        rows = network(replace(blocks, features=blocks.features.to(dtype)))
        (rows.hidden.square().sum() + rows.confidence.sum()).backward()
        found.append([rows.hidden, *(each.grad for each in network.parameters() if each.grad is not None)])
    assert len(found[0]) > 10
    tolerance = {"rtol": 1e-9, "atol": 1e-9} if dtype == torch.float64 else {"rtol": 1e-3, "atol": 1e-3}
    for one, other in zip(*found, strict=True):
        torch.testing.assert_close(one, other, **tolerance)


def test_rows_of_a_block_see_one_another_both_ways():
    config = tiny_config()
    network = randomised(tiny_network(config))
    blocks = random_blocks(config, [[4]])
    other = Blocks(blocks.features, (4,), (1,), blocks.anchors, (blocks.previous + 1) % VOCAB)
    first, second = network(blocks).hidden[0], network(other).hidden[0]
    assert bool(((first - second).abs().amax(dim=1) > 1e-3).all())  # the anchor reaches every row
    # and the last row every other: with fewer of them the first one changes
    shorter = randomised(tiny_network(tiny_config(layout=False)))
    longer = shorter(blocks).hidden[0, 0]
    assert not torch.allclose(longer, first[0], atol=1e-3)


@pytest.mark.parametrize("head", ["gated", "rnn"])
def test_sequential_heads_against_a_loop(head):
    config = tiny_config(head)
    network = randomised(tiny_network(config))
    blocks = random_blocks(config, [[3, 6], [5]])
    with torch.no_grad():
        rows = network(blocks)
        logits = network.logits(rows)
    weights = network.state_dict()
    w1, w2 = weights["markov_head.markov_w1.weight"], weights["markov_head.markov_w2.weight"]
    for block in range(3):
        state = torch.zeros(w1.shape[1])
        for k in range(config.block_size):
            hidden, before = rows.hidden[block, k], w1[blocks.previous[block, k]]
            if head == "gated":
                joined = torch.cat([hidden, before])
                gate = weights["markov_head.gate_proj.weight"] @ joined + weights["markov_head.gate_proj.bias"]
                inner = torch.sigmoid(gate) * before
            else:
                joined = torch.cat([state, before, hidden])
                joint = weights["markov_head.joint_proj.weight"] @ joined + weights["markov_head.joint_proj.bias"]
                gate, candidate, output = joint.split(len(state))
                state = torch.sigmoid(gate) * state + (1 - torch.sigmoid(gate)) * torch.tanh(candidate)
                inner = torch.tanh(output)
            torch.testing.assert_close(logits[block, k], network.head @ hidden + w2 @ inner, atol=1e-5, rtol=1e-5)
            said = weights["confidence_head.proj.weight"][0] @ torch.cat([hidden, before])
            torch.testing.assert_close(
                rows.confidence[block, k], said + weights["confidence_head.proj.bias"][0], atol=1e-5, rtol=1e-5
            )


def test_gradient_of_the_norm():
    generator = torch.Generator().manual_seed(0)
    x, weight = (torch.randn(*s, generator=generator, dtype=torch.float64).requires_grad_() for s in ((3, 2, 5), (5,)))
    assert torch.autograd.gradcheck(lambda x, weight: rms_normed(x, weight, 1e-3), (x, weight))
    torch.testing.assert_close(rms_normed(x, weight, 1e-3), torch.nn.functional.rms_norm(x, (5,), weight, 1e-3))


def test_bfloat16_is_close():
    config = tiny_config("gated")
    blocks = random_blocks(config, [[3, 6], [5]])
    exact, rounded = (randomised(tiny_network(config, dtype)) for dtype in (torch.float32, torch.bfloat16))
    with torch.no_grad():
        torch.testing.assert_close(rounded(blocks).hidden.float(), exact(blocks).hidden, atol=0.15, rtol=0.05)


def test_unscaled_features_after_export():
    """The scale of the features goes into the projection: the exported drafter reads them as they are."""
    config = tiny_config()
    network = randomised(tiny_network(config))
    network.feature_scale.copy_(torch.rand(network.feature_scale.shape) + 0.1)
    blocks = random_blocks(config, [[3, 6], [5]])
    tensors = network.exported()
    assert torch.equal(tensors["d2t"] + torch.arange(DRAFTED), network.draft_ids)
    assert tensors["t2d"].sum() == DRAFTED
    assert bool(tensors["t2d"][network.draft_ids].all())
    plain = tiny_network(config)
    plain.load_state_dict({name: value for name, value in tensors.items() if name in plain.state_dict()})
    torch.testing.assert_close(plain(blocks).hidden, network(blocks).hidden)


@pytest.mark.parametrize("reduced", [True, False], ids=["reduced", "full"])
@pytest.mark.parametrize("layout", [True, False], ids=["anchor-first", "masks-only"])
@pytest.mark.parametrize("family", ["qwen3", "llama"])
def test_written_folder(tmp_path, reduced, layout, family):
    config = tiny_config("rnn", reduced=reduced, layout=layout, model_type=family)
    network = randomised(tiny_network(config))
    folder = tmp_path / "drafters" / "mine"
    for _ in range(2):  # the second time in place of the first
        write_drafter(folder, config, network.exported(), dtype="float32", verifier="tiny")
    assert [path.name for path in folder.parent.iterdir()] == ["mine"]
    opened = open_model_folder(folder)
    found = parse_dspark_config(opened.config)
    for name in ("feature_layers", "block_size", "anchor_first", "head", "markov_rank", "draft_vocab_size", "rows"):
        assert getattr(found, name) == getattr(config, name), name
    assert found.decoder.qk_norm == (family == "qwen3")
    tensors = load_file(folder / "model.safetensors")
    assert ("d2t" in tensors) == reduced
    again = tiny_network(found, seed=9)
    again.load_state_dict({name: value for name, value in tensors.items() if name in again.state_dict()})
    blocks = random_blocks(config, [[2, 5]])
    assert torch.equal(again(blocks).hidden, network(blocks).hidden)


def test_tensors_that_do_not_fit_are_refused(tmp_path):
    config = tiny_config()
    tensors = tiny_network(config).exported()
    del tensors["d2t"]
    with pytest.raises(ValueError, match="draft vocabulary of 32"):
        write_drafter(tmp_path / "x", config, tensors, dtype="float32", verifier="tiny")
    assert list(tmp_path.iterdir()) == []


def test_layers_that_are_not_trained():
    config = tiny_config(attention_bias=True)
    with pytest.raises(ValueError, match="no biases"):
        tiny_network(config)
