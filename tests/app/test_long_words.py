"""The window where every text is longer and has accents, and in each language: nothing is cut."""

import json

import pytest
from cut import cut
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from translators import Lengthening, longer

from app.command import commands
from app.dialogs.about_dialog import AboutDialog
from app.dialogs.chat_settings_dialog import ChatSettingsDialog
from app.language import NAMES
from app.panels.counting import Savings
from app.transcript.links import LinkDialog
from dspark_core.models.catalogue import STARTER
from dspark_core.requests import SamplingParams

SIZES = [(1280, 800), (640, 480)]
LONGER = "longer"


@pytest.fixture(params=[LONGER, *(name for name in NAMES if name != "en")])
def window(request, qapp, launch, own_home):
    """The program in the language, with a conversation on screen."""
    translator = Lengthening()
    if request.param == LONGER:
        qapp.installTranslator(translator)
    else:
        (own_home / "settings.json").write_text(json.dumps({"language": request.param}))
    p = launch()
    p.ask("Hello?")
    yield p
    qapp.removeTranslator(translator)


def is_pseudo() -> bool:
    """Notes have two lines; where words are half as long again, the third is in their tooltip."""
    return QCoreApplication.translate("x", "x").startswith("[")


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def shown(part: QWidget, size: tuple[int, int] | None = None) -> list[str]:
    if size is not None:
        part.resize(*size)
    part.show()
    settle()
    return cut(part)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_in_the_window_is_cut(window, size):
    p = window
    assert shown(p.window, size) == []
    assert (p.window.width(), p.window.height()) == size  # no text makes it larger
    p.window.inspector.show()
    p.window._layout.raise_inspector()
    assert shown(p.window) == []
    p.window.inspector.saved.show_answer(Savings(12, 1.0, 0.5))
    assert shown(p.window) == []
    assert p.window.inspector.saved.against_plain._shortened == [] or is_pseudo()
    p.window.fetch.offer(STARTER, can_decline=True)
    p.window._layout.show_fetch()
    message, hint = longer("Something happened to the model."), longer("Do this or that about it.")
    p.window.banner.offer(message, hint, longer("Do"), lambda: None)
    p.window.chat.finder.open()
    assert shown(p.window) == []
    assert (p.window.width(), p.window.height()) == size


def test_nothing_in_the_dialogs_is_cut(window):
    p = window
    p.window.help_view.show_log()
    p.window.help_view.show_help()
    p.window.help_view.show_palette()
    dialogs = [
        ChatSettingsDialog(p.program.chats, SamplingParams(), p.window),
        AboutDialog(p.window),
        LinkDialog("https://example.org/a", p.window),
    ]
    for dialog in (*dialogs, p.window.help_view.log, p.window.help_view.help, p.window.help_view.palette):
        assert shown(dialog) == [], type(dialog).__name__
        assert dialog.width() <= 1280
        dialog.close()
    for dialog in dialogs:
        dialog.deleteLater()


def test_the_lengthening_is_at_work(window):
    if window.window.actions_table.entries["new"].text().startswith("["):
        assert window.window.actions_table.entries["new"].text() == "[&Néw chåt~ ~]"
    assert all(command.text for command in commands(window.window.actions_table.table))


def test_what_is_cut_is_found(qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    label = QLabel("many words in one line", outer)
    label.resize(20, 20)
    assert len(shown(outer, (200, 100))) == 1
    label.resize(label.sizeHint())
    assert shown(outer) == []
    outer.resize(label.width() - 10, 100)
    assert len(shown(outer)) == 1
