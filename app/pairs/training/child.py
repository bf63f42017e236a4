"""The child process that trains or compares, as signals. It ends with this object, or when the program is gone."""

import json
import logging
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from dspark_core.models.child import module_command, module_environment

log = logging.getLogger(__name__)

MODULE = "dspark_core.cli.training_child"
WAIT_MS = 5_000
NOTED = 4_000
"""Characters of its stderr that are kept."""


class Child(QObject):
    """``told(line)``: a dict of what it says. ``noted(line)``: of its stderr. ``ended(reason)``: empty where it said
    all it had to, or was stopped."""

    told = Signal(object)
    noted = Signal(str)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._note)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._broken)
        self._rest = b""
        self._errors = ""
        self._stopped = False

    @property
    def runs(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, job: dict[str, Any]) -> None:
        self._rest, self._errors, self._stopped = b"", "", False
        environment = QProcessEnvironment()
        for name, value in module_environment(PYTHONUTF8="1").items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        program, *arguments = module_command(MODULE)
        self._process.start(program, arguments)
        self._process.write(json.dumps(job).encode() + b"\n")

    def go_on(self) -> None:
        """Let it begin what it told the plan of."""
        self._process.write(b"go\n")

    def stop(self) -> None:
        """End it now; its files are such that it can be cut at any moment."""
        if self.runs:
            self._stopped = True
            self._process.kill()

    def close(self) -> bool:
        """The same, waiting for its end; False if that takes very long."""
        self.stop()
        return not self.runs or self._process.waitForFinished(WAIT_MS)

    @Slot()
    def _read(self) -> None:
        *lines, self._rest = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            try:
                told = json.loads(line)
            except ValueError:
                continue  # a library that writes to stdout
            if isinstance(told, dict):
                self.told.emit(told)

    @Slot()
    def _note(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        self._errors = (self._errors + text)[-NOTED:]
        for line in text.splitlines():
            if line.strip():
                self.noted.emit(line.rstrip())

    @Slot()
    def _finished(self) -> None:
        self._read()
        self._note()
        failed = self._process.exitStatus() != QProcess.ExitStatus.NormalExit or self._process.exitCode() != 0
        reason = ""
        if failed and not self._stopped:
            status = self.tr("exit status {code}").format(code=self._process.exitCode())
            last = (self._errors.strip().splitlines() or [status])[-1]
            reason = self.tr("It broke off. The last line of its log: {line}").format(line=last)
        self.ended.emit(reason)

    @Slot(QProcess.ProcessError)
    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(self._process.errorString())
