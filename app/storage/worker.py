"""The storage thread's side of the store: one object that owns the Database there and carries out what it is asked."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.language import translated
from app.storage import drafts
from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.opening import IN_MEMORY
from app.storage.records import StoredConversation
from app.storage.search import Search, SupersededError
from dspark_core.marked import Marked

log = logging.getLogger(__name__)

NOT_KEPT = Marked("New conversations are not kept when the program ends.")
LOG_HINT = Marked("The log in the program's folder says more.")

ALL = 0
"""As what a write changes of the list: more than one line. No conversation has this id."""

Write = partial[Any]
"""A method of Database, or a function of one, with all arguments but the database."""


class StoreWorker(QObject):
    """Lives in the storage thread and owns the Database there."""

    opened = Signal()
    new_draft_found = Signal(object)
    folders_changed = Signal(object)
    conversations_changed = Signal(object)
    conversation_changed = Signal(int, object)
    chat_read = Signal(int, object)
    conversation_opened = Signal(int, object)
    search_finished = Signal(str, object)
    failed = Signal(str, str)
    _search_goes_on = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.wanted_search = ""
        """The newest search text; set from elsewhere, which ends a search for another."""
        self.asked = 0
        """How many writes and conversations the window has asked for; a search gives way to them."""
        self._begun = 0
        self._search: Search | None = None
        self._search_goes_on.connect(self.search_on, Qt.ConnectionType.QueuedConnection)
        self.waiting: deque[Write] = deque()
        """Only looked at from elsewhere, never changed."""
        self._changed: set[int] = set()
        """Lines of the list that what waits changes."""
        self._last_failure = ""
        self.next_conversation = count(1)
        self.next_message = count(1)
        self.next_folder = count(1)
        self.ready = threading.Event()
        """Set when the counters above stand at the first free ids."""

    @Slot()
    def open(self) -> None:
        # If the file cannot be opened the chat must still go on: conversations then live as long as the program.
        try:
            self._database = Database.open(self._path)
        except StorageError as error:
            self._database = Database.open(IN_MEMORY)
            self.failed.emit(f"{translated(error.message)} {translated(NOT_KEPT)}", translated(error.hint))
        except Exception:
            log.exception("Opening the conversations failed")
            self._database = Database.open(IN_MEMORY)
            opened = self.tr("The conversations could not be opened.")
            self.failed.emit(f"{opened} {translated(NOT_KEPT)}", translated(LOG_HINT))
        if self._database.kept_aside is not None:
            self.failed.emit(
                self.tr("The file with the conversations was damaged. A new one was started."),
                self.tr("The damaged file was kept: {file}").format(file=self._database.kept_aside),
            )
        conversation_id, message_id = self._database.next_ids()
        self.next_conversation, self.next_message = count(conversation_id), count(message_id)
        self.next_folder = count(self._database.next_folder_id())
        self.ready.set()
        self._read(lambda: self.new_draft_found.emit(drafts.read(self._database, None)))
        self.opened.emit()
        self._emit_conversations()

    @Slot(object, object)
    def write(self, write: Write, changed: int | None) -> None:
        """Carry out all that waits, then ``write``. What fails for a reason that may pass waits for the next call."""
        self._begun += 1
        if self.waiting and _replaces(write, self.waiting[-1]):
            self.waiting.pop()
        self.waiting.append(write)
        if changed is not None:
            self._changed.add(changed)
        if self._write_waiting() and self._changed:
            lines, self._changed = self._changed, set()
            self._read(self._emit_conversations if ALL in lines else lambda: self._emit_lines(lines))

    @Slot(int)
    def open_conversation(self, conversation_id: int) -> None:
        self._begun += 1
        self._read(lambda: self.chat_read.emit(conversation_id, self._database.chat(conversation_id)))
        self._read(lambda: self.conversation_opened.emit(conversation_id, self._conversation(conversation_id)))

    @Slot(str)
    def search(self, text: str) -> None:
        if text == self.wanted_search:
            self._search = self._database.begin_search(text)
            self.search_on()

    @Slot()
    def search_on(self) -> None:
        """A step of the search; what else was asked meanwhile comes before the next, and ends this one."""
        search = self._search
        if search is None or search.text != self.wanted_search:
            self._search = None
            return
        try:
            more = search.step(lambda: search.text == self.wanted_search and self.asked == self._begun)
        except SupersededError:
            more = True
        except StorageError as error:
            self._search = None
            self._tell(error)
            return
        if more:
            self._search_goes_on.emit()
        else:
            self._search = None
            self.search_finished.emit(search.text, search.hits())

    @Slot(object, object)
    def carry_out(self, job: Callable[[Database], Any], future: "Future[Any]") -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(job(self._database))
        except BaseException as error:  # whoever waits for it is told
            future.set_exception(error)

    @Slot()
    def tell_list(self) -> None:
        self._read(self._emit_conversations)

    @Slot()
    def close(self) -> None:
        try:
            self._write_waiting()
            self._read(self._database.close)
        finally:
            self.thread().quit()

    def _write_waiting(self) -> bool:
        """True when nothing waits any more."""
        while self.waiting:
            try:
                self.waiting[0](self._database)
            except StorageError as error:
                self._tell(error)
                return False
            except Exception:
                # Our bug: trying again would fail again and hold up all that comes after.
                log.exception("Saving failed: %s", self.waiting[0].func.__name__)
                words = self.tr("Something could not be saved because of a fault in the program.")
                self.failed.emit(words, translated(LOG_HINT))
            self.waiting.popleft()
        self._last_failure = ""
        return True

    def _read(self, read: Callable[[], object]) -> None:
        try:
            read()
        except StorageError as error:
            self._tell(error)

    def _conversation(self, conversation_id: int) -> StoredConversation:
        draft = drafts.read(self._database, conversation_id)
        stored = replace(self._database.conversation(conversation_id), draft=draft)
        _ = stored.path  # found here, so that the window need not
        return stored

    def _emit_conversations(self) -> None:
        self.folders_changed.emit(self._database.list_folders())
        self.conversations_changed.emit(self._database.list_conversations())

    def _emit_lines(self, lines: set[int]) -> None:
        for conversation_id in sorted(lines):
            self.conversation_changed.emit(conversation_id, self._database.listed(conversation_id))

    def _tell(self, error: StorageError) -> None:
        """Once per trouble: a full disk would else be told every second."""
        if error.message != self._last_failure:
            self._last_failure = error.message
            self.failed.emit(translated(error.message), translated(error.hint))


def _replaces(new: Write, old: Write) -> bool:
    """Whether both save the same answer: then only the newer, longer text is wanted."""
    both_partial = new.func is Database.save_partial and old.func is Database.save_partial
    return both_partial and new.keywords["message_id"] == old.keywords["message_id"]
