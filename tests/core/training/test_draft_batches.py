"""Batches are a function of seed and step, and mean what they say."""

import threading
from itertools import pairwise

import numpy as np
import pytest
import torch
from tiny_drafters import TAPS, tiny_cache, tiny_head

from dspark_core.errors import InvalidRequestError
from dspark_core.training.batches import BatchSource, feature_scale, split, usable

SIZE = 5


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tiny_cache(tmp_path_factory.mktemp("cache"))


def source(cache, sequences=None, *, seed=7, per_step=3, anchors=6) -> BatchSource:
    chosen = range(len(cache)) if sequences is None else sequences
    return BatchSource(cache, chosen, block_size=SIZE, head=tiny_head(), per_step=per_step, anchors=anchors, seed=seed)


def flat(batch) -> list[torch.Tensor]:
    blocks = batch.blocks
    return [
        blocks.features, blocks.anchors, blocks.previous, batch.kept, batch.labels,
        batch.target.last, batch.target.index, batch.target.log_norm, batch.best,
    ]  # fmt: skip


def same(first, second) -> bool:
    return all(
        one.shape == other.shape and torch.equal(one, other)
        for one, other in zip(flat(first), flat(second), strict=True)
    )


def test_any_step_in_any_order(cache):
    straight, jumping = source(cache), source(cache)
    batches = [straight.batch(step) for step in range(12)]
    for step in (11, 3, 0, 7):
        assert same(jumping.batch(step), batches[step])
    assert not same(batches[0], batches[1])
    assert not same(source(cache, seed=8).batch(0), batches[0])


@pytest.mark.parametrize("ahead", [False, True])
def test_batches_come_in_the_order_of_their_steps(cache, ahead):
    batches = source(cache).batches(2, ahead=ahead)
    for step in range(2, 7):
        assert same(next(batches), source(cache).batch(step))
    batches.close()
    assert not [each for each in threading.enumerate() if each.name.startswith("batches")]


def test_what_is_not_remembered_is_computed_anew(cache):
    shape = {"block_size": SIZE, "head": tiny_head(), "per_step": 3, "anchors": 6, "seed": 7}
    anew = BatchSource(cache, range(len(cache)), **shape, remember=False)
    for step in (0, 5):
        for one, other in zip(flat(anew.batch(step)), flat(source(cache).batch(step)), strict=True):
            torch.testing.assert_close(one.double(), other.double())


def test_every_sequence_once_an_epoch(cache):
    chosen = source(cache)
    for epoch in range(2):
        order = [chosen._shuffled(epoch * len(cache) + k) for k in range(len(cache))]
        assert sorted(order) == list(range(len(cache)))
    assert order != list(range(len(cache)))


def test_rows_are_what_the_text_says(cache):
    chosen = source(cache)
    batch = chosen.of([4, 9], np.random.default_rng(0))
    blocks = batch.blocks
    kept, offset, block = batch.kept.tolist(), 0, 0
    seen = 0
    for index, context, count in zip([4, 9], blocks.contexts, blocks.counts, strict=True):
        example = cache.sequence(index)
        tokens, response = example.tokens.tolist(), example.response.tolist()
        assert count == min(6, sum(a and b for a, b in pairwise(response)))
        assert torch.equal(blocks.features[offset : offset + context], example.features[:context])
        for anchor in blocks.anchors[block : block + count].tolist():
            assert response[anchor]
            assert response[anchor + 1]
            assert anchor <= context
            for k in range(SIZE):
                row = block * SIZE + k
                inside = all(
                    position < len(tokens) and response[position] for position in range(anchor, anchor + k + 2)
                )
                assert (row in kept) == inside
                if inside:
                    n = kept.index(row)
                    seen += 1
                    assert int(blocks.previous[block, k]) == tokens[anchor + k]
                    assert int(batch.labels[n]) == tokens[anchor + k + 1]
                    last = batch.target.last[batch.target.index[n]]
                    assert torch.equal(last, example.last[anchor + k].float())
                    logits = tiny_head() @ last
                    torch.testing.assert_close(batch.target.log_norm[n], logits.logsumexp(0))
                    assert int(batch.best[n]) == int(logits.argmax())
            block += 1
        offset += context
    assert seen == len(kept) > 0
    assert batch.sources == ("even", "odd")


def test_anchors_are_different(cache):
    batch = source(cache, anchors=4).batch(0)
    for own in batch.blocks.anchors.split(batch.blocks.counts):
        assert len(own) == 4
        assert bool((own.diff() > 0).all())


def test_split_is_fixed(cache):
    learned, held_out = split(range(100), 0.1, seed=3)
    assert split(range(100), 0.1, seed=3) == (learned, held_out)
    assert split(range(100), 0.1, seed=4) != (learned, held_out)
    assert len(held_out) == 10
    assert sorted(learned + held_out) == list(range(100))
    assert len(split(range(2), 0.001, seed=0)[1]) == 1


def test_the_first_held_out_are_a_fair_sample():
    """Measured are the first so many of them: sorted, these would be the oldest conversations."""
    held_out = split(range(10_000), 0.5, seed=0)[1]
    assert sum(held_out[:128]) / 128 == pytest.approx(5000, rel=0.15)


def test_split_is_over_the_sequences_given():
    learned, held_out = split([3, 5, 8, 9], 0.25, seed=1)
    assert sorted(learned + held_out) == [3, 5, 8, 9]
    for few in ([], [4]):
        with pytest.raises(InvalidRequestError, match="two tokens or more are not enough"):
            split(few, 0.1, seed=0)


def test_feature_scale_brings_every_dimension_to_one(cache):
    sequences = list(range(len(cache)))
    scale = feature_scale(cache, sequences, tokens=10_000)
    features = torch.cat([cache.sequence(k).features.float() for k in sequences])
    assert scale.shape == (len(TAPS) * cache.hidden_size,)
    torch.testing.assert_close((features * scale).square().mean(dim=0).sqrt(), torch.ones(len(scale)))


def test_answers_of_one_token_are_left_out(cache):
    class OneToken:
        lengths = cache.lengths

        def sequence(self, index):
            example = cache.sequence(index)
            if index == 0:
                example.response[:-1] = False
            return example

        def response(self, index):
            return self.sequence(index).response

        source_of = cache.source_of

        def __len__(self):
            return len(cache)

    assert source(OneToken(), [0, 1]).sequences == [1]
    assert usable(OneToken()) == list(range(1, len(cache)))
    with pytest.raises(ValueError, match="two tokens"):
        source(OneToken(), [0])
