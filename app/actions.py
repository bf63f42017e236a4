"""Every menu entry and shortcut of the window, in one place."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.context_menu import ContextMenu
from app.settings import UNLOAD_AFTER, Settings
from dspark_core.events import ModelInfo
from dspark_core.models import catalogue
from dspark_core.models.folders import BEST, default_drafter
from dspark_core.requests import HEAD_PRECISIONS, KV_PRECISIONS, LoadRequest

if TYPE_CHECKING:
    from app.main_window import MainWindow

PRECISIONS = ("auto", "bf16", "fp32", "nf4", "int4")
THEMES = ("system", "light", "dark")


DSPARK = "dspark:"
"""What stands before the folder in the name of such a drafter."""


@dataclass(slots=True)
class Actions:
    """The entries whose state follows the window's."""

    targets: QActionGroup
    drafters: QActionGroup
    precisions: QActionGroup
    kv_precisions: QActionGroup
    head_precisions: QActionGroup
    contexts: ContextMenu
    themes: QActionGroup
    marks: QAction
    sidebar: QAction
    inspector: QAction
    regenerate: QAction
    stop: QAction
    copy_answer: QAction
    exact: QAction
    unload: QAction
    unload_after: QActionGroup
    pair_menu: QMenu
    conversations_menu: QMenu


def make_actions(window: "MainWindow") -> Actions:
    """Fill the menu bar of ``window``."""
    bar = window.menuBar()
    tr = window.tr

    chat = bar.addMenu(tr("&Chat"))
    _add(chat, tr("&New chat"), window.new_chat, QKeySequence.StandardKey.New)
    stop = _add(chat, tr("&Stop"), window.stop, "Esc")
    regenerate = _add(chat, tr("&Regenerate answer"), window.regenerate_last, "Ctrl+R")
    copy_answer = _add(chat, tr("&Copy last answer"), window.copy_last_answer, "Ctrl+Shift+C")
    _add(chat, tr("&Find in this chat"), window.chat.finder.open, QKeySequence.StandardKey.Find)
    _add(chat, tr("Find n&ext"), window.chat.finder.next, "F3")
    _add(chat, tr("Find &previous"), window.chat.finder.previous, "Shift+F3")
    _add(chat, tr("&Search conversations"), window.search_conversations, "Ctrl+Shift+F")
    chat.addSeparator()
    _add(chat, tr("&Quit"), window.close, "Ctrl+Q")

    conversations = bar.addMenu(tr("C&onversations"))
    pair = bar.addMenu(tr("&Pair"))
    pair.addSection(tr("Target"))
    targets = QActionGroup(window)
    for packaged in catalogue.TARGETS:
        _choice(pair, targets, packaged.title, packaged.name, partial(window.choose_pair, target=packaged.name))
    _add(pair, tr("Local &folder…"), window.choose_folder, "Ctrl+O")
    pair.addSection(tr("Drafter"))
    drafters = QActionGroup(window)
    names = {
        "dspark+lookup": tr("dspark+lookup: trained for this target, and copies what the text repeats"),
        "dspark": tr("dspark: trained for this target"),
        "lookup": tr("lookup: copies from the text so far"),
        "none": tr("none: plain decoding"),
    }
    for name, text in names.items():
        _choice(pair, drafters, text, name, partial(window.choose_pair, drafter=name))
    _add(pair, tr("DSpark &drafter folder…"), window.choose_drafter_folder)
    pair.addSection(tr("Precision"))
    precisions = QActionGroup(window)
    words = {
        "auto": tr("auto: nf4 on CUDA, bf16 on CPU"),
        "bf16": tr("bf16: 16 bits"),
        "fp32": tr("fp32: 32 bits"),
        "nf4": tr("nf4: 4 bits (bitsandbytes)"),
        "int4": tr("int4: 4 bits, in groups of 32"),
    }
    for name in PRECISIONS:
        _choice(pair, precisions, words[name], name, partial(window.choose_pair, precision=name))
    pair.addSeparator()
    kv_precisions = QActionGroup(window)
    stored = pair.addMenu(tr("&Keys and values"))
    bits = {
        "auto": tr("auto: not rounded (on CPU 32 bits)"),
        "bf16": tr("bf16: 16 bits"),
        "int8": tr("int8: 8 bits, nearly the same answers"),
    }
    for name in KV_PRECISIONS:
        _choice(stored, kv_precisions, bits[name], name, partial(window.choose_pair, kv_precision=name))
    head_precisions = QActionGroup(window)
    tables = pair.addMenu(tr("&Embedding and head"))
    head_bits = {
        "auto": tr("auto: bf16 beside 4 bits, else as the precision"),
        "bf16": tr("bf16: 16 bits"),
        "int8": tr("int8: 8 bits beside 4 bits, nearly the same answers"),
    }
    for name in HEAD_PRECISIONS:
        _choice(tables, head_precisions, head_bits[name], name, partial(window.choose_pair, head_precision=name))
    contexts = ContextMenu(pair)
    contexts.chosen.connect(window.choose_context)
    pair.addMenu(contexts)
    pair.addSeparator()
    _add(pair, tr("Conversation &settings…"), window.chat_settings_requested.emit, "Ctrl+,")
    exact = _toggle(pair, tr("E&xact mode"), window.set_exact, "Ctrl+E")
    exact.setToolTip(tr("At temperature 0 the text is that of plain decoding bit for bit, with every drafter; slower"))
    pair.addSeparator()
    unload = pair.addAction(tr("&Unload model"))
    unload.setShortcut(QKeySequence("Ctrl+Shift+M"))
    unload_after = QActionGroup(window)
    unused = pair.addMenu(tr("Unload when not &used"))
    for minutes in UNLOAD_AFTER:
        action = unused.addAction(tr("After {minutes} minutes").format(minutes=minutes) if minutes else tr("Never"))
        action.setCheckable(True)
        action.setData(minutes)
        action.setActionGroup(unload_after)
    pair.setToolTipsVisible(True)

    view = bar.addMenu(tr("&View"))
    themes = QActionGroup(window)
    titles = {"system": tr("Theme of the &system"), "light": tr("&Light theme"), "dark": tr("&Dark theme")}
    for name in THEMES:
        _choice(view, themes, titles[name], name, partial(window.choose_theme, name))
    view.addSeparator()
    marks = _toggle(view, tr("Colour &tokens"), window.set_marks_visible, "Ctrl+T")
    sidebar = _toggle(view, tr("&Conversations"), window.set_sidebar_visible, "Ctrl+B")
    inspector = _toggle(view, tr("S&peculation panel"), window.set_inspector_visible, "Ctrl+Shift+S")
    _add(view, tr("C&ost of a pass"), window.show_cost, "Ctrl+Shift+P")
    view.addSeparator()
    _add(view, tr("&Message box"), window.focus_composer, "Ctrl+L")
    _add(view, tr("Next &pane"), window.focus_next_pane, "F6")

    about = bar.addMenu(tr("&Help"))
    _add(about, tr("&Keys, words and licences"), window.show_about, "F1")
    return Actions(
        targets,
        drafters,
        precisions,
        kv_precisions,
        head_precisions,
        contexts,
        themes,
        marks,
        sidebar,
        inspector,
        regenerate,
        stop,
        copy_answer,
        exact,
        unload,
        unload_after,
        pair,
        conversations,
    )


