"""The best pair for this machine: offered once, by one line, where there is a window of models to lead to."""

import pytest
from PySide6.QtGui import QAction

from app.pairs import best_pair as module
from dspark_core.models import catalogue
from dspark_core.pairs.facts import Ranked

PAIR = next(pair for pair in catalogue.PAIRS if catalogue.packaged(pair.target) is None)
BEST = Ranked(PAIR, False, False, None, None, 30.0, None, "Fits with room to spare.", False)


@pytest.fixture
def offering(launch, monkeypatch):
    """The program beside a window of models, which counts how often it is opened."""
    monkeypatch.setattr(module, "best_pair", lambda info: BEST)
    p = launch()
    best, opened = p.program.best_pair, []
    best._models = QAction(p.window)
    best._models.triggered.connect(lambda: opened.append(1))
    p.pair.ready.emit(p.pair.info)
    return p, best, opened


def test_it_is_offered_once_and_leads_to_the_models(offering):
    p, best, opened = offering
    assert best.timer.isActive()
    best.timer.timeout.emit()
    p.until(p.window.banner.isVisible)
    words = p.window.banner.label.text()
    assert "demonstration" in words
    assert PAIR.title in words
    assert "(est.)" in words
    assert BEST.reason in words
    p.window.banner.action_button.click()
    assert opened == [1]
    best.timer.stop()
    p.pair.ready.emit(p.pair.info)
    assert not best.timer.isActive()
    assert p.program.settings.settings.best_pair_told == PAIR.name


def test_it_does_not_take_the_place_of_another_message(offering):
    p, best, _ = offering
    p.window.banner.show_message("Something else.", "", "")
    told = []
    p.program.questions.answered.connect(lambda number, answer: told.append(answer))
    best.ask()
    p.until(lambda: told == [BEST])
    assert p.window.banner.label.text() == "Something else."
    assert p.program.settings.settings.best_pair_told == ""


def test_without_a_window_of_models_or_beside_a_model_of_ones_own_nothing_is_asked(launch, tmp_path):
    p = launch()
    best = p.program.best_pair
    if p.window.actions_table.entries.get("models") is None:
        assert not best.timer.isActive()
    best._models = QAction(p.window)
    p.window.choose_pair(target=str(tmp_path))
    p.until(lambda: p.pair.usable)
    assert not best.timer.isActive()
