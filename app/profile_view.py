"""What is known of the cost of a pass, and where it is shown: in the speculation panel and in the state chip."""

from PySide6.QtCore import QObject, Slot

from app.panels.header import Header
from app.panels.inspector import Inspector
from app.profile_control import ProfileControl


class ProfileView(QObject):
    """Connects profiles with their panel, both ways."""

    def __init__(
        self, profiles: ProfileControl, inspector: Inspector, header: Header, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._inspector = inspector
        self._panel = panel = inspector.cost
        panel.toggled.connect(profiles.toggle)
        profiles.changed.connect(self._refresh)
        profiles.measured.connect(self._measured)
        profiles.status.connect(header.set_state)
        self._shown: tuple[object, object] = (None, None)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        profiles, panel = self._profiles, self._panel
        shown = (profiles.stored, profiles.info)
        if shown != self._shown:  # not at each step of a measurement
            self._shown = shown
            panel.show_profile(profiles.stored, profiles.info)
        panel.show_work(profiles.fraction, profiles.refusal())
        failure = profiles.failure
        panel.show_failure(*((failure.message, failure.hint, failure.detail) if failure else ("", "", "")))

    @Slot()
    def _measured(self) -> None:
        self._panel.announce()
        if self._panel.button.hasFocus():  # who has waited for it sees it; who has gone on is not disturbed
            self._inspector.scroll_to_cost()
