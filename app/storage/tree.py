"""Which message follows which: paths, siblings, leaves. Pure ids; whatever a file may hold, every walk ends."""

from collections.abc import Mapping


class Tree:
    """``parents``: message id to the id it follows, None for a first message. Siblings are in the order of their ids.

    A message whose parent is not there counts as a first one.
    """

    def __init__(self, parents: Mapping[int, int | None] | None = None) -> None:
        self._parents: dict[int, int | None] = {}
        self._children: dict[int | None, list[int]] = {}
        given = parents or {}
        for message_id in sorted(given):
            parent = given[message_id]
            self._link(message_id, parent if parent in given else None)

    def __contains__(self, message_id: int) -> bool:
        return message_id in self._parents

    def add(self, message_id: int, parent: int | None) -> None:
        """A new message; its id is the highest."""
        self._link(message_id, parent)

    def remove(self, message_id: int) -> None:
        """Take out a message and all that follows it."""
        gone = self.subtree(message_id)
        for each in gone:
            self._children[self._parents.pop(each)].remove(each)
        for each in gone:
            self._children.pop(each, None)

    def parent(self, message_id: int) -> int | None:
        return self._parents[message_id]

    def siblings(self, message_id: int) -> list[int]:
        """The versions of a message, itself among them."""
        return list(self._children[self._parents[message_id]])

    def path_to(self, leaf: int | None) -> list[int]:
        """The ids from a first message to ``leaf``; empty for None."""
        path: list[int] = []
        seen: set[int] = set()
        while leaf is not None and leaf not in seen:
            seen.add(leaf)
            path.append(leaf)
            leaf = self._parents[leaf]
        return path[::-1]

    def leaf_from(self, message_id: int | None, chosen: Mapping[int | None, int] | None = None) -> int | None:
        """The last message of a branch through this one (None, or one that is not there: through any first one).

        Where a message was answered more than once, ``chosen`` (message id to child) says which way, else the newest.
        """
        at = message_id if message_id in self._parents else None
        seen: set[int] = set()
        while (children := self._children.get(at)) and (at is None or at not in seen):
            if at is not None:
                seen.add(at)
            child = (chosen or {}).get(at)
            at = child if child in children else children[-1]
        return at

    def subtree(self, message_id: int) -> list[int]:
        """This message and all that follow it, in any branch; those that follow come first."""
        found: list[int] = []
        seen: set[int] = set()
        waiting = [message_id] if message_id in self._parents else []
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                found.append(at)
                waiting += self._children.get(at, [])
        return found[::-1]

    def _link(self, message_id: int, parent: int | None) -> None:
        self._parents[message_id] = parent
        self._children.setdefault(parent, []).append(message_id)
