"""The memory panel with a graphics card: what the driver tells is shown, what it does not tell is left out."""

import threading
import time
from dataclasses import replace

import pytest
from fake_nvml import GIB, UUID, WHOLE

from app.card_watch import CardWatch
from app.widgets.numbers import DASH
from dspark_core.events import DevicePart, MemoryEstimate
from dspark_core.telemetry import CardReading


class FakeCard:
    """Tells ``reading``; waits for ``go`` before that."""

    def __init__(self, reading: CardReading = WHOLE) -> None:
        self.reading = reading
        self.threads: list[threading.Thread] = []
        self.go = threading.Event()
        self.go.set()

    def find(self, uuid: str) -> "FakeCard | None":
        return self if uuid == UUID else None

    def read(self) -> CardReading:
        self.threads.append(threading.current_thread())
        self.go.wait(10)
        return self.reading

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(5)


@pytest.fixture
def card(inspector):
    fake = FakeCard()
    inspector.memory.watch = CardWatch(fake.find)
    yield fake
    fake.go.set()
    fake.wait()


@pytest.fixture
def panel(inspector, card, make_info):
    """With the card's first reading on screen."""
    inspector.model_ready(make_info(device="cuda:0", card=UUID, weight_bytes=4 * GIB))
    told(inspector.memory, card)
    return inspector.memory


def told(panel, card: FakeCard) -> None:
    """Ask, wait for the answer, show it."""
    deadline = time.monotonic() + 5
    while not card.threads and time.monotonic() < deadline:
        time.sleep(0.001)
    card.wait()
    panel.poll()
    card.wait()


def test_all_that_the_driver_tells_is_shown(panel, inspector):
    assert panel.device.reading == "6.0\u00a0GiB of 24.0\u00a0GiB"
    assert panel.device.fraction == pytest.approx(0.25)
    assert panel.device.note == "this program 5.0\u00a0GiB, target weights 4.0\u00a0GiB"
    assert panel.card.text() == (
        "memory clock 10,251 MHz, SM clock 2,520 MHz\n54\u00a0°C, 212\u00a0W, memory busy 43\u00a0% of the time"
    )
    assert "580.95.05" in panel.card.toolTip()
    assert "Not a bandwidth" in " ".join(panel.card.toolTip().split())
    assert panel.card.accessibleName() == "graphics card"
    assert panel.card.accessibleDescription() == panel.card.text()
    assert panel.card.text() in inspector.figures_text()


def test_what_is_not_told_is_left_out(panel, card):
    card.reading = CardReading(used=6 * GIB, total=24 * GIB, temperature_c=54)
    for _ in range(2):
        panel.poll()
        card.wait()
    assert panel.device.note == "target weights 4.0\u00a0GiB"
    assert panel.card.text() == "54\u00a0°C"
    card.reading = CardReading(memory_clock_mhz=405)
    for _ in range(2):
        panel.poll()
        card.wait()
    assert (panel.device.reading, panel.device.fraction) == (DASH, None)
    assert panel.card.text() == "memory clock 405 MHz"
    assert DASH in panel.card.toolTip()


def test_a_card_that_is_gone_leaves_no_old_figures(panel, card, inspector):
    card.reading = CardReading()
    for _ in range(2):
        panel.poll()
        card.wait()
    assert panel.device.reading == DASH
    assert panel.card.text() == "the driver tells nothing of this card"
    assert panel.card.copy_text() == ""


def test_a_driver_that_does_not_answer_holds_nothing_up_and_its_last_word_grows_old(panel, card, monkeypatch):
    asked = len(card.threads)
    card.go.clear()
    began = time.monotonic()
    for _ in range(20):
        panel.poll()
    assert time.monotonic() - began < 1
    assert len(card.threads) <= asked + 1
    assert threading.main_thread() not in card.threads
    assert panel.device.reading.startswith("6.0")
    monkeypatch.setattr("app.card_watch.TOO_OLD_S", 0.0)
    panel.poll()
    assert panel.device.reading == DASH


