"""The window: makes panels and menus, carries out what the user chooses there, and shows the settings.

Where the panels stand is window_layout's, what they show of session and pair is session_view's and pair_view's.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenu

from app.actions import DSPARK, make_actions, show_pair
from app.appearance_view import AppearanceView
from app.audit_control import AuditControl
from app.audit_view import AuditView
from app.conversations_view import ConversationsView
from app.exchange_control import ExchangeControl
from app.failure_view import FailureView
from app.help_view import HelpView
from app.language import translated
from app.notifications import Notifications
from app.pair_control import PairControl
from app.pair_view import PairView
from app.panels.composer import Composer
from app.panels.conversations_panel import ConversationsPanel
from app.panels.fetch_panel import FetchPanel
from app.panels.header import Header
from app.panels.inspector import Inspector
from app.profile_control import ProfileControl
from app.profile_view import ProfileView
from app.session import Session
from app.session_view import SessionView
from app.settings import SettingsStore
from app.storage.store import ConversationStore
from app.transcript.chat_view import ChatView
from app.widgets.banner import Banner
from app.widgets.help_topic import set_topic
from app.window_layout import WindowLayout
from app.window_place import place_of, restore_place
from dspark_core.models.folders import default_drafter
from dspark_core.requests import LoadRequest


class MainWindow(QMainWindow):
    """``closing`` is emitted once, when the user closes the window; whoever owns the engine then shuts down.
    ``restart_requested``: the graphics card is lost, and the user wants the program started again without a drafter.
    ``chat_settings_requested``, ``exact_changed``: chosen in the menu Pair."""

    closing = Signal()
    restart_requested = Signal()
    chat_settings_requested = Signal()
    exact_changed = Signal()

    def __init__(
        self,
        session: Session,
        pair: PairControl,
        audits: AuditControl,
        profiles: ProfileControl,
        store: ConversationStore,
        exchange: ExchangeControl,
        settings: SettingsStore,
        notifications: Notifications,
    ) -> None:
        super().__init__()
        self.setWindowTitle("DSpark Chat")
        self._session = session
        self._pair = pair
        self._audits = audits
        self._profiles = profiles
        self._store = store
        self._settings = settings
        self.header = Header()
        self.banner = Banner()
        self.conversations = ConversationsPanel()
        self.chat = ChatView()
        self.fetch = FetchPanel()
        self.composer = Composer()
        self.inspector = Inspector()
        self._layout = WindowLayout(
            self.header, self.banner, self.conversations, self.chat, self.fetch, self.composer, self.inspector
        )
        self.appearance = AppearanceView(self, self._layout, settings)
        self.help_view = HelpView(self, pair, settings, self.banner)
        self.actions_table = make_actions(self)
        self.header.set_pair_menu(self.actions_table.pair_menu)
        self.setCentralWidget(self._layout)
        restore_place(self, settings.settings.window_geometry)
        self._connect_panels()
        session.busy_changed.connect(self._busy_changed)
        audits.busy_changed.connect(self._busy_changed)
        profiles.busy_changed.connect(self._busy_changed)
        session.current_changed.connect(self._current_changed)
        pair.loading_started.connect(self._show_pair)
        pair.ready.connect(self._show_pair)
        pair.drafter_failed.connect(self._show_pair)
        pair.chosen.connect(self._pair_chosen)
        notifications.posted.connect(self.banner.show_message)
        self.appearance.theme_changed.connect(self.help_view.set_theme)
        self.appearance.show_settings()
        if problem := translated(settings.take_problem()):
            self.banner.show_message(problem, "", "")
        self._show_pair()
        self._busy_changed()
        self._session_view = SessionView(
            session, self._layout, self.header, self.banner, self.chat, self.composer, self.inspector, self
        )
        self._pair_view = PairView(
            pair, store, self._layout, self.header, self.banner, self.fetch, self.composer, self.inspector, self
        )
        self._failure_view = FailureView(session, pair, self.chat, self.banner, self)
        self._failure_view.restart_requested.connect(self.restart_requested)
        self._audit_view = AuditView(audits, session, pair, self.chat, self.header, self)
        self._profile_view = ProfileView(profiles, self.inspector, self.header, self)
        self._conversations_view = ConversationsView(
            self.conversations, store, session, self.chat, exchange, self.banner, self._conversations_menu(), self
        )
        self.composer.setFocus()

    def _connect_panels(self) -> None:
        self.header.help_requested.connect(self.help_view.show_help)
        self.inspector.help_requested.connect(self.help_view.show_page)
        self.conversations.new_requested.connect(self.new_chat)
        self._store.failed.connect(self._storage_failed)
        set_topic(self.conversations, "start")
        set_topic(self.chat, "reading#Token colours")
        set_topic(self.fetch, "privacy")

    def _conversations_menu(self) -> QMenu:
        return next(menu for menu in self.actions_table.bar if menu.objectName() == "conversations")

    # Choices of the user

    @Slot()
    def new_chat(self) -> None:
        self._session.new_conversation()
        self.focus_composer()

    @Slot()
    def stop(self) -> None:
        self._session.stop()
        self._audits.stop()
        self._profiles.stop()

    @Slot()
    def regenerate_last(self) -> None:
        self._session.regenerate_last()

    @Slot()
    def copy_last_answer(self) -> None:
        text = self._session.last_answer_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    @Slot()
    def search_conversations(self) -> None:
        self.appearance.set_sidebar_visible(True)
        self.conversations.focus_search()

    def choose_pair(self, **changes: Any) -> None:
        """Change these fields of the LoadRequest; the rest stays as it was asked for before. Another target begins with
        its own drafter, unless drafting was switched off, and with a context that its limit and its size allow;
        another target or precision, which may not be of 4 bits, with the head of its own."""
        now = self._pair.asked
        target = changes.get("target", now.target)
        if target != now.target:
            own = {} if now.drafter == "none" else {"drafter": default_drafter(target)}
            changes = own | {"context_length": None} | changes
        if (target, changes.get("precision", now.precision)) != (now.target, now.precision):
            changes = {"head_precision": "auto"} | changes
        self._pair.choose(replace(now, **changes))
        self._show_pair()

    @Slot(object)
    def choose_context(self, length: int | None) -> None:
        self.choose_pair(context_length=length)

    @Slot()
    def choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder with config.json and safetensors"))
        if path:
            self.choose_pair(target=path)

    @Slot()
    def choose_drafter_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder of a drafter made for this target"))
        if path:
            self.choose_pair(drafter=f"{DSPARK}{path}")

    @Slot(bool)
    def set_exact(self, exact: bool) -> None:
        self._settings.update(exact=exact)
        self.exact_changed.emit()

    def choose_notice_after(self, seconds: int) -> None:
        self._settings.update(notice_after=seconds)

    @Slot()
    def focus_composer(self) -> None:
        self._layout.raise_chat()
        self.composer.setFocus()

    @Slot()
    def focus_next_pane(self) -> None:
        self._layout.focus_next_pane()

    @Slot()
    def focus_previous_pane(self) -> None:
        self._layout.focus_next_pane(-1)

    # What session, pair and store tell the menus, the list and the settings

    def can_stop(self) -> bool:
        return self._session.busy or self._audits.running is not None or self._profiles.fraction is not None

    def can_regenerate(self) -> bool:
        return not self._session.busy

    @Slot()
    def _busy_changed(self) -> None:
        self.actions_table.refresh()

    @Slot(object)
    def _current_changed(self, conversation_id: int | None) -> None:
        self.conversations.set_current(conversation_id)
        self._settings.update(last_conversation=conversation_id)

    @Slot(object)
    def _pair_chosen(self, pair: LoadRequest) -> None:
        """Only what could be loaded is remembered: a model that cannot be would fail again at every start."""
        self._settings.update(
            pair=pair.target,
            drafter=pair.drafter,
            precision=pair.precision,
            kv_precision=pair.kv_precision,
            head_precision=pair.head_precision,
            context_length=pair.context_length,
        )

    @Slot(str, str)
    def _storage_failed(self, message: str, hint: str) -> None:
        self.banner.show_message(message, hint, "")

    @Slot()
    def _show_pair(self) -> None:
        show_pair(self.actions_table, self._pair.asked, self._settings.settings, self._pair.info)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layout.place_inspector()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.update(window_geometry=place_of(self))
        self.closing.emit()
        super().closeEvent(event)
