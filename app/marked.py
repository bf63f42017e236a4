"""Words for the user that are made without Qt: English, with what it takes to translate them where they are shown."""


def QT_TRANSLATE_NOOP(context: str, template: str) -> tuple[str, str]:
    """Named so that lupdate collects the words. For ``Marked``."""
    return context, template


class Marked(str):
    """The text itself, its ``values`` put in; language.translated() makes it anew in the language of the window."""

    __slots__ = ("context", "template", "values")

    context: str
    template: str
    values: dict[str, object]

    def __new__(cls, marked: tuple[str, str], **values: object) -> "Marked":
        context, template = marked
        text = super().__new__(cls, template.format(**values))
        text.context, text.template, text.values = context, template, values
        return text
