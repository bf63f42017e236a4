"""The real program with an engine that writes an endless answer, a word every 10 ms. Started by test_kill_window.py.

Sends a prompt by itself and prints a line for each word when the engine has said it.
"""

import sys
import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QTimer
from scripted_engine import Answer, Round, ScriptedEngine

from app import main
from app.engine_worker import EngineHost
from dspark_core.models import store


class EndlessEngine(ScriptedEngine):
    def generate(self, request: Any, cancel: Any) -> Iterator[Any]:
        self.answers = [Answer([Round(f"{number} ") for number in range(100_000)], first="Numbers: ", delay_s=0.01)]
        for event in super().generate(request, cancel):
            yield event
            sys.stdout.write(f"{time.time()}\n")


class SendingProgram(main.Program):
    def start(self) -> None:
        super().start()
        self.pair.ready.connect(self.send)

    def send(self, _info: object) -> None:
        self.window.composer.edit.setPlainText("Count for ever.")
        QTimer.singleShot(0, self.window.composer.button.click)


store.installed = lambda name: store.models_dir() / name
main.EngineHost = lambda: EngineHost(EndlessEngine)  # type: ignore[assignment,misc]
main.Program = SendingProgram  # type: ignore[misc]
sys.exit(main.main())
