"""Predicted against measured: asked behind each answer, and shown in the speculation panel once there is enough."""

import pytest
from scripted_engine import Answer, ScriptedEngine

from app.pairs import forecast as module
from app.pairs import outlook, words
from dspark_core.marked import Marked
from dspark_core.pairs import prediction as predictions
from dspark_core.pairs.facts import Measured, Prediction, Range
from dspark_core.requests import LoadRequest

MEASURED = Measured(rounds=200, verified=800, accepted=300, tokens=500, seconds=50.0, saved_s=45.0)
PREDICTED = Prediction(Range(1.5, 1.8, 2.1), None, Range(1, 2, 3), "profile", None, Marked("published"))


@pytest.mark.parametrize(
    ("prediction", "found", "line"),
    [
        (PREDICTED, MEASURED, "Predicted ×1.8 (1.5 to 2.1),\nmeasured ×1.90 (est.)"),
        (None, MEASURED, "Measured ×1.90 (est.)"),
        (None, None, ""),
        (PREDICTED, None, ""),
    ],
)
def test_the_line_says_both_or_what_there_is(qapp, prediction, found, line):
    assert words.forecast(prediction, found) == line


@pytest.mark.parametrize(("rounds", "told"), [(99, (None, None)), (200, None)])
def test_little_that_was_measured_is_not_told(monkeypatch, rounds, told):
    found = Measured(rounds, 800, 90, 500, 50.0, 45.0)
    monkeypatch.setattr("dspark_core.pairs.plan.plan", lambda request: request)
    monkeypatch.setattr(predictions, "measured_here", lambda planned: found)
    monkeypatch.setattr(predictions, "predict", lambda planned, pair, before_use: before_use and PREDICTED)
    assert outlook.predicted_and_measured(LoadRequest("x", "lookup")) == (told or (PREDICTED, found))


def test_it_is_asked_behind_the_load_and_each_answer_and_not_in_the_midst_of_one(launch, monkeypatch):
    asked = []
    monkeypatch.setattr(module, "QUIET_MS", 1)
    monkeypatch.setattr(module, "predicted_and_measured", lambda pair: asked.append(pair) or (PREDICTED, MEASURED))
    answer = Answer(hold_at=1)
    p = launch(ScriptedEngine([answer]))
    line = p.window.inspector.saved.forecast
    p.until(lambda: line.text().startswith("Predicted ×1.8"))
    assert not line.isHidden()
    p.type_and_send("hello")
    p.until(answer.reached.is_set)
    before = len(asked)
    number = p.program.forecast._asked
    p.program.forecast.ask()
    assert p.program.forecast._asked == number
    answer.go.set()
    p.until(lambda: len(asked) > before)
