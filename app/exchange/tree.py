"""From nodes with parents, as a file has them, to messages in order: whatever the file says, it ends and is a tree."""

from collections.abc import Mapping

from app.exchange.records import ExchangedMessage


def in_order(parents: Mapping[str, str | None], order: Mapping[str, int] | None = None) -> list[str]:
    """The ids with parents before their children. A parent that is missing, or that would close a circle, is none.

    ``order``: the rank of an id among the children of its parent; by default that in which the ids stand.
    """
    rank = order or {}
    places = {number: place for place, number in enumerate(parents)}
    children: dict[str | None, list[str]] = {}
    for number in parents:
        children.setdefault(sound_parent(number, parents), []).append(number)
    waiting = sorted(children.get(None, []), key=lambda number: (rank.get(number, 0), places[number]), reverse=True)
    found: list[str] = []
    seen: set[str] = set()
    entrances = iter(parents)
    while len(found) < len(parents):
        if not waiting:  # all that is left hangs on a circle: it is opened at the first of its nodes
            waiting.append(next(number for number in entrances if number not in seen))
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        found.append(number)
        below = sorted(children.get(number, []), key=lambda child: (rank.get(child, 0), places[child]), reverse=True)
        waiting.extend(child for child in below if child not in seen)
    return found


def sound_parent(number: str, parents: Mapping[str, str | None]) -> str | None:
    parent = parents[number]
    return parent if parent in parents and parent != number else None


def newest_leaf(messages: list[ExchangedMessage]) -> str | None:
    """The end of the branch that was written last."""
    inner = {message.parent for message in messages}
    leaves = [message for message in messages if message.id not in inner]
    return max(leaves, key=lambda message: message.created or 0.0).id if leaves else None
