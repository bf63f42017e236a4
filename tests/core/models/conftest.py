import sys
from pathlib import Path

import pytest

from dspark_core.models.store import models_dir

ROOT = Path(__file__).resolve().parents[3]

sys.path.append(str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model store of this test alone (its folder ``models``); the real one for tests marked ``starter``."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # for the child processes of the tests
    if not request.node.get_closest_marker("starter"):
        monkeypatch.setenv("DSPARK_HOME", str(tmp_path / "home"))
    return models_dir()
