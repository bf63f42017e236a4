"""What the decode loop asks of a drafter."""

from dataclasses import dataclass
from typing import Protocol

from torch import Tensor

from dspark_core.errors import CorruptFileError
from dspark_core.sampling import Sampler
from dspark_core.stream import Readout
from dspark_core.target.graphs import Recorder


@dataclass(frozen=True, slots=True)
class Proposal:
    """Drafted ``tokens``; ``probs`` [len(tokens), vocab] they were drawn from, None where the proposal is deterministic
    (one-hot); ``confidence`` per token where the drafter knows one; ``bytes_read`` by its own passes (estimate);
    ``copied`` from the text, with a confidence that is how often such drafts passed; ``asked``: how many there would be
    if none had given a row that is no numbers, 0 where that is all of them."""

    tokens: list[int]
    probs: Tensor | None = None
    confidence: tuple[float, ...] | None = None
    bytes_read: int = 0
    copied: bool = False
    asked: int = 0

    def first(self, count: int) -> tuple[list[int], Tensor | None]:
        """The first ``count`` tokens and what they were drawn from."""
        return self.tokens[:count], None if self.probs is None else self.probs[:count]


NOTHING = Proposal([])


def peaks(said: Tensor, logits: bool) -> Tensor:
    """The confidence of a drafter that was not trained to tell it: the greatest probability of q, which is known before
    the draft is drawn. ``said`` [rows, vocab]: logits, or the probabilities that sampled drafts are drawn from."""
    return (said.float().softmax(dim=-1) if logits else said).amax(dim=-1)


def no_numbers(drafter: str) -> CorruptFileError:
    """What to say of the drafter of this name when its output is NaN or infinite."""
    return CorruptFileError(
        "The drafter {drafter} does not give numbers: its weights are damaged, or too large for this precision.",
        "Choose another drafter, fetch this one again, or try precision fp32.",
        drafter=drafter,
    )


class Drafter(Protocol):
    """A source of drafts. The loop calls truncate and prefilled while it reads a prompt, begin at the end of it, then
    catch_up until nothing is left, then propose, propose_ahead and update once a round.

    ``block_size`` is the longest proposal, ``longest`` that of one that is copied; ``feature_layers`` are the target
    layers whose outputs it wants to see (-1 is the embedding, empty for none).
    """

    name: str
    block_size: int
    longest: int
    feature_layers: tuple[int, ...]

    def prefilled(self, features: Tensor) -> None:
        """The next rows of a prompt are in the target's cache: their features [rows, taps * hidden]. Called only where
        there are ``feature_layers``."""

    def begin(self, tokens: list[int], sampler: Sampler) -> None:
        """An answer starts: ``tokens`` are committed, the last is the anchor. ``sampler`` will be that of the answer:
        what takes long to get ready for it is made ready here, not in a round."""

    def catch_up(self) -> bool:
        """Do one bounded piece of what is left to read of the prompt; True while more is left, so that a cancel is
        heard in between."""

    def propose(self, anchor: int, budget: int, sampler: Sampler) -> Proposal:
        """Guess at most ``budget`` tokens that follow the anchor."""

    def propose_ahead(self, verdict: Tensor, features: Tensor | None, sampler: Sampler) -> Readout | None:
        """Begin the proposal of the next round while the device still computes this one's end: ``verdict`` float64 [2],
        how many drafts passed and the next anchor; ``features`` [1 + drafts, taps * hidden] of all rows of the pass.

        Returns what the loop is to read together with the verdict, so that the next ``propose`` waits for nothing; None
        where nothing was begun. Drawn by numbers of ``sampler`` that only ``propose`` takes: what was begun and is not
        asked for leaves no trace.
        """

    def update(self, tokens: list[int], features: Tensor | None) -> None:
        """``tokens`` were committed in this round; ``features`` [len(tokens), ...] are of the rows before each."""

    def capture(self, recorder: Recorder) -> None:
        """Capture passes with ``recorder`` from now on."""

    @property
    def captures_failed(self) -> str | None:
        """Why passes are not captured any more; None where all goes well, or nothing was to be captured."""

    def truncate(self, length: int) -> None:
        """Forget what belongs to positions at or past ``length``: the next request shares only that prefix."""
