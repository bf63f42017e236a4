"""A drafter's config.json: what other tools write is understood, what the engine cannot do is refused by name."""

import copy
import json
import math
import tracemalloc
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from dspark_shapes import GEMMA4_SHAPES, SHAPES, Shape, config_json

from dspark_core.checkpoints.dspark_config import MAX_BLOCK, DSparkConfig, is_drafter, parse_dspark_config
from dspark_core.checkpoints.dspark_json import deepspec_json, speculators_json, verifier_name
from dspark_core.errors import CorruptFileError, EngineError, UnsupportedModelError

GOLDEN = Path(__file__).parents[2] / "data" / "golden" / "dspark_vanilla" / "drafter" / "config.json"
DFLASH = Shape("dflash", head="none", confidence=False, anchor_first=False)
WRONG = [None, "x", -1, 2**40, [], {}, [{}], True, 1.5, math.nan, [2**40], {"x": []}, ["x"] * 3]


def described(shape: Shape, **changes: Any) -> dict[str, Any]:
    """The shape's config.json with ``changes``; those to a nested table are written table__key, None removes."""
    raw = copy.deepcopy(config_json(shape))
    for name, value in changes.items():
        table, _, key = name.rpartition("__")
        place = raw[table] if table else raw
        place[key] = value
        if value is None:
            del place[key]
    return raw


def parsed(shape: Shape, **changes: Any) -> DSparkConfig:
    return parse_dspark_config(described(shape, **changes))


@pytest.mark.parametrize("name", SHAPES)
def test_what_the_formats_say(name):
    shape = SHAPES[name]
    raw = config_json(shape)
    assert is_drafter(raw)
    found = parse_dspark_config(raw)
    assert (found.block_size, found.rows, found.anchor_first) == (shape.block, shape.rows, shape.anchor_first)
    assert (found.feature_layers, found.mask_token_id, found.head) == (shape.taps, shape.mask, shape.head)
    assert found.draft_vocab_size == shape.drafted
    assert found.decoder.windows == (shape.window or None,) * shape.layers
    if shape.window:
        assert found.window_causal == shape.window_causal


def test_a_config_that_deepspec_wrote():
    found = parse_dspark_config(json.loads(GOLDEN.read_text()))
    assert (found.block_size, found.target_layers, found.feature_layers) == (7, 4, (0, 1, 2))
    assert (found.head, found.markov_rank, found.confidence_with_markov) == ("vanilla", 16, True)


def test_a_config_as_the_first_dflash_files_have_it():
    """The block size beside the drafter's table, the rotation as transformers 4 wrote it."""
    raw = described(DFLASH, rope_parameters=None, block_size=16, dflash_config__block_size=None)
    raw |= {"rope_theta": 1000000, "rope_scaling": None, "use_sliding_window": False, "sliding_window": None}
    found = parse_dspark_config(raw | {"layer_types": ["full_attention"] * 2})
    assert (found.block_size, found.anchor_first) == (15, False)
    assert found.decoder.hf_config.rope_parameters["rope_theta"] == 1000000
    assert not any(found.decoder.windows)


OTHERWISE = {
    "causal": True,
    "is_causal": True,
    "final_logit_softcapping": 30.0,
    "output_multiplier": 0.2,
    "attention_value_scale": 0.707,
    "use_swa": True,
    "swa_window_size": 128,
    "shift_label": True,
    "attention_sink_bias": True,
    "projector_type": "domino",
    "quantization_config": {"quant_method": "bitsandbytes", "load_in_4bit": True, "bnb_4bit_quant_type": "nf4"},
    "attention_mode": "mla",
    "input_embedding_scale": 8.0,
    "aux_hidden_state_scales": [1.0],
    "use_aux_hidden_state": False,
}
LIKE_OURS = {
    "causal": False,
    "is_causal": False,
    "final_logit_softcapping": None,
    "output_multiplier": 1.0,
    "attention_value_scale": 1,
    "use_swa": False,
    "swa_window_size": 5,
    "shift_label": False,
    "projector_type": "dflash",
    "attention_mode": "gqa",
    "aux_hidden_state_scales": None,
}


