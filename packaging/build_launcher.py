"""Builds the launcher: python3 packaging/build_launcher.py makes the folder dist/launcher/dspark-chat/, the program.

A folder by PyInstaller with Qt's widgets, uv, the program's wheel and the hashed locks, and without torch. The tools
come from packaging/locks/launcher.lock. Two builds of one commit with the same Python give the same files.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path

from environment import LOCKS, ROOT
from freezing import (
    BUILD,
    DIST,
    NAME,
    TRANSLATIONS,
    build_wheel,
    freeze,
    keep_our_languages,
    make_repeatable,
    remove,
    size,
    tools,
)
from problems import exit_status, say

WORK, OUT = BUILD / "launcher", DIST / "launcher"
QT_UNUSED = (
    *("Pdf", "Qml*", "Quick*", "VirtualKeyboard*", "Network", "OpenGL", "OpenGLWidgets", "EglF*", "Sql", "Test"),
    *("Designer*", "Help", "PrintSupport", "Concurrent", "Xml", "UiTools", "ShaderTools", "Labs*"),
)
"""Qt libraries that widgets without a network, pictures of PDF or 3D do not load."""
PLUGINS_UNUSED = (
    *("egldeviceintegrations", "generic", "networkinformation", "tls", "virtualkeyboard", "platforminputcontexts"),
    *("platforms/libqeglfs.so", "platforms/libqlinuxfb.so", "platforms/libqvkkhrdisplay.so", "platforms/libqvnc.so"),
    *("platforms/libqminimalegl.so", "imageformats/libqpdf.so", "platformthemes/libqgtk3.so"),
    *("xcbglintegrations", "wayland-graphics-integration-client"),
)
GTK = (
    *("gtk-3", "gdk-3", "gdk_pixbuf-2", "atk", "cairo", "pango", "pixman", "epoxy", "gio-2"),
    *("thai", "datrie", "fribidi"),
)
"""Libraries of the system that only Qt's GTK theme loads."""


MODULES_UNUSED = ("torch", "transformers", "numpy", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "tkinter")


def build() -> None:
    """Raises SetupError."""
    log = WORK / "build.log"
    WORK.mkdir(parents=True, exist_ok=True)
    make_repeatable()
    python = tools(log)
    payload = make_payload(python, log)
    trim(freeze(python, "launch.py", OUT, options(payload), log))
    say(f"{OUT / NAME}: {size(OUT / NAME) / 1e6:.0f} MB")


def make_payload(python: Path, log: Path) -> Path:
    """The wheel of this tree, uv, the licence."""
    payload = WORK / "payload"
    build_wheel(python, payload, log)
    uv = "uv.exe" if os.name == "nt" else "uv"
    shutil.copy2(python.parent / uv, payload / uv)
    shutil.copy2(ROOT / "LICENSE", payload / "LICENSE")
    return payload


def options(payload: Path) -> list[str]:
    """What PyInstaller is told: where modules lie, what goes along, what stays out."""
    data = [(payload, "payload"), (LOCKS, "locks"), (ROOT / "resources" / "icon.svg", "resources")]
    data += [(file, "resources/translations") for file in sorted(TRANSLATIONS.glob("launcher_*.qm"))]
    told = ["--windowed", "--paths", str(ROOT / "packaging"), "--paths", str(ROOT)]
    for source, target in data:
        told += ["--add-data", f"{source}{os.pathsep}{target}"]
    for module in MODULES_UNUSED:
        told += ["--exclude-module", module]
    return told


def trim(internal: Path) -> None:
    """Take away what PyInstaller collects with Qt and the launcher never loads."""
    keep_our_languages(internal)
    qt = internal / "PySide6" / "Qt"
    for pattern in QT_UNUSED:
        remove(qt.glob(f"lib/libQt6{pattern}.so*"))
        remove(internal.glob(f"PySide6/Qt6{pattern}.dll"))
    remove(qt / "plugins" / name for name in PLUGINS_UNUSED)
    for name in GTK:
        remove(internal.glob(f"lib{name}*.so*"))
    remove(link for link in internal.iterdir() if link.is_symlink() and not link.exists())


if __name__ == "__main__":
    argparse.ArgumentParser(description="Builds the launcher.").parse_args()
    sys.exit(exit_status(build))
