"""What the window and the tests need from the system and no Python package brings: Qt's libraries, a display, tools."""

import ctypes
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping

from problems import SetupError

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Libraries that Qt, its network module (for a second start) and its X11 plugin load from the system, and the Debian
packages that hold them."""

TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
"""Programs that the tests use to open real windows without a screen."""

TERMINAL = "To chat in the terminal instead: python3 packaging/bootstrap.py chat"


def missing_libraries(load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """The libraries that cannot be loaded, by name. Loading is what Qt will do, so nothing else is asked."""
    missing = []
    for name in LIBRARIES:
        try:
            load(name)
        except OSError:
            missing.append(name)
    return missing


def apt_line(packages: Iterable[str]) -> str:
    return "sudo apt-get install " + " ".join(sorted(set(packages)))


def check_window(environment: Mapping[str, str] = os.environ, system: str = "") -> None:
    """Raise SetupError when a window cannot open here. Only Linux leaves these things to the user."""
    if (system or platform.system()) != "Linux":
        return
    missing = missing_libraries()
    if missing:
        raise SetupError(
            f"The window cannot open: Qt needs system libraries that are missing here ({', '.join(missing)}).\n"
            f"On Debian or Ubuntu run:\n    {apt_line(LIBRARIES[name] for name in missing)}\n{TERMINAL}"
        )
    if environment.get("QT_QPA_PLATFORM"):  # the user has chosen where Qt draws, so a display may not be needed
        return
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise SetupError(
            "The window cannot open: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Run this from a "
            f"desktop session, or over ssh with `ssh -X`.\n{TERMINAL}"
        )


def check_tests() -> None:
    """Raise SetupError with one apt line when the tests' tools or Qt's libraries are missing. Linux only."""
    if sys.platform != "linux":
        return
    missing_tools = [tool for tool in TOOLS if shutil.which(tool) is None]
    libraries = missing_libraries()
    if missing_tools or libraries:
        packages = [TOOLS[tool] for tool in missing_tools] + [LIBRARIES[name] for name in libraries]
        raise SetupError(
            f"The tests open real windows and need what is missing here ({', '.join(missing_tools + libraries)}).\n"
            f"On Debian or Ubuntu run:\n    {apt_line(packages)}"
        )
