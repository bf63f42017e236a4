"""The flow of a new user with models of their own: empty store, choose a pair, download it from a hub, load it, chat,
switch, delete. The hub is a server on loopback, the models are tiny; program, engine and child processes are real."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

sys.path.append(str(Path(__file__).resolve().parents[1] / "core"))
sys.path.append(str(Path(__file__).resolve().parents[1] / "core" / "downloads"))

from hub_server import Hub, running
from test_flows import RealProgram
from tiny_models import write_chat_model

from app.models.contact_dialog import ContactDialog
from app.models.models_window import ModelsWindow
from dspark_core.models.store import installed

TARGET, DRAFTER = "Qwen/Qwen3-8B", "Qwen/Qwen3-0.6B"
PAIR = "Qwen3 8B with Qwen3 0.6B as drafter"


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
    assert not hub.file_requests()
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
    assert models.details.buttons() == []  # in use
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


def words_of(models: ModelsWindow, title: str) -> str:
    return next(
        str(models.list.item(row).data(0x0B) or "")  # AccessibleTextRole
        for row in range(models.list.count())
        if models.list.item(row).text() == title
    )
