import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest

sys.path.append(str(Path(__file__).parent))

from hub_server import FILES, Hub, running

from dspark_core.cancel import CancelToken
from dspark_core.downloads.hub import look_up
from dspark_core.downloads.plan import DownloadPlan, make_plan
from dspark_core.downloads.transfer import transfer
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.store import models_dir

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _plain_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, token or keyring of the machine; the program's own root for child processes."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "HF_TOKEN", "DSPARK_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    keyring.set_keyring(keyring.backends.fail.Keyring())
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with running(Hub(files=dict(FILES))) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.endpoint)
        yield server


@pytest.fixture
def plan(hub: Hub) -> DownloadPlan:
    return make_plan(look_up(hub.repo))


@pytest.fixture
def store(own_home: Path) -> Path:
    models_dir().mkdir(parents=True)
    return models_dir()


@pytest.fixture
def fetch(plan: DownloadPlan, store: Path) -> Callable[..., list[FetchProgress]]:
    """Carries the plan out in this process, with short pauses."""

    def run(token: str | None = None, cancel: CancelToken | None = None) -> list[FetchProgress]:
        return list(transfer(plan, token, cancel or CancelToken(), pause_s=0.001))

    return run