@pytest.mark.parametrize("where", ["flat", "nested", "speculators", "inner"])
@pytest.mark.parametrize("field", OTHERWISE)
def test_what_the_engine_would_not_compute_is_refused_by_name(field, where):
    nested = where in ("nested", "inner")
    shape, table = (DFLASH, "dflash_config") if where in ("flat", "nested") else (Shape("speculators"), "")
    table = "transformer_layer_config" if where == "inner" else table
    if field == "swa_window_size":
        if where != "nested":
            return  # no tool writes it elsewhere
        shape = SHAPES["dflash with a window"]
    with pytest.raises(UnsupportedModelError, match=rf"\b{field}\b") as caught:
        parsed(shape, **{f"{table}__{field}" if nested else field: OTHERWISE[field]})
    assert "another drafter" in caught.value.hint


@pytest.mark.parametrize("field", LIKE_OURS)
def test_values_that_change_nothing_are_accepted(field):
    shape = SHAPES["dflash with a window"]
    for name in (field, f"dflash_config__{field}"):
        raw = described(shape)
        (raw["dflash_config"] if "__" in name else raw)[field] = LIKE_OURS[field]
        assert parse_dspark_config(raw).block_size == shape.block


@pytest.mark.parametrize("key", ["is_causal", "dflash_config__is_causal", "dflash_config__causal"])
@pytest.mark.parametrize("causal", [True, False])
def test_causal_blocks_in_sliding_layers(key, causal):
    shape = SHAPES["dflash with a window"]
    assert parsed(shape, **{key: causal}).window_causal == causal
    assert parsed(shape).window_causal, "what z-lab's own code does with sliding layers where nothing is said"
    mixed = ["sliding_attention", "full_attention"]
    assert parsed(shape, layer_types=mixed).window_causal
    with pytest.raises(EngineError, match="causal") if causal else nullcontext():
        parsed(shape, layer_types=mixed, **{key: causal})


def test_which_row_of_the_block_predicts_first():
    assert parsed(DFLASH, dflash_config__sample_from_anchor=True).anchor_first
    assert not parsed(Shape(), sample_from_anchor=False).anchor_first
    assert parsed(DFLASH, dflash_config__projector_type="dspark").anchor_first
    with pytest.raises(CorruptFileError, match="sample_from_anchor"):
        parsed(Shape(), sample_from_anchor="no")


@pytest.mark.parametrize("field", ["sliding_window_non_causal", "enable_confidence_head", "sample_from_anchor"])
def test_null_is_as_if_nothing_stood_there(field):
    raw = config_json(Shape("speculators"))
    without = {key: value for key, value in raw.items() if key not in (field, "confidence_head_with_markov")}
    absent, null = (parse_dspark_config(each) for each in (without, without | {field: None}))
    for name in ("window_causal", "confidence", "anchor_first", "rows"):
        assert getattr(absent, name) == getattr(null, name)


@pytest.mark.parametrize("stated", [None, False, True])
@pytest.mark.parametrize("name", ["window", "dflash with a window"])
def test_sliding_layers_need_no_word_about_their_use(name, stated):
    raw = config_json(SHAPES[name])
    decoder = raw.get("transformer_layer_config", raw)
    decoder.pop("use_sliding_window", None)
    if stated is not None:
        decoder["use_sliding_window"] = stated
    assert parse_dspark_config(raw).decoder.windows == (5, 5)


def test_an_architecture_that_no_file_bears_is_not_guessed_at():
    raw = described(Shape(), architectures=["Qwen3DFlashModel"])
    assert not is_drafter(raw)
    with pytest.raises(UnsupportedModelError, match="Qwen3DFlashModel"):
        parse_dspark_config(raw)


@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if not shape.draft_vocab])
def test_what_is_written_reads_the_same(name):
    config = parse_dspark_config(config_json(SHAPES[name]))
    written = [speculators_json(config, "bfloat16", "somebody/model")]
    if config.anchor_first:
        written.append(deepspec_json(config, "bfloat16", 64))
        assert written[1]["num_anchors"] == 64
    for raw in written:
        found = parse_dspark_config(json.loads(json.dumps(raw)))
        for field in ("feature_layers", "rows", "anchor_first", "mask_token_id", "head", "markov_rank", "confidence"):
            assert getattr(found, field) == getattr(config, field), field
        assert found.decoder.windows == config.decoder.windows
        if any(config.decoder.windows):
            assert found.window_causal == config.window_causal


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Qwen/Qwen3-8B", "Qwen/Qwen3-8B"),
        (None, "my-model"),
        ("", "my-model"),
        ("/home/somebody/models/mine", "my-model"),
        ("./mine", "my-model"),
        (["Qwen/Qwen3-8B"], "my-model"),
    ],
)
def test_the_name_that_others_open_the_target_by(stated, name):
    assert verifier_name({"_name_or_path": stated}, "my-model") == name


