import pytest

from app.exchange.records import ExchangedMessage
from app.exchange.tree import in_order, newest_leaf


@pytest.mark.parametrize(
    ("parents", "order"),
    [
        ({}, []),
        ({"b": "gone", "a": None}, ["b", "a"]),
        ({"c": "b", "b": "a", "a": None}, ["a", "b", "c"]),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "c", "c": "a", "d": "b"}, ["a", "c", "b", "d"]),
        ({"r": None, "x": "r", "y": "r", "x1": "x"}, ["r", "x", "x1", "y"]),
    ],
)
def test_parents_come_first_and_every_walk_ends(parents, order):
    assert in_order(parents) == order


def test_children_stand_in_the_order_that_is_given():
    assert in_order({"r": None, "x": "r", "y": "r"}, {"y": 0, "x": 1}) == ["r", "y", "x"]


def test_the_newest_leaf_ends_the_branch_written_last():
    first, old = ExchangedMessage("1", None, "user", "", 9.0), ExchangedMessage("2", "1", "user", "", 5.0)
    assert newest_leaf([first, old, ExchangedMessage("3", "1", "user", "", 7.0)]) == "3"
    assert newest_leaf([]) is None
