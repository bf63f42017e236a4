"""What the installed program begins with: starts the environment in use; without one, or with --manage, its own window.

dspark-chat [FILE ...]            start; arguments are passed on
dspark-chat --manage              repair, change, go back, uninstall
dspark-chat --set-up cpu|cuda     set up without a window (with --wheels FOLDER from that folder alone)
dspark-chat --uninstall           remove the environments, without a question; conversations and models stay
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from problems import SetupError, exit_status, say

if sys.stderr is None:  # a program with windows alone has no console on Windows
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115

from launcher.payload import payload
from launcher.runtime import Environment, Runtime
from launcher.set_up import Choice, Progress, PromiseError, accept, set_up

from app import paths


def parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Our own options, and what is passed on to the program."""
    parser = argparse.ArgumentParser(prog="dspark-chat", description="DSpark Chat", allow_abbrev=False)
    parser.add_argument(
        "--manage", action="store_true", help="repair, change, go back to the version before, uninstall"
    )
    parser.add_argument("--set-up", choices=("cpu", "cuda"), help="set up without a window, with this build of PyTorch")
    parser.add_argument("--wheels", type=Path, metavar="FOLDER", help="take all packages from this folder, no network")
    parser.add_argument("--proxy", default="", metavar="ADDRESS", help="for the set-up: http://host:port")
    parser.add_argument(
        "--uninstall", action="store_true", help="remove the environments; conversations and models stay"
    )
    return parser.parse_known_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status; does not return where the program takes this process over. Raises SetupError."""
    options, passed_on = parse(arguments)
    runtime = Runtime(paths.data_dir() / "runtime")
    if options.uninstall:
        runtime.remove()
        return 0
    if options.set_up:
        return _set_up(runtime, Choice(options.set_up, options.wheels, options.proxy))
    current = runtime.current()
    if current is not None and not options.manage:
        return start(current, passed_on)
    return _window(runtime, options, passed_on)


def start(environment: Environment, arguments: Sequence[str]) -> int:
    """Become the program (on Windows: run it and wait)."""
    command = [str(environment.python), "-m", "app", *arguments]
    variables = _own_environment()
    if os.name == "nt":
        return subprocess.run(command, env=variables).returncode
    os.execve(command[0], command, variables)
    return 1  # never reached


def _own_environment() -> dict[str, str]:
    """Without what the frozen launcher has put in: its libraries are not those of the program."""
    variables = dict(os.environ)
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        before = variables.pop(name + "_ORIG", None)
        variables.pop(name, None)
        if before is not None:
            variables[name] = before
    for name in ("PYTHONHOME", "PYTHONPATH", "_PYI_APPLICATION_HOME_DIR", "_PYI_ARCHIVE_FILE"):
        variables.pop(name, None)
    return variables


def _set_up(runtime: Runtime, choice: Choice) -> int:
    said = ""

    def tell(progress: Progress) -> None:
        nonlocal said
        if progress.words != said:
            said = progress.words
            say(f"{progress.number}/{progress.of} {progress.words}")

    try:
        set_up(runtime, payload(), choice, tell)
    except PromiseError as error:
        accept(runtime, error.environment)  # asked for by name, and nobody is there to decide otherwise
        say(str(error))
    return 0


def _window(runtime: Runtime, options: argparse.Namespace, passed_on: Sequence[str]) -> int:
    from launcher.pages import choices_style
    from launcher.window import LauncherWindow, report_broken
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from app.language import Language
    from app.theme import palette, resolve

    application = QApplication(sys.argv[:1])
    application.setApplicationName("DSpark Chat")
    application.setStyle("Fusion")
    language = Language("", program="launcher")
    theme = resolve("system")
    application.setPalette(palette(theme))
    application.setStyleSheet(choices_style(theme))
    application.setWindowIcon(QIcon(str(paths.resources_dir() / "icon.svg")))
    wanted: list[Environment] = []

    def remember() -> None:
        current = runtime.current()
        if current is not None:
            wanted.append(current)

    try:
        window = LauncherWindow(runtime, payload(), remember, manage=options.manage, wheels=options.wheels)
    except SetupError as error:
        return report_broken(error.words)
    window.show()
    application.exec()
    language.remove()
    return start(wanted[0], passed_on) if wanted else 0


if __name__ == "__main__":
    sys.exit(exit_status(lambda: main(sys.argv[1:])))
