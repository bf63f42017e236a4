"""The reasons of the ranking, all of them, in every language of the window: whole, with their figures in them."""

from itertools import product

import pytest

from app.language import NAMES, Language, translated
from dspark_core.marked import Marked
from dspark_core.models.catalogue import PAIRS
from dspark_core.pairs.facts import Needs, Prediction, Range
from dspark_core.pairs.ranking import DEMONSTRATION, FITS, NO_SIZES, SLOW, TOO_LARGE, reason_of

GIB = 1 << 30


def reasons() -> list[Marked]:
    found = [NO_SIZES]
    for place, longest, plain, basis in product(
        (FITS, SLOW, TOO_LARGE, DEMONSTRATION), (0, 9000), (None, 4.0), (None, "profile", "bandwidth")
    ):
        if place == SLOW and plain is None:
            continue  # of a speed that is not known nothing is slow
        needed = Needs(4096, 5 * GIB, 0, 0, 0, 0, 8 * GIB, longest, False, False, "cpu")
        rate = Range(5.0, 8.0, 9.0) if plain else None
        prediction = Prediction(Range(1.2, 1.9, 2.4), rate, Range(2, 3, 4), basis, None, Marked("x")) if basis else None
        found.append(reason_of(place, PAIRS[0], needed, prediction, plain))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_reason_is_whole_in_every_language(qapp, name):
    language = Language(name)
    try:
        shown = [(reason, translated(reason)) for reason in reasons()]
    finally:
        language.remove()
    for reason, words in shown:
        assert words.endswith("." if name != "zh_CN" else "。"), words
        assert "{" not in words
        assert words.count(". ") <= (1 if reason.template.startswith("A demonstration") else 0), words
        assert name == "en" or words != reason