def show_pair(
    actions: Actions, window: "MainWindow", pair: LoadRequest, remembered: Settings, info: ModelInfo | None
) -> None:
    """Check the entries of the pair that was asked for; its folders, and those of last time, become entries.
    ``info`` is of the one that runs."""
    for path in (remembered.pair, pair.target):
        if Path(path).is_absolute():
            _add_folder(actions, actions.targets, path, Path(path).name, partial(window.choose_pair, target=path))
    for drafter in (remembered.drafter, pair.drafter):
        if drafter.startswith(DSPARK):
            title = window.tr("DSpark: {folder}").format(folder=Path(drafter.removeprefix(DSPARK)).name)
            _add_folder(actions, actions.drafters, drafter, title, partial(window.choose_pair, drafter=drafter))
    has_own = default_drafter(pair.target) == BEST
    for action in actions.drafters.actions():
        if action.data() in (BEST, "dspark"):
            action.setEnabled(has_own or pair.drafter == action.data())
    _check(actions.targets, pair.target)
    _check(actions.drafters, pair.drafter)
    _check(actions.precisions, pair.precision)
    _check(actions.kv_precisions, pair.kv_precision)
    _check(actions.head_precisions, pair.head_precision)
    actions.contexts.show_choices(pair.context_length, info)


def show_settings(actions: Actions, settings: Settings) -> None:
    """Check the entries that the settings name."""
    _check(actions.themes, settings.theme)
    actions.exact.setChecked(settings.exact)
    actions.marks.setChecked(settings.show_marks)
    actions.sidebar.setChecked(settings.sidebar_visible)
    actions.inspector.setChecked(settings.inspector_visible)


def _add_folder(actions: Actions, group: QActionGroup, name: str, title: str, chosen: "partial[None]") -> None:
    """A local folder as an entry beside the others of its ``group`` (once). ``name`` is what a pair calls it."""
    if all(action.data() != name for action in group.actions()):
        action = QAction(title, actions.pair_menu)
        action.setToolTip(name)
        _register(action, group, name, chosen)
        actions.pair_menu.insertAction(group.actions()[0], action)


def _check(group: QActionGroup, name: str) -> None:
    for action in group.actions():
        action.setChecked(action.data() == name)


def _add(menu: QMenu, text: str, slot: object, shortcut: QKeySequence.StandardKey | str = "") -> QAction:
    action = menu.addAction(text)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(_without_arguments(slot))
    return action


def _toggle(menu: QMenu, text: str, slot: object, shortcut: str) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(slot)
    return action


def _choice(menu: QMenu, group: QActionGroup, text: str, name: str, chosen: "partial[None]") -> None:
    action = menu.addAction(text)
    _register(action, group, name, chosen)


def _register(action: QAction, group: QActionGroup, name: str, chosen: "partial[None]") -> None:
    action.setCheckable(True)
    action.setData(name)
    action.setActionGroup(group)
    action.triggered.connect(_without_arguments(chosen))


def _without_arguments(slot: object) -> object:
    """``triggered`` carries a check mark that most entries have no use for."""

    def call(_checked: bool = False) -> None:
        slot()  # type: ignore[operator]

    return call
