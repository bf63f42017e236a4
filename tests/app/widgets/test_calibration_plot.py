"""The reliability diagram and the note below it: where dots are, how large, which series is which, readouts."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.theme import DARK, LIGHT, palette
from app.widgets.calibration_plot import CalibrationPlot, CalibrationPoint, CalibrationSeries, _at
from app.widgets.note import Note

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def series(label, *points):
    return CalibrationSeries(label, tuple(CalibrationPoint(x, y, count, f"{label} {x} {y}") for x, y, count in points))


@pytest.fixture
def plot(qtbot):
    widget = CalibrationPlot("Chances", "given", "passed", "nothing yet")
    qtbot.addWidget(widget)
    widget.resize(264, 204)
    return widget


def columns(plot, color, rows):
    """Pixels of ``color`` in each column of a stripe of rows."""
    image = plot.grab().toImage()
    wanted = QColor(color)
    return [sum(image.pixelColor(x, y) == wanted for y in rows) for x in range(image.width())]


def test_the_readout_is_of_the_nearest_dot(plot, monkeypatch):
    plot.set_series([series("calibrated", (0.1, 0.1, 20), (0.9, 0.9, 20)), series("said", (0.9, 0.5, 20))])
    assert plot.readout(QPointF(30, 190)) == "calibrated 0.1 0.1"
    assert plot.readout(QPointF(250, 40)) == "calibrated 0.9 0.9"
    assert plot.readout(QPointF(250, 110)) == "said 0.9 0.5"
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: shown.append(text))
    plot.event(QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(250, 40), QPoint(0, 0)))
    assert shown == ["calibrated 0.9 0.9"]


def test_nothing_is_read_out_of_an_empty_plot(plot):
    plot.set_series([series("calibrated"), series("said")])
    assert plot.readout(QPointF(30, 100)) == ""
    assert plot.accessibleDescription() == "nothing yet"
    assert plot.copy_text() == ""
    plot.set_empty_text("plain decoding")
    assert plot.accessibleDescription() == "plain decoding"
    assert not plot.grab().isNull()


def test_what_it_shows_is_read_out_and_copied(plot):
    plot.set_series([series("calibrated", (0.1, 0.2, 20)), series("said", (0.5, 0.4, 20))])
    assert plot.accessibleDescription() == "calibrated 0.1 0.2; said 0.5 0.4"
    assert plot.copy_text() == "Chances\ncalibrated 0.1 0.2\nsaid 0.5 0.4"


@THEMES
def test_dots_stand_at_their_chance_and_their_area_shows_the_count(plot, theme):
    plot.setPalette(palette(theme))
    plot.set_theme(theme)
    # far from the diagonal and from the key; far from each other, as a line joins them
    plot.set_series([series("calibrated", (0.5, 0.05, 25), (0.9, 0.05, 100))])
    counts = columns(plot, theme.accent, range(140, 204))
    left, right = counts[:180], counts[180:]
    assert max(right) > 1.5 * max(left) > 0
    middle = right.index(max(right)) + 180
    assert middle == pytest.approx(24 + 0.9 * 234, abs=8)


def test_the_series_are_told_apart_without_colour(plot):
    assert [plot._pen(index).style() for index in range(2)] == [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine]
    only = (0.5, 0.05, 20)  # far from the diagonal, with no line over it
    for shown, inside in ([("a", only), ("b",)], LIGHT.accent), ([("a",), ("b", only)], LIGHT.side):
        plot.set_series([series(*each) for each in shown])
        place = plot.series[0].points or plot.series[1].points
        middle = _at(plot._plot(), place[0]).toPoint()
        assert plot.grab().toImage().pixelColor(middle) == QColor(inside)


def test_a_note_is_copied_only_where_it_holds_a_figure(qtbot):
    note = Note("Error", "what it means")
    qtbot.addWidget(note)
    note.set_text("appears later", known=False)
    assert note.text() == note.accessibleDescription() == "appears later"
    assert note.copy_text() == ""
    note.set_text("off by 2.1 %", known=True)
    assert note.copy_text() == "off by 2.1 %"
    assert note.toolTip() == "what it means"
