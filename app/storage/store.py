"""The conversations for the window: calls that return at once, answers as signals.

One thread owns the one Database; calls reach it in order through a queued signal. Ids are given out on the caller's
side: this program is the only writer, so counting on from the ids found when the file was opened is safe.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from app.storage import drafts
from app.storage.database import LEAF, Database
from app.storage.errors import StorageError
from app.storage.records import MessageState
from app.storage.worker import ALL, StoreWorker, Write
from dspark_core.marked import Marked
from dspark_core.requests import Role

T = TypeVar("T")

OPEN_TIMEOUT_S = 10.0
CLOSE_TIMEOUT_MS = 10_000


class ConversationStore(QObject):
    """Conversations on disk, without waiting for the disk. All calls are for the GUI thread and keep their order.

    A write that fails (disk full) waits and is tried again with the next write and at close, so nothing is lost while
    the program runs. If the file cannot be opened at all, everything works in memory and ``failed`` says so.

    Signals:
        new_draft_found(Draft): what stood unsent in a conversation that was not begun; once, before opened
        opened(): the file is open (or given up, see ``failed``)
        folders_changed(list[FolderRow]), conversations_changed(list[ConversationRow]): in this order, after opening and
            after each change of the list that is of more than one conversation
        conversation_changed(conversation id, ConversationRow or None): of one; None: it is not in the list any more
        chat_read(conversation id, JSON document of save_chat or None), then
        conversation_opened(conversation id, StoredConversation): the answer to open_conversation
        search_finished(text, list[SearchHit]): the answer to search, unless another was asked for meanwhile
        failed(message, hint): plain words for the user, once per trouble
    """

    new_draft_found = Signal(object)
    opened = Signal()
    folders_changed = Signal(object)
    conversations_changed = Signal(object)
    conversation_changed = Signal(int, object)
    chat_read = Signal(int, object)
    conversation_opened = Signal(int, object)
    search_finished = Signal(str, object)
    failed = Signal(str, str)

    _open_asked = Signal()
    _job_asked = Signal(object, object)
    _list_asked = Signal()
    _write_asked = Signal(object, object)
    _conversation_asked = Signal(int)
    _search_asked = Signal(str)
    _close_asked = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Starts the thread, which opens the file. ``close`` must be called before the program ends."""
        super().__init__(parent)
        self._thread = QThread(self)
        self._thread.setObjectName("storage")
        self._worker = StoreWorker(path)
        self._worker.moveToThread(self._thread)
        self._worker.new_draft_found.connect(self.new_draft_found)
        self._worker.opened.connect(self.opened)
        self._worker.folders_changed.connect(self.folders_changed)
        self._worker.conversations_changed.connect(self.conversations_changed)
        self._worker.conversation_changed.connect(self.conversation_changed)
        self._worker.chat_read.connect(self.chat_read)
        self._worker.conversation_opened.connect(self.conversation_opened)
        self._worker.search_finished.connect(self.search_finished)
        self._worker.failed.connect(self.failed)
        self._open_asked.connect(self._worker.open)
        self._write_asked.connect(self._worker.write)
        self._conversation_asked.connect(self._worker.open_conversation)
        self._search_asked.connect(self._worker.search)
        self._job_asked.connect(self._worker.carry_out)
        self._list_asked.connect(self._worker.tell_list)
        self._close_asked.connect(self._worker.close)
        self._thread.start()
        self._open_asked.emit()

    def create_conversation(self, title: str) -> int:
        """The id of a new conversation. Raises StorageError if the file takes very long to open."""
        conversation_id = next(self._opened_worker().next_conversation)
        self._write(
            partial(Database.create_conversation, title=title, conversation_id=conversation_id), conversation_id
        )
        return conversation_id

    def rename(self, conversation_id: int, title: str) -> None:
        self._write(partial(Database.rename, conversation_id=conversation_id, title=title), conversation_id)

    def save_chat(self, conversation_id: int, chat: str) -> None:
        """How the conversation is answered, as a JSON document."""
        self._write(partial(Database.save_chat, conversation_id=conversation_id, chat=chat))

    def delete(self, conversation_id: int) -> None:
        """Until the program ends, ``restore_conversation`` brings it back."""
        self._write(partial(Database.delete, conversation_id=conversation_id), conversation_id)

    def restore_conversation(self, conversation_id: int) -> None:
        self._write(partial(Database.restore_conversation, conversation_id=conversation_id), conversation_id)

    def add_message(
        self,
        conversation_id: int,
        role: Role,
        content: str,
        *,
        parent_id: int | None = LEAF,
        edited: bool = False,
    ) -> int:
        """The id of a new, complete message behind ``parent_id`` (None: a first one); it becomes the leaf on screen.
        ``edited``: an answer whose text is the user's."""
        message_id = next(self._opened_worker().next_message)
        self._write(
            partial(
                Database.add_message,
                conversation_id=conversation_id,
                role=role,
                content=content,
                parent_id=parent_id,
                edited=edited,
                message_id=message_id,
            ),
            conversation_id,
        )
        return message_id

    def choose_leaf(self, conversation_id: int, message_id: int) -> None:
        """The branch that ends with this message is on screen."""
        self._write(partial(Database.choose_leaf, conversation_id=conversation_id, message_id=message_id))

    def show_message(self, conversation_id: int, message_id: int) -> None:
        """A branch with this message is on screen; the one that is, if it has it."""
        self._write(partial(Database.show_message, conversation_id=conversation_id, message_id=message_id))

    def save_draft_text(self, conversation_id: int | None, text: str) -> None:
        """What stands unsent in the prompt box of a conversation; None: of the one that is not begun yet."""
        self._write(partial(drafts.save_text, conversation_id=conversation_id, text=text))

    def save_draft_attached(self, conversation_id: int | None, attached: str) -> None:
        """What is attached to it, as blocks."""
        self._write(partial(drafts.save_attached, conversation_id=conversation_id, attached=attached))

    def begin_answer(self, conversation_id: int, *, parent_id: int | None = LEAF) -> int:
        """The id of a new, empty answer in state ``streaming``."""
        message_id = next(self._opened_worker().next_message)
        self._write(
            partial(Database.begin_answer, conversation_id=conversation_id, parent_id=parent_id, message_id=message_id),
        )
        return message_id

    def resume_answer(self, message_id: int) -> None:
        """An answer that had ended is ``streaming`` again."""
        self._write(partial(Database.resume_answer, message_id=message_id))

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
        )

    def save_audit(self, message_id: int, audit: str) -> None:
        """What an audit of the answer found, as a JSON document."""
        self._write(partial(Database.save_audit, message_id=message_id, audit=audit))

    def delete_messages_from(self, message_id: int) -> None:
        """Remove this turn and all that follow it in any branch, for good."""
        self._write(partial(Database.delete_messages_from, message_id=message_id))

    def open_conversation(self, conversation_id: int) -> None:
        """``conversation_opened`` brings it; without messages if there is no such conversation."""
        self._worker.asked += 1
        self._conversation_asked.emit(conversation_id)

    def search(self, text: str) -> None:
        """``search_finished`` brings the hits, unless another search follows before they are found."""
        self._worker.wanted_search = text
        if text:
            self._search_asked.emit(text)

    def later(self, job: "Callable[[Database], T]") -> "Future[T]":
        """Carry out ``job`` in the storage thread, in its turn. To be called, and waited for, from any other thread."""
        future: Future[T] = Future()
        self._job_asked.emit(job, future)
        return future

    def next_ids(self) -> tuple[Callable[[], int], Callable[[], int], Callable[[], int]]:
        """What gives out new ids of conversations, messages and folders, on whatever thread."""
        worker = self._opened_worker()
        return worker.next_conversation.__next__, worker.next_message.__next__, worker.next_folder.__next__

    def tell_list(self) -> None:
        """Tell folders and conversations anew, after jobs that changed them."""
        self._list_asked.emit()

    def create_folder(self, name: str) -> int:
        folder_id = next(self._opened_worker().next_folder)
        self._write(partial(Database.create_folder, name=name, folder_id=folder_id), ALL)
        return folder_id

    def rename_folder(self, folder_id: int, name: str) -> None:
        self._write(partial(Database.rename_folder, folder_id=folder_id, name=name), ALL)

    def collapse_folder(self, folder_id: int, collapsed: bool) -> None:
        self._write(partial(Database.collapse_folder, folder_id=folder_id, collapsed=collapsed), ALL)

    def delete_folder(self, folder_id: int) -> None:
        """Until the program ends, ``restore_folder`` brings it back with all that was in it."""
        self._write(partial(Database.delete_folder, folder_id=folder_id), ALL)

    def restore_folder(self, folder_id: int) -> None:
        self._write(partial(Database.restore_folder, folder_id=folder_id), ALL)

    def pin(self, conversation_id: int, pinned: bool) -> None:
        self._write(partial(Database.pin, conversation_id=conversation_id, pinned=pinned), conversation_id)

    def move(self, conversation_id: int, folder_id: int | None) -> None:
        self._write(partial(Database.move, conversation_id=conversation_id, folder_id=folder_id), conversation_id)

    @property
    def unsaved(self) -> int:
        """How many writes wait because the last one failed (disk full); after ``close``: how many were lost."""
        return len(self._worker.waiting)

    def close(self, timeout_ms: int = CLOSE_TIMEOUT_MS) -> bool:
        """Finish all writes, close the file, end the thread. False if that took longer than allowed."""
        if self._thread.isRunning():
            self._close_asked.emit()
        return self._thread.wait(timeout_ms)

    def _opened_worker(self) -> StoreWorker:
        """The worker once the first free ids are known, which is long before anybody can type a message."""
        if not self._worker.ready.wait(OPEN_TIMEOUT_S):
            raise StorageError(
                Marked("The conversations are still being opened."),
                Marked("Wait a moment, then send the message again."),
            )
        return self._worker

    def _write(self, write: Write, changed: int | None = None) -> None:
        """``changed``: which conversation's line of the list, or ALL."""
        self._worker.asked += 1
        self._write_asked.emit(write, changed)
