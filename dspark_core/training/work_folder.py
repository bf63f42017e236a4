"""What lies in the work folder of a training: its recipe, and the answers it trains on."""

import json
import os
from pathlib import Path
from typing import Any

from dspark_core.checkpoints.model_folder import read_json
from dspark_core.errors import InvalidRequestError
from dspark_core.training.conversations import read_conversations


def answer_files(work: Path) -> list[Path]:
    """Files of conversations, those brought along first. Raises InvalidRequestError when they hold none."""
    own = work / "responses.jsonl"
    found = [*given_files(work), *([own] if own.is_file() else [])]
    if not any(True for path in found for _ in read_conversations(path)):
        raise InvalidRequestError("There is nothing to train on: no prompt was answered.", "Give more time or prompts.")
    return found


def given_files(work: Path) -> list[Path]:
    """Answers that the user brought."""
    return sorted(work.glob("given_*.jsonl"))


def response_tokens(path: Path) -> int:
    return sum(each.response_tokens for each in read_conversations(path))


def remember_recipe(path: Path, facts: dict[str, Any]) -> None:
    """Remember what the data is made by. Raises InvalidRequestError when the folder holds data of another recipe."""
    facts = json.loads(json.dumps(facts))
    if path.is_file():
        old = read_json(path)
        if old != facts:
            fields = [name for name in facts["data"] if old.get("data", {}).get(name) != facts["data"][name]]
            what = ", ".join(fields) or "the target"
            raise InvalidRequestError(
                f"{path.parent} holds the data of another training ({what} differs).",
                "Give the same options as before, or another folder, or remove that one.",
            )
        return
    temporary = path.with_suffix(".part")
    temporary.write_text(json.dumps(facts, indent=1), encoding="utf-8")
    os.replace(temporary, path)
