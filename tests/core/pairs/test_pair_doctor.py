"""The pair doctor, on configurations and on folders."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dspark_shapes import SHAPES, fitting, write_tiny_drafter
from tiny_models import edit_config, write_chat_model

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.models.catalogue import PAIRS, hub_model, models_of
from dspark_core.pairs.check import END_TOKENS, TOKENIZERS, check
from dspark_core.pairs.facts import Verdict

REBUILT = [pair for pair in PAIRS if len(models_of(pair)) == 2 and all(model.config for model in models_of(pair))]


def config(name: str, **changes: Any) -> dict[str, Any]:
    model = hub_model(name)
    assert model is not None
    assert model.config is not None
    return {key: value for key, value in (model.config | changes).items() if value != "absent"}


@pytest.mark.parametrize("pair", REBUILT, ids=lambda pair: pair.name)
def test_every_pair_of_the_catalogue_fits_by_its_rebuilt_configurations(pair) -> None:
    target, drafter = models_of(pair)
    verdict = check(target.config, drafter.config, pair.chat_mode)
    assert verdict.compatible, verdict.reason
    assert TOKENIZERS in verdict.unread


@pytest.mark.parametrize(
    ("target", "drafter", "field"),
    [
        ("qwen3-8b", "dspark-qwen3-4b", "hidden_size"),
        ("qwen3-14b", "dspark-qwen3-8b", "hidden_size"),
        ("qwen3-8b", "llama-3.2-1b", "vocab_size"),
        ("llama-3.1-8b", "qwen3-0.6b", "vocab_size"),
    ],
)
def test_other_pairs_do_not(target: str, drafter: str, field: str) -> None:
    verdict = check(config(target), config(drafter))
    assert not verdict.compatible
    assert verdict.findings[0].kind == "mismatch"
    assert verdict.findings[0].field.startswith(field)
    assert verdict.findings[0].advice
    assert field in verdict.reason


WRONG_DRAFTERS: list[tuple[dict[str, Any], str]] = [
    ({"hidden_size": 2048}, "hidden_size"),
    ({"vocab_size": 152064}, "vocab_size"),
    ({"num_target_layers": 40}, "num_target_layers"),
    ({"target_layer_ids": [1, 9, 17, 25, 36], "num_target_layers": "absent"}, "features of layer 36"),
    ({"target_layer_ids": []}, "target_layer_ids"),
    ({"block_size": 0}, "block_size"),
    ({"block_size": 65}, "block_size"),
    ({"markov_head_type": "transformer"}, "markov_head_type"),
    ({"draft_vocab_size": 200_000}, "draft_vocab_size"),
    ({"mask_token_id": 151936}, "mask_token_id"),
    ({"rope_scaling": {"rope_type": "dynamic", "factor": 2.0}}, "rope_type"),
    ({"rope_interleave": True}, "rope_interleave"),
    ({"architectures": ["DeepseekV4ForCausalLM"], "model_type": "deepseek_v4"}, "DeepseekV4ForCausalLM"),
    ({"speculators_model_type": "peagle"}, "peagle"),
    ({"quantization_config": {"quant_method": "gptq"}}, "quant"),
]


@pytest.mark.parametrize(("changes", "named"), WRONG_DRAFTERS, ids=[named for _, named in WRONG_DRAFTERS])
def test_a_drafter_with_one_wrong_field_is_refused_by_its_name(changes: dict[str, Any], named: str) -> None:
    assert check(config("qwen3-8b"), config("dspark-qwen3-8b")).compatible
    verdict = check(config("qwen3-8b"), config("dspark-qwen3-8b", **changes))
    assert not verdict.compatible
    assert named in f"{verdict.findings[0].field} {verdict.reason}"
    assert all(finding.advice for finding in verdict.findings)


def test_a_hybrid_target_is_refused_by_its_kind() -> None:
    hybrid = {"architectures": ["Qwen3_5ForCausalLM"], "model_type": "qwen3_5", "layer_types": ["linear_attention"]}
    verdict = check(hybrid, config("dspark-qwen3-8b"))
    assert [finding.kind for finding in verdict.findings] == ["unsupported"]
    assert "The target: " in verdict.reason
    assert "qwen3_5" in verdict.reason


def test_both_are_told_where_both_are_not_run() -> None:
    verdict = check({"model_type": "mamba"}, {"architectures": ["MedusaModel"]})
    assert [finding.field for finding in verdict.findings] == [
        "config.json of the target",
        "config.json of the drafter",
    ]


def test_padded_embeddings_are_worth_a_note() -> None:
    verdict = check(config("qwen2.5-coder-32b"), config("qwen2.5-coder-0.5b"))
    assert verdict.compatible
    assert verdict.unread == (TOKENIZERS, END_TOKENS)
    (note,) = verdict.findings
    assert (note.field, note.target, note.drafter) == ("vocab_size", "152064", "151936")


def test_end_tokens_that_configurations_give_must_be_the_same() -> None:
    both = config("qwen3-8b", eos_token_id=151645), config("qwen3-0.6b", eos_token_id=[151645])
    assert check(*both).compatible
    verdict = check(both[0], {**both[1], "eos_token_id": 151643})
    assert "eos_token_id" in verdict.reason


def test_a_drafter_that_is_nearly_as_large_is_worth_a_note() -> None:
    assert not check(config("qwen3-8b"), config("qwen3-0.6b")).findings
    (note,) = check(config("qwen3-8b"), config("qwen3-4b")).findings
    assert (note.kind, note.drafter) == ("note", "49%")


def test_what_a_file_says_it_was_made_for_and_what_it_drafts(chat_folder: Path) -> None:
    raw = json.loads((chat_folder / "config.json").read_text())
    shape = fitting(SHAPES["speculators"], raw)
    drafter = {"speculators_config": {"verifier": {"name_or_path": "a/b"}}, **config_of(shape)}
    fields = {note.field for note in check(raw, drafter).findings}
    assert {"speculators_config", "draft_vocab_size"} <= fields


def config_of(shape) -> dict[str, Any]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        found: dict[str, Any] = json.loads((write_tiny_drafter(Path(folder) / "d", shape) / "config.json").read_text())
    return found


@pytest.fixture
def drafter(chat_folder: Path, tmp_path: Path) -> Path:
    shape = fitting(SHAPES["vanilla"], json.loads((chat_folder / "config.json").read_text()))
    return write_tiny_drafter(tmp_path / "drafter", shape)


def checked(target: Path, drafter: Path, **more: Any) -> Verdict:
    return check(open_model_folder(target), open_model_folder(drafter), **more)


def test_folders_are_compared_with_their_tokenizers(chat_folder: Path, drafter: Path, tmp_path: Path) -> None:
    assert checked(chat_folder, drafter) == Verdict((), ())
    copy = Path(shutil.copytree(chat_folder, tmp_path / "copy"))
    assert checked(chat_folder, copy).unread == ()
    edit_config(copy, vocab_size=200)
    assert "the embedding's size" in checked(chat_folder, copy).reason


def change_a_token(folder: Path) -> None:
    path = folder / "tokenizer.json"
    tokenizer = json.loads(path.read_text())
    vocabulary = tokenizer["model"]["vocab"]
    first, second, *_ = sorted(vocabulary, key=vocabulary.get)[60:]
    vocabulary[first], vocabulary[second] = vocabulary[second], vocabulary[first]
    path.write_text(json.dumps(tokenizer))


def test_a_drafter_that_brings_another_tokenizer_does_not_fit(chat_folder: Path, drafter: Path) -> None:
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(chat_folder / name, drafter)
    assert checked(chat_folder, drafter).compatible
    change_a_token(drafter)
    assert "the token with id 60" in checked(chat_folder, drafter).reason


@pytest.fixture
def thinking(tmp_path: Path) -> Callable[[str], Path]:
    def make(template: str) -> Path:
        folder = tmp_path / "thinking"
        write_chat_model(folder)
        path = folder / "tokenizer_config.json"
        settings = json.loads(path.read_text())
        path.write_text(json.dumps(settings | {"chat_template": template}))
        (folder / "chat_template.jinja").unlink(missing_ok=True)
        return folder

    return make


def test_a_drafter_without_thinking_is_noted_for_a_target_that_thinks(thinking, drafter: Path) -> None:
    folder = thinking("{% if enable_thinking %}<think>{% endif %}")
    (note,) = checked(folder, drafter, chat_mode="non-thinking").findings
    assert (note.kind, note.field) == ("note", "the chat template")
    assert "/no_think" in note.advice
    assert checked(folder, drafter, chat_mode="any").findings == ()
    (folder / "chat_template.jinja").write_text("plain")
    assert checked(folder, drafter, chat_mode="non-thinking").findings == ()


def test_other_shapes_of_a_drafter_do_not_fit(chat_folder: Path, tmp_path: Path) -> None:
    shape = fitting(SHAPES["vanilla"], json.loads((chat_folder / "config.json").read_text()))
    other = write_tiny_drafter(tmp_path / "other", replace(shape, hidden=32))
    verdict = checked(chat_folder, other)
    assert verdict.reason == "hidden_size in config.json differs: the target has 64, the drafter 32."
