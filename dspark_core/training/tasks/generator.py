"""The stream of built-in tasks: kinds by weight, in the words of many kinds of users, some over several turns."""

import random
import re
from collections.abc import Callable, Iterator

from dspark_core.training.prompts import ConversationPrompt, normalised
from dspark_core.training.tasks.grammar import pick
from dspark_core.training.tasks.numbers import number_task
from dspark_core.training.tasks.texts import ask_task, edit_task, listing_task, misspelt

SOURCE = "tasks"
MORE_TURNS = 0.22
"""Share of tasks with further turns."""

KINDS: tuple[tuple[float, str, Callable[[random.Random], str]], ...] = (
    (22, "", lambda rng: pick(rng, "chat")),
    (13, "_writing", lambda rng: pick(rng, "writing")),
    (8, "", lambda rng: pick(rng, "listing")),
    (15, "", edit_task),
    (8, "", ask_task),
    (14, "_code", lambda rng: pick(rng, "code")),
    (9, "_code", listing_task),
    (11, "_math", number_task),
)
"""(weight, which further turns fit, maker)."""
OPENINGS = (
    "Hi, ", "Hello, ", "Hey, ", "Please ", "Could you ", "Can you ", "Hi there! ", "Quick one: ", "I need help. ",
    "Okay, next: ", "Thanks. Now ", "For school: ", "For work: ", "So, ",
)  # fmt: skip
CLOSINGS = (
    " Thanks!", " Thank you.", " Keep it short.", " Be brief.", " Please answer in detail.", " One paragraph, please.",
    " Use simple words.", " Answer in one sentence.", " Give an example.", " Use bullet points.", " No introduction.",
    " Thx", " I'm in a hurry.", " Take your time.", " It is for a presentation.", " I'm a beginner.",
)  # fmt: skip
ORDERS = (
    "Write", "Explain", "List", "Give", "Describe", "Make", "Name", "Tell", "Compare", "Create", "Draft", "Suggest",
    "Invent", "Translate", "Implement", "Show", "Summarise", "Calculate", "Convert", "Solve", "Find",
)  # fmt: skip


def task_prompts(seed: int = 0) -> Iterator[ConversationPrompt]:
    """Tasks without end, no two with the same words; the same ones for the same seed."""
    rng = random.Random(seed)
    weights = [weight for weight, _, _ in KINDS]
    seen: set[str] = set()
    while True:
        _, follow, make = rng.choices(KINDS, weights)[0]
        text = in_users_words(rng, _capital(make(rng))).strip()
        turns = [text]
        while rng.random() < MORE_TURNS and len(turns) < 4:
            turns.append(pick(rng, "follow_up" + (follow if rng.random() < 0.7 else "")))
        key = normalised(text)
        if key not in seen:
            seen.add(key)
            yield ConversationPrompt(SOURCE, tuple(turns))


def in_users_words(rng: random.Random, text: str) -> str:
    """As somebody may type it: with a greeting or a wish, no capitals, a slip. Long texts stay as they are."""
    if len(text) > 250 or "\n" in text:
        return text
    first = text.split(maxsplit=1)[0]
    if rng.random() < 0.16 and first in ORDERS:
        opening = rng.choice(OPENINGS)
        text = opening + text[0].lower() + text[1:]
        if opening in ("Could you ", "Can you ") and text.endswith("."):
            text = text[:-1] + "?"
    if rng.random() < 0.14 and text.endswith((".", "?", "!")):
        text += rng.choice(CLOSINGS)
    if rng.random() < 0.1:
        text = re.sub(r"[.?]$", "", text).lower()
    if rng.random() < 0.05:
        parts = text.split(" ")
        at = rng.randrange(len(parts))
        if len(parts[at]) > 4 and parts[at].isalpha():
            parts[at] = misspelt(rng, parts[at])
        text = " ".join(parts)
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].islower() and " " in text and "\n" not in text[:60] else text
