"""Drives the real program on a screen of its own, as a user would: keys in, log and screenshots out."""

import os
import subprocess
import sys
import time
from pathlib import Path

GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
application.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


class RealWindow:
    def __init__(self, home: Path, screen: str, environment: dict[str, str]) -> None:
        self.environment = {**environment, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
        self.log_file = home / "logs" / "dspark.log"
        self._read_from = len(self.log())
        self.output = (home / "console.txt").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app"], env=self.environment, stdout=self.output, stderr=self.output
        )
        self.window = self.xdo("search", "--sync", "--onlyvisible", "--name", "^DSpark Chat$").split()[0]
        self.xdo("windowfocus", "--sync", self.window)

    def xdo(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self.environment, capture_output=True, text=True, timeout=60, check=True
        )
        return done.stdout

    def type(self, text: str) -> None:
        self.xdo("type", "--delay", "2", text)

    def key(self, name: str) -> None:
        self.xdo("key", name)

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8") if self.log_file.is_file() else ""

    def new_log(self) -> str:
        """What this run has logged."""
        return self.log()[self._read_from :]

    def wait_for_log(self, text: str, times: int = 1, timeout_s: float = 90) -> str:
        """The log once it holds the text so many times."""
        until = time.monotonic() + timeout_s
        while self.new_log().count(text) < times:
            assert self.process.poll() is None, f"the program ended: {self.new_log()}"
            assert time.monotonic() < until, f"{text!r} is not in the log after {timeout_s} s: {self.new_log()}"
            time.sleep(0.02)
        return self.new_log()

    def grab(self, file: Path) -> None:
        """A screenshot, to look at when the test has failed."""
        subprocess.run([sys.executable, "-c", GRAB, str(file)], env=self.environment, timeout=60, check=True)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)
        self.output.close()


def still_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
