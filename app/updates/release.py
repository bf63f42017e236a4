"""What was published about the newest version: read from a signed envelope, and compared with what runs.

The envelope is JSON, ``{"release": TEXT, "signature": BASE64}``; the signature is Ed25519 over the bytes of TEXT,
itself JSON: ``{"version": "1.4.0", "serial": 7, "expires": "2027-06-30", "page": "https://..."}``. ``serial`` grows
with every envelope that is published, so that an older one, served again, is known for what it is; after ``expires``
none is believed, so that it cannot be served for ever.
"""

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dspark_core.marked import Marked

MOST_BYTES = 64 * 1024
VERSION = re.compile(r"(\d{1,5})\.(\d{1,5})\.(\d{1,5})")


class UpdateRefusedError(Exception):
    """What was published is not believed; the message says why."""

    def __init__(self, reason: Marked) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Release:
    """``page``: where people read about it and get it."""

    version: str
    serial: int
    expires: date
    page: str

    def newer_than(self, running: str) -> bool:
        return _numbers(self.version) > _numbers(running)


def read(envelope: bytes, keys: Sequence[str], *, seen: int, today: date) -> Release:
    """The release of an envelope that is signed by one of ``keys`` (Ed25519, base64), not expired, and no older than
    serial ``seen``. Raises UpdateRefusedError."""
    text, signature = _opened(envelope)
    if not any(_signed(text, signature, key) for key in keys):
        raise UpdateRefusedError(
            Marked("The notice is not signed by the makers of this program; it was altered on its way.")
        )
    release = _release(text)
    if release.serial < seen:
        raise UpdateRefusedError(
            Marked(
                "The notice (number {serial}) is older than one that was read before (number {seen}).",
                serial=release.serial,
                seen=seen,
            )
        )
    if release.expires < today:
        raise UpdateRefusedError(Marked("The notice was valid until {day} only.", day=release.expires.isoformat()))
    return release


def _damaged() -> UpdateRefusedError:
    return UpdateRefusedError(Marked("The answer is not a notice of a version of this program."))


def _opened(envelope: bytes) -> tuple[str, bytes]:
    values = _json(envelope)
    text, signature = values.get("release"), values.get("signature")
    if not isinstance(text, str) or not isinstance(signature, str):
        raise _damaged()
    try:
        return text, base64.b64decode(signature, validate=True)
    except (ValueError, binascii.Error):
        raise _damaged() from None


def _signed(text: str, signature: bytes, key: str) -> bool:
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
    try:
        public.verify(signature, text.encode("utf-8", "surrogatepass"))
    except InvalidSignature:
        return False
    return True


def _release(text: str) -> Release:
    """Signed words are still checked: a slip of the publisher must not get on the screen either."""
    values = _json(text)
    try:
        release = Release(
            str(values["version"]), int(values["serial"]), date.fromisoformat(values["expires"]), str(values["page"])
        )
        page = urlsplit(release.page)
    except (KeyError, TypeError, ValueError):
        raise _damaged() from None
    if not VERSION.fullmatch(release.version) or page.scheme != "https" or not page.hostname:
        raise _damaged()
    return release


def _json(text: str | bytes) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise _damaged()
    return values


def _numbers(version: str) -> tuple[int, ...]:
    """The three numbers of a version; what stands behind them (a development build) does not count."""
    match = VERSION.match(version)
    return tuple(int(number) for number in match.groups()) if match else (0, 0, 0)
