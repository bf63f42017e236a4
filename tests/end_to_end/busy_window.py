"""The real program with an engine that writes slowly, and a user who asks, edits and switches without a rest, as a seed
says. Started by test_kill_window.py.

Prints [kind, time, value] for all that has to be in the file a second later, and as ``step`` what was done.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QTimer
from scripted_engine import Answer, Round, ScriptedEngine

from app import main
from app.engine_worker import EngineHost
from dspark_core.models import store

SEED = int(sys.argv.pop())


def tell(kind: str, value: object) -> None:
    sys.stdout.write(json.dumps([kind, time.time(), value]) + "\n")


class SlowEngine(ScriptedEngine):
    def generate(self, request: Any, cancel: Any) -> Iterator[Any]:
        words = random.Random(len(self.requests) + SEED).choice([10, 40, 400])
        self.answers = [Answer([Round(f"{number} ") for number in range(words)], first="Numbers: ", delay_s=0.01)]
        yield from super().generate(request, cancel)


class BusyProgram(main.Program):
    def start(self) -> None:
        super().start()
        self.chance = random.Random(SEED)
        self.timer = QTimer()
        self.timer.timeout.connect(self.step)
        self.pair.ready.connect(lambda info: self.timer.start(40))
        self.session.user_added.connect(lambda message_id, text: tell("prompt", [message_id, text]))
        self.session.answer_edited.connect(lambda message_id, text: tell("edited", [message_id, text]))
        self.session.tokens_added.connect(self.said)
        self.shown: dict[int, int] = {}

    def said(self, message_id: int, tokens: Any) -> None:
        self.shown[message_id] = self.shown.get(message_id, 0) + len(tokens)
        tell("tokens", [message_id, self.shown[message_id]])

    def step(self) -> None:
        session, chance = self.session, self.chance
        if session.busy:
            if chance.random() < 0.01:
                session.stop()
            return
        turns = session.conversation.turns
        kind = chance.choice(["ask", "ask", "again", "edit", "version", "continue", "draft"]) if turns else "ask"
        tell("step", kind)
        turn = chance.choice(turns) if turns else None
        if kind == "draft":
            self.window.composer.edit.setPlainText(f"draft {time.time()}")
            tell("draft", self.window.composer.draft())
        elif turn is None or kind == "ask":
            session.send(f"Prompt {len(self.shown)}")
        elif kind == "again":
            session.regenerate(turn.id)
        elif kind == "edit":
            session.edit_message(turn.id)
            self.window.composer.edit.setPlainText(f"Edited {len(self.shown)}")
            self.window.composer.button.click()
        elif kind == "continue":
            session.continue_answer(turns[-1].id)
        else:
            session.show_version(turn.id, chance.choice([-1, 1]))


store.installed = lambda name: store.models_dir() / name
main.EngineHost = lambda: EngineHost(SlowEngine)  # type: ignore[assignment,misc]
main.Program = BusyProgram  # type: ignore[misc]
sys.exit(main.main())
