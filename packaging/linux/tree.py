"""An installed product below ``/``: program, command, desktop entry, icons, AppStream, MIME type, manual."""

import gzip
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from environment import ROOT
from version import version

from linux.product import COMMAND, Product

HERE = Path(__file__).resolve().parent
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
RENDER = """
import sys
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
application = QGuiApplication(["render", "-platform", "offscreen"])
renderer = QSvgRenderer(sys.argv[1])
for target in sys.argv[2:]:
    size, _, file = target.partition(":")
    image = QImage(int(size), int(size), QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    if not image.save(file):
        sys.exit(1)
"""
"""In a process of its own: the tools have Qt, the Python that builds has not."""


def make_tree(product: Product, root: Path, python: Path, date: int) -> None:
    """Fill the empty folder ``root``. ``python`` has PySide6; ``date``: seconds since 1970 that all files say."""
    program = root / "usr" / "lib" / COMMAND
    shutil.copytree(product.folder, program, symlinks=True)
    command = root / "usr" / "bin" / COMMAND
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{COMMAND}/{COMMAND}")
    share = root / "usr" / "share"
    _write(share / "applications" / f"{COMMAND}.desktop", (HERE / "dspark-chat.desktop").read_text(encoding="utf-8"))
    _write(share / "mime" / "packages" / f"{COMMAND}.xml", (HERE / "mime.xml").read_text(encoding="utf-8"))
    _write(share / "metainfo" / "chat.dspark.DSparkChat.metainfo.xml", _filled("metainfo.xml", date))
    _icons(share / "icons" / "hicolor", python)
    _manual(share / "man" / "man1" / f"{COMMAND}.1.gz", product, date)
    set_modes(root)


def set_modes(root: Path) -> None:
    """The same rights whatever the umask of who builds: all may read; programs, not scripts of packages, may run."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)


def _is_program(path: Path) -> bool:
    if not path.stat().st_mode & 0o100 or ".so" in path.suffixes:
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def day(date: int) -> str:
    return datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%d")


def compressed(text: str) -> bytes:
    """gzip without a date."""
    return gzip.compress(text.encode(), 9, mtime=0)


def _filled(name: str, date: int) -> str:
    text = (HERE / name).read_text(encoding="utf-8")
    return text.replace("@VERSION@", version()).replace("@DATE@", day(date))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _icons(folder: Path, python: Path) -> None:
    source = ROOT / "resources" / "icon.svg"
    targets = []
    for size in ICON_SIZES:
        file = folder / f"{size}x{size}" / "apps" / f"{COMMAND}.png"
        file.parent.mkdir(parents=True)
        targets.append(f"{size}:{file}")
    subprocess.run([str(python), "-c", RENDER, str(source), *targets], check=True)
    scalable = folder / "scalable" / "apps" / f"{COMMAND}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copyfile(source, scalable)


def _manual(file: Path, product: Product, date: int) -> None:
    synopsis = [f".B {COMMAND}\n{_roff(words)}" for words, _ in product.options]
    meanings = [f".TP\n.B {_roff(words)}\n{_roff(meaning)}" for words, meaning in product.options]
    text = _filled("dspark-chat.1", date)
    text = text.replace("@SYNOPSIS@", "\n.br\n".join(synopsis))
    text = text.replace("@DESCRIPTION@", "\n.PP\n".join(map(_roff, product.text)))
    text = text.replace("@OPTIONS@", "\n".join(meanings))
    file.parent.mkdir(parents=True)
    file.write_bytes(compressed(text))


def _roff(words: str) -> str:
    return words.replace("-", "\\-")
