"""Refreshes the list of files in README.md from the first line of each file's own description.

Run without arguments to write; ``--check`` only says whether the list is up to date (a test does).
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- tree -->\n", "<!-- /tree -->\n"
FOLDERS = ("dspark_core", "app", "packaging", "resources", "docs")
OTHERS = {
    "resources/icon.svg": "The program's icon.",
    "packaging/locks/bootstrap-pip.lock": "The pip that the bootstrap installs.",
    "packaging/locks/runtime.lock": "Every package the program needs, with hashes (torch apart).",
    "packaging/locks/dev.lock": "The same with what the tests need.",
    "packaging/lock.sh": "Writes the hashed locks anew from pyproject.toml.",
}


def describe(path: Path) -> str:
    """The first sentence that the file says about itself."""
    name = path.relative_to(ROOT).as_posix()
    if name in OTHERS:
        return OTHERS[name]
    if path.suffix == ".py":
        text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        paragraph = " ".join(text.partition("\n\n")[0].split())
        return re.split(r"(?<=[.:;]) (?=[A-Z`])", paragraph)[0].rstrip(":;")
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
    return ""


def _order(name: str) -> tuple[int, tuple[str, ...], str]:
    path = Path(name)
    return FOLDERS.index(path.parts[0]), path.parent.parts, path.name


def tree() -> str:
    """The list as it should stand in README.md: a heading per folder, a line per file."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *FOLDERS],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    lines = []
    folder = None
    for name in sorted(listed, key=_order):
        path = ROOT / name
        described = describe(path) if path.exists() else ""
        if not described:
            continue
        if path.parent != folder:
            folder = path.parent
            lines.append(f"\n**{folder.relative_to(ROOT).as_posix()}/**\n")
        lines.append(f"- `{path.name}` {described}")
    return "\n".join(lines) + "\n"


def main() -> int:
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    wanted = before + BEGIN + tree() + "\n" + END + after
    if "--check" in sys.argv[1:]:
        if wanted != text:
            print("The list of files in README.md is out of date: run python3 packaging/readme_tree.py")
            return 1
        return 0
    readme.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
