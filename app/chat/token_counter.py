"""Counts of tokens: asked of the engine, and handed to whoever asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.engine_worker import EngineHost
from dspark_core.cancel import CancelToken
from dspark_core.token_counts import Counted, CountRequest

Then = Callable[[Counted], None]


class TokenCounter(QObject):
    def __init__(self, host: EngineHost, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self._waiting: dict[str, tuple[CancelToken, Then]] = {}
        host.counted.connect(self._counted)

    def ask(self, request: CountRequest, then: Then) -> CancelToken:
        """Count as soon as the engine is free. ``then`` is told, unless what is returned was cancelled before."""
        cancel = self._host.count(request)
        self._waiting[request.request_id] = cancel, then
        return cancel

    @Slot(object)
    def _counted(self, counted: Counted) -> None:
        cancel, then = self._waiting.pop(counted.request_id)
        if not cancel.cancelled:
            then(counted)
