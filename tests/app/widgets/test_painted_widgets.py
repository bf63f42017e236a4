"""The parts that paint: axes, readouts, dashes, names, both themes."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QLabel

from app.theme import DARK, LIGHT, palette
from app.widgets.check_box import CheckBox
from app.widgets.figure import Figure
from app.widgets.figure_table import FigureTable
from app.widgets.histogram import Histogram
from app.widgets.meter import Meter
from app.widgets.numbers import DASH
from app.widgets.section import Section
from app.widgets.sparkline import Sparkline

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def colors_of(widget):
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


@pytest.fixture
def sparkline(qtbot):
    widget = Sparkline("Speed", "tok/s", "nothing yet")
    qtbot.addWidget(widget)
    widget.resize(264, 88)
    return widget


@pytest.fixture
def histogram(qtbot):
    widget = Histogram("Lengths", "rounds by length", "{count} of {total} ({share}) had {bar}", "nothing yet")
    qtbot.addWidget(widget)
    widget.resize(280, 112)
    return widget


def test_the_sparkline_keeps_the_last_minute(sparkline):
    for second in range(100):
        sparkline.add(float(second), 10.0)
    assert sparkline.samples()[0][0] == 39.0
    assert len(sparkline.samples()) == 61


def test_its_ring_has_an_end(sparkline):
    for index in range(5000):
        sparkline.add(index / 1000, 1.0)
    assert len(sparkline.samples()) == 600


def test_its_axis_grows_at_once_and_shrinks_late(sparkline):
    sparkline.add(0.0, 61.0)
    assert sparkline.axis_maximum == 100
    sparkline.add(1.0, 130.0)
    assert sparkline.axis_maximum == 200
    sparkline.add(62.0, 90.0)
    assert sparkline.axis_maximum == 200
    sparkline.add(130.0, 60.0)
    assert sparkline.axis_maximum == 100


def test_its_readout_finds_the_nearest_sample(sparkline):
    sparkline.add(0.0, 10.0)
    sparkline.add(30.0, None)
    sparkline.add(60.0, 20.0)
    assert sparkline.readout(0.0) == (60.0, 10.0)
    assert sparkline.readout(263.0) == (0.0, 20.0)


def test_its_readout_shows_under_the_mouse_and_goes_with_it(sparkline):
    sparkline.add(0.0, 10.0)
    sparkline.add(60.0, 20.0)
    plain = sparkline.grab().toImage()
    place = QPointF(250, 40)
    none, buttons = Qt.MouseButton.NoButton, Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, buttons, Qt.KeyboardModifier.NoModifier)
    sparkline.mouseMoveEvent(move)
    assert sparkline.grab().toImage() != plain
    sparkline.leaveEvent(QEvent(QEvent.Type.Leave))
    assert sparkline.grab().toImage() == plain


def test_its_description_follows_the_samples(sparkline):
    assert sparkline.accessibleDescription() == "nothing yet"
    sparkline.add(0.0, 80.0)
    sparkline.add(1.0, 61.3)
    assert sparkline.accessibleDescription() == "latest 61.3 tok/s, highest 80.0"
    assert sparkline.copy_text() == "s\ttok/s\n-1.00\t80.00\n0.00\t61.30"
    sparkline.clear()
    assert sparkline.accessibleDescription() == "nothing yet"


def test_the_histogram_keeps_its_axis_while_it_fills(histogram):
    histogram.set_counts((3, 1), 8)
    assert histogram.counts == (3, 1, 0, 0, 0, 0, 0, 0)
    assert histogram.readout(40) == "1 of 4 (25\u00a0%) had 1"
    assert "0: 3, 1: 1" in histogram.accessibleDescription()


def test_a_histogram_of_many_bars_paints(histogram):
    histogram.set_counts(range(40), 41)
    assert LIGHT.accepted in colors_of(histogram)


def test_a_histogram_can_begin_at_another_number(qtbot):
    widget = Histogram("Rows", "rounds by rows", "{count} had {bar}", "nothing yet", first=1)
    qtbot.addWidget(widget)
    widget.resize(280, 112)
    widget.set_counts((3, 1), 2)
    assert widget.readout(20) == "3 had 1"
    assert widget.readout(270) == "1 had 2"
    assert widget.copy_text() == "rounds by rows\n1\t3\n2\t1"
    assert widget.accessibleDescription() == "rounds by rows. 1: 3, 2: 1"


def test_a_lone_bar_does_not_fill_the_plot(histogram):
    histogram.set_counts((3,), 1)
    image = histogram.grab().toImage()
    filled = [x for x in range(image.width()) if image.pixelColor(x, 60).name().upper() == LIGHT.accepted]
    assert 60 <= len(filled) <= 66
    assert filled[0] + filled[-1] == pytest.approx(image.width(), abs=3)


def test_a_figure_can_change_its_unit(qtbot):
    figure = Figure("this answer", "ms", "saved")
    qtbot.addWidget(figure)
    figure.set_number("+1.23")
    figure.set_unit("s")
    assert figure.accessibleDescription() == "+1.23\u00a0s, this answer"


def test_a_figure_shows_a_dash_for_the_unknown_and_copies_nothing(qtbot):
    figure = Figure("last answer", "tok/s", "tokens per second")
    qtbot.addWidget(figure)
    assert figure.text() == DASH
    assert figure.copy_text() == ""
    assert "not known yet" in figure.accessibleDescription()
    figure.set_number("61.3")
    assert figure.copy_text() == "61.3\u00a0tok/s"
    assert figure.accessibleDescription() == "61.3\u00a0tok/s, last answer"
    assert figure.toolTip() == "tokens per second"


def test_a_meter_that_exceeds_its_total_shows_the_excess(qtbot):
    meter = Meter("target", "bytes / seconds")
    qtbot.addWidget(meter)
    meter.resize(200, meter.sizeHint().height())
    meter.set_reading(1.25, "25 of 20", "")
    image = meter.grab().toImage()
    ratio = image.devicePixelRatio()
    row = round((meter.sizeHint().height() * 0.62) * ratio)
    mark = [x for x in range(image.width()) if image.pixelColor(x, row).name().upper() == LIGHT.text]
    assert mark
    assert 0.7 < mark[0] / image.width() < 0.85


def test_an_unknown_meter_is_empty(qtbot):
    meter = Meter("target", "bytes / seconds")
    qtbot.addWidget(meter)
    meter.resize(200, meter.sizeHint().height())
    assert meter.reading == DASH
    assert LIGHT.accent not in colors_of(meter)
    assert meter.accessibleDescription() == "not known"


def test_a_table_reads_out_its_cells(qtbot):
    table = FigureTable("Acceptance", ["tau"], ["round", "chat"])
    qtbot.addWidget(table)
    table.set_column(1, ["2.91"])
    assert table.accessibleDescription() == f"tau: round {DASH}, chat 2.91"
    assert table.copy_text() == f"\tround\tchat\ntau\t{DASH}\t2.91"


def test_copy_value_puts_the_figure_on_the_clipboard(qtbot):
    figure = Figure("last answer", "tok/s", "")
    qtbot.addWidget(figure)
    assert figure.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    figure.set_number("61.3")
    figure.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "61.3\u00a0tok/s"


def test_a_section_folds_and_shows_its_definitions(qtbot):
    body = QLabel("body")
    section = Section("Speed", body, "first line\nsecond line")
    qtbot.addWidget(section)
    section.show()
    assert body.isVisible()
    assert not section.definitions.isVisible()
    section.info.click()
    assert [label.text() for label in section.definitions.findChildren(QLabel)] == ["first line", "second line"]
    assert section.definitions.isVisible()
    with qtbot.waitSignal(section.folded) as caught:
        qtbot.keyClick(section.title, Qt.Key.Key_Space)
    assert caught.args == [True]
    assert not body.isVisible()
    assert not section.definitions.isVisible()


@THEMES
def test_each_part_paints_in_the_colours_of_its_theme(qtbot, theme, sparkline, histogram):
    sparkline.add(0.0, 10.0)
    sparkline.add(5.0, 30.0)
    histogram.set_counts((3, 1), 8)
    meter, figure = Meter("target", ""), Figure("a", "tok/s", "")
    table = FigureTable("t", ["tau"], ["round"])
    meter.set_reading(0.5, "12 of 21", "note")
    figure.set_number("61.3")
    table.set_column(0, ["2.91"])
    expected = {sparkline: theme.line, histogram: theme.accepted, meter: theme.accent}
    for part in (sparkline, histogram, meter, figure, table):
        qtbot.addWidget(part)
        part.set_theme(theme)
        part.resize(264, part.sizeHint().height())
        colors = colors_of(part)
        assert len(colors) > 3, part
        assert expected.get(part, theme.text) in colors, part


@THEMES
@pytest.mark.parametrize("part", ["sparkline", "histogram"])
def test_an_empty_plot_says_what_will_appear(request, theme, part):
    widget = request.getfixturevalue(part)
    widget.set_theme(theme)
    assert widget.accessibleDescription() == "nothing yet"
    assert len(colors_of(widget)) > 3


@THEMES
def test_a_check_box_shows_its_frame_and_its_tick(qtbot, theme):
    box = CheckBox("Colour tokens")
    qtbot.addWidget(box)
    box.setPalette(palette(theme))
    box.resize(box.sizeHint())
    assert theme.accent not in colors_of(box)
    assert theme.secondary in colors_of(box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    assert theme.accent in colors_of(box)
