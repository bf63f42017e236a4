"""The curve and the table of costs: axes, spreads, readouts, words for those who listen, both themes."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.theme import DARK, LIGHT, palette
from app.widgets.cost_plot import CostCurve, CostPlot, CostPoint
from app.widgets.cost_table import CostRow, CostTable
from app.widgets.numbers import DASH

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says so
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def curve(label, *points):
    return CostCurve(label, tuple(CostPoint(x, y, y - 1, y + 9, f"{x} rows: {y}") for x, y in points))


@pytest.fixture
def plot(qtbot):
    widget = CostPlot("Cost", "ms", "rows")
    qtbot.addWidget(widget)
    widget.resize(264, 136)
    return widget


@pytest.fixture
def table(qtbot):
    widget = CostTable("Costs", "ms by rows", "rows")
    qtbot.addWidget(widget)
    widget.resize(264, 300)
    return widget


def count(image, color):
    wanted = QColor(color)
    return sum(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_the_axis_ends_above_the_middles_whatever_the_spread(plot):
    plot.set_curves([curve("128", (1, 11), (16, 180))])
    assert plot.axis_maximum == 200
    wild = CostPoint(8, 20.0, 19.0, 5000.0, "8 rows")
    plot.set_curves([CostCurve("128", (wild,))])
    assert plot.axis_maximum == 20
    plot.set_curves([])
    assert plot.axis_maximum == 1


def test_the_readout_is_of_the_nearest_point(plot, monkeypatch):
    plot.set_curves([curve("128", (1, 10), (16, 20)), curve("1,024", (1, 50), (16, 90))])
    assert plot.readout(QPointF(0, 136)) == "1 rows: 10"
    assert plot.readout(QPointF(264, 0)) == "16 rows: 90"
    assert plot.readout(QPointF(264, 100)) == "16 rows: 20"
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: shown.append(text))
    plot.event(QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(264, 0), QPoint(0, 0)))
    assert shown == ["16 rows: 90"]


def test_an_empty_plot_paints_and_says_so(plot):
    plot.set_curves([])
    assert not plot.grab().isNull()
    assert plot.accessibleDescription() == "not known yet"
    assert plot.readout(QPointF(10, 10)) == ""


def test_a_plot_without_a_table_says_what_will_appear_and_is_copied(qtbot):
    plot = CostPlot("Cost", "ms", "rows", empty="nothing yet", table_beside=False)
    qtbot.addWidget(plot)
    assert plot.accessibleDescription() == "nothing yet"
    assert plot.copy_text() == ""
    assert not plot.grab().isNull()
    plot.set_curves([curve("mean", (1, 10), (2, 20))])
    assert plot.copy_text() == "rows\n1 rows: 10\n2 rows: 20"
    assert plot.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    plot.set_curves([])
    assert plot.accessibleDescription() == "nothing yet"


def test_a_plot_beside_a_table_leaves_copying_to_it(plot):
    plot.set_curves([curve("128", (1, 10))])
    assert plot.copy_text() == ""
    assert plot.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu


def test_one_place_alone_paints(plot):
    plot.set_curves([curve("128", (4, 10))])
    assert not plot.grab().isNull()


@THEMES
def test_the_curves_are_told_apart_without_colour(plot, theme):
    plot.setPalette(palette(theme))
    plot.set_theme(theme)
    styles = [plot._pen(index).style() for index in range(3)]
    assert len(set(styles)) == 3
    plot.set_curves([curve(label, (1, 10 + index * 30), (16, 20 + index * 30)) for index, label in enumerate("abc")])
    image = plot.grab().toImage()
    assert count(image, theme.accent) > 40
    assert "a: 1 rows: 10, 16 rows: 20" in plot.accessibleDescription()


def test_the_table_is_copied_with_its_source_and_read_out(table):
    table.set_table(["128", "4,096"], [CostRow("1", (("9.5", "9.1–12.0"), None))], "Model on CPU")
    assert table.cell(0, 1) is None
    assert table.copy_text().splitlines() == [
        "Model on CPU",
        "ms by rows",
        "rows\t128\t4,096",
        f"1\t9.5 (9.1–12.0)\t{DASH}",
    ]
    assert table.accessibleDescription() == f"ms by rows; 1: 128 9.5 (9.1–12.0), 4,096 {DASH}"


def test_the_table_grows_with_its_rows(table):
    row = CostRow("1", (("9.5", "9.1–12.0"),))
    table.set_table(["128"], [row], "")
    low = table.sizeHint().height()
    table.set_table(["128"], [row, row], "")
    two = table.sizeHint().height()
    table.set_table(["128"], [row, CostRow("draft", row.cells, apart=True)], "")
    assert low < two < table.sizeHint().height()
    table.set_table([], [], "")
    assert not table.grab().isNull()
    assert table.accessibleDescription() == "not known yet"


@THEMES
def test_the_table_stays_in_its_width(table, theme):
    """Nothing reaches the left column, however wide the figures are."""
    table.setPalette(palette(theme))
    table.set_theme(theme)
    wide = ("9,999", "99.9–9,999")
    table.set_table(["128", "1,024", "4,096"], [CostRow("", (wide, wide, wide))], "")
    table.resize(264, table.sizeHint().height())
    image = table.grab().toImage()
    top = image.height() // 2
    ground = image.pixelColor(0, image.height() - 1)
    assert all(image.pixelColor(x, y) == ground for x in range(8) for y in range(top, image.height()))
