"""llama.cpp as a peer: its child process with a stand-in for the library, and the library itself where there is one."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dspark_core.cli import main
from dspark_core.engine import Engine
from dspark_core.errors import MissingComponentError
from dspark_core.evaluation import llama_child, llama_peer
from dspark_core.evaluation.bench import OwnSystem, load
from dspark_core.evaluation.llama_peer import LlamaCpp, find_gguf, install_hint
from dspark_core.evaluation.systems import OWN_PEAK, PeerFailedError
from dspark_core.requests import LoadRequest

LIBRARY = """
import json, os, time
from pathlib import Path

class Llama:
    def __init__(self, **options):
        os.write(1, b"noise on stdout\\n")
        self.path = Path(options["model_path"])
        self.tokens = json.loads(self.path.read_text())
        options["draft_model"] = getattr(options["draft_model"], "num_pred_tokens", None)
        self.path.with_name("options.json").write_text(json.dumps(options))
    def n_vocab(self):
        return self.tokens["vocab"]
    def reset(self):
        pass
    def set_seed(self, seed):
        self.seed = seed
    def generate(self, prompt, **sampling):
        self.path.with_name("request.json").write_text(json.dumps([list(prompt), sampling, self.seed]))
        for token in self.tokens["answer"]:
            if token == "crash":
                os.write(2, b"ggml: it went wrong\\n")
                os._exit(7)
            if token == "hang":
                time.sleep(600)
            time.sleep(0.001)
            yield token
"""
SPECULATIVE = """
class LlamaPromptLookupDecoding:
    def __init__(self, num_pred_tokens):
        self.num_pred_tokens = num_pred_tokens
"""


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A stand-in for llama_cpp that the child finds, and that this process does not have."""
    package = tmp_path / "python" / "llama_cpp"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(LIBRARY)
    (package / "llama_speculative.py").write_text(SPECULATIVE)
    monkeypatch.setenv("PYTHONPATH", str(package.parent))
    monkeypatch.setenv("DSPARK_LLAMA_PYTHON", sys.executable)
    monkeypatch.setattr(llama_peer.importlib.util, "find_spec", lambda name: None)


@pytest.fixture
def info(chat_folder):
    return load(Engine(), LoadRequest(target=str(chat_folder), drafter="none", precision="fp32", threads=1))


@pytest.fixture
def gguf(tmp_path, chat_folder):
    """(answer) -> a file the stand-in takes for the target."""

    def write(*answer, vocab: int | None = None) -> Path:
        config = json.loads((chat_folder / "config.json").read_text())
        path = tmp_path / "model.gguf"
        path.write_text(json.dumps({"vocab": vocab or config["vocab_size"], "answer": answer}))
        return path

    return write


@pytest.mark.parametrize(("name", "drafts"), [("llama.cpp", None), ("llama.cpp-lookup", llama_peer.DRAFT_TOKENS)])
def test_an_answer(library, info, gguf, name, drafts):
    path = gguf(5, 6, 7, 8)
    peer = LlamaCpp(name, replace(info, top_k=40, top_p=0.9), path)
    sample = peer.answer([1, 2], 3, 0.5, seed=4)
    assert (sample.tokens, sample.rounds) == (2, 0)
    assert 0.001 <= sample.seconds < 1
    assert 0 < sample.ttft_s < 1
    assert peer.memory_bytes > 1 << 20
    assert (peer.memory_kind, peer.weights) == (OWN_PEAK, "model.gguf")
    peer.close()
    options = json.loads(path.with_name("options.json").read_text())
    assert (options["n_threads"], options["n_threads_batch"], options["n_gpu_layers"]) == (1, 1, 0)
    assert (options["n_ctx"], options["use_mmap"], options["draft_model"]) == (info.context_length, False, drafts)
    sampling = {"temp": 0.5, "top_k": 40, "top_p": 0.9, "min_p": 0.0, "repeat_penalty": 1.0}
    assert json.loads(path.with_name("request.json").read_text()) == [[1, 2], sampling, 4]


def test_an_answer_ends_at_a_stop_token(library, info, gguf, monkeypatch):
    monkeypatch.setattr(llama_peer, "stop_ids", lambda folder, config: frozenset({6}))
    peer = LlamaCpp("llama.cpp", info, gguf(5, 6, 7, 8))
    assert peer.answer([1], 9, 0.0, 0).tokens == 1
    peer.close()


