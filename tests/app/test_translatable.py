"""Words for the user go through tr(): looked for in the source, as far as a look at calls can tell."""

import ast
import errno
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from scripted_engine import Answer, Load, ScriptedEngine, plain
from translators import Marking

import app
from app.dialogs.about_dialog import AboutDialog
from app.dialogs.chat_settings_dialog import ChatSettingsDialog
from app.language import NAMES
from dspark_core.errors import CorruptFileError, ModelFolderError
from dspark_core.requests import SamplingParams
from dspark_core.system_errors import system_reason

ROOT = Path(app.__file__).parent
NO_ENTRY = system_reason(FileNotFoundError(errno.ENOENT, "", ""))
SHOWN = {
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setTitle",
    "setAccessibleName",
    "setAccessibleDescription",
    "setPlaceholderText",
    "setTabText",
    "setInformativeText",
    "addAction",
    "addMenu",
    "addSection",
    "addTab",
    "addItem",
    "addButton",
    "showMessage",
    "show_message",
    "set_name",
    "set_caption",
    "set_definition",
    "post",
    "warning",
    "QLabel",
    "QPushButton",
    "QAction",
    "QCheckBox",
    "CheckBox",
    "QGroupBox",
    "QMessageBox",
    "Section",
    "Figure",
    "Meter",
    "Note",
    "Menu",
    "Command",
    "Choices",
}
"""Calls whose words reach the screen or the ear."""
NOT_WORDS = {("Menu", 0), ("Command", 0), ("Choices", 0), ("Command", 4)}
"""Names for the program, and shortcuts."""
PROPER = {"DSpark Chat", "ms"}
OURS = {"SmolLM2", "Qt ", "DSpark Chat", "Scripted", "MIT", *NAMES.values()}
"""In texts that need no translation."""
TRANSLATING = {"tr", "translate"}


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def literal(node: ast.AST) -> str:
    """The words that stand in ``node`` itself, of plain and of formatted strings."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(literal(value) for value in node.values)
    if isinstance(node, ast.BinOp):
        return literal(node.left) + literal(node.right)
    if isinstance(node, ast.IfExp):
        return literal(node.body) + literal(node.orelse)
    return ""


def has_word(text: str) -> bool:
    return any(len(word) > 1 and word.isalpha() for word in text.replace("&", "").split())


def untranslated(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = name_of(node)
        of_log = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in ("log", "logging")
        if name in SHOWN and not of_log:
            for index, argument in enumerate(node.args):
                text = literal(argument)
                if (name, index) not in NOT_WORDS and has_word(text) and text not in PROPER:
                    found.append(f"{node.lineno}: {name}({text!r})")
        of_painter = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "painter"
        of_text = name == "translate" and len(node.args) == 1
        if name in TRANSLATING and node.args and not of_painter and not of_text:
            owner = node.func.value if isinstance(node.func, ast.Attribute) else None
            if name == "tr" and getattr(owner, "id", "") != "self":
                found.append(f"{node.lineno}: tr() that is not self.tr(): its words are filed under no context")
            words = node.args[1] if name == "translate" else node.args[0]
            if not (isinstance(words, ast.Constant) and isinstance(words.value, str)):
                found.append(f"{node.lineno}: {name}() of what is put together only when it runs")
    return found


WHERE_MARKED_WORDS_END = ROOT / "language.py"
"""It translates what was marked elsewhere."""


@pytest.mark.parametrize(
    "file", sorted({*ROOT.rglob("*.py")} - {WHERE_MARKED_WORDS_END}), ids=lambda file: str(file.relative_to(ROOT))
)
def test_no_words_for_the_user_without_tr(file):
    assert untranslated(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'label.setText("Ready now")',
        'QLabel("Ready")',
        'button.setToolTip(f"Ready {n}")',
        'bar.addMenu("&Chat")',
        'self.tr(f"bad {n}")',
        'tr("Ready")',
        'translate("Context", words)',
        'window.tr("Ready")',
        'label.setText("On" if on else "Off")',
    ],
)
def test_the_look_finds_what_it_should(source):
    assert len(untranslated(source)) == 1


@pytest.mark.parametrize(
    "source",
    ['label.setText(self.tr("Ready"))', 'log.warning("no words")', 'label.setText("–")', 'label.setText(f"{a}: {b}")'],
)
def test_the_look_finds_nothing_where_there_is_nothing(source):
    assert untranslated(source) == []


@pytest.fixture
def marked(qapp):
    translator = Marking()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_a_window_in_another_language_has_no_english_left(marked, launch):
    """Names of models, drafters and numbers are no words of ours."""
    p = launch()
    p.window.help_view.show_log()
    dialogs = [ChatSettingsDialog(p.program.chats, SamplingParams(), p.window), AboutDialog(p.window)]
    texts: list[str] = [action.text() for _path, action in p.window.actions_table.leaves()]
    texts += [menu.title() for menu in p.window.actions_table.bar]
    for part in p.window.findChildren(QWidget):
        texts += [part.toolTip(), part.accessibleName(), part.windowTitle()]
        if isinstance(part, QLabel | QAbstractButton):
            texts.append(part.text())
    left = {text for text in texts if has_word(text) and "«" not in text}
    assert {text for text in left if not any(name in text for name in OURS)} == set()
    assert sum("«" in text for text in texts) > 150
    for dialog in dialogs:
        dialog.deleteLater()
    p.window.help_view.log.close()


def test_an_error_of_the_engine_has_no_english_left_where_it_is_shown(marked, launch):
    unread = ModelFolderError("{path} cannot be read ({reason}).", "Check the path.", path="/x", reason=NO_ENTRY)
    lacking = CorruptFileError("The model's output is not a number.", "Fetch the model again.")
    p = launch(ScriptedEngine([Answer(plain("two three four"), first="one ", error=lacking, error_at=3)]))
    p.ask("Count.")
    note = p.chat.turns[1].error
    assert note.message == f"«{lacking.message}»"
    assert note.hint == f"«What was written so far is kept.» «{lacking.hint}»"
    p.engine.loads.append(Load(error=unread))
    p.window.choose_pair(drafter="none")
    p.until(lambda: "/x" in p.window.banner.label.text())
    assert "«/x cannot be read («No such file or directory»).» «Check the path.»" in p.window.banner.label.text()


def test_presets_and_attachments_have_no_english_left(marked, launch, tmp_path):
    p = launch()
    p.program.attachments.add_files([tmp_path])
    p.until(lambda: not p.program.attachments.being_read)
    assert p.composer.hint.text() == f"«{tmp_path.name} is a folder. Attach the files in it that matter.»"
    dialog = ChatSettingsDialog(p.program.chats, SamplingParams(), p.window)
    dialog.import_file(tmp_path / "none.json")
    assert dialog.note.text() == "«none.json: «This is no file.»»"
    dialog.deleteLater()
