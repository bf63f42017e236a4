from pathlib import Path

import pytest

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, FetchError, InvalidRequestError
from dspark_core.models import move
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.move import MARK, move_store
from dspark_core.models.store import damaged_files, install, installed, models_dir, try_lock
from dspark_core.preferences import read_preferences


@pytest.fixture
def old(store: Path) -> Path:
    """A store with a model, a download that was begun, a drafter, and the leftover of a killed run."""
    folder = store / ".incoming-x" / "model"
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(bytes(range(256)) * 10_000)
    install(folder, "tiny")
    (store / ".partial" / "acme--tiny").mkdir(parents=True)
    (store / ".partial" / "acme--tiny" / "x.part").write_bytes(b"beginning")
    (store / ".partial" / "acme--tiny.lock").touch()
    (store / "drafters" / "tiny").mkdir(parents=True)
    (store / "drafters" / "tiny" / "config.json").write_text("{}")
    (store / ".incoming-x" / "rest").write_bytes(b"rest")
    return store


def test_the_models_lie_at_the_new_place(old: Path, tmp_path: Path) -> None:
    to = tmp_path / "big disk" / "models"
    steps = list(move_store(to))
    assert steps[-1].finished
    assert models_dir() == to
    assert installed("tiny") == to / "tiny"
    assert damaged_files("tiny") == []
    assert (to / ".partial" / "acme--tiny" / "x.part").read_bytes() == b"beginning"
    assert (to / "drafters" / "tiny" / "config.json").is_file()
    assert not (to / ".incoming-x").exists()
    assert not (to / MARK).exists()
    assert list(old.iterdir()) == []


def test_a_move_that_was_stopped_changes_nothing_and_can_be_begun_again(old: Path, tmp_path: Path) -> None:
    to = tmp_path / "models"
    cancel = CancelToken()
    steps = move_store(to, cancel)
    next(steps)
    cancel.cancel()
    with pytest.raises(FetchCancelledError):
        list(steps)
    assert installed("tiny") == old / "tiny"
    list(move_store(to))
    assert installed("tiny") == to / "tiny"


def test_a_copy_that_differs_is_noticed(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(move, "sha256_of", lambda file: str(file.is_relative_to(old)))
    with pytest.raises(CorruptFileError, match="differs"):
        list(move_store(tmp_path / "models"))
    assert installed("tiny") == old / "tiny"


def test_a_running_download_is_waited_for_by_the_user(old: Path, tmp_path: Path) -> None:
    for lock in (None, old / ".partial" / "acme--tiny.lock"):
        with try_lock(lock), pytest.raises(FetchError, match="download is running"):
            list(move_store(tmp_path / "models"))
    assert installed("tiny") == old / "tiny"


def test_too_little_room_is_told(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(move, "SPARE", 1e12)
    with pytest.raises(FetchError, match="GB are free"):
        list(move_store(tmp_path / "models"))
    assert read_preferences().models_folder == ""


def test_folders_that_cannot_be_used_are_refused(old: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").touch()
    (tmp_path / "file").touch()
    for to in (Path("here"), old, old / "inside", old.parent, tmp_path / "full", tmp_path / "file"):
        with pytest.raises(InvalidRequestError):
            list(move_store(to))
    assert (tmp_path / "full" / "mine.txt").exists()
    assert installed("tiny") == old / "tiny"
