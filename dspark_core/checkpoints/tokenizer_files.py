"""What a folder's tokenizer files may hold before a library reads them: bounded sizes, no paths of their own."""

from pathlib import Path
from typing import Any

from dspark_core.checkpoints.model_folder import read_json
from dspark_core.errors import CorruptFileError, UnsafeModelError
from dspark_core.marked import Marked

MAX_FILE_BYTES = 64 << 20
"""The largest known (Gemma's) has 33 MB."""
READ_BY_LIBRARIES = {".json", ".txt", ".jinja", ".model", ".tiktoken"}
MAX_VOCABULARY = 1 << 19
"""Twice Gemma's; reading it takes about four seconds."""
MAX_ADDED = 40_000
"""Models of speech have 28,000 tokens beside the vocabulary. transformers takes 0.1 ms or so for each."""


def check_tokenizer_files(folder: Path) -> None:
    """Raises CorruptFileError for files that are far too large for what they are, UnsafeModelError for such as name
    other files."""
    for file in [*folder.iterdir(), *folder.glob("additional_chat_templates/*")]:
        if file.suffix in READ_BY_LIBRARIES and file.stat().st_size > MAX_FILE_BYTES:
            raise _too_much(file, Marked("{size:,} MB", size=file.stat().st_size >> 20))
    found = {name: _optional(folder / name) for name in ("tokenizer.json", "tokenizer_config.json", "vocab.json")}
    model = found["tokenizer.json"].get("model")
    vocabulary = model.get("vocab") if isinstance(model, dict) else None
    for name, entries in (("tokenizer.json", vocabulary), ("vocab.json", found["vocab.json"])):
        if _count(entries) > MAX_VOCABULARY:
            raise _too_much(folder / name, Marked("a vocabulary of {count:,} tokens", count=_count(entries)))
    config, special = found["tokenizer_config.json"], _optional(folder / "special_tokens_map.json")
    for name, entries in (
        ("tokenizer.json", found["tokenizer.json"].get("added_tokens")),
        ("added_tokens.json", _optional(folder / "added_tokens.json")),
        *(
            (name, table.get(key))
            for name, table in (("tokenizer_config.json", config), ("special_tokens_map.json", special))
            for key in ("added_tokens_decoder", "additional_special_tokens", "extra_special_tokens")
        ),
        ("tokenizer_config.json", config),
        ("special_tokens_map.json", special),
    ):
        if _count(entries) > MAX_ADDED:
            raise _too_much(folder / name, Marked("{count:,} added tokens", count=_count(entries)))
    # transformers takes these as paths and as arguments, wherever they lead
    files = config.get("fast_tokenizer_files") or []
    if any(not isinstance(name, str) or Path(name).name != name or "\\" in name for name in files):
        raise _leads_out(folder / "tokenizer_config.json", "fast_tokenizer_files")
    if config.get("init_inputs"):
        raise _leads_out(folder / "tokenizer_config.json", "init_inputs")
    for key in special:
        if not key.endswith(("_token", "_tokens")):
            raise _leads_out(folder / "special_tokens_map.json", key)


def _optional(path: Path) -> dict[str, Any]:
    return read_json(path) if path.is_file() else {}


def _count(entries: Any) -> int:
    return len(entries) if isinstance(entries, dict | list) else 0


def _too_much(file: Path, what: Marked) -> CorruptFileError:
    return CorruptFileError(
        "{file} in {folder} is far larger than that of any known model ({what}).",
        "Fetch the model again, or choose another folder.",
        file=file.name,
        folder=file.parent,
        what=what,
    )


def _leads_out(file: Path, key: str) -> UnsafeModelError:
    return UnsafeModelError(
        "{file} in {folder} names files or arguments of its own ({key:.60}), which are never followed.",
        "Choose another model, or fetch this one again from a source you trust.",
        file=file.name,
        folder=file.parent,
        key=key,
    )
