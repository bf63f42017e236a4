"""Folders whose weights bitsandbytes has quantised: the codes of the file are used as they are, or refused in words."""

import json
import math
import shutil
from pathlib import Path
from typing import Any

import bitsandbytes as bnb
import pytest
import torch
from fakes import ask, finished, load, tiny_target
from safetensors.torch import load_file, save_file
from tiny_models import edit_config, exact_reference, reference_logits, write_chat_model, write_model
from transformers import AutoModelForCausalLM, BitsAndBytesConfig

from dspark_core.checkpoints.model_folder import open_model_folder, open_tensors
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError, InvalidRequestError, UnsupportedModelError
from dspark_core.requests import LoadRequest
from dspark_core.target.config import parse_config
from dspark_core.target.linear import Nf4Linear, StoredNf4Linear
from dspark_core.target.loading import bytes_needed, resolve_precision
from dspark_core.target.rope import interleaved
from dspark_core.target.stored_nf4 import STATE, TABLE, decoded, holds_nf4, read_coded

TEXT = [int(token) for token in torch.randint(0, 96, (40,), generator=torch.Generator().manual_seed(1))]
FAMILIES = ["llama", "qwen2", "qwen3", "gemma3"]
PROJECTIONS = ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj")
FEED_FORWARD = ("mlp.gate_proj", "mlp.up_proj", "mlp.down_proj")


def write_stored(folder: Path, source: Path, double: bool = True, **options: Any) -> None:
    """As transformers and bitsandbytes save the model of ``source`` in 4 bits."""
    settings = {"load_in_4bit": True, "bnb_4bit_quant_type": "nf4", "bnb_4bit_use_double_quant": double, **options}
    config = BitsAndBytesConfig(bnb_4bit_compute_dtype=torch.bfloat16, **settings)
    model = AutoModelForCausalLM.from_pretrained(
        source, dtype=torch.bfloat16, quantization_config=config, device_map="cpu"
    )
    model.save_pretrained(folder)


@pytest.fixture(scope="module")
def stored(tiny_folder, tmp_path_factory):
    """(family, double quantisation) -> its folder."""
    made: dict[tuple[str, bool], Path] = {}

    def make(family: str, double: bool = True) -> Path:
        if (family, double) not in made:
            made[family, double] = tmp_path_factory.mktemp("stored")
            write_stored(made[family, double], tiny_folder(family), double)
        return made[family, double]

    return make


@pytest.fixture
def folder(stored, tmp_path):
    """A copy that a test may break."""
    return Path(shutil.copytree(stored("qwen3"), tmp_path / "stored"))


def by_bitsandbytes(tensors: dict[str, torch.Tensor], name: str) -> torch.Tensor:
    """The weight as bitsandbytes itself reads it."""
    own = {key: tensor.clone() for key, tensor in tensors.items() if key.startswith(f"{name}.")}
    weight = bnb.nn.Params4bit.from_prequantized(tensors[name], own, device="cpu")
    return bnb.functional.dequantize_4bit(weight.data, weight.quant_state)


def in_use(linear: Any) -> torch.Tensor:
    """The weight of a matrix of a target that has not computed anything yet (the CPU kernel reorders it then)."""
    return bnb.functional.dequantize_4bit(linear.layer.weight.data, linear.layer.weight.quant_state)


def far_from_transformers(folder: Path, dense: Path) -> float:
    """How far the logits are from those of transformers in float64 with the very weights that the file stands for, in
    parts of their norm; ``dense`` is a folder for those. Computing in bfloat16 makes about 0.012."""
    tensors = load_file(folder / "model.safetensors")
    for name in [name for name in tensors if name + STATE in tensors]:
        tensors[name] = by_bitsandbytes(tensors, name)
    shutil.copy(folder / "config.json", dense)
    edit_config(dense, quantization_config=...)
    plain = {name: tensor for name, tensor in tensors.items() if ".weight." not in name}
    save_file(plain, dense / "model.safetensors", {"format": "pt"})
    wanted, target = reference_logits(exact_reference(dense), TEXT), tiny_target(folder, "nf4")
    logits = target.forward(TEXT, target.new_cache(64)).logits.double()
    return float((logits - wanted).norm() / wanted.norm())


