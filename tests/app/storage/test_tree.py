import random

from app.storage.tree import Tree


def test_paths_siblings_and_leaves():
    tree = Tree({1: None, 2: 1, 3: 1, 4: 2, 5: 3, 6: None, 7: 3})
    assert tree.path_to(4) == [1, 2, 4]
    assert tree.path_to(None) == []
    assert tree.siblings(3) == [2, 3]
    assert tree.siblings(1) == [1, 6]
    assert tree.leaf_from(2) == 4
    assert tree.leaf_from(1) == 7
    assert tree.leaf_from(None) == 6
    assert tree.leaf_from(99) == 6
    assert tree.leaf_from(1, {1: 2, 3: 5}) == 4
    assert tree.leaf_from(3, {1: 2, 3: 5}) == 5
    assert tree.leaf_from(3, {3: 4}) == 7  # not its child: as if nothing had been chosen
    assert tree.subtree(3)[-1] == 3
    assert set(tree.subtree(3)) == {3, 5, 7}
    tree.remove(3)
    assert 5 not in tree
    assert tree.leaf_from(1) == 4


def test_an_empty_tree_has_no_leaf():
    assert Tree().leaf_from(None) is None


def test_every_walk_ends_whatever_a_file_says_of_parents():
    chance = random.Random(3)
    for _ in range(300):
        ids = range(1, chance.randint(2, 8))
        tree = Tree({each: chance.choice([None, *ids, 99]) for each in ids})
        for each in ids:
            assert tree.path_to(each)[-1] == each
            tree.leaf_from(each)
            assert each in tree.siblings(each)
        tree.remove(1)
        assert 1 not in tree
