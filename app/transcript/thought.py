"""Which part of an answer is the model's reasoning, as the chat templates of Qwen3 and DeepSeek write it. No Qt.

``<think>`` opens it, unless the template itself has written that; a line with ``</think>`` ends it.
"""

import re
from dataclasses import dataclass

OPENING = "<think>"
CLOSING = "</think>"
_OPENED = re.compile(r"\s*<think>")
_CLOSED_ALONE = re.compile(r"(?:^|\n)[ \t]*</think>[ \t]*(?=\n|$)")


@dataclass(frozen=True, slots=True)
class Thought:
    """Source positions: reasoning from ``start`` to ``end``, the answer from ``resume`` (None while it is unclosed)."""

    start: int
    end: int
    resume: int | None


def find_thought(source: str, finished: bool) -> Thought | None:
    """The reasoning at the beginning of an answer; None where there is none. While more may come, an end of ``source``
    that may become the closing sign is left out."""
    opened = _OPENED.match(source)
    if opened is None:
        closed = _CLOSED_ALONE.search(source) if CLOSING in source else None
        if closed is None:
            return None
        return Thought(0, closed.start(), closed.end())
    at = source.find(CLOSING, opened.end())
    if at >= 0:
        return Thought(opened.end(), at, at + len(CLOSING))
    end = len(source)
    if not finished:
        end -= next((size for size in range(len(CLOSING) - 1, 0, -1) if source.endswith(CLOSING[:size])), 0)
    return Thought(opened.end(), end, None)


def may_open(source: str) -> bool:
    """Whether ``source`` is no more than the beginning of an opening sign."""
    return bool(source.strip()) and OPENING.startswith(source.lstrip()) and source.lstrip() != OPENING
