"""Engine events for the panels, made up but consistent with each other."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from app.panels.inspector import Inspector
from dspark_core.events import ModelInfo, RoundFinished, Token

KNOWN: dict[str, Any] = {
    "target": "SmolLM2-135M-Instruct",
    "title": "SmolLM2-135M-Instruct",
    "precision": "bf16",
    "drafter": "lookup",
    "device": "cpu",
    "device_name": "CPU",
    "context_length": 8192,
    "context_limit": 8192,
    "longest_context": 8192,
    "kv_precision": "fp32",
    "head_precision": "bf16",
    "weight_bytes": 269_000_000,
    "kv_bytes_per_token": 46_080,
    "peak_bytes_per_s": 20e9,
    "peak_source": "measured",
    "card": None,
    "memory_estimate": None,
    "memory_taken": None,
    "parts": (),
    "temperature": 0.2,
    "top_k": 50,
    "top_p": 0.9,
    "threads": 2,
}


@pytest.fixture
def inspector(qtbot):
    widget = Inspector()
    qtbot.addWidget(widget)
    widget.resize(300, 800)
    widget.show()
    return widget


@pytest.fixture
def make_info() -> Callable[..., ModelInfo]:
    """A ModelInfo; fields that no panel reads are left empty."""

    def make(**changes: Any) -> ModelInfo:
        values = {field.name: "" for field in fields(ModelInfo)} | KNOWN | changes
        return ModelInfo(**values)

    return make


@pytest.fixture
def make_round() -> Callable[..., RoundFinished]:
    """A round of 40 ms that ends with the target's own token."""

    def make(accepted: int, proposed: int, **changes: Any) -> RoundFinished:
        closing = "plain" if not proposed else "bonus" if accepted == proposed else "correction"
        tokens = (*(Token(7, "a", "accepted") for _ in range(accepted)), Token(8, "b", closing))
        values: dict[str, Any] = {
            "request_id": "r",
            "at": 10.0,
            "index": 0,
            "anchor_position": 30,
            "anchor": 1,
            "drafts": (7,) * proposed,
            "draft_texts": ("a",) * proposed,
            "proposed": proposed,
            "accepted": accepted,
            "closing": 8,
            "confidence": None,
            "tokens": tokens,
            "seconds": 0.04,
            "draft_s": 0.01,
            "verify_s": 0.03,
            "target_bytes": 300_000_000,
            "draft_bytes": 0,
        }
        return RoundFinished(**(values | changes))

    return make
