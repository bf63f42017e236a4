"""Finding a command by a few of its letters. Without Qt."""


def cost(typed: str, words: str) -> int | None:
    """How far ``words`` are from what was typed, 0 for nearest; None if they do not match.

    Every typed word must occur: at the start of a word (0), within one (1), as initials (2), or its letters
    must stand in order in a word that begins with the first of them (3).
    """
    heard = words.casefold()
    starts = heard.replace(":", " ").replace("-", " ").split()
    initials = "".join(start[0] for start in starts if start.isalnum())
    total = 0
    for part in typed.casefold().split():
        if any(start.startswith(part) for start in starts):
            continue
        if part in heard:
            total += 1
        elif part in initials:
            total += 2
        elif any(start.startswith(part[0]) and _in_order(part, start) for start in starts):
            total += 3
        else:
            return None
    return total


def _in_order(letters: str, words: str) -> bool:
    rest = iter(words)
    return all(letter in rest for letter in letters)
