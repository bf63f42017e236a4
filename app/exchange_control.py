"""Import and export in a thread of their own: begun, followed, stopped, and told in words."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.conversation import title_of
from app.exchange.jobs import NAMED, Summary, export, import_files
from app.exchange.records import ExchangedConversation
from app.language import translated
from app.storage import exchange
from app.storage.errors import StorageError
from app.storage.store import ConversationStore
from dspark_core.system_errors import system_reason

log = logging.getLogger(__name__)

WAIT_MS = 10_000


class _Job(QThread):
    """Carries out ``work`` and tells its end: the (message, hint, detail) for the user."""

    told = Signal(str, str, str)

    def __init__(self, work: Callable[[], tuple[str, str, str]]) -> None:
        super().__init__()
        self.setObjectName("exchange")
        self._work = work

    def run(self) -> None:
        try:
            self.told.emit(*self._work())
        except StorageError as error:
            self.told.emit(translated(error.message), translated(error.hint), "")
        except OSError as error:
            self.told.emit(
                self.tr("The file could not be written: {reason}.").format(reason=translated(system_reason(error))),
                self.tr("Choose another place."),
                "",
            )
        except Exception:
            log.exception("an import or export failed")
            self.told.emit(
                self.tr("The import or export failed because of a fault in the program. Nothing was lost."),
                self.tr("The log in the program's folder says more."),
                "",
            )


class ExchangeControl(QObject):
    """One import or export at a time.

    Signals:
        progressed(words): what runs and how far it is; empty when it has ended
        told(message, hint, detail): how it ended
    """

    progressed = Signal(str)
    told = Signal(str, str, str)
    _step = Signal(int, float)

    def __init__(self, store: ConversationStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._job: _Job | None = None
        self._words = ""
        self._stop = threading.Event()
        self._percent = -1
        self._step.connect(self._show)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def import_files(self, paths: Sequence[Path]) -> None:
        self._start(self.tr("Importing"), partial(self._import, tuple(paths)))

    def export(self, path: Path, kind: str, conversation_id: int | None) -> None:
        """One conversation, or (None) all of them, as "markdown" or "json"."""
        self._start(self.tr("Exporting"), partial(self._export, path, kind, conversation_id))

    @Slot()
    def cancel(self) -> None:
        self._stop.set()

    def close(self) -> bool:
        """Stop what runs. The store must still be there. False if that took too long."""
        self._stop.set()
        return self._job is None or self._job.wait(WAIT_MS)

    def _start(self, words: str, work: Callable[[], tuple[str, str, str]]) -> None:
        if self._job is not None:
            self.told.emit(self.tr("An import or export is still running."), self.tr("Wait for it, or cancel it."), "")
            return
        self._stop.clear()
        self._words, self._percent = words, -1
        self._job = _Job(work)
        self._job.told.connect(self._ended)
        self._show(0, 0.0)
        self._job.start()

    # in the thread of the job

    def _import(self, paths: tuple[Path, ...]) -> tuple[str, str, str]:
        ids = self._store.next_ids()

        def add(conversation: ExchangedConversation) -> int | None:
            named = conversation if conversation.title.strip() else replace(conversation, title=_title(conversation))
            return self._store.later(lambda database: exchange.write(database, named, *ids)).result()

        try:
            summary = import_files(paths, add, self._progress)
        finally:
            self._store.tell_list()
        return self._in_words(summary)

    def _export(self, path: Path, kind: str, conversation_id: int | None) -> tuple[str, str, str]:
        ids = [conversation_id] if conversation_id is not None else self._store.later(exchange.all_ids).result()

        def read(number: int) -> ExchangedConversation | None:
            return self._store.later(lambda database: exchange.read(database, number)).result()

        count = export(path, kind, ids, read, self._progress)
        if count is None:
            return self.tr("The export was stopped; no file was written."), "", ""
        if count == 1:
            return self.tr("Exported to {path}.").format(path=path), "", ""
        return self.tr("{count} conversations exported to {path}.").format(count=count, path=path), "", ""

    def _progress(self, count: int, share: float) -> bool:
        percent = int(100 * share)
        if percent != self._percent:  # not for each of thousands
            self._percent = percent
            self._step.emit(count, share)
        return not self._stop.is_set()

    def _in_words(self, summary: Summary) -> tuple[str, str, str]:
        parts = [self.tr("Conversations imported: {count}.").format(count=summary.imported)]
        if summary.cancelled:
            parts.insert(0, self.tr("The import was stopped."))
        if summary.known:
            parts.append(self.tr("Already here: {count}.").format(count=summary.known))
        if summary.left_out:
            listed = ", ".join(f"{translated(what)} ({count})" for what, count in sorted(summary.left_out.items()))
            parts.append(self.tr("Left out of them: {parts}.").format(parts=listed))
        hint = ""
        if summary.problems:
            problems = [translated(problem) for problem in summary.problems]
            named = "; ".join(problems[:NAMED])
            more = len(summary.problems) - NAMED
            named += self.tr("; and {count} more").format(count=more) if more > 0 else ""
            hint = self.tr("Not imported: {reasons}.").format(reasons=named)
        return (
            " ".join(parts),
            hint,
            "\n".join(map(translated, summary.problems)) if len(summary.problems) > NAMED else "",
        )

    # in the window's thread

    @Slot(int, float)
    def _show(self, count: int, share: float) -> None:
        if self._job is not None:
            words = self.tr("{task}: {percent} % ({count})")
            self.progressed.emit(words.format(task=self._words, percent=int(100 * share), count=count))

    @Slot(str, str, str)
    def _ended(self, message: str, hint: str, detail: str) -> None:
        assert self._job is not None  # it told this
        self._job.wait()
        self._job = None
        self.progressed.emit("")
        self.told.emit(message, hint, detail)


def _title(conversation: ExchangedConversation) -> str:
    """As that of a conversation that is begun here."""
    return next((title_of(message.content) for message in conversation.path() if message.role == "user"), "")
