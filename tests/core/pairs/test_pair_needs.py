"""Memory before loading: the loader's own estimate where files are here, and the same from configurations."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from dspark_shapes import SHAPES, fitting, write_tiny_drafter

from dspark_core import placement
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.loading import open_drafter
from dspark_core.errors import InvalidRequestError, ModelFolderError
from dspark_core.models import catalogue, store
from dspark_core.models.catalogue import HubModel
from dspark_core.models.pins import Pin, PinnedFile, keep_pin
from dspark_core.pair_memory import pair_memory
from dspark_core.pairs.facts import Needs
from dspark_core.pairs.needs import needs, needs_of
from dspark_core.pairs.plan import plan
from dspark_core.requests import LoadRequest

CPU = torch.device("cpu")


@pytest.fixture
def drafter(chat_folder: Path, tmp_path: Path) -> Path:
    shape = fitting(SHAPES["vanilla"], json.loads((chat_folder / "config.json").read_text()))
    return write_tiny_drafter(tmp_path / "own", shape)


@pytest.fixture
def on_hub(chat_folder: Path, drafter: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both as models of the catalogue that are not here."""
    configs = [json.loads((folder / "config.json").read_text()) for folder in (chat_folder, drafter)]
    models = [HubModel(name, name, f"a/{name}", None, raw) for name, raw in zip(("t", "d"), configs, strict=True)]
    monkeypatch.setattr(catalogue, "MODELS", tuple(models))


def asked(target: object, drafter: str, **more: object) -> LoadRequest:
    return LoadRequest(str(target), drafter, precision="fp32", device="cpu", context_length=128, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["dspark:{d}", "dspark:{d}+lookup", "small:{t}", "small:{t}@bf16", "self:1", "lookup"])
def test_segments_add_up_to_what_the_loader_estimates(chat_folder: Path, drafter: Path, kind: str) -> None:
    name = kind.format(t=chat_folder, d=drafter)
    found = needs(asked(chat_folder, name))
    folder = open_model_folder(chat_folder)
    files = None if name == "lookup" else open_drafter(name, folder, "fp32", CPU)
    estimate = pair_memory(folder, "fp32", CPU, files).at(128)
    assert found.total == estimate.total
    assert found.target + found.drafter == estimate.weights
    assert found.drafter == (files.bytes_needed(CPU) if files else 0)
    assert (found.caches, found.working, found.libraries) == (estimate.caches, estimate.working, estimate.libraries)
    assert found.from_files
    assert found.fits


@pytest.mark.parametrize(("here", "there"), [("dspark:{d}", "dspark:d"), ("small:{t}@bf16", "small:t@bf16")])
def test_configurations_alone_tell_the_same(
    chat_folder: Path, drafter: Path, on_hub: None, here: str, there: str
) -> None:
    files = needs(asked(chat_folder, here.format(t=chat_folder, d=drafter)))
    alone = needs(asked("t", there))
    assert not alone.from_files
    for part in ("context", "caches", "working", "libraries"):
        assert getattr(alone, part) == getattr(files, part)
    assert alone.target == pytest.approx(files.target, abs=2)
    assert alone.drafter == pytest.approx(files.drafter, abs=2)


def test_what_was_pinned_goes_before_what_was_rebuilt(on_hub: None, chat_folder: Path) -> None:
    raw = json.loads((chat_folder / "config.json").read_text())
    pinned = raw | {"num_hidden_layers": 2 * raw["num_hidden_layers"]}
    before = plan(asked("t", "lookup"))
    keep_pin(Pin("a/t", "f" * 40, (PinnedFile("config.json", 1, None),), None, False, 0.0, pinned))
    after = plan(asked("t", "lookup"))
    assert (before.target.source, after.target.source) == ("rebuilt", "pinned")
    assert after.config.layers == 2 * before.config.layers


def test_the_longest_context_is_the_longest_that_fits(chat_folder: Path) -> None:
    planned = plan(asked(chat_folder, "lookup"))
    limit = planned.config.max_positions
    room = planned.memory.at(limit).total
    assert needs_of(planned, {CPU: room}).longest_context == limit
    assert needs_of(planned, {CPU: room - 1}).longest_context < limit
    none: Needs = needs_of(planned, {CPU: 1})
    assert (none.longest_context, none.fits, none.fits_split) == (0, False, False)


def test_what_fits_only_split_says_so(chat_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placement, "device_name", str)
    planned = plan(asked(chat_folder, "lookup"))
    card = torch.device("cuda:0")
    total = planned.memory.at(planned.context).total
    split = replace(planned, device=card, memory=replace(planned.memory, device=card))
    tight = split.memory.at(split.context).total - 1
    assert needs_of(split, {card: tight, CPU: 2 * total}).fits_split
    assert not needs_of(split, {card: tight, CPU: 1}).fits_split
    assert not needs_of(split, {card: tight + 1, CPU: 2 * total}).fits_split


def test_what_is_not_known_is_said_as_loading_would(home: Path, chat_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelFolderError, match="fetch google/gemma-4-12B-it"):
        needs(LoadRequest("gemma-4-12b", "none"))
    with pytest.raises(ModelFolderError, match="nowhere"):
        needs(asked(tmp_path / "nowhere", "none"))
    with pytest.raises(ModelFolderError, match="no dspark drafter"):
        needs(asked(chat_folder, "dspark"))
    with pytest.raises(InvalidRequestError, match="nf3"):
        needs(LoadRequest("qwen3-8b", "none", precision="nf3", device="cpu"))


def test_a_pair_of_the_catalogue_before_it_is_downloaded(home: Path) -> None:
    request = LoadRequest(
        "qwen3-8b", "dspark:dspark-qwen3-8b+lookup", precision="nf4", device="cpu", context_length=4096
    )
    found = needs(request)
    assert not found.from_files
    assert found.target == pytest.approx(6.95e9 * 0.53 + 1.245e9 * 2, rel=0.02)  # layers in 4 bits, two tables in 16
    assert found.drafter == pytest.approx(1.05e9 * 0.53 + 0.078e9 * 2, rel=0.02)


@pytest.mark.parametrize(
    ("drafter", "precision", "own"),
    [
        *(("dspark:dspark-qwen3-8b", "int4", "bf16"), ("dspark:dspark-qwen3-8b", "nf4", "nf4")),
        *(("small:qwen3-0.6b", "int4", "int4"), ("small:qwen3-0.6b@bf16", "int4", "bf16")),
    ],
)
def test_a_drafter_is_stored_as_loading_would(home: Path, drafter: str, precision: str, own: str) -> None:
    planned = plan(LoadRequest("qwen3-8b", drafter, precision=precision, device="cpu"))
    assert planned.drafter is not None
    assert planned.drafter.precision == own


def test_a_model_that_was_downloaded_is_found_by_each_of_its_names(on_hub: None, chat_folder: Path) -> None:
    store.models_dir().mkdir(parents=True)
    folder = store.install(Path(shutil.copytree(chat_folder, store.models_dir() / "new")), "a--t")
    for name in ("t", "a/t", "a--t"):
        planned = plan(asked(name, "lookup"))
        assert planned.target.source == "folder"
        assert planned.target.folder is not None
        assert planned.target.folder.path == folder
