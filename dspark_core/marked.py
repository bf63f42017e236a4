"""Words for the user that are made without Qt: English, with what it takes to translate them where they are shown."""

from collections.abc import Sequence
from functools import reduce
from typing import Any


class Marked(str):
    """The text itself, its ``values`` put in; app.language.translated() makes it anew in the language of the window.

    ``template`` is a literal with a field for each value: packaging/translations.py collects it. Without values it is
    taken as it is, so braces in it are no fields; so is what is marked already.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> "Marked":
        if isinstance(template, Marked):
            return template
        text = super().__new__(cls, template.format(**values) if values else template)
        text.template, text.values = template, values
        return text

    @classmethod
    def collected_elsewhere(cls, template: str, **values: object) -> "Marked":
        """The same, for a template that does not stand here: it comes from another process, or from a file that
        packaging/translations.py reads too."""
        return cls(template, **values)


NOTHING = Marked("")


def listed(words: Sequence[str]) -> str:
    """One behind the other."""
    return reduce(lambda before, last: Marked("{before}, {last}", before=before, last=last), words)


def as_json(words: object) -> Any:
    """For another process: ``from_json`` makes the same words of it, that can be translated there too. Values that are
    neither words nor numbers go as text."""
    if isinstance(words, Marked):
        return {"template": words.template, "values": {name: as_json(value) for name, value in words.values.items()}}
    return words if isinstance(words, str | int | float) else str(words)


def from_json(told: Any) -> Any:
    """What ``as_json`` was given."""
    if isinstance(told, dict):
        values = {name: from_json(value) for name, value in told["values"].items()}
        return Marked.collected_elsewhere(told["template"], **values)
    return told
