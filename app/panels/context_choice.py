"""What is to be done when the context is full: three buttons above the prompt box. Nothing is dropped unasked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme, palette


class ContextChoice(QWidget):
    """Hidden until ``offer``. Escape is the same as leaving everything as it is."""

    new_requested = Signal()
    drop_requested = Signal()
    left = Signal()
    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setAccessibleName(self.tr("The context is full"))
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.drop_button = QPushButton()
        self.new_button = QPushButton()
        self.leave_button = QPushButton()
        self._row = row = QHBoxLayout()
        row.setSpacing(8)
        for button, signal in (
            (self.new_button, self.new_requested),
            (self.drop_button, self.drop_requested),
            (self.leave_button, self.left),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(self.hide)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.label)
        column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setPalette(palette(theme))
        self.update()

    def offer(self, words: str, new: str, drop: str, leave: str) -> None:
        """Ask; what is empty of ``new`` and ``drop`` cannot be chosen."""
        self.label.setText(words)
        self.new_button.setText(new)
        self.new_button.setVisible(bool(new))
        self.drop_button.setText(drop)
        self.drop_button.setVisible(bool(drop))
        self.leave_button.setText(leave)
        self._fit()
        self.show()
        (self.new_button if new else self.leave_button).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Nothing is cut: in a narrow window the buttons stand below each other, and the text gets all its lines."""
        if not self.label.text():
            return  # it has no height yet
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        buttons = [each for each in (self.new_button, self.drop_button, self.leave_button) if not each.isHidden()]
        wanted = sum(each.sizeHint().width() + self._row.spacing() for each in buttons)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wanted <= room else direction.TopToBottom)
        self.label.setFixedHeight(self.label.heightForWidth(max(room, 1)))
        self._column.invalidate()
        self.setFixedHeight(self._column.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.line))
        painter.setBrush(QColor(self._theme.raised))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.correction))
        painter.drawRoundedRect(5, 8, 4, self.height() - 16, 2, 2)
