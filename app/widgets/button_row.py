"""The row of buttons at the end of a dialog."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton


def button_row(aside: Sequence[QPushButton], acting: Sequence[QPushButton]) -> QHBoxLayout:
    """``aside`` at the left, ``acting`` at the right. Enter presses the default button alone, not what has the focus
    by chance."""
    row = QHBoxLayout()
    row.setSpacing(8)  # else it is that of the column it lies in, which may be none
    for button in (*aside, *acting):
        button.setAutoDefault(False)
    for button in aside:
        row.addWidget(button)
    row.addStretch(1)
    for button in acting:
        row.addWidget(button)
    return row
