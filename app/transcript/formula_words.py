r"""Simple formulas in words, for those who listen: fractions, powers, indices, roots, Greek letters, plain operators.

Greek letters and signs of relations stay characters, which a screen reader names in its own language. What is not that
simple is given as it was written.
"""

import re
import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:[.,]\d+)?|[A-Za-z]|\S")
_SIGNS = {
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "pm": "±", "infty": "∞",
    "lt": "<", "gt": ">", "to": "→", "in": "∈", "%": "%", "{": "{", "}": "}",
}  # fmt: skip
_FUNCTIONS = frozenset(["sin", "cos", "tan", "exp", "log", "ln", "min", "max", "det"])
_SPACES = frozenset([*",;:! ", "quad", "qquad", "left", "right", "displaystyle"])
_FRACTIONS = frozenset(["frac", "dfrac", "tfrac"])
_UPRIGHT = frozenset(["mathrm", "mathbf", "mathit", "operatorname"])


class _NotSimpleError(Exception):
    pass


def in_words(tex: str) -> str:
    """What a formula says; its source where it is not simple."""
    try:
        return " ".join(_Reader(tex).row(None))
    except _NotSimpleError:
        return tex.strip()


class _Reader:
    """Reads from the left, one token ahead."""

    def __init__(self, tex: str) -> None:
        self._tokens: Iterator[str] = iter(_TOKEN.findall(tex))
        self._next = next(self._tokens, "")

    def _take(self) -> str:
        taken, self._next = self._next, next(self._tokens, "")
        return taken

    def row(self, closing: str | None) -> list[str]:
        """The words up to ``closing`` (None: to the end), one entry for each thing in the row."""
        words: list[str] = []
        while self._next and self._next != closing:
            words += self._scripted(self._thing())
        if closing is not None and not self._take():
            raise _NotSimpleError
        return words

    def _group(self) -> list[str]:
        """What a command or a sign is about: a thing or a row in braces."""
        if self._next == "{":
            self._take()
            return self.row("}")
        if len(self._next) > 1 and self._next[0].isdigit():
            raise _NotSimpleError  # only its first digit would be meant
        return self._thing()

    def _thing(self) -> list[str]:
        token = self._take()
        if token == "{":
            return self.row("}")
        if token.startswith("\\"):
            return self._command(token[1:])
        if token in _operators():
            return [_operators()[token]]
        if not token or token in "^_}&~":
            raise _NotSimpleError
        return [token]

    def _command(self, name: str) -> list[str]:
        if name in _FRACTIONS:
            above, below = self._group(), self._group()
            return [_of_two(above, below)]
        if name == "sqrt":
            return [self._root()]
        if name in _UPRIGHT:
            return ["".join(self._group())]
        if name in ("cdot", "times"):
            return [translate("FormulaWords", "times")]
        if name in _SPACES:
            return []
        if name in _FUNCTIONS:
            return [name]
        sign = _SIGNS.get(name) or _greek(name)
        if sign is None:
            raise _NotSimpleError
        return [sign]

    def _root(self) -> str:
        degree: list[str] = []
        if self._next == "[":
            self._take()
            degree = self.row("]")
        inside = self._group()
        if degree:
            text = translate("FormulaWords", "root {degree} of {inside}, end of root")
            return text.format(degree=" ".join(degree), inside=" ".join(inside))
        if len(inside) == 1:
            return translate("FormulaWords", "square root of {inside}").format(inside=inside[0])
        return translate("FormulaWords", "square root of {inside}, end of root").format(inside=" ".join(inside))

    def _scripted(self, words: list[str]) -> list[str]:
        """``words`` with the index and the power that follow them."""
        while self._next in ("^", "_"):
            sign = self._take()
            if not words:
                raise _NotSimpleError
            script = self._group()
            words = [*words[:-1], _index(words[-1], script) if sign == "_" else _power(words[-1], script)]
        return words


def _greek(name: str) -> str | None:
    plain = name.removeprefix("var")
    case = "CAPITAL" if plain[:1].isupper() else "SMALL"
    try:
        return unicodedata.lookup(f"GREEK {case} LETTER {plain.upper().replace('LAMBDA', 'LAMDA')}")
    except KeyError:
        return None


def _operators() -> dict[str, str]:
    return {
        "+": translate("FormulaWords", "plus"),
        "-": translate("FormulaWords", "minus"),
        "*": translate("FormulaWords", "times"),
        "=": translate("FormulaWords", "equals"),
    }


def _of_two(above: list[str], below: list[str]) -> str:
    if len(above) == len(below) == 1:
        text = translate("FormulaWords", "{above} over {below}")
    else:
        text = translate("FormulaWords", "fraction {above} over {below}, end of fraction")
    return text.format(above=" ".join(above), below=" ".join(below))


def _index(base: str, script: list[str]) -> str:
    text = translate("FormulaWords", "{base} sub {index}")
    return text.format(base=base, index=" ".join(script))


def _power(base: str, script: list[str]) -> str:
    if script == ["2"]:
        return translate("FormulaWords", "{base} squared").format(base=base)
    if script == ["3"]:
        return translate("FormulaWords", "{base} cubed").format(base=base)
    if len(script) == 1:
        text = translate("FormulaWords", "{base} to the power of {power}")
    else:
        text = translate("FormulaWords", "{base} to the power of {power}, end of power")
    return text.format(base=base, power=" ".join(script))
