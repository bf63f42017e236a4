"""The real engine measures for the window: in its own thread, with progress, up to a cancel; it answers afterwards."""

import pytest
from pytestqt.qtbot import QtBot

from app.engine_worker import EngineHost
from dspark_core.evaluation.profile import ProfileFinished, ProfileProgress, key_of, nearest_profile
from dspark_core.events import GenerationFailed, GenerationFinished, LoadFailed, ModelReady
from dspark_core.requests import GenerationRequest, LoadRequest, SamplingParams

pytestmark = pytest.mark.starter


class Asked:
    """An EngineHost, and its events."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.host = EngineHost()
        self.events = []
        self.host.engine_event.connect(self.events.append)

    def until(self, *kinds):
        """The first event of these kinds since the list was cleared."""
        self.qtbot.waitUntil(lambda: any(isinstance(event, kinds) for event in self.events), timeout=120_000)
        return next(event for event in self.events if isinstance(event, kinds))

    def measure(self, *, stop=False):
        """(fractions told, the end); ``stop``: cancelled at the first."""
        self.events.clear()
        token = self.host.profile("r")
        if stop:
            self.until(ProfileProgress)
            token.cancel()
        end = self.until(ProfileFinished, GenerationFailed)
        return [event.fraction for event in self.events if isinstance(event, ProfileProgress)], end

    def answer(self):
        self.events.clear()
        request = GenerationRequest(prompt_ids=(1, 2, 3, 4, 1, 2, 3), max_new_tokens=12, sampling=SamplingParams(0.0))
        self.host.generate(request)
        return self.until(GenerationFinished, GenerationFailed).token_ids


@pytest.fixture
def asked(qtbot, monkeypatch):
    from dspark_core.evaluation import measure_profile

    quick = {"WIDTHS_S": 0.0, "DRAFT_S": 0.0, "TELL_S": 0.0, "CACHE_LENGTHS": (64, 128), "ROUNDS": (2, 3)}
    for name, value in quick.items():
        monkeypatch.setattr(measure_profile, name, value)
    engine = Asked(qtbot)
    yield engine
    assert engine.host.stop()


def test_a_loaded_pair_is_measured_cancelled_and_goes_on_answering(asked, own_home):
    _, end = asked.measure()
    assert isinstance(end, GenerationFailed)
    assert "No model is loaded" in end.message
    asked.host.load(LoadRequest(target="starter", drafter="lookup", precision="bf16", threads=1))
    ready = asked.until(ModelReady, LoadFailed)
    before = asked.answer()

    fractions, end = asked.measure(stop=True)
    assert end.profile is None
    assert fractions
    assert nearest_profile(key_of(ready.info)) is None
    assert asked.answer() == before

    fractions, end = asked.measure()
    assert fractions == sorted(fractions)
    assert 0.0 <= fractions[0] < 0.1
    assert 0.8 <= fractions[-1] <= 1.0
    profile = end.profile
    assert nearest_profile(key_of(ready.info)).profile == profile
    assert {cost.cache_length for cost in profile.widths} == {64, 128}
    assert [cost.drafter for cost in profile.draft] == ["lookup"] * 2
    assert profile.bytes_per_s_at_1 > profile.weight_bytes / profile.widths[0].median_s
    assert asked.answer() == before

    (own_home / "models").rename(own_home / "moved")
    _, end = asked.measure()
    assert isinstance(end, GenerationFailed)
    assert "cannot be read any more" in end.message
    assert (end.hint, end.detail) == ("Load the pair again.", "")
