"""The bar at the top: the pair, what state it is in, and switches for the panels.

What runs stands apart from what was asked for: where they differ, a line below the bar says so, with the reason.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme, palette
from app.widgets.chip import Chip, Dot
from app.widgets.help_topic import set_topic
from app.widgets.icon_button import IconButton, draw_help, draw_left_panel, draw_marked_letter, draw_right_panel

HEIGHT = 44


class PairButton(QPushButton):
    """The pair as one button with a menu. A long name is shortened in the middle, where names differ least."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(32)

    def set_name(self, name: str) -> None:
        self._name = name
        self.setAccessibleName(self.tr("Model pair: {name}").format(name=name))
        self.setToolTip(self.tr("{name}\nClick to choose another pair").format(name=name))
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(self.font()).horizontalAdvance(self._name)) + self._padding(), 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - self._padding()
        metrics = QFontMetricsF(self.font())
        self.setText(metrics.elidedText(self._name.replace("&", "&&"), Qt.TextElideMode.ElideMiddle, room + 1))

    def _padding(self) -> int:
        return 48  # the frame of the style and its menu arrow


class Header(QWidget):
    sidebar_toggled = Signal()
    inspector_toggled = Signal()
    marks_toggled = Signal(bool)
    help_requested = Signal()
    offline_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._requested = ""
        self._effective = ""
        self._reason = ""
        self._pair_text = ""
        self._exact = False
        self._state = ("idle", self.tr("no model loaded"), "")
        self.sidebar = IconButton(draw_left_panel, self.tr("Conversations"), self.tr("Show or hide the list"))
        self.sidebar.setCheckable(True)
        self.pair = PairButton()
        self.chip = Chip(self.tr("State"))
        self.offline = QPushButton(self.tr("Offline"))
        self.offline.setAccessibleName(self.offline.text())
        self.offline.setToolTip(self.tr("The program makes no connection to any other computer. Click to change it."))
        self.offline.setFlat(True)
        self.offline.hide()
        self.marks = IconButton(draw_marked_letter, self.tr("Colour tokens"), self.tr("Mark how each token came about"))
        self.marks.setCheckable(True)
        self.marks.setChecked(True)
        self.inspector = IconButton(
            draw_right_panel, self.tr("Speculation panel"), self.tr("Show or hide speed, acceptance and memory")
        )
        self.inspector.setCheckable(True)
        self.help = IconButton(draw_help, self.tr("Help"), self.tr("Keys and words"))
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.note.setContentsMargins(16, 4, 16, 6)
        self.note.setAutoFillBackground(True)
        self.note.hide()
        self._lay_out()
        # clicked, not toggled: the window sets the check marks itself and must not be told about that
        self.sidebar.clicked.connect(self.sidebar_toggled)
        self.inspector.clicked.connect(self.inspector_toggled)
        self.marks.clicked.connect(self.marks_toggled)
        self.help.clicked.connect(self.help_requested)
        self.offline.clicked.connect(self.offline_clicked)
        set_topic(self, "pairs")
        self.set_pair_text(self.tr("Choose a model"))
        self.set_state(*self._state)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setPalette(palette(theme))
        for part in (self.sidebar, self.chip, self.marks, self.inspector, self.help):
            part.set_theme(theme)
        colors = palette(theme)
        colors.setColor(self.note.backgroundRole(), QColor(theme.raised))
        self.note.setPalette(colors)
        self.set_state(*self._state)

    def set_pair_menu(self, menu: QMenu) -> None:
        """The menu of the pair button; the caller keeps it filled."""
        self.pair.setMenu(menu)

    def set_pair_text(self, text: str) -> None:
        """What is loaded, for example ``SmolLM2-135M-Instruct bf16 + lookup``."""
        self._pair_text = text
        self.pair.set_name(self.tr("{pair} · exact").format(pair=text) if self._exact else text)

    def set_exact(self, exact: bool) -> None:
        """Whether exact mode is on: it stands behind the pair."""
        self._exact = exact
        self.set_pair_text(self._pair_text)

    def set_offline(self, offline: bool) -> None:
        """Whether the program keeps from the network: said only then."""
        self.offline.setVisible(offline)

    def set_requested(self, text: str) -> None:
        """What the user asked for, in the words that ``set_effective`` uses; empty when nothing was."""
        self._requested = text
        self._show_difference()

    def set_effective(self, text: str, reason: str = "") -> None:
        """What really runs, and why, should it differ from what was asked for; empty when nothing runs."""
        self._effective = text
        self._reason = reason
        self._show_difference()

    def set_state(self, kind: str, text: str, explanation: str) -> None:
        """``kind`` is idle, loading, prefill, speculating, plain, stopped or error."""
        self._state = (kind, text, explanation)
        color, dot = self._dot(kind)
        self.chip.set_state(text, color, dot, explanation)

    def set_sidebar_shown(self, shown: bool) -> None:
        self.sidebar.setChecked(shown)

    def set_inspector_shown(self, shown: bool) -> None:
        self.inspector.setChecked(shown)

    def set_marks_visible(self, visible: bool) -> None:
        self.marks.setChecked(visible)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.side))
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _lay_out(self) -> None:
        bar = QWidget()
        bar.setFixedHeight(HEIGHT - 1)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.sidebar)
        row.addWidget(self.pair)
        row.addSpacing(8)
        row.addWidget(self.chip)
        row.addWidget(self.offline)
        row.addStretch(1)
        for button in (self.marks, self.inspector, self.help):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _dot(self, kind: str) -> tuple[str, Dot]:
        theme = self._theme
        dots: dict[str, tuple[str, Dot]] = {
            "idle": (theme.secondary, "ring"),
            "loading": (theme.accent, "half"),
            "prefill": (theme.accent, "half"),
            "speculating": (theme.accent, "full"),
            "plain": (theme.secondary, "full"),
            "stopped": (theme.text, "ring"),
            "error": (theme.error, "full"),
        }
        return dots[kind]

    def _show_difference(self) -> None:
        differ = bool(self._requested and self._effective) and self._requested != self._effective
        if differ and self._reason:
            text = self.tr("asked: {asked}, running: {running}, because {reason}")
        else:
            text = self.tr("asked: {asked}, running: {running}")
        self.note.setText(
            text.format(asked=self._requested, running=self._effective, reason=self._reason) if differ else ""
        )
        self.note.setVisible(differ)
