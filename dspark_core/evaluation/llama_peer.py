"""llama.cpp as a peer, plain and with its own prompt lookup: the GGUF that the target was made from, the same threads.

It runs in a child process (llama_child.py), so that its threads, its memory and its crashes are apart from ours.
"""

import contextlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil

from dspark_core.checkpoints.model_folder import read_json
from dspark_core.errors import MissingComponentError
from dspark_core.evaluation.systems import OWN_PEAK, PeerFailedError, Sample
from dspark_core.events import ModelInfo
from dspark_core.models import catalogue
from dspark_core.models.child import ERRORS_BYTES, STOP_S
from dspark_core.prompt import stop_ids

PYTHON_VARIABLE = "DSPARK_LLAMA_PYTHON"
VERSION = "0.3.36"
DRAFT_TOKENS = 2
"""Drafts per step of its prompt lookup: what its documentation calls better on machines without a GPU."""
BUILD_FLAGS = {
    "avx2": "AVX2",
    "fma": "FMA",
    "f16c": "F16C",
    "bmi2": "BMI2",
    "avx512f": "AVX512",
    "avx512vbmi": "AVX512_VBMI",
    "avx512_vnni": "AVX512_VNNI",
    "avx512_bf16": "AVX512_BF16",
}
"""Flags of /proc/cpuinfo and the build options they stand for. AMX is left out: with it, llama.cpp crashes in virtual
machines."""


class LlamaCpp:
    """llama.cpp answering in its child process."""

    memory_kind = OWN_PEAK

    def __init__(self, name: str, info: ModelInfo, gguf: Path | None) -> None:
        """Start it and read the weights. Raises MissingComponentError, PeerFailedError."""
        self.name = name
        self.memory_bytes = 0
        if info.device != "cpu":
            raise MissingComponentError(
                f"llama.cpp is measured on the CPU only, and the target runs on {info.device}.", "Add --device cpu."
            )
        python, gguf = find_python(), find_gguf(info, gguf)
        self.weights = gguf.name
        folder = Path(info.folder)
        config = read_json(folder / "config.json")
        self._stop = sorted(stop_ids(folder, config))
        defaults = info.sampling
        self._sampling = {
            "top_k": defaults.top_k,
            "top_p": defaults.top_p,
            "min_p": defaults.min_p,
            "repeat_penalty": defaults.repetition_penalty,
        }
        options = {
            "gguf": str(gguf),
            "threads": info.threads,
            "context": info.context_length,
            "draft_tokens": DRAFT_TOKENS if name == "llama.cpp-lookup" else 0,
        }
        script = str(Path(__file__).with_name("llama_child.py"))
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the child
        try:
            self._process = subprocess.Popen(
                [python, script, json.dumps(options)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                encoding="utf-8",
            )
        except OSError as error:
            self._errors.close()
            raise MissingComponentError(f"{python} cannot be run ({error.strerror}).", install_hint()) from error
        try:
            vocab = self._read("vocab")["vocab"]
            if vocab != config.get("vocab_size"):
                raise MissingComponentError(
                    f"{gguf.name} has {vocab} tokens, the target {config.get('vocab_size')}: it is another model.",
                    "Name the GGUF file of this target with --llama-gguf FILE.",
                )
        except BaseException:
            self.close()
            raise

    def answer(self, prompt_ids: list[int], max_new_tokens: int, temperature: float, seed: int) -> Sample:
        assert self._process.stdin is not None
        request = {
            "prompt": prompt_ids,
            "max_new_tokens": max_new_tokens,
            "sampling": {"temp": temperature, **self._sampling},
            "seed": seed,
            "stop": self._stop,
        }
        try:
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except OSError:
            pass  # it ended: reading says how
        found = self._read("tokens")
        self.memory_bytes = peak_resident(self._process.pid)
        return Sample(len(found["tokens"]) - 1, found["total_s"] - found["first_s"], 0, found["first_s"])

    def close(self) -> None:
        """End the child: it heeds its stdin."""
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # what was still to be written has no reader
                pipe.close()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def _read(self, key: str) -> dict[str, Any]:
        """Its next line, which must have ``key``. Raises PeerFailedError."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        try:
            found = json.loads(line)
            if key in found:
                return dict(found)
        except (ValueError, TypeError):
            pass  # it ended in the middle of a line, or printed something else
        if not line:
            self._process.wait()
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - ERRORS_BYTES))
        words = self._errors.read().decode(errors="replace").split("\n")
        last = next((word.strip() for word in reversed(words) if word.strip()), "no message")
        raise PeerFailedError(f"{self.name} failed (exit status {self._process.poll()}): {last}", install_hint())


def find_python() -> str:
    """A Python that has llama_cpp: this, or the one DSPARK_LLAMA_PYTHON names. Raises MissingComponentError."""
    if importlib.util.find_spec("llama_cpp"):
        return sys.executable
    named = os.environ.get(PYTHON_VARIABLE)
    if not named:
        raise MissingComponentError("llama-cpp-python is not installed here.", install_hint())
    return named


def find_gguf(info: ModelInfo, named: Path | None) -> Path:
    """The GGUF file ``named``, else the one kept beside the target. Raises MissingComponentError."""
    if named is not None:
        return named
    known = catalogue.packaged(info.target)
    kept = Path(info.folder) / known.gguf_name if known else None
    if kept is None or not kept.is_file():
        raise MissingComponentError(
            "llama.cpp needs the target as a GGUF file, which is not kept beside it.", "Name it with --llama-gguf FILE."
        )
    return kept


def install_hint() -> str:
    """How to install llama-cpp-python so that it uses this CPU, in one line."""
    try:
        cpuinfo = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    except OSError:
        cpuinfo = []
    flags = [f"-DGGML_{option}=ON" for flag, option in BUILD_FLAGS.items() if flag in cpuinfo]
    arguments = f'CMAKE_ARGS="-DGGML_NATIVE=OFF {" ".join(flags)}" ' if flags else ""
    return (
        f"Install it with: {arguments}python -m pip install llama-cpp-python=={VERSION} (in another environment, then "
        f"set {PYTHON_VARIABLE} to its python, if it should not be in this one)."
    )


def peak_resident(pid: int) -> int:
    """The most memory that process had in use so far, bytes; where the system does not say, what it uses now."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # not Linux
    try:
        memory = psutil.Process(pid).memory_info()
    except psutil.Error:
        return 0
    return int(getattr(memory, "peak_wset", memory.rss))
