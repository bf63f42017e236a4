"""Which pair was asked for, which one runs, and the way there: fetch, load, fall back, unload. No widgets.

What is asked for is kept apart from what runs: a choice that cannot be loaded leaves the pair in use as it was, or
brings it back. Only a pair that could be loaded is remembered for the next start.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Signal, Slot

from app.engine_worker import EngineHost
from app.language import translated
from app.pair_fallback import instead_of
from app.pair_words import describe, pair_words
from app.settings import Settings
from app.widgets.numbers import percent
from dspark_core.events import (
    DrafterFailed,
    EngineEvent,
    GenerationFailed,
    LoadFailed,
    LoadProgress,
    ModelInfo,
    ModelReady,
)
from dspark_core.models import catalogue, store
from dspark_core.models.fetch import FetchProgress, shipped
from dspark_core.requests import LoadRequest, new_request_id

log = logging.getLogger(__name__)


class PairControl(QObject):
    """Signals:
    status(kind, text, explanation): for the state chip
    loading_started(): until ready or failed nothing can be asked
    ready(ModelInfo): the pair that runs from now on
    chosen(LoadRequest): it runs because it was asked for (not because something else failed)
    unloaded(): nothing is loaded any more, since a load failed
    resting(why): it was unloaded on purpose; ``load_again`` brings it back
    failed(message, hint, detail): the pair asked for cannot be loaded
    drafter_failed(message, hint, detail): the pair that runs goes on without its drafter
    device_lost(message, hint): and none can be, before the program is started again
    fetch_needed(PackagedTarget): the target is not on this computer yet
    fetching(FetchProgress), fetch_failed(message, hint, detail)
    differs(asked, running, reason): what was asked for is not what runs; empty strings when it is
    """

    status = Signal(str, str, str)
    loading_started = Signal()
    ready = Signal(object)
    chosen = Signal(object)
    unloaded = Signal()
    resting = Signal(str)
    failed = Signal(str, str, str)
    drafter_failed = Signal(str, str, str)
    device_lost = Signal(str, str)
    fetch_needed = Signal(object)
    fetching = Signal(object)
    fetch_failed = Signal(str, str, str)
    differs = Signal(str, str, str)

    def __init__(self, host: EngineHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._asked = LoadRequest()
        self._running: LoadRequest | None = None
        self._in_flight: dict[str, LoadRequest] = {}
        """Every load that has not ended yet; only the newest counts."""
        self._newest = ""
        self._fetching = False
        self._why_unloaded = ""
        self._then: Callable[[], None] | None = None
        self.info: ModelInfo | None = None
        self.loading = False
        self.lost = False
        """The graphics card failed: only a new process can use it."""
        host.engine_event.connect(self._engine_event)
        host.fetch_progress.connect(self._fetch_progress)
        host.fetch_failed.connect(self._fetch_failed)

    @property
    def asked(self) -> LoadRequest:
        """What was asked for last; what runs, once that turned out impossible."""
        return self._asked

    @property
    def usable(self) -> bool:
        """Whether a question would be answered now: a pair is loaded and the engine is not at work on another."""
        return self.info is not None and not self.loading

    @property
    def rests(self) -> bool:
        """Whether a pair was unloaded on purpose and is not being loaded again."""
        return bool(self._why_unloaded) and not self.loading

    @property
    def can_unload(self) -> bool:
        """Whether a pair is loaded, and no other one is being chosen."""
        return self.usable and self._asked is self._running

    def unload(self, why: str) -> None:
        """Free the memory of the pair that runs. ``why`` is said until it is loaded again."""
        if self.can_unload:
            log.info("unloaded %s: %s", why, self._running_words())
            self.info = None
            self._why_unloaded = why
            self._host.unload()
            self._tell_resting()

    def load_again(self, then: Callable[[], None] | None = None) -> bool:
        """Load the pair that was unloaded, and call ``then`` once it runs. False where none was unloaded."""
        if not self.rests or self._running is None:
            return False
        self._then = then
        self._load(replace(self._running, request_id=new_request_id()))
        return True

    def start(self, settings: Settings) -> None:
        """Load the pair of the settings, or say that it must be fetched first."""
        self.choose(
            LoadRequest(
                target=settings.pair,
                drafter=settings.drafter,
                precision=settings.precision,
                kv_precision=settings.kv_precision,
                head_precision=settings.head_precision,
                context_length=settings.context_length,
            )
        )

    def choose(self, wanted: LoadRequest) -> None:
        """Ask for a pair. What the engine does is stopped first (unless it is the pair that runs)."""
        if self._running is not None and self.usable and _parts(self._running) == _parts(wanted):
            if self._asked is not self._running:
                self.keep_running()
            self.differs.emit("", "", "")
            self.chosen.emit(self._running)  # perhaps it was only a way out until now
            return
        self._why_unloaded, self._then = "", None
        self._asked = replace(wanted, threads="measured", request_id=new_request_id())
        if self._fetching:
            self._host.cancel()
            self._fetching = self.loading = False
        packaged = catalogue.packaged(wanted.target)
        if packaged is not None and store.installed(wanted.target) is None:
            reason = self.tr("it must be fetched first")
            self.status.emit("idle", self.tr("model not fetched yet"), self.tr("The starter model is fetched once."))
            self.differs.emit(*((describe(self._asked), self._running_words(), reason) if self.info else ("", "", "")))
            self.fetch_needed.emit(packaged)
            if shipped(packaged) is not None:
                self.fetch(None)  # it costs no download, so nobody need be asked
            return
        self.differs.emit("", "", "")
        self._load(self._asked)

    def fetch(self, source: Path | None) -> None:
        """Fetch the target asked for, by download or from a file or folder; it is loaded when it is there."""
        if not self.loading:
            self.loading = self._fetching = True
            self.loading_started.emit()
            self._host.fetch(self._asked.target, source)

    def cancel_fetch(self) -> None:
        if self._fetching:
            self._host.cancel()

    def keep_running(self) -> None:
        """Give up a pair that must be fetched first; the one loaded goes on."""
        if self._running is not None and self.usable:
            self._asked = self._running
            self.differs.emit("", "", "")
            self._tell_ready()
            self.ready.emit(self.info)

    def _load(self, request: LoadRequest) -> None:
        self._host.cancel()
        self.loading = True
        self._newest = request.request_id
        self._in_flight[request.request_id] = request
        self.loading_started.emit()
        self.status.emit("loading", self.tr("loading"), self.tr("The model is being read into memory."))
        self._host.load(request)

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        if isinstance(event, GenerationFailed | LoadFailed) and event.device_lost:
            self._lose_device(event)
        elif isinstance(event, LoadProgress) and event.request_id == self._newest:
            share = "" if event.fraction is None else f" {percent(event.fraction)}"
            self.status.emit("loading", self.tr("loading") + share, translated(event.stage))
        elif isinstance(event, ModelReady):
            self._model_ready(event)
        elif isinstance(event, LoadFailed):
            self._load_failed(event)
        elif isinstance(event, DrafterFailed):
            self._drafter_failed(event)

    def _model_ready(self, event: ModelReady) -> None:
        self._running = self._in_flight.pop(event.request_id, None)
        self.info = event.info
        if event.request_id != self._newest:
            return  # another one was chosen meanwhile, and is being loaded
        held = psutil.Process().memory_info().rss >> 20
        words, device = pair_words(event.info), event.info.device
        log.info("pair ready after %.1f s: %s on %s; the program holds %d MiB", event.seconds, words, device, held)
        self.loading, self._why_unloaded = False, ""
        if self._running is not None and event.request_id == self._asked.request_id:
            self.chosen.emit(self._running)
        elif self._running is not None:
            self._asked = self._running  # the one asked for could not be loaded, or this one was loaded again
        self._tell_ready()
        self.ready.emit(event.info)  # a prompt that waited is sent now
        then, self._then = self._then, None
        if then is not None:
            then()

    def _load_failed(self, event: LoadFailed) -> None:
        request = self._in_flight.pop(event.request_id, self._asked)
        if event.running is None:
            self.info = None
        elif event.running != self.info:  # the target asked for is loaded, only its drafter cannot be
            self._running, self.info = replace(request, drafter="none"), event.running
        if event.request_id != self._newest:
            return  # another one was chosen meanwhile
        log.warning("pair failed (%s): %s", describe(request), event.message)
        message = translated(event.message)
        self.failed.emit(message, translated(event.hint), event.detail)
        if self.info is not None and self._running is not None:
            self.loading = False
            self._asked = self._running
            self.differs.emit(describe(request), self._running_words(), message)
            self._tell_ready()
            self.ready.emit(self.info)
            return
        self.unloaded.emit()
        if self._why_unloaded:  # memory may be short for a moment only: the same pair can be tried again
            self.loading, self._then = False, None
            self._tell_resting(message)
            return
        other = instead_of(request, self._asked, self._running)
        if other is not None:
            self._load(other)
            self.differs.emit(describe(request), describe(other), message)
            return
        self.loading = False
        self.status.emit("error", self.tr("no model loaded"), message)

    def _drafter_failed(self, event: DrafterFailed) -> None:
        """Drafting stays off until a drafter is chosen again, now or at the next start: what is remembered stays."""
        before, self.info = self._running, event.info
        if before is None:
            return
        self._running = replace(before, drafter=event.info.drafter)
        if self._asked is not before:
            return  # another one was chosen meanwhile, and is being loaded
        self._asked = self._running
        log.warning("the drafter failed (%s): %s", describe(before), event.message)
        message = translated(event.message)
        self.differs.emit(describe(before), self._running_words(), message)
        self.drafter_failed.emit(message, translated(event.hint), event.detail)

    def _lose_device(self, event: GenerationFailed | LoadFailed) -> None:
        log.error("%s", event.message)
        self._in_flight.clear()
        self._newest, self._why_unloaded, self._then = "", "", None
        self.info, self.loading, self.lost = None, False, True
        self.unloaded.emit()
        self.status.emit("error", self.tr("graphics card lost"), translated(event.message))
        self.device_lost.emit(translated(event.message), translated(event.hint))

    def _tell_ready(self) -> None:
        self.status.emit("idle", self.tr("ready"), self.tr("The pair is loaded; the next message is answered at once."))

    def _tell_resting(self, failure: str = "") -> None:
        self.resting.emit(self._why_unloaded)
        if failure:
            self.status.emit("error", self.tr("could not be loaded again"), failure)
            return
        text = self.tr("unloaded {why}").format(why=self._why_unloaded)
        meaning = self.tr(
            "Unloaded {why}: the model's memory is free. The next message loads it again; nothing of the chat is lost."
        ).format(why=self._why_unloaded)  # again, since a narrow window shortens the text
        self.status.emit("stopped", text, meaning)

    def _running_words(self) -> str:
        return pair_words(self.info) if self.info is not None else describe(self._running)

    @Slot(object)
    def _fetch_progress(self, progress: FetchProgress) -> None:
        if not self._fetching:
            return  # it was given up
        self.fetching.emit(progress)
        if progress.finished:
            self._fetching = False
            self.differs.emit("", "", "")
            self._load(self._asked)
            return
        share = f" {percent(progress.done / progress.total)}" if progress.total else ""
        self.status.emit("loading", self.tr("fetching the model") + share, translated(progress.stage))

    @Slot(object, object, str)
    def _fetch_failed(self, message: str, hint: str, detail: str) -> None:
        if not self._fetching:
            return
        log.warning("fetch failed: %s %s", message, detail)
        self.loading = self._fetching = False
        self.status.emit("idle", self.tr("model not fetched yet"), translated(message))
        self.fetch_failed.emit(translated(message), translated(hint), detail)


def _parts(request: LoadRequest) -> tuple[object, ...]:
    """What a user chooses of a pair."""
    stored = request.precision, request.kv_precision, request.head_precision
    return request.target, request.drafter, *stored, request.context_length
