"""What the menu Help and the command palette open, and where "What is this?" leads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import paths
from app.commands import CommandTable
from app.dialogs.about_dialog import AboutDialog
from app.dialogs.help_window import SHORTCUTS, HelpWindow
from app.dialogs.log_window import LogWindow
from app.dialogs.palette import CommandPalette, entries
from app.pair_control import PairControl
from app.report import report
from app.settings import SettingsStore
from app.theme import LIGHT, Theme
from app.widgets.banner import Banner
from app.widgets.help_topic import topic_of

if TYPE_CHECKING:
    from app.main_window import MainWindow

RECENT = 8
"""Commands that stand first in the palette."""


class HelpView(QObject):
    """The windows are made when they are first wanted."""

    def __init__(self, window: "MainWindow", pair: PairControl, settings: SettingsStore, banner: Banner) -> None:
        super().__init__(window)
        self._window = window
        self._pair = pair
        self._settings = settings
        self._banner = banner
        self.palette: CommandPalette | None = None
        self.help: HelpWindow | None = None
        self.log: LogWindow | None = None
        self.language = "en"
        """Of the pages of the help, one of language.NAMES."""
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.help is not None:
            self.help.set_theme(theme)

    @Slot()
    def show_palette(self) -> None:
        leaves = self._window.actions_table.leaves()
        found = [entry for entry in entries(leaves) if entry.name != "palette"]
        if self.palette is not None:
            self.palette.deleteLater()
        self.palette = CommandPalette(found, self._recent(), self._theme, self._window)
        self.palette.ran.connect(self._ran)
        self.palette.show_over(self._window)

    @Slot()
    def show_help(self) -> None:
        self._help_window()

    @Slot(str)
    def show_page(self, topic: str) -> None:
        """``topic``: a page, or a page and a heading on it: ``reading#Speed``."""
        name, _, heading = topic.partition("#")
        self._help_window().show_page(name, heading)

    @Slot()
    def show_help_on_focus(self) -> None:
        self.show_page(topic_of(self._window.focusWidget()) or "start")

    @Slot()
    def show_shortcuts(self) -> None:
        self.show_page(SHORTCUTS)

    @Slot()
    def show_log(self) -> None:
        if self.log is None:
            self.log = LogWindow(paths.logs_dir(), self.copy_report, self._window)
        self._raise(self.log)

    @Slot()
    def copy_report(self) -> None:
        text = report(self._settings.settings, self._pair.info, paths.logs_dir())
        QGuiApplication.clipboard().setText(text)
        self._banner.show_message(
            self.tr("The report is on the clipboard."),
            self.tr("It holds nothing of what was written; read it before you paste it."),
            "",
        )

    @Slot()
    def show_about(self) -> None:
        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()

    def _help_window(self) -> HelpWindow:
        if self.help is None:
            folder = paths.resources_dir() / "help"
            table = self._window.actions_table.table
            self.help = HelpWindow(
                folder, self.language, table, CommandTable(self._window).keys_in_places(), self._window
            )
            self.help.set_theme(self._theme)
            self.help.show_page("start")
        self._raise(self.help)
        return self.help

    def _raise(self, window: QWidget) -> None:
        window.show()
        window.raise_()
        window.activateWindow()

    def _recent(self) -> list[str]:
        return self._settings.settings.recent_commands.splitlines()

    @Slot(str)
    def _ran(self, name: str) -> None:
        others = [other for other in self._recent() if other != name]
        self._settings.update(recent_commands="\n".join([name, *others][:RECENT]))
