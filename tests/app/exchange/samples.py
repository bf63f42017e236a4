"""Files as other programs write them, made up from their documented shapes."""

from typing import Any


def node(key: str, parent: str | None, role: str = "", text: Any = None, **changes: Any) -> dict[str, Any]:
    """One node of ChatGPT's mapping; without a role it has no message."""
    parts = text if isinstance(text, list) else [text]
    message = {
        "id": key,
        "author": {"role": role, "name": None, "metadata": {}},
        "create_time": 1_700_000_000.5,
        "content": {"content_type": "text", "parts": parts},
        "weight": 1.0,
        "metadata": {},
        "recipient": "all",
    }
    return {"id": key, "parent": parent, "children": [], "message": message | changes if role else None}


def chatgpt(*nodes: dict[str, Any], **changes: Any) -> dict[str, Any]:
    mapping = {entry["id"]: entry for entry in nodes}
    for entry in nodes:
        if entry["parent"] in mapping:
            mapping[entry["parent"]]["children"].append(entry["id"])
    return {
        "title": "Sea",
        "create_time": 1_700_000_000.0,
        "update_time": 1_700_000_900.0,
        "mapping": mapping,
        "current_node": nodes[-1]["id"] if nodes else None,
        "conversation_id": "c-1",
    } | changes


def version(role: str, text: str) -> dict[str, Any]:
    """One version of a message of LM Studio: answers come in steps."""
    content = [{"type": "text", "text": text}]
    if role == "assistant":
        return {"type": "multiStep", "role": role, "steps": [{"type": "contentBlock", "content": content}]}
    return {"type": "singleStep", "role": role, "content": content}


def lm_studio(*messages: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "name": "Moon",
        "pinned": True,
        "createdAt": 1_700_000_000_123,
        "systemPrompt": "",
        "messages": list(messages),
    } | changes


def versions(*found: dict[str, Any], selected: int = 0) -> dict[str, Any]:
    return {"versions": list(found), "currentlySelected": selected}
