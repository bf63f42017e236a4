"""Gemma 3: what no other family has, and its language model in folders that also hold one for images."""

import json
import shutil
from pathlib import Path

import pytest
import torch
from fakes import load, tiny_target
from safetensors.torch import load_file, save_file
from tiny_models import FULL, SLIDING, edit_config, exact_reference, reference_logits, write_model

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.target.config import parse_config
from dspark_core.target.loading import bytes_needed
from dspark_core.training.recipe import Recipe, drafter_config

TEXT = [int(token) for token in torch.randint(0, 96, (40,), generator=torch.Generator().manual_seed(1))]
LAYOUTS = {"released": "language_model.model.", "transformers": "model.language_model."}


@pytest.fixture
def folder(tiny_folder, tmp_path):
    """A copy that a test may break."""
    return Path(shutil.copytree(tiny_folder("gemma3"), tmp_path / "gemma"))


def config_of(folder: Path) -> dict:
    return json.loads((folder / "config.json").read_text())


def with_images(folder: Path, prefix: str) -> None:
    """Make the folder one of a model that also sees images."""
    text = {key: value for key, value in config_of(folder).items() if key != "architectures"}
    whole = {"architectures": ["Gemma3ForConditionalGeneration"], "model_type": "gemma3", "text_config": text}
    (folder / "config.json").write_text(json.dumps({**whole, "vision_config": {"model_type": "siglip_vision_model"}}))
    tensors = load_file(folder / "model.safetensors")
    tensors = {name.replace("model.", prefix, 1): tensor for name, tensor in tensors.items()}
    outer = "model." if prefix.startswith("model.") else ""
    tensors[f"{outer}vision_tower.encoder.layers.0.mlp.fc1.weight"] = torch.ones(1000, 10)
    tensors[f"{outer}multi_modal_projector.mm_soft_emb_norm.weight"] = torch.ones(10)
    save_file(tensors, folder / "model.safetensors")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_language_model_of_one_that_sees_images(tiny, folder, layout):
    alone = bytes_needed(open_model_folder(folder), "fp64", torch.device("cpu"))
    with_images(folder, LAYOUTS[layout])
    target = tiny_target(folder)
    logits = target.forward(TEXT, target.new_cache(64)).logits
    torch.testing.assert_close(logits, reference_logits(tiny("gemma3").reference, TEXT), rtol=0, atol=1e-9)
    assert bytes_needed(open_model_folder(folder), "fp64", torch.device("cpu")) == alone
    assert load(Engine(), folder).architecture == "Gemma3ForConditionalGeneration"


def test_a_tensor_that_belongs_to_neither_part_is_refused(folder):
    with_images(folder, LAYOUTS["released"])
    tensors = load_file(folder / "model.safetensors")
    save_file({**tensors, "smell_tower.weight": torch.ones(3)}, folder / "model.safetensors")
    with pytest.raises(UnsupportedModelError, match="smell_tower"):
        tiny_target(folder)


def test_config_files_as_they_were_released(folder):
    """One base and one scale for rotation, the pattern of windows as a number, what is usual left out."""
    edit_config(
        folder,
        rope_parameters=...,
        rope_theta=5000.0,
        rope_local_base_freq=50.0,
        rope_scaling={"rope_type": "linear", "factor": 3.0},
        layer_types=...,
        sliding_window_pattern=2,
        tie_word_embeddings=...,
        hidden_activation=...,
    )
    target = tiny_target(folder)
    assert target.config.windows == (6, None, 6)
    logits = target.forward(TEXT, target.new_cache(64)).logits
    torch.testing.assert_close(logits, reference_logits(exact_reference(folder), TEXT), rtol=0, atol=1e-9)


def test_norm_weights_keep_the_digits_that_bfloat16_has_near_zero(tmp_path):
    """1 + w in bfloat16 has three digits: steps of 0.008 just above one."""
    write_model(tmp_path, "gemma3")
    tensors = load_file(tmp_path / "model.safetensors")
    tensors["model.norm.weight"].fill_(0.001)
    tensors["model.layers.1.post_attention_layernorm.weight"].fill_(0.002)
    save_file(tensors, tmp_path / "model.safetensors")
    target = tiny_target(tmp_path, "bf16")
    x = torch.ones(1, 128, dtype=torch.bfloat16)
    assert float((target.final_norm - 1).mean()) == pytest.approx(0.001, rel=1e-2)
    assert float((target.layers[1].out_norm - 1).mean()) == pytest.approx(0.002, rel=1e-2)
    assert target.normed(x, target.final_norm).dtype == torch.bfloat16


def test_first_layers_are_the_model_with_fewer(folder, tiny):
    part = tiny("gemma3").target.first_layers(2)
    tensors = {
        name: tensor for name, tensor in load_file(folder / "model.safetensors").items() if "layers.2" not in name
    }
    save_file(tensors, folder / "model.safetensors")
    edit_config(folder, num_hidden_layers=2, layer_types=[SLIDING, FULL])
    wanted = reference_logits(exact_reference(folder), TEXT)
    torch.testing.assert_close(part.forward(TEXT, part.new_cache(64)).logits, wanted, rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"use_bidirectional_attention": True}, "use_bidirectional_attention"),
        ({"attn_logit_softcapping": 50.0}, "attn_logit_softcapping"),
        ({"hidden_activation": "gelu"}, "hidden_activation"),
        ({"query_pre_attn_scalar": 0}, "query_pre_attn_scalar"),
        ({"query_pre_attn_scalar": -4}, "query_pre_attn_scalar"),
        ({"final_logit_softcapping": 0.0}, "final_logit_softcapping"),
        ({"final_logit_softcapping": -1.0}, "final_logit_softcapping"),
        ({"layer_types": ["linear_attention"] * 3}, "layer_types"),
        ({"rope_parameters": {FULL: {"rope_type": "dynamic", "rope_theta": 1e4, "factor": 2.0}}}, "rope_type"),
        ({"rope_parameters": {SLIDING: {"rope_type": "default", "rope_theta": 1e-30}}}, "rope_parameters"),
    ],
    ids=str,
)
def test_what_is_refused_is_named(folder, changes, field):
    edit_config(folder, **changes)
    with pytest.raises((UnsupportedModelError, CorruptFileError), match=field):
        tiny_target(folder)


@pytest.mark.parametrize("text", [..., None, [], "text"], ids=str)
def test_a_model_that_sees_images_but_describes_no_language_model(folder, text):
    with_images(folder, LAYOUTS["released"])
    edit_config(folder, text_config=text)
    with pytest.raises(CorruptFileError, match="text_config"):
        tiny_target(folder)


def test_a_drafter_can_be_trained_for_it(tiny_folder):
    """Its draft layers have one rotation: that of the layers without a window."""
    raw = config_of(tiny_folder("gemma3"))
    decoder = drafter_config(Recipe(), raw, 96, 0).decoder
    assert decoder.hidden_size == 128
    assert decoder.hf_config.rope_parameters["factor"] == 4.0
    assert parse_config(raw).norm_offset - decoder.norm_offset == 1.0


def test_training_on_capped_logits_is_refused(tiny_folder):
    with pytest.raises(UnsupportedModelError, match="final_logit_softcapping"):
        drafter_config(Recipe(), config_of(tiny_folder("gemma3-capped")), 96, 0)
