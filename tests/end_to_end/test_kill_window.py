"""Killing the program in mid-answer loses no more than the last second of it."""

import signal
import subprocess
import time
from pathlib import Path

CHILD = Path(__file__).with_name("endless_window.py")
SLACK_S = 0.6
"""For a busy machine, beside the second between two saves."""


def read_for(child: subprocess.Popen[str], seconds: float) -> list[float]:
    """The times at which the engine said something."""
    times: list[float] = []
    while len(times) < 2 or times[-1] - times[0] < seconds:
        line = child.stdout.readline()
        assert line, "the program ended by itself"
        times.append(float(line))
    return times


def test_a_kill_in_mid_answer_loses_at_most_the_last_second(launch, own_home, child_environment, python):
    with subprocess.Popen([python, CHILD], stdout=subprocess.PIPE, text=True, env=child_environment) as child:
        times = read_for(child, 2.5)
        killed = time.time()
        child.kill()
    said_before_the_last_second = sum(1 for at in times if at < killed - 1 - SLACK_S) - 1  # prefill is the first

    p = launch()
    p.until(lambda: len(p.shown()) == 2)
    assert p.shown()[0] == ("user", "Count for ever.")
    question, answer = p.messages()
    assert answer.state == "interrupted"
    assert len(answer.token_ids) >= said_before_the_last_second > 30
    count = len(answer.token_ids) - 1
    assert answer.content == "Numbers: " + "".join(f"{number} " for number in range(count))
    assert p.shown()[1] == ("answer", answer.content)
    p.ask("Go on.")
    assert [m.content for m in p.engine.requests[0].messages] == [question.content, answer.content, "Go on."]


def test_a_polite_signal_in_mid_answer_records_all_of_it(launch, own_home, child_environment, python):
    with subprocess.Popen([python, CHILD], stdout=subprocess.PIPE, text=True, env=child_environment) as child:
        read_for(child, 0.5)
        asked = time.monotonic()
        child.send_signal(signal.SIGTERM)
        said = len(child.stdout.read().splitlines())  # until it ends
        assert child.wait(5) == 0
    assert time.monotonic() - asked < 3
    assert said >= 0
    p = launch()
    p.until(lambda: len(p.shown()) == 2)
    answer = p.messages()[1]
    assert answer.state == "complete"
    assert "stopped" in answer.footer
    assert "Traceback" not in (own_home / "logs" / "dspark.log").read_text()
