"""The chat template of a model by its SHA-256, read as transformers finds it. Standard library only."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

PLACES = OWN_FILE, IN_CONFIG = "chat_template.jinja", "tokenizer_config.json"
"""Where it can stand: the first goes before the second."""
MAX_BYTES = 16 << 20
"""Of either file: the largest known have 2 MB, of added tokens."""


def template_digest(read: Callable[[str], bytes | None]) -> str:
    """SHA-256 of the template that chats are written with; empty where there is none. ``read``: the content of a file
    of the model, None for one that it lacks."""
    template = read(OWN_FILE)
    if template is None:
        try:
            found = json.loads(read(IN_CONFIG) or b"{}")["chat_template"]
            if not found:
                return ""
            template = (found if isinstance(found, str) else json.dumps(found)).encode(errors="replace")
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
    return hashlib.sha256(template).hexdigest()


def template_of(folder: Path) -> str:
    """The same of a folder. Raises OSError."""

    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() and path.stat().st_size <= MAX_BYTES else None

    return template_digest(read)
