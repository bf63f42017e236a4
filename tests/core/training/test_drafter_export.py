"""What was trained drafts the same after it was written and read: in both formats, with every head and layout."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from dspark_shapes import GEMMA4, write_tiny_drafter
from fakes import run_to_end, tiny_target
from safetensors.torch import load_file
from tiny_drafters import DRAFTED, HIDDEN, TAPS, VOCAB, tiny_config
from tiny_models import write_chat_model, write_model
from torch.nn import functional as F

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.checkpoints.dspark_files import write_drafter
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.cli import main
from dspark_core.drafters.dspark.loading import open_dspark
from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.target.model import Target
from dspark_core.training.conversations import Conversation
from dspark_core.training.network import Blocks, DraftNetwork
from dspark_core.training.recipe import Recipe, draft_tokens
from dspark_core.training.starting_point import starting_point

GOLDEN = Path(__file__).parents[2] / "data" / "golden" / "dspark_vanilla" / "drafter"


@pytest.fixture(scope="module")
def target(tmp_path_factory) -> tuple[Path, Target]:
    folder = tmp_path_factory.mktemp("target")
    write_model(folder, "llama", vocab_size=VOCAB, hidden_size=HIDDEN, num_hidden_layers=3)
    return folder, tiny_target(folder, "fp32")


def trained(config: DSparkConfig, target: tuple[Path, Target]) -> DraftNetwork:
    """A network with weights that are no longer those it began with, and features of unlike sizes."""
    generator = torch.Generator().manual_seed(4)
    ids = torch.arange(VOCAB)
    if config.reduced:
        ids = torch.randperm(VOCAB, generator=generator)[:DRAFTED].sort().values
    head = load_file(target[0] / "model.safetensors")["lm_head.weight"]
    scale = torch.rand(len(TAPS) * HIDDEN, generator=generator) + 0.2
    embedding = target[1].embedding.weight
    network = DraftNetwork(config, embedding=embedding, head=head[ids], draft_ids=ids, feature_scale=scale)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.3)
    return network


@pytest.mark.parametrize("reduced", [True, False], ids=["reduced", "full"])
@pytest.mark.parametrize("layout", [True, False], ids=["anchor-first", "masks-only"])
@pytest.mark.parametrize("head", ["none", "vanilla", "gated", "rnn"])
def test_the_same_drafts_after_writing_and_reading(head, layout, reduced, target, tmp_path):
    config = tiny_config(head, reduced=reduced, layout=layout)
    network = trained(config, target)
    write_drafter(tmp_path / "made", config, network.exported(), dtype="float32", verifier="tiny")
    files = open_dspark("made", open_model_folder(tmp_path / "made"), open_model_folder(target[0]), "fp32")
    drafter = run_to_end(files.read(target[1], torch.device("cpu"), 64))
    generator = torch.Generator().manual_seed(9)
    features = torch.randn(11, len(TAPS) * HIDDEN, generator=generator)  # [rows before the anchor, taps * hidden]

    read = drafter.network
    read.inject(features, drafter.cache)
    hidden = read.block(torch.tensor([5]), drafter.cache)
    before, drafts, logits = [5], [], []
    for k in range(config.block_size):
        row = read.base_logits(hidden[k : k + 1])
        if read.head is not None:
            row = row + read.head(
                hidden[k : k + 1], F.embedding(torch.tensor(before[-1:]), read.previous), first=k == 0
            )
        place = int(row.argmax())
        logits.append(row[0])
        drafts.append(place)
        before.append(place if read.draft_ids is None else int(read.draft_ids[place]))

    previous = torch.tensor([before[:-1]])
    with torch.no_grad():
        rows = network(Blocks(features, (11,), (1,), torch.tensor([11]), previous))
        wanted = network.logits(rows)[0]
    torch.testing.assert_close(torch.stack(logits), wanted, atol=1e-4, rtol=1e-4)
    assert drafts == wanted.argmax(dim=-1).tolist()
    assert before[1:] == network.draft_ids[wanted.argmax(dim=-1)].tolist()
    said = read.confidence.logits(
        hidden, None if head == "none" else F.embedding(torch.tensor(before[:-1]), read.previous)
    )
    torch.testing.assert_close(said, rows.confidence[0], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("head", ["none", "rnn"])
@pytest.mark.parametrize("reduced", [True, False], ids=["reduced", "full"])
def test_training_goes_on_from_what_was_written(reduced, head, target, tmp_path):
    """Whatever the scale of the features is by then."""
    network = trained(tiny_config(head, reduced=reduced), target)
    write_drafter(tmp_path / "made", network.config, network.exported(), dtype="float32", verifier="tiny")
    start = starting_point([tmp_path / "made"], open_model_folder(target[0]))
    ids = torch.tensor(start.draft_ids())
    assert torch.equal(ids, network.draft_ids)
    assert start.shape_of(Recipe()).layers == network.config.decoder.layers
    scale = torch.rand(len(TAPS) * HIDDEN) + 0.5
    shared = {"embedding": network.embedding, "head": network.head, "draft_ids": ids}
    again = DraftNetwork(start.config, **shared, feature_scale=scale)
    start.give_weights(again)
    features, previous = torch.randn(11, len(TAPS) * HIDDEN), torch.randint(VOCAB, (1, network.config.block_size))
    blocks = Blocks(features, (11,), (1,), torch.tensor([11]), previous)
    with torch.no_grad():
        wanted, found = network(blocks), again(blocks)
    torch.testing.assert_close(again.logits(found), network.logits(wanted), atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(found.confidence, wanted.confidence, atol=1e-4, rtol=1e-4)


def test_a_draft_vocabulary_grows(target, tmp_path):
    """What was drafted is drafted with the same logits, whatever place it has now; new tokens get the target's."""
    network = trained(tiny_config("rnn", reduced=True), target)
    write_drafter(tmp_path / "made", network.config, network.exported(), dtype="float32", verifier="tiny")
    size = network.config.draft_vocab_size + 5
    start = starting_point([tmp_path / "made"], open_model_folder(target[0]), size)
    shape = start.shape_of(Recipe())
    others = [token for token in range(VOCAB) if token not in start.draft_ids()]
    spans = Conversation("talk", tuple(others[:5]), ((0, 5),), 0.0, 0)
    ids = torch.tensor(draft_tokens([spans], VOCAB, shape.draft_vocab, start.draft_ids()))
    assert sorted([*start.draft_ids(), *others[:5]]) == ids.tolist()
    head = torch.randn(VOCAB, HIDDEN)
    head[network.draft_ids] = network.head
    grown = DraftNetwork(
        replace(start.config, draft_vocab_size=size), embedding=network.embedding, head=head[ids], draft_ids=ids
    )
    start.give_weights(grown)
    features, previous = torch.randn(11, len(TAPS) * HIDDEN), torch.randint(VOCAB, (1, network.config.block_size))
    blocks = Blocks(features, (11,), (1,), torch.tensor([11]), previous)
    with torch.no_grad():
        wanted, rows = network(blocks), grown(blocks)
        found = grown.logits(rows)
    known = grown.draft_of[network.draft_ids]
    torch.testing.assert_close(found[..., known], network.logits(wanted), atol=1e-4, rtol=1e-4)
    new = grown.draft_of[torch.tensor(others[:5])]
    torch.testing.assert_close(found[..., new], rows.hidden @ head[others[:5]].T, atol=1e-4, rtol=1e-4)
    with pytest.raises(InvalidRequestError, match="already, more than 3"):
        starting_point([tmp_path / "made"], open_model_folder(target[0]), 3)


