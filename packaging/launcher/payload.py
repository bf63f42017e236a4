"""What the launcher carries: uv, the program's wheel, the hashed locks, the licence."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from environment import ROOT
from problems import SetupError


@dataclass(frozen=True)
class Payload:
    uv: Path
    wheel: Path
    licence: Path

    @property
    def version(self) -> str:
        return self.wheel.name.split("-")[1]


def payload(folder: Path | None = None) -> Payload:
    """The payload beside the frozen launcher, or the one that packaging/build_launcher.py made in the checkout.

    Raises SetupError where it is not whole.
    """
    if folder is None:
        frozen = getattr(sys, "_MEIPASS", None)
        folder = Path(frozen) / "payload" if frozen else ROOT / "build" / "launcher" / "payload"
    wheels = sorted(folder.glob("dspark_chat-*.whl"))
    found = Payload(
        folder / ("uv.exe" if os.name == "nt" else "uv"), wheels[-1] if wheels else folder, folder / "LICENSE"
    )
    if not wheels or not found.uv.is_file() or not found.licence.is_file():
        raise SetupError(
            "The launcher is not whole: something is missing in {folder}. Install it again.", folder=folder
        )
    return found
