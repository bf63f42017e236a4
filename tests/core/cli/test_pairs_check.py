"""``pairs check TARGET DRAFTER``, and the drafters ``small`` and ``self`` on the command line."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from dspark_shapes import SHAPES, fitting, write_tiny_drafter
from tiny_models import edit_config

from dspark_core.cli import main
from dspark_core.evaluation.bench import split_system
from dspark_core.models.pins import Pin, PinnedFile, keep_pin

REDUCED = "  It drafts 40 of the 266 tokens; the others come from the target alone.\n"
OPTIONS = ["--threads", "1", "--prompt", "hello hello", "--max-new-tokens", "9", "--temperature", "0", "--json"]


@pytest.fixture
def copy(chat_folder, tmp_path) -> Path:
    return Path(shutil.copytree(chat_folder, tmp_path / "copy"))


def run(capsys, *arguments) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_compatible_is_0(capsys, chat_folder, copy):
    status, out, err = run(capsys, "pairs", "check", chat_folder, copy)
    assert (status, err) == (0, "")
    assert out.startswith("Compatible")
    status, out, _ = run(capsys, "pairs", "check", chat_folder, copy, "--json")
    assert status == 0
    document = json.loads(out)
    assert [note["field"] for note in document.pop("notes")] == ["the number of weights"]
    assert document == {"compatible": True, "mismatch": None, "not_compared": [], "unverified": []}


@pytest.mark.parametrize("arguments", [["check", "--json"], ["--json", "check"]])
def test_incompatible_is_1_and_says_why_in_one_line(capsys, chat_folder, copy, arguments):
    edit_config(copy, vocab_size=200)
    status, out, err = run(capsys, "pairs", "check", chat_folder, copy)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "embedding's size" in err
    status, out, err = run(capsys, "pairs", *arguments, chat_folder, copy)
    assert status == 1
    document = json.loads(out)
    assert document["compatible"] is False
    assert document["mismatch"]["field"] == "the embedding's size"
    assert set(document["mismatch"]) == {"field", "target", "drafter", "advice"}


def test_a_drafter_that_reads_features(capsys, chat_folder, tmp_path):
    shape = fitting(SHAPES["speculators"], json.loads((chat_folder / "config.json").read_text()))
    folder = write_tiny_drafter(tmp_path / "fits", shape)
    status, out, _ = run(capsys, "pairs", "check", chat_folder, folder)
    assert (status, out) == (0, "Compatible: the drafter fits this target.\n" + REDUCED)
    other = write_tiny_drafter(tmp_path / "other", replace(shape, hidden=32))
    status, _, err = run(capsys, "pairs", "check", chat_folder, other)
    assert status == 1
    assert "hidden_size" in err


def test_a_missing_folder_and_a_missing_catalogue_model(capsys, chat_folder, tmp_path):
    status, _, err = run(capsys, "pairs", "check", chat_folder, tmp_path / "nowhere")
    assert status == 1
    assert "nowhere" in err
    status, _, err = run(capsys, "pairs", "check", "starter", chat_folder)
    assert status == 1
    assert "fetch starter" in err


def test_names_of_the_catalogue_are_checked_before_they_are_fetched(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    status, out, _ = run(capsys, "pairs", "check", "qwen3-8b", "dspark-qwen3-8b")
    assert status == 0
    assert "as far as is known before its files are here" in out
    assert "Not compared yet: the tokenizers" in out
    assert out.count("Unverified") == 2
    status, _, err = run(capsys, "pairs", "check", "qwen3-4b", "dspark-qwen3-8b")
    assert status == 1
    assert "hidden_size" in err
    status, out, _ = run(capsys, "pairs", "check", "qwen3-8b", "qwen3-0.6b", "--json")
    document = json.loads(out)
    assert document["unverified"] == ["qwen3-8b", "qwen3-0.6b"]
    assert document["not_compared"] == ["the tokenizers", "the end tokens"]
    status, _, err = run(capsys, "pairs", "check", "gemma-4-12b", "dspark-gemma4-12b")
    assert (status, err.count("fetch google/gemma-4-12B-it")) == (1, 1)


def test_the_list_is_still_there(capsys):
    status, out, _ = run(capsys, "pairs", "--json")
    assert status == 0
    starter, _, on_hub, *_ = json.loads(out)["pairs"]
    assert (starter["name"], starter["models"]) == ("starter", [])
    assert (on_hub["verified"], on_hub["download_bytes"], on_hub["chat_mode"]) == (False, None, "non-thinking")
    assert [model["repository"] for model in on_hub["models"]] == [
        "Qwen/Qwen3-4B",
        "deepseek-ai/dspark_qwen3_4b_block7",
    ]


def test_what_is_pinned_is_told_in_the_list(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    for number, repository in enumerate(("Qwen/Qwen3-4B", "deepseek-ai/dspark_qwen3_4b_block7"), 1):
        files = (PinnedFile("model.safetensors", number * 1000, "a" * 64),)
        keep_pin(Pin(repository, "f" * 40, files, "mit", False, 0.0))
    status, out, _ = run(capsys, "pairs", "--json")
    row = next(row for row in json.loads(out)["pairs"] if row["name"] == "qwen3-4b-dspark")
    assert (status, row["verified"], row["download_bytes"]) == (0, True, 3000)
    assert row["models"][1]["licence"] == "mit"


def test_drafters_are_suggested_for_a_target(capsys, chat_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    status, out, _ = run(capsys, "pairs", "suggest", chat_folder, "--json")
    assert status == 0
    assert [each["source"] for each in json.loads(out)["suggestions"]] == ["built in", "train"]
    status, out, _ = run(capsys, "pairs", "suggest", chat_folder)
    assert (status, out.count("--drafter lookup")) == (0, 1)
    assert f"train --target {chat_folder}" in out


def test_pairs_are_ranked_for_this_machine(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    arguments = ["pairs", "rank", "--device", "cpu", "--precision", "nf4", "--context", "1024"]
    status, out, _ = run(capsys, *arguments, "--json")
    rows = {row["pair"]: row for row in json.loads(out)["pairs"]}
    needs = rows["qwen3-4b-dspark"]["needs"]
    assert status == 0
    assert needs["context"] == 1024
    assert needs["total"] == sum(needs[part] for part in ("target", "drafter", "caches", "working", "libraries"))
    status, out, _ = run(capsys, *arguments)
    assert status == 0
    assert "qwen3-4b-dspark: Qwen3 4B with its DSpark drafter  (unverified)" in out
    status, _, err = run(capsys, "pairs", "rank", "--device", "tpu")
    assert (status, err.count("\n")) == (1, 1)


def test_wrong_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["pairs", "check", "one"])
    assert ended.value.code == 2


def test_generate_gives_the_same_text_with_every_drafter(capsys, chat_folder, copy):
    def answer(drafter):
        status, out, err = run(
            capsys, "generate", "--target", chat_folder, "--precision", "fp32", "--drafter", drafter, *OPTIONS
        )
        assert status == 0, err
        return json.loads(out)

    plain = answer("none")
    for drafter, name in (
        (f"small:{copy}", "small:copy@fp32"),
        (f"small:{copy}@nf4", "small:copy@nf4"),
        ("self:1", "self:1"),
        ("self:bf16", "self:bf16"),
    ):
        document = answer(drafter)
        assert document["token_ids"] == plain["token_ids"]
        assert document["effective"]["drafter"] == name
        assert document["stats"]["draft_bytes_per_s"] > 0


def test_an_unfit_drafter_is_refused_in_one_line(capsys, chat_folder, copy):
    edit_config(copy, eos_token_id=7)
    (copy / "generation_config.json").unlink(missing_ok=True)
    status, out, err = run(capsys, "generate", "--target", chat_folder, "--drafter", f"small:{copy}", *OPTIONS)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "does not fit the target" in err


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("none", ("none", None, None)),
        ("none@bf16", ("none", "bf16", None)),
        ("lookup@fp64@fixed", ("lookup", "fp64", "fixed")),
        ("lookup@auto", ("lookup", None, "auto")),
        ("self:8@fixed", ("self:8", None, "fixed")),
        ("self:nf4@bf16", ("self:nf4", "bf16", None)),
        ("small:a@b/c", ("small:a@b/c", None, None)),
        ("small:a@nf4", ("small:a@nf4", None, None)),
        ("small:a@nf4@bf16@fixed", ("small:a@nf4", "bf16", "fixed")),
    ],
)
def test_the_name_of_a_system(name, expected):
    assert split_system(name) == expected
