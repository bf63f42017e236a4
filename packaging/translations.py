"""Keeps the translations in step with the texts of the window: update, compile, and a check of both.

``update`` brings new texts of the code into resources/translations/*.ts and drops those that are gone; ``compile``
makes the .qm files that the program loads; ``--check`` changes nothing and says what is wrong.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
_FIELD = re.compile(r"\{[^{}]*\}")
_ACCESS_KEY = re.compile(r"&(?=[^&\s])")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of the code and what a file has for it."""

    context: str
    source: str
    translation: str
    finished: bool

    def __str__(self) -> str:
        return f"{self.context}: {self.source[:60]!r}"


def tool(name: str) -> str:
    """pyside6-lupdate and pyside6-lrelease stand beside the Python of the environment."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def files() -> list[Path]:
    return sorted(FOLDER.glob("dspark_*.ts"))


def update(targets: Sequence[Path]) -> None:
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "app").rglob("*.py"))
    options = ["-silent", "-locations", "none", "-no-obsolete"]
    subprocess.run([tool("lupdate"), *options, *sources, "-ts", *map(str, targets)], cwd=ROOT, check=True)


def release(source: Path, target: Path) -> None:
    """The same bytes for the same texts."""
    subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(target)], cwd=ROOT, check=True)


def entries(file: Path) -> list[Entry]:
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            words = translation.text or ""
            finished = translation.get("type") is None and bool(words.strip())
            found.append(Entry(context.findtext("name", ""), message.findtext("source", ""), words, finished))
    return found


def texts_of_the_code() -> set[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh_de.ts"
        update([fresh])
        return {(entry.context, entry.source) for entry in entries(fresh)}


def differences(file: Path, code: set[tuple[str, str]]) -> list[str]:
    """Where the file is not of the code as it is now, or its .qm not of the file."""
    there = {(entry.context, entry.source) for entry in entries(file)}
    problems = [f"not in the file: {context}: {source[:60]!r}" for context, source in sorted(code - there)]
    problems += [f"no longer in the code: {context}: {source[:60]!r}" for context, source in sorted(there - code)]
    compiled = file.with_suffix(".qm")
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / compiled.name
        release(file, fresh)
        if not compiled.exists() or compiled.read_bytes() != fresh.read_bytes():
            problems.append(f"{compiled.name} is not made of this file")
    return problems


def mistakes(file: Path) -> list[str]:
    """Of the finished translations: other fields than the source's, other lines of access keys."""
    problems = []
    for entry in entries(file):
        if not entry.finished:
            continue
        if Counter(_FIELD.findall(entry.source)) != Counter(_FIELD.findall(entry.translation)):
            problems.append(f"other {{fields}} than the source: {entry}")
        if len(_ACCESS_KEY.findall(entry.source)) != len(_ACCESS_KEY.findall(entry.translation)):
            problems.append(f"not as many access keys (&) as the source: {entry}")
    return problems


def unfinished(file: Path) -> list[str]:
    return [f"not translated: {entry}" for entry in entries(file) if not entry.finished]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", nargs="?", choices=["update", "compile"])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    if options.check == bool(options.command):
        parser.error("one of update, compile and --check")
    if options.command == "update":
        update(files())
    elif options.command == "compile":
        for file in files():
            release(file, file.with_suffix(".qm"))
    else:
        code = texts_of_the_code()
        problems = [
            f"{file.name}: {problem}"
            for file in files()
            for problem in [*differences(file, code), *mistakes(file), *unfinished(file)]
        ]
        print("\n".join(problems))
        return 1 if problems else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
