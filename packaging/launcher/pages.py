"""The pages of the launcher's window: what each shows and which wishes it signals. No work is done here."""

from pathlib import Path

import torch_choice
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.language import translated
from app.theme import Theme
from app.widgets.check_box import CheckBox
from dspark_core.marked import Marked, listed
from launcher.probe import Hardware
from launcher.runtime import Environment
from launcher.set_up import DISK_BYTES, Choice, Progress

GPU_BUILD, CPU_BUILD = Marked("PyTorch for NVIDIA cards (CUDA 13)"), Marked("PyTorch for the processor")
CPU_SIZE = Marked("about 0.5 GB to download, about 2 GB of disk space")


def choices_style(theme: Theme) -> str:
    """Marks of choices that can be seen on dark windows too, where Fusion draws their frames nearly black."""
    return (
        "QRadioButton::indicator {"
        f" width: 13px; height: 13px; border: 1px solid {theme.secondary}; background: {theme.surface}; }}"
        " QRadioButton::indicator { border-radius: 7px; }"
        f" QRadioButton::indicator:checked {{ background: {theme.accent}; }}"
        f" QRadioButton:focus {{ outline: 1px solid {theme.accent}; }}"
    )


class Page(QWidget):
    """A heading, a text, room for more, and a row of buttons at the end."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = QLabel()
        font = self.heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.heading.setFont(font)
        self.text = wrapped("")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(32, 24, 32, 24)
        self.rows.setSpacing(12)
        self.rows.addWidget(self.heading)
        self.rows.addWidget(self.text)
        self.first: QPushButton
        """Has the keyboard when the page is shown."""
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)

    def add_buttons(self, *texts: str) -> list[QPushButton]:
        """The buttons below all else; the last one is the default."""
        made = [QPushButton(text) for text in texts]
        for button in made:
            self._buttons.addWidget(button)
        made[-1].setDefault(True)
        made[-1].setAutoDefault(True)
        self.first = made[-1]
        self.rows.addLayout(self._buttons)
        return made


class LicencePage(Page):
    agreed = Signal()

    def __init__(self, licence: str, folder: Path) -> None:
        super().__init__()
        self.heading.setText(self.tr("DSpark Chat"))
        self.text.setText(
            self.tr(
                "A language model that answers on this computer, and shows how it does. This sets it up once, in a "
                "folder of yours ({folder}); nothing outside of it is changed, and nothing about you is sent anywhere."
            ).format(folder=folder)
        )
        shown = QPlainTextEdit(licence)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(self.tr("Licence"))
        self.rows.addWidget(shown, 1)
        (self.go_on,) = self.add_buttons(self.tr("I agree, continue"))
        self.go_on.clicked.connect(self.agreed)


class BuildPage(Page):
    """``chosen(Choice)``: the user confirmed what to install."""

    chosen = Signal(object)

    def __init__(self, wheels: Path | None) -> None:
        super().__init__()
        self.heading.setText(self.tr("What should the models run on?"))
        self.text.setText(self.tr("Looking at this computer…"))
        self.facts = wrapped("")
        self.gpu = QRadioButton(translated(GPU_BUILD))
        self.cpu = QRadioButton(translated(CPU_BUILD))
        sizes = [
            wrapped(translated(takes(torch_choice.CUDA_SIZE, "cuda"))),
            wrapped(translated(takes(CPU_SIZE, "cpu"))),
        ]
        for button, size in zip((self.gpu, self.cpu), sizes, strict=True):
            size.setContentsMargins(24, 0, 0, 0)
            button.setAccessibleDescription(size.text())
            button.toggled.connect(self._toggled)
        self.more = CheckBox(self.tr("More: a proxy, or packages from a folder"))
        self.proxy = QLineEdit()
        self.proxy.setPlaceholderText(self.tr("http://host:port (empty: as the system says)"))
        self.proxy.setAccessibleName(self.tr("Proxy"))
        self.wheels = QLineEdit(str(wheels) if wheels is not None else "")
        self.wheels.setPlaceholderText(self.tr("Folder with all wheels; then nothing is downloaded"))
        self.wheels.setAccessibleName(self.tr("Folder with wheels"))
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._browse)
        self._extra = QWidget()
        form = QFormLayout(self._extra)
        form.setContentsMargins(24, 0, 0, 0)
        form.addRow(self.tr("Proxy"), self.proxy)
        line = QHBoxLayout()
        line.addWidget(self.wheels, 1)
        line.addWidget(browse)
        form.addRow(self.tr("Folder"), line)
        self._extra.setVisible(wheels is not None)
        self.more.setChecked(wheels is not None)
        self.more.toggled.connect(self._extra.setVisible)
        for widget in (self.facts, self.gpu, sizes[0], self.cpu, sizes[1], self.more, self._extra):
            self.rows.addWidget(widget)
        self.rows.addStretch(1)
        (self.install,) = self.add_buttons(self.tr("Install"))
        self.install.setEnabled(False)
        self.install.clicked.connect(self._confirm)

    def show_hardware(self, hardware: Hardware) -> None:
        self.facts.setText(translated(facts(hardware)))
        advised = GPU_BUILD if hardware.advice == "cuda" else CPU_BUILD
        self.text.setText(
            self.tr("Advised here: {build}. {why} The choice is yours and can be changed later.").format(
                build=translated(advised), why=translated(hardware.why)
            )
        )
        (self.gpu if hardware.advice == "cuda" else self.cpu).setChecked(True)

    def _toggled(self) -> None:
        self.install.setEnabled(self.gpu.isChecked() or self.cpu.isChecked())

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with wheels"), self.wheels.text())
        if folder:
            self.wheels.setText(folder)

    def _confirm(self) -> None:
        wheels = self.wheels.text().strip() if self.more.isChecked() else ""
        proxy = self.proxy.text().strip() if self.more.isChecked() else ""
        build = "cuda" if self.gpu.isChecked() else "cpu"
        self.chosen.emit(Choice(build, Path(wheels).expanduser().absolute() if wheels else None, proxy))


class ProgressPage(Page):
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading.setText(self.tr("Setting up"))
        self.text.setText(" ")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.doing = wrapped(" ")
        self.rows.addWidget(self.bar)
        self.rows.addWidget(self.doing)
        self.rows.addStretch(1)
        (self.stop,) = self.add_buttons(self.tr("Stop"))
        self.stop.clicked.connect(self._stop)

    def begin(self) -> None:
        self.stop.setEnabled(True)
        self.doing.setText(" ")
        self.bar.setValue(0)

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.of)
        self.bar.setValue(progress.number - 1)
        self.text.setText(
            self.tr("Step {number} of {count}: {words}").format(
                number=progress.number, count=progress.of, words=translated(progress.words)
            )
        )
        self.doing.setText(translated(progress.doing) or " ")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.doing.setText(self.tr("Stopping; nothing that was there is changed."))
        self.stopped.emit()


class ProblemPage(Page):
    """``accepted``: the environment that is not what was chosen is good enough for now."""

    again = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading.setText(self.tr("That did not work"))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows.addStretch(1)
        self.accept, self.retry = self.add_buttons(self.tr("Use the processor for now"), self.tr("Back"))
        self.accept.clicked.connect(self.accepted)
        self.retry.clicked.connect(self.again)

    def show_problem(self, message: str, *, acceptable: bool) -> None:
        self.text.setText(translated(message))
        self.accept.setVisible(acceptable)


class ManagePage(Page):
    started, repaired, rolled_back, uninstalled = Signal(), Signal(), Signal(), Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.heading.setText(self.tr("DSpark Chat"))
        self.everything = CheckBox(self.tr("Also remove my conversations, settings and models when uninstalling"))
        self.rows.addWidget(self.everything)
        self.rows.addStretch(1)
        self.uninstall, self.roll_back, self.repair, self.start = self.add_buttons(
            self.tr("Uninstall"),
            self.tr("Go back to the version before"),
            self.tr("Repair or change…"),
            self.tr("Start"),
        )
        self.start.clicked.connect(self.started)
        self.repair.clicked.connect(self.repaired)
        self.roll_back.clicked.connect(self.rolled_back)
        self.uninstall.clicked.connect(lambda: self.uninstalled.emit(self.everything.isChecked()))

    def show_environments(self, current: Environment | None, previous: Environment | None) -> None:
        lines = [self.tr("Nothing is set up, or it is damaged.")]
        if current is not None:
            lines = [self.tr("In use: {environment}.").format(environment=translated(described(current)))]
        if previous is not None:
            lines.append(self.tr("Before: {environment}.").format(environment=translated(described(previous))))
        self.text.setText("\n".join(lines))
        self.start.setEnabled(current is not None)
        self.roll_back.setEnabled(previous is not None)


def facts(hardware: Hardware) -> Marked:
    """What this computer has, in one sentence."""
    known = [Marked("{system}, {count} processors", system=hardware.system, count=hardware.cores)]
    if hardware.memory is not None:
        known.append(Marked("{size:.0f} GB of memory", size=hardware.memory / 1e9))
    if hardware.disk_free is not None:
        known.append(Marked("{size:.0f} GB of disk space free", size=hardware.disk_free / 1e9))
    if hardware.gpu is None:
        known.append(Marked("no NVIDIA card answered"))
    else:
        known.append(Marked("{card}, driver {version}", card=hardware.gpu.name, version=hardware.gpu.driver))
    return Marked("{facts}.", facts=listed(known))


def described(environment: Environment) -> Marked:
    made = environment.made
    words = Marked(
        "version {version}, PyTorch {torch} ({build})", version=made.version, torch=made.torch, build=made.build
    )
    if made.build == "cpu" or made.cuda_works:
        return words
    return Marked("{environment}, which found no card it can use", environment=words)


def takes(size: Marked, build: str) -> Marked:
    """Of the network and the disk."""
    return Marked("{size}; {room:.0f} GB free are asked for", size=size, room=DISK_BYTES[build] / 1e9)


def wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
