"""Start-up, in order: the lock of the home, the log, the window, the conversations, then the model in its own thread.

The window comes first and needs neither torch nor the model; both load in the engine thread while one can already type.
Shutting down goes the other way: stop the engine, save what is unsaved, end the threads.
"""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from app import log_file, paths
from app.answer_notice import AnswerNotice
from app.audit_control import AuditControl
from app.chat.attachment_control import AttachmentControl
from app.chat.chat_control import ChatControl
from app.chat.context_control import ContextControl
from app.chat.presets import PresetFolder
from app.chat.token_counter import TokenCounter
from app.chat_settings_view import ChatSettingsView
from app.composer_view import ComposerView
from app.drafts import Drafts
from app.engine_worker import EngineHost
from app.exchange_control import ExchangeControl
from app.language import Language
from app.language_view import LanguageView
from app.main_window import MainWindow
from app.models.models_control import ModelsControl
from app.models.models_view import ModelsView
from app.notifications import Notifications
from app.pair_control import PairControl
from app.pairs.best_pair import BestPair
from app.pairs.forecast import Forecast
from app.pairs.pair_dialogs import PairDialogs
from app.pairs.questions import PairQuestions
from app.pairs.training.control import TrainingControl
from app.profile_control import ProfileControl
from app.restart import start_again
from app.same_answer import SameAnswer
from app.session import Session
from app.settings import SettingsStore
from app.signals import SystemSignals
from app.single_instance import SingleInstance, raise_first
from app.storage.store import ConversationStore
from app.unload_control import UnloadControl
from app.unload_view import UnloadView
from app.updates.source import load_source
from app.updates.update_control import UpdateControl
from app.updates.update_view import UpdateView
from dspark_core.preferences import OFFLINE_VARIABLE

log = logging.getLogger(__name__)


