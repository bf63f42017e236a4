"""The help: its pages are there, load nothing, and every part of the window leads to the one about it."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QTextDocument
from PySide6.QtWidgets import QWidget

from app import paths
from app.dialogs.help_window import HelpWindow, headings
from app.language import NAMES
from app.theme import DARK
from app.widgets.help_topic import offer_help, set_topic, topic_of
from app.widgets.painted import PaintedWidget


def press(p, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    p.qtbot.keyClick(p.window.focusWidget() or p.window, combination.key(), combination.keyboardModifiers())


def test_every_page_can_be_read(launch):
    p = launch()
    press(p, "F1")
    window = p.window.help_view.help
    assert window.isVisible()
    for name, title in window.pages():
        window.show_page(name)
        assert window.list.currentItem().text() == title
        text = window.page.toPlainText()
        assert len(text) > 400, name
        assert "**" not in text
        assert "|" not in text
        window.page.loadResource(QTextDocument.ResourceType.ImageResource, "file:///etc/passwd")
    assert window.page.loadResource(QTextDocument.ResourceType.ImageResource, "file:///etc/passwd") is None


@pytest.mark.parametrize("language", NAMES)
def test_there_are_the_same_pages_in_each_language(qtbot, language):
    folder = paths.resources_dir() / "help"
    window = HelpWindow(folder, language, [], [])
    qtbot.addWidget(window)
    names = {name for name, _ in window.pages()} - {"shortcuts"}
    assert {file.stem for file in (folder / language).iterdir()} == names
    for name in names:
        page, english = ((folder / each / f"{name}.md").read_text(encoding="utf-8") for each in (language, "en"))
        assert shape(page) == shape(english), name
        assert (page == english) == (language == "en")


def shape(text: str) -> list[str]:
    """Which kind each line is of: headings, items, lines of tables with their number of cells."""
    return [re.match(r"#+ |- |\d+\. |\||", line)[0] + "|" * line.count("|") for line in text.splitlines()]


def test_a_place_on_a_page_is_found_in_another_language(launch, own_home):
    (own_home / "settings.json").write_text('{"language": "de"}')
    p = launch()
    p.window.help_view.show_page("reading#Schedule")
    window = p.window.help_view.help
    assert headings(window.text_of("reading"))[0] == "Farben und Anzeigen"
    assert window.page.textCursor().block().text() == "Planung"


def test_keys_are_named_as_the_menus_do(launch, own_home):
    (own_home / "settings.json").write_text('{"language": "de"}')
    p = launch()
    p.window.help_view.show_shortcuts()
    page = p.window.help_view.help.text_of("shortcuts")
    assert "| Strg+Umschalt+F |" in page
    assert "Ctrl" not in page
    assert "Shift" not in page


def test_a_page_that_is_missing_in_a_language_is_shown_in_english(qtbot, tmp_path, caplog):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "start.md").write_text("# Getting started")
    window = HelpWindow(tmp_path, "de", [], [])
    qtbot.addWidget(window)
    assert window.text_of("start") == "# Getting started"
    assert "a page of the help cannot be read" in caplog.text


def test_the_help_follows_the_theme(launch):
    p = launch()
    p.window.help_view.show_help()
    p.window.appearance.choose_theme("dark")
    page = p.window.help_view.help.page
    assert page.palette().base().color().name().upper() == DARK.surface
    assert DARK.text.lower() in page.document().toHtml().lower()


def test_a_heading_below_a_table_stands_apart_from_it(launch):
    p = launch()
    p.window.help_view.show_page("pairs")
    document = p.window.help_view.help.page.document()
    place = document.documentLayout().blockBoundingRect
    block = document.begin()
    while block.text() != "Precision of the weights":
        block = block.next()
    assert place(block).top() - place(block.previous()).bottom() > 15


def test_a_missing_page_is_said_in_words(qtbot, tmp_path):
    window = HelpWindow(tmp_path, "en", [], [])
    qtbot.addWidget(window)
    assert "Install the program again" in window.text_of("start")


def test_every_topic_of_the_window_is_a_page_and_a_heading(launch):
    p = launch()
    views = p.window.help_view
    views.show_help()
    pages = dict(views.help.pages())
    topics = {widget.property("help_topic") for widget in p.window.findChildren(QWidget)} - {None}
    assert len(topics) > 9
    for topic in topics:
        name, _, heading = topic.partition("#")
        assert name in pages, topic
        assert not heading or heading in headings(views.help.text_of(name)), topic


def test_what_is_this_opens_the_page_about_the_part_with_the_keyboard(launch):
    p = launch()
    p.window.inspector.sections[3].title.setFocus()
    press(p, "Shift+F1")
    window = p.window.help_view.help
    assert window.list.currentItem().text() == "Colours and panels"
    assert window.page.textCursor().block().text() == "Schedule"
    p.window.header.pair.setFocus()
    p.window.help_view.show_help_on_focus()
    assert window.list.currentItem().text() == "Pairs and precisions"
    p.window.composer.setFocus()
    p.window.help_view.show_help_on_focus()
    assert window.list.currentItem().text() == "Getting started"


def test_every_figure_offers_what_is_this(launch):
    p = launch()
    for section in p.window.inspector.sections:
        for part in (section.title, *section.body.findChildren(PaintedWidget)):
            offered = [action for action in part.actions() if action.text() == "What is this?"]
            assert len(offered) == 1, part.accessibleName()
            assert part.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    offered[0].trigger()
    assert p.window.help_view.help.page.textCursor().block().text() == "Cost of a pass"


def test_a_topic_is_that_of_the_nearest_part_around(qtbot):
    outer = QWidget()
    qtbot.addWidget(outer)
    inner = QWidget(outer)
    leaf = QWidget(inner)
    assert topic_of(leaf) == ""
    assert topic_of(None) == ""
    set_topic(outer, "start")
    assert topic_of(leaf) == "start"
    set_topic(inner, "pairs")
    wanted = []
    offer_help(leaf, wanted.append)
    leaf.findChild(QAction).trigger()
    assert wanted == ["pairs"]


@pytest.mark.parametrize("key", ["F1", "Ctrl+F1", "Shift+F1"])
def test_the_question_mark_and_the_keys(launch, key):
    p = launch()
    press(p, key)
    assert p.window.help_view.help.isVisible()
    p.window.help_view.help.close()
    p.window.header.help.click()
    assert p.window.help_view.help.isVisible()
