"""The whole life of a .deb in a clean Debian, as root: installed, started, asked, answered, removed, purged.

sudo python3 packaging/deb_flow.py PACKAGE.deb [--wheels FOLDER] [--base FOLDER]

The system is made by debootstrap (or copied from --base) and has no network but to fetch the packages of Depends. With
--wheels it is the launcher that is tried: it sets up its environment from that folder with the system's Python.
"""

import argparse
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

MIRROR = "http://deb.debian.org/debian"
USER = "1000:1000"
HOME = "/home/tester"
DATA = f"{HOME}/.local/share/DSparkChat"
PROMPT = "What is the capital of France?"
PATIENCE_S = 300.0
IGNORED = ("/proc", "/sys", "/dev", "/run", "/tmp", "/home", "/var/log", "/var/cache", "/var/lib/apt", "/var/lib/dpkg")


class System:
    """A Debian in ``root``. ``run`` is without a network, ``run_online`` is not."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *command: str, user: str = "0:0", **variables: str) -> str:
        return self._run(["unshare", "--net", *self._enter(user, variables), *command])

    def run_online(self, *command: str) -> str:
        return self._run([*self._enter("0:0", {"DEBIAN_FRONTEND": "noninteractive"}), *command])

    def start(self, *command: str, **variables: str) -> "subprocess.Popen[bytes]":
        """As the user, in the background."""
        return subprocess.Popen(["unshare", "--net", *self._enter(USER, variables), *command])

    def files(self) -> set[str]:
        """All files but those of the users, caches and the package managers' own lists."""
        found: set[str] = set()
        for folder, folders, names in os.walk(self.root):
            here = folder.removeprefix(str(self.root))
            folders[:] = [name for name in folders if f"{here}/{name}" not in IGNORED]
            found.update(f"{here}/{name}" for name in (*folders, *names))
        return found

    def _enter(self, user: str, variables: dict[str, str]) -> list[str]:
        home = HOME if user == USER else "/root"
        base = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": home, "LC_ALL": "C.UTF-8"}
        pairs = [f"{name}={value}" for name, value in (base | variables).items()]
        return ["chroot", f"--userspec={user}", str(self.root), "/usr/bin/env", "-i", *pairs]

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=1800)
        if done.returncode != 0:
            raise SystemExit(f"FAILED: {' '.join(command)}\n{done.stdout[-4000:]}")
        return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description="The whole life of a .deb in a clean Debian.")
    parser.add_argument("package", type=Path)
    parser.add_argument("--wheels", type=Path, help="the launcher is tried, with the packages of this folder")
    parser.add_argument("--base", type=Path, help="a clean Debian made before: debootstrap --variant=minbase")
    parser.add_argument("--release", default="bookworm")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, mounted(make_system(Path(folder) / "root", options)) as system:
        name = installed_name(options.package)
        needs = subprocess.run(
            ["dpkg-deb", "--field", str(options.package), "Depends"], capture_output=True, text=True, check=True
        ).stdout.strip()
        more = ["python3"] if options.wheels else []
        system.run_online("apt-get", "update")
        system.run_online("apt-get", "install", "--yes", "--no-install-recommends", "adduser", *more)
        system.run_online("apt-get", "satisfy", "--yes", "--no-install-recommends", needs)
        system.run("useradd", "--create-home", "--uid", "1000", "tester")
        before = system.files()
        shutil.copy(options.package, system.root / "tmp" / "package.deb")
        system.run("dpkg", "--install", "/tmp/package.deb")
        say("installed")
        check_libraries(system)
        if options.wheels:
            set_up(system, options.wheels)
        with screen(system) as display:
            if options.wheels:
                window(system, display)
            else:
                chat(system, display)
        system.run("dpkg", "--remove", name)
        system.run("dpkg", "--purge", name)
        left = sorted(system.files() - before)
        if left:
            raise SystemExit("FAILED: left behind: " + ", ".join(left[:20]))
        say("removed and purged; no file is left behind")
    return 0


def say(words: str) -> None:
    print(words, flush=True)


def make_system(root: Path, options: argparse.Namespace) -> System:
    if options.base:
        subprocess.run(["cp", "-a", str(options.base), str(root)], check=True)
    else:
        subprocess.run(["debootstrap", "--variant=minbase", options.release, str(root), MIRROR], check=True)
    shutil.copy("/etc/resolv.conf", root / "etc" / "resolv.conf")
    return System(root)


