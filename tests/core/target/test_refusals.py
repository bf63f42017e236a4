"""Models that cannot be run: refused with what they are, why, and what to do, before a file is read further."""

import pytest
from transformers import AutoConfig

from dspark_core.errors import UnsupportedModelError
from dspark_core.target.config import parse_config
from dspark_core.target.refusals import RECURRENT

RELEASED = {
    "Qwen3NextForCausalLM": {"model_type": "qwen3_next", "num_experts": 512},
    "Qwen3_5ForConditionalGeneration": {"model_type": "qwen3_5", "text_config": {"model_type": "qwen3_5_text"}},
    "Qwen3_5ForCausalLM": {"model_type": "qwen3_5_text", "layer_types": ["linear_attention", "full_attention"]},
    "JambaForCausalLM": {"model_type": "jamba", "num_experts": 16, "attn_layer_period": 8},
    "MambaForCausalLM": {"model_type": "mamba"},
    "Mamba2ForCausalLM": {"model_type": "mamba2"},
    "FalconMambaForCausalLM": {"model_type": "falcon_mamba"},
    "Lfm2ForCausalLM": {"model_type": "lfm2", "layer_types": ["conv", "full_attention"]},
    "RecurrentGemmaForCausalLM": {"model_type": "recurrent_gemma", "block_types": ["recurrent", "attention"]},
    "GraniteMoeHybridForCausalLM": {"model_type": "granitemoehybrid", "num_local_experts": 0},
    "FalconH1ForCausalLM": {"model_type": "falcon_h1"},
    "RwkvForCausalLM": {"model_type": "rwkv"},
    # not known by name: by the kinds of its layers
    "TomorrowForCausalLM": {"model_type": "tomorrow", "layers_block_type": ["attention", "mamba"]},
    "Tomorrow2ForCausalLM": {"model_type": "tomorrow", "text_config": {"layer_types": ["linear_attention"]}},
}


def refusal(raw) -> UnsupportedModelError:
    with pytest.raises(UnsupportedModelError) as caught:
        parse_config(raw)
    return caught.value


@pytest.mark.parametrize("architecture", RELEASED)
def test_recurrent_layers(architecture):
    error = refusal({"architectures": [architecture], **RELEASED[architecture]})
    assert "cannot be rolled back yet" in error.message
    assert any(field in error.message for field in ("model_type", "layers_block_type", "layer_types"))
    assert "Qwen3" in error.hint


@pytest.mark.parametrize("model_type", sorted(RECURRENT))
def test_names_are_those_of_transformers(model_type):
    assert AutoConfig.for_model(model_type).model_type == model_type


@pytest.mark.parametrize(
    "raw",
    [
        {"architectures": ["Qwen3MoeForCausalLM"], "model_type": "qwen3_moe", "num_experts": 128},
        {"architectures": ["MixtralForCausalLM"], "model_type": "mixtral", "num_local_experts": 8},
        {"architectures": ["DeepseekV3ForCausalLM"], "model_type": "deepseek_v3", "n_routed_experts": 256},
        {"architectures": ["X"], "model_type": "x", "text_config": {"model_type": "x_text", "num_experts": 8}},
    ],
    ids=lambda raw: raw["architectures"][0],
)
def test_experts(raw):
    error = refusal(raw)
    assert "Mixture-of-experts" in error.message
    assert "experts" in error.message.split("(")[1]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"hidden_size_per_layer_input": 0, "enable_moe_block": True, "num_experts": 128}, "num_experts"),  # 26B-A4B
        ({"hidden_size_per_layer_input": 0, "use_bidirectional_attention": "all"}, "use_bidirectional_attention"),
    ],
    ids=str,
)
@pytest.mark.parametrize("images", [False, True])
def test_gemma_4_that_is_not_run(fields, named, images):
    raw = {"model_type": "gemma4_text", **fields}
    if images:
        raw = {"architectures": ["Gemma4ForConditionalGeneration"], "model_type": "gemma4", "text_config": raw}
    else:
        raw["architectures"] = ["Gemma4ForCausalLM"]
    assert named in refusal(raw).message


@pytest.mark.parametrize(
    ("architecture", "model_type", "own"),
    [
        ("Gemma4ForConditionalGeneration", "gemma4", {"hidden_size_per_layer_input": 0}),  # 31B
        ("Gemma4UnifiedForConditionalGeneration", "gemma4_unified", {}),  # 12B
        ("Gemma4ForConditionalGeneration", "gemma4", {"num_hidden_layers": 12}),  # what is left out is 256
    ],
)
def test_gemma_4_that_is_run(architecture, model_type, own):
    text = {
        "model_type": f"{model_type}_text",
        "num_hidden_layers": 12,
        "num_attention_heads": 32,
        "num_key_value_heads": 16,
        "num_global_key_value_heads": 4,
        "attention_k_eq_v": True,
        "use_bidirectional_attention": "vision",
        "final_logit_softcapping": 30.0,
        **own,
    }
    config = parse_config({"architectures": [architecture], "model_type": model_type, "text_config": text})
    assert (config.kv_heads, config.head_dim, config.full_heads) == (16, 256, (4, 512))
    kinds = {config.windows[places[0]] is None: kind for places, kind in config.kinds()}
    assert [(kinds[full].layers, kinds[full].query_scale ** 2) for full in (False, True)] == [
        (10, 256),
        (2, pytest.approx(512)),
    ]
    assert config.per_layer_size == (256 if model_type == "gemma4" and "hidden_size_per_layer_input" not in own else 0)
    assert config.repeated_weights == 2 * 4 * 512 * 2304


def test_a_model_that_is_not_known_at_all():
    error = refusal({"architectures": ["A" * 10_000]})
    assert "AAA" in error.message
    assert len(error.message) < 200
    assert "Gemma3" in error.hint


@pytest.mark.parametrize("kinds", [[["mamba"]], "mamba", {"mamba": 1}, [None, 7]], ids=str)
def test_kinds_that_are_no_list_of_names_are_no_crash(kinds):
    error = refusal({"architectures": ["TomorrowForCausalLM"], "layer_types": kinds, "model_type": ["mamba"]})
    assert "Tomorrow" in error.message
