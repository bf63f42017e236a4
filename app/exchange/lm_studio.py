"""LM Studio's NAME.conversation.json: messages below each other, each in one or more versions of which one is selected.

What follows a message follows its selected version; the other versions become branches that end there. Left out and
counted: what the model thought, calls of tools, pictures and files.
"""

from typing import Any

from app.exchange.records import ExchangedConversation, ExchangedMessage, Read, fingerprint
from app.exchange.values import items, mapping, milliseconds, text
from dspark_core.marked import Marked
from dspark_core.requests import Role


def is_conversation(value: Any) -> bool:
    """Whether this is one such file: its messages have versions."""
    messages = mapping(value).get("messages")
    return isinstance(messages, list) and all("versions" in mapping(message) for message in messages)


def read_conversation(value: dict[str, Any]) -> Read:
    read = Read()
    messages: list[ExchangedMessage] = []
    created = milliseconds(value.get("createdAt"))
    parent: str | None = None
    system = text(value.get("systemPrompt")).strip()
    if system:
        messages.append(ExchangedMessage("system", None, "system", system, created))
        parent = "system"
    for place, entry in enumerate(value["messages"]):
        versions = items(mapping(entry).get("versions"))
        selected = mapping(entry).get("currentlySelected")
        follows = parent
        for number, version in enumerate(versions):
            message = _message(f"{place}.{number}", parent, mapping(version), read)
            if message is not None:
                messages.append(message)
                if follows == parent or number == selected:
                    follows = message.id
        parent = follows
    if all(message.role == "system" for message in messages):
        read.problem = Marked("it has no text")
        return read
    title = text(value.get("name"))
    read.conversation = ExchangedConversation(
        uid=f"lmstudio:{round(created * 1000)}" if created else fingerprint("lmstudio", title, messages),
        title=title,
        messages=tuple(messages),
        current=parent,
        created=created,
        updated=milliseconds(value.get("assistantLastMessagedAt")) or created,
        pinned=value.get("pinned") is True,
    )
    return read


def _message(number: str, parent: str | None, version: dict[str, Any], read: Read) -> ExchangedMessage | None:
    role = version.get("role")
    if role not in ("system", "user", "assistant"):
        read.leave_out(Marked("tool messages"))
        return None
    known: Role = role
    parts = [_text(version.get("content"), read)]
    for step in map(mapping, items(version.get("steps"))):
        if step.get("type") != "contentBlock":
            read.leave_out(Marked("tool messages"))
        elif mapping(step.get("style")).get("type") == "thinking":
            read.leave_out(Marked("thoughts and other parts"))
        else:
            parts.append(_text(step.get("content"), read))
    written = "\n\n".join(part for part in parts if part.strip())
    return ExchangedMessage(number, parent, known, written) if written else None


def _text(content: Any, read: Read) -> str:
    if isinstance(content, str):
        return text(content)
    found = []
    for part in map(mapping, items(content)):
        if part.get("type") == "text":
            found.append(text(part.get("text")))
        else:
            read.leave_out(Marked("pictures and files"))
    return "\n".join(found)
