"""The menu bar, made from the table of commands, and the checks of its entries."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.command import Choices, Command, Menu, Submenu
from app.commands import CommandTable
from app.context_menu import ContextMenu
from app.language import translated
from app.settings import Settings
from dspark_core.events import ModelInfo
from dspark_core.models import catalogue, store
from dspark_core.models.folders import BEST, default_drafter
from dspark_core.pairs.facts import Suggestion
from dspark_core.requests import LoadRequest

if TYPE_CHECKING:
    from app.main_window import MainWindow

DSPARK = "dspark:"
"""What stands before the folder in the name of such a drafter."""
AND_LOOKUP = "+lookup"
"""What stands behind it where copies are drafted beside."""


@dataclass(slots=True)
class Actions:
    """The entries by the names of the table; those whose state follows the window's have a name here too."""

    table: Sequence[Menu]
    bar: Sequence[QMenu]
    entries: dict[str, QAction]
    groups: dict[str, QActionGroup]
    contexts: ContextMenu
    pair_menu: QMenu

    @property
    def stop(self) -> QAction:
        return self.entries["stop"]

    @property
    def regenerate(self) -> QAction:
        return self.entries["regenerate"]

    @property
    def marks(self) -> QAction:
        return self.entries["marks"]

    @property
    def sidebar(self) -> QAction:
        return self.entries["sidebar"]

    @property
    def inspector(self) -> QAction:
        return self.entries["inspector"]

    @property
    def exact(self) -> QAction:
        return self.entries["exact"]

    @property
    def unload(self) -> QAction:
        return self.entries["unload"]

    @property
    def targets(self) -> QActionGroup:
        return self.groups["targets"]

    @property
    def drafters(self) -> QActionGroup:
        return self.groups["drafters"]

    @property
    def precisions(self) -> QActionGroup:
        return self.groups["precisions"]

    @property
    def kv_precisions(self) -> QActionGroup:
        return self.groups["kv_precisions"]

    @property
    def head_precisions(self) -> QActionGroup:
        return self.groups["head_precisions"]

    @property
    def themes(self) -> QActionGroup:
        return self.groups["themes"]

    @property
    def unload_after(self) -> QActionGroup:
        return self.groups["unload_after"]

    def refresh(self) -> None:
        """Enable what can be used now."""
        for menu in self.table:
            for row in menu.rows:
                if isinstance(row, Command) and row.when is not None:
                    self.entries[row.name].setEnabled(row.when())

    def leaves(self) -> Iterator[tuple[tuple[str, ...], QAction]]:
        """Every visible entry that does something, with the titles above it: of its menus, and of its section."""
        for menu in self.bar:
            yield from _leaves(menu, (menu.title(),))


def make_actions(window: "MainWindow") -> Actions:
    """Fill the menu bar of ``window``."""
    table = CommandTable(window).menus()
    bar: dict[str, QMenu] = {}
    entries: dict[str, QAction] = {}
    groups: dict[str, QActionGroup] = {}
    submenus: dict[str, QMenu] = {}
    for menu in table:
        shown = window.menuBar().addMenu(menu.title)
        shown.setObjectName(menu.name)
        shown.setToolTipsVisible(True)
        bar[menu.name] = shown
        for row in menu.rows:
            if isinstance(row, Command):
                entries[row.name] = _add_command(shown, row)
            elif isinstance(row, Choices):
                groups[row.name] = _add_choices(shown, row)
            elif isinstance(row, Submenu):
                submenus[row.name] = row.make(shown)
                shown.addMenu(submenus[row.name])
            else:
                shown.addSeparator()
    contexts = submenus["contexts"]
    assert isinstance(contexts, ContextMenu)
    return Actions(table, list(bar.values()), entries, groups, contexts, bar["pair"])


def show_pair(actions: Actions, pair: LoadRequest, remembered: Settings, info: ModelInfo | None) -> None:
    """Check the entries of the pair that was asked for; what the table lacks of it, and of that of last time, is added.
    ``info`` is of the one that runs."""
    for path in (remembered.pair, pair.target):
        if Path(path).is_absolute() or catalogue.hub_model(path) or store.is_repo(path):
            model = catalogue.hub_model(path)
            _add_folder(actions, "targets", path, model.title if model else Path(path).name)
    for drafter in (remembered.drafter, pair.drafter):
        if drafter.startswith(DSPARK):
            title = QCoreApplication.translate("Actions", "DSpark: {folder}").format(
                folder=Path(drafter.removeprefix(DSPARK)).name
            )
            _add_folder(actions, "drafters", drafter, title)
    has_own = default_drafter(pair.target) == BEST
    for action in actions.drafters.actions():
        if action.data() in (BEST, "dspark"):
            action.setEnabled(has_own or pair.drafter == action.data())
    check(actions.targets, pair.target)
    check(actions.drafters, pair.drafter)
    check(actions.precisions, pair.precision)
    check(actions.kv_precisions, pair.kv_precision)
    check(actions.head_precisions, pair.head_precision)
    actions.contexts.show_choices(pair.context_length, info)


