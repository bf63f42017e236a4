"""A titled part of a panel that folds, with an "i" that shows its definitions."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme
from app.widgets.icon_button import IconButton, draw_info
from app.widgets.numbers import scaled


class SectionTitle(QAbstractButton):
    """The title with its arrow; a click folds and unfolds. Checked means open."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._title_font())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 20, max(24, round(metrics.height()) + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        middle = self.height() / 2
        arrow = [QPointF(4, middle - 2), QPointF(7.5, middle + 1.5), QPointF(11, middle - 2)]
        if not self.isChecked():
            arrow = [QPointF(5.5, middle - 3.5), QPointF(9, middle), QPointF(5.5, middle + 3.5)]
        painter.setPen(QPen(QColor(self.theme.secondary), 1.5))
        painter.drawPolyline(arrow)
        painter.setFont(self._title_font())
        painter.setPen(QColor(self.theme.text))
        box = QRectF(18, 0, self.width() - 18, self.height())
        title = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def _title_font(self) -> QFont:
        return scaled(self.font(), 1.0, weight=QFont.Weight.DemiBold)


class Section(QWidget):
    """``body`` under a title. ``definitions`` are the lines that the "i" shows below the title."""

    folded = Signal(bool)

    def __init__(self, title: str, body: QWidget, definitions: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        self.title = SectionTitle(title)
        self.info = IconButton(draw_info, self.tr("What these figures mean: {title}").format(title=title))
        self.info.setCheckable(True)
        self.info.setFixedSize(24, 24)
        self.definitions = QWidget()
        self.definitions.setAutoFillBackground(True)
        self.definitions.hide()
        lines = QVBoxLayout(self.definitions)
        lines.setContentsMargins(8, 8, 8, 8)
        lines.setSpacing(6)
        for line in definitions.splitlines():
            lines.addWidget(self._definition(line))
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.info)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.definitions)
        layout.addWidget(body)
        self.title.toggled.connect(self._show_body)
        self.info.toggled.connect(self.definitions.setVisible)

    def set_theme(self, theme: Theme) -> None:
        self.title.theme = theme
        self.title.update()
        self.info.set_theme(theme)
        colors = self.definitions.palette()
        colors.setColor(self.definitions.backgroundRole(), QColor(theme.raised))
        self.definitions.setPalette(colors)

    def set_folded(self, folded: bool) -> None:
        self.title.setChecked(not folded)

    def _definition(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setFont(scaled(self.font(), 0.9))
        return label

    def _show_body(self, shown: bool) -> None:
        self.body.setVisible(shown)
        self.info.setVisible(shown)
        self.definitions.setVisible(shown and self.info.isChecked())
        self.folded.emit(not shown)
