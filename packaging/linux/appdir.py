"""An AppDir of a product: the folder that appimagetool makes an AppImage from; its AppRun starts it where it lies."""

import shutil
from pathlib import Path

from version import version

from linux.product import COMMAND, Product

APP_RUN = f"""#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/{COMMAND}/{COMMAND}" "$@"
"""


def build_appdir(product: Product, root: Path, out: Path, date: int) -> Path:
    """``root`` becomes it; returns the folder below ``out``."""
    folder = out / f"{product.package}-{version()}.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    shutil.move(root, folder)
    share = folder / "usr" / "share"
    shutil.copyfile(share / "applications" / f"{COMMAND}.desktop", folder / f"{COMMAND}.desktop")
    shutil.copyfile(share / "icons" / "hicolor" / "256x256" / "apps" / f"{COMMAND}.png", folder / f"{COMMAND}.png")
    (folder / ".DirIcon").symlink_to(f"{COMMAND}.png")
    run = folder / "AppRun"
    run.write_text(APP_RUN, encoding="utf-8")
    run.chmod(0o755)
    return folder
