"""What ``train`` refuses, says before it begins, and does with what an earlier run left."""

import json
import os
from contextlib import contextmanager

import pytest
from tiny_training import SMALLEST, arguments, train, write_target

from dspark_core.cli import build_parser, main
from dspark_core.cli.train import command_line
from dspark_core.errors import InvalidRequestError
from dspark_core.training import data_stages
from dspark_core.training.work_folder import OF_A_DRAFTER


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    return write_target(tmp_path_factory.mktemp("trained-target"))


def test_other_data_and_another_drafter_in_the_same_folder(capsys, target, tmp_path):
    out, work = tmp_path / "drafter", tmp_path / "drafter.work"
    train(capsys, target, out, *SMALLEST)
    for option, words in (("--max-length", "max_length"), ("--layers", "drafter")):
        assert main(arguments(target, out, *SMALLEST, option, "2" if option == "--layers" else "64")) == 1
        error = capsys.readouterr().err.splitlines()[-1]
        assert words in error
        assert "another folder" in error
    # a second drafter learns from the same data, and more of it may be made
    answers = (work / "responses.jsonl").read_bytes()
    other = train(capsys, target, tmp_path / "other", *SMALLEST, "--layers", "2", "--work", str(work))
    assert (work / "responses.jsonl").read_bytes() == answers
    assert other["steps"] == 2
    more = train(capsys, target, tmp_path / "third", *SMALLEST, "--work", str(work), "--response-tokens", "2000")
    assert more["response_tokens"] >= 2000
    assert (work / "responses.jsonl").read_bytes().startswith(answers)


def test_other_sources_in_the_same_folder(capsys, target, tmp_path):
    """A drafter is not measured on prompts that an earlier run has trained on."""
    prompts, more = tmp_path / "prompts.jsonl", tmp_path / "more.jsonl"
    prompts.write_text(json.dumps({"id": "a", "domain": "x", "prompt": "hello there and so on"}))
    more.write_text('{"prompt": "other things"}')
    given = [*SMALLEST, "--prompts", str(prompts)]
    train(capsys, target, tmp_path / "drafter", *given)
    for changed in (
        [*given, "--evaluate", str(prompts)],
        [*given, "--exclude", str(prompts)],
        [*given, "--prompts", str(more)],
        [*given, "--responses", str(more)],
    ):
        assert main(arguments(target, tmp_path / "drafter", *changed)) == 1
        assert "holds the data of another training" in capsys.readouterr().err


def test_the_plan_is_said_before_it_begins(capsys, target, tmp_path):
    assert main(arguments(target, tmp_path / "drafter", *SMALLEST)) == 0
    first, second = capsys.readouterr().err.splitlines()[:2]
    assert first.startswith("plan: about 0.0 GB of disk, 1.1 GB of memory beside the target, very roughly ")
    assert second == "prompts"
    assert main(arguments(target, tmp_path / "drafter", *SMALLEST, "--minutes", "3")) == 0
    assert "about 3 min in all" in capsys.readouterr().err.splitlines()[0]
    assert {entry.name for entry in (tmp_path / "drafter").iterdir()} == OF_A_DRAFTER


def test_a_folder_of_the_user_is_left_alone(capsys, target, tmp_path, monkeypatch):
    (tmp_path / "mine" / "sub").mkdir(parents=True)
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    monkeypatch.chdir(tmp_path / "mine")
    before = sorted(tmp_path.rglob("*"))
    for out in (tmp_path / "mine", target, ".", "..", "thesis.txt/drafter"):
        assert main(arguments(target, out, *SMALLEST, "--work", str(tmp_path / "new"))) == 1
        error = capsys.readouterr().err.splitlines()[-1]
        assert error.startswith("error: ")
        assert "Choose" in error
    assert sorted(tmp_path.rglob("*")) == before


def test_a_target_that_writes_no_prompts_is_asked_once(capsys, target, tmp_path, monkeypatch):
    asked = []

    def refuses(*_, **__):
        asked.append(1)
        raise InvalidRequestError("Of 256 prompts that the model wrote itself only 0 could be used.")
        yield

    monkeypatch.setattr(data_stages, "write_prompts", refuses)
    for _ in range(2):
        assert main(arguments(target, tmp_path / "drafter", *SMALLEST, "--self-prompts", "4")) == 0
        assert "prompts: Of 256 prompts" in capsys.readouterr().err
    assert len(asked) == 1
    assert "It wrote no prompts itself: Of 256" in (tmp_path / "drafter" / "README.md").read_text()


@contextmanager
def small_files(limit: int):
    """No file may grow beyond ``limit`` bytes: what a full disk does, as far as a program can tell."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files as POSIX does")
def test_a_full_disk_is_told_in_words_wherever_it_fills_up(capsys, target, tmp_path):
    work = tmp_path / "drafter.work"
    options = [*SMALLEST, "--work", str(work)]

    def fails(limit, out):
        with small_files(limit):
            assert main(arguments(target, tmp_path / out, *options)) == 1
        error = capsys.readouterr().err.splitlines()[-1]
        assert "Free some disk space" in error
        assert not list(tmp_path.rglob("*.part"))
        return error.partition(" cannot be written")[0].rpartition("/")[2]

    assert fails(100, "drafter") == "recipe.json"
    assert fails(10_000, "drafter") == "responses.jsonl"
    assert fails(100_000, "drafter") == "00000.safetensors"
    assert train(capsys, target, tmp_path / "drafter", *options)["steps"] == 2
    assert fails(100_000, "another") == "state.safetensors"


def test_the_command_on_the_card_names_no_folders(tmp_path):
    given = f"train --target {tmp_path}/x/model --out {tmp_path}/out --work {tmp_path}/w --prompts {tmp_path}/a.jsonl"
    args = build_parser().parse_args([*given.split(), "--prompts", "b c.jsonl", "--quick", "--json", "--seed", "0"])
    assert command_line(args) == (
        "python -m dspark_core train --target model --out out --work w --quick --prompts a.jsonl --prompts 'b c.jsonl' "
        "--seed 0"
    )
    assert command_line(build_parser().parse_args(["train"])) == "python -m dspark_core train"


@pytest.mark.parametrize("option", ["--drafter=none", "--schedule=fixed", "--exact"])
def test_options_that_mean_nothing_here_are_not_offered(capsys, option):
    with pytest.raises(SystemExit):
        main(["train", option])
    assert "unrecognized arguments" in capsys.readouterr().err
