"""Places panels and menus, and connects session and pair to them. No logic of its own."""

import base64
import logging
import zlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.actions import add_folder, make_actions, show_pair, show_settings
from app.answer import AnswerToken, unpack_tokens
from app.answer_summary import details
from app.dialogs.about_dialog import AboutDialog
from app.dialogs.sampling_dialog import SamplingChoice, SamplingDialog
from app.notifications import Notifications
from app.pair_control import PairControl, pair_words
from app.panels.composer import Composer
from app.panels.conversations_panel import ConversationsPanel
from app.panels.fetch_panel import FetchPanel
from app.panels.header import Header
from app.panels.inspector import Inspector
from app.session import Session
from app.settings import SettingsStore
from app.storage.records import StoredMessage
from app.storage.store import ConversationStore
from app.theme import Theme, palette, resolve
from app.transcript.chat_view import ChatView
from app.widgets.banner import Banner
from dspark_core.events import (
    EngineEvent,
    FirstToken,
    GenerationFailed,
    GenerationFinished,
    ModelInfo,
    RoundFinished,
)
from dspark_core.models.catalogue import PackagedTarget
from dspark_core.requests import LoadRequest, SamplingParams

log = logging.getLogger(__name__)

NARROW = 1024
"""Width in pixels up to which the speculation panel is a tab beside the chat instead of a dock."""
MINIMUM_SIZE = QSize(600, 420)
SIDEBAR_WIDTH = 240
INSPECTOR_WIDTH = 300


