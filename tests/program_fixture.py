"""The whole program in a test: real window, real threads and database, scripted engine."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.engine_worker import EngineHost
from app.main import Program
from app.storage.records import StoredConversation, StoredMessage
from app.transcript.turns import Turn


class ProgramUnderTest:
    """A Program and what a user would do with it. Waiting is always for a state, never for a time."""

    def __init__(self, engine: Any, home: Path, qtbot: QtBot, *, wait_ready: bool = True) -> None:
        self.engine = engine
        self.qtbot = qtbot
        self.program = Program(EngineHost(lambda: engine), home / "conversations.db", home / "settings.json")
        self.session, self.pair, self.audits = self.program.session, self.program.pair, self.program.audits
        self.store, self.window = self.program.store, self.program.window
        self.composer, self.chat = self.window.composer, self.window.chat
        self.errors: list[tuple[int | None, str]] = []
        self.session.answer_failed.connect(lambda ident, message, hint, detail: self.errors.append((ident, message)))
        if not self.program.settings.settings.window_geometry:
            self.window.resize(1280, 800)  # the screen of the tests is smaller
        self.program.start()
        if wait_ready:
            try:
                self.until(
                    lambda: self.pair.usable and self.window._pair_view._store_open and self.session._opening is None
                )
            except BaseException:
                self.close()
                raise

    def until(self, condition: Callable[[], bool], timeout: int = 5000) -> None:
        self.qtbot.waitUntil(condition, timeout=timeout)

    def type_and_send(self, text: str) -> None:
        self.composer.edit.setPlainText(text)
        self.qtbot.keyClick(self.composer.edit, Qt.Key.Key_Return)

    def ask(self, text: str) -> None:
        """Send and wait for the end of the answer."""
        self.type_and_send(text)
        self.until(lambda: not self.session.busy)

    def messages(self, conversation_id: int | None = None) -> list[StoredMessage]:
        """The branch on screen as the database holds it, after all that was asked of it so far."""
        return self.stored(conversation_id).path

    def stored(self, conversation_id: int | None = None) -> StoredConversation:
        """What the database holds, after all that was asked of it so far."""
        wanted = conversation_id or self.session.conversation_id
        assert wanted is not None
        got: list[StoredConversation] = []

        def take(ident: int, conversation: StoredConversation) -> None:
            if ident == wanted:
                got[:] = [conversation]

        self.store.conversation_opened.connect(take)
        with self.qtbot.waitSignal(self.store.conversation_opened, check_params_cb=lambda i, m: i == wanted):
            self.store.open_conversation(wanted)
        self.store.conversation_opened.disconnect(take)
        return got[0]

    def titles(self) -> list[str]:
        """The conversations in the sidebar, after all that was asked of the database so far."""
        rows: list[Any] = []
        self.store.conversations_changed.connect(rows.append)
        self.store.tell_list()
        self.messages(-1)  # comes after the list
        self.store.conversations_changed.disconnect(rows.append)
        return [row.title for row in rows[-1]]

    def turns(self) -> list[Turn]:
        """What the transcript holds, with what it would read only when it comes near."""
        for place in self.chat._column.places:
            place.turn.open()
        return self.chat.turns

    def shown(self) -> list[tuple[str, str]]:
        """(role, text) of what the transcript shows."""
        return [(place.turn.role, place.turn.markdown) for place in self.chat._column.places]

    def reopen(self) -> None:
        """Leave the conversation on screen and open it anew: it must look the same."""
        number, shown = self.session.conversation_id, self.shown()
        places = [(turn.footer, turn.details, turn.branch) for turn in self.turns()]
        self.window.new_chat()
        assert number is not None
        self.session.open_conversation(number)
        self.until(lambda: self.session.conversation_id == number)
        assert self.shown() == shown
        assert [(turn.footer, turn.details, turn.branch) for turn in self.turns()] == places

    def close(self) -> bool:
        """As the window's button would: True when all threads ended in time."""
        for script in (*self.engine.answers, *self.engine.audits):
            script.go.set()
        self.window.close()
        ended = self.program.close()
        self.program.language.remove()
        return ended
