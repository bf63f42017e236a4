"""Numbers as text, the same everywhere: a dash for what is unknown, no-break spaces before units, the marks of the
language in decimals and thousands."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

DASH = "–"
NBSP = "\u00a0"


def whole(value: int) -> str:
    """``8,192``, in German ``8.192``."""
    if abs(value) < 1 << 63:
        return QLocale().toString(value)
    return f"{value:,}".replace(",", QLocale().groupSeparator())  # Qt has 64 bits; a broken file may claim any length


def _fixed(value: float, digits: int) -> str:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(value), "f", digits)


def decimal(value: float | None, digits: int = 1) -> str:
    """``61.3``; a dash for None."""
    return DASH if value is None else _fixed(value, digits)


def percent(value: float | None) -> str:
    """A share of one as whole percent: ``64 %``."""
    return DASH if value is None else f"{_fixed(100 * value, 0)}{NBSP}%"


def seconds(value: float | None) -> str:
    """``31.2 ms`` below a tenth of a second, ``0.21 s`` above it."""
    if value is None:
        return DASH
    if value < 0.1:
        return f"{_fixed(1000 * value, 1)}{NBSP}ms"
    return f"{_fixed(value, 2 if value < 10 else 0)}{NBSP}s"


def milliseconds(value: float) -> str:
    """Seconds as milliseconds without the unit, to about three figures: ``0.04``, ``12.3``, ``156``."""
    shown = 1000 * value
    return _fixed(shown, 3 if shown < 0.01 else 2 if shown < 1 else 1 if shown < 100 else 0)


def signed_milliseconds(seconds: float) -> str:
    """Seconds with their sign as milliseconds without the unit: ``+12.3``, ``−0.80``; what rounds to nothing has no
    sign."""
    if abs(seconds) < 5e-7:
        return "0"
    return f"{'+' if seconds > 0 else '−'}{milliseconds(abs(seconds))}"


def signed_time(seconds: float) -> tuple[str, str]:
    """A number with its sign, and its unit: milliseconds, or seconds from one on."""
    if abs(seconds) < 0.9995:
        return signed_milliseconds(seconds), "ms"
    return f"{'+' if seconds > 0 else '−'}{_fixed(abs(seconds), 2 if abs(seconds) < 10 else 1)}", "s"


def binary_size(count: float | None) -> str:
    """Memory in binary units: ``258 MiB``, ``23.5 GiB``."""
    if count is None:
        return DASH
    for unit in ("B", "KiB", "MiB"):
        if count < 1000:
            return f"{_fixed(count, 0)}{NBSP}{unit}"
        count /= 1024
    return f"{_fixed(count, 1 if count < 100 else 0)}{NBSP}GiB"


def decimal_size(count: float | None) -> str:
    """Traffic in decimal units, as bandwidths are given: ``270 MB``."""
    if count is None:
        return DASH
    for unit in ("B", "kB", "MB"):
        if count < 1000:
            return f"{_fixed(count, 0)}{NBSP}{unit}"
        count /= 1000
    return f"{_fixed(count, 1)}{NBSP}GB"


def giga(bytes_per_s: float | None) -> str:
    """A bandwidth in GB/s, without the unit."""
    if bytes_per_s is None:
        return DASH
    return _fixed(bytes_per_s / 1e9, 1 if bytes_per_s < 1e11 else 0)


def nice_ceiling(value: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not below ``value`` (1 for nothing)."""
    if value <= 0:
        return 1.0
    power = 1.0
    while power < value:
        power *= 10
    while power / 10 >= value:
        power /= 10
    return next(step * power for step in (0.1, 0.2, 0.25, 0.5, 1.0) if step * power >= value)


def scaled(font: QFont, factor: float, *, weight: QFont.Weight | None = None) -> QFont:
    """``font`` in another size, with figures of equal width, so that changing digits do not move their neighbours."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if weight is not None:
        result.setWeight(weight)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result
