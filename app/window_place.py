"""Size and place of the window on the screen, kept from one start to the next."""

import base64

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QWidget

MINIMUM_SIZE = QSize(600, 420)
FIRST_SIZE = QSize(1280, 800)


def restore_place(window: QWidget, kept: str) -> None:
    """As ``place_of`` gave it when the window was closed last; empty at the first start."""
    window.setMinimumSize(MINIMUM_SIZE)  # the panel that still stands there must not keep it from getting narrow
    window.resize(FIRST_SIZE.boundedTo(window.screen().availableSize()))
    if kept:
        window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii")))


def place_of(window: QWidget) -> str:
    return base64.b64encode(window.saveGeometry().data()).decode("ascii")
