"""The question whether a newer version exists: asked by hand, or once a day where the user has switched that on."""

import logging
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, QThread, Signal, Slot

import dspark_core
from app.language import translated
from app.settings import SettingsStore
from app.updates.release import UpdateRefusedError, read
from app.updates.source import Source
from dspark_core.preferences import is_offline

log = logging.getLogger(__name__)

WAIT_MS = 3_000


class _Question(QThread):
    """``answered(envelope, reason)``: one of them is empty."""

    answered = Signal(bytes, str)

    def __init__(self, address: str) -> None:
        super().__init__()
        self.setObjectName("updates")
        self._address = address

    def run(self) -> None:
        import httpx2  # a tenth of a second that only this thread has to wait

        from app.updates.asking import ask

        try:
            self.answered.emit(ask(self._address), "")
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            log.info("no answer about newer versions: %s", type(error).__name__)
            self.answered.emit(b"", str(error) or type(error).__name__)


class UpdateControl(QObject):
    """Signals:
    found(Release): it is newer than what runs
    told(message, hint, detail): how a question that was asked by hand ended otherwise
    """

    found = Signal(object)
    told = Signal(str, str, str)

    def __init__(self, source: Source | None, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._settings = settings
        self._question: _Question | None = None
        self._by_hand = False

    @property
    def possible(self) -> bool:
        """Whether this build knows where to ask."""
        return self._source is not None

    def start(self) -> None:
        """Ask, where the user wants that at each start and it was not asked today."""
        settings = self._settings.settings
        if settings.check_updates and settings.updates_asked != _today().isoformat() and not is_offline():
            self._ask(by_hand=False)

    @Slot()
    def ask_now(self) -> None:
        if self._source is None:
            self.told.emit(self.tr("This build names no place to ask for newer versions."), "", "")
            return
        if is_offline():
            self.told.emit(
                self.tr("The program is switched offline and asks nobody."), self.tr("Switch it online first."), ""
            )
            return
        self._ask(by_hand=True)

    def close(self) -> bool:
        """False if the question does not end soon; the process need not wait for it."""
        return self._question is None or self._question.wait(WAIT_MS)

    def _ask(self, *, by_hand: bool) -> None:
        if self._source is None or self._question is not None:
            return
        self._by_hand = by_hand
        self._question = _Question(self._source.address)
        self._question.answered.connect(self._answered)
        self._question.start()

    @Slot(bytes, str)
    def _answered(self, envelope: bytes, reason: str) -> None:
        assert self._source is not None
        assert self._question is not None
        self._question.wait()
        self._question = None
        if reason:
            self._tell(self.tr("Newer versions could not be asked for."), self.tr("Try again later."), reason)
            return
        try:
            release = read(
                bytes(envelope), self._source.keys, seen=self._settings.settings.updates_serial, today=_today()
            )
        except UpdateRefusedError as error:
            log.warning("what was published about newer versions is refused: %s", error.reason)
            why = translated(error.reason)
            self._tell(self.tr("What was published about newer versions is not believed."), why, "")
            return
        self._settings.update(updates_serial=release.serial, updates_asked=_today().isoformat())
        if release.newer_than(dspark_core.__version__):
            self.found.emit(release)
        else:
            running = dspark_core.__version__
            self._tell(self.tr("{version} is the newest version.").format(version=running), "", "")

    def _tell(self, message: str, hint: str, detail: str) -> None:
        if self._by_hand:
            self.told.emit(message, hint, detail)


def _today() -> date:
    return datetime.now(UTC).date()
