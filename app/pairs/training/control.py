"""A training of a drafter for the target in use: planned, begun, paused, finished, compared, kept or discarded.

No widgets. The pair in use is unloaded while it runs: both hold the target, and would slow each other down.
"""

import logging
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from app.language import translated
from app.models.jobs import failure_of
from app.pair_control import PairControl
from app.pairs.training.child import Child
from app.pairs.training.job import Job, unfinished
from app.session import Session
from app.storage.prompts import recent_prompts
from app.storage.store import ConversationStore
from dspark_core.marked import from_json

log = logging.getLogger(__name__)

State = Literal["idle", "planning", "planned", "running", "paused", "made", "comparing"]
MOST_PROMPTS, ANSWER_TOKENS, REPEATS = 8, 96, 2
AND_LOOKUP = "+lookup"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training takes, about: bytes of disk, bytes of memory beside the target, seconds; as the command tells."""

    disk: int
    memory: int
    seconds: float
    guessed: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison measured, on so many prompts of the user."""

    prompts: int
    tokens_per_s: float
    plain_tokens_per_s: float
    tau: float | None


class TrainingControl(QObject):
    """Signals:
    changed(): what one of the properties says has changed
    noted(line): for the log of the training
    kept(target, drafter): as in a LoadRequest
    """

    changed = Signal()
    noted = Signal(str)
    kept = Signal(str, str)
    _prompts_read = Signal(object)

    def __init__(
        self, pair: PairControl, session: Session, store: ConversationStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pair, self._session, self._store = pair, session, store
        self._child = Child(self)
        self._child.told.connect(self._told)
        self._child.noted.connect(self.noted)
        self._child.ended.connect(self._ended)
        self._prompts_read.connect(self._compare_on)
        self.state: State = "idle"
        self.job: Job | None = None
        self.plan: Plan | None = None
        self.stage = ""
        self.fraction: float | None = None
        """Of the stage."""
        self.failure = ""
        self.compared: Compared | None = None
        pair.ready.connect(self.look_up)

    @Slot()
    def look_up(self) -> None:
        """Find what was begun for the target in use, unless something runs."""
        if self._child.runs or self._pair.info is None:
            return
        job = unfinished(self._pair.info.target)
        if job != self.job or self.state in ("idle", "planned"):
            self.job, self.plan, self.compared, self.failure = job, None, None, ""
            self._settle()

    def refusal(self) -> str:
        """Why nothing can be trained now, in words; empty if it can."""
        info = self._pair.info
        if self._session.busy:
            return self.tr("An answer is being written")
        if self.job is not None:
            return ""
        if info is None:
            return self.tr("No model is in use")
        if not info.has_chat_template:
            return self.tr("A model without a chat template cannot write what a drafter learns from")
        return ""

    def ask_plan(self, options: tuple[str, ...]) -> None:
        """Find out what a training of the target in use takes; nothing is made yet."""
        info = self._pair.info
        if info is None or self.refusal() or self._child.runs:
            return
        target = self._pair.asked.target
        self._start(Job(target, info.target, info.precision, options), "planning")

    def begin(self) -> None:
        """Begin what was planned, or go on with what was paused."""
        if self.state == "planned" and self.job is not None:
            try:
                self.job.begin()
            except OSError as error:
                self._fail(failure_of(error).words)
                return
            self.state = "running"
            self._child.go_on()
            self.changed.emit()
        elif self.state == "paused" and self.job is not None:
            self._start(self.job, "running")

    def pause(self) -> None:
        """Stop the child; what it made stays, and ``begin`` goes on from there."""
        self._child.stop()

    def discard(self) -> None:
        """Stop, and remove all of it."""
        self._child.close()
        if self.job is not None:
            self.job.discard()
        self.job, self.plan, self.compared, self.failure = None, None, None, ""
        self._settle()

    def compare(self) -> None:
        """Decode the user's last prompts with the new drafter and without one. They do not leave this computer."""
        if self.state == "made":
            self.state, self.stage, self.fraction, self.failure = "comparing", self.tr("reading your prompts"), None, ""
            self.changed.emit()
            reading = self._store.later(lambda database: recent_prompts(database, MOST_PROMPTS))
            reading.add_done_callback(lambda done: self._prompts_read.emit(done.exception() or done.result()))

    def keep(self) -> None:
        """Put the drafter beside the models and use it."""
        if self.state != "made" or self.job is None:
            return
        try:
            place = self.job.keep()
        except OSError as error:
            self._fail(failure_of(error).words)
            return
        target, self.job = self.job.target, None
        self._settle()
        self.kept.emit(target, f"dspark:{place}{AND_LOOKUP}")

    def close(self) -> bool:
        """The program ends: so does the child; its files wait."""
        return self._child.close()

    def _start(self, job: Job, state: State) -> None:
        self.job, self.failure, self.state, self.stage, self.fraction = job, "", state, "", None
        self._pair.unload(self.tr("for the training"))
        self._child.start({"train": job.command()})
        self.changed.emit()

    @Slot(object)
    def _compare_on(self, prompts: object) -> None:
        if not isinstance(prompts, list) or not prompts or self.job is None:
            self.state = "made"
            self._fail(self.tr("There are no prompts of yours yet to compare on.") if prompts == [] else str(prompts))
            return
        self._pair.unload(self.tr("for the comparison"))
        job = {
            "target": self.job.target,
            "drafter": f"dspark:{self.job.drafter}{AND_LOOKUP}",
            "precision": self.job.precision,
            "prompts": prompts,
            "max_new_tokens": ANSWER_TOKENS,
            "repeats": REPEATS,
        }
        self._child.start({"compare": job})

    @Slot(object)
    def _told(self, line: dict[str, Any]) -> None:
        if "plan" in line:
            self.plan = Plan(**line["plan"])
            if self.state == "planning":
                self.state = "planned"
            else:
                self._child.go_on()  # it was agreed to before
        elif "stage" in line:
            self.stage, self.fraction = line["stage"]["name"], line["stage"]["fraction"]
            self.noted.emit(line["stage"]["words"])
        elif "compared" in line:
            self.compared = Compared(**line["compared"])
        elif "error" in line:
            error = line["error"]
            self.failure = " ".join(filter(None, (translated(from_json(error[part])) for part in ("message", "hint"))))
        self.changed.emit()

    @Slot(str)
    def _ended(self, reason: str) -> None:
        if reason:
            log.warning("the training ended: %s", reason)
            self.failure = self.failure or reason
        if self.state in ("planning", "planned"):
            self.job = None
        self._settle()

    def _fail(self, reason: str) -> None:
        self.failure = reason
        self.changed.emit()

    def _settle(self) -> None:
        """What there is when nothing runs."""
        if self.job is None:
            self.state = "idle"
        else:
            self.state = "made" if self.job.card() is not None else "paused"
        self.changed.emit()
