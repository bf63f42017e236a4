"""What is said where an answer failed or the graphics card was lost, and what one click does about it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.pair_control import PairControl
from app.session import Session
from app.transcript.chat_view import ChatView
from app.widgets.banner import Banner
from app.widgets.numbers import whole
from dspark_core.events import Relief
from dspark_core.requests import LoadRequest


class FailureView(QObject):
    """Connects failures with transcript and banner, and their buttons with the pair.

    ``restart_requested``: the graphics card is lost, and the user wants the program started again without a drafter.
    """

    restart_requested = Signal()

    def __init__(
        self, session: Session, pair: PairControl, chat: ChatView, banner: Banner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pair = pair
        self._chat = chat
        self._banner = banner
        self._offered: dict[str, LoadRequest] = {}
        """By the words of their buttons."""
        session.answer_failed.connect(self._answer_failed)
        session.answer_begun.connect(chat.withdraw_actions)
        pair.loading_started.connect(chat.withdraw_actions)
        pair.device_lost.connect(self._device_lost)
        chat.action_requested.connect(self._choose)

    @Slot(object, str, str, str, object)
    def _answer_failed(
        self, answer_id: int | None, message: str, hint: str, detail: str, relief: Relief | None
    ) -> None:
        offered = self._lighter(relief) if relief is not None else {}
        self._offered.update(offered)  # an earlier error may still have its buttons
        if answer_id is not None:
            hint = self.tr("What was written so far is kept.") + f" {hint}"
        self._chat.show_error(answer_id, message, hint, detail, tuple(offered))

    def _lighter(self, relief: Relief) -> dict[str, LoadRequest]:
        """The pair as it is, but for what would need less memory."""
        pairs: dict[str, LoadRequest] = {}
        if relief.context is not None:
            words = self.tr("Shorter context: {tokens} tokens").format(tokens=whole(relief.context))
            pairs[words] = replace(self._pair.asked, context_length=relief.context)
        if relief.drafter:
            pairs[self.tr("Without drafter")] = replace(self._pair.asked, drafter="none")
        return pairs

    @Slot(str)
    def _choose(self, words: str) -> None:
        self._pair.choose(self._offered[words])

    @Slot(str, str)
    def _device_lost(self, message: str, hint: str) -> None:
        kept = self.tr("The conversation is kept.")
        restart = self.tr("Restart with speculation off")
        self._banner.offer(message, f"{kept} {hint}", restart, self.restart_requested.emit)
