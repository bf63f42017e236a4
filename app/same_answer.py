"""Says so where asking again gave the same answer: greedy decoding cannot give another one."""

from PySide6.QtCore import QObject, Slot

from app.panels.composer import Composer
from app.session import Session


class SameAnswer(QObject):
    """Knows the answers of this run only: what they were compared with must have been read just now."""

    def __init__(self, session: Session, composer: Composer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._composer = composer
        self._last: tuple[int | None, int, str] | None = None
        """Prompt, answer and text of the newest answer."""
        session.answer_ended.connect(self._ended)

    @Slot(int)
    def _ended(self, answer_id: int) -> None:
        turns = self._session.conversation.turns
        if len(turns) < 2 or turns[-1].id != answer_id:
            return
        prompt, answer = turns[-2], turns[-1]
        before, self._last = self._last, (prompt.id, answer.id, answer.content)
        again = before is not None and before[0] == prompt.id and before[1] != answer.id
        if again and before is not None and before[2] == answer.content and answer.content:
            hint = self.tr("The same answer again. A higher temperature gives others: preset Creative")
            self._composer.hint.setText(hint)
            self._composer.edit.setAccessibleDescription(hint)
