"""What a row of the table of commands says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """``run`` takes the check mark if it is ``checkable``; None: a view connects it. ``when``: can it be used now?
    None: always, or a view decides."""

    name: str
    text: str
    meaning: str
    run: Callable[..., object] | None
    keys: str = ""
    checkable: bool = False
    when: Callable[[], bool] | None = None
    made: QAction | None = None
    """The entry where a panel has made it, for menus of its own."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Values of which one is checked, with their words; below ``title``, or in a menu of that name. ``choose`` None: a
    view connects the group."""

    name: str
    title: str
    values: Sequence[tuple[object, str]]
    choose: Callable[[Any], object] | None
    submenu: bool = True


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu that fills itself."""

    name: str
    make: Callable[[QWidget], QMenu]


SEPARATOR = None
Row = Command | Choices | Submenu | None


@dataclass(frozen=True, slots=True)
class Menu:
    name: str
    title: str
    rows: Sequence[Row]


def commands(table: Sequence[Menu]) -> list[Command]:
    """All that are no choice among values."""
    return [row for menu in table for row in menu.rows if isinstance(row, Command)]


def plain_words(text: str) -> str:
    """The words of an entry without its access key, which Chinese ones have in brackets behind them, and without what
    a menu shows behind a tab."""
    words = re.sub(r"\(&\w\)", "", text.split("\t")[0])
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
