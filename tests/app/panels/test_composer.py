"""Keys, busy and waiting states, and long texts of the prompt box."""

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app.panels.composer import Composer
from app.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so


@pytest.fixture
def composer(qtbot):
    widget = Composer()
    qtbot.addWidget(widget)
    widget.resize(700, 300)
    widget.show()
    return widget


@pytest.fixture
def sent(composer):
    texts = []
    composer.send_requested.connect(texts.append)
    return texts


def test_enter_sends_and_the_text_stays_until_it_is_taken(composer, sent, qtbot):
    qtbot.keyClicks(composer.edit, "Hello")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == ["Hello"]
    assert composer.text() == "Hello"
    assert composer.take_text() == "Hello"
    assert composer.text() == ""


def test_the_enter_of_the_number_block_sends_too(composer, sent, qtbot):
    qtbot.keyClicks(composer.edit, "Hello")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert sent == ["Hello"]


def test_shift_enter_starts_a_new_line(composer, sent, qtbot):
    qtbot.keyClicks(composer.edit, "a")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.edit, "b")
    assert composer.text() == "a\nb"
    assert sent == []


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_nothing_is_not_sent(composer, sent, qtbot, text):
    composer.edit.setPlainText(text)
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == []


def test_the_enter_of_an_input_method_does_not_send(composer, sent, qtbot):
    qtbot.keyClicks(composer.edit, "a")
    QApplication.sendEvent(composer.edit, QInputMethodEvent("にほ", []))
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == []
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日本")
    QApplication.sendEvent(composer.edit, commit)
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == ["a日本"]


def test_escape_stops_only_while_an_answer_is_written(composer, qtbot):
    stops = []
    composer.stop_requested.connect(lambda: stops.append(1))
    qtbot.keyClick(composer.edit, Qt.Key.Key_Escape)
    assert stops == []
    composer.set_busy(True)
    qtbot.keyClick(composer.edit, Qt.Key.Key_Escape)
    assert stops == [1]


def test_the_button_sends_then_stops(composer, sent, qtbot):
    assert not composer.button.isEnabled()
    qtbot.keyClicks(composer.edit, "Hi")
    composer.button.click()
    assert sent == ["Hi"]
    composer.set_busy(True)
    assert composer.button.stopping
    assert composer.button.accessibleName() == "Stop"
    with qtbot.waitSignal(composer.stop_requested):
        composer.button.click()
    composer.set_busy(False)
    assert composer.button.accessibleName() == "Send"


def test_while_busy_typing_goes_on_and_enter_sends_nothing(composer, sent, qtbot):
    composer.set_busy(True)
    qtbot.keyClicks(composer.edit, "next")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == []
    assert composer.text() == "next"


def test_while_loading_typing_goes_on_and_the_hint_says_why_sending_waits(composer, sent, qtbot):
    composer.set_enabled_reason(False, "The model is loading")
    qtbot.keyClicks(composer.edit, "early")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == []
    assert composer.hint.text() == "The model is loading"
    assert not composer.button.isEnabled()
    composer.set_enabled_reason(True, "")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return)
    assert sent == ["early"]


def test_up_edits_the_last_prompt_only_in_an_empty_box(composer, qtbot):
    asked = []
    composer.edit_last_requested.connect(lambda: asked.append(1))
    qtbot.keyClicks(composer.edit, "a")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Up)
    assert asked == []
    composer.take_text()
    qtbot.keyClick(composer.edit, Qt.Key.Key_Up)
    assert asked == [1]


def test_a_refused_prompt_comes_back_before_what_was_typed_since(composer, qtbot):
    composer.edit.setPlainText("long work")
    text = composer.take_text()
    composer.restore_text(text)
    assert composer.text() == "long work"
    composer.take_text()
    qtbot.keyClicks(composer.edit, "new")
    composer.restore_text(text)
    assert composer.text() == "long work\n\nnew"


def test_undo_brings_a_sent_prompt_back(composer, qtbot):
    qtbot.keyClicks(composer.edit, "Hello")
    composer.take_text()
    composer.edit.undo()
    assert composer.text() == "Hello"


def test_rich_text_is_pasted_as_plain_text(composer):
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold")
    composer.edit.insertFromMimeData(data)
    assert composer.text() == "bold"


def test_the_box_grows_to_eight_rows_and_not_beyond(composer, qtbot):
    heights = []
    for rows in (1, 3, 8, 9, 400):
        composer.edit.setPlainText("\n".join(["x"] * rows))
        qtbot.wait(1)
        heights.append(composer.edit.height())
    one, three, eight, nine, many = heights
    assert one < three < eight
    assert eight == nine == many
    composer.take_text()
    assert composer.edit.height() == one


def test_a_wrapped_line_counts_as_several_rows(composer, qtbot):
    before = composer.edit.height()
    composer.edit.setPlainText("word " * 60)
    qtbot.waitUntil(lambda: composer.edit.height() > before)


@pytest.mark.parametrize("text", ["word " * 20_000, "x" * 100_000, "a line of text\n" * 6_700])
def test_a_hundred_thousand_pasted_characters_stay_fluid(composer, qtbot, text):
    data = QMimeData()
    data.setText(text)
    composer.edit.insertFromMimeData(data)
    QApplication.processEvents()
    started = time.process_time()
    for _ in range(5):
        qtbot.keyClick(composer.edit, Qt.Key.Key_A)
        QApplication.processEvents()
    assert (time.process_time() - started) / 5 < 0.1


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_it_paints_in_the_colours_of_the_theme(composer, theme):
    composer.set_theme(theme)
    composer.edit.setPlainText("Hello")
    image = composer.grab().toImage()
    assert image.pixelColor(2, 2).name().upper() == theme.surface
    ratio = image.devicePixelRatio()
    button = composer.button.mapTo(composer, composer.button.rect().topLeft())
    inside = image.pixelColor(round((button.x() + 6) * ratio), round((button.y() + 16) * ratio))
    assert inside.name().upper() == theme.accent


def test_the_parts_have_names(composer):
    assert composer.edit.accessibleName() == "Message"
    assert "Enter sends" in composer.edit.accessibleDescription()
    composer.set_busy(True)
    assert "Esc" in composer.edit.accessibleDescription()
