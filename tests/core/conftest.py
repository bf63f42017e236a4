"""Fixtures of the engine's tests: tiny models are made once a run, the starter target must be installed."""

import logging
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from fakes import tiny_target
from tiny_models import exact_reference, write_chat_model, write_model

from dspark_core import loading
from dspark_core.bandwidth import Peak
from dspark_core.models import store


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """family name -> folder of a tiny model."""
    folders: dict[str, Path] = {}

    def make(family: str) -> Path:
        if family not in folders:
            folders[family] = tmp_path_factory.mktemp(family)
            write_model(folders[family], family)
        return folders[family]

    return make


@pytest.fixture(scope="session")
def tiny(tiny_folder: Callable[[str], Path]) -> Callable[[str], Any]:
    """family name -> its float64 ``target``, the transformers ``reference`` and the ``folder``."""
    made: dict[str, Any] = {}

    def make(family: str) -> Any:
        if family not in made:
            folder = tiny_folder(family)
            made[family] = SimpleNamespace(folder=folder, target=tiny_target(folder), reference=exact_reference(folder))
        return made[family]

    return make


@pytest.fixture(scope="session")
def chat_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model with tokenizer and chat template."""
    folder = tmp_path_factory.mktemp("chat")
    write_chat_model(folder)
    return folder


@pytest.fixture(autouse=True)
def _quick_bandwidth(monkeypatch: pytest.MonkeyPatch) -> None:
    """The yardstick is measured once per data folder; a test of its own checks the measurement."""
    monkeypatch.setattr(loading, "peak_bandwidth", lambda device, threads: Peak(1e10, "measured"))


@pytest.fixture(autouse=True)
def _one_thread_and_same_signals() -> Iterator[None]:
    """Tiny matrices only lose by threads, and much when other programs run beside the tests."""
    torch.set_num_threads(1)
    handler = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, handler)


@pytest.fixture(autouse=True)
def _no_drafter_fails(request: pytest.FixtureRequest) -> Iterator[None]:
    """An answer goes on where its drafter has a fault, which the test would not see: an assertion of a fake, say."""
    faults: list[logging.LogRecord] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = faults.append  # type: ignore[method-assign]
    log = logging.getLogger("dspark_core.guarded_drafter")
    log.addHandler(handler)
    yield
    log.removeHandler(handler)
    if not request.node.get_closest_marker("drafter_fails"):
        assert not faults, f"{faults[0].getMessage()}: {faults[0].exc_info}"


@pytest.fixture(scope="session")
def starter_folder() -> Path:
    folder = store.installed("starter")
    if folder is None:
        pytest.fail("The starter target is not installed: run python -m dspark_core fetch starter")
    return folder
