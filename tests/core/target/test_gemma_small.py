"""Gemma 4 E2B and E4B: embeddings of each layer's own, and layers that share keys and values."""

import json
import shutil
from pathlib import Path

import pytest
import torch
from fakes import tiny_target
from safetensors.torch import load_file, save_file
from tiny_models import FULL, SLIDING, edit_config, exact_reference, reference_logits, write_model

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.errors import CorruptFileError, InvalidRequestError, UnsupportedModelError
from dspark_core.target.batched import BatchCache
from dspark_core.target.config import parse_config
from dspark_core.target.loading import bytes_needed
from dspark_core.target.per_layer import PROJECTION, TABLE

TEXT = [int(token) for token in torch.randint(0, 96, (40,), generator=torch.Generator().manual_seed(1))]
CPU = torch.device("cpu")


@pytest.fixture
def folder(tiny_folder, tmp_path):
    """A copy that a test may break."""
    return Path(shutil.copytree(tiny_folder("gemma4-small"), tmp_path / "gemma"))


def rewrite(folder, change):
    tensors = load_file(folder / "model.safetensors")
    save_file(change(tensors), folder / "model.safetensors")


def as_released(tensors):
    """With models for images and sound, and with keys and values of layers that share those of others."""
    own = "model.layers.1.self_attn."
    unused = {
        name.replace(".1.", f".{index}."): torch.full_like(tensor, float("nan"))
        for name, tensor in tensors.items()
        if name.startswith((f"{own}k_", f"{own}v_"))
        for index in (3, 5)
    }
    text = {name.replace("model.", "model.language_model.", 1): each for name, each in (tensors | unused).items()}
    beside = ("vision_tower.std_bias", "embed_vision.p.weight", "audio_tower.a.weight", "embed_audio.p.weight")
    return text | {f"model.{name}": torch.ones(1000) for name in beside}


def test_the_language_model_of_one_that_sees_and_hears(tiny, folder):
    alone = bytes_needed(open_model_folder(folder), "fp64", CPU)
    text = json.loads((folder / "config.json").read_text())
    whole = {"architectures": ["Gemma4ForConditionalGeneration"], "model_type": "gemma4", "text_config": text}
    (folder / "config.json").write_text(json.dumps(whole))
    rewrite(folder, as_released)
    target = tiny_target(folder)
    logits = target.forward(TEXT, target.new_cache(64)).logits
    torch.testing.assert_close(logits, reference_logits(tiny("gemma4-small").reference, TEXT), rtol=0, atol=1e-9)
    assert bytes_needed(open_model_folder(folder), "fp64", CPU) == alone


CHANGES = {
    "none": lambda tensors: tensors,
    "nothing looked up": lambda tensors: tensors | {TABLE: tensors[TABLE] * 0},
    "that of the next layer": lambda tensors: tensors | {TABLE: tensors[TABLE].roll(64, 1)},
    "that of the next token": lambda tensors: tensors | {TABLE: tensors[TABLE].roll(1, 0)},
    "another projection": lambda tensors: tensors | {PROJECTION: -tensors[PROJECTION]},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_layers_read_counts(tiny, folder, change):
    rewrite(folder, CHANGES[change])
    found, wanted = (
        target.forward(TEXT, target.new_cache(64)).logits
        for target in (tiny_target(folder), tiny("gemma4-small").target)
    )
    assert torch.equal(found, wanted) if change == "none" else (found - wanted).abs().max() > 0.1


def test_the_table_stays_in_its_file(folder):
    """Its weights are no memory of the pair's, and in the dtype that the file has."""
    rewrite(folder, lambda tensors: tensors | {TABLE: tensors[TABLE].bfloat16()})
    tensors = load_file(folder / "model.safetensors")
    in_memory = sum(tensor.numel() for name, tensor in tensors.items() if name != TABLE)
    assert bytes_needed(open_model_folder(folder), "fp32", CPU) == 4 * in_memory
    target = tiny_target(folder, "fp32")
    found = target.per_layer.rows([3, 99])
    assert torch.equal(found, tensors[TABLE][[3, 99]])
    assert found.dtype == torch.bfloat16
    assert target.weight_bytes + target.embedding.nbytes - target.head.weight_bytes == pytest.approx(
        4 * in_memory, rel=0.03
    )


def test_layers_of_one_kind_share_too(tmp_path):
    """All of them without a window, so that there is one size of heads."""
    write_model(tmp_path, "gemma4-small", layer_types=[FULL] * 6)
    target = tiny_target(tmp_path)
    assert (target.config.full_heads, target.config.cached_layers) == (None, 3)
    logits = target.forward(TEXT, target.new_cache(64)).logits
    torch.testing.assert_close(logits, reference_logits(exact_reference(tmp_path), TEXT), rtol=0, atol=1e-9)
    with pytest.raises(InvalidRequestError, match="share keys and values"):
        BatchCache(target, 2, 64)


@pytest.mark.parametrize("count", [2, 4, 5])
def test_first_layers_are_the_model_with_fewer(folder, tiny, count):
    part = tiny("gemma4-small").target.first_layers(count)
    kinds = [SLIDING, FULL, SLIDING, FULL, SLIDING][:count]
    assert part.config.layers == count
    assert part.new_cache(64).bytes_per_token == sum(8 * 2 * 2 * {SLIDING: 16, FULL: 32}[kind] for kind in kinds[:3])
    cache = part.new_cache(64)
    part.forward(TEXT[:20], cache)
    cache.length = 17
    logits = part.forward(TEXT[17:], cache).logits
    whole = part.forward(TEXT, part.new_cache(64)).logits
    torch.testing.assert_close(logits, whole[17:], rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"num_kv_shared_layers": 6}, "num_kv_shared_layers"),
        ({"num_kv_shared_layers": 5}, "num_kv_shared_layers"),  # the layer before them has a window
        ({"num_kv_shared_layers": -1}, "num_kv_shared_layers"),
        ({"num_kv_shared_layers": 10**9}, "num_kv_shared_layers"),
        ({"num_kv_shared_layers": "3"}, "num_kv_shared_layers"),
        ({"hidden_size_per_layer_input": -64}, "hidden_size_per_layer_input"),
        ({"hidden_size_per_layer_input": 1 << 40}, "hidden_size_per_layer_input"),
        ({"hidden_size_per_layer_input": 128}, "per_layer"),  # the tensors are of another size
        ({"hidden_size_per_layer_input": 0}, "per_layer"),  # so these would not be used
        ({"vocab_size_per_layer_input": 95}, "vocab_size_per_layer_input"),
        ({"vocab_size_per_layer_input": 1 << 40}, "embed_tokens_per_layer"),
        ({"use_double_wide_mlp": False}, "mlp.gate_proj"),
        ({"use_double_wide_mlp": "yes"}, "use_double_wide_mlp"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_named(folder, changes, field):
    edit_config(folder, **changes)
    with pytest.raises((UnsupportedModelError, CorruptFileError), match=field):
        tiny_target(folder)


def test_fields_of_gemma_4_mean_nothing_elsewhere(tiny_folder):
    raw = json.loads((tiny_folder("llama") / "config.json").read_text())
    fields = {"num_kv_shared_layers": 1, "use_double_wide_mlp": True, "hidden_size_per_layer_input": 8}
    plain, changed = parse_config(raw), parse_config(raw | fields)
    assert (changed.shares, changed.intermediate_sizes, changed.per_layer_size) == ((False,) * 2, (128,) * 2, 0)
    assert changed.places == plain.places
