"""What is told of pairs: verdicts, needs of memory, predictions, suggestions, ranks.

Plain values, standard library only. Texts are sentences for people, marked so that the window can translate them;
beside each stand the values it is made of. Sizes in bytes, times in seconds.
"""

from dataclasses import dataclass
from typing import Literal

from dspark_core.marked import NOTHING, Marked
from dspark_core.models.catalogue import Pair

FindingKind = Literal["mismatch", "unsupported", "note"]
"""The two differ in a field; one of them is of a kind that is not run; they fit, but this should be known."""
Basis = Literal["profile", "other profile", "bandwidth", "assumption"]
"""What a prediction rests on: passes of this target timed on this device; those of another target timed on it, scaled
by bytes; its memory bandwidth and bytes alone; nothing of this device."""
Source = Literal["installed", "catalogue", "built in", "train"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the check found. ``field`` names it as the file does; ``target`` and ``drafter`` are the values there,
    empty where one of them has none."""

    kind: FindingKind
    field: str
    target: str
    drafter: str
    text: Marked
    """What was found, in a sentence."""
    advice: Marked
    """What to do, in a sentence; may be empty for a note."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a drafter fits a target."""

    findings: tuple[Finding, ...]
    unread: tuple[Marked, ...]
    """What could not be compared, because only configurations were there: "the tokenizers", "the end tokens"."""

    @property
    def compatible(self) -> bool:
        """No finding speaks against it. With something ``unread`` that is as far as configurations tell."""
        return all(finding.kind == "note" for finding in self.findings)

    @property
    def reason(self) -> Marked:
        """The first finding that speaks against it, else the first note, else empty."""
        found = sorted(self.findings, key=lambda finding: finding.kind == "note")
        return found[0].text if found else NOTHING


@dataclass(frozen=True, slots=True)
class Needs:
    """The memory a pair would take with a context of ``context`` tokens, before anything is read (estimate)."""

    context: int
    target: int
    """Weights as they would be stored."""
    drafter: int
    """Its own weights; 0 for one without."""
    caches: int
    """Keys and values of both, of the whole context."""
    working: int
    """What a pass computes with, or what reading the weights takes for a moment: held in reserve."""
    libraries: int
    """What torch and CUDA take for themselves, with captured graphs."""
    free: int
    """Of the device now."""
    longest_context: int
    """The longest context that fits into ``free``; 0 where none does."""
    fits_split: bool
    """It does not fit into ``free``, but split over all the devices that were asked for, which is slower."""
    from_files: bool
    """Weights counted from the headers of files; else computed from the configuration."""
    device: str
    """Its kind: "cpu" or "cuda"."""

    @property
    def total(self) -> int:
        return self.target + self.drafter + self.caches + self.working + self.libraries

    @property
    def fits(self) -> bool:
        return self.total <= self.free


@dataclass(frozen=True, slots=True)
class Range:
    """From the least to the most favourable assumption; ``likely`` between them."""

    low: float
    likely: float
    high: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """How much faster a pair should decode than its target alone. An estimate; ``rough`` where ``basis`` is not a
    profile of this target on this device."""

    speed_up: Range
    tokens_per_s: Range | None
    """With the drafter; None where nothing is known of the device."""
    tau: Range
    """Committed tokens per round that it was computed with."""
    basis: Basis
    scaled_from: str | None
    """The target whose passes were timed, for the basis "other profile"."""
    acceptance: Marked
    """Where ``tau`` comes from, in words."""

    @property
    def rough(self) -> bool:
        return self.basis != "profile"


@dataclass(frozen=True, slots=True)
class Measured:
    """What rounds of a pair really gave on this device, of all answers together, the older ones counting less."""

    rounds: float
    """With drafts."""
    verified: float
    """Drafts in them that the target checked."""
    accepted: float
    """Of these, those that passed."""
    tokens: float
    """Committed in rounds and plain steps, first tokens apart."""
    seconds: float
    """That these took."""
    saved_s: float
    """Seconds that drafting saved against plain steps, as the schedule timed them."""

    @property
    def tau(self) -> float:
        """Committed tokens of a round with drafts."""
        return self.accepted / self.rounds + 1 if self.rounds else 1.0

    @property
    def tokens_per_s(self) -> float:
        return self.tokens / self.seconds if self.seconds else 0.0

    @property
    def speed_up(self) -> float:
        return (self.seconds + self.saved_s) / self.seconds if self.seconds else 1.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A drafter for a target. ``drafter`` is as on the command line (``LoadRequest.drafter``); empty where it has to be
    made first: then ``command`` says how."""

    drafter: str
    title: str
    source: Source
    reason: Marked
    """One line: why this one."""
    pair: str | None = None
    """The pair of the catalogue that has it, to be fetched first."""
    command: str | None = None
    verdict: Verdict | None = None
    """Of a model that was compared with the target."""

    @property
    def usable(self) -> bool:
        """False for what is installed but does not fit: it is listed with the reason, and last."""
        return self.verdict is None or self.verdict.compatible


@dataclass(frozen=True, slots=True)
class Ranked:
    """A pair and what it would be on this machine."""

    pair: Pair
    installed: bool
    verified: bool
    """Whether facts of its repositories were seen (pins.py) and not only rebuilt."""
    needs: Needs | None
    """None where nothing is known of its sizes yet."""
    prediction: Prediction | None
    """None where nothing is known of what its drafter brings."""
    plain_tokens_per_s: float | None
    """Of its target alone, likely; None where nothing is known of the device."""
    measured: Measured | None
    """What its rounds really gave here, to stand beside the prediction; None before it was used."""
    reason: Marked
    """One line: why it stands where it does."""
    demonstration: bool
