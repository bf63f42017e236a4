"""A benchmark as a picture: one bar of tokens per second per system, as plain SVG. Standard library only.

It has a background of its own, so that it reads alike on light and dark pages.
"""

import math
import textwrap
from typing import Any
from xml.sax.saxutils import escape

WIDTH, MARGIN = 820, 28
ROW, BAR = 36, 20
TOP, AXIS = 84, 34
LABEL_CHARACTERS, CHARACTER = 26, 8.6
"""Longest label, and about how many pixels a character of it takes."""
VALUE_WIDTH = 64
CAPTION_CHARACTERS, CAPTION_LINE = 118, 18
INK, FAINT, GRID, PAPER = "#1f2328", "#59636e", "#e1e5ea", "#ffffff"
OWN, PEER, WHISKER = "#2f6fdd", "#9aa5b1", "#1f2328"


def draw(report: dict[str, Any]) -> str:
    """The bench report of the command line contract as an SVG document: medians over all prompts, least to most."""
    rows = [row for row in report["runs"] if row["domain"] == "all"]
    speeds = [row["tokens_per_s"] for row in rows]
    own = report["settings"]["drafters"]
    captions = [line for part in _caption(report) for line in textwrap.wrap(part, CAPTION_CHARACTERS)]
    left = MARGIN + 12 + round(CHARACTER * max((len(_label(row["system"])) for row in rows), default=0))
    right = WIDTH - MARGIN - VALUE_WIDTH
    step = _step(max((speed["max"] for speed in speeds), default=1.0))
    end = step * max(1, math.ceil(max((speed["max"] for speed in speeds), default=1.0) / step))
    bottom = TOP + ROW * len(rows)
    height = bottom + AXIS + 14 + CAPTION_LINE * len(captions) + MARGIN // 2

    def x(value: float) -> float:
        return left + (right - left) * value / end

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label="{_quoted(_words(rows))}" font-family="system-ui, \'Segoe UI\', \'DejaVu Sans\', '
        'sans-serif">',
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="8" fill="{PAPER}" stroke="{GRID}"/>',
        _text(MARGIN, 36, "Tokens per second", size=18, weight=600),
        _text(MARGIN, 58, "Higher is better. Bar: median of the repeats; line: least to most.", size=13, fill=FAINT),
        f'<rect x="{WIDTH - MARGIN - 206}" y="24" width="12" height="12" rx="2" fill="{OWN}"/>',
        _text(WIDTH - MARGIN - 188, 34, "DSpark Chat", size=13),
        f'<rect x="{WIDTH - MARGIN - 92}" y="24" width="12" height="12" rx="2" fill="{PEER}"/>',
        _text(WIDTH - MARGIN - 74, 34, "other engine", size=13),
    ]
    for tick in range(round(end / step) + 1):
        at = x(tick * step)
        parts.append(f'<path d="M{at:.1f} {TOP - 6}V{bottom + 4}" stroke="{GRID}"/>')
        parts.append(_text(at, bottom + 22, f"{tick * step:g}", size=12, fill=FAINT, anchor="middle"))
    for index, (row, speed) in enumerate(zip(rows, speeds, strict=True)):
        middle = TOP + ROW * index + ROW / 2
        fill = OWN if row["system"] in own else PEER
        least, most, median = x(speed["min"]), x(speed["max"]), x(speed["median"])
        parts += [
            _text(left - 12, middle + 5, _label(row["system"]), size=14, anchor="end"),
            f'<rect x="{left}" y="{middle - BAR / 2}" width="{median - left:.1f}" height="{BAR}" rx="3" '
            f'fill="{fill}"/>',
            f'<path d="M{least:.1f} {middle}H{most:.1f}M{least:.1f} {middle - 5}v10M{most:.1f} {middle - 5}v10" '
            f'stroke="{WHISKER}" stroke-width="1.5" fill="none"/>',
            _text(max(median, most) + 10, middle + 5, f"{speed['median']:.1f}", size=14, weight=600),
        ]
    for index, line in enumerate(captions):
        parts.append(_text(MARGIN, bottom + AXIS + 18 + CAPTION_LINE * index, line, size=12, fill=FAINT))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _caption(report: dict[str, Any]) -> list[str]:
    """What was measured, where and when, in sentences."""
    machine, settings = report["machine"], report["settings"]
    drawn = "greedy" if not settings["temperature"] else f"temperature {settings['temperature']:g}"
    where = f"{machine['device_name']}, {_count(machine['threads'], 'thread')}, torch {machine['torch']}"
    what = (
        f"Target {machine['target']}, {_count(settings['prompts'], 'prompt')}, at most "
        f"{settings['max_new_tokens']} tokens each, {drawn}, {_count(settings['repeats'], 'repeat')}, all systems "
        "interleaved in one run"
    )
    by_weights: dict[str, list[str]] = {}
    for row in report["runs"]:
        if row["domain"] == "all":
            by_weights.setdefault(row["weights"], []).append(_label(row["system"]))
    weights = "; ".join(f"{', '.join(names)}: {files}" for files, names in by_weights.items())
    return [f"{where}, {machine['date'][:10]}.", f"{what}.", f"Weights of {weights}."]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


def _words(rows: list[dict[str, Any]]) -> str:
    """The figures for those who hear the page."""
    figures = (f"{row['system']} {row['tokens_per_s']['median']:.1f}" for row in rows)
    return "Tokens per second: " + ", ".join(figures)


def _label(name: str) -> str:
    """``name``, its middle left out when it is too long: both ends tell systems apart."""
    if len(name) <= LABEL_CHARACTERS:
        return name
    half = (LABEL_CHARACTERS - 1) // 2
    return f"{name[:half]}…{name[-half:]}"


def _step(highest: float) -> float:
    """A round distance between lines of the grid: four to nine of them up to ``highest``."""
    power = 10.0 ** math.floor(math.log10(max(highest, 1e-3)))
    return next(power * part for part in (0.2, 0.5, 1.0, 2.0) if highest / (power * part) <= 7)


def _text(
    x: float, y: float, text: str, *, size: int, fill: str = INK, weight: int = 400, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{anchor}">{_printable(text)}</text>'
    )


def _quoted(text: str) -> str:
    return _printable(text).replace('"', "&quot;")


def _printable(text: str) -> str:
    """Escaped, and without the control characters that XML cannot hold."""
    return escape("".join(character if character.isprintable() else " " for character in text))
