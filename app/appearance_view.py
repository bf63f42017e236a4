"""How the window looks: theme, token colours, which sides are shown. Chosen here, kept in the settings, and shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.actions import show_settings
from app.settings import SettingsStore
from app.theme import Theme, palette, resolve
from app.window_layout import WindowLayout

if TYPE_CHECKING:
    from app.main_window import MainWindow


class AppearanceView(QObject):
    """``theme_changed(Theme)``"""

    theme_changed = Signal(object)

    def __init__(self, window: "MainWindow", layout: WindowLayout, settings: SettingsStore) -> None:
        super().__init__(window)
        self._window = window
        self._layout = layout
        self._settings = settings
        window.header.sidebar_toggled.connect(self._toggle_sidebar)
        window.header.inspector_toggled.connect(self._toggle_inspector)
        window.header.marks_toggled.connect(self.set_marks_visible)
        window.inspector.marks_toggled.connect(self.set_marks_visible)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def choose_theme(self, name: str) -> None:
        self._settings.update(theme=name)
        self.show_settings()

    @Slot(bool)
    def set_marks_visible(self, visible: bool) -> None:
        self._settings.update(show_marks=visible)
        self._show_marks(visible)

    @Slot(bool)
    def set_sidebar_visible(self, visible: bool) -> None:
        self._settings.update(sidebar_visible=visible)
        self._show_sides()

    @Slot(bool)
    def set_inspector_visible(self, visible: bool) -> None:
        self._settings.update(inspector_visible=visible)
        self._show_sides()
        if visible:
            self._layout.raise_inspector()

    @Slot()
    def show_cost(self) -> None:
        self.set_inspector_visible(True)
        self._window.inspector.focus_cost()

    def show_settings(self) -> None:
        """Show all of them."""
        settings = self._settings.settings
        show_settings(self._window.actions_table, settings)
        self._apply_theme(resolve(settings.theme))
        self._show_marks(settings.show_marks)
        self._show_sides()

    def _show_marks(self, visible: bool) -> None:
        self._window.chat.set_marks_visible(visible)
        self._window.header.set_marks_visible(visible)
        self._window.inspector.set_marks_visible(visible)
        self._window.actions_table.marks.setChecked(visible)

    def _show_sides(self) -> None:
        settings = self._settings.settings
        self._layout.show_sides(conversations=settings.sidebar_visible, inspector=settings.inspector_visible)
        self._window.header.set_sidebar_shown(settings.sidebar_visible)
        self._window.actions_table.sidebar.setChecked(settings.sidebar_visible)
        self._window.header.set_inspector_shown(settings.inspector_visible)
        self._window.actions_table.inspector.setChecked(settings.inspector_visible)

    def _apply_theme(self, theme: Theme) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette(theme))
        self._layout.set_theme(theme)
        self.theme_changed.emit(theme)

    @Slot()
    def _scheme_changed(self) -> None:
        if self._settings.settings.theme == "system":
            self._apply_theme(resolve("system"))

    @Slot()
    def _toggle_sidebar(self) -> None:
        self.set_sidebar_visible(not self._settings.settings.sidebar_visible)

    @Slot()
    def _toggle_inspector(self) -> None:
        self.set_inspector_visible(not self._settings.settings.inspector_visible)
