"""The signals that end the program reach it while Qt waits, without a timer."""

import os
import signal
import threading

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from app.signals import SystemSignals


@pytest.mark.skipif(os.name == "nt", reason="there os.kill ends the process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_heard_while_qt_waits(qtbot, number):
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    loop = QEventLoop()
    signals = SystemSignals(loop.quit)
    at_last = QTimer(singleShot=True, interval=5000)
    at_last.timeout.connect(loop.quit)  # no Python runs before
    late = threading.Timer(0.2, lambda: signal.pthread_kill(threading.main_thread().ident, number))
    try:
        at_last.start()
        late.start()
        loop.exec()
        assert at_last.isActive()
    finally:
        late.join()
        signals.close()
        for each, handler in before.items():
            signal.signal(each, handler)


def test_after_the_end_python_has_its_own_handlers(qtbot):
    SystemSignals(lambda: None).close()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.set_wakeup_fd(-1) == -1
