"""A drafter's tensors as other tools write them: names, sizes that nf4 cannot store, damage, other kinds."""

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from dspark_shapes import GEMMA4, SHAPES, Shape, config_json, random_tensors, write_tiny_drafter
from fakes import ask, finished, load, run_to_end, tiny_target
from safetensors.torch import load_file, save_file

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.dspark.loading import DSparkFiles, open_dspark
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError, UnsupportedModelError
from dspark_core.target.linear import DenseLinear, Nf4Linear, PackedLinear
from dspark_core.target.model import Target

CPU = torch.device("cpu")
DENSE = (DenseLinear, PackedLinear)


def opened(folder: Path, target: Path, precision: str = "fp32") -> DSparkFiles:
    return open_dspark("dspark", open_model_folder(folder), open_model_folder(target), precision)


def read(folder: Path, target_folder: Path, target: Target, precision: str = "fp32") -> Any:
    return run_to_end(opened(folder, target_folder, precision).read(target, CPU, 256))


def written(folder: Path, shape: Shape, tensors: dict[str, torch.Tensor]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config_json(shape)))
    save_file({name: each.contiguous() for name, each in tensors.items()}, folder / "model.safetensors")
    return folder


@pytest.fixture(scope="module")
def llama(tiny_folder):
    folder = tiny_folder("llama")
    return folder, tiny_target(folder, "fp32")


@pytest.mark.parametrize("size", [(40, 6), (64, 64)], ids=["odd", "even"])
@pytest.mark.parametrize("head", ["vanilla", "gated", "rnn"])
def test_the_heads_stay_dense_beside_nf4(head, size, tiny_folder, tmp_path):
    """Whatever rank and draft vocabulary a drafter was trained with."""
    write_tiny_drafter(tmp_path, Shape("speculators", draft_vocab=size[0], rank=size[1], head=head))
    engine = Engine()
    load(engine, tiny_folder("llama"), precision="nf4", drafter=f"dspark:{tmp_path}")
    network = engine._pair.drafter.network
    assert isinstance(network.head.out, DENSE)
    if head != "vanilla":
        assert isinstance(network.head.gate if head == "gated" else network.head.joint, DENSE)
    assert isinstance(network.decoder.head, DENSE)
    layer = network.decoder.layers[0]
    assert isinstance(layer.qkv, Nf4Linear)
    assert isinstance(layer.gate_up, Nf4Linear), "192 rows: the two matrices are one"
    assert isinstance(layer.down, DENSE), "64 x 96, which nf4 cannot store"
    assert len(finished(ask(engine, prompt_ids=(1, 2, 3), max_new_tokens=9)).token_ids) == 9


HEADS = ("markov_head.", "confidence_head.", "lm_head.", "d2t", "t2d")


@pytest.mark.parametrize("which", ["all", "all but the heads", "the decoder", "the heads"])
def test_names_with_and_without_a_prefix(which, llama, tmp_path):
    shape = SHAPES["prefixed names"]
    tensors = random_tensors(shape)
    chosen = {
        "all": lambda name: True,
        "all but the heads": lambda name: not name.startswith(HEADS),
        "the decoder": lambda name: name.startswith(("layers.", "norm.")),
        "the heads": lambda name: name.startswith(HEADS),
    }[which]
    renamed = {("model." if chosen(name) else "") + name: tensor for name, tensor in tensors.items()}
    found = read(written(tmp_path / "renamed", shape, renamed), *llama)
    plain = read(written(tmp_path / "plain", shape, tensors), *llama)
    assert torch.equal(found.network.draft_ids, plain.network.draft_ids)
    features = torch.randn(5, 64, generator=torch.Generator().manual_seed(0))
    hidden = []
    for drafter in (found, plain):
        drafter.network.inject(features, drafter.cache)
        hidden.append(drafter.network.base_logits(drafter.network.block(torch.tensor([7]), drafter.cache)))
    assert torch.equal(*hidden)


def test_a_tensor_twice_is_refused(llama, tmp_path):
    tensors = random_tensors(Shape())
    tensors["model.norm.weight"] = tensors["norm.weight"].clone()
    with pytest.raises(UnsupportedModelError, match=r"would not use \(norm.weight"):
        read(written(tmp_path, Shape(), tensors), *llama)


def test_a_map_of_the_full_vocabulary(llama, tmp_path):
    shape = SHAPES["a map of all tokens"]
    tensors = random_tensors(shape)
    assert read(written(tmp_path / "same", shape, tensors), *llama).network.draft_ids is None
    tensors["d2t"][3], tensors["d2t"][4] = 1, -1
    with pytest.raises(UnsupportedModelError, match=r"numbers the tokens .*d2t"):
        read(written(tmp_path / "swapped", shape, tensors), *llama)
    tensors["d2t"] = torch.zeros(12, dtype=torch.int64)
    with pytest.raises(CorruptFileError, match="d2t"):
        read(written(tmp_path / "short", shape, tensors), *llama)