def rewrite(folder: Path, name: str, tensor: torch.Tensor | None) -> None:
    tensors = load_file(folder / "model.safetensors")
    tensors.pop(name)
    save_file(tensors if tensor is None else {**tensors, name: tensor}, folder / "model.safetensors")


@pytest.mark.parametrize("double", [True, False], ids=["double", "single"])
@pytest.mark.parametrize("family", FAMILIES)
def test_weights_are_bit_for_bit_those_of_the_file(stored, family, double):
    folder = stored(family, double)
    tensors, target = load_file(folder / "model.safetensors"), tiny_target(folder, "nf4")
    for index, layer in enumerate(target.layers):
        q, k, v, out = (by_bitsandbytes(tensors, f"model.layers.{index}.{name}.weight") for name in PROJECTIONS)
        gate, up, down = (by_bitsandbytes(tensors, f"model.layers.{index}.{name}.weight") for name in FEED_FORWARD)
        qkv = torch.cat([interleaved(q, target.config.heads), interleaved(k, target.config.kv_heads), v])
        for linear, wanted in ((layer.qkv, qkv), (layer.out, out), (layer.gate_up, torch.cat([gate, up]))):
            assert torch.equal(in_use(linear), wanted)
        assert torch.equal(in_use(layer.down), down)


@pytest.mark.parametrize("family", FAMILIES)
def test_codes_are_those_of_the_dense_weights_quantised_here(stored, tiny_folder, family):
    """Blocks lie along rows, so joining and reordering rows before or after makes no difference."""
    ours, theirs = tiny_target(tiny_folder(family), "nf4"), tiny_target(stored(family), "nf4")
    for own, other in zip(ours.layers, theirs.layers, strict=True):
        for name in ("qkv", "out", "gate_up", "down"):
            codes = [getattr(layer, name).layer.weight.data for layer in (own, other)]
            assert torch.equal(*codes)


@pytest.mark.parametrize("double", [True, False], ids=["double", "single"])
@pytest.mark.parametrize("family", FAMILIES)
def test_logits_are_those_of_transformers_with_these_weights(stored, tmp_path, family, double):
    assert far_from_transformers(stored(family, double), tmp_path) < 0.025


@pytest.mark.parametrize("family", ["gemma4", "gemma4-small"])
def test_those_of_gemma_4_too(stored, tmp_path, family):
    """Its scores are not divided by anything, so computing in bfloat16 makes three times as much."""
    assert far_from_transformers(stored(family), tmp_path) < 0.06
    target = tiny_target(stored(family), "nf4")
    tied = target.head.weight_bytes
    held = target.weight_bytes + target.embedding.nbytes - tied
    assert bytes_needed(open_model_folder(stored(family)), "nf4", torch.device("cpu")) == pytest.approx(held, rel=0.05)


def test_the_whole_engine_answers_with_them(tmp_path):
    write_chat_model(tmp_path / "dense")
    write_stored(tmp_path / "stored", tmp_path / "dense")
    engine = Engine()
    info = load(engine, tmp_path / "stored", precision="auto", drafter="self:1")
    assert info.precision == "nf4"
    drafted = finished(ask(engine, prompt_ids=(3, 4, 5), max_new_tokens=12, exact=True))
    load(engine, tmp_path / "stored", precision="nf4")
    plain = finished(ask(engine, prompt_ids=(3, 4, 5), max_new_tokens=12, exact=True))
    assert drafted.token_ids == plain.token_ids


@pytest.mark.parametrize("device", ["cpu", "cuda"])
def test_the_precision_of_such_a_folder_is_nf4_everywhere(stored, device):
    config = open_model_folder(stored("llama")).config
    assert {resolve_precision(name, torch.device(device), config) for name in ("auto", "nf4")} == {"nf4"}
    for name in ("bf16", "fp32", "int4", "fp64"):
        with pytest.raises(InvalidRequestError, match="stored in nf4"):
            resolve_precision(name, torch.device(device), config)
    with pytest.raises(InvalidRequestError, match="stored in nf4"):
        tiny_target(stored("llama"), "bf16")


