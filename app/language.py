"""The language of the window: our translations and Qt's, installed at the start and gone at the end."""

import logging
import string
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import paths
from app.widgets.numbers import decimal, percent, whole
from dspark_core.marked import Marked

log = logging.getLogger(__name__)

NAMES = {"en": "English", "de": "Deutsch", "es": "Español", "zh_CN": "简体中文"}
"""Each in its own words, so that one who reads no other finds it."""


class Language:
    """What is installed for the language of the settings, until ``remove``. ``name``: what it came to, one of NAMES.
    ``program``: whose texts, as its files in resources/translations are named."""

    def __init__(self, chosen: str, program: str = "dspark") -> None:
        self._program = program
        self._translators: list[QTranslator] = []
        self._locale_before = QLocale()
        self.name = chosen or of_system(QLocale.system())
        if self.name != "en" and not self._install():
            self.name = "en"
        QLocale.setDefault(locale_for(self.name, QLocale.system(), follows_system=not chosen))

    def remove(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators.clear()
        QLocale.setDefault(self._locale_before)

    def _install(self) -> bool:
        """Qt's first: what is installed last is asked first. Without ours the window is English throughout."""
        ours, of_qt = QTranslator(), QTranslator()
        file = paths.resources_dir() / "translations" / f"{self._program}_{self.name}.qm"
        if not ours.load(str(file)):
            log.warning("the window is in English: %s is missing or damaged", file.name)
            return False
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if of_qt.load(f"qtbase_{self.name}", folder):
            self._translators.append(of_qt)
        else:
            log.warning("Qt's own words are in English: qtbase_%s.qm is missing or damaged", self.name)
        self._translators.append(ours)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        return True


def of_system(system: QLocale) -> str:
    """The first of the system's languages that there is; English if there is none. What is written in traditional
    characters is another language to its readers."""
    for name in system.uiLanguages():
        wanted = QLocale(name)
        for ours in NAMES:
            there = QLocale(ours)
            if (wanted.language(), wanted.script()) == (there.language(), there.script()):
                return ours
    return "en"


def locale_for(name: str, system: QLocale, *, follows_system: bool) -> QLocale:
    """How numbers and dates are written: as the system's user is used to, unless the window speaks another language by
    choice. The system without a language (C) writes no separators, so it is English."""
    ours = QLocale(name)
    if system.language() == QLocale.Language.C:
        return ours
    return system if follows_system or system.language() == ours.language() else ours


def translated(words: str) -> str:
    """``words`` as they are shown: those that were marked where there is no Qt, in the language of the window."""
    if not isinstance(words, Marked) or not words:
        return words
    template = QCoreApplication.translate("Words", words.template)
    values = {name: translated(value) if isinstance(value, str) else value for name, value in words.values.items()}
    return _Numbers().format(template, **values) if values else template


class _Numbers(string.Formatter):
    """Writes numbers with decimals, grouped, or as percent, as the language does."""

    def format_field(self, value: Any, spec: str) -> str:
        if isinstance(value, int | float) and spec.endswith("f"):
            return decimal(value, int(spec[-2]))
        if isinstance(value, float) and spec == ".0%":
            return percent(value)
        return whole(value) if isinstance(value, int) and spec == "," else str(super().format_field(value, spec))
