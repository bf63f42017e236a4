"""The conversations for the window: calls that return at once, answers as signals.

One thread owns the one Database; calls reach it in order through a queued signal. Ids are given out on the caller's
side: this program is the only writer, so counting on from the ids found when the file was opened is safe.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.storage.database import Database
from app.storage.errors import StorageError
from app.storage.opening import IN_MEMORY
from app.storage.records import MessageState
from dspark_core.requests import Role

log = logging.getLogger(__name__)

OPEN_TIMEOUT_S = 10.0
CLOSE_TIMEOUT_MS = 10_000

NOT_KEPT = "New conversations are not kept when the program ends."
LOG_HINT = "The log in the program's folder says more."

Write = partial[Any]
"""A method of Database with all arguments but the database."""


class _Worker(QObject):
    """Lives in the storage thread and owns the Database there."""

    opened = Signal()
    conversations_changed = Signal(object)
    chat_read = Signal(int, object)
    conversation_opened = Signal(int, object)
    search_finished = Signal(str, object)
    failed = Signal(str, str)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.waiting: deque[Write] = deque()
        """Only looked at from elsewhere, never changed."""
        self._list_changes = False
        self._last_failure = ""
        self.next_conversation = count(1)
        self.next_message = count(1)
        self.ready = threading.Event()
        """Set when the two counters above stand at the first free ids."""

    @Slot()
    def open(self) -> None:
        # If the file cannot be opened the chat must still go on: conversations then live as long as the program.
        try:
            self._database = Database.open(self._path)
        except StorageError as error:
            self._database = Database.open(IN_MEMORY)
            self.failed.emit(f"{error.message} {NOT_KEPT}", error.hint)
        except Exception:
            log.exception("Opening the conversations failed")
            self._database = Database.open(IN_MEMORY)
            self.failed.emit(f"The conversations could not be opened. {NOT_KEPT}", LOG_HINT)
        if self._database.kept_aside is not None:
            self.failed.emit(
                "The file with the conversations was damaged. A new one was started.",
                f"The damaged file was kept: {self._database.kept_aside}",
            )
        conversation_id, message_id = self._database.next_ids()
        self.next_conversation, self.next_message = count(conversation_id), count(message_id)
        self.ready.set()
        self.opened.emit()
        self.conversations_changed.emit(self._database.list_conversations())

    @Slot(object, bool)
    def write(self, write: Write, changes_list: bool) -> None:
        """Carry out all that waits, then ``write``. What fails for a reason that may pass waits for the next call."""
        if self.waiting and _replaces(write, self.waiting[-1]):
            self.waiting.pop()
        self.waiting.append(write)
        self._list_changes = self._list_changes or changes_list
        if self._write_waiting() and self._list_changes:
            self._list_changes = False
            self._read(self._emit_conversations)

    @Slot(int)
    def open_conversation(self, conversation_id: int) -> None:
        self._read(lambda: self.chat_read.emit(conversation_id, self._database.chat(conversation_id)))
        self._read(lambda: self.conversation_opened.emit(conversation_id, self._database.messages(conversation_id)))

    @Slot(str)
    def search(self, text: str) -> None:
        self._read(lambda: self.search_finished.emit(text, self._database.search(text)))

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
                self.failed.emit("Something could not be saved because of a fault in the program.", LOG_HINT)
            self.waiting.popleft()
        self._last_failure = ""
        return True

    def _read(self, read: Callable[[], object]) -> None:
        try:
            read()
        except StorageError as error:
            self._tell(error)

    def _emit_conversations(self) -> None:
        self.conversations_changed.emit(self._database.list_conversations())

    def _tell(self, error: StorageError) -> None:
        """Once per trouble: a full disk would else be told every second."""
        if error.message != self._last_failure:
            self._last_failure = error.message
            self.failed.emit(error.message, error.hint)


def _replaces(new: Write, old: Write) -> bool:
    """Whether both save the same answer: then only the newer, longer text is wanted."""
    both_partial = new.func is Database.save_partial and old.func is Database.save_partial
    return both_partial and new.keywords["message_id"] == old.keywords["message_id"]


class ConversationStore(QObject):
    """Conversations on disk, without waiting for the disk. All calls are for the GUI thread and keep their order.

    A write that fails (disk full) waits and is tried again with the next write and at close, so nothing is lost while
    the program runs. If the file cannot be opened at all, everything works in memory and ``failed`` says so.

    Signals:
        opened(): the file is open (or given up, see ``failed``)
        conversations_changed(list[ConversationRow]): after opening and after each change of the list
        chat_read(conversation id, JSON document or None), then
        conversation_opened(conversation id, list[StoredMessage]): the answer to open_conversation
        search_finished(text, list[SearchHit]): the answer to search
        failed(message, hint): plain words for the user, once per trouble
    """

    opened = Signal()
    conversations_changed = Signal(object)
    chat_read = Signal(int, object)
    conversation_opened = Signal(int, object)
    search_finished = Signal(str, object)
    failed = Signal(str, str)

    _open_asked = Signal()
    _write_asked = Signal(object, bool)
    _conversation_asked = Signal(int)
    _search_asked = Signal(str)
    _close_asked = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Starts the thread, which opens the file. ``close`` must be called before the program ends."""
        super().__init__(parent)
        self._thread = QThread(self)
        self._thread.setObjectName("storage")
        self._worker = _Worker(path)
        self._worker.moveToThread(self._thread)
        self._worker.opened.connect(self.opened)
        self._worker.conversations_changed.connect(self.conversations_changed)
        self._worker.chat_read.connect(self.chat_read)
        self._worker.conversation_opened.connect(self.conversation_opened)
        self._worker.search_finished.connect(self.search_finished)
        self._worker.failed.connect(self.failed)
        self._open_asked.connect(self._worker.open)
        self._write_asked.connect(self._worker.write)
        self._conversation_asked.connect(self._worker.open_conversation)
        self._search_asked.connect(self._worker.search)
        self._close_asked.connect(self._worker.close)
        self._thread.start()
        self._open_asked.emit()

    def create_conversation(self, title: str) -> int:
        """The id of a new conversation. Raises StorageError if the file takes very long to open."""
        conversation_id = next(self._opened_worker().next_conversation)
        self._write(partial(Database.create_conversation, title=title, conversation_id=conversation_id), True)
        return conversation_id

    def rename(self, conversation_id: int, title: str) -> None:
        self._write(partial(Database.rename, conversation_id=conversation_id, title=title), True)

    def save_chat(self, conversation_id: int, chat: str) -> None:
        """How the conversation is answered, as a JSON document."""
        self._write(partial(Database.save_chat, conversation_id=conversation_id, chat=chat), False)

    def delete(self, conversation_id: int) -> None:
        """Until the program ends, ``restore_conversation`` brings it back."""
        self._write(partial(Database.delete, conversation_id=conversation_id), True)

    def restore_conversation(self, conversation_id: int) -> None:
        self._write(partial(Database.restore_conversation, conversation_id=conversation_id), True)

    def add_message(self, conversation_id: int, role: Role, content: str) -> int:
        """The id of a new, complete message at the end of the conversation."""
        message_id = next(self._opened_worker().next_message)
        self._write(
            partial(
                Database.add_message,
                conversation_id=conversation_id,
                role=role,
                content=content,
                message_id=message_id,
            ),
            True,
        )
        return message_id

    def begin_answer(self, conversation_id: int) -> int:
        """The id of a new, empty answer in state ``streaming``."""
        message_id = next(self._opened_worker().next_message)
        self._write(partial(Database.begin_answer, conversation_id=conversation_id, message_id=message_id), False)
        return message_id

    def save_partial(self, message_id: int, content: str, token_ids: Sequence[int], tokens: bytes) -> None:
        """To be called about once a second while an answer streams; ``tokens`` from app.answer.pack_tokens."""
        self._write(
            partial(
                Database.save_partial,
                message_id=message_id,
                content=content,
                token_ids=tuple(token_ids),  # the caller's list grows on
                tokens=tokens,
            ),
            False,
        )

    def finish_answer(
        self,
        message_id: int,
        content: str,
        token_ids: Sequence[int],
        tokens: bytes,
        footer: str,
        stats: str | None,
        state: MessageState,
    ) -> None:
        """``stats`` is a JSON document."""
        self._write(
            partial(
                Database.finish_answer,
                message_id=message_id,
                content=content,
                token_ids=tuple(token_ids),
                tokens=tokens,
                footer=footer,
                stats=stats,
                state=state,
            ),
            False,
        )

    def save_audit(self, message_id: int, audit: str) -> None:
        """What an audit of the answer found, as a JSON document."""
        self._write(partial(Database.save_audit, message_id=message_id, audit=audit), False)

    def delete_messages_from(self, message_id: int) -> None:
        """Remove this turn and all after it, for good."""
        self._write(partial(Database.delete_messages_from, message_id=message_id), False)

    def open_conversation(self, conversation_id: int) -> None:
        """``conversation_opened`` brings its messages; an empty list if there is no such conversation."""
        self._conversation_asked.emit(conversation_id)

    def search(self, text: str) -> None:
        """``search_finished`` brings the hits."""
        self._search_asked.emit(text)

    @property
    def unsaved(self) -> int:
        """How many writes wait because the last one failed (disk full); after ``close``: how many were lost."""
        return len(self._worker.waiting)

    def close(self, timeout_ms: int = CLOSE_TIMEOUT_MS) -> bool:
        """Finish all writes, close the file, end the thread. False if that took longer than allowed."""
        if self._thread.isRunning():
            self._close_asked.emit()
        return self._thread.wait(timeout_ms)

    def _opened_worker(self) -> _Worker:
        """The worker once the first free ids are known, which is long before anybody can type a message."""
        if not self._worker.ready.wait(OPEN_TIMEOUT_S):
            raise StorageError(
                "The conversations are still being opened.", "Wait a moment, then send the message again."
            )
        return self._worker

    def _write(self, write: Write, changes_list: bool) -> None:
        self._write_asked.emit(write, changes_list)
