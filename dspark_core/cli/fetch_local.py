"""``fetch PATH``: a model that is on this computer already, used where it is or converted."""

import argparse
import json
from pathlib import Path

from dspark_core.cli.progress import show_all
from dspark_core.errors import ModelFolderError
from dspark_core.models.gguf_import import import_gguf, imported_name, read_gguf
from dspark_core.models.inventory import remember_folder
from dspark_core.models.store import models_dir


def fetch_local(args: argparse.Namespace, path: Path) -> int:
    """Raises EngineError when it cannot be done; returns 0 otherwise."""
    if args.source is not None:
        raise ModelFolderError(f"{path} is a folder or file itself.", "Leave --from out.")
    if path.suffix == ".gguf":
        licence = read_gguf(path).licence
        show_all(import_gguf(path))
        folder, done = models_dir() / imported_name(path), "is converted"
    else:
        model = remember_folder(path)
        folder, licence, done = path, model.licence, "is used where it is"
    if args.json:
        print(json.dumps({"path": str(path), "folder": str(folder), "licence": licence}))
    else:
        print(f"{path.name} {done}: --target {folder}  [licence {licence or 'not stated'}]")
    return 0
