"""Which format a drafter's config.json is of, and which are refused by name."""

import pytest
from dspark_shapes import SHAPES, config_json

from dspark_core.drafters.formats import drafter_format, parse_drafter
from dspark_core.errors import UnsupportedModelError

LAYER = {"model_type": "llama", "hidden_size": 64, "vocab_size": 96}


@pytest.mark.parametrize("name", SHAPES)
def test_block_drafters(name):
    shape = SHAPES[name]
    kinds = {"deepspec": "deepspec", "llama": "deepspec", "dflash": "z-lab", "speculators": "speculators"}
    found = drafter_format(config_json(shape))
    masks_only = shape.layout == "dflash" and not shape.anchor_first
    assert (found.kind, found.layout) == ("dflash" if masks_only else "dspark", kinds[shape.layout])


@pytest.mark.parametrize(
    ("raw", "kind", "layout"),
    [
        ({"architectures": ["LlamaForCausalLMEagle3"]}, "eagle3", "specforge"),
        ({"architectures": ["Eagle3LlamaForCausalLM"]}, "eagle3", "specforge"),
        ({"architectures": ["Qwen3Eagle3Model"]}, "eagle3", "deepspec"),
        ({"speculators_model_type": "eagle3", "architectures": ["Eagle3Speculator"]}, "eagle3", "speculators"),
        ({"speculators_model_type": "dflash", "architectures": ["DFlashSpeculator"]}, "dflash", "speculators"),
        ({"speculators_model_type": "dspark", "architectures": []}, "dspark", "speculators"),
        ({"architectures": ["Gemma4DSparkModel"]}, "dspark", "deepspec"),
        ({"architectures": ["DFlashDraftModel"], "dflash_config": {"block_size": 8}}, "dflash", "z-lab"),
        ({"architectures": ["DFlashDraftModel"], "dflash_config": {"projector_type": "dspark"}}, "dspark", "z-lab"),
    ],
)
def test_by_the_names_in_the_file(raw, kind, layout):
    found = drafter_format(raw)
    assert (found.kind, found.layout) == (kind, layout)


@pytest.mark.parametrize("name", ["LlamaForCausalLM", "Qwen3ForCausalLM", "Gemma4ForConditionalGeneration"])
def test_a_language_model_is_no_drafter(name):
    assert drafter_format({"architectures": [name], "model_type": "llama"}) is None
    assert drafter_format({}) is None


REFUSED = [
    ({"speculators_model_type": "peagle"}, "P-EAGLE"),
    ({"speculators_model_type": "mtp"}, "MTP"),
    ({"speculators_model_type": "dflash2"}, "DFlash 2"),
    ({"speculators_model_type": "eagle"}, "before the third"),
    ({"speculators_model_type": "independent"}, "another kind"),
    ({"speculators_model_type": ["dspark"]}, "a DSpark with"),
    ({"architectures": ["DFlash2DraftModel"], "dflash_config": {}}, "DFlash 2"),
    ({"architectures": ["DeepseekV4DSparkModel"]}, "DeepSeek-V4"),
    ({"architectures": ["DeepseekV4ForCausalLM"], "dspark_block_size": 5}, "dspark_block_size"),
    ({"architectures": ["Gemma4Eagle3Model"]}, "an EAGLE-3 with layers of another family"),
    ({"architectures": ["Qwen3ForCausalLMEagle3"]}, "an EAGLE-3 with layers of another family"),
    ({"architectures": ["Lfm2DSparkModel"]}, "a DSpark with layers of another family"),
    ({"architectures": ["Qwen3DFlashModel"]}, "a DFlash with layers of another family"),
    ({"architectures": ["EagleLlamaForCausalLM"]}, "before the third"),
    ({"architectures": ["Qwen3NextMTP"]}, "MTP"),
    ({"architectures": ["MedusaModel"]}, "Medusa"),
    ({"architectures": ["MLPSpeculatorPreTrainedModel"]}, "heads without attention"),
    ({"architectures": ["Gemma4AssistantForCausalLM"]}, "keys and values"),
    ({"architectures": ["SomethingElse"], "dflash_config": {}}, "another kind"),
]


@pytest.mark.parametrize(("raw", "words"), REFUSED)
def test_other_drafters_are_refused_by_name(raw, words):
    with pytest.raises(UnsupportedModelError, match=words) as caught:
        drafter_format(raw)
    named = raw.get("speculators_model_type") or raw["architectures"][0]
    assert str(named) in caught.value.message
    assert "docs/drafters.md" in caught.value.hint


@pytest.mark.parametrize("names", [[{}], [None], [3], {}, "Qwen3DSparkModel", ["x" * 9000]])
def test_names_of_any_kind(names):
    assert drafter_format({"architectures": names}) is None


def test_a_long_name_does_not_fill_the_screen():
    with pytest.raises(UnsupportedModelError) as caught:
        drafter_format({"architectures": ["MTP" * 9000]})
    assert len(str(caught.value)) < 400


def test_parsed_whatever_the_format():
    assert parse_drafter(config_json(SHAPES["vanilla"]), 2).feature_layers == (0,)
    raw = {"architectures": ["LlamaForCausalLMEagle3"], "num_hidden_layers": 1, **LAYER}
    assert parse_drafter(raw, 36).feature_layers == (1, 17, 32)
