"""A folder of user data that is empty."""

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("DSPARK_HOME", str(folder))
    monkeypatch.delenv("DSPARK_PEAK_GB_S", raising=False)
    return folder