def _altered(raw: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field, those of nested tables too, in turn missing and with each wrong value."""

    def within(table: dict[str, Any], path: str, rebuilt) -> Iterator[tuple[str, dict[str, Any]]]:
        for key, value in table.items():
            yield f"{path}{key} missing", rebuilt({name: each for name, each in table.items() if name != key})
            for wrong in WRONG:
                yield f"{path}{key} = {wrong!r}", rebuilt({**table, key: wrong})
            if isinstance(value, dict):
                yield from within(value, f"{path}{key}.", lambda inner, key=key: rebuilt({**table, key: inner}))

    yield from within(raw, "", lambda table: table)


FUZZED = ["vanilla", "llama", "dspark with a window, both ways", "dflash with a window", "speculators", "window"]


@pytest.mark.parametrize("name", GEMMA4_SHAPES)
@pytest.mark.parametrize("family", ["gemma4_text", "gemma4_unified_text"])
def test_gemma4(name, family):
    shape = GEMMA4_SHAPES[name]
    found = parsed(shape, model_type=family)
    decoder = found.decoder
    assert (decoder.head_dim, decoder.kv_heads, decoder.full_heads) == (shape.dim, shape.kv_heads, None)
    assert (decoder.keys_as_values, decoder.logit_cap, decoder.value_norm) == (shape.keys_as_values, shape.cap, True)
    assert (found.head, found.anchor_first, found.feature_layers) == (shape.head, True, shape.taps)


def test_gemma4_with_what_is_not_computed():
    with pytest.raises(UnsupportedModelError, match="layer_types"):
        parsed(GEMMA4_SHAPES["keys as values"], layer_types=["sliding_attention", "full_attention"])
    with pytest.raises(UnsupportedModelError, match="attn_logit_softcapping"):
        parsed(GEMMA4_SHAPES["keys as values"], attn_logit_softcapping=3.0)
    with pytest.raises(UnsupportedModelError, match="hidden_size_per_layer_input"):
        parsed(GEMMA4_SHAPES["keys as values"], hidden_size_per_layer_input=16, vocab_size_per_layer_input=96)
    with pytest.raises(EngineError, match="enable_moe_block"):
        parsed(GEMMA4_SHAPES["keys as values"], enable_moe_block=True)


@pytest.mark.parametrize("name", [*FUZZED, "keys as values"])
def test_no_value_in_a_field_is_a_traceback(name):
    """It is parsed, or refused in words."""
    outcomes = {"parsed": 0, "refused": 0}
    raw = config_json((SHAPES | GEMMA4_SHAPES)[name]) | dict.fromkeys(OTHERWISE)
    tracemalloc.start()
    for what, altered in _altered(raw):
        found = _outcome(copy.deepcopy(altered), what)
        if isinstance(found, EngineError):
            assert len(found.message) > 20, what
            outcomes["refused"] += 1
        else:
            assert found.rows <= MAX_BLOCK + 1, what
            assert 0 <= found.mask_token_id < found.decoder.vocab_size, what
            outcomes["parsed"] += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 << 20
    assert min(outcomes.values()) > 50, outcomes


def _outcome(raw: dict[str, Any], what: str) -> DSparkConfig | EngineError:
    try:
        is_drafter(raw)
        return parse_dspark_config(raw)
    except EngineError as error:
        return error
    except Exception as error:
        raise AssertionError(what) from error


def test_a_long_name_does_not_fill_the_screen():
    with pytest.raises(UnsupportedModelError) as caught:
        parsed(Shape(), architectures=["x" * 9000])
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("names", [[{}], [[]], [None], [3], {}, "Qwen3DSparkModel", [["Qwen3DSparkModel"]]])
def test_architectures_of_any_kind(names):
    raw = described(Shape(), architectures=names)
    assert not is_drafter(raw)
    with pytest.raises(UnsupportedModelError, match="engine does not run"):
        parse_dspark_config(raw)
