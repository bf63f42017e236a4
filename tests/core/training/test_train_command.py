"""``train``: from a tiny target to a drafter that beats a bigram table, on the command line, through kills."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes import ask, finished, load
from safetensors.torch import load_file, save_file
from tiny_models import write_chat_model

from dspark_core import device
from dspark_core.checkpoints.dspark_config import parse_dspark_config
from dspark_core.cli import main
from dspark_core.engine import Engine
from dspark_core.events import RoundFinished
from dspark_core.requests import Message
from dspark_core.training.conversations import read_conversations
from dspark_core.training.prompts import read_prompts

SMALL = "--threads 1 --precision fp32 --max-length 96 --response-tokens 12000 --layers 1 --draft-vocab 128 --rank 16"
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    """Random, but sure of itself: what it writes can be foreseen from its features, less well from the last token."""
    folder = tmp_path_factory.mktemp("trained-target")
    write_chat_model(folder, initializer_range=0.05)
    tensors = load_file(folder / "model.safetensors")
    tensors["lm_head.weight"] *= 20
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def arguments(target: Path, out: Path, *more: str) -> list[str]:
    return ["train", "--target", str(target), "--out", str(out), *SMALL.split(), *more]


def train(capsys, target: Path, out: Path, *more: str) -> dict:
    status = main([*arguments(target, out, *more), "--json"])
    captured = capsys.readouterr()
    assert status == 0, captured.err
    return json.loads(captured.out)


@pytest.fixture(scope="module")
def prompts(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("prompts") / "prompts.jsonl"
    rows = [{"id": f"p{k}", "domain": "ab"[k % 2], "prompt": f"hello {k} the in er"} for k in range(8)]
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def bigram_tau(target: Path, work: Path, prompts: Path, block: int) -> float:
    """Of a drafter that proposes the most frequent successor of each token in the training answers."""
    after: dict[int, Counter] = defaultdict(Counter)
    for talk in read_conversations(work / "responses.jsonl"):
        for start, end in talk.response:
            for k in range(start, end):
                after[talk.token_ids[k - 1]][talk.token_ids[k]] += 1
    best = {token: counts.most_common(1)[0][0] for token, counts in after.items()}
    engine = Engine()
    load(engine, target, precision="fp32", drafter="none")
    rounds = tokens = 0
    for prompt in read_prompts(prompts):
        text = finished(ask(engine, messages=(Message("user", prompt.turns[0]),), max_new_tokens=128)).token_ids
        at = 0
        while at < len(text) - 1:
            token, accepted = text[at], 0
            while accepted < block and at + accepted + 1 < len(text):
                token = best.get(token, -1)
                if token != text[at + accepted + 1]:
                    break
                accepted += 1
            at, rounds, tokens = at + accepted + 1, rounds + 1, tokens + accepted + 1
    return tokens / rounds


def test_a_drafter_from_nothing_but_the_target(capsys, target, prompts, tmp_path):
    out = tmp_path / "drafter"
    made = train(capsys, target, out, "--steps", "250", "--self-prompts", "24", "--evaluate", str(prompts))
    assert made["drafter"] == str(out)
    assert made["response_tokens"] >= 12000
    assert made["steps"] == 250
    assert list(made["answers"]) == ["a", "b", "all"]
    tau = made["answers"]["all"]["tau"]
    bigram = bigram_tau(target, out.with_name("drafter.work"), prompts, 7)
    assert tau > bigram + 0.2, f"tau {tau:.2f}, bigram {bigram:.2f}"
    assert made["held_out_tau"] > 1.2

    config = parse_dspark_config(json.loads((out / "config.json").read_text()))
    assert (config.draft_vocab_size, config.markov_rank, config.block_size) == (128, 16, 7)
    assert config.feature_layers == (0,)
    card = (out / "README.md").read_text()
    assert "--response-tokens 12000" in card
    assert str(tmp_path) not in card
    assert f"| all | {tau:.2f} |" in card
    for name in ("acceptance.png", "loss.png"):
        assert (out / name).read_bytes().startswith(b"\x89PNG")
    facts = json.loads((out / "training.json").read_text())
    assert facts["response_tokens_by_source"].keys() <= {"self", "tasks"}
    pairs = load_file(out.with_name("drafter.work") / "training-drafter" / "calibration.safetensors")
    assert pairs["confidence"].shape == pairs["accepted"].shape

    # the same command again has nothing left to do, and the drafter drafts as it was measured
    again = train(capsys, target, out, "--steps", "250", "--self-prompts", "24", "--evaluate", str(prompts))
    assert again["answers"] == made["answers"]
    engine = Engine()
    load(engine, target, precision="fp32", drafter=f"dspark:{out}")
    events = ask(engine, prompt_ids=(5, 6, 7), max_new_tokens=20)
    assert any(event.confidence for event in events if isinstance(event, RoundFinished))


def test_other_data_and_another_drafter_in_the_same_folder(capsys, target, tmp_path):
    out, work = tmp_path / "drafter", tmp_path / "drafter.work"
    sizes = ["--steps", "2", "--self-prompts", "0", "--response-tokens", "1000"]
    train(capsys, target, out, *sizes)
    for option, words in (("--max-length", "max_length"), ("--layers", "drafter")):
        assert main(arguments(target, out, *sizes, option, "2" if option == "--layers" else "64")) == 1
        error = capsys.readouterr().err.splitlines()[-1]
        assert words in error
        assert "another folder" in error
    # a second drafter learns from the same data, and more of it may be made
    answers = (work / "responses.jsonl").read_bytes()
    other = train(capsys, target, tmp_path / "other", *sizes, "--layers", "2", "--work", str(work))
    assert (work / "responses.jsonl").read_bytes() == answers
    assert other["steps"] == 2
    more = train(capsys, target, tmp_path / "third", *sizes, "--work", str(work), "--response-tokens", "2000")
    assert more["response_tokens"] >= 2000
    assert (work / "responses.jsonl").read_bytes().startswith(answers)


def test_no_room_is_said_before_anything_is_made(capsys, target, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=1_000_000))
    assert main(arguments(target, tmp_path / "drafter")) == 1
    assert "GB are free" in capsys.readouterr().err
    assert not (tmp_path / "drafter.work" / "responses.jsonl").exists()


def test_no_memory_is_said_before_anything_is_made(capsys, target, tmp_path, monkeypatch):
    monkeypatch.setattr(device, "available_bytes", lambda place: 700_000_000)
    assert main(arguments(target, tmp_path / "drafter")) == 1
    assert "GiB are free" in capsys.readouterr().err
    assert not (tmp_path / "drafter.work" / "responses.jsonl").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--layers", "0"], "layers"),
        (["--feature-layers", "one"], "feature-layers"),
        (["--feature-layers", "0,1"], "feature layers"),
        (["--minutes", "-1"], "minutes"),
        (["--prompts", "missing.jsonl", "--self-prompts", "0"], "missing.jsonl"),
    ],
)
def test_wrong_options_in_one_line(capsys, target, tmp_path, options, words):
    assert main(arguments(target, tmp_path / "drafter", *options)) == 1
    assert words in capsys.readouterr().err.splitlines()[-1]


def test_a_target_without_a_tokenizer(capsys, tiny_folder, tmp_path):
    assert main(arguments(tiny_folder("llama"), tmp_path / "drafter")) == 1
    assert "chat template" in capsys.readouterr().err


def test_killed_in_every_stage_it_goes_on(capsys, target, tmp_path):
    """kill -9 as soon as each stage has something on the disk; the end is as if nothing had been."""
    out, work = tmp_path / "killed", tmp_path / "killed.work"
    sizes = ["--steps", "60", "--self-prompts", "40", "--response-tokens", "6000"]
    seen = {
        "own_prompts.jsonl": lambda path: path.stat().st_size > 300,
        "responses.jsonl": lambda path: path.stat().st_size > 20_000,
        "features/00000.safetensors": lambda path: True,
        "training-killed/losses.jsonl": lambda path: path.stat().st_size > 50,
    }
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    kills = 0
    for name, ready in seen.items():
        command = [sys.executable, "-m", "dspark_core", *arguments(target, out, *sizes)]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as child:
            path = work / name
            while child.poll() is None and not (path.is_file() and ready(path)):
                time.sleep(0.01)
            if child.poll() is None:
                child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
                kills += 1
            child.wait()
    assert kills >= 3
    made = train(capsys, target, out, *sizes)
    assert made["steps"] == 60
    lines = (work / "responses.jsonl").read_text().splitlines()
    keys = [json.loads(line)["key"] for line in lines]
    assert len(set(keys)) == len(keys), "a prompt was answered twice"
    engine = Engine()
    load(engine, target, precision="fp32", drafter=f"dspark:{out}")
