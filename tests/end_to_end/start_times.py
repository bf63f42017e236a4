"""How long the start takes and how soon an answer begins, in the real program without a screen.

By hand:  python tests/end_to_end/start_times.py
needs the starter target in the model store. Seconds from the start of the process to the first window, to the
prompt box, to the model; then from Enter to the first token that the window has got, median of ten short prompts.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROMPTS = 10


def run_inside() -> None:
    """In the child: the program, with a stopwatch on it."""
    import psutil
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtGui import QKeyEvent, Qt
    from PySide6.QtWidgets import QApplication

    from app import main
    from app.main_window import MainWindow

    born = psutil.Process().create_time()
    took: list[float] = []
    show = MainWindow.showEvent

    def say(what: str, seconds: float) -> None:
        sys.stdout.write(f"{what}: {seconds:.3f} s\n")
        sys.stdout.flush()

    class Stopwatch(QObject):
        def __init__(self, window: MainWindow) -> None:
            super().__init__(window)
            self.window = window
            window._pair.ready.connect(self.ready)
            window._session.tokens_added.connect(self.token)
            window._session.busy_changed.connect(self.busy)
            self.sent = 0.0

        def ready(self, _info: object) -> None:
            say("model ready", time.time() - born)
            QTimer.singleShot(500, self.send)

        def send(self) -> None:
            self.window.new_chat()
            self.window.composer.edit.setPlainText(f"What is {len(took)} plus 1?")
            self.sent = time.perf_counter()
            enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self.window.composer.edit, enter)

        def token(self, _answer: int, _tokens: object) -> None:
            if self.sent:
                took.append(time.perf_counter() - self.sent)
                self.sent = 0.0
                self.window.stop()

        def busy(self, busy: bool) -> None:
            if busy:
                return
            if len(took) <= PROMPTS:
                QTimer.singleShot(100, self.send)
                return
            say(
                f"Enter to first token, median of {PROMPTS} (the first one apart: {took[0]:.3f})",
                statistics.median(took[1:]),
            )
            QTimer.singleShot(0, self.window.close)

    def shown(window: MainWindow, event: object) -> None:
        show(window, event)
        say("window shown", time.time() - born)
        QTimer.singleShot(0, lambda: say("prompt box usable", time.time() - born))
        Stopwatch(window)

    MainWindow.showEvent = shown  # type: ignore[assignment]
    sys.exit(main.main())


def main() -> None:
    if "--inside" in sys.argv:
        run_inside()
    with tempfile.TemporaryDirectory() as folder:
        from dspark_core.preferences import data_dir

        for name in ("models", "bandwidth.json"):
            if (data_dir() / name).exists():
                (Path(folder) / name).symlink_to(data_dir() / name)
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "DSPARK_HOME": folder, "PYTHONPATH": str(ROOT)}
        for number in ("first start", "second start"):
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            subprocess.run([sys.executable, __file__, "--inside"], env=environment, check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
