"""config.json from strangers: refused by name, never a crash, a hang or a huge allocation."""

import contextlib
import json
import resource
import shutil
from pathlib import Path

import pytest
from fakes import load, tiny_target
from tiny_models import FAMILIES, LLAMA3, YARN, edit_config

from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError, UnsupportedModelError
from dspark_core.target.config import parse_config

HOSTILE = [
    -1,
    0,
    1,
    3,
    10**6,
    10**9,
    10**13,
    10**40,
    1.5,
    1e308,
    float("nan"),
    float("inf"),
    True,
    "7",
    "",
    None,
    [],
    [1],
    {},
    {"a": 1},
    ...,
]
BASES = [
    *("llama", "qwen2-window", "qwen3", "mistral-window", "smollm3", "llama-rope-llama3", "llama-rope-yarn"),
    *("gemma3", "gemma3-capped"),
]


@pytest.fixture
def copy(tiny_folder, tmp_path):
    """family -> a copy of its folder that a test may break."""

    def make(family: str) -> Path:
        return Path(shutil.copytree(tiny_folder(family), tmp_path / family))

    return make


@pytest.fixture
def little_memory():
    """A pass over this limit fails at once instead of taking the machine's memory."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + (1 << 30), hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def survives(folder: Path) -> None:
    """The folder either loads or is refused with an EngineError."""
    with contextlib.suppress(EngineError):
        load(Engine(), folder)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("family", BASES)
def test_every_field_with_every_hostile_value(copy, family, little_memory):
    folder = copy(family)
    original = json.loads((folder / "config.json").read_text())
    for field in original:
        for value in HOSTILE:
            edit_config(folder, **{**original, field: value})
            try:
                survives(folder)
            except Exception as error:
                raise AssertionError(f"{field} = {value!r}: {type(error).__name__}: {error}") from error
            if value is ...:
                edit_config(folder, **original)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "base", [LLAMA3, YARN, {"rope_type": "default", "rope_theta": 1e4}], ids=lambda base: base["rope_type"]
)
def test_every_rotary_parameter_with_every_hostile_value(copy, base, little_memory):
    folder = copy("llama")
    for field in [*base, "partial_rotary_factor", "attention_factor", "beta_fast", "mscale", "truncate"]:
        for value in HOSTILE:
            parameters = {**base, field: value}
            if value is ...:
                parameters.pop(field)
            edit_config(folder, rope_parameters=parameters)
            try:
                survives(folder)
            except Exception as error:
                raise AssertionError(f"{field} = {value!r}: {type(error).__name__}: {error}") from error


@pytest.mark.timeout(60)
@pytest.mark.parametrize("family", ["llama", "qwen2", "qwen3", "mistral-full", "smollm3"])
def test_huge_sizes_that_agree_with_each_other(copy, family, little_memory):
    folder = copy(family)
    for heads in (10**5, 10**8, 10**11):
        edit_config(folder, num_attention_heads=heads, num_key_value_heads=heads)
        with pytest.raises(EngineError):
            tiny_target(folder)
    edit_config(
        folder,
        num_attention_heads=4,
        num_key_value_heads=2,
        num_hidden_layers=10**9,
        layer_types=...,
        no_rope_layers=...,
    )
    with pytest.raises(EngineError, match="num_hidden_layers"):
        tiny_target(folder)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"architectures": ["GPT2LMHeadModel"]}, "GPT2LMHeadModel"),
        ({"architectures": None}, "none"),
        ({"model_type": "gemma"}, "model_type"),
        ({"hidden_act": "gelu"}, "hidden_act"),
        ({"num_experts": 8}, "num_experts"),
        ({"num_local_experts": 8}, "num_local_experts"),
        ({"quantization_config": {"bits": 4}}, "quantization_config"),
        ({"rope_parameters": {"rope_type": "dynamic", "rope_theta": 1e4, "factor": 2.0}}, "rope_type"),
        (
            {"rope_parameters": {"rope_type": "default", "rope_theta": 1e4, "partial_rotary_factor": 0.5}},
            "partial_rotary_factor",
        ),
        ({"vocab_size": 0}, "vocab_size"),
        ({"hidden_size": -64}, "hidden_size"),
        ({"num_key_value_heads": 3}, "head"),
        ({"rms_norm_eps": -1.0}, "rms_norm_eps"),
        ({"rms_norm_eps": float("nan")}, "rms_norm_eps"),
        ({"max_position_embeddings": 0}, "max_position_embeddings"),
        ({"max_position_embeddings": "many"}, "max_position_embeddings"),
    ],
    ids=str,
)
def test_what_is_refused_is_named(copy, changes, field):
    folder = copy("llama")
    edit_config(folder, **changes)
    with pytest.raises((UnsupportedModelError, CorruptFileError), match=field):
        tiny_target(folder)


def test_layers_with_a_recurrent_state_are_refused(copy):
    folder = copy("qwen3")
    edit_config(folder, layer_types=["linear_attention", "full_attention"])
    with pytest.raises(EngineError, match="layer_types"):
        tiny_target(folder)


def test_a_sliding_layer_without_a_window_is_refused(copy):
    folder = copy("qwen2-window")
    edit_config(folder, sliding_window=None)
    with pytest.raises(EngineError, match="sliding_window"):
        tiny_target(folder)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_the_families_mean(tiny_folder, family):
    config = parse_config(json.loads((tiny_folder(family) / "config.json").read_text()))
    gemma, gemma4 = family.startswith("gemma"), family.startswith("gemma4")
    assert (config.heads, config.hidden_size, config.vocab_size) == (4, 128 if gemma else 64, 96)
    assert config.tied_embeddings == (family in ("llama-tied", "qwen3", "smollm3", "gemma3", "gemma4", "gemma4-small"))
    assert config.qk_norm == family.startswith(("qwen3", "gemma"))
    assert (config.sandwich_norms, config.local_rotation) == (gemma, gemma)
    assert config.norm_offset == (1.0 if gemma and not gemma4 else 0.0)
    assert (config.value_norm, config.layer_scales, config.keys_as_values) == (gemma4, gemma4, family == "gemma4")
    assert config.full_heads == {"gemma4": (1, 32), "gemma4-unified": (2, 32), "gemma4-small": (2, 32)}.get(family)
    assert config.logit_cap == (2.0 if family in ("gemma3-capped", "gemma4-unified") else None)
    windows = {"mistral-window": (6, 6), "qwen2-window": (None, 6)}
    windows |= dict.fromkeys(("gemma3", "gemma3-capped"), (6, None, 6))
    windows |= dict.fromkeys(("gemma4", "gemma4-unified"), (6, None, 6, None))
    windows["gemma4-small"] = (6, None) * 3
    small = family == "gemma4-small"
    assert config.places == ((0, 1, 2, 1, 2, 1) if small else tuple(range(config.layers)))
    assert config.shares == ((False,) * 3 + (True,) * 3 if small else (False,) * config.layers)
    assert config.intermediate_sizes == ((128,) * 3 + (256,) * 3 if small else (128,) * config.layers)
    assert (config.per_layer_size, config.cached_layers) == ((64, 3) if small else (0, config.layers))
    assert config.windows == windows.get(family, (None,) * config.layers)
    assert config.rotary == ((True, False, True) if family == "smollm3" else (True,) * config.layers)


def test_code_named_by_a_config_is_ignored(copy):
    folder = copy("llama")
    edit_config(folder, auto_map={"AutoModelForCausalLM": "evil.Model", "AutoConfig": "evil.Config"})
    (folder / "evil.py").write_text("raise SystemExit('code of a model folder ran')")
    tiny_target(folder)
