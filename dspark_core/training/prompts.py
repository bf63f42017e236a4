"""What the target is asked to make training data: prompts from files and how sources are mixed."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dspark_core.errors import CorruptFileError
from dspark_core.training.lines import Line, read_lines
from dspark_core.training.overlap import Excluded, words


@dataclass(frozen=True, slots=True)
class ConversationPrompt:
    """The user's side of a conversation: its turns in order. ``source`` names where it came from."""

    source: str
    turns: tuple[str, ...]


def read_prompts(path: Path, source: str = "file") -> Iterator[ConversationPrompt]:
    """Prompts of a JSONL file, each line {"prompt": text} or {"messages": [{"role", "content"}, ...]}.

    Of messages the user's turns are taken: the target writes its own answers. Raises CorruptFileError, with the number
    of the line, for anything else.
    """
    for number, line in read_lines(path):
        turns, fault = _turns(line)
        if fault:
            raise CorruptFileError(
                f"Line {number} of {path} {fault}.",
                'Each line is {"prompt": "..."} or {"messages": [{"role": "user", "content": "..."}, ...]}.',
            )
        yield ConversationPrompt(source, turns)


def _turns(line: Line) -> tuple[tuple[str, ...], str]:
    """The user's turns, and what is wrong with the line."""
    if "prompt" in line:
        prompt = line["prompt"]
        if not isinstance(prompt, str) or not prompt.strip():
            return (), 'has a "prompt" that is no text or empty'
        return (prompt,), ""
    messages = line.get("messages")
    if not isinstance(messages, list) or not messages:
        return (), 'has neither "prompt" nor "messages"'
    turns = []
    for message in messages:
        if not isinstance(message, dict) or not isinstance(message.get("content"), str):
            return (), 'has a message without a text as its "content"'
        if message.get("role") not in ("system", "user", "assistant"):
            return (), f"has a message with the role {message.get('role')!r} (not system, user or assistant)"
        if message["role"] == "user":
            turns.append(message["content"])
    if not turns or not all(turn.strip() for turn in turns):
        return (), "has no message of the user, or an empty one"
    return tuple(turns), ""


def mixed(sources: Sequence[tuple[float, Iterable[ConversationPrompt]]], seed: int = 0) -> Iterator[ConversationPrompt]:
    """Prompts drawn from (weight, prompts) of several sources, each source in its own order, until all are used up."""
    rng = random.Random(seed)
    left = [(weight, iter(prompts)) for weight, prompts in sources]
    while left:
        chosen = rng.choices(range(len(left)), [weight for weight, _ in left])[0]
        prompt = next(left[chosen][1], None)
        if prompt is None:
            del left[chosen]
        else:
            yield prompt


def without(prompts: Iterable[ConversationPrompt], excluded: Excluded) -> Iterator[ConversationPrompt]:
    """``prompts`` but for those that overlap with excluded ones, and those that were there before."""
    seen: set[str] = set()
    for prompt in prompts:
        key = "\n".join(normalised(turn) for turn in prompt.turns)
        if key not in seen and not any(excluded.shares(turn) for turn in prompt.turns):
            seen.add(key)
            yield prompt


def normalised(text: str) -> str:
    """The text without case, punctuation and spacing; the text as it is where it has no words."""
    return " ".join(words(text)) or text
