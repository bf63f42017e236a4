"""The conversations.json of ChatGPT's data export: an array of conversations, each a mapping of nodes with parents.

Taken over are the texts that user and assistant wrote to each other, on all branches. Left out and counted: pictures
and files, the traffic with tools, what the model thought, and what was hidden from the user.
"""

from typing import Any

from app.exchange.records import ExchangedConversation, ExchangedMessage, Read, fingerprint
from app.exchange.tree import in_order, newest_leaf, sound_parent
from app.exchange.values import items, mapping, seconds, text
from dspark_core.marked import Marked
from dspark_core.requests import Role

TEXTS = ("text", "multimodal_text")


def is_conversation(value: Any) -> bool:
    return isinstance(mapping(value).get("mapping"), dict)


def read_conversation(value: dict[str, Any]) -> Read:
    """One element of the array."""
    read = Read()
    nodes = {key: node for key, node in value["mapping"].items() if isinstance(node, dict)}
    parents = {key: parent if isinstance(parent := node.get("parent"), str) else None for key, node in nodes.items()}
    order = {
        child: place
        for node in nodes.values()
        for place, child in enumerate(items(node.get("children")))
        if isinstance(child, str)
    }
    messages: dict[str, ExchangedMessage] = {}
    stands_for: dict[str, str | None] = {}
    """Of each node, the message it became or was joined to; of one left out, that of its parent."""
    with_answer: set[str | None] = set()
    for key in in_order(parents, order):
        above = sound_parent(key, parents)
        parent = stands_for.get(above) if above is not None else None
        message = _message(key, parent, mapping(nodes[key].get("message")), read)
        if message is None:
            stands_for[key] = parent
        elif parent is not None and message.role == messages[parent].role == "assistant" and parent not in with_answer:
            messages[parent] = _joined(messages[parent], message)  # an answer in several steps
            stands_for[key] = parent
        else:
            messages[key] = message
            stands_for[key] = key
            with_answer.add(parent)
    if not messages:
        read.problem = Marked("it has no text")
        return read
    listed = list(messages.values())
    current = stands_for.get(value["current_node"]) if isinstance(value.get("current_node"), str) else None
    title = text(value.get("title"))
    name = text(value.get("conversation_id")) or text(value.get("id"))
    created = seconds(value.get("create_time"))
    read.conversation = ExchangedConversation(
        uid=f"chatgpt:{name[:100]}" if name else fingerprint("chatgpt", title, listed),
        title=title,
        messages=tuple(listed),
        current=current or newest_leaf(listed),
        created=created,
        updated=seconds(value.get("update_time")) or created,
    )
    return read


def _message(key: str, parent: str | None, value: dict[str, Any], read: Read) -> ExchangedMessage | None:
    content = mapping(value.get("content"))
    role = _role(mapping(value.get("author")).get("role"))
    if not value or not content:
        return None
    hidden = mapping(value.get("metadata")).get("is_visually_hidden_from_conversation") is True
    if role is None or value.get("recipient", "all") not in ("all", None):
        read.leave_out(Marked("tool messages"))
        return None
    if hidden or value.get("weight") == 0:
        return None
    if content.get("content_type") not in TEXTS:
        read.leave_out(Marked("thoughts and other parts"))
        return None
    parts = items(content.get("parts"))
    written = "\n\n".join(text(part) for part in parts if isinstance(part, str) and part.strip())
    others = sum(not isinstance(part, str) for part in parts)
    if others:
        read.leave_out(Marked("pictures and files"), others)
    if not written:
        return None
    return ExchangedMessage(key, parent, role, written, seconds(value.get("create_time")))


def _role(value: Any) -> Role | None:
    return value if value in ("system", "user", "assistant") else None


def _joined(first: ExchangedMessage, second: ExchangedMessage) -> ExchangedMessage:
    return ExchangedMessage(first.id, first.parent, first.role, f"{first.content}\n\n{second.content}", first.created)
