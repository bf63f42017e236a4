"""The DSpark drafter against a plain computation: every head, layout and format, and a context that stays in step."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from dspark_plain import CheckedDrafter
from dspark_shapes import GEMMA4_SHAPES, SHAPES, Shape, write_tiny_drafter
from fakes import ask, finished, load, run_to_end
from talk import CONTEXT, Talk, converse, text

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.dspark.loading import open_dspark
from dspark_core.drafters.dspark.static_draft import StaticDraft
from dspark_core.drafters.dspark.walk import walk
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError, IncompatiblePairError, UnsupportedModelError
from dspark_core.events import RoundFinished
from dspark_core.models.folders import default_drafter, trained_drafter
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.target.linear import Int4Linear


def drafter_of(folder: Path, shape: Shape, model, context: int = CONTEXT) -> CheckedDrafter:
    files = open_dspark(
        "dspark", open_model_folder(write_tiny_drafter(folder, shape)), open_model_folder(model.folder), "fp64"
    )
    inner = run_to_end(files.read(model.target, torch.device("cpu"), context))
    return CheckedDrafter(inner, shape, model.reference)


@pytest.mark.parametrize("temperature", [0.0, 0.8])
@pytest.mark.parametrize("name", SHAPES)
def test_every_block_is_as_the_paper_describes_it(name, temperature, tiny, tmp_path):
    model = tiny("llama")
    drafter = drafter_of(tmp_path, SHAPES[name], model)
    rounds = Talk(model, drafter).ask(text(20), 30, temperature=temperature)
    assert drafter.proposals == sum(bool(done.proposal.tokens) for done in rounds) >= 4
    assert all(len(done.proposal.confidence) == len(done.proposal.tokens) for done in rounds[:-1])


@pytest.mark.parametrize("family", ["qwen3", "llama-tied", "qwen2-window", "smollm3"])
def test_features_of_other_families(family, tiny, tmp_path):
    model = tiny(family)
    layers = model.target.config.layers
    drafter = drafter_of(tmp_path, replace(SHAPES["rnn"], target_layers=layers), model)
    Talk(model, drafter).ask(text(12), 24, temperature=0.5)
    assert drafter.proposals >= 4


@pytest.mark.parametrize("family", ["gemma4", "gemma4-unified"])
@pytest.mark.parametrize("temperature", [0.0, 0.8])
@pytest.mark.parametrize("name", GEMMA4_SHAPES)
def test_gemma4_blocks(name, temperature, family, tiny, tmp_path):
    """Also beside a target whose logits are bent otherwise: a drafter says itself how its own are."""
    model = tiny(family)
    drafter = drafter_of(tmp_path, GEMMA4_SHAPES[name], model)
    Talk(model, drafter).ask(text(14), 24, temperature=temperature)
    assert drafter.proposals >= 4


def test_drafters_whose_logits_are_not_bent_beside_a_target_whose_are(tiny, tmp_path):
    model = tiny("gemma4-unified")
    shape = replace(SHAPES["speculators, all tokens"], hidden=128, target_layers=4)
    drafter = drafter_of(tmp_path, shape, model)
    Talk(model, drafter).ask(text(14), 24, temperature=0.8)
    assert drafter.proposals >= 4


@pytest.mark.parametrize("exact", [False, True], ids=["", "exact"])
@pytest.mark.parametrize("name", ["vanilla", "speculators, anchor and masks", "window"])
def test_the_context_stays_in_step_with_the_text(name, exact, tiny, tmp_path):
    """Rejections, edits, a second turn, a cancel in prompt, catching up and answer, an end inside a block."""
    model = tiny("llama")
    drafter = drafter_of(tmp_path, SHAPES[name], model)
    converse(Talk(model, drafter, exact))
    assert drafter.proposals >= 30


def test_the_end_of_the_context(tiny, tmp_path):
    model = tiny("llama")
    drafter = drafter_of(tmp_path, SHAPES["confidence without markov"], model)
    rounds = Talk(model, drafter).ask(text(CONTEXT - 20), 20)
    assert sum(len(done.committed) for done in rounds) == 19
    assert drafter.proposals >= 3


@pytest.mark.parametrize(
    ("name", "prefix", "kind"),
    [
        ("speculators", "dspark", "dspark"),
        ("dflash", "dflash", "dflash"),
        ("dflash with a window", "dspark", "dflash"),
        ("dspark with a window, both ways", "dflash", "dspark"),
    ],
)
def test_through_the_engine(name, prefix, kind, tiny_folder, tmp_path):
    """What it is, is told by its config.json, whatever name it is opened by."""
    write_tiny_drafter(tmp_path / "made", SHAPES[name])
    engine = Engine()
    texts = []
    for drafter in ("none", f"{prefix}:{tmp_path / 'made'}", "lookup", f"{prefix}:{tmp_path / 'made'}"):
        info = load(engine, tiny_folder("llama"), precision="fp64", drafter=drafter)
        events = ask(engine, prompt_ids=tuple(text(20)), max_new_tokens=24)
        texts.append(finished(events).token_ids)
        if drafter.startswith(prefix):
            assert info.drafter == f"{kind}:made"
            done = next(event for event in events if isinstance(event, RoundFinished))
            assert len(done.drafts) == len(done.confidence) == 4
            assert done.draft_bytes > 0
    assert all(found == texts[0] for found in texts)


def test_bfloat16_follows_float64(tiny_folder, tmp_path):
    write_tiny_drafter(tmp_path, replace(SHAPES["vanilla"], spread=0.1))
    proposals = {}
    for precision in ("fp64", "bf16"):
        engine = Engine()
        load(engine, tiny_folder("llama"), precision=precision, drafter=f"dspark:{tmp_path}")
        ask(engine, prompt_ids=tuple(text(20)), max_new_tokens=1)
        drafter = engine._pair.drafter
        proposals[precision] = drafter.propose(7, 4, Sampler(SamplingParams(1.0), 3)).confidence
    assert proposals["bf16"] == pytest.approx(proposals["fp64"], abs=0.02)


def test_a_block_is_too_tall_for_int4(tiny_folder, tmp_path):
    write_tiny_drafter(tmp_path, SHAPES["vanilla"])
    engine = Engine()
    load(engine, tiny_folder("llama"), precision="int4", drafter=f"dspark:{tmp_path}")
    assert not isinstance(engine._pair.drafter.network.fuse, Int4Linear)
    assert isinstance(engine._pair.target.layers[0].qkv, Int4Linear)


def broken(folder: Path, shape: Shape, **changes) -> Path:
    write_tiny_drafter(folder, shape)
    config = json.loads((folder / "config.json").read_text())
    inner = config.get("transformer_layer_config", {})
    for key, value in changes.items():
        place = inner if key in inner else config
        if value is None:
            del place[key]
        else:
            place[key] = value
    (folder / "config.json").write_text(json.dumps(config))
    return folder


REFUSED = {
    "another hidden size": (IncompatiblePairError, "hidden_size", Shape(hidden=32), {}),
    "another vocabulary": (IncompatiblePairError, "vocab_size", Shape(vocab=97), {}),
    "another depth": (IncompatiblePairError, "num_target_layers", Shape(target_layers=5), {}),
    "a layer too far": (IncompatiblePairError, "number of layers", Shape(taps=(0, 2)), {}),
    "no block size": (CorruptFileError, "block_size", Shape(), {"block_size": None}),
    "a long block": (CorruptFileError, "block_size", Shape(), {"block_size": 65}),
    "a mask outside": (CorruptFileError, "mask_token_id", Shape(), {"mask_token_id": 96}),
    "an unknown head": (UnsupportedModelError, "markov_head_type", Shape(), {"markov_head_type": "gru"}),
    "words for layers": (CorruptFileError, "target_layer_ids", Shape(), {"target_layer_ids": ["first"]}),
    "no layers": (CorruptFileError, "target_layer_ids", Shape(), {"target_layer_ids": []}),
    "yes for a flag": (CorruptFileError, "enable_confidence_head", Shape(), {"enable_confidence_head": "yes"}),
    "another shape": (CorruptFileError, "markov_w1", Shape(), {"markov_rank": 9}),
    "a head too many": (UnsupportedModelError, "markov", Shape(with_markov=False), {"markov_rank": 0}),
    "another algorithm": (UnsupportedModelError, "peagle", Shape("speculators"), {"speculators_model_type": "peagle"}),
    "another architecture": (UnsupportedModelError, "language model", Shape(), {"architectures": ["Gemma"]}),
    "too many drafts": (UnsupportedModelError, "draft_vocab_size", Shape("speculators"), {"draft_vocab_size": 97}),
    "no decoder": (CorruptFileError, "transformer_layer_config", Shape("speculators"), {"transformer_layer_config": 3}),
    "a strange decoder": (UnsupportedModelError, "model_type", Shape("speculators"), {"model_type": "mamba"}),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_draft_for_this_target_is_refused_in_words(case, tiny_folder, tmp_path):
    kind, words, shape, changes = REFUSED[case]
    folder, engine = broken(tmp_path, shape, **changes), Engine()
    with pytest.raises(EngineError, match=words) as caught:
        load(engine, tiny_folder("llama"), precision="fp64", drafter=f"dspark:{folder}")
    assert type(caught.value) is kind


def test_double_or_wild_ids_of_the_draft_vocabulary(tiny_folder, tmp_path, monkeypatch):
    import dspark_shapes

    plain = dspark_shapes.random_tensors
    for index, offset in enumerate((-1, 200)):

        def wild(shape, offset=offset):
            tensors = plain(shape)
            tensors["d2t"][3] = tensors["d2t"][2] + offset
            return tensors

        monkeypatch.setattr(dspark_shapes, "random_tensors", wild)
        folder = write_tiny_drafter(tmp_path / str(index), SHAPES["speculators"])
        with pytest.raises(CorruptFileError, match="d2t"):
            load(Engine(), tiny_folder("llama"), precision="fp64", drafter=f"dspark:{folder}")


def test_a_target_that_no_drafter_belongs_to(tiny_folder):
    folder = tiny_folder("llama")
    assert default_drafter(str(folder)) == "lookup"
    with pytest.raises(EngineError, match="no dspark drafter that belongs to this target") as caught:
        load(Engine(), folder, precision="fp64", drafter="dspark")
    assert f"train --target {folder}" in caught.value.hint


def test_the_drafter_that_was_trained_for_a_target_belongs_to_it(tiny_folder):
    folder = tiny_folder("llama")
    write_tiny_drafter(trained_drafter(folder.name), SHAPES["speculators"])
    assert default_drafter(str(folder)) == "dspark+lookup"
    assert load(Engine(), folder, precision="fp64", drafter="dspark").drafter == "dspark"


def test_a_path_that_leads_nowhere_has_no_drafter():
    assert default_drafter("~nobody-of-that-name/model") == "lookup"


@pytest.mark.parametrize("name", ["rnn", "window", "speculators, anchor and masks"])
def test_no_tensor_is_made_on_another_device_by_default(name, tiny, tmp_path):
    """What is made without a device lands on "meta" here, and meets the rest nowhere: as on a machine with a GPU."""
    model = tiny("llama")
    drafter = drafter_of(tmp_path, SHAPES[name], model)._inner
    network, cache = drafter.network, drafter.cache
    features = torch.randn(9, len(drafter.feature_layers) * 64, dtype=torch.float64)
    anchor, uniforms = torch.tensor([5]), torch.rand(4, dtype=torch.float64)
    with torch.device("meta"):
        network.inject(features, cache)
    for params in (SamplingParams(0.0), SamplingParams(0.8, 5), SamplingParams(0.8, 0, 0.9)):
        sampler = Sampler(params, 0)
        static = StaticDraft(network, cache, keys=32, sampler=sampler, vocab_size=96)
        static.place(features[:2], cache.length, 5, uniforms.tolist())
        with torch.device("meta"):
            hidden = network.block(anchor, cache)
            walked = walk(network, anchor, hidden, sampler, uniforms, vocab_size=96)
            static.run()
        made = (walked.tokens, walked.confidence, walked.scores, static.values)
        assert {each.device.type for each in made} == {"cpu"}