class Program(QObject):
    """All long-lived parts, wired together. ``close`` ends them; the program can then exit. ``restarts``: and is to be
    started again."""

    def __init__(self, host: EngineHost, database: Path, settings_file: Path) -> None:
        super().__init__()
        self.notifications = Notifications()
        self.settings = SettingsStore(settings_file)
        self.language = Language(self.settings.load().language)
        self.host = host
        self.store = ConversationStore(database)
        self.exchange = ExchangeControl(self.store)
        self.pair = PairControl(host)
        self.session = Session(host, self.pair, self.store, self.settings)
        self.chats = ChatControl(self.session, self.store, self.settings, PresetFolder(paths.presets_dir()))
        self.counter = TokenCounter(host)
        self.attachments = AttachmentControl(self.counter)
        self.context = ContextControl(self.session, self.pair, self.chats, self.counter)
        self.pair.ready.connect(self.attachments.count_again)
        self.audits = AuditControl(host, self.pair, self.session, self.store)
        self.profiles = ProfileControl(host, self.pair, self.session, self.audits)
        self.unloads = UnloadControl(self.pair, self.session, self.audits, self.profiles, self.settings)
        self.window = MainWindow(
            self.session,
            self.pair,
            self.audits,
            self.profiles,
            self.store,
            self.exchange,
            self.settings,
            self.notifications,
        )
        self.window.help_view.language = self.language.name
        self.unload_view = UnloadView(self.unloads, self.window.actions_table)
        self.models = ModelsControl(self.pair, self)
        self.models_view = ModelsView(self.models, self.pair, self.settings, self.window)
        self.questions = PairQuestions(self._pairs_may_be_asked)
        for told in (self.pair.ready, self.pair.unloaded, self.session.busy_changed):
            told.connect(self.questions.ask_waiting)
        self.training = TrainingControl(self.pair, self.session, self.store)
        self.pair_dialogs = PairDialogs(self.window, self.pair, self.questions, self.training, self.settings)
        self.best_pair = BestPair(
            self.pair, self.questions, self.window.actions_table, self.settings, self.window.banner, self
        )
        self.forecast = Forecast(self.pair, self.session, self.questions, self.window.inspector.saved, self)
        self.language_view = LanguageView(self.window.actions_table, self.settings, self.window.banner, self)
        self.updates = UpdateControl(load_source(paths.resources_dir() / "updates.json"), self.settings)
        self.update_view = UpdateView(
            self.updates, self.window.actions_table, self.settings, self.window.banner, self.window
        )
        self.drafts = Drafts(self.session, self.store, self.window.composer, self.attachments)
        self.composer_view = ComposerView(
            self.window.composer,
            self.window.chat,
            self.session,
            self.chats,
            self.attachments,
            self.context,
            self.window,
        )
        self.chat_settings_view = ChatSettingsView(self.chats, self.pair, self.composer_view, self.window)
        self.context.engine_wanted.connect(self.audits.stop)
        self.context.engine_wanted.connect(self.profiles.stop)
        self.same_answer = SameAnswer(self.session, self.window.composer, self.window)
        self.notice = AnswerNotice(self.session, self.settings, self.window, self.show_window)
        self.window.closing.connect(self.close)
        self.window.restart_requested.connect(self.restart_without_drafter)
        self.restarts = False
        self._ended: bool | None = None

    def start(self) -> None:
        """Show the window, then load the pair and the last conversation."""
        self.window.show()
        QTimer.singleShot(0, self._load)

    @Slot()
    def _load(self) -> None:
        log.info("the window is there")
        settings = self.settings.settings
        self.pair.start(settings)
        if settings.last_conversation is not None:
            self.session.open_conversation(settings.last_conversation)
        self.updates.start()
        self.models.transfers.find_unfinished()

    def _pairs_may_be_asked(self) -> bool:
        """Not of a graphics card that is at work: the question would hold it up."""
        info = self.pair.info
        return info is None or info.device == "cpu" or not (self.session.busy or self.pair.loading)

    @Slot(object)
    def started_again(self, files: Sequence[Path]) -> None:
        log.info("started once more: the window is shown")
        self.show_window()
        self.import_files(files)

    def import_files(self, files: Sequence[Path]) -> None:
        """Take over the conversations in files that the program was started with."""
        if files:
            self.exchange.import_files(files)

    @Slot()
    def show_window(self) -> None:
        """Bring the window to the front, as far as the desktop allows."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @Slot()
    def restart_without_drafter(self) -> None:
        """End the program, to be started again: only a new process can use a device that was lost."""
        self.settings.update(drafter="none")
        self.restarts = True
        self.window.close()

    @Slot()
    def close(self) -> bool:
        """Stop the engine (its answer so far is recorded), save, end both threads. True if all ended in time."""
        if self._ended is not None:
            return self._ended
        self._ended = False  # should an event below lead here again
        self.window.hide()
        self.session.close()
        stopped = self.host.stop()
        QApplication.processEvents()  # the last events of the engine thread reach the session
        self.session.save_now()
        self.drafts.close()
        self.best_pair.close()
        self.forecast.close()
        exchanged = self.exchange.close()
        asked = self.updates.close() and self.questions.close()
        paused = self.models.close()
        trained = self.training.close()
        saved = self.store.close()
        if self.store.unsaved:
            log.error("%d writes could not be saved", self.store.unsaved)
        self._ended = stopped and exchanged and asked and paused and trained and saved
        log.info("ended" if self._ended else "a thread did not end in time")
        return self._ended


def main() -> int:
    """Run the program; returns its exit status."""
    if "--offline" in sys.argv[1:]:
        os.environ[OFFLINE_VARIABLE] = "1"
    application = QApplication(sys.argv)
    application.setApplicationName("DSpark Chat")
    application.setDesktopFileName("dspark-chat")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(paths.resources_dir() / "icon.svg")))
    files = [Path(name) for name in application.arguments()[1:] if not name.startswith("-")]
    instance = SingleInstance(paths.data_dir())
    if not instance.claim():
        return _second_start(application, files)
    log_problem = log_file.start(paths.logs_dir())
    sys.setswitchinterval(0.001)  # the engine thread must not hold the interpreter from the window for long
    program = Program(EngineHost(), paths.database_file(), paths.settings_file())
    program.notifications.install_hooks()
    if log_problem:
        program.notifications.post(log_problem)
    instance.raise_requested.connect(program.started_again)
    signals = SystemSignals(program.window.close)
    program.start()
    program.import_files(files)
    status = application.exec()
    ended = program.close()
    signals.close()
    instance.release()
    if program.restarts and not start_again():
        log.error("the program could not be started again")
        QMessageBox.warning(
            None,
            application.applicationName(),
            QCoreApplication.translate(
                "Main", "The program could not start itself again. Everything is saved; please start it by hand."
            ),
        )
    program.language.remove()
    if not ended or program.pair.lost:
        logging.shutdown()
        # neither a stuck thread nor a driver without its card must keep the program alive; everything is saved
        os._exit(status if ended else 1)
    return status


def _second_start(application: QApplication, files: Sequence[Path]) -> int:
    """There is a program with this home: show it, with the files. Returns the exit status."""
    if raise_first(paths.data_dir(), files):
        return 0
    language = Language(SettingsStore(paths.settings_file()).load().language)
    QMessageBox.warning(
        None,
        application.applicationName(),
        QCoreApplication.translate(
            "Main",
            "The program is running already, with the same conversations, but does not answer. Wait until it has "
            "ended, or end it, then start again.",
        ),
    )
    language.remove()
    return 1
