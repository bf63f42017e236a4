"""Builds the launcher: python3 packaging/build_launcher.py makes the folder dist/launcher/dspark-chat/, the program.

A folder by PyInstaller with Qt's widgets, uv, the program's wheel and the hashed locks, and without torch. The tools
come from packaging/locks/launcher.lock. Two builds of one commit with the same Python give the same files.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from environment import LOCKS, ROOT, digest, install_lock, python_of
from installer import Terminal, pip_of, run
from problems import SetupError, explain_os_error, say

WORK = ROOT / "build" / "launcher"
OUT = ROOT / "dist" / "launcher"
NAME = "dspark-chat"
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
    "gtk-3",
    "gdk-3",
    "gdk_pixbuf-2",
    "atk",
    "cairo",
    "pango",
    "pixman",
    "epoxy",
    "gio-2",
    "thai",
    "datrie",
    "fribidi",
)
"""Libraries of the system that only Qt's GTK theme loads."""


def main() -> int:
    log = WORK / "build.log"
    try:
        WORK.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {"SOURCE_DATE_EPOCH": commit_time(), "PYTHONHASHSEED": "0"}
        os.environ.update(environment)
        python = tools(log)
        make_payload(python, log)
        freeze(python, log)
        trim(OUT / NAME / "_internal")
    except SetupError as error:
        say(str(error))
        return 1
    except OSError as error:
        say(explain_os_error(error))
        return 1
    say(f"{OUT / NAME}: {size(OUT / NAME) / 1e6:.0f} MB")
    return 0


def commit_time() -> str:
    """Seconds since 1970 of the newest commit: what is built says this date, whenever it is built."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told:
        return told
    command = ["git", "log", "-1", "--format=%ct"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return result.stdout.strip() or "0"


def tools(log: Path) -> Path:
    """The Python that has what is built with; made once for a lock."""
    folder, stamp = WORK / "tools", WORK / "tools.lock"
    python = python_of(folder)
    if stamp.exists() and stamp.read_text() == digest("launcher") and python.exists():
        return python
    say("Getting the tools")
    shutil.rmtree(folder, ignore_errors=True)
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
    install_lock(pip_of(sys.executable, into=python), "launcher", what="install the tools", log=log)
    stamp.write_text(digest("launcher"))
    return python


def make_payload(python: Path, log: Path) -> None:
    """The wheel of this tree, uv, the licence."""
    payload = WORK / "payload"
    shutil.rmtree(payload, ignore_errors=True)
    payload.mkdir()
    say("Building the wheel")
    run(
        [str(python), "-m", "hatchling", "build", "-t", "wheel", "-d", str(payload)], "build the wheel", log, Terminal()
    )
    uv = "uv.exe" if os.name == "nt" else "uv"
    shutil.copy2(python.parent / uv, payload / uv)
    shutil.copy2(ROOT / "LICENSE", payload / "LICENSE")


def freeze(python: Path, log: Path) -> None:
    say("Freezing")
    shutil.rmtree(OUT, ignore_errors=True)
    separator = ";" if os.name == "nt" else ":"
    data = {WORK / "payload": "payload", LOCKS: "locks", ROOT / "resources" / "icon.svg": "resources"}
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--onedir", "--windowed", "--name", NAME]
    command += ["--distpath", str(OUT), "--workpath", str(WORK / "pyinstaller"), "--specpath", str(WORK)]
    command += ["--paths", str(ROOT / "packaging"), "--paths", str(ROOT)]
    for source, target in data.items():
        command += ["--add-data", f"{source}{separator}{target}"]
    for unused in (
        "torch",
        "transformers",
        "numpy",
        "PySide6.QtNetwork",
        "PySide6.QtQml",
        "PySide6.QtQuick",
        "tkinter",
    ):
        command += ["--exclude-module", unused]
    run([*command, str(ROOT / "packaging" / "launch.py")], "freeze the launcher", log, Terminal())


def trim(internal: Path) -> None:
    """Take away what PyInstaller collects with Qt and the launcher never loads."""
    qt = internal / "PySide6" / "Qt"
    shutil.rmtree(qt / "translations", ignore_errors=True)
    for pattern in QT_UNUSED:
        for library in (*qt.glob(f"lib/libQt6{pattern}.so*"), *internal.glob(f"PySide6/Qt6{pattern}.dll")):
            library.unlink()
    for name in PLUGINS_UNUSED:
        path = qt / "plugins" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for name in GTK:
        for library in internal.glob(f"lib{name}*.so*"):
            library.unlink()
    for link in internal.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


if __name__ == "__main__":
    sys.exit(main())
