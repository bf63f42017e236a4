"""Features computed at each use are those of the cache, and train the same drafter."""

import json
import threading

import numpy as np
import pytest
import torch
from test_feature_cache import FACTS, talks, write
from tiny_drafters import tiny_config
from tiny_training import SMALLEST, train, write_target

from dspark_core.training import live_features, pipeline, room, trainer
from dspark_core.training.batches import feature_scale, usable
from dspark_core.training.cache_reader import FeatureCache
from dspark_core.training.feature_cache import write_cache
from dspark_core.training.live_features import LiveFeatures
from dspark_core.training.recipe import Recipe

TAPS = (1, -1)


@pytest.mark.parametrize("rows", [1 << 14, 70])
def test_they_are_those_of_the_cache(tiny, tmp_path, monkeypatch, rows):
    target = tiny("llama").target
    file = write(tmp_path / "r.jsonl", talks())
    list(write_cache(target, [file], tmp_path / "cache", taps=TAPS, facts=FACTS, max_length=32))
    cache = FeatureCache(tmp_path / "cache")
    monkeypatch.setattr(live_features, "PACKED_TOKENS", rows)
    live = LiveFeatures(target, [file], taps=TAPS, max_length=32)
    assert len(live) == len(cache) == 9
    assert np.array_equal(live.lengths, cache.lengths)
    assert usable(live) == usable(cache)
    torch.testing.assert_close(feature_scale(live, range(9)), feature_scale(cache, range(9)), rtol=1e-2, atol=0)
    chosen = [7, 0, 3, 3, 8]
    for index, one, other in zip(chosen, live.examples(chosen), cache.examples(chosen), strict=True):
        assert live.source_of(index) == cache.source_of(index)
        assert torch.equal(one.tokens, other.tokens)
        assert torch.equal(one.response, other.response)
        assert torch.equal(live.response(index), other.response)
        torch.testing.assert_close(one.features.bfloat16(), other.features, rtol=1e-2, atol=1e-6)
        torch.testing.assert_close(one.last.bfloat16(), other.last, rtol=1e-2, atol=1e-6)


def test_a_training_without_a_cache(tmp_path, capsys, monkeypatch):
    """As on a card: the stage of the features and its disk space are left out, the drafter is as good."""
    target, losses = write_target(tmp_path / "target"), []
    for live in (False, True):
        monkeypatch.setattr(trainer, "remembers", lambda head, live=live: not live)
        for module in (pipeline, room):
            monkeypatch.setattr(module, "computes_live", lambda target, live=live: live)
        out = tmp_path / f"drafter-{live}"
        made = train(capsys, target, out, *SMALLEST)
        assert ("features" in made["stages"]) == (not live)
        work = tmp_path / f"drafter-{live}.work"
        assert (work / "features").exists() == (not live)
        losses.append(json.loads((out / "training.json").read_text())["history"][-1]["tau"])
    assert losses[0] == pytest.approx(losses[1], abs=0.02)
    assert not [each for each in threading.enumerate() if each.name.startswith("batches")]


def test_it_needs_less_of_the_disk():
    config = tiny_config()
    assert room.disk_needed(Recipe(), config, True) < room.disk_needed(Recipe(), config, False) - 1_000_000
