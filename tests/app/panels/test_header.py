"""The header says what runs, apart from what was asked for."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QMenu

from app.panels.header import HEIGHT, Header
from app.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so
KINDS = ("idle", "loading", "prefill", "speculating", "plain", "stopped", "error")


@pytest.fixture
def header(qtbot):
    widget = Header()
    qtbot.addWidget(widget)
    widget.resize(1000, widget.sizeHint().height())
    widget.show()
    return widget


def test_it_is_44_pixels_high(header):
    assert header.sizeHint().height() == HEIGHT == 44


def test_a_difference_between_asked_and_running_is_said_with_its_reason(header):
    header.set_requested("nf4")
    assert header.note.isHidden()
    header.set_effective("bf16", "this machine has no CUDA device")
    assert header.note.isVisible()
    assert header.note.text() == "asked: nf4, running: bf16, because this machine has no CUDA device"
    header.set_effective("nf4")
    assert header.note.isHidden()


def test_a_difference_without_a_known_reason_invents_none(header):
    header.set_requested("DSpark")
    header.set_effective("plain")
    assert header.note.text() == "asked: DSpark, running: plain"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", KINDS)
def test_each_state_paints(header, theme, kind):
    header.set_theme(theme)
    header.set_state(kind, f"state {kind}", "why")
    assert header.chip.text() == f"state {kind}"
    image = header.chip.grab().toImage()
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 2


def test_the_chip_explains_itself_when_clicked(header, qtbot):
    header.set_state("plain", "plain: drafter loses 0.8 ms/round", "Drafting costs more than it saves.")
    header.chip.click()
    popup = header.chip.popup
    assert popup.isVisible()
    assert popup.label.text() == "Drafting costs more than it saves."
    popup.close()


def test_changing_digits_do_not_change_the_width_of_the_chip(header):
    header.set_state("speculating", "speculating, width 8 · 61 tok/s", "")
    before = header.chip.sizeHint()
    header.set_state("speculating", "speculating, width 8 · 17 tok/s", "")
    assert header.chip.sizeHint() == before


def test_buttons_tell_the_window(header, qtbot):
    for button, signal in (
        (header.sidebar, header.sidebar_toggled),
        (header.inspector, header.inspector_toggled),
        (header.help, header.help_requested),
    ):
        with qtbot.waitSignal(signal):
            button.click()
    with qtbot.waitSignal(header.marks_toggled) as caught:
        header.marks.click()
    assert caught.args == [False]


def test_setting_a_switch_from_outside_tells_nobody(header):
    told = []
    header.marks_toggled.connect(told.append)
    header.set_marks_visible(False)
    header.set_sidebar_shown(True)
    header.set_inspector_shown(True)
    assert told == []
    assert not header.marks.isChecked()


def test_a_long_pair_name_is_shortened_but_kept_for_the_tooltip(header):
    name = "A-model-with-a-name-that-is-very-long-indeed-Instruct-4bit bf16 + DSpark"
    header.resize(500, 44)
    header.set_pair_text(name)
    assert "…" in header.pair.text()
    assert name in header.pair.toolTip()
    assert name in header.pair.accessibleName()


def test_the_pair_button_opens_the_menu_of_the_window(header):
    menu = QMenu(header)
    header.set_pair_menu(menu)
    assert header.pair.menu() is menu


def test_all_buttons_have_names(header):
    for button in header.findChildren(QAbstractButton):
        assert button.accessibleName(), button
