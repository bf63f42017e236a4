"""The button beside the prompt box that says how this conversation is answered; its menu chooses a preset."""

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton, QWidget

from app.chat.preset_names import preset_name
from app.theme import Theme, palette
from app.widgets.numbers import scaled

NAME_WIDTH = 120
"""Pixels of a preset's name that are shown."""


class ChatButton(QToolButton):
    """``preset_chosen`` carries a name, ``settings_requested`` asks for all values."""

    preset_chosen = Signal(str)
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMinimumWidth(72)  # where there is little room its words are cut, not those of the gauge
        self.setFont(scaled(self.font(), 0.85))
        self.presets_menu = QMenu(self.tr("&Preset"), self)
        self._group = QActionGroup(self.presets_menu)
        self._group.triggered.connect(self._triggered)
        self._before = self.presets_menu.addSeparator()
        settings = self.presets_menu.addAction(self.tr("All settings of this conversation…"))
        settings.triggered.connect(self.settings_requested)
        self.setMenu(self.presets_menu)

    def set_theme(self, theme: Theme) -> None:
        colors = palette(theme)
        colors.setColor(self.foregroundRole(), QColor(theme.secondary))
        self.setPalette(colors)

    def show_presets(self, names: list[str], chosen: str) -> None:
        for action in self._group.actions():
            if action.data() not in names:
                self._group.removeAction(action)
                self.presets_menu.removeAction(action)
                action.deleteLater()  # not at once: it may be the one that was clicked
        known = {action.data(): action for action in self._group.actions()}
        for name in names:
            action = known.get(name) or QAction(preset_name(name).replace("&", "&&"), self.presets_menu)
            action.setData(name)
            action.setCheckable(True)
            self._group.addAction(action)
            self.presets_menu.insertAction(self._before, action)
            action.setChecked(name == chosen)

    def show_state(self, preset: str, differing: str, system_prompt: str) -> None:
        """``preset`` may be empty; ``differing`` names the values that are not those of it."""
        name = QFontMetricsF(self.font()).elidedText(preset_name(preset), Qt.TextElideMode.ElideRight, NAME_WIDTH)
        name = name or self.tr("Own settings")
        state = self.tr("{preset}, changed").format(preset=name) if differing else name
        shown = self.tr("{settings} · system prompt").format(settings=state) if system_prompt else state
        self.setText(shown.replace("&", "&&") + "\u2003")  # where the arrow of the menu stands
        self.setAccessibleName(self.tr("Settings of this conversation: {state}").format(state=shown))
        lines = [self.tr("How this conversation is answered: a preset, or values of its own")]
        if differing:
            lines.append(self.tr("Not as in the preset: {values}").format(values=differing))
        if system_prompt:
            lines.append(self.tr("System prompt: {text}").format(text=_short(system_prompt)))
        self.setToolTip("\n".join(lines))
        self.setAccessibleDescription(". ".join(lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow stands beside the words, as on the button of the pair; Fusion has it in the lower corner."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        words = self.fontMetrics().horizontalAdvance(self.text())  # they stand in the middle
        option.rect = QRect(min((self.width() + words) // 2 + 3, self.width() - 4) - 12, 0, 12, self.height())
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, option)

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        self.preset_chosen.emit(action.data())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else f"{line[:100]}…"
