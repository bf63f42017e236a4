"""Token ids to text, piece by piece, never half a character."""

from typing import Any

REPLACEMENT = "\ufffd"
MAX_MARKS = 3
"""The longest character has four bytes, so an unfinished one has at most three."""
MAX_WINDOW = 256
"""Tokens after which a text that never comes to the end of a character is cut all the same."""


class Detokenizer:
    """Turns one answer's ids into text pieces whose concatenation is the decoded answer.

    Decoding depends on neighbours (a character may span tokens, some tokenizers drop the first space), so each piece is
    the difference of two decodings of a short window that starts at a known good place.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._window: list[int] = []  # ids since a good place before the last one
        self._fresh = 0  # how many of them came since the last good place
        self._shown = 0  # characters of the window that were given out

    def add(self, token_id: int) -> str:
        """The text that ``token_id`` completes; empty while a character is unfinished or for a special token."""
        if self._tokenizer is None:
            return ""
        self._window.append(token_id)
        self._fresh += 1
        text = self.decode(self._window)
        # an unfinished character decodes to one mark, or to one for each of its bytes: what is before it can be shown
        marks = len(text) - len(text.rstrip(REPLACEMENT))
        end = len(text) - min(marks, MAX_MARKS)
        if marks and self._fresh < MAX_WINDOW:
            piece = text[self._shown : end]
            self._shown = max(self._shown, end)
            return piece
        piece = text[self._shown :]
        # the window restarts at the tokens just shown: enough context for the next one
        self._window = self._window[-self._fresh :]
        self._shown = len(self.decode(self._window))
        self._fresh = 0
        return piece

    def decode(self, ids: list[int]) -> str:
        """The text of ``ids``; an unfinished character at the end shows as marks."""
        text: str = self._tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return text


def token_text(tokenizer: Any, token_id: int) -> str:
    """A single token for display (a rejected draft): special tokens by name, parts of a character as a mark."""
    if tokenizer is None:
        return f"⟨{token_id}⟩"
    text: str = tokenizer.decode([token_id], clean_up_tokenization_spaces=False)
    return text if REPLACEMENT not in text else "⟨part of a character⟩"
