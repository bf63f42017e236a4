"""A file of conversations, one entry at a time, whoever wrote it. Everything in it is taken for hostile.

Entries are decoded one by one, not the file as a whole, so that a large file neither holds up the window (the decoder
does not let go of the interpreter) nor needs many times its size as Python values.
"""

import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.exchange import chatgpt, lm_studio, own_json
from app.exchange.records import Read
from dspark_core.marked import Marked
from dspark_core.system_errors import system_reason

MAX_BYTES = 512 << 20
"""Of text, unpacked. The largest exports known are about half of it."""
MAX_ENTRY = 64 << 20
"""Characters of one conversation."""
MAX_MESSAGES = 50_000
"""Of one conversation."""
_CHUNK = 1 << 20
_IN_ZIP = re.compile(r"(?:^|/)(?:conversations(?:-\d+)?\.json|[^/]+\.conversation\.json)$")
_KINDS = (
    (own_json.is_conversation, own_json.read_conversation),
    (chatgpt.is_conversation, chatgpt.read_conversation),
    (lm_studio.is_conversation, lm_studio.read_conversation),
)
_SPACE = re.compile(r"[ \t\r\n]*")


class UnreadableError(Exception):
    """The file as a whole cannot be read; ``args[0]`` says why, after "it"."""


def read_file(path: Path) -> Iterator[tuple[Read, float]]:
    """Every conversation of the file, with the share of the file behind it (0 to 1). Raises UnreadableError."""
    try:
        texts = list(_texts(path))
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableError(Marked("is damaged, or is no ZIP archive")) from error
    except (RuntimeError, NotImplementedError) as error:  # a password; a way of packing that Python does not know
        raise UnreadableError(Marked("is packed in a way that cannot be read here")) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(Marked("is not text in UTF-8")) from error
    except OSError as error:
        raise UnreadableError(Marked("cannot be read: {reason}", reason=system_reason(error))) from error
    total = sum(map(len, texts)) or 1
    before = 0
    for text in texts:
        for value, end in _entries(text):
            yield _read(value), min(1.0, (before + end) / total)
        before += len(text)


def _texts(path: Path) -> Iterator[str]:
    if not zipfile.is_zipfile(path):
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(Marked("is larger than {size} MB", size=MAX_BYTES >> 20))
        yield path.read_bytes().decode("utf-8-sig")
        return
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if _IN_ZIP.search(member.filename)]
        if not members:
            raise UnreadableError(Marked("has no conversations.json in it"))
        left = MAX_BYTES
        for member in sorted(members, key=lambda member: member.filename):
            content = bytearray()
            with archive.open(member) as packed:
                while chunk := packed.read(_CHUNK):  # what the archive says of sizes is not believed
                    content += chunk
                    if len(content) > left:
                        raise UnreadableError(
                            Marked(
                                "is larger than {size} MB when unpacked",
                                size=MAX_BYTES >> 20,
                            )
                        )
            left -= len(content)
            yield content.decode("utf-8-sig")


def _entries(text: str) -> Iterator[tuple[Any, int]]:
    """The conversations of a document and where each ends: the elements of an array, those of the array
    ``conversations`` in an object, or the one document."""
    decoder = json.JSONDecoder(parse_constant=lambda _: None)
    at = _skip(text, 0)
    try:
        if text.startswith("[", at):
            yield from _elements(decoder, text, at)
        elif (begin := _own_array(decoder, text, at)) is not None:
            yield from _elements(decoder, text, begin)
        else:
            value, end = decoder.raw_decode(text, at)
            yield value, end
    except json.JSONDecodeError as error:
        raise UnreadableError(Marked("is damaged JSON (line {number})", number=error.lineno)) from error
    except (RecursionError, ValueError) as error:  # nested without end; a number of millions of digits
        raise UnreadableError(Marked("is JSON that cannot be decoded")) from error


def _elements(decoder: json.JSONDecoder, text: str, at: int) -> Iterator[tuple[Any, int]]:
    """``at`` is the place of the opening bracket."""
    at = _skip(text, at + 1)
    while not text.startswith("]", at):
        value, end = decoder.raw_decode(text, at)
        yield (None if end - at > MAX_ENTRY else value), end
        at = _skip(text, end)
        if text.startswith(",", at):
            at = _skip(text, at + 1)
        elif not text.startswith("]", at):
            raise json.JSONDecodeError("Expecting ',' or ']'", text, at)


def _own_array(decoder: json.JSONDecoder, text: str, at: int) -> int | None:
    """Where the array of conversations begins in a document of the program's own format; None in any other."""
    if not text.startswith("{", at):
        return None
    values: dict[str, Any] = {}
    at = _skip(text, at + 1)
    while text.startswith('"', at):
        key, at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        if not text.startswith(":", at):
            return None
        at = _skip(text, at + 1)
        if "format" not in values and key != "format":  # the first key, always
            return None
        if key == "conversations" and text.startswith("[", at):
            break
        values[key], at = decoder.raw_decode(text, at)
        at = _skip(text, at)
        at = _skip(text, at + 1) if text.startswith(",", at) else at
    if not values:
        return None
    if values.get("format") != own_json.FORMAT or not text.startswith("[", at):
        raise UnreadableError(Marked("is in no known format"))
    version = values.get("version")
    if type(version) is not int or version < 1:
        raise UnreadableError(Marked("does not say its version"))
    if version > own_json.VERSION:
        raise UnreadableError(
            Marked(
                "was written by a newer version of DSpark Chat (format {version})",
                version=version,
            )
        )
    return at


def _read(value: Any) -> Read:
    if value is None:
        return Read(problem=Marked("it is empty or too large"))
    for is_conversation, read_conversation in _KINDS:
        if is_conversation(value):
            if len(value.get("mapping") or value.get("messages") or ()) > MAX_MESSAGES:
                return Read(problem=Marked("it has too many messages"))
            return read_conversation(value)
    return Read(problem=Marked("it is in no known format"))


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    assert match is not None  # it also matches nothing
    return match.end()
