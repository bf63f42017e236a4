"""The program's own format: one JSON document with every conversation whole (docs/exchange.md). Version 1."""

import json
from typing import Any, get_args

from app.exchange.records import ExchangedConversation, ExchangedMessage, Read, State, fingerprint
from app.exchange.tree import in_order, newest_leaf, sound_parent
from app.exchange.values import mapping, seconds, text
from dspark_core.marked import Marked

FORMAT = "dspark-chat conversations"
VERSION = 1
TOKEN_LIMIT = 2**32
CHAT_LIMIT = 1_000_000
"""Characters of the settings of a conversation; a system prompt may be long."""


def beginning() -> str:
    """What stands before the conversations, which follow with commas between them."""
    return f'{{"format": {json.dumps(FORMAT)}, "version": {VERSION}, "conversations": [\n'


def ending() -> str:
    return "\n]}\n"


def conversation_text(conversation: ExchangedConversation) -> str:
    """One conversation as a JSON object."""
    head = {
        "uid": conversation.uid,
        "title": conversation.title,
        "created": conversation.created,
        "updated": conversation.updated,
        "pinned": conversation.pinned,
        "folder": conversation.folder,
        "current": conversation.current,
        "settings": conversation.settings,
    }
    lines = ",\n  ".join(json.dumps(_values(message), ensure_ascii=False) for message in conversation.messages)
    return json.dumps(head, ensure_ascii=False)[:-1] + f', "messages": [\n  {lines}\n]}}'


def is_conversation(value: Any) -> bool:
    """Whether this is an element of ``conversations``."""
    found = mapping(value)
    return isinstance(found.get("messages"), list) and "uid" in found


def read_conversation(value: dict[str, Any]) -> Read:
    read = Read()
    entries: dict[str, dict[str, Any]] = {}
    for entry in map(mapping, value["messages"]):
        number = entry.get("id")
        if not isinstance(number, str) or number in entries or entry.get("role") not in ("system", "user", "assistant"):
            read.leave_out(Marked("broken messages"))
        else:
            entries[number] = entry
    parents = {
        key: parent if isinstance(parent := entry.get("parent"), str) else None for key, entry in entries.items()
    }
    messages: list[ExchangedMessage] = []
    seen: set[str] = set()
    for key in in_order(parents):
        above = sound_parent(key, parents)
        messages.append(_message(key, above if above in seen else None, entries[key]))
        seen.add(key)
    if not messages:
        read.problem = Marked("it has no text")
        return read
    title, current = text(value.get("title")), value.get("current")
    name = text(value.get("uid"))[:200]
    read.conversation = ExchangedConversation(
        uid=name or fingerprint("dspark", title, messages),
        title=title,
        messages=tuple(messages),
        current=current if isinstance(current, str) and current in seen else newest_leaf(messages),
        created=seconds(value.get("created")),
        updated=seconds(value.get("updated")),
        pinned=value.get("pinned") is True,
        folder=text(value.get("folder")).strip() or None,
        settings=_plain(value.get("settings")),
    )
    return read


def _values(message: ExchangedMessage) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": message.id,
        "parent": message.parent,
        "role": message.role,
        "created": message.created,
        "state": message.state,
        "content": message.content,
    }
    known = {
        "token_ids": message.token_ids,
        "tokens": message.tokens,
        "footer": message.footer or None,
        "stats": message.stats,
        "audit": message.audit,
        "edited": message.edited or None,
    }
    return values | {name: part for name, part in known.items() if part is not None}


def _message(number: str, parent: str | None, entry: dict[str, Any]) -> ExchangedMessage:
    state: State = entry["state"] if entry.get("state") in get_args(State) else "complete"
    tokens = entry.get("tokens")
    stats, audit = entry.get("stats"), entry.get("audit")
    return ExchangedMessage(
        id=number,
        parent=parent,
        role=entry["role"],
        content=text(entry.get("content")),
        created=seconds(entry.get("created")),
        state=state,
        token_ids=_token_ids(entry.get("token_ids")),
        tokens=tokens if isinstance(tokens, list) else None,
        footer=text(entry.get("footer"))[:500],
        stats=stats if isinstance(stats, dict) else None,
        audit=audit if isinstance(audit, dict) else None,
        edited=entry.get("edited") is True,
    )


def _plain(value: Any) -> dict[str, Any] | None:
    """Texts and numbers by name, as far as they can be settings; None where there are none."""
    found = {
        name: text(each) if isinstance(each, str) else each
        for name, each in mapping(value).items()
        if each is None or isinstance(each, str | int | float)
    }
    return found if 0 < len(json.dumps(found)) - 2 <= CHAT_LIMIT else None


def _token_ids(value: Any) -> tuple[int, ...] | None:
    if not isinstance(value, list) or not all(type(number) is int and 0 <= number < TOKEN_LIMIT for number in value):
        return None
    return tuple(value)
