"""Text files that are sent along with a prompt: read with care, put before it as fenced blocks, and found there again.

Without Qt. The message that holds the blocks is the only place they are kept: what the model reads is what is stored.
Nothing in a file is followed anywhere.
"""

import errno
import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pygments.lexers import get_lexer_for_filename
from pygments.util import ClassNotFound

from dspark_core.errors import EngineError
from dspark_core.marked import Marked
from dspark_core.system_errors import system_reason

LARGEST_FILE = 1 << 20
"""Bytes: several times what a long context holds."""
MOST_FILES = 20
LONGEST_NAME = 120

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text has; escape sequences of terminals and form feeds are let through."""
_BLOCK = re.compile(r"File `([^`\n]+)`:\n(`{3,})[^`\n]*\n(.*?)\n\2(?:\n\n|\Z)", re.DOTALL)


class AttachmentError(EngineError):
    """A file cannot be attached."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """``encoding`` in words where it was not UTF-8, the usual."""

    name: str
    text: str
    encoding: str = ""

    @property
    def size(self) -> int:
        """Bytes of the text in UTF-8."""
        return len(self.text.encode("utf-8", "replace"))


def read_attachment(path: Path) -> Attachment:
    """The text of a file. Raises AttachmentError where it has none, is too large or cannot be read."""
    name = tidy_name(path.name)
    data = _bytes_of(path, name)
    if data.startswith(b"%PDF"):
        raise AttachmentError("{name} is a PDF, not text. Copy the text out of it, or attach a text file.", name=name)
    text, encoding = _decoded(data, name)
    return Attachment(name, text.replace("\r\n", "\n"), encoding)


def block(attachment: Attachment) -> str:
    """What the model reads: the name, and the text in a fence longer than any in it."""
    longest = max((len(run) for run in re.findall("`+", attachment.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"File `{attachment.name}`:\n{fence}{_language(attachment.name)}\n{attachment.text}\n{fence}"


def compose(text: str, attachments: Sequence[Attachment]) -> str:
    """A prompt with its attachments before it."""
    return with_blocks(text, [block(each) for each in attachments])


def with_blocks(text: str, blocks: Sequence[str]) -> str:
    """The same with what ``block`` has made before."""
    return "\n\n".join([*blocks, *([text] if text.strip() or not blocks else [])])


def split(content: str) -> tuple[str, tuple[Attachment, ...]]:
    """The inverse of compose: what was typed, and the attachments."""
    found: list[Attachment] = []
    end = 0
    while (match := _BLOCK.match(content, end)) is not None:
        found.append(Attachment(match[1], match[3]))
        end = match.end()
    return content[end:], tuple(found)


def tidy_name(name: str) -> str:
    """One line that can be shown and cannot end its quotes; a long name keeps its ending."""
    shown = "".join(c if c.isprintable() else "�" for c in name).replace("`", "'").strip() or "file"
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 21]}…{shown[-20:]}"


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise AttachmentError("{name} is a folder. Attach the files in it that matter.", name=name)
        # not blocking: a pipe that nobody writes to would hold up the window
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise AttachmentError("{name} is no file with text.", name=name)
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise AttachmentError(_in_words(error, name)) from error
    except ValueError as error:  # a zero byte in the path
        raise AttachmentError("{name} cannot be read: its name is none.", name=name) from error
    if len(data) > LARGEST_FILE:
        raise AttachmentError(
            "{name} is too large: at most 1 MiB of text can be attached. Attach the part that matters.", name=name
        )
    return data


def _in_words(error: OSError, name: str) -> Marked:
    if error.errno == errno.ELOOP:
        return Marked("{name} is a link that leads in a circle.", name=name)
    if error.errno == errno.ENOENT:
        return Marked("{name} is not there any more, or is a link to nowhere.", name=name)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Marked("{name} may not be read. Change its permissions, or attach a copy.", name=name)
    return Marked("{name} cannot be read: {reason}.", name=name, reason=system_reason(error))


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text, and its encoding in words if it is not UTF-8."""
    bom = next(((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)), None)
    try:
        if bom is not None:
            text, encoding = data[len(bom[0]) :].decode(bom[1]), bom[1]
        elif (guessed := _utf_16_without_mark(data)) is not None:
            text, encoding = data.decode(guessed), guessed
        else:
            text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "latin-1"
    if _NO_TEXT.search(text):
        raise AttachmentError(
            "{name} is not text, so the model cannot read it. Only text and code can be attached.", name=name
        )
    words = {"utf-8": "", "latin-1": Marked("read as Latin-1")}
    return text, words.get(encoding, encoding.upper())


def _utf_16_without_mark(data: bytes) -> str | None:
    """UTF-16 of mostly Latin letters has a zero in every other byte, and no other text has that."""
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = data[0:4096:2], data[1:4096:2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) == 0:
        return "utf-16-be"
    return None


def _language(name: str) -> str:
    """What the block says about its language, by the file's name alone; empty where it is not known."""
    try:
        alias = str(get_lexer_for_filename(name).aliases[0])
    except (ClassNotFound, IndexError):
        return ""
    return alias if re.fullmatch(r"[\w.+#-]+", alias) and alias != "text" else ""
