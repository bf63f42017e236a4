"""When the pair is unloaded: by hand, or after a time without use. No widgets.

The time counts from the end of the last answer, audit, measurement or load. While one of these runs there is no timer
that could fire, however long the machine sleeps in its midst. Whether sleep counts as time without use is the system's
choice (on Linux and macOS it does not): after it the pair is unloaded at once or later, never in the middle of work.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.audit_control import AuditControl
from app.pair_control import PairControl
from app.profile_control import ProfileControl
from app.session import Session
from app.settings import SettingsStore

MS_PER_MINUTE = 60_000


class UnloadControl(QObject):
    """``changed``: what ``rests`` or ``refusal`` says may have changed."""

    changed = Signal()

    def __init__(
        self,
        pair: PairControl,
        session: Session,
        audits: AuditControl,
        profiles: ProfileControl,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pair = pair
        self._session = session
        self._audits = audits
        self._profiles = profiles
        self._settings = settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._unused)
        for told in (pair.status, session.busy_changed, audits.busy_changed, profiles.busy_changed):
            told.connect(self._used)

    @property
    def rests(self) -> bool:
        """Whether the pair is unloaded and can be loaded again."""
        return self._pair.rests

    @property
    def minutes(self) -> int:
        """Without use, until the pair is unloaded; 0: never."""
        return self._settings.settings.unload_after

    def refusal(self) -> str:
        """Why nothing can be unloaded now, in words; empty if it can."""
        if self._session.busy:
            return self.tr("An answer is being written")
        if self._audits.running is not None:
            return self.tr("An answer is being audited")
        if self._profiles.fraction is not None:
            return self.tr("The cost of a pass is being measured")
        if self._pair.loading:
            return self.tr("The model is being loaded")
        return "" if self._pair.can_unload else self.tr("No model is in use")

    @Slot()
    def toggle(self) -> None:
        """Unload, or load again."""
        if not self._pair.load_again() and not self.refusal():
            self._pair.unload(self.tr("by hand"))

    def set_minutes(self, minutes: int) -> None:
        self._settings.update(unload_after=minutes)
        self._used()

    @Slot()
    def _used(self) -> None:
        """Something began or ended: the time without use begins anew, or waits for the end."""
        if self.minutes and not self.refusal():
            self._timer.start(self.minutes * MS_PER_MINUTE)
        else:
            self._timer.stop()
        self.changed.emit()

    @Slot()
    def _unused(self) -> None:
        if not self.refusal():
            self._pair.unload(self.tr("after {minutes} minutes without use").format(minutes=self.minutes))
