"""Name, version and licences."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from app.dialogs.quiet_buttons import take_icons_off
from app.widgets.numbers import scaled
from dspark_core import __version__


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About DSpark Chat"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(self._title(self.tr("DSpark Chat {version}").format(version=__version__), 1.5))
        layout.addWidget(
            self._text(
                self.tr(
                    "Chat with a language model on your own machine, made fast by speculative decoding.\n"
                    "Everything stays on this machine."
                )
            )
        )
        layout.addSpacing(8)
        layout.addWidget(self._title(self.tr("Licences"), 1.0))
        layout.addWidget(self._table(self.licences()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        take_icons_off(buttons)
        buttons.rejected.connect(self.reject)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def licences(self) -> list[tuple[str, str]]:
        return [
            ("DSpark Chat", "MIT"),
            (f"Qt {qVersion()}, PySide6", "LGPL-3.0"),
            ("SmolLM2-135M-Instruct", "Apache-2.0"),
        ]

    def _title(self, text: str, scale: float) -> QLabel:
        label = self._text(text)
        label.setFont(scaled(label.font(), scale, weight=label.font().Weight.DemiBold))
        return label

    def _text(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _table(self, rows: list[tuple[str, str]]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for index, (left, right) in enumerate(rows):
            grid.addWidget(self._text(left), index, 0)
            grid.addWidget(self._text(right), index, 1)
        return table
