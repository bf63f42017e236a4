"""Rounds in; time to first token, tokens per second, tau, acceptance and bandwidth out.

Knows nothing of models or threads: the engine, the command line and the window all count with this one class, so
that a figure means the same everywhere. Definitions are those of docs/words.md. Standard library only.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dspark_core.events import RoundFinished

INTERRUPTED_S = 60.0
"""A round that took longer was interrupted: the machine slept in its midst (the clock goes on meanwhile on Windows, not
on Linux and macOS), or the process was stopped. Its tokens count; its time says nothing of the pair and is left out."""


def ratio(part: float, whole: float) -> float | None:
    """part / whole, or None (shown as a dash) where there is nothing to divide by."""
    return part / whole if whole > 0 else None


@dataclass(frozen=True, slots=True)
class GenerationStats:
    """Figures of one answer. None means: cannot be known (for example tau of an answer without rounds)."""

    prompt_tokens: int
    reused_tokens: int
    output_tokens: int
    rounds: int
    proposed: int
    accepted: int
    accepted_lengths: tuple[int, ...]
    """accepted_lengths[k] = rounds that proposed drafts and had k of them accepted."""
    ttft_s: float | None
    """Seconds from the request to the first token; this is prefill, which drafting cannot shorten."""
    tpot_s: float | None
    """Seconds per output token after the first."""
    tokens_per_s: float | None
    tau: float | None
    """Committed tokens per round: accepted + 1, without the + 1 where an accepted draft was a stop token."""
    acceptance_rate: float | None
    """accepted / proposed."""
    draft_s: float
    verify_s: float
    target_bytes_per_s: float | None
    """Estimate: bytes that verify passes read / their seconds."""
    draft_bytes_per_s: float | None
    """Estimate, None for a drafter that reads no weights."""
    peak_bytes_per_s: float | None
    seed: int | None = None
    saved_s: float | None = None
    """Seconds that rounds with drafts saved against plain steps, of those whose cost was known."""


@dataclass(slots=True)
class RoundCounter:
    """Adds up rounds; the figures can be read at any time. All times in seconds."""

    prompt_tokens: int = 0
    reused_tokens: int = 0
    output_tokens: int = 0
    rounds: int = 0
    proposed: int = 0
    accepted: int = 0
    emitted: int = 0
    accepted_lengths: list[int] = field(default_factory=list)
    ttft_s: float | None = None
    decode_s: float = 0.0
    timed: int = 0
    """Those of the emitted tokens that ``decode_s`` was spent on."""
    draft_s: float = 0.0
    verify_s: float = 0.0
    target_bytes: int = 0
    draft_bytes: int = 0
    saved_s: float | None = None

    def add_first_token(self, seconds: float) -> None:
        self.output_tokens += 1
        self.ttft_s = seconds

    def add(self, event: "RoundFinished") -> None:
        """One round, as its event tells it."""
        self.add_round(
            proposed=event.proposed,
            accepted=event.accepted,
            emitted=len(event.tokens),
            seconds=event.seconds,
            draft_s=event.draft_s,
            verify_s=event.verify_s,
            target_bytes=event.target_bytes,
            draft_bytes=event.draft_bytes,
            saved_s=event.saved_s,
        )

    def add_round(
        self,
        *,
        proposed: int,
        accepted: int,
        emitted: int,
        seconds: float,
        draft_s: float,
        verify_s: float,
        target_bytes: int,
        draft_bytes: int,
        saved_s: float | None = None,
    ) -> None:
        """One round: ``emitted`` is its committed tokens (accepted, and the closing token if there was one)."""
        self.rounds += 1
        self.proposed += proposed
        self.accepted += accepted
        self.emitted += emitted
        self.output_tokens += emitted
        if proposed:
            missing = accepted + 1 - len(self.accepted_lengths)
            self.accepted_lengths.extend([0] * missing)
            self.accepted_lengths[accepted] += 1
        if seconds > INTERRUPTED_S:
            return
        self.timed += emitted
        self.decode_s += seconds
        self.draft_s += draft_s
        self.verify_s += verify_s
        self.target_bytes += target_bytes
        self.draft_bytes += draft_bytes
        self._add_saved(saved_s)

    def add_answer(self, stats: GenerationStats) -> None:
        """A whole answer by its figures, for the sums of a conversation."""
        after_first = max(0, stats.output_tokens - 1)
        self.prompt_tokens += stats.prompt_tokens
        self.reused_tokens += stats.reused_tokens
        self.output_tokens += stats.output_tokens
        self.rounds += stats.rounds
        self.proposed += stats.proposed
        self.accepted += stats.accepted
        self.emitted += after_first
        self.timed += after_first if stats.tpot_s else 0
        missing = len(stats.accepted_lengths) - len(self.accepted_lengths)
        self.accepted_lengths.extend([0] * missing)
        for length, count in enumerate(stats.accepted_lengths):
            self.accepted_lengths[length] += count
        self.decode_s += (stats.tpot_s or 0.0) * after_first
        self.draft_s += stats.draft_s
        self.verify_s += stats.verify_s
        self._add_saved(stats.saved_s)

    def _add_saved(self, seconds: float | None) -> None:
        if seconds is not None:
            self.saved_s = (self.saved_s or 0.0) + seconds

    def stats(self, *, peak_bytes_per_s: float | None = None, seed: int | None = None) -> GenerationStats:
        return GenerationStats(
            prompt_tokens=self.prompt_tokens,
            reused_tokens=self.reused_tokens,
            output_tokens=self.output_tokens,
            rounds=self.rounds,
            proposed=self.proposed,
            accepted=self.accepted,
            accepted_lengths=tuple(self.accepted_lengths),
            ttft_s=self.ttft_s,
            tpot_s=ratio(self.decode_s, self.timed),
            tokens_per_s=ratio(self.timed, self.decode_s),
            tau=ratio(self.emitted, self.rounds),
            acceptance_rate=ratio(self.accepted, self.proposed),
            draft_s=self.draft_s,
            verify_s=self.verify_s,
            target_bytes_per_s=ratio(self.target_bytes, self.verify_s),
            draft_bytes_per_s=ratio(self.draft_bytes, self.draft_s) if self.draft_bytes else None,
            peak_bytes_per_s=peak_bytes_per_s,
            seed=seed,
            saved_s=self.saved_s,
        )
