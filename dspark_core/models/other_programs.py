"""Where other programs keep models on this computer."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def hugging_face_cache() -> Path:
    """Hugging Face's cache of models: HF_HUB_CACHE, else ``hub`` in HF_HOME, else in the user's cache."""
    if chosen := os.environ.get("HF_HUB_CACHE"):
        return Path(chosen).expanduser()
    home = os.environ.get("HF_HOME")
    return (Path(home).expanduser() if home else Path.home() / ".cache" / "huggingface") / "hub"


def hugging_face_snapshots() -> Iterator[tuple[str, str, Path]]:
    """(OWNER/NAME, commit, folder) of every version in Hugging Face's cache that holds weights."""
    from huggingface_hub import CacheNotFound, scan_cache_dir  # takes a while to import

    try:
        cache = scan_cache_dir(hugging_face_cache())
    except (CacheNotFound, ValueError, OSError):
        return
    for repo in sorted(cache.repos, key=lambda repo: repo.repo_id):
        for revision in sorted(repo.revisions, key=lambda revision: revision.commit_hash):
            if repo.repo_type == "model" and any(file.file_name.endswith(".safetensors") for file in revision.files):
                yield repo.repo_id, revision.commit_hash, revision.snapshot_path


def snapshot_of(folder: Path) -> tuple[str, str]:
    """(OWNER/NAME, commit) of a folder in Hugging Face's cache, by its path; of another folder two empty texts."""
    repository = folder.parent.parent.name
    if folder.parent.name != "snapshots" or not repository.startswith("models--"):
        return "", ""
    return repository.removeprefix("models--").replace("--", "/"), folder.name


def lm_studio_folders() -> list[Path]:
    """The folders of models of LM Studio: those that exist, of the place it is set to and its earlier one."""
    home = Path.home()
    root = home / ".lmstudio"
    with suppress(OSError, ValueError):
        root = Path((home / ".lmstudio-home-pointer").read_text(encoding="utf-8").strip() or root)
    folders = [root / "models", home / ".cache" / "lm-studio" / "models"]
    with suppress(OSError, ValueError, KeyError, TypeError):
        chosen = json.loads((root / "settings.json").read_text(encoding="utf-8"))["downloadsFolder"]
        folders.insert(0, Path(chosen))
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]


def lm_studio_models() -> Iterator[Path]:
    """Model folders and GGUF files of LM Studio, which lie two folders deep: PUBLISHER/NAME."""
    for root in lm_studio_folders():
        for folder in sorted(path for path in root.glob("*/*") if path.is_dir()):
            if (folder / "config.json").is_file():
                yield folder
            yield from sorted(path for path in folder.glob("*.gguf") if not path.name.startswith("mmproj"))