class MainWindow(QMainWindow):
    """``closing`` is emitted once, when the user closes the window; whoever owns the engine then shuts down."""

    closing = Signal()

    def __init__(
        self,
        session: Session,
        pair: PairControl,
        store: ConversationStore,
        settings: SettingsStore,
        notifications: Notifications,
    ) -> None:
        super().__init__()
        self.setWindowTitle("DSpark Chat")
        self._session = session
        self._pair = pair
        self._store = store
        self._settings = settings
        self._store_open = False
        self.header = Header()
        self.banner = Banner()
        self.conversations = ConversationsPanel()
        self.chat = ChatView()
        self.fetch = FetchPanel()
        self.composer = Composer()
        self.inspector = Inspector()
        self.actions_table = make_actions(self)
        self.header.set_pair_menu(self.actions_table.pair_menu)
        self._lay_out()
        self._connect_panels()
        self._connect_session()
        notifications.posted.connect(self.banner.show_message)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self._show_settings()
        self._show_pair()
        self._busy_changed(False)
        self._show_empty()
        self._pair_loading()
        self.composer.setFocus()

    # Choices of the user

    @Slot()
    def new_chat(self) -> None:
        self._session.new_conversation()
        self.focus_composer()

    @Slot()
    def stop(self) -> None:
        self._session.stop()

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
        self.set_sidebar_visible(True)
        self.conversations.focus_search()

    def choose_pair(
        self, *, target: str | None = None, drafter: str | None = None, precision: str | None = None
    ) -> None:
        """Change what is named; the rest stays as it was asked for before."""
        now = self._pair.asked
        self._pair.choose(target or now.target, drafter or now.drafter, precision or now.precision)
        self._show_pair()

    @Slot()
    def choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder with config.json and safetensors"))
        if path:
            self.choose_pair(target=path)

    @Slot()
    def choose_sampling(self) -> None:
        settings, info = self._settings.settings, self._pair.info
        defaults = SamplingParams(info.temperature, info.top_k, info.top_p) if info else SamplingParams()
        choice = SamplingChoice(settings.sampling, settings.seed, settings.max_new_tokens)
        dialog = SamplingDialog(choice, defaults, self)
        if dialog.exec():
            made = dialog.choice()
            self._settings.update(
                temperature=made.sampling.temperature,
                top_k=made.sampling.top_k,
                top_p=made.sampling.top_p,
                seed=made.seed,
                max_new_tokens=made.max_new_tokens,
            )
        dialog.deleteLater()

    def choose_theme(self, name: str) -> None:
        self._settings.update(theme=name)
        self._show_settings()

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
        if visible and self._middle.indexOf(self.inspector) >= 0:
            self._middle.setCurrentWidget(self.inspector)

    @Slot()
    def focus_composer(self) -> None:
        self._middle.setCurrentIndex(0)
        self.composer.setFocus()

    @Slot()
    def focus_next_pane(self) -> None:
        centre = self._centre.currentWidget()
        chat = self.chat if centre is self._chat_column else self.fetch.fetch_button
        every: list[QWidget] = [self.composer.edit, chat, self.inspector, self.conversations.list, self.header.pair]
        panes = [pane for pane in every if pane.isVisible()]
        focus = self.focusWidget()
        focused = [pane is focus or (focus is not None and pane.isAncestorOf(focus)) for pane in panes]
        position = focused.index(True) if True in focused else -1
        panes[(position + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_about(self) -> None:
        dialog = AboutDialog(self)
        dialog.exec()
        dialog.deleteLater()

    # What the session tells

    @Slot(object)
    def _conversation_shown(self, messages: list[StoredMessage] | None) -> None:
        self.chat.clear()
        self.composer.end_edit()
        self.inspector.conversation_cleared()
        for message in messages or []:
            if message.role == "user":
                self.chat.add_user(message.id, message.content)
                continue
            note = message.footer or (self.tr("interrupted") if message.state == "interrupted" else "")
            tokens = _recorded_tokens(message)
            if tokens:
                self.chat.restore_answer(message.id, tokens, note, details(message.stats))
            else:
                self.chat.set_answer_text(message.id, message.content)
                self.chat.finish_answer(message.id, note, details(message.stats))
        if not messages:
            self._show_empty()

    @Slot(object)
    def _current_changed(self, conversation_id: int | None) -> None:
        self.conversations.set_current(conversation_id)
        self._settings.update(last_conversation=conversation_id)

    @Slot(int)
    def _answer_begun(self, answer_id: int) -> None:
        self._middle.setCurrentIndex(0)
        self.chat.add_answer(answer_id)
        self.inspector.answer_started()

    @Slot(bool)
    def _busy_changed(self, busy: bool) -> None:
        self.composer.set_busy(busy)
        self.actions_table.stop.setEnabled(busy)
        self.actions_table.regenerate.setEnabled(not busy)

    @Slot(object)
    def _engine_event(self, event: EngineEvent) -> None:
        if isinstance(event, FirstToken):
            self.inspector.first_token(event)
        elif isinstance(event, RoundFinished):
            self.inspector.round_finished(event)
        elif isinstance(event, GenerationFinished):
            self.inspector.answer_finished(event)
        elif isinstance(event, GenerationFailed):
            self.inspector.answer_failed()

    @Slot(object, str, str, str)
    def _answer_failed(self, answer_id: int | None, message: str, hint: str, detail: str) -> None:
        self.chat.show_error(answer_id, message, hint, detail)

    @Slot(str)
    def _send(self, text: str) -> None:
        if self._session.send(text):
            self.composer.take_text()

    # What the pair tells

    @Slot(object)
    def _pair_ready(self, info: ModelInfo) -> None:
        self._centre.setCurrentWidget(self._chat_column)
        self.header.set_pair_text(pair_words(info))
        self.inspector.model_ready(info)
        self._show_pair()
        self._offer_sending(info)

    def _offer_sending(self, info: ModelInfo) -> None:
        if not info.has_chat_template:
            self.composer.set_enabled_reason(False, self.tr("This model has no chat template, so it cannot chat."))
        elif not self._store_open:  # where prompts are kept; another copy of the program may hold it for seconds
            reason = self.tr("The conversations are being opened; type already.")
            self.composer.set_enabled_reason(False, reason, can_wait=True)
        else:
            self.composer.set_enabled_reason(True, "")

    @Slot()
    def _store_opened(self) -> None:
        self._store_open = True
        if self._pair.usable and self._pair.info is not None:
            self._offer_sending(self._pair.info)

    @Slot(object)
    def _pair_chosen(self, pair: LoadRequest) -> None:
        """Only what could be loaded is remembered: a model that cannot be would fail again at every start."""
        self._settings.update(pair=pair.target, drafter=pair.drafter, precision=pair.precision)

    @Slot()
    def _pair_loading(self) -> None:
        self.composer.set_enabled_reason(False, self.tr("The model is being loaded; type already."), can_wait=True)

    @Slot()
    def _pair_unloaded(self) -> None:
        self.header.set_pair_text(self.tr("Choose a model"))
        self.inspector.model_unloaded()
        self.composer.set_enabled_reason(False, self.tr("No model is loaded; choose one in the menu Pair."))

    @Slot(str, str, str)
    def _pair_failed(self, message: str, hint: str, detail: str) -> None:
        self.banner.show_message(message, hint, detail)
        self.fetch.show_failure(message, hint)  # where one looks when it was fetched just now

    @Slot(object)
    def _fetch_needed(self, target: PackagedTarget) -> None:
        self.fetch.offer(target, can_decline=self._pair.info is not None)
        self._show_fetch()

    def _show_fetch(self) -> None:
        self._centre.setCurrentWidget(self.fetch)
        self.composer.set_enabled_reason(
            False, self.tr("The model must be fetched first; type already."), can_wait=True
        )

    @Slot()
    def _fetch_declined(self) -> None:
        self._pair.keep_running()

    @Slot(str, str, str)
    def _fetch_failed(self, message: str, hint: str, detail: str) -> None:
        self._show_fetch()
        self.fetch.show_failure(message, hint)
        if detail:
            self.banner.show_message(message, hint, detail)

    @Slot(object)
    def _fetch_requested(self, source: str | None) -> None:
        self._pair.fetch(Path(source) if source else None)

    @Slot(str, str, str)
    def _pair_differs(self, asked: str, running: str, reason: str) -> None:
        self.header.set_requested(asked)
        self.header.set_effective(running, reason)

    # How it looks

    def _lay_out(self) -> None:
        self._chat_column = QWidget()
        column = QVBoxLayout(self._chat_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.chat, 1)
        self._centre = QStackedWidget()
        self._centre.addWidget(self._chat_column)
        self._centre.addWidget(self.fetch)
        middle = QWidget()
        middle_column = QVBoxLayout(middle)
        middle_column.setContentsMargins(0, 0, 0, 0)
        middle_column.setSpacing(0)
        middle_column.addWidget(self._centre, 1)
        middle_column.addWidget(self.composer)
        self._middle = QTabWidget()
        self._middle.setDocumentMode(True)
        self._middle.addTab(middle, self.tr("Chat"))
        self._middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab would end at its hidden bar
        self._middle.tabBar().setAccessibleName(self.tr("Chat or speculation figures"))
        self._middle.tabBar().hide()
        self.conversations.setFixedWidth(SIDEBAR_WIDTH)
        self.inspector.setFixedWidth(INSPECTOR_WIDTH)
        # A layout of its own, not added to another one: addLayout makes Python objects for what is in the layout, and
        # when the inspector later leaves it, its object would point to freed memory (seen as a crash elsewhere).
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.conversations)
        row.addWidget(self._middle, 1)
        row.addWidget(self.inspector)
        self._row = row
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addWidget(self.banner)
        outer.addWidget(body, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(MINIMUM_SIZE)  # the panel that still stands there must not keep it from getting narrow
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize()))
        geometry = self._settings.settings.window_geometry
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))

    def _connect_panels(self) -> None:
        self.header.sidebar_toggled.connect(self._toggle_sidebar)
        self.header.inspector_toggled.connect(self._toggle_inspector)
        self.header.marks_toggled.connect(self.set_marks_visible)
        self.header.help_requested.connect(self.show_about)
        self.inspector.marks_toggled.connect(self.set_marks_visible)
        self.composer.send_requested.connect(self._send)
        self.composer.stop_requested.connect(self.stop)
        self.composer.edit_last_requested.connect(self._session.edit_last_prompt)
        self.composer.edit_left.connect(self._session.leave_edit)
        self.chat.regenerate_requested.connect(self._session.regenerate)
        self.chat.example_chosen.connect(self.composer.restore_text)
        self.fetch.fetch_requested.connect(self._fetch_requested)
        self.fetch.cancel_requested.connect(self._pair.cancel_fetch)
        self.fetch.declined.connect(self._fetch_declined)
        panel, store = self.conversations, self._store
        panel.new_requested.connect(self.new_chat)
        panel.conversation_chosen.connect(self._session.open_conversation)
        panel.rename_requested.connect(store.rename)
        panel.delete_requested.connect(self._delete_conversation)
        panel.undo_delete_requested.connect(store.restore_conversation)
        panel.search_changed.connect(store.search)
        store.conversations_changed.connect(panel.set_conversations)
        store.search_finished.connect(panel.show_search_results)
        store.failed.connect(self._storage_failed)
        store.opened.connect(self._store_opened)

    def _connect_session(self) -> None:
        session, pair, chat = self._session, self._pair, self.chat
        session.conversation_shown.connect(self._conversation_shown)
        session.current_changed.connect(self._current_changed)
        session.user_added.connect(chat.add_user)
        session.answer_begun.connect(self._answer_begun)
        session.tokens_added.connect(chat.append_tokens)
        session.status_line.connect(chat.set_status)
        session.answer_ended.connect(chat.finish_answer)
        session.answer_failed.connect(self._answer_failed)
        session.removed_from.connect(chat.remove_from)
        session.prompt_returned.connect(self.composer.restore_text)
        session.edit_begun.connect(self.composer.edit_text)
        session.notice.connect(self.banner.show_message)
        session.busy_changed.connect(self._busy_changed)
        session.status.connect(self.header.set_state)
        session.engine_event.connect(self._engine_event)
        pair.status.connect(self.header.set_state)
        pair.loading_started.connect(self._pair_loading)
        pair.ready.connect(self._pair_ready)
        pair.chosen.connect(self._pair_chosen)
        pair.unloaded.connect(self._pair_unloaded)
        pair.failed.connect(self._pair_failed)
        pair.fetch_needed.connect(self._fetch_needed)
        pair.fetching.connect(self.fetch.show_progress)
        pair.fetch_failed.connect(self._fetch_failed)
        pair.differs.connect(self._pair_differs)

    @Slot(int)
    def _delete_conversation(self, conversation_id: int) -> None:
        self._session.forget_conversation(conversation_id)
        self._store.delete(conversation_id)

    @Slot(str, str)
    def _storage_failed(self, message: str, hint: str) -> None:
        self.banner.show_message(message, hint, "")

    def _show_empty(self) -> None:
        lines = [
            self.tr("Chat with a model that runs on this computer"),
            self.tr("A drafter guesses the next few tokens; the target model checks them all in one pass."),
            self.tr("What it accepts is marked blue, what it corrects orange; a word shows what was rejected."),
            self.tr("The panel on the right counts it live: tokens per second, acceptance, memory bandwidth."),
            self.tr("Everything stays on this computer. Press Enter to send, Esc to stop."),
        ]
        examples = [
            self.tr("Write a haiku about the sea."),
            self.tr("Write a Python function that checks whether a string is a palindrome."),
            self.tr("Repeat this list and number it: apples, bananas, cherries, dates, figs, grapes."),
        ]
        self.chat.show_welcome(lines, examples)

    def _show_settings(self) -> None:
        settings = self._settings.settings
        show_settings(self.actions_table, settings)
        self._apply_theme(resolve(settings.theme))
        self._show_marks(settings.show_marks)
        self._show_sides()
        problem = self._settings.take_problem()
        if problem:
            self.banner.show_message(problem, "", "")

    def _show_pair(self) -> None:
        for path in (self._settings.settings.pair, self._pair.asked.target):
            if Path(path).is_absolute():
                add_folder(self.actions_table, Path(path).name, path, partial(self.choose_pair, target=path))
        show_pair(self.actions_table, self._pair.asked)

    def _show_marks(self, visible: bool) -> None:
        self.chat.set_marks_visible(visible)
        self.header.set_marks_visible(visible)
        self.inspector.set_marks_visible(visible)
        self.actions_table.marks.setChecked(visible)

    def _show_sides(self) -> None:
        settings = self._settings.settings
        self.conversations.setVisible(settings.sidebar_visible)
        self.header.set_sidebar_shown(settings.sidebar_visible)
        self.actions_table.sidebar.setChecked(settings.sidebar_visible)
        self.header.set_inspector_shown(settings.inspector_visible)
        self.actions_table.inspector.setChecked(settings.inspector_visible)
        self._place_inspector()

    def _place_inspector(self) -> None:
        """A dock where there is room, a tab beside the chat where there is not."""
        visible = self._settings.settings.inspector_visible
        as_tab = self.width() <= NARROW
        is_tab = self._middle.indexOf(self.inspector) >= 0
        if is_tab and not (as_tab and visible):
            self._middle.removeTab(self._middle.indexOf(self.inspector))
        if as_tab and visible and not is_tab:
            self.inspector.setMinimumWidth(0)
            self.inspector.setMaximumWidth(16_777_215)
            self._middle.addTab(self.inspector, self.tr("Speculation"))
        elif not as_tab and self._row.indexOf(self.inspector) < 0:
            self.inspector.setFixedWidth(INSPECTOR_WIDTH)
            self._row.addWidget(self.inspector)
        self._middle.tabBar().setVisible(as_tab and visible)
        if not as_tab:
            self.inspector.setVisible(visible)  # the tabs show and hide their pages themselves

    def _apply_theme(self, theme: Theme) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(palette(theme))
        parts = (
            self.header,
            self.banner,
            self.conversations,
            self.chat,
            self.fetch,
            self.composer,
            self.inspector,
        )
        for part in parts:
            part.set_theme(theme)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_inspector()

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self._settings.update(window_geometry=geometry)
        self.closing.emit()
        super().closeEvent(event)


def _recorded_tokens(message: StoredMessage) -> tuple[AnswerToken, ...]:
    """The tokens of a stored answer; none where the record is missing or damaged: its text is still there."""
    try:
        return unpack_tokens(message.tokens) if message.tokens else ()
    except (ValueError, TypeError, LookupError, zlib.error):
        log.warning("the tokens of message %d cannot be read", message.id)
        return ()
