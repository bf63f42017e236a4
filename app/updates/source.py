"""Where this build asks for newer versions. A checkout names no place: packaging puts it in."""

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Source:
    """``address`` of the signed envelope, and the ``keys`` that may have signed it (Ed25519, base64)."""

    address: str
    keys: tuple[str, ...]


def load_source(file: Path) -> Source | None:
    """The source that packaging put into ``file`` (``{"address": ..., "keys": [...]}``); None: this build has none."""
    try:
        values = json.loads(file.read_bytes())
        source = Source(str(values["address"]), tuple(values["keys"]))
        right = all(len(base64.b64decode(key, validate=True)) == KEY_BYTES for key in source.keys)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return source if right and source.keys and urlsplit(source.address).scheme == "https" else None
