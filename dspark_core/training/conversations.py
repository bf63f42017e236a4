"""The conversations a drafter is trained on, as they are stored: whole token sequences with what the target wrote."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dspark_core.checkpoints.writing import replacing
from dspark_core.errors import CorruptFileError, InvalidRequestError
from dspark_core.models.store import sha256_of
from dspark_core.prompt import encode_messages
from dspark_core.requests import Message
from dspark_core.training.lines import Line, appending, read_lines
from dspark_core.training.overlap import Excluded


@dataclass(frozen=True, slots=True)
class Conversation:
    """``token_ids``: all of it, through the chat template; ``response``: spans [start, end) that the target wrote."""

    source: str
    token_ids: tuple[int, ...]
    response: tuple[tuple[int, int], ...]
    temperature: float
    seed: int

    @property
    def response_tokens(self) -> int:
        return sum(end - start for start, end in self.response)

    def line(self) -> Line:
        return asdict(self)

    def asked_ids(self) -> tuple[int, ...]:
        """The tokens that the target did not write: prompts and what the template adds."""
        edges = (0, *(edge for span in self.response for edge in span), len(self.token_ids))
        return tuple(
            token for start, end in zip(edges[::2], edges[1::2], strict=True) for token in self.token_ids[start:end]
        )


def read_conversations(path: Path) -> Iterator[Conversation]:
    """The conversations of a file of responses, without notes of what was dropped.

    Raises CorruptFileError with the number of a line that is none.
    """
    for number, line in read_lines(path):
        if "dropped" not in line:
            yield _conversation(path, number, line)


def _conversation(path: Path, number: int, line: Line) -> Conversation:
    try:
        spans = tuple((int(start), int(end)) for start, end in line["response"])
        ids = tuple(map(int, line["token_ids"]))
        found = Conversation(str(line["source"]), ids, spans, float(line["temperature"]), int(line["seed"]))
    except (KeyError, TypeError, ValueError) as error:
        raise CorruptFileError(f"Line {number} of {path} is no conversation ({error!r}).", "Remove it.") from error
    edges = [0, *(edge for span in spans for edge in span), len(ids)]
    if not spans or edges != sorted(edges):
        raise CorruptFileError(f"Line {number} of {path} has spans outside its tokens.", "Remove it.")
    return found


def prompt_key(turns: tuple[str, ...]) -> str:
    """Names a prompt by what it says, so that it is known again whatever file or order it comes in."""
    return hashlib.sha256(json.dumps(turns).encode()).hexdigest()[:16]


def import_responses(
    path: Path, tokenizer: Any, into: Path, *, source: str = "imported", excluded: Excluded | None = None
) -> int:
    """Take over answers that were given before, as conversations in ``into``. A line is one of another training's
    responses, or a single answer {"prompt", "response_ids", "temperature"}.

    The prompt of a single answer goes through the chat template (with its default system turn, where it has one).
    Prompts that overlap with ``excluded`` and empty answers are left out. Returns the number of response tokens;
    ``into`` appears as a whole. Raises CorruptFileError with the number of a line that is something else.
    """
    excluded, total = excluded or Excluded(), 0
    with replacing(into) as new, appending(new) as add:
        for number, line in read_lines(path):
            if "dropped" in line:
                continue
            found = _conversation(path, number, line) if "token_ids" in line else _single(line, tokenizer, source)
            if found is None or not all(0 <= token < len(tokenizer) for token in found.token_ids):
                raise CorruptFileError(
                    f"Line {number} of {path} is no answer of this model.",
                    'Each line is {"prompt": "...", "response_ids": [...], "temperature": 0.7}.',
                )
            asked = str(line["prompt"]) if "prompt" in line else _asked(found, tokenizer)
            if not found.response_tokens or excluded.shares(asked):
                continue
            add({"key": line.get("key", prompt_key((asked,))), **found.line()})
            total += found.response_tokens
    return total


def _single(line: Line, tokenizer: Any, source: str) -> Conversation | None:
    """A prompt and its answer, None where the line is something else."""
    prompt, answer, temperature = line.get("prompt"), line.get("response_ids"), line.get("temperature", 1.0)
    if not (
        isinstance(prompt, str)
        and prompt.strip()
        and isinstance(answer, list)
        and all(type(token) is int for token in answer)
        and isinstance(temperature, int | float)
    ):
        return None
    ids = encode_messages(tokenizer, (Message("user", prompt),))
    return Conversation(source, (*ids, *answer), ((len(ids), len(ids) + len(answer)),), temperature, 0)


def _asked(conversation: Conversation, tokenizer: Any) -> str:
    ids = list(conversation.asked_ids())
    return str(ids if tokenizer is None else tokenizer.decode(ids, clean_up_tokenization_spaces=False))


def list_prompts(conversations: Iterable[Conversation], tokenizer: Any, into: Path) -> str:
    """Write what was asked in each conversation, a line {"source", "asked"} each, so that everyone can look for what
    should not be there. Returns the SHA-256 of the file."""
    with replacing(into) as new, appending(new) as add:
        for each in conversations:
            add({"source": each.source, "asked": _asked(each, tokenizer)})
    return sha256_of(into)


def next_turn(tokenizer: Any, messages: tuple[Message, ...], ids: tuple[int, ...]) -> tuple[int, ...] | None:
    """The prompt of the next turn: the template over ``messages``, which must go on from ``ids`` token by token.

    None where it does not: a template that edits earlier answers, or another end token than the one the answer has.
    """
    try:
        whole = tuple(encode_messages(tokenizer, messages))
    except InvalidRequestError:
        return None
    return whole if len(whole) > len(ids) and whole[: len(ids)] == ids else None
