"""The text of one answer as it grows: token ids to characters, cut exactly where a stop string would begin."""

from collections.abc import Sequence
from typing import Any

from dspark_core.detokenizer import MAX_MARKS, Detokenizer


class AnswerText:
    """Takes committed ids one by one and says what each adds to the text.

    Text that may be the beginning of a stop string is held back until the next tokens decide. ``stopped`` is True once
    a stop string is complete; ``kept`` counts the tokens that lie wholly before it (all of them while there is none).
    """

    def __init__(self, tokenizer: Any, stop: tuple[str, ...] = ()) -> None:
        self._detokenizer = Detokenizer(tokenizer)
        self._ids: list[int] = []
        self._stop = stop
        self._raw = ""  # everything decoded
        self._ends: list[int] = []  # length of _raw after each token
        self._shown = 0  # characters of _raw that were given out
        self.stopped = False

    @property
    def text(self) -> str:
        return self._raw[: self._shown]

    @property
    def kept(self) -> int:
        if not self.stopped:
            return len(self._ids)
        most = sum(end <= self._shown for end in self._ends)
        # the last of them may be the first bytes of a character behind the cut: with those the text would end in a mark
        least = sum(end <= self._shown - MAX_MARKS for end in self._ends)
        counts = range(most, least - 1, -1)
        return next((n for n in counts if self.text.startswith(self._detokenizer.decode(self._ids[:n]))), most)

    def add(self, token_id: int) -> str:
        """The text that can be shown now."""
        self._raw += self._detokenizer.add(token_id)
        self._ids.append(token_id)
        self._ends.append(len(self._raw))
        found = [at for stop in self._stop if (at := self._raw.find(stop, self._shown)) >= 0]
        if found:
            self.stopped = True
            return self._show(min(found))
        return self._show(len(self._raw) - _held_back(self._raw[self._shown :], self._stop))

    def flush(self) -> str:
        """What was held back, once it is known that nothing follows."""
        return "" if self.stopped else self._show(len(self._raw))

    def _show(self, end: int) -> str:
        piece = self._raw[self._shown : end]
        self._shown = end
        return piece


def _held_back(text: str, stop: Sequence[str]) -> int:
    """Length of the longest end of ``text`` with which one of the strings begins."""
    longest = max((len(string) for string in stop), default=1) - 1
    sizes = range(min(longest, len(text)), 0, -1)
    return next((size for size in sizes if any(string.startswith(text[-size:]) for string in stop)), 0)
