"""The log of the program: written without what users write, and read again for the viewer and the report. No widgets.

The message of an exception may quote what was being worked on, a prompt for example. So no message of an exception is
written, only its class and where it came from; for errors of the system also the system's own words.
"""

import faulthandler
import logging
import logging.handlers
import re
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QtMsgType, qInstallMessageHandler

from app.language import translated
from dspark_core.system_errors import system_reason

LOG_BYTES = 1 << 20
READ_BYTES = 256 << 10
"""What is read again, from the end."""
NAME = "dspark.log"
CRASHES = "crash.log"
CRASH_LINES = 40
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_ADDRESS = re.compile(r"\b(?:[a-z][a-z0-9+.-]*://|mailto:)\S+", re.IGNORECASE)
_FIRST_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (DEBUG|INFO|WARNING|ERROR|CRITICAL) ")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


@dataclass(frozen=True, slots=True)
class Record:
    """``text`` may have several lines."""

    level: str
    text: str


class PrivateFormatter(logging.Formatter):
    """Writes exceptions without their messages."""

    def formatException(self, info: ExceptionInfo) -> str:
        return trace_of(info[1]) if info[1] is not None else ""


def trace_of(error: BaseException) -> str:
    """Where ``error`` and what led to it came from, as in a traceback, but without the messages."""
    parts: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        frames = "".join(traceback.format_tb(cause.__traceback__))
        words = f": {cause.strerror}" if isinstance(cause, OSError) and cause.strerror else ""
        kind = type(cause)
        parts.append(f"Traceback (most recent call last):\n{frames}{kind.__module__}.{kind.__qualname__}{words}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n\n".join(reversed(parts))


def start(folder: Path) -> str:
    """Log to a file of bounded size. Returns what to tell the user when that is not possible."""
    handlers: list[logging.Handler] = []
    problem = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(folder / NAME, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
        )
        faulthandler.enable((folder / CRASHES).open("a", encoding="utf-8"))
    except OSError as error:
        problem = QCoreApplication.translate("Log", "The log cannot be written ({reason}).").format(
            reason=translated(system_reason(error))
        )
    for handler in handlers:
        handler.setFormatter(PrivateFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=handlers)
    qInstallMessageHandler(log_qt)
    return problem


def log_qt(kind: QtMsgType, context: object, message: str) -> None:
    """Qt names addresses that could not be opened, and those stand in answers."""
    text = _ADDRESS.sub("(address)", message)
    logging.getLogger("qt").log(QT_LEVELS.get(kind, logging.WARNING), text)


def read(folder: Path) -> list[Record]:
    """The newest records, the oldest first; none where there is no log."""
    rotated, current = (_end_of(folder / name, READ_BYTES) for name in (f"{NAME}.1", NAME))
    text = (rotated + current)[-READ_BYTES:].decode("utf-8", "replace")
    records: list[Record] = []
    for line in text.splitlines():
        begins = _FIRST_LINE.match(line)
        if begins:
            records.append(Record(begins[1], line))
        elif records:
            records[-1] = Record(records[-1].level, f"{records[-1].text}\n{line}")
    return records


def crashes(folder: Path) -> list[str]:
    """The last lines of what was written when the program itself fell: places in the code, nothing else."""
    return _end_of(folder / CRASHES, READ_BYTES).decode("utf-8", "replace").splitlines()[-CRASH_LINES:]


def _end_of(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - most))
            return file.read(most)
    except OSError:
        return b""
