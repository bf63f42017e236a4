"""Questions about pairs, answered in a thread of their own: answers need torch, files and seconds."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.language import translated
from app.log_file import trace_of
from dspark_core.errors import EngineError

log = logging.getLogger(__name__)

WAIT_MS = 10_000

Question = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Refused:
    """A question that has no answer: what and why, what to do; the traceback where it is our bug."""

    message: str
    hint: str
    detail: str = ""


class _Answerer(QObject):
    answered = Signal(int, object)

    @Slot(int, object)
    def answer(self, number: int, question: Question) -> None:
        try:
            self.answered.emit(number, question())
        except EngineError as error:
            self.answered.emit(number, Refused(translated(error.message), translated(error.hint)))
        except Exception as error:  # a dialog that waits must be told
            log.error("a fault in the pairs thread\n%s", trace_of(error))
            detail = "".join(traceback.format_exception(error))
            message = self.tr("Something went wrong inside the program.")
            self.answered.emit(number, Refused(message, self.tr("This is our fault."), detail))


class PairQuestions(QObject):
    """``answered(number, answer)``: to the question of that number; a Refused where there is no answer.

    ``may_ask``: whether the device can be asked now. On a graphics card a question empties torch's cache of memory,
    which would hold up an answer in its midst, so it waits for ``ask_waiting``.
    """

    answered = Signal(int, object)
    _asked = Signal(int, object)

    def __init__(self, may_ask: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._may_ask = may_ask
        self._numbers = count(1)
        self._waiting: list[tuple[int, Question]] = []
        self._closed = False
        self._thread = QThread(self)
        self._thread.setObjectName("pairs")
        self._answerer = _Answerer()
        self._answerer.moveToThread(self._thread)
        self._answerer.answered.connect(self.answered)
        self._asked.connect(self._answerer.answer)

    def ask(self, question: Question) -> int:
        """The number of the question, which is answered after those asked before."""
        number = next(self._numbers)
        self._waiting.append((number, question))
        self.ask_waiting()
        return number

    @Slot()
    def ask_waiting(self) -> None:
        """Ask what had to wait, if that can be now."""
        if self._waiting and not self._closed and self._may_ask():
            if not self._thread.isRunning():
                self._thread.start()
            waiting, self._waiting = self._waiting, []
            for number, question in waiting:
                self._asked.emit(number, question)

    def close(self) -> bool:
        """False if the last question does not end soon; the process need not wait for it."""
        self._closed = True  # what still asks while the program ends is not answered
        self._waiting.clear()
        self._thread.quit()
        return not self._thread.isRunning() or self._thread.wait(WAIT_MS)
