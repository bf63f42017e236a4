"""Files that several processes change: nothing that one wrote is lost by another."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dspark_core import small_files
from dspark_core.models.inventory import list_models
from dspark_core.models.pins import read_pins
from dspark_core.pairs.measured import measured
from dspark_core.small_files import locked, try_lock, write_whole

ROUNDS = 25
CHANGES = """
import sys
from pathlib import Path
from dspark_core.metrics import RoundCounter
from dspark_core.models.inventory import remember_folder
from dspark_core.models.pins import Pin, keep_pin
from dspark_core.pairs.measured import add_answer
from dspark_core.preferences import change_preferences, read_preferences

field, rounds, folders = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
counter = RoundCounter()
counter.accepted_lengths, counter.decode_s = [1], 1.0
for number in range(rounds):
    keep_pin(Pin(f"{field}/{number}", "a" * 40, (), None, False, 1.0))
    add_answer(("pair",), counter)
    remember_folder(folders / f"{field}-{number}.gguf")
    change_preferences(**{field: f"http://{number}.example"})
    assert getattr(read_preferences(), field) == f"http://{number}.example", "the other process took it back"
"""


def test_two_processes_lose_nothing_of_each_other(own_home: Path, tmp_path: Path) -> None:
    for field in ("endpoint", "proxy"):
        for number in range(ROUNDS):
            folder = tmp_path / f"{field}-{number}.gguf"
            folder.mkdir()
            (folder / "config.json").write_text("{}")
            (folder / "model.safetensors").write_bytes(b"")
    children = [
        subprocess.Popen([sys.executable, "-c", CHANGES, field, str(ROUNDS), str(tmp_path)], stderr=subprocess.PIPE)
        for field in ("endpoint", "proxy")
    ]
    told = [child.communicate(timeout=100)[1].decode() for child in children]
    assert [child.returncode for child in children] == [0, 0], told
    assert len(read_pins()) == 2 * ROUNDS
    assert len([model for model in list_models() if model.place == "folder"]) == 2 * ROUNDS
    found = measured(("pair",))
    assert found is not None
    assert found.rounds == 2 * ROUNDS


def test_who_waits_for_a_process_that_hangs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_files, "WAIT_S", 0.05)
    with locked(tmp_path / "a"):
        with pytest.raises(TimeoutError, match="held by another"), locked(tmp_path / "a"):
            raise AssertionError
        with locked(tmp_path / "b"):  # another file is free
            write_whole(tmp_path / "b", "new")
    with try_lock(tmp_path / "a.lock") as alone:
        assert alone
    assert (tmp_path / "b").read_text() == "new"


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
@pytest.mark.parametrize(
    ("code", "alone"),
    [(errno.ENOLCK, True), (errno.ENOSYS, True), (errno.EOPNOTSUPP, True), (errno.EWOULDBLOCK, False)],
)
def test_a_drive_without_locks_is_not_taken_for_one_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, alone: bool
) -> None:
    def flock(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("fcntl.flock", flock)
    with try_lock(tmp_path / "a.lock") as found:
        assert found is alone
