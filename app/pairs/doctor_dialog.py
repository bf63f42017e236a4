"""The pair doctor: whether two models fit together or exactly why not, and what else could draft for a target."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.language import translated
from app.pairs import words
from app.pairs.outlook import drafters_for, models_here, title_of, verdict_on
from app.pairs.questions import PairQuestions, Refused
from app.widgets.button_row import button_row
from app.widgets.room import with_text
from dspark_core.errors import ModelFolderError
from dspark_core.models.folders import find_model, own_drafter
from dspark_core.pairs.facts import Finding, Suggestion, Verdict


class DoctorDialog(QDialog):
    """Not modal. ``use_requested``: target and drafter; ``get_requested``: the name of a pair to be downloaded;
    ``train_requested``: for a target."""

    use_requested = Signal(str, str)
    get_requested = Signal(str)
    train_requested = Signal(str)

    def __init__(self, questions: PairQuestions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pair doctor"))
        self._questions = questions
        self._shelf = self._verdict = self._suggestions = 0
        """Numbers of the questions that were asked last."""
        self.target, self.drafter = self._models(self.tr("Target")), self._models(self.tr("Drafter"))
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(self.tr("Findings"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setAccessibleName(self.tr("Drafters for this target"))
        self.list_title = QLabel(self.tr("&What could draft for this target"))
        self.list_title.setBuddy(self.list)
        self.use_button = QPushButton(self.tr("&Use"))
        self.copy_button = QPushButton(self.tr("Copy &findings"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        questions.answered.connect(self._answered)
        for box in (self.target, self.drafter):
            box.activated.connect(self.examine)
        self.list.currentRowChanged.connect(self._show_use)
        self.list.itemActivated.connect(self._use)
        self.use_button.clicked.connect(self._use)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)
        self._show_use()

    def examine_pair(self, target: str, drafter: str) -> None:
        """Show what is found of these two. ``drafter``: as in a LoadRequest; one without weights is not compared."""
        self._choose(self.target, target)
        kind, _, folder = drafter.removesuffix("+lookup").partition(":")
        title = ""
        self.drafter.setCurrentIndex(-1)
        if kind == "dspark" and not folder:
            folder, title = _own_drafter(target), self.tr("Its own DSpark drafter")
        if kind != "self" and folder:
            self._choose(self.drafter, folder.partition("@")[0], title)
        self.examine()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shelf = self._questions.ask(models_here)

    @Slot()
    def examine(self) -> None:
        target, drafter = self.target.currentData(), self.drafter.currentData()
        if target is None:
            return
        self.list.clear()
        self._suggestions = self._questions.ask(partial(drafters_for, target))
        if drafter is None:
            self.report.setPlainText(self.tr("Choose a drafter to be compared with this target."))
            return
        self.report.setPlainText(self.tr("Comparing…"))
        self._verdict = self._questions.ask(partial(verdict_on, target, drafter))

    @Slot(int, object)
    def _answered(self, number: int, answer: object) -> None:
        if number == self._shelf and isinstance(answer, list):
            for box in (self.target, self.drafter):
                chosen = box.currentIndex()
                for name, title in answer:
                    if box.findData(name) < 0:
                        box.addItem(title, name)
                    box.setItemText(box.findData(name), title)
                box.setCurrentIndex(chosen)  # the first entry of an empty box would choose itself
                here = {name for name, _ in answer}
                for row in reversed(range(box.count())):
                    name = box.itemData(row)
                    if name not in here and row != chosen and not Path(name).is_dir():
                        box.removeItem(row)  # it was deleted
        elif number == self._verdict:
            if isinstance(answer, Verdict):
                self.report.setPlainText(self._report(answer))
            elif isinstance(answer, Refused):
                self.report.setPlainText(f"{answer.message}\n{answer.hint}\n{answer.detail}".strip())
        elif number == self._suggestions:
            self._show_suggestions(answer)

    def _show_suggestions(self, answer: object) -> None:
        self.list.clear()
        if isinstance(answer, Refused):
            self.list.addItem(f"{answer.message} {answer.hint}".strip())
            return
        assert isinstance(answer, tuple)
        for each in answer:
            fits = "" if each.usable else self.tr(", does not fit")
            text = f"{words.title(each)} ({words.source(each)}{fits})\n{words.reason(each)}"
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setToolTip(words.reason(each))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    @Slot()
    def _show_use(self) -> None:
        chosen = self._chosen()
        self.use_button.setText(self._action(chosen) if chosen else self.tr("&Use"))
        self.use_button.setEnabled(chosen is not None and chosen.usable)

    def _action(self, chosen: Suggestion) -> str:
        if chosen.source == "train":
            return self.tr("&Train…")
        return self.tr("&Get…") if chosen.source == "catalogue" else self.tr("&Use")

    @Slot()
    def _use(self) -> None:
        chosen, target = self._chosen(), self.target.currentData()
        if chosen is None or not chosen.usable:
            return
        if chosen.source == "train":
            self.train_requested.emit(target)
        elif chosen.source == "catalogue":
            self.get_requested.emit(chosen.pair or "")
        else:
            self.use_requested.emit(target, chosen.drafter)
        self.close()

    def _chosen(self) -> Suggestion | None:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _report(self, verdict: Verdict) -> str:
        """The verdict in a line, then each finding with its field, both values, and what to do."""
        return "\n\n".join([words.verdict(verdict), *(self._finding(each) for each in verdict.findings)])

    def _finding(self, finding: Finding) -> str:
        lines = [translated(finding.text)]
        one, other = finding.target, finding.drafter
        if (one and other) or (finding.kind != "note" and (one or other)):  # a note says itself what one side has
            values = self.tr("{field}: target {target}, drafter {drafter}").format(
                field=translated(finding.field),
                target=translated(finding.target) or "–",
                drafter=translated(finding.drafter) or "–",
            )
            lines.append(values)
        if finding.advice:
            lines.append(self.tr("What to do: {advice}").format(advice=translated(finding.advice)))
        return "\n".join(lines)

    @Slot()
    def _copy(self) -> None:
        names = f"{self.target.currentText()} + {self.drafter.currentText()}"
        QGuiApplication.clipboard().setText(f"{names}\n\n{self.report.toPlainText()}")

    def _models(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setPlaceholderText(self.tr("Choose a model"))
        box.setMinimumContentsLength(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _choose(self, box: QComboBox, name: str, title: str = "") -> None:
        if box.findData(name) < 0:
            box.addItem(title or title_of(name), name)
            box.setItemData(box.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(box.findData(name))

    def _ask_folder(self, box: QComboBox) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Folder with config.json and safetensors"))
        if path:
            self._choose(box, path)
            self.examine()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (title, box, hint) in enumerate(
            (
                (self.tr("Ta&rget"), self.target, self.tr("Folder of the target")),
                (self.tr("&Drafter"), self.drafter, self.tr("Folder of the drafter")),
            )
        ):
            label, folder = QLabel(title), QPushButton(self.tr("Folder…"))
            label.setBuddy(box)
            folder.setAutoDefault(False)
            folder.setAccessibleName(hint)
            folder.clicked.connect(partial(self._ask_folder, box))
            for column, part in enumerate((label, box, folder)):
                grid.addWidget(part, row, column)
        buttons = button_row((self.copy_button,), (self.close_button, self.use_button))
        box_column = QVBoxLayout(self)
        box_column.setContentsMargins(16, 16, 16, 12)
        box_column.addLayout(grid)
        box_column.addWidget(self.report, 2)
        box_column.addWidget(self.list_title)
        box_column.addWidget(self.list, 3)
        box_column.addLayout(buttons)
        self.resize(with_text(self, 640), with_text(self, 470))


def _own_drafter(target: str) -> str:
    """The folder of the drafter that belongs to a target; empty where there is none."""
    try:
        found = own_drafter(find_model(target))
    except ModelFolderError:
        return ""
    return str(found) if found else ""
