"""The choice of a language in the menu View."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from app.actions import Actions, check
from app.settings import SettingsStore
from app.widgets.banner import Banner


class LanguageView(QObject):
    def __init__(self, actions: Actions, settings: SettingsStore, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._banner = banner
        group = actions.groups["language"]
        check(group, settings.settings.language)
        group.triggered.connect(self._chosen)

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        if action.data() != self._settings.settings.language:
            self._settings.update(language=action.data())
            self._banner.show_message(
                self.tr("The language is chosen."), self.tr("It takes effect at the next start of the program."), ""
            )
