"""Prefix sums of heights agree with adding them up, whatever was done to them."""

import random
from itertools import accumulate

from app.transcript.heights import Heights


def check(heights: Heights, expected: list[int]) -> None:
    sums = [0, *accumulate(expected)]
    assert list(heights) == expected
    assert len(heights) == len(expected)
    assert [heights.above(index) for index in range(len(expected) + 2)] == [*sums, sums[-1]]
    for height in range(-1, sums[-1] + 2):
        reaching = next((index for index, end in enumerate(sums[1:]) if end > height), len(expected))
        assert heights.at(height) == reaching


def test_sums_and_places_of_random_heights():
    chance = random.Random(5)
    heights, expected = Heights(), []
    check(heights, expected)
    for _ in range(120):
        what = chance.randrange(4)
        if what < 2:
            more = [chance.randrange(1, 9) for _ in range(chance.randrange(6))]
            heights.extend(more)
            expected += more
        elif what == 2 and expected:
            index = chance.randrange(len(expected))
            heights[index] = expected[index] = chance.randrange(1, 9)
        elif expected:
            count = chance.randrange(len(expected) // 2, len(expected) + 1)
            heights.truncate(count)
            del expected[count:]
        check(heights, expected)