@pytest.mark.parametrize("prefixed", [False, True])
def test_memory_is_asked_for_the_drafters_own_weights(prefixed, tiny_folder, tmp_path):
    shape = Shape(prefixed=prefixed)
    write_tiny_drafter(tmp_path, shape)
    tensors = load_file(tmp_path / "model.safetensors")
    frozen = {"embed_tokens.weight", "lm_head.weight"}
    own = {name.removeprefix("model."): each.numel() for name, each in tensors.items() if name not in frozen}
    assert len(own) == len(tensors) - 2
    count = sum(own.values())
    heads = sum(size for name, size in own.items() if not name.startswith(("layers.", "fc.")))
    for precision, wanted in (
        ("fp32", 4 * count),
        ("bf16", 2 * count),
        ("int4", 2 * count),
        ("nf4", 0.53 * (count - heads) + 2 * heads),
    ):
        assert opened(tmp_path, tiny_folder("llama"), precision).bytes_needed(CPU) == int(wanted)


def test_memory_for_the_head_of_a_reduced_vocabulary(tiny_folder, tmp_path):
    sizes = []
    for vocab in (40, 41):
        write_tiny_drafter(tmp_path / str(vocab), Shape("speculators", draft_vocab=vocab))
        sizes.append(opened(tmp_path / str(vocab), tiny_folder("llama"), "fp32").bytes_needed(CPU))
    assert sizes[1] - sizes[0] == 4 * (64 + 8 + 1), "a row of lm_head and of markov_w2, and an entry of d2t"


@pytest.mark.parametrize("precision", ["fp64", "nf4", "int4", "bf16"])
def test_a_gemma4_drafter_in_the_engine(precision, tiny_folder, tmp_path):
    write_tiny_drafter(tmp_path, replace(GEMMA4, spread=0.1))
    engine, answers = Engine(), []
    for drafter in ("none", f"dspark:{tmp_path}"):
        load(engine, tiny_folder("gemma4"), precision=precision, drafter=drafter)
        answers.append(finished(ask(engine, prompt_ids=(1, 2, 3), max_new_tokens=9)).token_ids)
    assert len(answers[0]) == 9
    assert answers[0] == answers[1] or precision != "fp64"


def damaged(name: str, tensor: torch.Tensor) -> dict[str, torch.Tensor | None]:
    flat = tensor.flatten()
    return {
        "missing": None,
        "a row more": torch.cat([tensor, tensor[-1:]]),
        "a row less": tensor[:-1],
        "empty": tensor[:0],
        "a number": flat[0].clone(),
        "flat or tall": flat.clone() if tensor.ndim == 2 else tensor[:, None].clone(),
        "whole or broken numbers": tensor.float() if name == "d2t" else tensor.long(),
        "yes or no": tensor.bool(),
        "8 bits": tensor.to(torch.float8_e4m3fn) if tensor.is_floating_point() else tensor.to(torch.uint8),
    }


SMALL = [
    Shape(layers=1, head="rnn"),
    Shape("llama", layers=1, head="none", with_markov=False),
    Shape("dflash", layers=1, head="none", confidence=False, anchor_first=False),
    Shape("speculators", layers=1, draft_vocab=40, head="gated", prefixed=True),
]
LEFT_ALONE = ("embed_tokens.weight", "t2d")


@pytest.mark.parametrize("shape", SMALL, ids=lambda shape: shape.layout)
def test_no_damaged_tensor_is_a_traceback(shape, llama, tmp_path):
    """It is refused by its name, if it is read at all."""
    write_tiny_drafter(tmp_path, shape)
    tensors = load_file(tmp_path / "model.safetensors")
    refused = 0
    for name, tensor in tensors.items():
        own = name.removeprefix("model.")
        for what, instead in damaged(own, tensor).items():
            changed = copy.copy(tensors) | ({name: instead} if instead is not None else {})
            if instead is None:
                del changed[name]
            frozen = own in LEFT_ALONE or (own == "lm_head.weight" and not shape.draft_vocab)
            error = _error_of(written(tmp_path, shape, changed), llama, f"{name} {what}")
            assert (error is None) == frozen, f"{name} {what}: {error}"
            if error is not None:
                assert own in error.message or "fc.weight" in own, f"{name} {what}: {error}"
                refused += 1
    assert refused > 80


def _error_of(folder: Path, llama: tuple[Path, Target], what: str) -> EngineError | None:
    try:
        read(folder, *llama)
    except EngineError as error:
        return error
    except Exception as error:
        raise AssertionError(what) from error
    return None


@pytest.mark.parametrize("field", ["markov_rank", "draft_vocab_size", "block_size"])
def test_sizes_in_the_config_alone_take_no_memory(field, llama, tmp_path):
    """The largest that a config may claim, beside the small tensors of the file."""
    shape = replace(SHAPES["speculators"], draft_vocab=40)
    write_tiny_drafter(tmp_path, shape)
    raw = json.loads((tmp_path / "config.json").read_text())
    inner = raw["transformer_layer_config"]
    raw[field] = {"markov_rank": 1 << 14, "draft_vocab_size": inner["vocab_size"], "block_size": 64}[field]
    (tmp_path / "config.json").write_text(json.dumps(raw))
    error = _error_of(tmp_path, llama, field)
    if field == "block_size":
        assert error is None
    else:
        assert isinstance(error, EngineError)
