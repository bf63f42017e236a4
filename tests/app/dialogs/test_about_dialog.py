"""The about dialog names the version, the licences and the keys."""

from PySide6.QtWidgets import QLabel

from app.dialogs.about_dialog import AboutDialog
from dspark_core import __version__


def test_it_names_version_licences_and_keys(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for word in (__version__, "MIT", "LGPL", "Apache-2.0", "Shift+Enter", "Esc", "Ctrl+N"):
        assert word in words
