import json
import subprocess
import sys
from pathlib import Path

import pytest

from dspark_core.models.store import (
    MANIFEST,
    damaged_files,
    incoming,
    install,
    installed,
    models_dir,
    try_lock,
)
from dspark_core.preferences import data_dir


def put(name: str, content: str = "one") -> Path:
    with try_lock() as alone, incoming(name) as work:
        assert alone
        (work / "model").mkdir()
        (work / "model" / "weights").write_text(content)
        return install(work / "model", name)


def test_the_environment_variable_moves_the_data_folder(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert models_dir() == store
    monkeypatch.delenv("DSPARK_HOME")
    assert data_dir().name == "DSparkChat"


def test_an_installed_model_is_found_with_all_its_files() -> None:
    assert installed("m") is None
    folder = put("m")
    assert installed("m") == folder
    assert set(json.loads((folder / MANIFEST).read_text())["files"]) == {"weights"}
    assert damaged_files("m") == []


@pytest.mark.parametrize("damage", ["file gone", "file cut", "manifest gone", "manifest cut", "manifest odd", "empty"])
def test_a_damaged_folder_is_not_installed(damage: str) -> None:
    folder = put("m")
    if damage == "file gone":
        (folder / "weights").unlink()
    elif damage == "file cut":
        (folder / "weights").write_text("o")
    elif damage == "manifest gone":
        (folder / MANIFEST).unlink()
    else:
        text = {"manifest cut": '{"files', "manifest odd": "[1]", "empty": '{"files": {}}'}[damage]
        (folder / MANIFEST).write_text(text)
    assert installed("m") is None


def test_changed_content_of_the_same_size_is_found_by_the_full_check() -> None:
    (put("m") / "weights").write_text("two")
    assert installed("m") is not None
    assert damaged_files("m") == ["weights"]


def test_a_new_installation_replaces_the_old_one(store: Path) -> None:
    put("m", "one")
    folder = put("m", "another")
    assert (folder / "weights").read_text() == "another"
    assert sorted(path.name for path in store.iterdir()) == [".lock", "m"]


def test_work_in_progress_is_removed_on_failure_and_after_a_killed_run(store: Path) -> None:
    (store / ".incoming-dead-1").mkdir(parents=True)
    (store / ".incoming-dead-1" / "part").write_text("x")

    def fail_inside() -> None:
        with incoming("m"):
            assert not (store / ".incoming-dead-1").exists()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_inside()
    assert list(store.iterdir()) == []


def test_only_one_process_at_a_time_may_change_the_store() -> None:
    code = "from dspark_core.models.store import try_lock\nwith try_lock() as alone: print(alone)"

    def other_process() -> str:
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()

    with try_lock() as alone:
        assert alone
        assert other_process() == "False"
    assert other_process() == "True"


def test_the_check_at_start_reads_no_model_file(monkeypatch: pytest.MonkeyPatch) -> None:
    put("m")
    monkeypatch.setattr("dspark_core.models.store.sha256_of", lambda _file: pytest.fail("hashed at start"))
    assert installed("m")
