"""What a caller asks of the counting of tokens (counting.py), and what it is told. Pure values."""

from dataclasses import dataclass, field

from dspark_core.requests import Message, new_request_id


@dataclass(frozen=True, slots=True)
class CountRequest:
    """What to count: ``text`` as it is, or where it is None ``messages`` through the chat template. Where these have
    more than ``limit`` tokens (None: no limit), also what has to go: down to ``aim`` if that can be had."""

    messages: tuple[Message, ...] = ()
    text: str | None = None
    limit: int | None = None
    aim: int = 0
    request_id: str = field(default_factory=new_request_id)


@dataclass(frozen=True, slots=True)
class Counted:
    """``tokens`` None: could not be counted. ``drop``: how many messages at the start, after the system prompt, have to
    go (they end before a prompt), None if the newest prompt alone is too long; ``left``: the tokens then."""

    request_id: str
    tokens: int | None
    drop: int | None = 0
    left: int = 0
