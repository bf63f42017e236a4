"""Reading values that come from outside: each is what it should be, or nothing."""

from typing import Any

EARLIEST, LATEST = 0.0, 32_503_680_000.0
"""Seconds since 1970: up to the year 3000."""


def mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """The text without lone surrogates, which no file and no database can hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def seconds(value: Any) -> float | None:
    """A time; None for what cannot be one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not EARLIEST < value < LATEST:
        return None  # this also refuses what is not a number
    return float(value)


def milliseconds(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1000 * LATEST:
        return None
    return seconds(value / 1000)