def show_drafters(actions: Actions, found: Sequence[Suggestion], chosen: str) -> None:
    """What is installed and could draft for the target becomes an entry; what does not fit is grey, with the reason."""
    for each in found:
        folder = drafter_folder(each.drafter)
        if each.source != "installed" or not folder:
            continue
        _add_folder(actions, "drafters", each.drafter, each.title)
        reason = translated(each.reason)
        for action in actions.drafters.actions():
            if drafter_folder(action.data()) == folder:
                action.setEnabled(each.usable or action.data() == chosen)
                action.setToolTip(reason)
                action.setWhatsThis(reason)  # what a screen reader tells beside the words of an entry
    check(actions.drafters, chosen)


def drafter_folder(drafter: str) -> str:
    """The folder in the name of a drafter; empty for one that has none."""
    return drafter.partition(":")[2].removesuffix(AND_LOOKUP)


def forget_model(actions: Actions, names: Container[str]) -> None:
    """A model that was deleted leaves the targets and the drafters. ``names``: all that a pair may call it."""
    for group in (actions.targets, actions.drafters):
        for action in group.actions():
            name = action.data()
            if name in names or drafter_folder(name) in names:
                group.removeAction(action)
                actions.pair_menu.removeAction(action)
                action.deleteLater()


def show_settings(actions: Actions, settings: Settings) -> None:
    """Check the entries that the settings name."""
    check(actions.themes, settings.theme)
    check(actions.groups["notice_after"], settings.notice_after)
    actions.exact.setChecked(settings.exact)
    actions.marks.setChecked(settings.show_marks)
    actions.sidebar.setChecked(settings.sidebar_visible)
    actions.inspector.setChecked(settings.inspector_visible)


def check(group: QActionGroup, value: object) -> None:
    """Check the entry of ``value``, and no other."""
    for action in group.actions():
        action.setChecked(action.data() == value)


def _leaves(menu: QMenu, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], QAction]]:
    section = ""
    for action in menu.actions():
        inner = action.menu()
        if action.isSeparator():
            section = action.text()
        elif isinstance(inner, QMenu):
            yield from _leaves(inner, (*path, inner.title()))
        elif action.isVisible() and action.text():
            above = section if action.actionGroup() is not None and len(path) == 1 else ""
            yield (*path, above) if above else path, action


def _add_command(menu: QMenu, command: Command) -> QAction:
    if command.made is not None:
        menu.addAction(command.made)
        command.made.setObjectName(command.name)
        command.made.setToolTip(command.meaning)
        return command.made
    action = menu.addAction(command.text)
    action.setObjectName(command.name)
    action.setToolTip(command.meaning)
    action.setCheckable(command.checkable)
    if command.keys:
        action.setShortcut(QKeySequence(command.keys))
    if command.run is not None:
        action.triggered.connect(command.run if command.checkable else _without_arguments(command.run))
    return action


def _add_choices(menu: QMenu, choices: Choices) -> QActionGroup:
    group = QActionGroup(menu)
    group.setObjectName(choices.name)
    if choices.submenu:
        menu = menu.addMenu(choices.title)
    elif choices.title:
        menu.addSection(choices.title)
    for value, words in choices.values:
        _join(menu.addAction(words), group, value)
    if choices.choose is not None:
        group.triggered.connect(_with_value(choices.choose))
    return group


def _add_folder(actions: Actions, group_name: str, name: str, title: str) -> None:
    """A local folder as an entry beside the others of its group (once). ``name`` is what a pair calls it."""
    group = actions.groups[group_name]
    if all(action.data() != name for action in group.actions()):
        first = group.actions()[0]
        action = QAction(title, actions.pair_menu)
        action.setToolTip(name)
        _join(action, group, name)
        actions.pair_menu.insertAction(first, action)


def _join(action: QAction, group: QActionGroup, value: object) -> None:
    action.setObjectName(f"{group.objectName()} {value}")
    action.setCheckable(True)
    action.setData(value)
    action.setActionGroup(group)


def _with_value(choose: Callable[[Any], object]) -> Callable[[QAction], None]:
    def call(action: QAction) -> None:
        choose(action.data())

    return call


def _without_arguments(run: Callable[..., object]) -> Callable[[bool], None]:
    """``triggered`` carries a check mark that most entries have no use for."""

    def call(_checked: bool = False) -> None:
        run()

    return call
