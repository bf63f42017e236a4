"""What a training may write where, what it remembers of its sources, and what it says it needs."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from tiny_drafters import tiny_cache, tiny_config, tiny_head, tiny_network

from dspark_core.checkpoints import dspark_files
from dspark_core.checkpoints.dspark_files import write_drafter
from dspark_core.checkpoints.writing import replacing
from dspark_core.errors import CorruptFileError, EngineError, InvalidRequestError
from dspark_core.training import pipeline
from dspark_core.training.card import write_card
from dspark_core.training.data_stages import Sources
from dspark_core.training.lines import appending
from dspark_core.training.overlap import Excluded
from dspark_core.training.recipe import Recipe
from dspark_core.training.room import disk_needed, memory_needed
from dspark_core.training.trainer import STATE, TrainSettings, train
from dspark_core.training.work_folder import read_losses, remember_recipe, require_own_folders


@pytest.fixture
def place(tmp_path):
    """out: a drafter as an earlier training left it, thesis: a folder of the user, target: a model."""
    for name in ("out/calibration", "thesis/sub", "target", "work"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("out/README.md", "out/model.safetensors", "out/calibration/pairs.safetensors", "thesis/thesis.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "out" / "config.json").write_text('{"architectures": ["Qwen3DSparkModel"]}')
    (tmp_path / "target" / "config.json").write_text('{"architectures": ["LlamaForCausalLM"]}')
    return tmp_path


@pytest.mark.parametrize(
    ("out", "work", "words"),
    [
        ("thesis", "work", "holds sub"),
        ("target", "work", "target in it"),
        ("new", "new/work", "new/work in it"),
        ("work/new", "work", "would lie in the work folder"),
        (".", "work", "in it"),
        ("thesis/thesis.txt", "work", "holds a file"),
        ("thesis/thesis.txt/new", "work", "cannot be written"),
        ("new", "thesis", "not the work folder"),
        ("new", "target", "not the work folder"),
    ],
)
def test_nothing_else_is_replaced(place, out, work, words):
    before = sorted(place.rglob("*"))
    with pytest.raises(InvalidRequestError) as caught:
        require_own_folders(place / out, place / work, [place / "target"])
    assert words in str(caught.value)
    assert sorted(place.rglob("*")) == before


def test_an_older_drafter_is_replaced_unless_it_holds_more(place):
    require_own_folders(place / "out", place / "out.work", [place / "target"])
    require_own_folders(place / "new" / "drafter", place / "new" / "work", [])
    assert (place / "new" / "work").is_dir()
    (place / "out" / "answers.jsonl").write_text("")
    with pytest.raises(InvalidRequestError, match=r"answers\.jsonl"):
        require_own_folders(place / "out", place / "work", [])
    (place / "out" / "answers.jsonl").unlink()
    with pytest.raises(InvalidRequestError, match="README"):
        require_own_folders(place / "out", place / "work", [place / "out" / "README.md"])
    (place / "out" / "config.json").write_text("{")
    with pytest.raises(InvalidRequestError, match="holds README"):
        require_own_folders(place / "out", place / "work", [])


def test_the_current_folder_is_not_replaced(place, monkeypatch):
    (place / "empty").mkdir()
    monkeypatch.chdir(place / "empty")
    for out in (Path(), place / "empty", place):
        with pytest.raises(InvalidRequestError, match="new folder for the drafter"):
            require_own_folders(out, place / "work", [])


def test_sources_are_remembered_by_what_they_hold(tmp_path):
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text('{"prompt": "one"}')
    second.write_text('{"prompt": "two"}')
    brought = {
        "none": Sources(),
        "prompts": Sources(prompts=((first, "file"),)),
        "other prompts": Sources(prompts=((second, "file"),)),
        "responses": Sources(responses=(first,)),
        "excluded": Sources(excluded=Excluded(["one two three"])),
    }
    for name, sources in brought.items():
        facts = {"data": {"seed": 0}, "target": {}, "sources": sources.document()}
        remember_recipe(tmp_path / f"{name}.json", facts)
        remember_recipe(tmp_path / f"{name}.json", facts)
        for other in brought.values():
            if other is not sources:
                with pytest.raises(InvalidRequestError, match=r"other .*(prompts|responses|excluded)"):
                    remember_recipe(tmp_path / f"{name}.json", {**facts, "sources": other.document()})
    same = Sources(excluded=Excluded(["Five, six", "one two three"])).document()
    assert same == Sources(excluded=Excluded(["one two THREE", "five six"])).document()
    second.rename(first)
    assert Sources(prompts=((first, "file"),)).document() == brought["prompts"].document()
    with pytest.raises(CorruptFileError, match=r"missing\.jsonl cannot be read"):
        Sources(responses=(tmp_path / "missing.jsonl",)).document()


def test_losses_that_were_made_again_count_once(tmp_path):
    steps = [20, 40, 60, 80, 40, 60]
    with appending(tmp_path / "l.jsonl") as add:
        for n, step in enumerate(steps):
            add({"step": step, "losses": {"total": float(n)}})
    found = read_losses(tmp_path / "l.jsonl", last=70)
    assert [(step, losses["total"]) for step, losses in found] == [(20, 0.0), (40, 4.0), (60, 5.0)]
    assert [step for step, _ in read_losses(tmp_path / "l.jsonl", last=50)] == [20, 40]


def test_a_drafter_that_cannot_be_replaced_stays(tmp_path, monkeypatch):
    config = tiny_config()
    network, folder = tiny_network(config), tmp_path / "drafter"
    write_drafter(folder, config, network.exported(), dtype="float32", verifier="tiny")
    before = (folder / "model.safetensors").read_bytes()
    replace, given = os.replace, []

    def fails_once(source, goal):
        given.append(source)
        if len(given) == 2:
            raise OSError(28, "No space left on device")
        replace(source, goal)

    monkeypatch.setattr(dspark_files.os, "replace", fails_once)
    with pytest.raises(EngineError, match=r"drafter cannot be written .*No space"):
        write_drafter(folder, config, network.exported(), dtype="bfloat16", verifier="tiny")
    assert (folder / "model.safetensors").read_bytes() == before
    assert list(tmp_path.iterdir()) == [folder]


def test_half_a_file_replaces_nothing(tmp_path):
    path = tmp_path / "facts.json"
    path.write_text("old")

    def half():
        with replacing(path) as new:
            new.write_text("ne")
            raise OSError(28, "No space left on device")

    with pytest.raises(EngineError, match=r"facts\.json cannot be written .*No space"):
        half()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_card_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(EngineError, match=r"missing cannot be written"):
        write_card(tmp_path / "missing", {}, {}, "train")


def test_the_disk_holds_three_states_while_one_is_saved(tmp_path):
    config = tiny_config()
    steps = train(
        tiny_network(config), tiny_cache(tmp_path / "cache"), tiny_head(), TrainSettings(steps=2), tmp_path / "state"
    )
    list(steps)
    size = (tmp_path / "state" / STATE).stat().st_size
    small, large = Recipe(response_tokens=1000), Recipe(response_tokens=2000)
    cached = disk_needed(large, config, False) - disk_needed(small, config, False)
    assert 3 * size * 0.9 < disk_needed(small, config, False) - cached < 3 * size * 2


def test_memory_grows_with_what_can_be_drafted():
    config = tiny_config(reduced=False)
    more = memory_needed(Recipe(sequences=16), config) - memory_needed(Recipe(sequences=8), config)
    assert more == 8 * 8 * 7 * config.draft_vocab_size * 12


@pytest.mark.parametrize(
    ("device", "native", "dtype", "computed"),
    [
        ("cpu", True, torch.bfloat16, torch.bfloat16),
        ("cpu", False, torch.bfloat16, torch.float32),
        ("cuda", False, torch.bfloat16, torch.bfloat16),
        ("cuda", False, torch.float32, torch.float32),
    ],
)
def test_bfloat16_where_the_device_computes_it(monkeypatch, device, native, dtype, computed):
    monkeypatch.setattr(pipeline, "packed_bf16_supported", lambda: native)
    assert pipeline._compute_dtype(SimpleNamespace(device=torch.device(device), dtype=dtype)) == computed
