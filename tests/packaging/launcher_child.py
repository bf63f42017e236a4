"""Sets up an environment with a stand-in for uv, and kills itself at the given line of the launcher's code.

python launcher_child.py HOME PAYLOAD VERSION LINE     LINE 0: to the end, then prints how many lines there are, and
                                                            which of them stamp and switch
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import launcher.set_up
from launcher.payload import payload
from launcher.runtime import Runtime
from launcher.set_up import Choice, set_up

ROOT = Path(__file__).resolve().parents[2]
OURS = (str(ROOT / "packaging" / "launcher"), str(ROOT / "packaging" / "environment.py"))
DECISIVE = ("finish", "switch", "_write", "accept")
lines = 0
decisive: list[int] = []


def main() -> None:
    home, folder, _, last = sys.argv[1:]
    launcher.set_up.DISK_BYTES = {"cpu": 0, "cuda": 0}
    given = payload(Path(folder))
    sys.settrace(lambda frame, event, argument: traced(int(last), frame))
    set_up(Runtime(Path(home)), given, Choice("cpu"), lambda progress: None)
    sys.settrace(None)
    sys.stdout.write(f"{lines} {decisive}\n")


def traced(last: int, frame: FrameType) -> Any:
    def on_line(frame: FrameType, event: str, argument: object) -> Any:
        global lines
        if event == "line":
            lines += 1
            if frame.f_code.co_name in DECISIVE:
                decisive.append(lines)
            if lines == last:
                os.kill(os.getpid(), signal.SIGKILL)
        return on_line

    return on_line if frame.f_code.co_filename.startswith(OURS) else None


main()