def test_a_crash_is_told_with_the_last_words(library, info, gguf):
    peer = LlamaCpp("llama.cpp", info, gguf(5, "crash"))
    with pytest.raises(PeerFailedError, match=r"exit status 7\): ggml: it went wrong"):
        peer.answer([1], 9, 0.0, 0)
    with pytest.raises(PeerFailedError):
        peer.answer([1], 9, 0.0, 0)
    peer.close()


@pytest.mark.parametrize("content", ["{", '{"vocab": 7, "answer": []}'])
def test_a_file_that_is_not_this_target(library, info, gguf, content):
    path = gguf()
    path.write_text(content)
    with pytest.raises((PeerFailedError, MissingComponentError)):
        LlamaCpp("llama.cpp", info, path)


def test_a_python_that_cannot_be_run(library, info, gguf, monkeypatch, tmp_path):
    monkeypatch.setenv("DSPARK_LLAMA_PYTHON", str(tmp_path / "no python"))
    with pytest.raises(MissingComponentError, match="cannot be run"):
        LlamaCpp("llama.cpp", info, gguf())


def test_what_is_missing_and_what_to_do(library, info, monkeypatch, tmp_path):
    with pytest.raises(MissingComponentError, match="--llama-gguf"):
        find_gguf(info, None)
    with pytest.raises(MissingComponentError, match="--device cpu"):
        LlamaCpp("llama.cpp", replace(info, device="cuda:0"), None)
    monkeypatch.delenv("DSPARK_LLAMA_PYTHON")
    with pytest.raises(MissingComponentError, match="not installed") as raised:
        LlamaCpp("llama.cpp", info, None)
    assert "pip install llama-cpp-python==0.3.36" in str(raised.value)
    assert "\n" not in install_hint()


@pytest.mark.parametrize("answer", [(), ("hang",)], ids=["waiting", "answering"])
def test_the_child_ends_with_its_parent(library, gguf, answer):
    options = {"gguf": str(gguf(*answer)), "threads": 1, "context": 64, "draft_tokens": 0}
    command = [sys.executable, str(llama_child.__file__), json.dumps(options)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert "vocab" in json.loads(child.stdout.readline())
        if answer:
            request = {"prompt": [1], "max_new_tokens": 3, "sampling": {}, "seed": 0, "stop": []}
            child.stdin.write(json.dumps(request).encode() + b"\n")
            child.stdin.flush()
            time.sleep(0.2)
        child.stdin.close()
        assert child.wait(10) == 0


def test_a_benchmark_goes_on_without_a_peer_that_fails(library, gguf, chat_folder, tmp_path, capsys, monkeypatch):
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text('{"id": "a", "domain": "chat", "prompt": "hello"}')
    real, answers = LlamaCpp.answer, []

    def fails_later(peer, *arguments, **seed):
        answers.append(peer.name)
        if len(answers) == 3:
            peer._process.kill()
        return real(peer, *arguments, **seed)

    monkeypatch.setattr(LlamaCpp, "answer", fails_later)
    command = ["bench", "--prompts", str(prompts), "--target", str(chat_folder), "--precision", "fp32", "--json"]
    command += ["--threads", "1", "--drafters", "none", "--peers", "llama.cpp", "--repeats", "3"]
    command += ["--llama-gguf", str(gguf(*range(9)))]
    assert main([*command, "--max-new-tokens", "6"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert {row["system"] for row in report["runs"]} == {"none"}
    assert [row["system"] for row in report["skipped"]] == ["llama.cpp"]
    assert "failed" in report["skipped"][0]["reason"]
    assert report["ratios"] == {}


@pytest.mark.starter
@pytest.mark.skipif(not os.environ.get("DSPARK_LLAMA_PYTHON"), reason="DSPARK_LLAMA_PYTHON names no Python")
def test_the_library_itself_writes_what_the_target_writes(starter_folder):
    engine, request = Engine(), LoadRequest(target="starter", drafter="none", threads=1)
    info = load(engine, request)
    tokenizer = engine.tokenizer
    text = [{"role": "user", "content": "What is the capital of France?"}]
    prompt = tokenizer(tokenizer.apply_chat_template(text, tokenize=False, add_generation_prompt=True))["input_ids"]
    own = OwnSystem("none", engine, request)._generate(prompt, 6, 0.0, 0).token_ids
    for name in ("llama.cpp", "llama.cpp-lookup"):
        peer = LlamaCpp(name, info, None)
        found = []
        read = peer._read
        peer._read = lambda key, read=read, found=found: found.append(read(key)) or found[-1]
        peer.answer(prompt, 6, 0.0, 0)
        peer.close()
        assert tuple(found[-1]["tokens"]) == own
