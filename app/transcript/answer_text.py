"""The source of an answer, and which token each of its characters came with. No Qt.

Characters that a text document would take as structure (block and frame marks, objects) or that cannot be encoded are
replaced one for one, so that a position in ``source`` is a position in what the tokens said, carriage returns aside.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from app.answer import AnswerToken
from dspark_core.events import TokenKind

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2029\ufdd0-\ufdef\ufffc\ufffe\uffff\ud800-\udfff]")


def showable(text: str) -> str:
    """``text`` without carriage returns, with U+FFFD for each character that a document cannot hold as text."""
    return _UNSHOWABLE.sub("\ufffd", text.replace("\r", ""))


class AnswerText:
    """Grows by tokens; answers which token a source position belongs to."""

    def __init__(self) -> None:
        self.source = ""
        self.tokens: list[AnswerToken] = []
        self._starts = array("q")
        self._run_starts = array("q")
        self._run_kinds: list[TokenKind] = []
        self.switches: list[tuple[int, bool]] = []
        """Source positions where drafting was switched, and whether on."""

    def append(self, tokens: Sequence[AnswerToken]) -> None:
        """Add tokens at the end."""
        end = len(self.source)
        parts: list[str] = []
        for token in tokens:
            text = showable(token.text)
            if text and (not self._run_kinds or self._run_kinds[-1] != token.kind):
                self._run_starts.append(end)
                self._run_kinds.append(token.kind)
            if token.switch is not None:
                self.switches.append((end, token.switch.on))
            self._starts.append(end)
            parts.append(text)
            end += len(text)
        self.tokens.extend(tokens)
        self.source += "".join(parts)

    def append_text(self, text: str) -> None:
        """Add text of which no tokens are known."""
        self.source += showable(text)

    def token_at(self, position: int) -> int | None:
        """Index of the token that wrote the source character at ``position``."""
        if not self._starts or not 0 <= position < len(self.source):
            return None
        return bisect_right(self._starts, position) - 1

    def extent(self, index: int) -> tuple[int, int]:
        """Start and end of a token in the source."""
        following = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.source)
        return self._starts[index], following

    def kind_runs(self, start: int, end: int) -> Iterator[tuple[int, int, TokenKind]]:
        """Stretches of one kind, cut to ``start``..``end``. Runs, not tokens: fewer formats to lay out and paint."""
        index = max(0, bisect_right(self._run_starts, start) - 1)
        while index < len(self._run_starts) and self._run_starts[index] < end:
            following = self._run_starts[index + 1] if index + 1 < len(self._run_starts) else len(self.source)
            if following > start:
                yield max(start, self._run_starts[index]), min(end, following), self._run_kinds[index]
            index += 1
