"""Numbers as text."""

import pytest
from PySide6.QtGui import QFont

from app.widgets import numbers
from app.widgets.numbers import DASH, NBSP


@pytest.mark.parametrize(
    "text",
    [numbers.decimal(None), numbers.percent(None), numbers.seconds(None), numbers.binary_size(None),
     numbers.decimal_size(None)],
)  # fmt: skip
def test_the_unknown_is_a_dash_everywhere(text):
    assert text == DASH


@pytest.mark.parametrize("value", [2**63 - 1, 2**63, 2**64 - 1, -(2**63) - 1, 10**30])
def test_whole_numbers_of_any_length(value, qapp):
    assert numbers.whole(value) == f"{value:,}"


def test_zero_is_a_number():
    assert numbers.decimal(0.0) == "0.0"
    assert numbers.percent(0.0) == f"0{NBSP}%"


@pytest.mark.parametrize(("value", "text"), [(0.0004, "0.4 ms"), (0.0312, "31.2 ms"), (0.21, "0.21 s"), (12.4, "12 s")])
def test_seconds(value, text):
    assert numbers.seconds(value).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0123, "+12.3"), (-0.0008, "−0.80"), (-0.156, "−156"), (0.0, "0"), (-1e-7, "0"), (6e-7, "+0.001")],
)
def test_what_has_a_sign(value, text):
    assert numbers.signed_milliseconds(value) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.9994, ("+999", "ms")), (-0.9996, ("−1.00", "s")), (1.234, ("+1.23", "s")), (-12.34, ("−12.3", "s"))],
)
def test_long_times_with_a_sign_are_in_seconds(value, shown):
    assert numbers.signed_time(value) == shown


@pytest.mark.parametrize(
    ("value", "text"),
    [(512, "512 B"), (269_000_000, "257 MiB"), (1023 * 2**20, "1.0 GiB"), (24 * 2**30, "24.0 GiB"), (2**37, "128 GiB")],
)
def test_memory_is_binary(value, text):
    assert numbers.binary_size(value).replace(NBSP, " ") == text


@pytest.mark.parametrize(("value", "text"), [(9_000_000, "9 MB"), (4_200_000_000, "4.2 GB")])
def test_traffic_is_decimal(value, text):
    assert numbers.decimal_size(value).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("value", "top"), [(0, 1), (0.03, 0.05), (0.9, 1), (1, 1), (1.2, 2), (21, 25), (61, 100), (100, 100), (201, 250)]
)
def test_axes_end_at_round_numbers(value, top):
    assert numbers.nice_ceiling(value) == pytest.approx(top)


@pytest.mark.parametrize("in_pixels", [True, False])
def test_fonts_scale_whatever_their_size_is_given_in(in_pixels, qapp):
    font = QFont()
    if in_pixels:
        font.setPixelSize(20)
        assert numbers.scaled(font, 2).pixelSize() == 40
    else:
        font.setPointSizeF(10)
        assert numbers.scaled(font, 2).pointSizeF() == pytest.approx(20)
