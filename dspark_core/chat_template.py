"""Chat templates, which are programs by strangers: they run in transformers' sandbox, in a process that can be ended.

The sandbox keeps a template from files and code, but not from computing without end or filling the memory, and a
thread cannot be stopped. So one child process (template_child.py) fills them in, and is killed when one runs away.
It tries the patterns of tokenizers too, which can search for ever.
"""

import atexit
import contextlib
import json
import queue
import subprocess
import threading
import time
from typing import Any

import psutil

from dspark_core.errors import InvalidRequestError, MissingComponentError
from dspark_core.marked import Marked
from dspark_core.models.child import module_command, module_environment
from dspark_core.models.convert import QUIET

CPU_S = 3.0
"""Processor time a template may take; real ones take milliseconds. Not time on the clock: a machine may be busy."""
MEMORY_BYTES = 512 << 20
"""What the process may hold; about 100 MB are Python and the libraries."""
MAX_CHARACTERS = 8 << 20
"""What a template may write beside the conversation itself, twice."""
MAX_TEMPLATE = 1 << 20
"""Characters of a template; long ones have 20,000."""
NO_TOKENIZER = {"version": "1.0", "added_tokens": [], "model": {"type": "BPE", "vocab": {}, "merges": []}}
"""Beside the parts that are tried; without a vocabulary it is read at once."""
START_S = 120.0
POLL_S = 0.03


class TemplateRefusalError(Exception):
    """``reason``: what the template said when it refused the conversation, in one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _RanAwayError(Exception):
    """``deed``: what a template did that had to be stopped."""

    def __init__(self, deed: Marked) -> None:
        super().__init__(deed)
        self.deed = deed


class _Child:
    def __init__(self) -> None:
        self.process = subprocess.Popen(
            module_command("dspark_core.template_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=module_environment(**QUIET),
        )
        self._usage = psutil.Process(self.process.pid)
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._ready = False
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with contextlib.suppress(ValueError):  # closed by end()
            for line in self.process.stdout:
                self._lines.put(line)
        self._lines.put(b"")

    def ask(self, request: dict[str, Any]) -> dict[str, str]:
        """Its answer. After _RanAwayError, and InvalidRequestError where it ended by itself, the child is of no use."""
        self._wait_until_ready()
        before = self._cpu_seconds()
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):  # it ended: reading says so
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()
        while True:
            with contextlib.suppress(queue.Empty):
                line = self._lines.get(timeout=POLL_S)
                if line:
                    return dict(json.loads(line))
                raise InvalidRequestError(
                    "The process that fills in the model's chat template ended.",
                    "Try again; if it stays so, choose another model.",
                )
            with contextlib.suppress(psutil.Error):  # it ended: reading says so
                if self._cpu_seconds() - before > CPU_S:
                    raise _RanAwayError(Marked("it computed for more than {seconds:.0f} seconds", seconds=CPU_S))
                if self._usage.memory_info().rss > MEMORY_BYTES:
                    raise _RanAwayError(Marked("it filled the memory"))

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        ends = time.monotonic() + START_S
        while not self._ready:
            try:
                line = self._lines.get(timeout=max(0.0, ends - time.monotonic()))
            except queue.Empty:
                line = b""
            if not line:
                raise MissingComponentError(
                    "The process that fills in chat templates does not start.",
                    "Free some memory; if it stays so, install the program again.",
                )
            self._ready = True

    def _cpu_seconds(self) -> float:
        try:
            times = self._usage.cpu_times()
        except psutil.Error:
            return 0.0  # it ended: reading says so
        return float(times.user + times.system)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # what was still to be written has no reader
                pipe.close()


_lock = threading.Lock()
_child: _Child | None = None
_stopped: dict[str, Marked] = {}
"""What was said of templates that ran away: each is tried once, as prompts are counted while they are written."""


def prepare() -> None:
    """Start the process, so that the first prompt does not wait for it. Returns at once."""
    global _child
    with _lock:
        _child = _child or _Child()


def fill_in(tokenizer: Any, turns: list[dict[str, str]]) -> str:
    """The conversation as the tokenizer's chat template writes it, ready for the assistant's next turn.

    Raises TemplateRefusalError with the template's reason, InvalidRequestError when it took too much time or memory.
    """
    try:
        template: str = tokenizer.get_chat_template()
    except ValueError as error:  # several, and none of them the default
        raise TemplateRefusalError(_one_line(error)) from error
    if not isinstance(template, str) or len(template) > MAX_TEMPLATE:
        raise TemplateRefusalError(Marked("it is no text, or far too long"))
    limit = MAX_CHARACTERS + 2 * sum(len(turn["content"]) for turn in turns)
    request = {"template": template, "turns": turns, "specials": tokenizer.special_tokens_map, "limit": limit}
    answer = {"stopped": _stopped[template]} if template in _stopped else _asked(request)
    if "stopped" in answer:
        _stopped[template] = answer["stopped"]
        raise InvalidRequestError(
            "The model's chat template was stopped: {stopped}.",
            "Choose another model, or fetch this one again.",
            stopped=answer["stopped"],
        )
    if "characters" in answer:
        raise TemplateRefusalError(Marked("it wrote {count:,} characters", count=int(answer["characters"])))
    if "text" not in answer:
        raise TemplateRefusalError(answer["refused"])
    return answer["text"]


def _one_line(error: ValueError) -> str:
    return " ".join(str(error).split())


def try_patterns(parts: dict[str, Any]) -> str | None:
    """Whether the patterns in ``parts`` of a tokenizer.json (its normalizer and pre_tokenizer) come to an end on texts
    that repeat, which a library cannot be stopped at. None, or what went wrong. Raises InvalidRequestError,
    MissingComponentError."""
    answer = _asked({"tokenizer": json.dumps({**NO_TOKENIZER, **parts}), "patterns": _patterns(parts)})
    return answer.get("stopped") or answer.get("refused")


def _patterns(parts: Any) -> str:
    """The patterns in parts of a tokenizer.json, behind each other."""
    if isinstance(parts, list):
        return "".join(map(_patterns, parts))
    inner = parts.items() if isinstance(parts, dict) else ()
    return "".join(str(value) if name == "Regex" else _patterns(value) for name, value in inner)


def _asked(request: dict[str, Any]) -> dict[str, Any]:
    """The child's answer, or why it was ``stopped``."""
    global _child
    with _lock:
        _child = _child or _Child()
        try:
            return _child.ask(request)
        except BaseException as error:
            _child.end()
            _child = None
            if not isinstance(error, _RanAwayError):
                raise
            return {"stopped": error.deed}


@atexit.register
def _end() -> None:
    if _child is not None:
        _child.end()
