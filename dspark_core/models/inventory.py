"""Which models are on this computer: in our store, in folders of other programs, in folders the user named.

Folders of others are used where they are: never copied, changed or deleted. Trained drafters are not listed.
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dspark_core.errors import CorruptFileError, FetchError, InvalidRequestError, ModelFolderError, UnsafeModelError
from dspark_core.marked import NOTHING, Marked
from dspark_core.models import catalogue, store
from dspark_core.models.fetch_errors import explain_os_error
from dspark_core.models.gguf_header import read_header
from dspark_core.models.gguf_import import why_not_imported
from dspark_core.models.other_programs import hugging_face_snapshots, lm_studio_models
from dspark_core.models.templates import template_warning
from dspark_core.preferences import data_dir
from dspark_core.small_files import locked, write_whole
from dspark_core.system_errors import system_reason

Place = Literal["store", "hugging_face", "lm_studio", "folder"]
State = Literal["ready", "needs_conversion", "unusable", "vanished"]

MAX_CONFIG_BYTES = 8 << 20
CARD_BYTES = 8 << 10
GONE = Marked("Files of it are missing.")


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model on this computer. ``name`` is what ``find_model`` takes: of the catalogue, OWNER/NAME, or the path.

    ``bytes`` on the disk; ``licence`` empty when nothing says it; ``revision`` the commit it came from, if known.
    ``state``: "ready" has what a model folder needs (loading it may still find something wrong), "needs_conversion" is
    a GGUF file that can be imported, "unusable" says why in ``reason``, "vanished" has lost files;
    one that is ready may have a ``reason`` too: what to know of its chat template.
    """

    name: str
    title: str
    path: Path
    place: Place
    state: State
    bytes: int
    licence: str = ""
    revision: str = ""
    reason: Marked = NOTHING

    @property
    def deletable(self) -> bool:
        """Whether ``delete`` removes its files: only what this program put there."""
        return self.place == "store"


def list_models() -> list[LocalModel]:
    """All of them, our own first. Reads names, sizes and small headers only."""
    models = list(_own())
    for repo, revision, path in hugging_face_snapshots():
        models.append(_look_at(path, "hugging_face", repo, revision))
    for path in lm_studio_models():
        models.append(_look_at(path, "lm_studio", "/".join(path.parts[-2:])))
    known = {model.path for model in models}
    models += [_look_at(path, "folder", path.name) for path in _remembered() if path not in known]
    return models


def remember_folder(path: Path) -> LocalModel:
    """Record a model folder or GGUF file to be used in place. Raises ModelFolderError, UnsafeModelError."""
    path = path.expanduser().absolute()
    model = _look_at(path, "folder", path.name)
    if model.state == "vanished":
        raise ModelFolderError(
            "There is no model at {path}.", "Choose a folder with config.json and safetensors.", path=path
        )
    if model.state == "unusable":
        pickles = any(file.suffix in (".bin", ".pt", ".pth") for file in path.iterdir()) if path.is_dir() else False
        raise (UnsafeModelError if pickles else ModelFolderError)(
            Marked("{path} cannot be used. {reason}", path=path, reason=model.reason)
        )
    _remember(path, [path])
    return model


def forget_folder(path: Path) -> None:
    """Take a recorded folder off the list; its files stay."""
    _remember(path.expanduser().absolute(), [])


def delete(model: LocalModel) -> int:
    """Remove a model of our own store from the disk; returns the bytes that became free. Raises InvalidRequestError
    for a model of somebody else, FetchError (in use, no rights)."""
    if not model.deletable or model.path.parent != store.models_dir() or model.path.name.startswith("."):
        raise InvalidRequestError(
            "{title} is not deleted: its files belong to another program or to you.",
            "Delete them there.",
            title=model.title,
        )
    with store.try_lock() as alone:
        if not alone:
            raise FetchError("The store is in use by another download.", "Wait until it is done, then try again.")
        try:
            # out of sight by one rename, so that a kill leaves no half of it
            away = Path(tempfile.mkdtemp(prefix=f"{store.INCOMING}old-", dir=store.models_dir()))
            os.replace(model.path, away / model.path.name)
        except OSError as error:
            raise explain_os_error(error) from error
        shutil.rmtree(away, ignore_errors=True)
    return model.bytes


