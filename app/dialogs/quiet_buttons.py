"""How the row of buttons at the end of a dialog looks."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def take_icons_off(box: QDialogButtonBox) -> None:
    """The pictures of the style for OK and Cancel are of no theme of ours."""
    for button in box.buttons():
        button.setIcon(QIcon())
