"""The attachments of the prompt that is being written, and how many tokens each has."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.chat.attachments import MOST_FILES, Attachment, AttachmentError, block, read_attachment, with_blocks
from app.chat.token_counter import TokenCounter
from app.language import translated
from dspark_core.cancel import CancelToken
from dspark_core.token_counts import Counted, CountRequest

CHARACTERS_PER_TOKEN = 4


@dataclass(slots=True, eq=False)
class Pending:
    """``tokens`` None: not counted yet, or not possible now."""

    attachment: Attachment
    block: str
    """What is sent: made once, for it takes a while with a large file."""
    tokens: int | None = None
    counting: CancelToken | None = None

    @property
    def estimate(self) -> int:
        return max(1, len(self.attachment.text) // CHARACTERS_PER_TOKEN)


class AttachmentControl(QObject):
    """``changed``: of ``pending``, or of a count in it. ``refused`` carries why files were not attached, in words."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, counter: TokenCounter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self.pending: list[Pending] = []

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return tuple(each.attachment for each in self.pending)

    def content(self, text: str) -> str:
        """A prompt with its attachments, as it is sent."""
        return with_blocks(text, [each.block for each in self.pending])

    def add_files(self, paths: Iterable[Path]) -> None:
        """Read and attach these; those that cannot be are told, the others are attached all the same."""
        problems: list[str] = []
        read: list[Attachment] = []
        for path in paths:
            if len(self.pending) + len(read) >= MOST_FILES:
                words = self.tr("Only {most} files can be attached to a message; the others were left out.")
                problems.append(words.format(most=MOST_FILES))
                break
            try:
                attachment = read_attachment(path)
            except AttachmentError as error:
                problems.append(translated(error.message))
                continue
            if attachment in read or attachment in self.attachments:
                problems.append(self.tr("{name} is attached already.").format(name=attachment.name))
            else:
                read.append(attachment)
        self.add(read)
        if problems:
            self.refused.emit(" ".join(problems[:3]))

    def add(self, attachments: Iterable[Attachment]) -> None:
        """Attach these, which were read before."""
        added = [Pending(attachment, block(attachment)) for attachment in attachments]
        if added:
            self.pending += added
            for each in added:
                self._count(each)
            self.changed.emit()

    def remove(self, pending: Pending) -> None:
        if pending in self.pending:
            self._stop(pending)
            self.pending.remove(pending)
            self.changed.emit()

    def clear(self) -> None:
        """They were sent, or are no longer wanted."""
        if self.pending:
            for each in self.pending:
                self._stop(each)
            self.pending = []
            self.changed.emit()

    @Slot()
    def count_again(self) -> None:
        """Another target has another tokenizer."""
        for each in self.pending:
            self._stop(each)
            each.tokens = None
            self._count(each)
        self.changed.emit()

    def _count(self, pending: Pending) -> None:
        def counted(result: Counted) -> None:
            pending.tokens, pending.counting = result.tokens, None
            self.changed.emit()

        pending.counting = self._counter.ask(CountRequest(text=pending.block), counted)

    def _stop(self, pending: Pending) -> None:
        if pending.counting is not None:
            pending.counting.cancel()
            pending.counting = None
