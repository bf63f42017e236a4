"""Where newer versions are asked for and told: two entries of the menu Help, and the banner."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.actions import Actions
from app.settings import SettingsStore
from app.transcript.links import LinkDialog
from app.updates.release import Release
from app.updates.update_control import UpdateControl
from app.widgets.banner import Banner


class UpdateView(QObject):
    def __init__(
        self, updates: UpdateControl, actions: Actions, settings: SettingsStore, banner: Banner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._banner = banner
        self._window = window
        actions.entries["check_updates"].triggered.connect(updates.ask_now)
        at_start = actions.entries["updates_at_start"]
        at_start.setChecked(settings.settings.check_updates)
        at_start.setEnabled(updates.possible)
        at_start.toggled.connect(lambda on: settings.update(check_updates=on))
        updates.found.connect(self._found)
        updates.told.connect(banner.tell_done)

    @Slot(object)
    def _found(self, release: Release) -> None:
        self._banner.offer(
            self.tr("Version {version} is there.").format(version=release.version),
            self.tr("Nothing was downloaded; its page says how to get it."),
            self.tr("Open its page…"),
            self._page_of(release),
        )

    def _page_of(self, release: Release) -> Callable[[], None]:
        return lambda: LinkDialog(release.page, self._window).show()
