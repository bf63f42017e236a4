r"""Simple formulas in words, for those who listen: fractions, powers, indices, roots, Greek letters, plain operators.

Greek letters and signs of relations stay characters, which a screen reader names in its own language. What is not that
simple is given as it was written.

The end of a fraction, root, index or power is said unless what it is made of are single signs, and it does not stand
inside another of its kind: so the words tell what belongs to what.
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


class _Compound(str):
    """Words for a thing that is made of others."""

    __slots__ = ()


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
        self._inside: list[str] = []
        """The kinds of things that what is read now is a part of."""

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

    def _part(self, kind: str) -> list[str]:
        """A group that is a part of a thing of this kind."""
        self._inside.append(kind)
        part = self._group()
        self._inside.pop()
        return part

    def _needs_end(self, kind: str, *parts: list[str]) -> bool:
        simple = all(len(part) == 1 and not isinstance(part[0], _Compound) for part in parts)
        return not simple or kind in self._inside

    @property
    def _script_follows(self) -> bool:
        return self._next in ("^", "_")

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
            row = self.row("}")
            if self._script_follows and row and isinstance(row[-1], _Compound):
                raise _NotSimpleError  # whose script it is could not be heard
            return row
        if token.startswith("\\"):
            return self._command(token[1:])
        if token in _operators():
            return [_operators()[token]]
        if not token or token in "^_}&~":
            raise _NotSimpleError
        return [token]

    def _command(self, name: str) -> list[str]:
        if name in _FRACTIONS:
            above, below = self._part("fraction"), self._part("fraction")
            return [_of_two(above, below, self._needs_end("fraction", above, below) or self._script_follows)]
        if name == "sqrt":
            return [self._root()]
        if name in _UPRIGHT:
            group = self._group()
            single = all(len(each) == 1 for each in group)
            return ["".join(group)] if single else [_Compound(" ".join(group))] if len(group) > 1 else group
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
            self._inside.append("root")
            degree = self.row("]")
            self._inside.pop()
        inside = self._part("root")
        if degree:
            text = translate("FormulaWords", "root {degree} of {inside}, end of root")
        elif self._needs_end("root", inside) or self._script_follows:
            text = translate("FormulaWords", "square root of {inside}, end of root")
        else:
            text = translate("FormulaWords", "square root of {inside}")
        return _Compound(text.format(degree=" ".join(degree), inside=" ".join(inside)))

    def _scripted(self, words: list[str]) -> list[str]:
        """``words`` with the index and the power that follow them."""
        while self._script_follows:
            kind, scripted = ("index", _index) if self._take() == "_" else ("power", _power)
            if not words:
                raise _NotSimpleError
            script = self._part(kind)
            words = [*words[:-1], scripted(words[-1], script, self._needs_end(kind, script))]
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


def _of_two(above: list[str], below: list[str], end: bool) -> str:
    if end:
        text = translate("FormulaWords", "fraction {above} over {below}, end of fraction")
    else:
        text = translate("FormulaWords", "{above} over {below}")
    return _Compound(text.format(above=" ".join(above), below=" ".join(below)))


def _index(base: str, script: list[str], end: bool) -> str:
    if end:
        text = translate("FormulaWords", "{base} sub {index}, end of index")
    else:
        text = translate("FormulaWords", "{base} sub {index}")
    return _Compound(text.format(base=base, index=" ".join(script)))


def _power(base: str, script: list[str], end: bool) -> str:
    if script == ["2"]:
        text = translate("FormulaWords", "{base} squared")
    elif script == ["3"]:
        text = translate("FormulaWords", "{base} cubed")
    elif end:
        text = translate("FormulaWords", "{base} to the power of {power}, end of power")
    else:
        text = translate("FormulaWords", "{base} to the power of {power}")
    return _Compound(text.format(base=base, power=" ".join(script)))