def test_it_drafts_for_a_dense_target_in_its_own_precision(stored, tiny_folder):
    info = load(Engine(), tiny_folder("llama"), drafter=f"small:{stored('llama')}", precision="bf16")
    assert info.drafter.endswith("@nf4")


def test_memory_is_that_of_the_weights(stored):
    folder = stored("llama", True)
    target = tiny_target(folder, "nf4")
    norms = 2 * (2 * target.config.layers + 1) * 64
    assert (
        bytes_needed(open_model_folder(folder), "nf4", torch.device("cpu"))
        == target.weight_bytes + target.embedding.nbytes + norms
    )
    dense = sum(layer.qkv.weight_bytes for layer in target.layers)
    assert dense == target.config.layers * 128 * 64 * 9 // 16  # half a byte a weight, four for each 64


@pytest.mark.parametrize("skipped", ["self_attn.k_proj", "mlp", "self_attn"])
def test_modules_that_were_left_dense_stay_so(tiny_folder, tmp_path, skipped):
    names = [f"model.layers.0.{name}" for name in (*PROJECTIONS, *FEED_FORWARD) if name.startswith(skipped)]
    folder, dense = tmp_path / "stored", tmp_path / "dense"
    dense.mkdir()
    write_stored(folder, tiny_folder("llama"), llm_int8_skip_modules=["lm_head", *names])
    tensors, target = load_file(folder / "model.safetensors"), tiny_target(folder, "nf4")
    assert all(f"{name}.weight{STATE}" not in tensors for name in names)
    assert target.layers[0].qkv.weight_bytes == (128 * 64 * 2 if "self_attn" in skipped else 128 * 64 * 9 // 16)
    assert target.layers[0].down.weight_bytes == (64 * 128 * 2 if skipped == "mlp" else 64 * 128 * 9 // 16)
    assert far_from_transformers(folder, dense) < 0.025


def test_decoding_is_that_of_bitsandbytes(stored):
    tensors, name = load_file(stored("qwen3") / "model.safetensors"), "model.layers.1.mlp.up_proj.weight"
    with open_tensors(open_model_folder(stored("qwen3"))) as reader:
        coded = read_coded(reader, name, 128, 64)
    assert coded.shape == (128, 36)
    assert torch.equal(decoded(coded, torch.bfloat16), by_bitsandbytes(tensors, name))
    assert torch.equal(TABLE, bnb.functional.get_4bit_type("nf4", device="cpu"))


DOWN = "model.layers.0.mlp.down_proj.weight"


def test_blocks_that_go_on_in_the_next_row_are_refused(folder):
    """The file holds together in itself: as many codes and scales as weights."""
    codes, state = bnb.functional.quantize_4bit(torch.randn(64, 96), blocksize=64, quant_type="nf4")
    tensors = {key: value for key, value in load_file(folder / "model.safetensors").items() if DOWN not in key}
    own = {f"{DOWN}.{key}": tensor for key, tensor in state.as_dict(packed=True).items()}
    save_file({**tensors, **own, DOWN: codes}, folder / "model.safetensors")
    with (
        open_tensors(open_model_folder(folder)) as reader,
        pytest.raises(UnsupportedModelError, match=f"{DOWN} has rows of 96"),
    ):
        read_coded(reader, DOWN, 64, 96)


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available() or torch.version.cuda is None, reason="needs an NVIDIA card")
def test_a_card_computes_with_the_weights_of_the_file(stored):
    with open_tensors(open_model_folder(stored("qwen3"))) as reader:
        coded = read_coded(reader, DOWN, 64, 128)
    bias, weight = torch.randn(64, dtype=torch.bfloat16), decoded(coded, torch.float32)
    linear = StoredNf4Linear(coded.cuda(), bias.cuda())
    for rows in (1, 2, 8, 16, 40):
        x = torch.randn(rows, 128, dtype=torch.bfloat16)
        found, wanted = linear(x.cuda()).cpu().float(), x.float() @ weight.T + bias.float()
        assert (found - wanted).norm() / wanted.norm() < 0.01


def test_rows_that_the_kernels_do_not_take_are_refused():
    with pytest.raises(UnsupportedModelError, match="96 x 128 that is stored in nf4"):
        StoredNf4Linear(torch.zeros(96, 72, dtype=torch.uint8), None)


@pytest.mark.parametrize("shape", [(96, 64), (64, 96)])
def test_sizes_that_nf4_cannot_store_are_refused(shape):
    with pytest.raises(UnsupportedModelError, match=r"96.* cannot be stored in nf4"):
        Nf4Linear(torch.zeros(shape), None)


STATE_FIELDS = {
    "quant_type": ["fp4", None, 4, ["nf4"]],
    "blocksize": [32, 128, 0, -64, 64.5, "64", None, 10**30],
    "shape": [[128, 64], [64], [64, 128, 1], [-64, -128], None, [10**9, 10**9], "64"],
    "nested_blocksize": [64, 0, None, "256"],
    "nested_offset": [None, "0.3", [1], math.nan, math.inf, 10**400],
}


@pytest.mark.parametrize(("field", "value"), [(key, value) for key, values in STATE_FIELDS.items() for value in values])
def test_a_state_that_does_not_fit_is_refused(folder, field, value):
    tensors = load_file(folder / "model.safetensors")
    state = json.loads(bytes(tensors[DOWN + STATE].tolist()))
    text = json.dumps({**state, field: value}).encode()
    rewrite(folder, DOWN + STATE, torch.tensor(list(text), dtype=torch.uint8))
    with pytest.raises(EngineError, match=field):
        tiny_target(folder, "nf4")


def test_an_offset_too_large_for_the_scales_is_refused(folder):
    tensors = load_file(folder / "model.safetensors")
    state = json.loads(bytes(tensors[DOWN + STATE].tolist()))
    text = json.dumps({**state, "nested_offset": 1e300}).encode()
    rewrite(folder, DOWN + STATE, torch.tensor(list(text), dtype=torch.uint8))
    with pytest.raises(CorruptFileError, match=f"scales of tensor {DOWN} are not all numbers"):
        tiny_target(folder, "nf4")


VALID_STATE = (
    b'{"quant_type": "nf4", "blocksize": 64, "shape": [64, 128], "nested_blocksize": 256, "nested_offset": 0.3}'
)
BROKEN: dict[str, tuple[str, torch.Tensor | None]] = {
    "no state text": (STATE, torch.tensor([123, 34], dtype=torch.uint8)),
    "a state that is a list": (STATE, torch.tensor([91, 93], dtype=torch.uint8)),
    "a state of bytes that are no text": (STATE, torch.tensor([255, 254, 0], dtype=torch.uint8)),
    "a deep state": (STATE, torch.full((4000,), 91, dtype=torch.uint8)),
    "a state of the wrong kind": (STATE, torch.ones(4)),
    "a state in two dimensions": (STATE, torch.ones(2, 2, dtype=torch.uint8)),
    "a huge state": (STATE, torch.tensor([*VALID_STATE, *[32] * (1 << 16)], dtype=torch.uint8)),
    "an empty state": (STATE, torch.empty(0, dtype=torch.uint8)),
    "codes of another size": ("", torch.zeros(4095, 1, dtype=torch.uint8)),
    "codes in another shape": ("", torch.zeros(1, 4096, dtype=torch.uint8)),
    "codes that are numbers": ("", torch.zeros(64, 128)),
    "no codes": ("", None),
    "no scales": (".absmax", None),
    "too few scales": (".absmax", torch.zeros(127, dtype=torch.uint8)),
    "scales of another kind": (".absmax", torch.zeros(128)),
    "no outer scales": (".nested_absmax", None),
    "too many outer scales": (".nested_absmax", torch.zeros(2)),
    "outer scales of another kind": (".nested_absmax", torch.zeros(1, dtype=torch.float64)),
    "scales that are no numbers": (".nested_absmax", torch.tensor([math.nan])),
    "scales that are infinite": (".nested_absmax", torch.tensor([math.inf])),
    "a short table of scales": (".nested_quant_map", torch.zeros(255)),
    "no table of scales": (".nested_quant_map", None),
    "another table of codes": (".quant_map", torch.linspace(-1, 1, 16)),
    "a table of no numbers": (".quant_map", torch.full((16,), math.nan)),
    "a short table of codes": (".quant_map", torch.zeros(8)),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_tensor_is_refused_by_name(folder, what):
    suffix, tensor = BROKEN[what]
    rewrite(folder, DOWN + suffix, tensor)
    with pytest.raises((CorruptFileError, UnsupportedModelError)) as caught:
        tiny_target(folder, "nf4")
    assert DOWN in str(caught.value) or "stored in nf4" in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"quant_method": "gptq", "bits": 4}, "gptq"),
        ({"quant_method": "awq"}, "awq"),
        ({"quant_method": "compressed-tensors"}, "compressed-tensors"),
        ({"quant_method": "fp8"}, "fp8"),
        ({"quant_method": None}, "quant_method"),
        ({"quant_method": ["bitsandbytes"]}, "quant_method"),
        ({"load_in_4bit": False, "load_in_8bit": True}, "8 bits"),
        ({"bnb_4bit_quant_type": "fp4"}, "fp4"),
        ({"bnb_4bit_quant_type": None}, "fp4"),
        ({"bnb_4bit_quant_storage": "bfloat16"}, "bnb_4bit_quant_storage"),
    ],
    ids=str,
)
def test_other_ways_to_quantise_are_refused(folder, changes, words):
    found = json.loads((folder / "config.json").read_text())["quantization_config"]
    edit_config(folder, quantization_config={**found, **changes})
    for attempt in (lambda: tiny_target(folder, "nf4"), lambda: list(Engine().load(LoadRequest(target=str(folder))))):
        with pytest.raises(UnsupportedModelError, match=words):
            attempt()