def test_a_reading_of_another_card_is_not_shown(panel, card, inspector, make_info):
    inspector.model_ready(make_info(device="cuda:1", card="GPU-another"))
    card.wait()
    assert panel.device.reading == DASH
    assert panel.watch.newest(UUID) is None or panel.watch.newest("GPU-another") is None


def test_without_nvml_the_engine_tells_and_no_card_is_asked(inspector, card, make_info):
    inspector.model_ready(make_info(device="cuda:0", card=None))
    assert inspector.memory.card.isHidden()
    inspector.show_device_memory(6 * GIB, 24 * GIB)
    inspector.memory.poll()
    assert inspector.memory.device.reading == "6.0\u00a0GiB of 24.0\u00a0GiB"
    assert card.threads == []


def test_a_panel_that_cannot_be_seen_does_not_ask(panel, card, inspector):
    inspector.hide()
    assert not panel.timer.isActive()
    inspector.model_unloaded()
    assert panel.card.isHidden()


def test_a_card_that_nvml_lost_is_an_empty_reading():
    watch = CardWatch(lambda uuid: None)
    watch.ask(UUID)
    deadline = time.monotonic() + 5
    while watch.newest(UUID) is None and time.monotonic() < deadline:
        time.sleep(0.001)
    assert watch.newest(UUID) == CardReading()


ESTIMATE = MemoryEstimate(context=4096, weights=5 * GIB, caches=GIB, working=GIB // 2, libraries=GIB // 2)


@pytest.mark.parametrize(
    ("device", "fact"),
    [
        ("cuda:0", "After loading: 6.0\u00a0GiB in tensors on the card."),
        ("cpu", "While loading, the program's own memory grew by 6.0\u00a0GiB; keys and values may take"),
    ],
)
def test_the_estimate_and_the_fact_stand_in_the_tooltip_of_the_memory_they_are_about(
    inspector, make_info, device, fact
):
    panel = inspector.memory
    meters = [panel.device, panel.program]
    shown, other = meters if device == "cuda:0" else reversed(meters)
    inspector.model_ready(make_info(device=device, memory_estimate=ESTIMATE, memory_taken=6 * GIB))
    words = " ".join(shown.toolTip().split(" \n"))
    words = words.replace("\n", " ")
    assert (
        "Estimate before loading: weights 5.0\u00a0GiB, keys and values of 4,096 tokens 1.0\u00a0GiB, working memory "
        "512\u00a0MiB, libraries 512\u00a0MiB; together 7.0\u00a0GiB."
    ) in words
    assert fact in words
    assert device == "cuda:0" or "Estimate" not in other.toolTip() or other is panel.device
    inspector.model_ready(make_info(device=device, memory_estimate=ESTIMATE, memory_taken=None))
    assert "Estimate before" in shown.toolTip()
    assert "loading:" in shown.toolTip()
    assert "After" not in shown.toolTip()
    assert "grew" not in shown.toolTip()
    inspector.model_unloaded()
    assert "Estimate" not in shown.toolTip()


def test_a_split_pair_says_where_its_layers_are(inspector, make_info):
    there = replace(ESTIMATE, weights=GIB, libraries=0)
    parts = (DevicePart("cuda:0", "Card", 24, ESTIMATE), DevicePart("cpu", "the CPU", 8, there))
    words = "24 of 32 layers on Card, 8 on the CPU"
    inspector.model_ready(
        make_info(device="cuda:0,cpu", device_name=words, parts=parts, memory_estimate=ESTIMATE, memory_taken=6 * GIB)
    )
    tip = " ".join(inspector.memory.device.toolTip().split())
    assert f"The pair is split: {words}. It is estimated to take 7.0 GiB on Card, 2.5 GiB on the CPU." in tip
    assert "not recorded" in tip
    assert "in tensors on the card" in tip
    assert "24 of 32 layers" in inspector.memory.device.note
    inspector.model_ready(make_info(device="cuda:0", parts=()))
    assert "split" not in inspector.memory.device.toolTip()
    assert "layers" not in inspector.memory.device.note
