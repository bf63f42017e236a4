"""``train``: from a tiny target to a drafter that beats a bigram table, on the command line, through kills."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from fakes import ask, finished, load
from safetensors.torch import load_file
from tiny_models import write_chat_model
from tiny_training import SMALLEST, arguments, train, write_target

from dspark_core.checkpoints.dspark_config import parse_dspark_config
from dspark_core.engine import Engine
from dspark_core.events import RoundFinished
from dspark_core.requests import Message
from dspark_core.training.cache_reader import FeatureCache
from dspark_core.training.conversations import read_conversations
from dspark_core.training.prompts import read_prompts

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    return write_target(tmp_path_factory.mktemp("trained-target"))


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
    listed = out.with_name("drafter.work") / "prompts.jsonl"
    assert hashlib.sha256(listed.read_bytes()).hexdigest() == facts["prompts_sha256"]
    assert len(listed.read_text().splitlines()) == facts["conversations"]
    pairs = load_file(out / "calibration" / "pairs.safetensors")
    assert pairs["confidence"].shape == pairs["accepted"].shape
    by_source = facts["history"][-1]["tau_by_source"]
    assert by_source.keys() == facts["response_tokens_by_source"].keys()
    assert all(f"| {name} | {value:.2f} |" in card for name, value in by_source.items())

    # the same command again has nothing left to do, and the drafter drafts as it was measured
    again = train(capsys, target, out, "--steps", "250", "--self-prompts", "24", "--evaluate", str(prompts))
    assert again["answers"] == made["answers"]
    # ten steps from it are no new beginning (at random weights tau is 1.0)
    work = ("--work", str(out.with_name("drafter.work")), "--self-prompts", "24", "--exclude", str(prompts))
    further = train(capsys, target, tmp_path / "further", *work, "--steps", "10", "--start-from", str(out), shape=False)
    assert further["held_out_tau"] > made["held_out_tau"] - 0.5
    assert json.loads((tmp_path / "further" / "training.json").read_text())["draft_vocab"] == 128
    engine = Engine()
    load(engine, target, precision="fp32", drafter=f"dspark:{out}")
    events = ask(engine, prompt_ids=(5, 6, 7), max_new_tokens=20)
    assert any(event.confidence for event in events if isinstance(event, RoundFinished))


KILLED = """
import functools, os, signal, sys
from dspark_core.cli import main
from dspark_core.training import feature_cache, own_prompts, pipeline, trainer
from transformers import AutoTokenizer, PreTrainedTokenizerFast

def kill(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def killed(*given, **more):
    left = int(count)
    for stage in made(*given, **more):
        yield stage
        left -= stage.name == where and stage.detail is not None
        if not left:
            kill()

plan, *arguments = sys.argv[1:]
made, pipeline.make_drafter = pipeline.make_drafter, killed
feature_cache.SHARD_BYTES = 200_000
turn = own_prompts.user_turn
own_prompts.user_turn = lambda tokenizer: own_prompts.UserTurn(turn(tokenizer).opening, None, "e")
own_prompts.reads_like_text = lambda text: len(text) > 3
for where, _, count in (each.partition(":") for each in plan.split()):
    child = os.fork()  # imports once: each process would take two seconds for them
    if not child:
        if where == "training":
            pipeline.TrainSettings = functools.partial(pipeline.TrainSettings, save_every_s=0.0)
        if where == "measuring":
            trainer.evaluate = kill
        main(arguments)
        os._exit(0)
    print(where, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def killed(plan: str, words: list[str]) -> None:
    """Run the command once for each "stage:count" of ``plan``; it is killed at the count-th report of that stage."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", KILLED, plan, *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    stages = [each.partition(":")[0] for each in plan.split()]
    assert done.stdout.splitlines() == [f"{stage} {-signal.SIGKILL}" for stage in stages], done.stderr


@pytest.mark.skipif(os.name != "posix", reason="forks and kills")
def test_killed_in_every_stage_the_end_is_the_same(capsys, target, tmp_path):
    """From the same answers on the drafter has the same bits. (Which answers are there depends on where it was killed:
    those that were being made are begun anew, behind others.)"""
    out, work = tmp_path / "killed", tmp_path / "killed.work"
    sizes = ["--steps", "40", "--self-prompts", "8", "--response-tokens", "2500"]
    words = arguments(target, out, *sizes)
    killed("prompts:3 responses:20 features:30", words)
    answers = (work / "responses.jsonl").read_bytes()
    keys = [json.loads(line)["key"] for line in answers.splitlines()]
    assert len(set(keys)) == len(keys), "a prompt was answered twice"
    assert len((work / "own_prompts.jsonl").read_text().splitlines()) == 8
    assert 0 < len(FeatureCache(work / "features")) < 30, "not between two shards"

    copy = tmp_path / "straight.work"
    shutil.copytree(work, copy, ignore=shutil.ignore_patterns("features"))
    straight = train(capsys, target, tmp_path / "straight", *sizes)
    assert (copy / "responses.jsonl").read_bytes() == answers

    killed("training:21 measuring:1", words)
    assert not out.exists()
    made = train(capsys, target, out, *sizes)
    assert made["steps"] == straight["steps"] == 40
    assert made["held_out_tau"] == straight["held_out_tau"]
    for name in ("model.safetensors", "config.json", "calibration/pairs.safetensors"):
        assert (out / name).read_bytes() == (tmp_path / "straight" / name).read_bytes(), name
    losses = [json.loads((folder / "training.json").read_text())["losses"] for folder in (out, tmp_path / "straight")]
    assert losses[0] == losses[1] != []


def test_a_drafter_for_a_target_with_scaled_embeddings_and_two_rotations(capsys, tmp_path):
    """Gemma 3: the drafter reads the embedding as the file has it, and rotates as layers without a window do."""
    write_chat_model(tmp_path / "target", family="gemma3")
    train(capsys, tmp_path / "target", tmp_path / "drafter", *SMALLEST)
    answers = []
    for drafter in (f"dspark:{tmp_path / 'drafter'}", "none"):
        engine = Engine()
        load(engine, tmp_path / "target", drafter=drafter)
        answers.append(finished(ask(engine, prompt_ids=(3, 7, 9, 4), max_new_tokens=40)).token_ids)
    assert answers[0] == answers[1]
