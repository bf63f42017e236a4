"""Translators that are made at run time, to see what a window does with words that are not English."""

from PySide6.QtCore import QTranslator

ACCENTED = str.maketrans("aeiouAEIOUyn", "åéîøûÅÉÎØÛýñ")
LONGER = 0.4


class Marking(QTranslator):
    """Puts marks around every text that is asked of it."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return "\n".join(f"«{line}»" for line in source.split("\n"))


class Lengthening(QTranslator):
    """Every text with accents, in brackets, and longer by LONGER."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return "\n".join(longer(line) for line in source.split("\n"))


def longer(line: str) -> str:
    """Fields in braces stay as they are."""
    parts = line.split("{")
    accented = [parts[0].translate(ACCENTED)]
    for part in parts[1:]:
        field, brace, rest = part.partition("}")
        accented.append(f"{field}{brace}{rest.translate(ACCENTED)}")
    more = "~ " * round(len(line) * LONGER / 2)
    return f"[{'{'.join(accented)}{more.rstrip()}]"
