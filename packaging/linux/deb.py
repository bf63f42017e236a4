"""A Debian package of a product: dpkg-deb over its tree. One commit gives one file, byte by byte."""

import hashlib
import os
import shutil
import subprocess
import textwrap
from email.utils import formatdate
from pathlib import Path

from environment import ROOT
from version import version

from linux.product import LAUNCHER, PRODUCTS, Product
from linux.tree import HERE, compressed, set_modes

DEPENDS = (
    *("libc6 (>= 2.34)", "libdbus-1-3", "libegl1", "libfontconfig1", "libgcc-s1", "libgl1", "libglib2.0-0"),
    *("libgssapi-krb5-2", "libstdc++6", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
    *("libx11-6", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1"),
    *("libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-xfixes0"),
    *("libxcb-xkb1", "libxcb1", "libxkbcommon-x11-0", "libxkbcommon0", "zlib1g"),
)
"""What Qt's and PyTorch's libraries load of the system; packaging/deb_flow.py asks ldd where there is nothing else."""
MAINTAINER = "The DSpark Chat authors <authors@dspark-chat.invalid>"
"""Whoever publishes a package sets DEBFULLNAME and DEBEMAIL, as Debian's own tools do."""
LEVEL = "9"
"""Of zstd: above it a bundle takes minutes more for a few percent."""


def build_deb(product: Product, root: Path, out: Path, date: int) -> Path:
    """``root`` is the tree, which gets what only Debian needs; returns the package in the folder ``out``."""
    name = product.package
    docs = root / "usr" / "share" / "doc" / name
    docs.mkdir(parents=True)
    (docs / "copyright").write_text(_copyright(), encoding="utf-8")
    (docs / "changelog.gz").write_bytes(compressed(_changelog(name, date)))
    overrides = root / "usr" / "share" / "lintian" / "overrides" / name
    overrides.parent.mkdir(parents=True)
    lines = (HERE / "lintian-overrides").read_text(encoding="utf-8")
    overrides.write_text(lines.replace("@PACKAGE@", name), encoding="utf-8")
    set_modes(root)
    size, sums = _files(root)
    debian = root / "DEBIAN"
    debian.mkdir()
    (debian / "md5sums").write_text(sums, encoding="utf-8")
    (debian / "control").write_text(_control(product, size), encoding="utf-8")
    debian.chmod(0o755)
    for file in debian.iterdir():
        file.chmod(0o644)
    out.mkdir(parents=True, exist_ok=True)
    package = out / f"{name}_{version()}_{_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{LEVEL}", "--threads-max=1", "--build", str(root)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(date)}
    subprocess.run([*command, str(package)], check=True, env=environment, stdout=subprocess.DEVNULL)
    shutil.rmtree(debian)
    return package


def maintainer() -> str:
    name, address = os.environ.get("DEBFULLNAME"), os.environ.get("DEBEMAIL")
    return f"{name} <{address}>" if name and address else MAINTAINER


def _architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


def _files(root: Path) -> tuple[int, str]:
    """Kibibytes as Debian counts them, and the sums of all files."""
    size, lines = 0, []
    for path in sorted(root.rglob("*")):
        plain = path.is_file() and not path.is_symlink()
        size += -(-path.stat().st_size // 1024) if plain else 1
        if plain:
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'md5').hexdigest()}  {path.relative_to(root)}\n")
    return size, "".join(lines)


def _control(product: Product, size: int) -> str:
    others = [other.package for other in PRODUCTS.values() if other.package != product.package]
    fields = {
        "Package": product.package,
        "Version": version(),
        "Architecture": _architecture(),
        "Maintainer": maintainer(),
        "Installed-Size": str(size),
        "Depends": ", ".join(DEPENDS),
        "Recommends": ", ".join(["xdg-utils", *(["python3"] if product.package == LAUNCHER.package else [])]),
        "Conflicts": ", ".join(others),
        "Section": "misc",
        "Priority": "optional",
    }
    described = [f"Description: {product.summary}"]
    for number, paragraph in enumerate(product.text):
        described += [" ."] if number else []
        described += textwrap.wrap(paragraph, 78, initial_indent=" ", subsequent_indent=" ")
    return "".join(f"{key}: {value}\n" for key, value in fields.items()) + "\n".join(described) + "\n"


def _changelog(name: str, date: int) -> str:
    return (
        f"{name} ({version()}) unstable; urgency=medium\n\n  * Version {version()}; CHANGELOG.md of the sources says "
        f"what is new.\n\n -- {maintainer()}  {formatdate(date)}\n"
    )


def _copyright() -> str:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    _, _, terms = licence.partition("Permission is")
    written = "\n".join(f" {line}" if line else " ." for line in f"Permission is{terms}".splitlines())
    return (HERE / "copyright").read_text(encoding="utf-8").replace("@MIT@", written)
