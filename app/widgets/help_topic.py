"""Which page of the help is about a widget."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

_PROPERTY = "help_topic"


def set_topic(widget: QWidget, topic: str) -> None:
    """``topic`` is about ``widget`` and all in it that have none of their own."""
    widget.setProperty(_PROPERTY, topic)


def topic_of(widget: QWidget | None) -> str:
    """The topic of the nearest part around ``widget``; empty if there is none."""
    place: QObject | None = widget
    while place is not None:
        topic = place.property(_PROPERTY)
        if topic:
            return str(topic)
        place = place.parent()
    return ""


def offer_help(widget: QWidget, wanted: Callable[[str], object]) -> None:
    """Put "What is this?" into the context menu of ``widget``; ``wanted`` gets its topic."""
    action = QAction(QCoreApplication.translate("HelpTopic", "What is this?"), widget)
    action.triggered.connect(lambda: wanted(topic_of(widget)))
    widget.addAction(action)
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
