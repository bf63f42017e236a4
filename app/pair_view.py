"""What the pair tells, and where it is shown: header, banner, fetch panel, prompt box, speculation panel.

A prompt can be sent once a pair is loaded and the database is open; until then the prompt box says what it waits for.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.pair_control import PairControl
from app.pair_words import describe, pair_words
from app.panels.composer import Composer
from app.panels.fetch_panel import FetchPanel
from app.panels.header import Header
from app.panels.inspector import Inspector
from app.storage.store import ConversationStore
from app.widgets.banner import Banner
from app.window_layout import WindowLayout
from dspark_core.events import ModelInfo
from dspark_core.models.catalogue import PackagedTarget


class PairView(QObject):
    """Connects the pair with the panels, both ways. The menu Pair is the window's."""

    def __init__(
        self,
        pair: PairControl,
        store: ConversationStore,
        layout: WindowLayout,
        header: Header,
        banner: Banner,
        fetch: FetchPanel,
        composer: Composer,
        inspector: Inspector,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pair = pair
        self._layout = layout
        self._header = header
        self._banner = banner
        self._fetch = fetch
        self._composer = composer
        self._inspector = inspector
        self._store_open = False
        self._failure = ""
        self._loaded = ""  # the name of what was loaded last
        store.opened.connect(self._store_opened)
        pair.status.connect(header.set_state)
        pair.loading_started.connect(self._loading_started)
        pair.loading_started.connect(self._name_asked)
        pair.ready.connect(self._ready)
        pair.unloaded.connect(self._unloaded)
        pair.resting.connect(self._resting)
        pair.failed.connect(self._failed)
        pair.device_lost.connect(self._device_lost)
        pair.differs.connect(self._differs)
        pair.fetch_needed.connect(self._fetch_needed)
        pair.fetching.connect(fetch.show_progress)
        pair.fetch_failed.connect(self._fetch_failed)
        composer.waiting_began.connect(pair.load_again)
        fetch.fetch_requested.connect(self._fetch_requested)
        fetch.cancel_requested.connect(pair.cancel_fetch)
        fetch.declined.connect(self._fetch_declined)
        self._loading_started()

    # Loading

    @Slot()
    def _loading_started(self) -> None:
        self._banner.withdraw(self._failure)  # it is about the pair asked for before
        self._composer.set_enabled_reason(False, self.tr("The model is being loaded; type already."), can_wait=True)

    @Slot()
    def _name_asked(self) -> None:
        """Where nothing is loaded yet: what is on its way."""
        if self._pair.info is None:
            self._header.set_pair_text(describe(self._pair.asked))

    @Slot(object)
    def _ready(self, info: ModelInfo) -> None:
        self._layout.show_chat()
        self._loaded = pair_words(info)
        self._header.set_pair_text(self._loaded)
        self._inspector.model_ready(info)
        self._offer_sending(info)

    @Slot()
    def _store_opened(self) -> None:
        self._store_open = True
        if self._pair.usable and self._pair.info is not None:
            self._offer_sending(self._pair.info)

    def _offer_sending(self, info: ModelInfo) -> None:
        if not info.has_chat_template:
            self._composer.set_enabled_reason(False, self.tr("This model has no chat template, so it cannot chat."))
        elif not self._store_open:  # where prompts are kept; another copy of the program may hold it for seconds
            reason = self.tr("The conversations are being opened; type already.")
            self._composer.set_enabled_reason(False, reason, can_wait=True)
        else:
            self._composer.set_enabled_reason(True, "")

    @Slot()
    def _unloaded(self) -> None:
        self._header.set_pair_text(self.tr("Choose a model"))
        self._inspector.model_unloaded()
        self._composer.set_enabled_reason(False, self.tr("No model is loaded; choose one in the menu Pair."))

    @Slot()
    def _resting(self) -> None:
        self._inspector.model_rests()
        self._header.set_pair_text(self.tr("{pair} · unloaded").format(pair=self._loaded))
        reason = self.tr("The model is unloaded; a message loads it again.")
        self._composer.set_enabled_reason(False, reason, can_wait=True)

    @Slot(str, str, str)
    def _failed(self, message: str, hint: str, detail: str) -> None:
        self._failure = message
        self._banner.show_message(message, hint, detail)
        self._fetch.show_failure(message, hint)  # where one looks when it was fetched just now

    @Slot()
    def _device_lost(self) -> None:
        self._header.set_pair_text(self.tr("No model loaded"))
        self._composer.set_enabled_reason(False, self.tr("The graphics card is lost; start the program again."))

    @Slot(str, str, str)
    def _differs(self, asked: str, running: str, reason: str) -> None:
        self._header.set_requested(asked)
        self._header.set_effective(running, reason)

    # Fetching

    @Slot(object)
    def _fetch_needed(self, target: PackagedTarget) -> None:
        self._fetch.offer(target, can_decline=self._pair.info is not None)
        self._show_fetch()

    @Slot(object)
    def _fetch_requested(self, source: str | None) -> None:
        self._pair.fetch(Path(source) if source else None)

    @Slot()
    def _fetch_declined(self) -> None:
        self._pair.keep_running()

    @Slot(str, str, str)
    def _fetch_failed(self, message: str, hint: str, detail: str) -> None:
        self._show_fetch()
        self._fetch.show_failure(message, hint)
        if detail:
            self._banner.show_message(message, hint, detail)

    def _show_fetch(self) -> None:
        self._layout.show_fetch()
        self._composer.set_enabled_reason(
            False, self.tr("The model must be fetched first; type already."), can_wait=True
        )
