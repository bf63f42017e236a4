import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1]))
sys.path.append(str(Path(__file__).resolve().parents[2] / "core" / "downloads"))

from hub_server import FILES, Hub, running
from program_fixture import ProgramUnderTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.models.models_window import ModelsWindow
from dspark_core.models import store as model_store

TARGET, DRAFTER = "Qwen/Qwen3-8B", "Qwen/Qwen3-0.6B"
INSTALLED = model_store.installed  # what ``launch`` puts another in the place of


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hub]:
    """Two repositories of a pair of the catalogue, with nothing of the machine's own network, keyring and caches."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "HF_TOKEN", "DSPARK_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    keyring.set_keyring(keyring.backends.fail.Keyring())
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no-cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    with running(Hub(TARGET, DRAFTER, dict(FILES))) as server:
        monkeypatch.setenv("HF_ENDPOINT", server.endpoint)
        yield server


class Models:
    """The window of the models in a program with a scripted engine, and what a user does there."""

    def __init__(self, program: ProgramUnderTest) -> None:
        self.program = program
        self.until = program.until
        program.window.actions_table.entries["models"].trigger()
        self.window: ModelsWindow = self.dialog(ModelsWindow)
        self.control = self.window.models
        self.until(lambda: bool(self.control.shelf.pairs and self.control.shelf.pairs[0].reason), 20_000)

    def dialog(self, kind: type[QWidget]):
        """The one of that kind that is open."""

        def found() -> list[QWidget]:
            return [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]

        self.until(lambda: bool(found()))
        return found()[0]

    def closed(self, kind: type[QWidget]) -> None:
        self.until(lambda: not [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)])

    def press(self, place: QWidget, words: str) -> None:
        """A button that begins with ``words``, once it can be pressed."""

        def found() -> list[QPushButton]:
            every = [each for each in place.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]
            return [each for each in every if each.text().replace("&", "").startswith(words)]

        self.until(lambda: bool(found()))
        found()[0].click()

    def choose(self, title: str) -> None:
        def found() -> list[object]:
            every = self.window.list.entries()
            return [each for each in every if title == getattr(each, "pair", each).title]

        self.until(lambda: bool(found()))
        self.window.list.choose(found()[0])

    def rows(self) -> dict[str, str]:
        """What a screen reader says of each row, by its title."""
        items = [self.window.list.item(row) for row in range(self.window.list.count())]
        return {item.text(): str(item.data(0x0B) or "") for item in items}

    def buttons(self) -> list[str]:
        return [button.text().replace("&", "") for button in self.window.details.buttons()]


@pytest.fixture
def models(launch: Callable[..., ProgramUnderTest], hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Models:
    """With the starter loaded, and nothing in the store."""
    program = launch()
    monkeypatch.setattr(model_store, "installed", INSTALLED)
    return Models(program)
