"""The answer in the making and its place in the database: begun empty, saved every second, recorded as it ended."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from app.answer import AnswerToken
from app.conversation import AnswerInProgress, Turn
from app.storage.records import MessageState
from app.storage.store import ConversationStore
from dspark_core.requests import GenerationRequest

SAVE_INTERVAL_MS = 1000


class AnswerRecorder(QObject):
    """``answer`` is None while nothing is being answered; whoever receives its tokens adds them there."""

    def __init__(self, store: ConversationStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.answer: AnswerInProgress | None = None
        self._save_timer = QTimer(self)
        self._save_timer.setInterval(SAVE_INTERVAL_MS)
        self._save_timer.timeout.connect(self.save)

    def begin(
        self, conversation_id: int, request: GenerationRequest, prompt: Turn, before: int | None
    ) -> AnswerInProgress:
        """``before``: the leaf that was on screen."""
        answer_id = self._store.begin_answer(conversation_id, parent_id=prompt.id)
        return self._record(AnswerInProgress(answer_id, conversation_id, request, prompt.id, prompt.content, before))

    def resume(
        self, conversation_id: int, request: GenerationRequest, resumed: Turn, tokens: Sequence[AnswerToken]
    ) -> AnswerInProgress:
        """An answer goes on behind the ``tokens`` it has."""
        self._store.resume_answer(resumed.id)
        answer = AnswerInProgress(resumed.id, conversation_id, request, 0, "", None, resumed, list(tokens), len(tokens))
        return self._record(answer)

    def _record(self, answer: AnswerInProgress) -> AnswerInProgress:
        self.answer = answer
        self._save_timer.start()
        return answer

    @Slot()
    def save(self) -> None:
        """Record what there is of the answer so far."""
        answer = self.answer
        if answer is not None and len(answer.tokens) > answer.saved_tokens:
            answer.saved_tokens = len(answer.tokens)
            self._store.save_partial(answer.id, answer.text, answer.token_ids, answer.packed())

    def finish(self, token_ids: tuple[int, ...], line: str, document: str | None, state: MessageState) -> None:
        """Record the answer as it ended: with its footer and what stats_document made."""
        answer = self.answer
        assert answer is not None
        self.drop()
        self._store.finish_answer(answer.id, answer.text, token_ids, answer.packed(), line, document, state)

    def drop(self) -> None:
        """Nothing more is recorded of the answer."""
        self._save_timer.stop()
        self.answer = None
