"""What is said about settings, attachments and the context."""

from PySide6.QtCore import QCoreApplication

from app.chat.context_control import ContextUse, Overflow
from app.widgets.numbers import DASH


def _tr(text: str) -> str:
    return QCoreApplication.translate("Chat", text)


def names(fields: list[str]) -> str:
    """The values of ChatSettings as the dialog calls them."""
    known = {
        "system_prompt": _tr("system prompt"),
        "temperature": _tr("temperature"),
        "top_k": _tr("top-k"),
        "top_p": _tr("top-p"),
        "min_p": _tr("min-p"),
        "repetition_penalty": _tr("repetition penalty"),
        "presence_penalty": _tr("presence penalty"),
        "frequency_penalty": _tr("frequency penalty"),
        "seed": _tr("seed"),
        "max_new_tokens": _tr("longest answer"),
        "exact": _tr("exact mode"),
    }
    return ", ".join(known[field] for field in fields)


def tokens(counted: int | None, estimate: int) -> str:
    """Of an attachment."""
    if counted is None:
        return _tr("{tokens} tokens est.").format(tokens=f"{estimate:,}")
    return _tr("1 token") if counted == 1 else _tr("{tokens} tokens").format(tokens=f"{counted:,}")


def use(context: ContextUse) -> tuple[str, str]:
    """The reading of the gauge, and what it means."""
    used = f"{context.tokens:,}" if context.exact else _tr("{tokens} est.").format(tokens=f"{context.tokens:,}")
    if context.total is None:
        return f"{used} / {DASH}", _tr("Tokens of this conversation and of what you write; no model is loaded.")
    reading = f"{used} / {context.total:,}"
    lines = [
        _tr("Tokens of this conversation and of what you write, of the {total} that the model can read.").format(
            total=f"{context.total:,}"
        ),
        _tr("{reserve} of them are kept free for the answer.").format(reserve=f"{context.reserve:,}"),
    ]
    if not context.exact:
        lines.append(_tr("est.: estimated from the length of the text until the model's tokenizer has counted it."))
    if context.tokens + context.reserve > context.total:
        lines.append(_tr("The next message will not fit: you will be asked what to do."))
    return reading, "\n".join(lines)


def overflow(found: Overflow) -> tuple[str, tuple[str, str, str]]:
    """What is said when the context is full, and the words of the three buttons."""
    figures = {
        "tokens": f"{found.tokens:,}",
        "total": f"{found.total:,}",
        "reserve": f"{found.reserve:,}",
        "left": f"{found.left:,}",
    }
    if found.answer_id is not None:
        text = _tr("The answer ends here because the context is full: it holds {total} tokens.").format(**figures)
        new = _tr("Ask again in a new chat")
    else:
        text = _tr(
            "This does not fit: the conversation has {tokens} tokens with your message, the context holds {total}, and "
            "{reserve} of them are kept for the answer."
        ).format(**figures)
        new = _tr("Send in a new chat")
    if found.drop is None:
        drop = ""
        if found.answer_id is None or found.first:
            new = ""  # it would not have more room there
            alone = _tr("Your message alone is too long. Shorten it, or choose a longer context in the menu Pair.")
            longer = _tr("A longer context can be chosen in the menu Pair.")
            text += " " + (alone if found.answer_id is None else longer)
    else:
        text += " " + _tr("Without its oldest messages it has {left} tokens; they stay on screen.").format(**figures)
        again = _tr("and answer again") if found.answer_id is not None else _tr("and send")
        count = _tr("the oldest message") if found.drop == 1 else _tr("the {n} oldest messages").format(n=found.drop)
        drop = _tr("Leave out {messages} {then}").format(messages=count, then=again)
    return text, (new, drop, _tr("Leave it"))