@pytest.mark.parametrize("value", ["nf4", [1], 7, {"bits": 4}], ids=str)
def test_a_table_that_is_none_is_refused(folder, value):
    edit_config(folder, quantization_config=value)
    with pytest.raises(UnsupportedModelError, match="quantization_config"):
        parse_config(open_model_folder(folder).config)


def test_quantised_inside_a_model_that_sees_images():
    inner = {"quantization_config": {"quant_method": "gptq"}}
    with pytest.raises(UnsupportedModelError, match="gptq"):
        holds_nf4({"text_config": inner})


def test_a_folder_that_only_says_so_is_refused(tiny_folder, tmp_path, folder):
    write_model(tmp_path / "dense", "qwen3")
    said = json.loads((folder / "config.json").read_text())["quantization_config"]
    edit_config(tmp_path / "dense", quantization_config=said)
    with pytest.raises(CorruptFileError, match="stored in nf4"):
        tiny_target(tmp_path / "dense", "nf4")


def test_a_folder_that_does_not_say_so_is_refused(folder):
    edit_config(folder, quantization_config=...)
    with pytest.raises(EngineError, match="U8"):
        tiny_target(folder, "bf16")


@pytest.mark.parametrize("name", ["model.embed_tokens.weight", "model.layers.0.input_layernorm.weight"])
def test_what_is_no_matrix_of_a_layer_cannot_be_stored_so(folder, name):
    """Well formed in itself: rows of bytes would be looked up as embeddings."""
    tensors = load_file(folder / "model.safetensors")
    codes, state = bnb.functional.quantize_4bit(torch.randn(96, 64), blocksize=64, quant_type="nf4")
    own = {f"{name}.{key}": tensor for key, tensor in state.as_dict(packed=True).items()}
    save_file({**tensors, **own, name: codes}, folder / "model.safetensors")
    with pytest.raises(UnsupportedModelError, match=f"{name} holds numbers of type U8"):
        tiny_target(folder, "nf4")
