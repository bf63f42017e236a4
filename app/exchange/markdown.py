"""A conversation as Markdown, to be read by people: the branch that is shown, headings for who wrote what."""

from datetime import UTC, datetime

from app.exchange.records import ExchangedConversation

NAMES = {"system": "System", "user": "You", "assistant": "Answer"}


def as_markdown(conversation: ExchangedConversation) -> str:
    """Message texts as they are; what one writes as a heading stays one."""
    path = conversation.path()
    lines = [f"# {' '.join(conversation.title.split()) or 'Untitled'}", ""]
    if conversation.created is not None:
        begun = datetime.fromtimestamp(conversation.created, UTC).astimezone()
        lines += [f"Begun {begun:%Y-%m-%d %H:%M}", ""]
    told = (conversation.settings or {}).get("system_prompt")
    if isinstance(told, str) and told.strip():
        lines += [f"## {NAMES['system']}", "", told.strip("\n"), ""]
    for message in path:
        lines += [f"## {NAMES[message.role]}", "", message.content.strip("\n"), ""]
        if message.footer:
            lines += [f"<sub>{message.footer}</sub>", ""]
    hidden = len(conversation.messages) - len(path)
    if hidden:
        lines += [f"*Not in this file: {hidden} messages on other branches. An export as JSON has them.*", ""]
    return "\n".join(lines)
