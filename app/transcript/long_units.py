"""Where a paragraph, a list item or a block of code that is very long is cut in two. No Qt.

While text streams its last unit is rendered anew with each flush. Cut, it costs no more the longer the answer gets.
Where the cut is depends on the text alone, so a streamed answer looks like a stored one.
"""

from app.transcript.markdown_source import Unit

MAX_PROSE = 8_000
MAX_CODE = 100_000


def _room(unit: Unit) -> int:
    return MAX_CODE if unit.kind == "code" else MAX_PROSE


def is_long(unit: Unit, text: str) -> bool:
    """Blank lines at the end of the text count: what follows them may belong to the unit."""
    end = unit.end if text[unit.end :].strip() else len(text)
    return end - unit.start > _room(unit)


def place_to_cut(unit: Unit, text: str) -> int:
    """Behind the last line, else the last word, else the last character that has room."""
    end = unit.start + _room(unit)
    middle = unit.start + _room(unit) // 2
    cut = text.rfind("\n", middle, end)
    if cut < 0 and unit.kind == "prose":
        cut = text.rfind(" ", middle, end)
    return cut + 1 if cut >= 0 else end


def opening_of(unit: Unit, text: str) -> str:
    """What stands before the rest of ``unit`` so that it is still code: its fence."""
    if unit.kind == "prose" or unit.tokens[0].type != "fence":
        return ""
    return text[unit.start : text.index("\n", unit.start) + 1]
