"""The window in the language of the settings, and what it does where a translation is missing or damaged."""

import json
import logging
import shutil
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox, QMenu

from app import paths
from app.language import NAMES, Language, locale_for, of_system, translated
from app.settings import LANGUAGES, SettingsStore
from app.widgets.numbers import decimal, whole
from dspark_core.errors import InvalidRequestError
from dspark_core.marked import Marked


@pytest.fixture
def speaking(qapp):
    """chosen -> Language, removed after the test."""
    installed = []

    def install(chosen: str) -> Language:
        installed.append(Language(chosen))
        return installed[-1]

    yield install
    for language in installed:
        language.remove()


def in_settings(home, language: object) -> None:
    (home / "settings.json").write_text(json.dumps({"language": language}))


def chat() -> str:
    return QCoreApplication.translate("CommandTable", "&New chat")


@pytest.mark.parametrize(("name", "words"), [("de", "&Neuer Chat"), ("es", "&Nuevo chat"), ("zh_CN", "新建对话(&N)")])
def test_the_words_are_of_the_language_until_it_is_removed(speaking, name, words):
    language = speaking(name)
    assert language.name == name
    assert chat() == words
    language.remove()
    assert chat() == "&New chat"


def test_the_window_and_the_buttons_of_qt_are_german(launch, own_home):
    in_settings(own_home, "de")
    p = launch()
    entry = p.window.actions_table.entries["quit"]
    assert entry.text() == QCoreApplication.translate("CommandTable", "&Quit") != "&Quit"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.buttons()[0].text() == "Abbrechen"
    box.deleteLater()
    checked = [a.data() for a in p.window.actions_table.groups["language"].actions() if a.isChecked()]
    assert checked == ["de"]


def test_a_language_is_chosen_in_the_menu_for_the_next_start(launch, own_home):
    p = launch()
    actions = {a.data(): a for a in p.window.actions_table.groups["language"].actions()}
    assert list(actions) == list(LANGUAGES)
    assert [actions[name].text() for name in NAMES] == list(NAMES.values())
    actions["es"].trigger()
    assert p.window.banner.isVisible()
    assert "next start" in p.window.banner.label.text()
    assert chat() == "&New chat"
    assert SettingsStore(own_home / "settings.json").load().language == "es"


@pytest.mark.parametrize("value", ["fr", "../../x", 1, None, ["de"]])
def test_a_language_that_is_none_is_that_of_the_system(own_home, value):
    in_settings(own_home, value)
    assert SettingsStore(own_home / "settings.json").load().language == ""


@pytest.mark.parametrize("harm", ["missing", "cut", "other"])
def test_without_a_sound_translation_all_is_english_and_the_log_says_so(speaking, tmp_path, monkeypatch, caplog, harm):
    shutil.copytree(paths.resources_dir() / "translations", tmp_path / "translations")
    file = tmp_path / "translations" / "dspark_de.qm"
    if harm == "missing":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:1000] if harm == "cut" else b"no translation")
    monkeypatch.setattr(paths, "resources_dir", lambda: tmp_path)
    with caplog.at_level(logging.WARNING):
        assert speaking("de").name == "en"
    assert chat() == "&New chat"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert "dspark_de.qm" in caplog.text


class System(QLocale):
    def __init__(self, *languages: str) -> None:
        super().__init__(languages[0])
        self.languages = list(languages)

    def uiLanguages(self, _separator: object = None) -> list[str]:
        return self.languages


@pytest.mark.parametrize(
    ("languages", "name"),
    [
        (("de-AT",), "de"),
        (("es-MX",), "es"),
        (("zh-Hans-CN",), "zh_CN"),
        (("zh-Hant-TW", "en-US"), "en"),
        (("en-GB", "de-DE"), "en"),
        (("fr-FR", "de-DE"), "de"),
        (("fr-FR",), "en"),
        (("C",), "en"),
    ],
)
def test_the_first_language_of_the_system_that_there_is(languages, name):
    assert of_system(System(*languages)) == name


def test_numbers_are_written_as_in_the_language(speaking):
    assert (whole(8192), decimal(0.5, 2)) == ("8,192", "0.50")
    speaking("de")
    assert (whole(8192), decimal(1234.5)) == ("8.192", "1234,5")


def test_numbers_follow_the_system_where_it_speaks_the_same():
    austria, france = QLocale("de_AT"), QLocale("fr_FR")
    assert locale_for("de", austria, follows_system=False) == austria
    assert locale_for("en", france, follows_system=True) == france
    assert locale_for("en", austria, follows_system=False) == QLocale("en")
    assert locale_for("de", QLocale.c(), follows_system=True) == QLocale("de")


def test_words_that_were_made_without_qt(speaking):
    words = Marked("Not a directory")
    assert words == "Not a directory"
    assert translated("Not a directory") == "Not a directory"
    around = Marked("{path} cannot be read ({reason}).", path="/x", reason=words)
    assert around == "/x cannot be read (Not a directory)."
    assert translated(Marked("")) == ""
    assert translated(Marked("{share:.0%} of the weights", share=0.583)) == "58\N{NO-BREAK SPACE}% of the weights"
    speaking("de")
    assert translated(around) == "/x lässt sich nicht lesen (Ist kein Ordner)."


def test_an_error_of_the_engine_with_its_numbers(speaking):
    error = InvalidRequestError(
        "A context of {context:,} tokens is out of range.", "Use 16 to {limit:,}.", context=9000, limit=8192
    )
    room = Marked("{size:.1f} GiB", size=1.5)
    assert [translated(words) for words in (error.message, error.hint, room)] == [
        "A context of 9,000 tokens is out of range.",
        "Use 16 to 8,192.",
        "1.5 GiB",
    ]
    speaking("de")
    assert [translated(words) for words in (error.message, error.hint, room)] == [
        "Ein Kontext von 9.000 Token liegt außerhalb des zulässigen Bereichs.",
        "16 bis 8.192 verwenden.",
        "1,5 GiB",
    ]
    assert str(error) == "A context of 9,000 tokens is out of range. Use 16 to 8,192.", "as in the log"


@pytest.mark.parametrize("name", NAMES)
def test_no_access_key_twice_in_a_menu(launch, own_home, name):
    in_settings(own_home, name)
    p = launch()
    menus = [menu for menu in p.window.findChildren(QMenu) if menu.actions()]
    assert len(menus) > 10
    for actions in [p.window.menuBar().actions(), *[menu.actions() for menu in menus]]:
        keys = [key for action in actions if (key := access_key(action.text()))]
        assert len(set(keys)) == len(keys), ([action.text() for action in actions], sorted(keys))


def access_key(text: str) -> str:
    return next((after.lower() for sign, after in pairwise(text.replace("&&", "")) if sign == "&"), "")
