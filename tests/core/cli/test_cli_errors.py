"""Exit statuses and messages: 0 done, 1 could not be carried out (one line), 2 wrong usage, 130 interrupted."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tiny_models import edit_config

from dspark_core.cli import main

ROOT = Path(__file__).parents[3]


@pytest.fixture
def run(capsys, chat_folder):
    """Run a command in this process: (exit status, stdout, stderr)."""

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = ended.code
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


PAIR = ["--drafter", "none", "--precision", "fp32", "--threads", "1"]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["generate"],
        ["generate", "--prompt", "a", "--prompt-ids", "1"],
        ["generate", "--prompt", "a", "--max-new-tokens", "many"],
        ["generate", "--prompt", "a", "--schedule", "best"],
        ["bench"],
        ["doctor", "--wings"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(run, arguments):
    status, out, _ = run(*arguments)
    assert status == 2
    assert out == ""


def test_help_and_version_are_0(run):
    assert run("--version")[0] == 0
    assert run("--help")[0] == 0
    for command in ("chat", "generate", "bench", "pairs", "fetch", "doctor"):
        assert run(command, "--help")[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--prompt", ""],
        ["--prompt", "hi", "--max-new-tokens", "0"],
        ["--prompt", "hi", "--max-new-tokens", "-3"],
        ["--prompt", "hi", "--temperature", "-1"],
        ["--prompt", "hi", "--temperature", "nan"],
        ["--prompt", "hi", "--top-p", "0"],
        ["--prompt", "hi", "--top-k", "-1"],
        ["--prompt", "hi", "--seed", "9" * 30],
        ["--prompt", "hi", "--context", "3"],
        ["--prompt", "hi", "--context", "1" + "0" * 30],
        ["--prompt", "hi", "--threads", "0"],
        ["--prompt", "hi", "--threads", "1000000"],
        ["--prompt", "hi", "--threads", "9" * 30],
        ["--prompt", "hi", "--device", "abacus"],
        ["--prompt", "hi", "--device", "mps"],
        ["--prompt", "hi", "--device", "cuda:99999999999"],
        ["--prompt", "hi", "--precision", "int1"],
        ["--prompt", "hi", "--drafter", "crystal ball"],
        ["--prompt", "x" * 5000],
        ["--prompt-ids", ""],
        ["--prompt-ids", "1,two"],
        ["--prompt-ids", "1,,2"],
        ["--prompt-ids", "99999"],
        ["--prompt-ids=-1"],
        ["--messages", "/nowhere/messages.json"],
        ["--messages", "/"],
    ],
    ids=lambda arguments: " ".join(arguments)[:60],
)
def test_what_cannot_be_done_is_1_and_one_line(run, chat_folder, arguments):
    status, out, err = run("generate", "--target", str(chat_folder), *PAIR, *arguments)
    assert (status, out) == (1, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("target", ["/nowhere", "~nobody-of-this-name/model", "/dev/null", "x" * 5000, "a\nb"])
def test_a_target_that_is_none(run, target):
    status, out, err = run("generate", "--target", target, *PAIR, "--prompt", "hi")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_a_pair_that_is_none(run):
    status, _, err = run("generate", "--pair", "horse", "--prompt", "hi")
    assert status == 1
    assert "horse" in err


def test_a_missing_pair_offline(run, monkeypatch, tmp_path):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    status, out, err = run("generate", "--prompt", "hi", "--offline")
    assert (status, out) == (1, "")
    assert "fetch starter" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"7",
        b"[7]",
        b'[{"role": "user"}]',
        b'[{"role": "robot", "content": "hi"}]',
        b'[{"role": "user", "content": 7}]',
        b'{"role": "user", "content": "hi"}',
        b'[{"role": ["user"], "content": "hi"}]',
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
    ],
    ids=lambda content: repr(content[:40]),
)
def test_a_file_of_messages_that_is_none(run, chat_folder, tmp_path, content):
    path = tmp_path / "messages.json"
    path.write_bytes(content)
    status, out, err = run("generate", "--target", str(chat_folder), *PAIR, "--messages", str(path))
    assert (status, out) == (1, "")
    assert err.count("\n") == 1


def test_a_message_of_another_library_is_one_line_too(run, chat_folder, tmp_path):
    import shutil

    folder = Path(shutil.copytree(chat_folder, tmp_path / "model"))
    edit_config(folder, num_attention_heads=7)
    status, _, err = run("generate", "--target", str(folder), *PAIR, "--prompt", "hi")
    assert status == 1
    assert err.count("\n") == 1


def test_the_reader_went_away(chat_folder):
    command = f"{sys.executable} -m dspark_core generate --target {chat_folder} --prompt hi --threads 1 --drafter none"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_an_output_that_cannot_show_a_character(chat_folder):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    options = ["--prompt", "hello", "--max-new-tokens", "200", "--temperature", "2", "--seed", "1"]
    done = subprocess.run(
        [sys.executable, "-m", "dspark_core", "generate", "--target", str(chat_folder), *PAIR, *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def interrupted(arguments: list[str], ready) -> subprocess.CompletedProcess:
    process = subprocess.Popen(
        [sys.executable, "-m", "dspark_core", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        ready(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.mark.starter
def test_interrupted_while_answering(starter_folder):
    arguments = ["generate", "--target", str(starter_folder), "--drafter", "none", "--max-new-tokens", "4000"]
    prompt = ["--prompt", "Count from one to one thousand in words.", "--temperature", "0"]
    done = interrupted([*arguments, *prompt], lambda process: process.stdout.read(1))
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


def test_interrupted_while_a_library_is_imported(tmp_path):
    """An exception there is swallowed by some libraries and aborts the process in others, torch among them."""
    lines = [
        "import os, signal",
        "try:",
        "    os.kill(os.getpid(), signal.SIGINT)",
        "except BaseException:",
        "    pass",
    ]
    (tmp_path / "greedy_library.py").write_text("\n".join(lines))
    program = [
        "import sys",
        f"sys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]",
        "from dspark_core import cli",
        "cli.doctor.run = lambda args: print(__import__('greedy_library')) or 0",
        "sys.exit(cli.main(['doctor']))",
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(program)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.starter
@pytest.mark.parametrize("wait", [0.3, 1.5, 3.0])
def test_interrupted_at_the_start(starter_folder, wait):
    arguments = ["generate", "--target", str(starter_folder), "--prompt", "Count to one thousand.", "--json"]
    done = interrupted([*arguments, "--max-new-tokens", "4000"], lambda process: time.sleep(wait))
    # before the program's first line Python ends by the signal itself, which a shell shows as 130 too
    assert done.returncode in (130, -signal.SIGINT)
    if done.stdout:
        assert json.loads(done.stdout)["finish_reason"] == "cancelled"
