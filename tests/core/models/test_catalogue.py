import pytest

from dspark_core.errors import InvalidRequestError
from dspark_core.models.catalogue import PAIRS, STARTER, TARGETS, find_pair, models_of, packaged, target_of


def test_every_pair_has_a_target_and_a_name_of_its_own() -> None:
    assert len({pair.name for pair in PAIRS}) == len(PAIRS)
    assert [target_of(pair) for pair in PAIRS if not models_of(pair)] == [STARTER, STARTER]


def test_pairs_and_targets_are_found_by_name() -> None:
    assert find_pair("starter").drafter == "dspark+lookup"
    assert find_pair("starter-plain").drafter == "none"
    assert packaged("starter") is STARTER
    assert packaged("/some/folder") is None


def test_an_unknown_pair_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InvalidRequestError, match="starter, starter-plain"):
        find_pair("nope")


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_every_target_is_pinned(target: object) -> None:
    assert isinstance(target, type(STARTER))
    assert len(target.wheel_sha256) == len(target.gguf_sha256) == 64
    assert "==" in target.requirement
    assert target.gguf_name.endswith(".gguf")
