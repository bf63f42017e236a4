"""A file that unpacks a product into a folder of the user, on any Linux that has sh, tar and gzip."""

import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path

from version import version

from linux.product import Product

SCRIPT = """#!/bin/sh
# Unpacks DSpark Chat: sh FILE [FOLDER]; without one into ~/.local/opt/@NAME@. To remove it, delete that folder.
set -eu
folder=${1:-$HOME/.local/opt/@NAME@}
case $folder in -*) echo "usage: sh $0 [FOLDER]"; exit 2;; esac
[ ! -e "$folder" ] || { echo "$folder is there already; name another folder, or delete it first." >&2; exit 1; }
if command -v sha256sum >/dev/null; then
    sum=$(tail -n +@LINES@ "$0" | sha256sum | cut -d ' ' -f 1)
    [ "$sum" = @SHA256@ ] || { echo "This file is damaged; get it once more." >&2; exit 1; }
fi
part="$folder.part"
rm -rf "$part"
mkdir -p "$part"
trap 'rm -rf "$part"' EXIT
tail -n +@LINES@ "$0" | tar -xzf - -C "$part"
mv "$part" "$folder"
echo "Start it with: $folder/usr/bin/dspark-chat"
exit 0
"""


def build_run(product: Product, root: Path, out: Path, date: int) -> Path:
    """A script with the tree of ``root`` behind it, in the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"{product.package}-{version()}-x86_64.run"
    archive = root.with_name("tree.tar.gz")
    command = ["tar", "--sort=name", f"--mtime=@{date}", "--owner=0", "--group=0", "--numeric-owner", "-cf", "-", "."]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as tar, archive.open("wb") as sink:
        assert tar.stdout is not None
        with gzip.GzipFile("", "wb", compresslevel=6, fileobj=sink, mtime=0) as packed:
            shutil.copyfileobj(tar.stdout, packed, 1 << 20)
    if tar.returncode != 0:
        raise subprocess.CalledProcessError(tar.returncode, command)
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    script = SCRIPT.replace("@NAME@", product.package).replace("@SHA256@", digest)
    script = script.replace("@LINES@", str(script.count("\n") + 1))
    with made.open("wb") as sink, archive.open("rb") as file:
        sink.write(script.encode())
        shutil.copyfileobj(file, sink, 1 << 20)
    made.chmod(0o755)
    return made
