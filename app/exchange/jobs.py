"""Import and export from beginning to end: files on one side, the store on the other. Runs on a thread of its own.

Knows the store only by what is handed in, and neither Qt nor SQL.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.exchange import own_json
from app.exchange.markdown import as_markdown
from app.exchange.reading import UnreadableError, read_file
from app.exchange.records import ExchangedConversation
from dspark_core.marked import Marked

Progress = Callable[[int, float], bool]
"""Told how many conversations are done and the share of the whole (0 to 1); False to stop."""
NAMED = 5
"""Reasons that a summary names; the rest is counted."""


@dataclass(slots=True)
class Summary:
    """What became of an import. ``left_out``: parts of conversations, by what they are. ``problems``: conversations and
    files that did not come in, and why."""

    imported: int = 0
    known: int = 0
    cancelled: bool = False
    left_out: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)


def import_files(
    paths: Sequence[Path], add: Callable[[ExchangedConversation], int | None], progress: Progress
) -> Summary:
    """``add`` stores a conversation, whole or not at all, and returns its id, None for one that is there already.

    What ``add`` raises ends the import; what came in before stays.
    """
    summary = Summary()
    for number, path in enumerate(paths):
        try:
            for place, (read, share) in enumerate(read_file(path), start=1):
                found = read.conversation
                if found is None:
                    summary.problems.append(
                        Marked(
                            "{file}, entry {place}: {problem}",
                            file=path.name,
                            place=place,
                            problem=read.problem,
                        )
                    )
                else:
                    _add(summary, found, read.left_out, add)
                if not progress(summary.imported + summary.known, (number + share) / len(paths)):
                    summary.cancelled = True
                    return summary
        except UnreadableError as error:
            summary.problems.append(Marked("{file} {problem}", file=path.name, problem=error.args[0]))
    return summary


def export(
    path: Path,
    kind: str,
    ids: Sequence[int],
    read: Callable[[int], ExchangedConversation | None],
    progress: Progress,
) -> int | None:
    """Write these conversations as "json" or "markdown"; how many they were, None if it was stopped.

    The file is there as a whole or not at all. Raises OSError.
    """
    part = path.with_name(path.name + ".part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            if kind == "json":
                file.write(own_json.beginning())
            for number, ident in enumerate(ids, start=1):
                conversation = read(ident)
                if conversation is not None:
                    between = ",\n" if kind == "json" else "\n---\n\n"
                    text = own_json.conversation_text(conversation) if kind == "json" else as_markdown(conversation)
                    file.write((between if count else "") + text)
                    count += 1
                if not progress(count, number / len(ids)):
                    return None
            if kind == "json":
                file.write(own_json.ending())
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return count


def _add(
    summary: Summary,
    conversation: ExchangedConversation,
    left_out: dict[str, int],
    add: Callable[[ExchangedConversation], int | None],
) -> None:
    number = add(conversation.with_system_prompt())
    if number is None:
        summary.known += 1
        return
    summary.imported += 1
    summary.ids.append(number)
    for what, count in left_out.items():
        summary.left_out[what] = summary.left_out.get(what, 0) + count
