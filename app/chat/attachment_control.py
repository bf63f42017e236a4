"""The attachments of the prompt that is being written, and how many tokens each has.

Each file is read in a thread of its own: a drive that does not answer holds up neither the window nor other files.
"""

import threading
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.chat.attachments import (
    MOST_FILES,
    Attachment,
    AttachmentError,
    block,
    read_attachment,
    split,
    tidy_name,
    with_blocks,
)
from app.chat.token_counter import TokenCounter
from app.language import translated
from dspark_core.cancel import CancelToken
from dspark_core.token_counts import Counted, CountRequest

CHARACTERS_PER_TOKEN = 4
MOST_PROBLEMS = 3
"""Told at once; the newest count."""


@dataclass(slots=True, eq=False)
class Pending:
    """``attachment`` None: the file is being read. ``tokens`` None: not counted yet, or not possible now."""

    name: str
    attachment: Attachment | None = None
    block: str = ""
    """What is sent: made once, for it takes a while with a large file."""
    tokens: int | None = None
    counting: CancelToken | None = None


class AttachmentControl(QObject):
    """``changed``: of ``pending``, or of a count in it. ``refused`` carries why files were not attached, in words."""

    changed = Signal()
    refused = Signal(str)
    _read_ended = Signal(object, object, str)
    """From the thread that read: a Pending, its Attachment (or AttachmentError, or None after a fault) and block."""

    def __init__(self, counter: TokenCounter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.pending: list[Pending] = []
        self._set_aside: list[Pending] | None = None
        """What was attached before a message was edited in the box."""
        self._problems: list[str] = []
        """Since there was last no file being read."""
        self._read_ended.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Those that have been read."""
        return tuple(each.attachment for each in self.pending if each.attachment is not None)

    @property
    def being_read(self) -> tuple[str, ...]:
        """Names of the files that are not there yet."""
        return _being_read(self.pending)

    def content(self, text: str) -> str:
        """A prompt with its attachments, as it is sent."""
        return _content(text, self.pending)

    def draft(self) -> str:
        """What is attached to the unsent prompt, as blocks; also while a message is edited in its place."""
        return _content("", self.pending if self._set_aside is None else self._set_aside)

    def set_draft(self, blocks: str) -> None:
        """Attach what ``draft`` gave of another prompt; what is edited is given up, what is being read stays out."""
        left = _being_read(self.pending if self._set_aside is None else self._set_aside)
        self._set_aside = None
        self._show([_read_before(attachment) for attachment in split(blocks)[1]])
        if left:
            words = self.tr("Not attached, as it was still being read: {names}")
            self.refused.emit(words.format(names=", ".join(left)))

    def set_aside(self) -> None:
        """A message is edited in the box: what is attached waits for ``put_back``."""
        if self._set_aside is None:
            self._set_aside = self.pending
        self._show([])

    def put_back(self) -> None:
        """The edit has ended: what was attached before is attached again."""
        if self._set_aside is not None:
            before, self._set_aside = self._set_aside, None
            self._show(before)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Read and attach these; those that cannot be are told, the others are attached all the same."""
        for path in paths:
            if len(self.pending) >= MOST_FILES:
                words = self.tr("Only {most} files can be attached to a message; the others were left out.")
                self._refuse(words.format(most=MOST_FILES))
                break
            pending = Pending(tidy_name(path.name))
            self.pending.append(pending)
            # a daemon, so that a read that never ends does not keep the program from ending
            threading.Thread(target=self._read, args=(pending, path), name="attachment", daemon=True).start()
        self.changed.emit()

    def add(self, attachments: Iterable[Attachment]) -> None:
        """Attach these, which were read before."""
        added = [_read_before(attachment) for attachment in attachments if attachment not in self.attachments]
        if added:
            self.pending = [*self.pending, *added]
            for each in added:
                self._count(each)
            self.changed.emit()

    def remove(self, pending: Pending) -> None:
        """Also one that is still being read."""
        if pending in self.pending:
            self._stop(pending)
            self.pending.remove(pending)
            self.changed.emit()

    def clear(self) -> None:
        """They were sent, or are no longer wanted."""
        self._show([])

    @Slot()
    def count_again(self) -> None:
        """Another target has another tokenizer."""
        self._show(self.pending)

    def _show(self, pending: list[Pending]) -> None:
        """Attach these in place of what is attached now."""
        before, self.pending = self.pending, pending
        for each in before:
            self._stop(each)
        for each in pending:
            each.tokens = None
            self._count(each)
        if before or pending:
            self.changed.emit()

    def _read(self, pending: Pending, path: Path) -> None:
        """In a thread of its own."""
        result: Attachment | AttachmentError | None = None
        blocked = ""
        try:
            attachment = read_attachment(path)
            blocked = block(attachment)
            result = attachment
        except AttachmentError as error:
            result = error
        finally:
            with suppress(RuntimeError):  # the window may be gone meanwhile
                self._read_ended.emit(pending, result, blocked)

    @Slot(object, object, str)
    def _arrived(self, pending: Pending, result: Attachment | AttachmentError | None, blocked: str) -> None:
        home = next((each for each in (self.pending, self._set_aside or []) if pending in each), None)
        if home is None:
            return  # removed while it was read
        if isinstance(result, Attachment) and all(each.attachment != result for each in home):
            pending.attachment, pending.block = result, blocked
            if home is self.pending:
                self._count(pending)
        else:
            home.remove(pending)
            if isinstance(result, AttachmentError):
                self._refuse(translated(result.message))
            elif result is not None:
                self._refuse(self.tr("{name} is attached already.").format(name=result.name))
        if not _being_read(home):
            self._problems.clear()
        self.changed.emit()

    def _refuse(self, problem: str) -> None:
        self._problems.append(problem)
        self.refused.emit(" ".join(self._problems[-MOST_PROBLEMS:]))

    def _count(self, pending: Pending) -> None:
        if pending.attachment is None:
            return

        def counted(result: Counted) -> None:
            pending.tokens, pending.counting = result.tokens, None
            self.changed.emit()

        pending.counting = self._counter.ask(CountRequest(text=pending.block), counted)

    def _stop(self, pending: Pending) -> None:
        if pending.counting is not None:
            pending.counting.cancel()
            pending.counting = None


def _content(text: str, pending: Iterable[Pending]) -> str:
    return with_blocks(text, [each.block for each in pending if each.attachment is not None])


def _being_read(pending: Iterable[Pending]) -> tuple[str, ...]:
    return tuple(each.name for each in pending if each.attachment is None)


def _read_before(attachment: Attachment) -> Pending:
    return Pending(attachment.name, attachment, block(attachment))
