"""Saving a block of code to a file that the user names. It is written, never run."""

from pathlib import Path

from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.language import translated
from dspark_core.checkpoints.writing import replacing
from dspark_core.errors import EngineError


def suggested_name(language: str) -> str:
    """A file name with the usual suffix of the language; of plain text where none is known."""
    try:
        patterns = get_lexer_by_name(language).filenames if language else ()
    except ClassNotFound:
        patterns = ()
    suffixes = [pattern[1:] for pattern in patterns if pattern.startswith("*.") and pattern[2:].isalnum()]
    return f"code{suffixes[0] if suffixes else '.txt'}"


def save_code(code: str, language: str, parent: QWidget) -> bool:
    """Ask for a file and write ``code`` to it. Whether it was written; a failure has been told."""
    title = QCoreApplication.translate("CodeSection", "Save code")
    path, _ = QFileDialog.getSaveFileName(parent, title, suggested_name(language))
    if not path:
        return False
    try:
        with replacing(Path(path)) as file:
            file.write_bytes(code.encode("utf-8", "replace") + b"\n")
    except EngineError as error:
        box = QMessageBox(
            QMessageBox.Icon.Warning, title, translated(error.message), QMessageBox.StandardButton.Ok, parent
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(QCoreApplication.translate("CodeSection", "Choose another place, or free some space."))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setModal(False)  # an answer may be streaming
        box.show()
        return False
    return True
