"""What is said about settings, attachments and the context."""

from PySide6.QtCore import QCoreApplication

from app.chat.context_control import ContextUse, Overflow
from app.widgets.numbers import DASH, whole

translate = QCoreApplication.translate


def names(fields: list[str]) -> str:
    """The values of ChatSettings as the dialog calls them."""
    known = {
        "system_prompt": translate("Chat", "system prompt"),
        "temperature": translate("Chat", "temperature"),
        "top_k": translate("Chat", "top-k"),
        "top_p": translate("Chat", "top-p"),
        "min_p": translate("Chat", "min-p"),
        "repetition_penalty": translate("Chat", "repetition penalty"),
        "presence_penalty": translate("Chat", "presence penalty"),
        "frequency_penalty": translate("Chat", "frequency penalty"),
        "seed": translate("Chat", "seed"),
        "max_new_tokens": translate("Chat", "longest answer"),
        "exact": translate("Chat", "exact mode"),
    }
    return ", ".join(known[field] for field in fields)


def tokens(counted: int | None, estimate: int) -> str:
    """Of an attachment."""
    if counted is None:
        return translate("Chat", "{tokens} tokens est.").format(tokens=whole(estimate))
    return (
        translate("Chat", "1 token")
        if counted == 1
        else translate("Chat", "{tokens} tokens").format(tokens=whole(counted))
    )


def use(context: ContextUse) -> tuple[str, str]:
    """The reading of the gauge, and what it means."""
    used = (
        whole(context.tokens)
        if context.exact
        else translate("Chat", "{tokens} est.").format(tokens=whole(context.tokens))
    )
    if context.total is None:
        return f"{used} / {DASH}", translate(
            "Chat", "Tokens of this conversation and of what you write; no model is loaded."
        )
    reading = f"{used} / {whole(context.total)}"
    lines = [
        translate(
            "Chat", "Tokens of this conversation and of what you write, of the {total} that the model can read."
        ).format(total=whole(context.total)),
        translate("Chat", "{reserve} of them are kept free for the answer.").format(reserve=whole(context.reserve)),
    ]
    if not context.exact:
        lines.append(
            translate("Chat", "est.: estimated from the length of the text until the model's tokenizer has counted it.")
        )
    if context.tokens + context.reserve > context.total:
        lines.append(translate("Chat", "The next message will not fit: you will be asked what to do."))
    return reading, "\n".join(lines)


def overflow(found: Overflow) -> tuple[str, tuple[str, str, str]]:
    """What is said when the context is full, and the words of the three buttons."""
    figures = {
        "tokens": whole(found.tokens),
        "total": whole(found.total),
        "reserve": whole(found.reserve),
        "left": whole(found.left),
    }
    if found.answer_id is not None:
        text = translate("Chat", "The answer ends here because the context is full: it holds {total} tokens.").format(
            **figures
        )
        new = translate("Chat", "Ask again in a new chat")
    else:
        text = translate(
            "Chat",
            "This does not fit: the conversation has {tokens} tokens with your message, the context holds {total}, and "
            "{reserve} of them are kept for the answer.",
        ).format(**figures)
        new = translate("Chat", "Send in a new chat")
    if found.drop is None:
        drop = ""
        if found.answer_id is None or found.first:
            new = ""  # it would not have more room there
            alone = translate(
                "Chat", "Your message alone is too long. Shorten it, or choose a longer context in the menu Pair."
            )
            longer = translate("Chat", "A longer context can be chosen in the menu Pair.")
            text += " " + (alone if found.answer_id is None else longer)
    else:
        text += " " + translate(
            "Chat", "Without its oldest messages it has {left} tokens; they stay on screen."
        ).format(**figures)
        again = translate("Chat", "and answer again") if found.answer_id is not None else translate("Chat", "and send")
        count = (
            translate("Chat", "the oldest message")
            if found.drop == 1
            else translate("Chat", "the {n} oldest messages").format(n=found.drop)
        )
        drop = translate("Chat", "Leave out {messages} {then}").format(messages=count, then=again)
    return text, (new, drop, translate("Chat", "Leave it"))
