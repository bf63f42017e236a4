import re
import shutil
import subprocess
from pathlib import Path

import PySide6
import pytest
import system_check
from problems import SetupError
from system_check import LIBRARIES, check_tests, check_window, missing_libraries

PLUGIN = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
ALWAYS_THERE = re.compile(
    r"^(ld-linux|libc\.|libm\.|libdl\.|libpthread\.|libgcc_s|libstdc\+\+|libz\.|libzstd\.|libicu|libQt6)"
)
HERE = {"DISPLAY": ":0"}


def without(*names: str) -> object:
    def load(name: str) -> object:
        if name in names:
            raise OSError(f"{name}: cannot open shared object file")
        return None

    return load


def test_missing_libraries_are_those_that_do_not_load() -> None:
    assert missing_libraries(without("libEGL.so.1", "libxcb-cursor.so.0")) == ["libEGL.so.1", "libxcb-cursor.so.0"]
    assert missing_libraries(without()) == []


def test_missing_libraries_are_told_with_one_apt_line_and_the_terminal_way(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = ["libxcb-cursor.so.0", "libglib-2.0.so.0", "libgthread-2.0.so.0"]
    monkeypatch.setattr(system_check, "missing_libraries", lambda: missing)
    with pytest.raises(SetupError) as caught:
        check_window(HERE, "Linux")
    lines = str(caught.value).splitlines()
    assert "    sudo apt-get install libglib2.0-0 libxcb-cursor0" in lines
    assert lines[-1].endswith("python3 packaging/bootstrap.py chat")


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": "", "WAYLAND_DISPLAY": ""}])
def test_no_display_is_told_with_the_terminal_way(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check, "missing_libraries", list)
    with pytest.raises(SetupError, match=r"no display[\s\S]*bootstrap.py chat"):
        check_window(environment, "Linux")


@pytest.mark.parametrize("environment", [HERE, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}])
def test_a_display_or_a_platform_of_choice_is_enough(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_check, "missing_libraries", list)
    check_window(environment, "Linux")


@pytest.mark.parametrize("system", ["Windows", "Darwin"])
def test_other_systems_bring_what_qt_needs(system: str) -> None:
    check_window({}, system)


def test_missing_tools_of_the_tests_are_told_with_one_apt_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check.sys, "platform", "linux")
    monkeypatch.setattr(system_check, "missing_libraries", lambda: ["libEGL.so.1"])
    monkeypatch.setattr(system_check.shutil, "which", lambda _tool: None)
    with pytest.raises(SetupError, match=r"sudo apt-get install libegl1 xdotool xvfb"):
        check_tests()
    monkeypatch.setattr(system_check, "missing_libraries", list)
    monkeypatch.setattr(system_check.shutil, "which", lambda tool: tool)
    check_tests()


@pytest.mark.skipif(not PLUGIN.exists() or shutil.which("objdump") is None, reason="needs Linux and objdump")
def test_every_system_library_that_qt_asks_for_is_known() -> None:
    library = PLUGIN.parents[2] / "lib"
    files = [PLUGIN, *(library / f"libQt6{name}.so.6" for name in ("XcbQpa", "Core", "Gui", "Widgets", "DBus"))]
    asked: set[str] = set()
    for file in files:
        listing = subprocess.run(["objdump", "-p", str(file)], capture_output=True, text=True, check=True).stdout
        asked |= set(re.findall(r"NEEDED\s+(\S+)", listing))
    assert {name for name in asked if not ALWAYS_THERE.match(name)} <= set(LIBRARIES)
