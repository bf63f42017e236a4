"""Words for the user that are made without Qt: English, with what it takes to translate them where they are shown."""

from collections.abc import Sequence
from functools import reduce


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


NOTHING = Marked("")


def listed(words: Sequence[str]) -> str:
    """One behind the other."""
    return reduce(lambda before, last: Marked("{before}, {last}", before=before, last=last), words)
