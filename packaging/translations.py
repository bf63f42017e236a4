"""Keeps the translations in step with the texts of the window and of the launcher: update, compile, a check of both.

``update`` brings new texts of the code into resources/translations/*.ts and drops those that are gone; ``compile``
makes the .qm files that the program loads; ``--check`` changes nothing and says what is wrong.
"""

import argparse
import ast
import builtins
import functools
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PROGRAMS = ("dspark", "launcher")
"""Those with a window; the files of a program's translations begin with its name."""
DOWNLOADS = "dspark_core.downloads.__main__"
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


OF_TRAINING = ("batches", "cache_reader", "own_prompts", "recipe", "responses", "room", "trainer", "work_folder")
"""Not those that read files which only the command line is given."""


def files() -> list[Path]:
    return sorted(file for program in PROGRAMS for file in FOLDER.glob(f"{program}_*.ts"))


def program_of(file: Path) -> str:
    return file.name.partition("_")[0]


def files_of(program: str) -> list[Path]:
    """Where the texts of a program stand, with Qt or without."""
    return files_of_window() if program == "dspark" else files_of_launcher()


def files_of_launcher() -> list[Path]:
    """The launcher, what it imports of the folder beside it, directly or not, and what these import of the program."""
    packaging = ROOT / "packaging"
    found = sorted((packaging / "launcher").glob("*.py"))
    for file in found:  # which grows
        if file.is_relative_to(packaging):
            nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
            names = [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
            names += [each.name for node in nodes if isinstance(node, ast.Import) for each in node.names]
            places = {folder / f"{name.replace('.', '/')}.py" for name in names for folder in (packaging, ROOT)}
            found += sorted(place for place in places if place.is_file() and place not in found)
    return found


@functools.cache
def files_of_window() -> list[Path]:
    """The app, what it and the child process of a download import of the engine, directly or not, and what of the
    training can fail in its child process. What the rest of the engine says (the command line) is never shown in the
    window."""
    graph = grimp.build_graph("app", "dspark_core", cache_dir=None)
    engine = graph.find_upstream_modules("app", as_package=True) | graph.find_upstream_modules(DOWNLOADS)
    engine -= {"dspark_core.errors"}  # which is given the words
    engine |= {f"dspark_core.training.{name}" for name in OF_TRAINING}
    files = [*(ROOT / "app").rglob("*.py"), *(ROOT / f"{name.replace('.', '/')}.py" for name in engine)]
    return sorted(file for file in files if file.is_file())


def words_in(source: str) -> tuple[list[str], list[str]]:
    """The templates of a module, and where words stand that cannot be collected. Words are what errors of our own are
    raised with (what and why; what to do), and what ``Marked`` is called with."""
    tree = ast.parse(source)
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                assigned.setdefault(ast.unparse(target), []).append(node.value)
    templates, problems = [], []

    def collect(words: ast.expr, of_error: bool) -> None:
        if isinstance(words, ast.IfExp):
            collect(words.body, of_error)
            collect(words.orelse, of_error)
        elif isinstance(words, ast.Constant) and isinstance(words.value, str):
            templates.append(words.value)
        elif not of_error or any(_plain(each) for each in [words, *assigned.get(ast.unparse(words), [])]):
            problems.append(f"{words.lineno}: {ast.unparse(words)}")

    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            of_error = name.endswith("Error") and not hasattr(builtins, name)
            if of_error or name == "Marked":
                for words in node.args[: 2 if of_error else 1]:
                    collect(words, of_error)
    return [template for template in templates if template], problems


def words_of_catalogue() -> set[str]:
    """What dspark_core.models.catalogue marks of it: notes on pairs, and where their figures come from."""
    pairs = json.loads((ROOT / "resources" / "catalogue.json").read_text(encoding="utf-8"))["pairs"]
    return {pair["note"] for pair in pairs} | {pair["acceptance"]["source"] for pair in pairs if pair["acceptance"]}


def _plain(words: ast.expr) -> bool:
    """Put together as a string, so that no template is left."""
    if isinstance(words, ast.Call):
        return isinstance(words.func, ast.Attribute) and words.func.attr in ("format", "join")
    return isinstance(words, ast.JoinedStr | ast.BinOp | ast.Constant)


def update(program: str, targets: Sequence[Path]) -> None:
    sources = [
        str(file.relative_to(ROOT)) for file in files_of(program) if not file.is_relative_to(ROOT / "dspark_core")
    ]
    options = ["-silent", "-locations", "none", "-no-obsolete"]
    words_of_code = {each for file in files_of(program) for each in words_in(file.read_text(encoding="utf-8"))[0]}
    templates = sorted(words_of_code | (words_of_catalogue() if program == "dspark" else set()))
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder) / "words.py"  # lupdate knows no other calls than those of Qt
        lines = [f'QT_TRANSLATE_NOOP("Words", {json.dumps(each, ensure_ascii=False)})\n' for each in templates]
        words.write_text("".join(lines), encoding="utf-8")
        command = [tool("lupdate"), *options, *sources, str(words), "-ts", *map(str, targets)]
        subprocess.run(command, cwd=ROOT, check=True)


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


def texts_of_the_code(program: str) -> set[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh_de.ts"
        update(program, [fresh])
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
        for program in PROGRAMS:
            update(program, [file for file in files() if program_of(file) == program])
    elif options.command == "compile":
        for file in files():
            release(file, file.with_suffix(".qm"))
    else:
        code = {program: texts_of_the_code(program) for program in PROGRAMS}
        problems = [
            f"{file.name}: {problem}"
            for file in files()
            for problem in [*differences(file, code[program_of(file)]), *mistakes(file), *unfinished(file)]
        ]
        print("\n".join(problems))
        return 1 if problems else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