def test_training_goes_on_from_the_mean_of_several(target, tmp_path):
    folder, config = open_model_folder(target[0]), tiny_config("vanilla", reduced=True)
    networks = [trained(config, target), trained(config, target)]
    with torch.no_grad():
        for parameter in networks[1].parameters():
            parameter.add_(torch.randn_like(parameter))
    made = [tmp_path / "one", tmp_path / "other"]
    for network, path in zip(networks, made, strict=True):
        write_drafter(path, network.config, network.exported(), dtype="float32", verifier="tiny")
    start = starting_point(made, folder)
    again = trained(config, target)
    start.give_weights(again)
    both = [dict(network.exported()) for network in networks]
    for name, found in again.exported().items():
        if found.is_floating_point():
            torch.testing.assert_close(found, (both[0][name] + both[1][name]) / 2, atol=1e-5, rtol=1e-4)
    assert start.digest not in {starting_point([each], folder).digest for each in made}
    other = trained(tiny_config("vanilla", reduced=False), target)
    write_drafter(tmp_path / "full", other.config, other.exported(), dtype="float32", verifier="tiny")
    with pytest.raises(InvalidRequestError, match="have no mean"):
        starting_point([made[0], tmp_path / "full"], folder)


def test_training_goes_on_from_drafters_alone(target):
    folder = open_model_folder(target[0])
    with pytest.raises(UnsupportedModelError, match="no drafter"):
        starting_point([target[0]], folder)


