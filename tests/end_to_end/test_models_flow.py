"""The flow of a new user with models of their own: empty store, choose a pair, download it from a hub, load it, chat,
switch, delete. The hub is a server on loopback, the models are tiny; program, engine and child processes are real."""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))
sys.path.append(str(Path(__file__).resolve().parents[1] / "core" / "downloads"))

from hub_server import Hub, running
from real_window import RealWindow
from test_flows import RealProgram
from tiny_models import write_chat_model

from app.models.contact_dialog import ContactDialog
from app.models.models_window import ModelsWindow
from dspark_core.downloads.partial import list_partial
from dspark_core.models.store import installed

TARGET, DRAFTER = "Qwen/Qwen3-8B", "Qwen/Qwen3-0.6B"
PAIR = "Qwen3 8B with Qwen3 0.6B as drafter"
DESCRIPTIONS = {"config.json", "tokenizer_config.json", "chat_template.jinja"}
"""What of a repository is read before the user confirms the download."""


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Holds the same tiny model as target and as drafter."""
    folder = tmp_path / "tiny"
    write_chat_model(folder, family="qwen3", max_position_embeddings=512)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "HF_TOKEN", "DSPARK_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    keyring.set_keyring(keyring.backends.fail.Keyring())
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no-cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    with running(Hub(TARGET, DRAFTER, files)) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.endpoint)
        yield server


def asked_for(hub: Hub) -> set[str]:
    return {path.rpartition("/")[2] for _, path, _ in hub.file_requests()}


@pytest.fixture
def program(qtbot, own_home: Path, hub: Hub) -> Iterator[RealProgram]:
    from dspark_core.engine import Engine

    (own_home / "settings.json").write_text(json.dumps({"temperature": 0.0, "max_new_tokens": 12}))
    p = RealProgram(Engine(), own_home, qtbot, wait_ready=False)
    yield p
    assert p.close()
    p.window.deleteLater()


def dialog(p: RealProgram, kind: type[QWidget]):
    """The one that is open."""

    def found() -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]

    p.until(lambda: bool(found()))
    return found()[0]


def press(p: RealProgram, place: QWidget, words: str) -> None:
    """A button of ``place`` that begins with ``words``, once it can be pressed."""

    def found() -> list[QPushButton]:
        every = [each for each in place.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]
        return [each for each in every if each.text().replace("&", "").startswith(words)]

    p.until(lambda: bool(found()))
    found()[0].click()


def choose(p: RealProgram, models: ModelsWindow, title: str) -> None:
    def found() -> list[object]:
        every = models.list.entries()
        return [each for each in every if title == getattr(each, "pair", each).title]

    p.until(lambda: bool(found()))
    models.list.choose(found()[0])


def lines(models: ModelsWindow) -> str:
    return "\n".join(label.text() for label in models.details.findChildren(QLabel))


def test_from_an_empty_store_to_a_chat_and_back(program, hub):
    p = program
    p.window.actions_table.entries["models"].trigger()
    models = dialog(p, ModelsWindow)
    choose(p, models, PAIR)
    p.until(lambda: models.models.shelf.pairs[0].reason != "")  # ranked
    choose(p, models, PAIR)
    assert "not known before the first contact" in lines(models)
    press(p, models, "Download")
    contact = dialog(p, ContactDialog)
    p.until(lambda: contact.confirm.text().startswith("Download "))
    shown = contact.text.toPlainText()
    assert TARGET in shown
    assert DRAFTER in shown
    assert "apache-2.0" in shown
    assert asked_for(hub) <= DESCRIPTIONS
    press(p, contact, "Download ")
    p.until(lambda: installed("Qwen--Qwen3-8B") is not None and installed("Qwen--Qwen3-0.6B") is not None)
    p.until(lambda: not models.models.transfers.all)
    press(p, models, "Use this pair")
    p.until(lambda: p.pair.usable)
    assert (p.pair.asked.target, p.pair.asked.drafter) == ("qwen3-8b", "small:qwen3-0.6b")
    p.until(lambda: p.window._pair_view._store_open)
    p.ask("Hello there")
    p.until(lambda: len(p.shown()) == 2)
    assert [role for role, _ in p.shown()] == ["user", "answer"]
    assert not p.errors
    choose(p, models, DRAFTER)  # as a target of its own
    assert [button.text().replace("&", "") for button in models.details.buttons()] == ["Check files"]  # in use
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable)
    choose(p, models, DRAFTER)
    press(p, models, "Use as target")
    p.until(lambda: p.pair.usable and p.pair.asked.target == DRAFTER)
    assert p.pair.asked.drafter == "none"  # off stays off
    choose(p, models, TARGET)
    press(p, models, "Delete")
    press(p, dialog(p, QMessageBox), "Delete")
    p.until(lambda: installed("Qwen--Qwen3-8B") is None)
    choose(p, models, PAIR)
    p.until(lambda: "pinned" in words_of(models, PAIR))


def open_models(window: RealWindow) -> str:
    """The id of the window of the models, with the keyboard in it."""
    listed = window.new_log().count("models listed")
    window.key("ctrl+shift+o")
    models = focus(window, "^Models$")
    window.wait_for_log("models listed", times=listed + 1)
    return models


def focus(window: RealWindow, title: str) -> str:
    """There is no window manager that would do it."""
    found = window.xdo("search", "--sync", "--onlyvisible", "--name", title).split()[0]
    window.xdo("windowfocus", "--sync", found)
    return found


def find(window: RealWindow, words: str) -> None:
    """By the field; the keyboard is in the list afterwards, at the first that was found."""
    window.key("ctrl+f")
    window.type(words)
    window.key("Return")


@pytest.mark.display
def test_the_same_in_a_real_window_by_the_keyboard_alone(display, child_environment, own_home, hub, tmp_path):
    environment = {**child_environment, "HF_ENDPOINT": hub.endpoint}
    window = RealWindow(own_home, display, environment)
    try:
        window.wait_for_log("the window is there")
        models = open_models(window)
        find(window, PAIR)
        window.key("Return")
        focus(window, "^Download")
        window.wait_for_log("the hub told of")
        assert asked_for(hub) <= DESCRIPTIONS
        window.grab(tmp_path / "contact.png")
        window.key("Return")
        window.wait_for_log("here now: Qwen--Qwen3-8B")
        window.wait_for_log("here now: Qwen--Qwen3-0.6B")
        window.wait_for_log("models listed", times=2)
        window.xdo("windowfocus", "--sync", models)
        time.sleep(0.5)  # the list is shown
        window.grab(tmp_path / "here.png")
        window.key("Return")
        window.wait_for_log("pair ready")
        window.grab(tmp_path / "ready.png")
        window.xdo("windowfocus", "--sync", window.window)
        window.key("ctrl+l")
        window.type("Hello")
        window.key("Return")
        window.wait_for_log("ended (")
        window.key("ctrl+q")
        assert window.process.wait(10) == 0
        assert "Traceback" not in window.new_log()
        assert "Traceback" not in (own_home / "console.txt").read_text()
    finally:
        window.end()


@pytest.mark.long
@pytest.mark.display
def test_after_a_kill_in_mid_download_it_is_shown_as_paused_and_goes_on_when_told(
    display, child_environment, own_home, hub, tmp_path, qtbot
):
    from dspark_core.engine import Engine

    environment = {**child_environment, "HF_ENDPOINT": hub.endpoint}
    hub.chunk_pause_s = 0.2
    window = RealWindow(own_home, display, environment)
    try:
        window.wait_for_log("the window is there")
        open_models(window)
        find(window, PAIR)
        window.key("Return")
        focus(window, "^Download")
        window.wait_for_log("the hub told of")
        window.key("Return")
        window.wait_for_log("begun: Qwen--Qwen3-8B")
        qtbot.waitUntil(lambda: any(partial.done > 50_000 for partial in list_partial()), timeout=20_000)
    finally:
        window.end()  # by a kill
    had = {partial.plan.name: partial.done for partial in list_partial()}
    asked = len(hub.file_requests())
    p = RealProgram(Engine(), own_home, qtbot, wait_ready=False)
    try:
        transfers = p.program.models.transfers
        p.until(lambda: len(transfers.all) == len(had))
        assert {each.state for each in transfers.all} == {"paused"}
        assert "Paused downloads" in p.window.banner.label.text()
        qtbot.wait(500)
        assert len(hub.file_requests()) == asked  # nothing goes on by itself
        hub.chunk_pause_s = 0.0
        p.window.banner.action_button.click()
        models = dialog(p, ModelsWindow)
        while transfers.all:
            press(p, models.transfers, "Resume")
            p.until(lambda: all(each.state == "paused" for each in transfers.all))
        assert all(installed(name) for name in had)
    finally:
        assert p.close()
        p.window.deleteLater()


def words_of(models: ModelsWindow, title: str) -> str:
    return next(
        str(models.list.item(row).data(0x0B) or "")  # AccessibleTextRole
        for row in range(models.list.count())
        if models.list.item(row).text() == title
    )
