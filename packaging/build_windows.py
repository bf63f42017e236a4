"""Builds the Windows installer from a frozen launcher: python packaging/build_windows.py [LAUNCHER_FOLDER].

Needs makensis (NSIS 3), which runs on Windows and on Linux; a launcher for Windows is frozen on Windows only.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from environment import ROOT
from freezing import DIST, NAME
from problems import SetupError, exit_status, say
from version import version

SCRIPT = ROOT / "packaging" / "windows" / "installer.nsi"


def build(launcher: Path, out: Path) -> Path:
    """The installer, made of the files in ``launcher``. Raises SetupError."""
    makensis = shutil.which("makensis")
    if makensis is None:
        raise SetupError("makensis is missing. On Debian: sudo apt-get install nsis; on Windows: choco install nsis")
    if not (launcher / f"{NAME}.exe").is_file():
        raise SetupError(f"{launcher} holds no {NAME}.exe; freeze it first: python packaging/build_launcher.py")
    out.parent.mkdir(parents=True, exist_ok=True)
    values = {"VERSION": version(), "LAUNCHER": launcher.resolve(), "OUT": out.resolve(), "LICENCE": ROOT / "LICENSE"}
    options = ["-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items())]
    result = subprocess.run([makensis, *options, str(SCRIPT)], capture_output=True, text=True)
    if result.returncode != 0:
        raise SetupError(f"makensis failed:\n{result.stdout}{result.stderr}")
    return out


def main() -> None:
    launcher = Path(sys.argv[1]) if len(sys.argv) > 1 else DIST / "launcher" / NAME
    out = build(launcher, DIST / f"DSparkChat-{version()}-setup.exe")
    say(f"{out}: {out.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    sys.exit(exit_status(main))
