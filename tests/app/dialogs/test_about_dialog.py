"""The about dialog names the version and the licences."""

from PySide6.QtWidgets import QLabel

from app.dialogs.about_dialog import AboutDialog
from dspark_core import __version__


def test_it_names_version_and_licences(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for word in (__version__, "MIT", "LGPL", "Apache-2.0"):
        assert word in words
