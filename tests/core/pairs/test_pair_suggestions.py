"""Drafters that are suggested for a target: never an empty list, never without a reason."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dspark_shapes import SHAPES, fitting, write_tiny_drafter
from tiny_models import edit_config

from dspark_core.errors import ModelFolderError, UnsupportedModelError
from dspark_core.marked import Marked
from dspark_core.models import catalogue
from dspark_core.models.catalogue import HubModel, Pair
from dspark_core.pairs.suggest import store_folders, suggestions


@pytest.fixture
def target(chat_folder: Path, home: Path) -> Path:
    return Path(shutil.copytree(chat_folder, home / "models" / "chat"))


@pytest.fixture
def make_drafter(chat_folder: Path) -> Callable[..., Path]:
    def make(folder: Path, **changes: Any) -> Path:
        shape = fitting(SHAPES["vanilla"], json.loads((chat_folder / "config.json").read_text()))
        return write_tiny_drafter(folder, replace(shape, **changes))

    return make


def test_with_nothing_here_there_are_still_lookup_and_training(target: Path) -> None:
    lookup, train = suggestions(str(target))
    assert (lookup.drafter, lookup.source) == ("lookup", "built in")
    assert (train.drafter, train.source) == ("", "train")
    assert train.command == f"python -m dspark_core train --target {target}"


def test_what_is_here_comes_first_with_its_reason(target: Path, home: Path, make_drafter) -> None:
    make_drafter(home / "models" / "drafters" / "chat")
    fits = make_drafter(home / "models" / "drafters" / "another")
    wrong = make_drafter(home / "models" / "drafters" / "wrong", hidden=32)
    small = Path(shutil.copytree(target, home / "models" / "small"))
    edit_config(small, num_hidden_layers=1)
    (home / "models" / ".incoming-x").mkdir()
    (home / "models" / "no-model").mkdir()
    own, reads, smaller, lookup, train, last = suggestions(str(target))
    assert own.drafter == "dspark+lookup"
    assert reads.drafter == f"dspark:{fits}+lookup"
    assert smaller.drafter == f"small:{small}"
    assert "of the weights" in smaller.reason
    assert (lookup.source, train.source) == ("built in", "train")
    assert last.drafter == f"dspark:{wrong}+lookup"
    assert not last.usable
    assert last.reason.startswith("Does not fit: hidden_size in config.json differs")
    assert all(each.usable for each in (own, reads, smaller, lookup, train))
    assert all(each.reason and "\n" not in each.reason for each in suggestions(str(target)))
    assert last.reason.template == "Does not fit: {why}"
    assert isinstance(last.reason.values["why"], Marked)


def test_a_model_with_other_tokens_is_listed_with_the_token(target: Path, home: Path) -> None:
    other = Path(shutil.copytree(target, home / "models" / "other"))
    edit_config(other, num_hidden_layers=1)
    path = other / "tokenizer.json"
    tokenizer = json.loads(path.read_text())
    names = sorted(tokenizer["model"]["vocab"], key=tokenizer["model"]["vocab"].get)
    tokenizer["model"]["vocab"].update({names[60]: 61, names[61]: 60})
    path.write_text(json.dumps(tokenizer))
    last = suggestions(str(target))[-1]
    assert not last.usable
    assert "the token with id 60" in last.reason
    path.write_text("{")
    assert "is not valid JSON" in suggestions(str(target))[-1].reason


def test_models_that_are_no_drafters_of_it_are_left_out(target: Path, home: Path, tmp_path: Path) -> None:
    shutil.copytree(target, home / "models" / "as-large")
    broken = home / "models" / "broken"
    broken.mkdir()
    (broken / "config.json").write_text("{")
    assert len(store_folders()) == 3
    assert [each.source for each in suggestions(str(target))] == ["built in", "train"]


def test_the_catalogue_is_searched_for_this_target_and_for_its_shape(
    target: Path, home: Path, make_drafter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    raw = json.loads((make_drafter(tmp_path / "d") / "config.json").read_text())
    names = {"chat": None, "d1": raw, "d2": raw, "d3": raw | {"hidden_size": 32}, "unknown": None, "elsewhere": None}
    models = tuple(HubModel(name, f"title {name}", f"a/{name}", None, config) for name, config in names.items())
    pairs = (
        Pair("else-d2", "", "elsewhere", "dspark:d2+lookup", "note"),
        Pair("else-d3", "", "elsewhere", "dspark:d3", "note"),
        Pair("chat-d1", "", "chat", "dspark:d1+lookup", "The note."),
        Pair("chat-unknown", "", "chat", "dspark:unknown", "Another."),
        Pair("else-d1", "", "elsewhere", "dspark:d1", "note"),
        Pair("again-d2", "", "elsewhere", "dspark:d2", "note"),
        Pair("plain", "", "chat", "none", "note"),
    )
    monkeypatch.setattr(catalogue, "MODELS", models)
    monkeypatch.setattr(catalogue, "PAIRS", pairs)
    listed, unknown, fitting_one, *_ = suggestions(str(target))
    assert (listed.pair, listed.drafter, listed.source) == ("chat-d1", "dspark:d1+lookup", "catalogue")
    assert listed.reason == "Listed for this target. The note."
    assert listed.command == "python -m dspark_core fetch chat-d1"
    assert (unknown.pair, unknown.verdict) == ("chat-unknown", None)
    assert fitting_one.pair == "else-d2"
    assert "listed for title elsewhere" in fitting_one.reason
    assert len(suggestions(str(target))) == 5
    make_drafter(home / "models" / "d2")
    assert [each.source for each in suggestions(str(target))][:3] == ["installed", "catalogue", "catalogue"]


def test_a_target_that_is_not_here_or_not_run_is_refused(home: Path, target: Path) -> None:
    with pytest.raises(ModelFolderError, match="fetch Qwen/Qwen3-8B"):
        suggestions("qwen3-8b")
    edit_config(target, architectures=["MambaForCausalLM"], model_type="mamba")
    with pytest.raises(UnsupportedModelError, match="mamba"):
        suggestions(str(target))
