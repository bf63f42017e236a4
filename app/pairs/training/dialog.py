"""Training a drafter, step by step: what it takes, how far it is, what came out, whether it is kept."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.pairs.outlook import title_of
from app.pairs.training import words
from app.pairs.training.control import TrainingControl
from app.widgets.button_row import button_row
from app.widgets.check_box import CheckBox
from app.widgets.room import with_text

LOG_LINES = 2000
PICTURE_WIDTH = 480


class TrainingDialog(QDialog):
    """Not modal; closing it stops nothing."""

    def __init__(self, training: TrainingControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train a drafter"))
        self._training = training
        self._sure = False
        self.title, self.told, self.failure, self.card, self.compared = (self._label() for _ in range(5))
        self.picture = QLabel()
        self.time = QComboBox()
        self.time.setAccessibleName(self.tr("Time for the training"))
        for text, options in self._times():
            self.time.addItem(text, options)
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of this stage"))
        self.consent = CheckBox(self.tr("Use up to 8 prompts of mine; they stay on this computer"))
        self.log = QPlainTextEdit()
        self.log.setReadOnly(True)
        self.log.setTabChangesFocus(True)
        self.log.setMaximumBlockCount(LOG_LINES)
        self.log.setAccessibleName(self.tr("Log of the training"))
        self.log.hide()
        self.log_title = QLabel(self.tr("Log of the training, in English as the command writes it"))
        self.log_title.setWordWrap(True)
        self.log_title.setBuddy(self.log)
        self.log_title.hide()
        self.plan_button = QPushButton(self.tr("&What would it take?"))
        self.begin_button = QPushButton()
        self.pause_button = QPushButton(self.tr("&Pause"))
        self.compare_button = QPushButton(self.tr("&Compare with no drafter"))
        self.keep_button = QPushButton(self.tr("&Keep and use it"))
        self.discard_button = QPushButton()
        self.log_button = QPushButton(self.tr("Show &log"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        training.changed.connect(self._refresh)
        training.noted.connect(self.log.appendPlainText)
        self.plan_button.clicked.connect(lambda: training.ask_plan(self.time.currentData()))
        self.begin_button.clicked.connect(training.begin)
        self.pause_button.clicked.connect(training.pause)
        self.consent.toggled.connect(self._refresh)
        self.compare_button.clicked.connect(training.compare)
        self.keep_button.clicked.connect(training.keep)
        self.discard_button.clicked.connect(self._discard)
        self.log_button.clicked.connect(self._show_log)
        self.close_button.clicked.connect(self.close)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = (self.time, self.begin_button, self.pause_button, self.close_button)
        next(part for part in first if part.isVisible()).setFocus()

    @Slot()
    def _refresh(self) -> None:
        training, state = self._training, self._training.state
        refusal = training.refusal()
        name = title_of(training.job.target) if training.job else ""
        self.title.setText(self.tr("A drafter for {target}").format(target=name) if name else self._about())
        self.told.setText(self._told())
        self.told.setVisible(bool(self.told.text()))
        self.failure.setText(training.failure or (refusal if state == "idle" else ""))
        self.failure.setVisible(bool(self.failure.text()))
        idle, busy = state == "idle", state in ("planning", "running", "comparing")
        for part in (self.time, self.plan_button):
            part.setVisible(idle)
        self.plan_button.setEnabled(not refusal)
        self.begin_button.setVisible(state in ("planned", "paused"))
        self.begin_button.setText(self.tr("&Go on") if state == "paused" else self.tr("&Begin"))
        self.begin_button.setEnabled(not refusal)
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0 if training.fraction is None else 1000)
        self.bar.setValue(round(1000 * (training.fraction or 0)))
        self.pause_button.setVisible(state in ("running", "comparing"))
        self.pause_button.setText(self.tr("&Stop") if state == "comparing" else self.tr("&Pause"))
        self.discard_button.setVisible(not idle and state != "comparing")
        if idle or state == "running":
            self._sure = False
        self.discard_button.setText(self.tr("&Discard for good") if self._sure else self.tr("&Discard…"))
        self._show_result(state == "made")

    def _show_result(self, made: bool) -> None:
        card = self._training.job.card() if made and self._training.job else None
        for part in (self.card, self.picture, self.consent, self.compare_button, self.keep_button):
            part.setVisible(card is not None)
        found = self._training.compared
        self.compared.setVisible(card is not None and found is not None)
        self.compare_button.setEnabled(self.consent.isChecked() and not self._training.refusal())
        if card is None or self._training.job is None:
            return
        self.card.setText(words.result(card))
        if found is not None:
            self.compared.setText(words.compared(found))
        self.keep_button.setText(self.tr("&Keep and use it") if found else self.tr("&Keep without comparing"))
        drawn = QPixmap(str(self._training.job.drafter / "loss.png"))
        self.picture.setVisible(not drawn.isNull())
        if not drawn.isNull():
            self.picture.setPixmap(drawn.scaledToWidth(PICTURE_WIDTH, Qt.TransformationMode.SmoothTransformation))
            self.picture.setAccessibleName(self.tr("Plot: loss and tau by training step"))

    def _told(self) -> str:
        training = self._training
        if training.state == "planned" and training.plan is not None:
            also = self.tr(
                "The model in use stays unloaded meanwhile; a message loads it again beside the training, if there is "
                "room. Closing the program pauses the training."
            )
            return f"{words.plan(training.plan)}\n{also}"
        if training.state == "paused":
            return self.tr("Paused. What was made is on the disk; it goes on from there.")
        if training.state in ("planning", "running", "comparing"):
            return words.stage(training.stage, training.fraction)
        return ""

    def _about(self) -> str:
        return self.tr(
            "Makes a small DSpark drafter from nothing but the target in use: the target writes and answers prompts, "
            "and the drafter learns to foresee it. Everything stays on this computer. What it takes is said before it "
            "begins."
        )

    @Slot()
    def _show_log(self) -> None:
        shown = not self.log.isVisible()
        for part in (self.log_title, self.log):
            part.setVisible(shown)

    @Slot()
    def _discard(self) -> None:
        """What may have taken hours goes with a second click only; a plan with the first."""
        if self._sure or self._training.state in ("planning", "planned"):
            self._sure = False
            self._training.discard()
        else:
            self._sure = True
            self._refresh()

    def _times(self) -> list[tuple[str, tuple[str, ...]]]:
        hours = ((self.tr("1 hour"), 60), (self.tr("3 hours"), 180), (self.tr("8 hours"), 480))
        return [
            (self.tr("20 minutes: a first drafter"), ("--quick",)),
            *((text, ("--minutes", str(minutes))) for text, minutes in hours),
            (self.tr("As long as the full recipe takes"), ()),
        ]

    def _label(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        for part in (self.title, self.time, self.told, self.bar, self.failure, self.card, self.compared):
            column.addWidget(part)
        column.addWidget(self.consent)
        column.addWidget(self.picture)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        acting = (self.discard_button, self.pause_button, self.compare_button, self.keep_button)
        buttons = button_row((self.log_button,), (*acting, self.begin_button, self.plan_button, self.close_button))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 12)
        outer.addWidget(scroll, 3)
        outer.addWidget(self.log_title)
        outer.addWidget(self.log, 2)
        outer.addLayout(buttons)
        for button in self.findChildren(QPushButton):  # they are children from here on
            button.setAutoDefault(False)
        self.plan_button.setDefault(True)
        self.resize(with_text(self, 660), with_text(self, 460))
