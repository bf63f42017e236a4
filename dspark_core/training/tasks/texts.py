"""Tasks with something to work on in the prompt: a text, a list, a listing of code."""

import random
import re
import string
from functools import cache

from dspark_core.training.tasks.grammar import FOLDER, expand, pick, read_lists

TYPOS = (
    (r"\bthe\b", "teh"), (r"\bit's\b", "its"), (r"\btheir\b", "there"), (r"\byou're\b", "your"), (r"ie", "ei"),
    (r"\bwas\b", "were"), (r"\bhas\b", "have"), (r"\ba lot\b", "alot"), (r"\bthan\b", "then"),
    (r"\bbecause\b", "becuase"), (r"\bwent\b", "goed"), (r"\bdon't\b", "dont"),
    (r"\bcannot\b|\bcan not\b", "cant"), (r"\band\b", "an"),
    (r"ght\b", "gth"), (r"\bI\b", "i"), (r"ly\b", "ley"), (r"\bcame\b", "come"), (r"\bto\b", "too"),
)  # fmt: skip


def edit_task(rng: random.Random) -> str:
    """Rewrite, correct or rearrange what is given."""
    kind = rng.random()
    if kind < 0.2:
        items = {pick(rng, name) for name in [rng.choice(("thing", "animal", "ingredient", "country", "city", "person",
                 "list_word", "job", "hobby"))] * rng.randint(4, 14)}  # fmt: skip
        listed = sorted(items)
        rng.shuffle(listed)
        return pick(rng, "line_list").replace("{l}", rng.choice((", ", ", ", "; ")).join(listed))
    text = pick(rng, "text_long" if rng.random() < 0.15 else "text")
    if rng.random() < 0.3:
        text = re.split(r"(?<=[.!?]) ", text)[0]  # a sentence only
    if kind < 0.5:
        return _around(rng, pick(rng, "correct_instruction"), with_mistakes(rng, text))
    return _around(rng, pick(rng, "edit_instruction"), text)


def ask_task(rng: random.Random) -> str:
    """Questions about a text, summaries, extraction."""
    return _around(rng, pick(rng, "ask_text"), pick(rng, "text_long" if rng.random() < 0.4 else "text"))


def _around(rng: random.Random, instruction: str, text: str) -> str:
    frame = pick(rng, "around")
    if instruction.endswith("?"):
        frame = frame.replace("{i}.", "{i}").replace("{i}:", "{i}").replace("{i}, please", "{i}")
    return frame.replace("{i}", instruction).replace("{t}", text)


def with_mistakes(rng: random.Random, text: str) -> str:
    """``text`` with misspelt words, lost punctuation or lost capitals."""
    for pattern, wrong in rng.sample(TYPOS, rng.randint(2, 9)):
        text = re.sub(pattern, wrong, text, count=rng.randint(1, 3))
    parts = re.split(r"(\s+)", text)
    long = [at for at, part in enumerate(parts) if len(part) > 4 and not part.isspace()]
    for at in rng.sample(long, min(len(long), 1 + len(long) // 12)):
        parts[at] = misspelt(rng, parts[at])
    text = "".join(parts)
    if rng.random() < 0.25:
        text = text.replace(",", "").replace("'", "")
    return text.lower() if rng.random() < 0.2 else text


def misspelt(rng: random.Random, word: str) -> str:
    """A word with two letters swapped, one left out or one doubled."""
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]


@cache
def _snippets() -> tuple[tuple[str, str], ...]:
    """(language, listing with places for names) of all files."""
    files = sorted((FOLDER / "snippets").glob("*.txt"))
    return tuple((file.stem, part.strip("\n")) for file in files for part in file.read_text("utf-8").split("\n---\n"))


def listing_task(rng: random.Random) -> str:
    """Explain, change, translate or test code that is given."""
    language, code = rng.choice(_snippets())
    a, b, x, other = rng.sample(read_lists()["code_name"], 4)
    verb = pick(rng, "code_verb")
    function = verb + "_" + b if language in ("Python", "Rust", "C") else verb + b.capitalize()
    numbers = sorted(rng.sample(range(2, 100), 3))
    if rng.random() < 0.3:  # names as beginners choose them
        a, b, x = rng.sample(string.ascii_lowercase.replace("o", "").replace("l", ""), 3)
    for mark, name in (("a", a), ("b", b), ("x", x), ("f", function), ("C", pick(rng, "class_name"))):
        code = code.replace("§" + mark, name)
    for place, number in enumerate(numbers, 1):
        code = code.replace(f"§{place}", str(number))
    instruction = pick(rng, "code_instruction").replace("{n}", language).replace("{v}", a).replace("{w}", other)
    instruction += "?" if re.match(r"(What|How|Is)\b(?!.*\?)", instruction) else ""
    frame = pick(rng, "code_around")
    if instruction.endswith("?"):
        frame = frame.replace("{i}.", "{i}").replace("{i}:", "{i}").replace("{i}, please:", "{i}")
    frame = frame.replace("{l}", language.lower()).replace("{n}", language).replace("{i}", instruction)
    return expand(rng, frame).replace("{t}", code)
