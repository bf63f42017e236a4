"""The number of threads is what was fastest, and fewer where that makes no difference."""

import time

import pytest
import torch
from fakes import load

from dspark_core import threads
from dspark_core.engine import Engine


@pytest.fixture(autouse=True)
def _same_threads_afterwards():
    before = torch.get_num_threads()
    yield
    torch.set_num_threads(before)


class Timed:
    """A target whose passes take as long as said for the number of threads in use."""

    def __init__(self, seconds: dict[int, float]) -> None:
        self.seconds = seconds

    def new_cache(self, capacity: int) -> None:
        return None

    def forward(self, token_ids, cache) -> None:
        time.sleep(self.seconds[torch.get_num_threads()])


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [
        ({2: 0.016, 3: 0.012, 4: 0.006}, 4),
        ({2: 0.016, 3: 0.008, 4: 0.0078}, 3),
        ({2: 0.008, 3: 0.0078, 4: 0.03}, 2),
    ],
    ids=["all", "all but one", "half"],
)
def test_the_fastest_is_taken_and_of_equals_the_fewest(monkeypatch, seconds, wanted):
    monkeypatch.setattr(threads, "cores", lambda: 4)
    assert threads.fastest_threads(Timed(seconds)) == wanted


def test_one_core_is_one_thread(monkeypatch):
    monkeypatch.setattr(threads, "cores", lambda: 1)
    assert threads.fastest_threads(Timed({})) == 1


def test_measured_at_loading_and_kept_with_the_target(tiny_folder, monkeypatch):
    measured = []
    monkeypatch.setattr("dspark_core.loading.fastest_threads", lambda target: measured.append(target) or 1)
    engine = Engine()
    assert load(engine, tiny_folder("llama"), threads="measured").threads == 1
    assert load(engine, tiny_folder("llama"), threads="measured", drafter="lookup").threads == 1
    assert len(measured) == 1
