"""For every test: no screen, a home folder of its own, and no thread left running behind it."""

import os
import shutil
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from program_fixture import ProgramUnderTest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QThread
from scripted_engine import ScriptedEngine

from dspark_core.models import store as model_store
from dspark_core.preferences import data_dir

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # windows follow the language of the system
os.environ.pop("LANGUAGE", None)

STARTED: "weakref.WeakSet[QThread]" = weakref.WeakSet()
_start = QThread.start


def _start_and_note(thread: QThread, *arguments: object) -> None:
    STARTED.add(thread)
    _start(thread, *arguments)


QThread.start = _start_and_note  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def qapp(qapp):
    """The style and language of the program, on every platform."""
    qapp.setStyle("Fusion")
    QLocale.setDefault(QLocale("en"))
    return qapp


@pytest.fixture(autouse=True)
def own_home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """DSPARK_HOME of this test. Tests marked ``starter`` find the installed models in it."""
    home = tmp_path_factory.mktemp("home")
    if request.node.get_closest_marker("starter"):
        link_models(home)
    monkeypatch.setenv("DSPARK_HOME", str(home))
    return home


def link_models(home: Path) -> None:
    installed = data_dir()
    if (installed / "models").is_dir():
        (home / "models").symlink_to(installed / "models", target_is_directory=True)
    if (installed / "bandwidth.json").is_file():
        shutil.copy(installed / "bandwidth.json", home)  # it would take seconds to measure again


@pytest.fixture(autouse=True)
def _no_thread_is_left(_no_widget_is_left: None) -> Iterator[None]:  # looked for before widgets go with their threads
    before = set(threading.enumerate())
    yield
    running = [thread for thread in list(STARTED) if thread.isRunning()]
    STARTED.clear()
    named = [f"QThread {thread.objectName() or thread!r}" for thread in running if not thread.wait(2000)]
    for thread in set(threading.enumerate()) - before:
        if type(thread) is threading._DummyThread or thread.daemon:  # the first: a QThread that has run Python
            continue
        thread.join(2)
        if thread.is_alive():
            named.append(f"thread {thread.name}")
    assert not named, f"still running after the test: {', '.join(named)}"


@pytest.fixture(autouse=True)
def _no_widget_is_left() -> Iterator[None]:
    """What a test closed is deleted with it. Else thousands of tests' widgets pile up until a loop runs, and every
    search for reference cycles looks through them: late in the run that took whole seconds of tests that measure."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def launch(qtbot, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., ProgramUnderTest]]:
    """engine -> the program with it, ended after the test. The starter counts as fetched."""
    monkeypatch.setattr(model_store, "installed", lambda name: own_home / "models" / name)
    started: list[ProgramUnderTest] = []

    def start(engine: Any = None, **options: Any) -> ProgramUnderTest:
        started.append(ProgramUnderTest(engine or ScriptedEngine(), own_home, qtbot, **options))
        return started[-1]

    yield start
    for program in started:
        assert program.close()
        program.window.deleteLater()
