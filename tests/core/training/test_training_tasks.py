"""Built-in tasks: many, different, the same for a seed, and none of those a drafter is measured on."""

import json
import random
import re
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from dspark_core.training.overlap import Excluded
from dspark_core.training.prompts import normalised
from dspark_core.training.tasks import generator, grammar
from dspark_core.training.tasks.generator import task_prompts
from dspark_core.training.tasks.grammar import SLOT, expand, read_lists
from dspark_core.training.tasks.numbers import number_task
from dspark_core.training.tasks.texts import with_mistakes

MEASURED = Path(__file__).parents[2] / "data" / "prompts.jsonl"


@pytest.fixture(scope="module")
def tasks():
    return list(islice(task_prompts(0), 20_000))


def test_no_task_overlaps_with_the_prompts_a_drafter_is_measured_on(tasks):
    excluded = Excluded(json.loads(line)["prompt"] for line in MEASURED.read_text().splitlines())
    assert [each.turns for each in tasks if any(excluded.shares(turn) for turn in each.turns)] == []


def test_the_same_seed_gives_the_same_tasks(tasks):
    assert list(islice(task_prompts(0), 500)) == tasks[:500]
    assert len({each.turns for each in islice(task_prompts(1), 500)} & {each.turns for each in tasks}) < 60


def test_tasks_differ_in_words_and_length(tasks):
    assert len({normalised(each.turns[0]) for each in tasks}) == 20_000
    lengths = sorted(len(each.turns[0].split()) for each in tasks)
    assert lengths[2000] <= 9
    assert lengths[18000] >= 45
    openings = Counter(" ".join(each.turns[0].split()[:3]).lower() for each in tasks)
    assert openings.most_common(1)[0][1] < 0.05 * len(tasks)
    assert len(openings) > 2500
    assert 0.15 < sum(len(each.turns) > 1 for each in tasks) / len(tasks) < 0.3
    assert max(len(each.turns) for each in tasks) == 4


def test_every_kind_still_finds_new_tasks_after_many():
    rng = random.Random(3)
    for _, _, make in generator.KINDS:
        assert len({make(rng) for _ in range(1500)}) > 1100


def test_no_place_of_a_template_stays_open(tasks):
    names = "|".join(read_lists().keys() - set(read_lists()["code_name"]))
    for each in tasks:
        for turn in each.turns:
            assert turn.strip() == turn != ""
            listing = re.search('f"|`[^`]*\\{.*}`', turn)  # code may have names in braces of its own
            assert not re.search(r"§|\ba\(n\) |\{(" + names + r")(:\d)?\}", turn), turn
            assert listing or not re.search(r"\{[a-z]\}", turn), turn


def test_all_lists_that_templates_name_are_there():
    lists = read_lists()
    named = {match[1] for items in lists.values() for item in items for match in SLOT.finditer(item) if match[1]}
    assert named <= lists.keys()
    assert all(items for items in lists.values())
    made_by_code = {"opening_words", "chat", "writing", "listing", "code", "around", "code_around", "code_instruction"}
    made_by_code |= {"edit_instruction", "correct_instruction", "ask_text", "line_list", "list_word", "text_long"}
    made_by_code |= {"follow_up", "follow_up_writing", "follow_up_code", "follow_up_math", "code_name", "code_verb"}
    assert lists.keys() - named <= made_by_code | {"class_name", "surname", "weekday"}


def test_templates(monkeypatch):
    lists = {"pet": ("owl", "dog"), "two": ("{pet:1} and {pet:2}",), "big": ("old {pet}",)}
    monkeypatch.setattr(grammar, "read_lists", lambda: lists)
    rng = random.Random(0)
    for _ in range(20):
        assert expand(rng, "{two}") in ("owl and dog", "dog and owl")
        first, second = expand(rng, "{pet:1} {pet:1}").split()
        assert first == second
        assert 3 <= int(expand(rng, "{3-5}")) <= 5
        assert expand(rng, "A(n) {pet}") in ("An owl", "A dog")
    assert expand(rng, "a(n) {big}") in ("an old owl", "an old dog")
    assert expand(rng, "f{x} a(n) 'x'") == "f{x} a 'x'"
    with pytest.raises(KeyError):
        expand(rng, "{absent}")


def test_mistakes_are_made():
    text = "The old lantern stood because nobody wanted to carry it to their garden and it was heavy. " * 3
    changed = [with_mistakes(random.Random(seed), text) for seed in range(20)]
    assert len(set(changed)) > 15
    assert text not in changed


def test_numbers_work_out():
    rng = random.Random(5)
    sums = [re.fullmatch(r"Divide (\d+) by (\d+)\..*", number_task(rng)) for _ in range(4000)]
    found = [(int(match[1]), int(match[2])) for match in sums if match]
    assert len(found) > 5
    assert all(a % b == 0 for a, b in found)
