"""Ten thousand conversations in the sidebar: time of a frame while scrolling, and memory, medians of five."""

import gc
import statistics
import time

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from app.panels.conversations_panel import ConversationsPanel
from app.storage.records import ConversationRow, FolderRow

COUNT = 10_000
FRAMES = 300
LIMIT_MS = 33.0
LIMIT_BYTES = 32 << 20
RUNS = 5


def rows() -> list[ConversationRow]:
    now = time.time()
    numbers = range(1, COUNT + 1)
    return [
        ConversationRow(k, f"Talk about subject {k}", now - 3000 * k, k % 900 == 0, k % 40 or None) for k in numbers
    ]


def frames(panel: ConversationsPanel) -> list[float]:
    """Milliseconds of each step of a scroll through the whole list, painted at once."""
    bar = panel.list.verticalScrollBar()
    took = []
    for number in range(FRAMES):
        started = time.perf_counter()
        bar.setValue(bar.maximum() * number // FRAMES)
        panel.repaint()
        QApplication.processEvents()
        took.append(1000 * (time.perf_counter() - started))
    return sorted(took)


@pytest.mark.long
def test_opening_and_scrolling_ten_thousand_is_smooth_and_small(qtbot, record_property):
    panel = ConversationsPanel()
    qtbot.addWidget(panel)
    panel.resize(240, 1000)
    panel.show()
    qtbot.waitExposed(panel)
    panel.set_folders([FolderRow(number, f"Folder {number}") for number in range(1, 20)])
    process = psutil.Process()
    opening, scrolling, memory = [], [], []
    for _ in range(RUNS):
        panel.set_conversations([])
        gc.collect()
        before = process.memory_info().rss
        all_rows = rows()
        started = time.perf_counter()
        panel.set_conversations(all_rows)
        panel.repaint()
        opening.append(1000 * (time.perf_counter() - started))
        scrolling.append(frames(panel)[round(0.99 * (FRAMES - 1))])
        memory.append(process.memory_info().rss - before)
    record_property("opening_ms", [round(value, 1) for value in opening])
    record_property("scrolling_p99_ms", [round(value, 1) for value in scrolling])
    record_property("memory_bytes", memory)
    assert panel.list.verticalScrollBar().maximum() > COUNT
    assert statistics.median(scrolling) <= LIMIT_MS, scrolling
    assert statistics.median(opening) <= 5 * LIMIT_MS, opening
    assert statistics.median(memory) <= LIMIT_BYTES, memory
