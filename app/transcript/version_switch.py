"""Below a message with other versions: which one this is, and the way to those before and after it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


class VersionSwitch(QWidget):
    """``chosen`` carries -1 for the version before, 1 for the one after."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = self._button("‹", self.tr("Previous version"), "Alt+Left", self._go_back)
        self._after = self._button("›", self.tr("Next version"), "Alt+Right", self._go_on)
        self._label = QLabel()
        self._label.setObjectName("quiet")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self._before, self._label, self._after):
            row.addWidget(part)
        self.hide()

    def show_versions(self, version: int, versions: int, free: bool) -> None:
        """``free``: whether another one can be shown now."""
        self._label.setText(f"{version}/{versions}")
        self._label.setAccessibleName(self.tr("Version {number} of {count}").format(number=version, count=versions))
        self._before.setEnabled(free and version > 1)
        self._after.setEnabled(free and version < versions)
        self.setVisible(versions > 1)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """To the button that leads on, at the last version back."""
        (self._after if self._after.isEnabled() else self._before).setFocus(reason)

    def focus_order(self) -> list[QWidget]:
        return [self._before, self._after]

    def _button(self, text: str, name: str, keys: str, clicked: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(clicked)
        return button

    @Slot()
    def _go_back(self) -> None:
        self.chosen.emit(-1)

    @Slot()
    def _go_on(self) -> None:
        self.chosen.emit(1)
