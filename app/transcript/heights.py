"""The heights of messages below each other: sums and places in logarithmic time, however many there are. No Qt."""

from collections.abc import Iterable, Iterator


class Heights:
    """A list of heights with their prefix sums, as a Fenwick tree: node i, from 1, holds the sum of the values behind
    i minus its lowest bit, up to i (P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994)."""

    def __init__(self, values: Iterable[int] = ()) -> None:
        self._values: list[int] = []
        self._sums: list[int] = [0]
        self.extend(values)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._values)

    def __setitem__(self, index: int, value: int) -> None:
        more = value - self._values[index]
        self._values[index] = value
        node = index + 1
        while more and node < len(self._sums):
            self._sums[node] += more
            node += node & -node

    def extend(self, values: Iterable[int]) -> None:
        """Put values at the end; each in constant time on average."""
        for value in values:
            self._values.append(value)
            node = len(self._sums)
            part, first = node - 1, node - (node & -node)
            while part > first:
                value += self._sums[part]
                part -= part & -part
            self._sums.append(value)

    def truncate(self, count: int) -> None:
        """Keep the first ``count``."""
        del self._values[count:]
        del self._sums[count + 1 :]

    def above(self, index: int) -> int:
        """The sum of all before ``index``; of all where it is beyond the end."""
        node, total = min(index, len(self._values)), 0
        while node:
            total += self._sums[node]
            node -= node & -node
        return total

    def at(self, height: int) -> int:
        """The index of what reaches below this height; the length where nothing does."""
        node, step = 0, 1 << len(self._values).bit_length()
        while step:
            further = node + step
            if further < len(self._sums) and self._sums[further] <= height:
                node, height = further, height - self._sums[further]
            step >>= 1
        return node
