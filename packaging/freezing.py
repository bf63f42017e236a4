"""What builds have in common: tools from launcher.lock, PyInstaller, the program's wheel, the date of the commit."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Sequence
from pathlib import Path

from environment import ROOT, digest, install_lock, python_of
from installer import Terminal, pip_of, run
from problems import say

NAME = "dspark-chat"
BUILD, DIST = ROOT / "build", ROOT / "dist"
TRANSLATIONS = ROOT / "resources" / "translations"


def commit_time() -> str:
    """Seconds since 1970 of the newest commit: what is built says this date, whenever it is built."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told:
        return told
    command = ["git", "log", "-1", "--format=%ct"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return result.stdout.strip() or "0"


def make_repeatable() -> None:
    """For the programs started from here: one date, and sets and names in one order."""
    os.environ.update({"SOURCE_DATE_EPOCH": commit_time(), "PYTHONHASHSEED": "0"})


def tools(log: Path) -> Path:
    """The Python that has what is built with; made once for a lock."""
    folder, stamp = BUILD / "tools", BUILD / "tools.lock"
    python = python_of(folder)
    if stamp.exists() and stamp.read_text() == digest("launcher") and python.exists():
        return python
    say("Getting the tools")
    shutil.rmtree(folder, ignore_errors=True)
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
    install_lock(pip_of(sys.executable, into=python), "launcher", what="install the tools", log=log)
    stamp.write_text(digest("launcher"))
    return python


def build_wheel(python: Path, folder: Path, log: Path) -> Path:
    """The wheel of this tree, alone in ``folder``."""
    say("Building the wheel")
    shutil.rmtree(folder, ignore_errors=True)
    command = [str(python), "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run(command, "build the wheel", log, Terminal())
    (wheel,) = folder.glob("*.whl")
    return wheel


def freeze(python: Path, entry: str, out: Path, options: Sequence[str], log: Path) -> Path:
    """The program that begins with ``entry``, as the folder ``out/NAME``; returns the one of its modules inside."""
    say("Freezing")
    shutil.rmtree(out, ignore_errors=True)
    work = BUILD / out.name
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--onedir", "--noupx", "--name", NAME]
    command += ["--distpath", str(out), "--workpath", str(work / "pyinstaller"), "--specpath", str(work), *options]
    run([*command, str(ROOT / "packaging" / entry)], f"freeze {entry}", log, Terminal())
    return out / NAME / "_internal"


def remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def keep_our_languages(internal: Path) -> None:
    """Of Qt's own words those that the program has a translation beside."""
    languages = [file.stem.partition("_")[2] for file in TRANSLATIONS.glob("dspark_*.qm")]
    for folder in (internal / "PySide6" / "Qt" / "translations", internal / "PySide6" / "translations"):
        kept = {folder / f"qtbase_{language}.qm" for language in languages}
        remove(set(folder.glob("*")) - kept)


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
