"""The one door for messages to the user that belong to no place on screen, and for exceptions nobody caught."""

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from app.log_file import trace_of

log = logging.getLogger(__name__)


class Notifications(QObject):
    """Messages wait here until a window takes them. ``posted(message, hint, detail)``; safe from any thread."""

    posted = Signal(str, str, str)

    def post(self, message: str, hint: str = "", detail: str = "") -> None:
        log.warning("%s %s", message, hint)
        self.posted.emit(message, hint, detail)

    def install_hooks(self) -> None:
        """Show what escapes from any thread, instead of losing it on a console that is not there."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("nobody caught this\n%s", trace_of(error))
        detail = "".join(traceback.format_exception(kind, error, trace))
        self.post(
            self.tr("Something went wrong inside the program."),
            self.tr("This is our fault. The details help to mend it."),
            detail,
        )

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)
