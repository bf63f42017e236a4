"""Publishes what the update check reads: makes a key, and signs the notice of a version.

    python packaging/sign_release.py key KEY_FILE
    python packaging/sign_release.py notice KEY_FILE --serial 7 --page https://... --days 180 > updates.json

The key file stays with the publisher; the public half that ``key`` prints goes, with the address of the notice, into
``resources/updates.json`` of the packages: ``{"address": "https://...", "keys": ["..."]}``.
"""

import argparse
import base64
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from environment import ROOT

sys.path.insert(0, str(ROOT))

from dspark_core import __version__


def make_key(file: Path) -> str:
    """A new private key in ``file``, which must not exist yet; returns the public one."""
    key = Ed25519PrivateKey.generate()
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as sink:
        sink.write(base64.b64encode(key.private_bytes_raw()).decode() + "\n")
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def notice(file: Path, *, serial: int, page: str, days: int) -> str:
    """The signed envelope for the version of this tree (format: app/updates/release.py)."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(file.read_text(encoding="ascii")))
    expires = datetime.now(UTC).date() + timedelta(days=days)
    text = json.dumps({"version": __version__, "serial": serial, "expires": expires.isoformat(), "page": page})
    return json.dumps({"release": text, "signature": base64.b64encode(key.sign(text.encode())).decode()})


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Keys and signed notices for the update check.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("key", help="make a key, print its public half").add_argument("file", type=Path)
    sign = commands.add_parser("notice", help="print the signed notice of this version")
    sign.add_argument("file", type=Path)
    sign.add_argument("--serial", type=int, required=True, help="higher than that of every notice before")
    sign.add_argument("--page", required=True, help="https address where people get this version")
    sign.add_argument("--days", type=int, default=180, help="how long the notice is believed")
    options = parser.parse_args(arguments)
    try:
        if options.command == "key":
            print(make_key(options.file))
        else:
            print(notice(options.file, serial=options.serial, page=options.page, days=options.days))
    except FileExistsError:
        parser.error(f"{options.file} exists; a key is never overwritten")
    except (OSError, ValueError) as error:
        parser.error(f"{options.file}: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
