"""How many tokens a conversation has before it is sent, and which of its oldest messages would have to go to fit.

Counted with the loaded target's own tokenizer and chat template; nothing of the model runs.
"""

from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.prompt import count_text, encode_messages
from dspark_core.requests import Message
from dspark_core.token_counts import Counted, CountRequest


def count(tokenizer: Any, request: CountRequest, cancel: CancelToken) -> Counted:
    """Raises InvalidRequestError where the template refuses the conversation."""
    if request.text is not None:
        return Counted(request.request_id, count_text(tokenizer, request.text))
    messages = request.messages
    if not any(message.role == "user" for message in messages):  # no template takes that
        return Counted(request.request_id, sum(count_text(tokenizer, message.content) for message in messages))
    tokens = len(encode_messages(tokenizer, messages))
    if request.limit is None or tokens <= request.limit:
        return Counted(request.request_id, tokens, left=tokens)
    drop, left = _least_drop(tokenizer, messages, request.limit, request.aim, cancel)
    return Counted(request.request_id, tokens, drop, left)


def _least_drop(
    tokenizer: Any, messages: tuple[Message, ...], limit: int, aim: int, cancel: CancelToken
) -> tuple[int | None, int]:
    """The fewest messages to drop so that at most ``aim`` tokens are left, or else as few as go below ``limit``."""
    first = 1 if messages[0].role == "system" else 0
    cuts = [at for at in range(first + 1, len(messages)) if messages[at].role == "user"]
    known: dict[int, int] = {}

    def left(cut: int) -> int:
        if cut not in known:
            known[cut] = len(encode_messages(tokenizer, (*messages[:first], *messages[cut:])))
        return known[cut]

    for most in (aim, limit):
        low, high = 0, len(cuts)
        while low < high and not cancel.cancelled:  # the longer the cut, the fewer tokens are left
            middle = (low + high) // 2
            low, high = (low, middle) if left(cuts[middle]) <= most else (middle + 1, high)
        if low < len(cuts) and left(cuts[low]) <= most:
            return cuts[low] - first, left(cuts[low])
    return None, 0
