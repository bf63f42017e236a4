"""Work in steps: generators that tell how far they are and return what they made."""

from collections.abc import Generator
from typing import Any, TypeVar

Made = TypeVar("Made")


def result_of(steps: Generator[Any, None, Made]) -> Made:
    """Take all steps, unheard, and give what they made. Raises what they raise."""
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            made: Made = finished.value
            return made
