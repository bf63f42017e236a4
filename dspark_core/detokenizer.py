"""Token ids to text, piece by piece, never half a character."""

from typing import Any

REPLACEMENT = "\ufffd"


class Detokenizer:
    """Turns one answer's ids into text pieces whose concatenation is the decoded answer.

    Decoding depends on neighbours (a character may span tokens, some tokenizers drop the first space), so each piece is
    the difference of two decodings of a short window that starts at a known good place.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._window: list[int] = []  # ids since the last known good place
        self._shown = 0  # how many of them are already text

    def add(self, token_id: int) -> str:
        """The text that ``token_id`` completes; empty while a character is unfinished or for a special token."""
        if self._tokenizer is None:
            return ""
        before = self._decode(self._window[: self._shown])
        self._window.append(token_id)
        after = self._decode(self._window)
        # an unfinished character decodes to a replacement mark; four bytes is the longest character
        if after.endswith(REPLACEMENT) and len(self._window) - self._shown < 4:
            return ""
        piece = after[len(before) :]
        # the window restarts at the tokens just shown: enough context for the next one
        self._window = self._window[self._shown :]
        self._shown = len(self._window)
        return piece

    def _decode(self, ids: list[int]) -> str:
        text: str = self._tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        return text


def token_text(tokenizer: Any, token_id: int) -> str:
    """A single token for display (a rejected draft): special tokens by name, parts of a character as a mark."""
    if tokenizer is None:
        return f"⟨{token_id}⟩"
    text: str = tokenizer.decode([token_id], clean_up_tokenization_spaces=False)
    return text if REPLACEMENT not in text else "⟨part of a character⟩"
