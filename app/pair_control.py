"""Which pair was asked for, which one runs, and the way there: fetch, load, fall back. No widgets.

What is asked for is kept apart from what runs: a choice that cannot be loaded leaves the pair in use as it was.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.engine_worker import EngineHost
from app.settings import Settings
from dspark_core.events import EngineEvent, LoadFailed, LoadProgress, ModelInfo, ModelReady
from dspark_core.models import catalogue, store
from dspark_core.models.fetch import FetchProgress
from dspark_core.requests import LoadRequest, new_request_id


class PairControl(QObject):
    """Signals:
    status(kind, text, explanation): for the state chip
    ready(ModelInfo): the pair that runs from now on
    unloaded(): nothing is loaded any more
    failed(message, hint, detail): the pair asked for cannot be loaded
    fetch_needed(PackagedTarget): the target is not on this computer yet
    fetching(FetchProgress), fetch_failed(message, hint, detail)
    differs(asked, running, reason): what was asked for is not what runs; empty strings when it is
    """

    status = Signal(str, str, str)
    ready = Signal(object)
    unloaded = Signal()
    failed = Signal(str, str, str)
    fetch_needed = Signal(object)
    fetching = Signal(object)
    fetch_failed = Signal(str, str, str)
    differs = Signal(str, str, str)

    def __init__(self, host: EngineHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._asked = LoadRequest()
        self._running: LoadRequest | None = None
        self.info: ModelInfo | None = None
        self.loading = False
        host.event.connect(self._engine_event)
        host.fetch_progress.connect(self._fetch_progress)
        host.fetch_failed.connect(self._fetch_failed)

    def start(self, settings: Settings) -> None:
        """Load the pair of the settings, or say that it must be fetched first."""
        self.choose(settings.pair, settings.drafter, settings.precision)

    def choose(self, target: str, drafter: str, precision: str) -> None:
        """Ask for a pair. What the engine does is stopped first."""
        self._asked = LoadRequest(target=target, drafter=drafter, precision=precision, request_id=new_request_id())
        packaged = catalogue.packaged(target)
        if packaged is not None and store.installed(target) is None:
            self.status.emit("idle", self.tr("model not fetched yet"), self.tr("The starter model is fetched once."))
            self.fetch_needed.emit(packaged)
            return
        self._load(self._asked)

    def fetch(self, source: Path | None) -> None:
        """Fetch the target asked for, by download or from a file or folder; it is loaded when it is there."""
        self.loading = True
        self._host.fetch(self._asked.target, source)

    def cancel_fetch(self) -> None:
        self._host.cancel()

    def _load(self, request: LoadRequest) -> None:
        self._host.cancel()
        self.loading = True
        self.differs.emit("", "", "")
        self.status.emit("loading", self.tr("loading"), self.tr("The model is being read into memory."))
        self._host.load(request)

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        if isinstance(event, LoadProgress):
            percent = "" if event.fraction is None else f" {event.fraction:.0%}"
            self.status.emit("loading", self.tr("loading") + percent, event.stage)
        elif isinstance(event, ModelReady):
            self._model_ready(event)
        elif isinstance(event, LoadFailed):
            self._load_failed(event)

    def _model_ready(self, event: ModelReady) -> None:
        self.loading = False
        self.info = event.info
        fell_back = self._asked.request_id != event.request_id
        self._running = self._asked if not fell_back else self._running
        self.ready.emit(event.info)
        self.status.emit("idle", self.tr("ready"), self.tr("The pair is loaded; the next message is answered at once."))

    def _load_failed(self, event: LoadFailed) -> None:
        self.failed.emit(event.message, event.hint, event.detail)
        if event.still_loaded and self.info is not None:
            self.loading = False
            self.differs.emit(describe(self._asked), describe(self._running), event.message)
            self.status.emit("idle", self.tr("ready"), self.tr("The pair loaded before goes on."))
            return
        self.info = None
        self.unloaded.emit()
        if self._running is not None and event.request_id == self._asked.request_id:
            asked, self._running = self._asked, replace(self._running, request_id=new_request_id())
            self._load(self._running)
            self.differs.emit(describe(asked), describe(self._running), event.message)
            return
        self.loading = False
        self.status.emit("error", self.tr("no model loaded"), event.message)

    @Slot(object)
    def _fetch_progress(self, progress: FetchProgress) -> None:
        self.fetching.emit(progress)
        if progress.finished:
            self._load(self._asked)
            return
        percent = f" {progress.done / progress.total:.0%}" if progress.total else ""
        self.status.emit("loading", self.tr("fetching the model") + percent, progress.stage)

    @Slot(str, str, str)
    def _fetch_failed(self, message: str, hint: str, detail: str) -> None:
        self.loading = False
        self.status.emit("idle", self.tr("model not fetched yet"), message)
        self.fetch_failed.emit(message, hint, detail)


def describe(request: LoadRequest | None) -> str:
    """A request in the words of the header."""
    if request is None:
        return ""
    packaged = catalogue.packaged(request.target)
    name = packaged.title if packaged else Path(request.target).name
    return f"{name} {request.precision} + {request.drafter}"
