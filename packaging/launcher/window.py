"""The launcher's window: which page follows which."""

import sys
from collections.abc import Callable
from pathlib import Path

from problems import explain_os_error
from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMessageBox, QStackedWidget

from app.language import translated
from dspark_core.marked import Marked
from launcher.pages import BuildPage, LicencePage, ManagePage, Page, ProblemPage, ProgressPage
from launcher.payload import Payload
from launcher.runtime import Environment, Runtime
from launcher.set_up import Choice, accept
from launcher.work import Probe, SetUp


class LauncherWindow(QStackedWidget):
    """``start`` is called when the program is to be started; the window has closed itself by then."""

    def __init__(
        self, runtime: Runtime, payload: Payload, start: Callable[[], None], *, manage: bool, wheels: Path | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("DSpark Chat: installation"))
        self._runtime, self._payload, self._start = runtime, payload, start
        self._work: SetUp | None = None
        self._unkept: Environment | None = None
        self.licence = LicencePage(payload.licence.read_text(encoding="utf-8"), runtime.folder)
        self.build = BuildPage(wheels)
        self.progress = ProgressPage()
        self.problem = ProblemPage()
        self.manage = ManagePage()
        for page in (self.licence, self.build, self.progress, self.problem, self.manage):
            self.addWidget(page)
        self.licence.agreed.connect(self._ask_build)
        self.build.chosen.connect(self._set_up)
        self.progress.stopped.connect(self._stop)
        self.problem.again.connect(self._ask_build)
        self.problem.accepted.connect(self._accept)
        self.manage.started.connect(self._go)
        self.manage.repaired.connect(self._ask_build)
        self.manage.rolled_back.connect(self._roll_back)
        self.manage.uninstalled.connect(self._uninstall)
        self._probe = Probe(runtime.folder, self)
        self._probe.found.connect(self.build.show_hardware)
        self._probe.start()
        self.resize(640, 440)
        if manage:
            self._show_manage()
        else:
            self._show(self.licence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A set-up that runs is stopped; what was there is as it was."""
        if self._work is not None:
            self._work.stop()
            self._work.wait()
        self._probe.wait()
        event.accept()

    @Slot()
    def _ask_build(self) -> None:
        self._show(self.build)

    @Slot(object)
    def _set_up(self, choice: Choice) -> None:
        self._show(self.progress)
        self.progress.begin()
        self._work = SetUp(self._runtime, self._payload, choice, self)
        self._work.progressed.connect(self.progress.show_progress)
        self._work.done.connect(self._go)
        self._work.unkept.connect(self._tell_unkept)
        self._work.failed.connect(self._failed)
        self._work.start()

    @Slot()
    def _stop(self) -> None:
        if self._work is not None:
            self._work.stop()

    @Slot(object, object)
    def _tell_unkept(self, environment: Environment, words: Marked) -> None:
        self._unkept = environment
        self.problem.show_problem(words, acceptable=True)
        self._show(self.problem)

    @Slot(object)
    def _failed(self, words: Marked) -> None:
        if not words:
            self._show(self.build)
            return
        self.problem.show_problem(words, acceptable=False)
        self._show(self.problem)

    @Slot()
    def _accept(self) -> None:
        if self._unkept is not None:
            accept(self._runtime, self._unkept)
            self._go()

    @Slot()
    def _roll_back(self) -> None:
        previous = self._runtime.previous()
        if previous is not None:
            self._runtime.switch(previous)
        self._show_manage()

    @Slot(bool)
    def _uninstall(self, everything: bool) -> None:
        question = (
            self.tr("Remove the program, your conversations, settings and models from {folder}? This cannot be undone.")
            if everything
            else self.tr("Remove the program from {folder}? This cannot be undone.")
        )
        answer = QMessageBox.question(
            self,
            self.tr("Uninstall"),
            question.format(folder=self._runtime.folder.parent),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        if answer != QMessageBox.StandardButton.Yes:
            return
        try:
            self._runtime.remove()
            if everything:
                self._runtime.remove_user_data()
        except OSError as error:
            self.problem.show_problem(explain_os_error(error), acceptable=False)
            self._show(self.problem)
            return
        self.close()

    @Slot()
    def _go(self) -> None:
        if self._work is not None:
            self._work.wait()
        self.close()
        self._start()

    def _show_manage(self) -> None:
        self.manage.show_environments(self._runtime.current(), self._runtime.previous())
        self._show(self.manage)

    def _show(self, page: Page) -> None:
        self.setCurrentWidget(page)
        page.first.setFocus()


def report_broken(words: Marked) -> int:
    """The launcher itself cannot work: say so where it can be seen."""
    sys.stderr.write(words + "\n")
    QMessageBox.critical(None, "DSpark Chat", translated(words))
    return 1
