"""What is packed: the launcher or the offline bundle, and what the packages say of it."""

from dataclasses import dataclass
from pathlib import Path

from environment import ROOT

COMMAND = "dspark-chat"


@dataclass(frozen=True)
class Product:
    """``package``: its name, which no other product has. ``folder``: the program. ``summary`` in one line, at most 60
    characters; ``text`` in paragraphs; ``options``: what its command takes beside files, as (words, meaning)."""

    package: str
    folder: Path
    summary: str
    text: tuple[str, ...]
    options: tuple[tuple[str, str], ...]


LAUNCHER = Product(
    package="dspark-chat",
    folder=ROOT / "dist" / "launcher" / COMMAND,
    summary="chat with a language model on your own computer",
    text=(
        "A window to chat with a large language model that runs on this computer, made fast by speculative decoding, "
        "and to see how it works: tokens per second, every drafted token accepted, rejected or corrected.",
        "At its first start it sets up an environment in the user's folder, with the build of PyTorch that fits this "
        "computer, which it downloads.",
    ),
    options=(
        ("--manage", "Start, repair or change what was set up, go back to the version before, uninstall."),
        ("--set-up cpu|cuda", "Set up without a window; with --wheels FOLDER nothing is downloaded."),
        ("--uninstall", "Remove what was set up in the user's folder; conversations and models stay."),
    ),
)
BUNDLE = Product(
    package="dspark-chat-offline",
    folder=ROOT / "dist" / "bundle" / COMMAND,
    summary="chat with a language model, complete and without a network",
    text=(
        "A window to chat with a large language model that runs on this computer, made fast by speculative decoding, "
        "and to see how it works: tokens per second, every drafted token accepted, rejected or corrected.",
        "Everything is inside: Python, the CPU build of PyTorch and a small starter model. Nothing is downloaded; "
        "graphics cards are not used.",
    ),
    options=(("-m dspark_core COMMAND", "The command line; -m dspark_core --help names its commands."),),
)
PRODUCTS = {"launcher": LAUNCHER, "bundle": BUNDLE}