def _own() -> Iterator[LocalModel]:
    for manifest in sorted(store.models_dir().glob(f"*/{store.MANIFEST}")):
        folder = manifest.parent
        target, origin = catalogue.packaged(folder.name), store.origin_of(folder)
        repo = origin.get("repo", "")
        name = folder.name if target else repo or str(folder)
        whole = store.installed(folder.name) is not None
        yield LocalModel(
            name,
            title=target.title if target else origin.get("title") or repo or folder.name,
            path=folder,
            place="store",
            state="ready" if whole else "vanished",
            bytes=_size(folder),
            licence=target.licence if target else origin.get("licence", ""),
            revision=origin.get("revision", ""),
            reason=template_warning(folder) if whole else GONE,
        )


def _look_at(path: Path, place: Place, title: str, revision: str = "") -> LocalModel:
    """What is at ``path``, by names, sizes, config.json and the card."""
    state, reason, licence = "ready", NOTHING, ""
    try:
        if path.suffix == ".gguf" and path.is_file():
            header = read_header(path, count_weights=False)
            licence, reason = header.licence, why_not_imported(path, header.architecture)
            state = "unusable" if reason else "needs_conversion"
        elif not (path / "config.json").is_file():
            state, reason = "vanished", GONE
        else:
            licence, reason = _card_licence(path), _flaw(path)
            state = "unusable" if reason else "ready"
            reason = reason or template_warning(path)
    except CorruptFileError as error:
        state, reason = "unusable", Marked("{what} {advice}", what=error.message, advice=error.hint)
    except OSError as error:
        state, reason = "unusable", Marked("It cannot be read ({reason}).", reason=system_reason(error))
    return LocalModel(str(path), title, path, place, state, _size(path), licence, revision, reason)  # type: ignore[arg-type]


def _flaw(folder: Path) -> Marked:
    """Why a folder with config.json is no model that could be loaded; empty if nothing of that kind is seen."""
    if (folder / "config.json").stat().st_size > MAX_CONFIG_BYTES:
        return Marked("Its config.json is far too large.")
    try:
        config: Any = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return Marked("Its config.json is not valid JSON.")
    if not isinstance(config, dict):
        return Marked("Its config.json does not describe a model.")
    if "quantization" in config and "quantization_config" not in config:
        return Marked("Its weights are stored for MLX, in a form that only Apple's library reads.")
    index = folder / "model.safetensors.index.json"
    if index.is_file():
        return _missing_shards(index)
    return NOTHING if any(folder.glob("*.safetensors")) else Marked("It has no safetensors weights.")


def _missing_shards(index: Path) -> Marked:
    try:
        shards = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return Marked("The list of its weights is damaged.")
    missing = sorted(str(name) for name in shards if not (index.parent / str(name)).is_file())
    return Marked("{file} is missing.", file=missing[0]) if missing else NOTHING


def _card_licence(folder: Path) -> str:
    """What the head of README.md says, where Hugging Face keeps a model's facts."""
    try:
        with (folder / "README.md").open("rb") as file:
            head = file.read(CARD_BYTES).decode(errors="replace")
    except OSError:
        return ""
    match = re.match(r"---\s*\n(.*?)\n---", head, re.DOTALL)
    found = re.search(r"^license:\s*([\w.-]{1,60})\s*$", match[1], re.MULTILINE) if match else None
    return found[1] if found else ""


def _size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder. Links count as what they lead to: caches consist of them."""
    try:
        if path.is_file():
            return path.stat().st_size
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    except OSError:
        return 0


def _list_file() -> Path:
    return data_dir() / "folders.json"


def _remembered() -> list[Path]:
    try:
        stored = json.loads(_list_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    return [Path(entry) for entry in stored if isinstance(entry, str)] if isinstance(stored, list) else []


def _remember(path: Path, instead: list[Path]) -> None:
    """Put ``instead`` in the place of ``path`` on the list."""
    with locked(_list_file()):
        paths = [other for other in _remembered() if other != path] + instead
        write_whole(_list_file(), json.dumps([str(each) for each in paths], indent=1))