def test_layers_that_are_not_trained_are_told(tiny_folder, tmp_path):
    target = open_model_folder(tiny_folder("gemma4"))
    with pytest.raises(UnsupportedModelError, match="Gemma 4"):
        starting_point([write_tiny_drafter(tmp_path, GEMMA4)], target)


def test_deepspec_finds_all_that_it_opens_a_drafter_with(target, tmp_path):
    """It makes embedding and head itself and reads them from the file; it does not start without num_anchors."""
    config = tiny_config(reduced=False)
    network = trained(config, target)
    write_drafter(tmp_path / "made", config, network.exported(), dtype="float32", verifier="tiny", anchors=32)
    made, golden = tmp_path / "made", json.loads((GOLDEN / "config.json").read_text())
    found = json.loads((made / "config.json").read_text())
    assert found["num_anchors"] == 32
    assert golden.keys() - found.keys() <= {"num_target_layers"}, "the tiny config does not know its target's depth"
    tensors, like = load_file(made / "model.safetensors"), load_file(GOLDEN / "model.safetensors")
    assert tensors.keys() == like.keys()
    assert torch.equal(tensors["embed_tokens.weight"], target[1].embedding.weight)
    assert torch.equal(tensors["lm_head.weight"], load_file(target[0] / "model.safetensors")["lm_head.weight"])


def test_a_tied_target_gives_two_tensors(target, tmp_path):
    """One tensor by two names is nothing that a safetensors file can hold."""
    config, embedding = tiny_config(reduced=False), target[1].embedding.weight
    network = DraftNetwork(config, embedding=embedding, head=embedding, draft_ids=torch.arange(VOCAB))
    write_drafter(tmp_path / "made", config, network.exported(), dtype="float32", verifier="tiny")
    tensors = load_file(tmp_path / "made" / "model.safetensors")
    assert torch.equal(tensors["embed_tokens.weight"], tensors["lm_head.weight"])


@pytest.mark.parametrize("lacking", ["embed_tokens.weight", "lm_head.weight"])
def test_a_full_vocabulary_without_embedding_or_head_is_not_written(lacking, target, tmp_path):
    config = tiny_config(reduced=False)
    tensors = trained(config, target).exported()
    del tensors[lacking]
    with pytest.raises(ValueError, match="draft vocabulary of 48"):
        write_drafter(tmp_path / "made", config, tensors, dtype="float32", verifier="tiny")
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_what_deepspec_needs(tmp_path):
    write_chat_model(tmp_path / "target")
    out = tmp_path / "made"
    words = f"""
        train --target {tmp_path / "target"} --out {out} --threads 1 --precision fp32 --max-length 192 --steps 2
        --response-tokens 1000 --layers 1 --draft-vocab 0 --rank 4 --self-prompts 0
    """
    assert main(words.split()) == 0
    raw, tensors = json.loads((out / "config.json").read_text()), load_file(out / "model.safetensors")
    assert raw["architectures"] == ["Qwen3DSparkModel"]
    assert raw["num_anchors"] == Recipe().anchors
    own = load_file(tmp_path / "target" / "model.safetensors")
    for name in ("embed_tokens.weight", "lm_head.weight"):
        source = own.get(name, own.get(f"model.{name}"))
        assert torch.equal(tensors[name], source.bfloat16()), name