@contextlib.contextmanager
def mounted(system: System) -> Iterator[System]:
    with contextlib.ExitStack() as mounts:
        for kind in ("proc", "dev"):
            place = str(system.root / kind)
            source = ["-t", "proc", "proc"] if kind == "proc" else ["--bind", "/dev"]
            subprocess.run(["mount", *source, place], check=True)
            mounts.callback(subprocess.run, ["umount", "--lazy", place], check=True)
        yield system


def installed_name(package: Path) -> str:
    command = ["dpkg-deb", "--field", str(package), "Package"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def check_libraries(system: System) -> None:
    """Every library finds those it needs: Depends is complete. Libraries of one folder stand for each other."""
    script = """
        cd /usr/lib/dspark-chat
        export LD_LIBRARY_PATH=$PWD/_internal:$PWD/_internal/torch/lib
        find . -type f \\( -name '*.so' -o -name '*.so.*' -o -name dspark-chat \\) | while read -r file; do
            ldd "$file" 2>/dev/null | grep 'not found' | sed "s|^|$file:|"
        done
    """
    missing = system.run("sh", "-c", script + "true").strip()
    if missing:
        raise SystemExit(f"FAILED: libraries are missing:\n{missing}")
    say("all libraries find what they need")


@contextlib.contextmanager
def screen(system: System) -> Iterator[str]:
    """A screen of this computer that the programs inside can reach by its socket."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-ac"], pass_fds=[write]
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    place = system.root / "tmp" / ".X11-unix"
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "--bind", "/tmp/.X11-unix", str(place)], check=True)
    try:
        yield f":{number}"
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)
        server.terminate()
        server.wait()


def xdotool(display: str, *arguments: str) -> str:
    environment = os.environ | {"DISPLAY": display}
    command = ["xdotool", *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE_S
    ).stdout


@contextlib.contextmanager
def program(system: System, display: str) -> Iterator[None]:
    """The installed program with its window in front; closed as a user would."""
    begun = time.monotonic()
    process = system.start("dspark-chat", DISPLAY=display, QT_QPA_PLATFORM="xcb")
    found = xdotool(display, "search", "--sync", "--onlyvisible", "--name", "^DSpark Chat$").split()[0]
    say(f"the window is there after {time.monotonic() - begun:.0f} s")
    xdotool(display, "windowfocus", "--sync", found)
    try:
        yield
        xdotool(display, "key", "ctrl+q")
        if process.wait(60) != 0:
            raise SystemExit(f"FAILED: the program ended with status {process.returncode}")
    finally:
        process.kill()


def chat(system: System, display: str) -> None:
    """A prompt of the first start, which waits until the model is there. The program has its database to itself, so the
    answer is read when it has ended."""
    begun = time.monotonic()
    data = system.root / DATA.removeprefix("/")
    with program(system, display):
        xdotool(display, "type", "--delay", "20", PROMPT)
        xdotool(display, "key", "Return")
        wait_for_log(data / "logs" / "dspark.log", " ended (", begun + PATIENCE_S)
        say(f"answered {time.monotonic() - begun:.0f} s after the first start")
    query = "select content from message where role = 'assistant' and state = 'complete'"
    with contextlib.closing(sqlite3.connect(data / "conversations.db")) as database:
        answers = [content for (content,) in database.execute(query)]
    if not answers or not answers[0].strip():
        raise SystemExit("FAILED: no answer was kept")
    say(f"the answer that was kept: {answers[0]!r}")


def wait_for_log(log: Path, words: str, until: float) -> None:
    while words not in (log.read_text(encoding="utf-8") if log.is_file() else ""):
        if time.monotonic() > until:
            raise SystemExit(f"FAILED: {log.name} does not say {words!r}")
        time.sleep(0.2)


def set_up(system: System, wheels: Path) -> None:
    """The launcher's first run from a folder of wheels, then what it made says what it is."""
    inside = system.root / "tmp" / "wheels"
    inside.mkdir()
    subprocess.run(["mount", "--bind", str(wheels.absolute()), str(inside)], check=True)
    begun = time.monotonic()
    try:
        system.run("dspark-chat", "--set-up", "cpu", "--wheels", "/tmp/wheels", user=USER)
    finally:
        subprocess.run(["umount", "--lazy", str(inside)], check=True)
    say(f"set up in {time.monotonic() - begun:.0f} s")
    (python,) = (system.root / DATA.removeprefix("/")).glob("runtime/envs/*/bin/python")
    told = system.run(
        "/" + str(python.relative_to(system.root)), "-m", "app.selftest", user=USER, QT_QPA_PLATFORM="offscreen"
    )
    say(f"its environment: {json.loads(told.splitlines()[-1])}")


def window(system: System, display: str) -> None:
    with program(system, display):
        pass


if __name__ == "__main__":
    sys.exit(main())
