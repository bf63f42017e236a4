"""Answers compared with plain decoding, over a file of prompts."""

import dataclasses
import json

import pytest

from dspark_core import cli
from dspark_core.engine import Engine
from dspark_core.evaluation.audit import run_audit
from dspark_core.events import GenerationFinished
from dspark_core.requests import LoadRequest

PROMPTS = [{"id": name, "domain": "chat", "prompt": f"hello the hello {name}"} for name in ("a", "b", "c")]


def audit(folder, **changes):
    options = {"drafters": ["lookup", "self:1"], "max_new_tokens": 24, "exact": True, **changes}
    base = LoadRequest(target=str(folder), drafter="none", precision=options.pop("precision", "bf16"))
    return run_audit(base=base, prompts=PROMPTS, progress=lambda line: None, **options)


@pytest.mark.parametrize("precision", ["bf16", "fp32", "nf4"])
def test_in_exact_mode_all_are_identical(chat_folder, precision):
    assert audit(chat_folder, precision=precision) == {
        "prompts": 6,
        "identical": 6,
        "forked": [],
        "exact_mode": True,
    }


def test_an_audit_of_none_is_of_itself(chat_folder):
    report = audit(chat_folder, drafters=["none"], exact=False)
    assert (report["prompts"], report["identical"], report["exact_mode"]) == (3, 3, False)


@pytest.mark.parametrize("at", [0, 5, 23])
def test_a_fork_is_told_with_its_place_and_gap(chat_folder, monkeypatch, at):
    generate = Engine.generate

    def wrong(engine, request, cancel=None):
        for event in generate(engine, request, cancel):
            if isinstance(event, GenerationFinished) and engine.info.drafter == "lookup":
                ids = list(event.token_ids)
                ids[at] = 9 if ids[at] != 9 else 10
                event = dataclasses.replace(event, token_ids=tuple(ids))
            yield event

    monkeypatch.setattr(Engine, "generate", wrong)
    report = audit(chat_folder, drafters=["lookup"])
    assert report["identical"] == 0
    assert [row["id"] for row in report["forked"]] == ["a", "b", "c"]
    assert all(row["at_token"] == at and row["gap"] > 0 and row["drafter"] == "lookup" for row in report["forked"])


def test_an_answer_that_ends_elsewhere_is_a_fork_without_gap(chat_folder, monkeypatch):
    generate = Engine.generate

    def short(engine, request, cancel=None):
        for event in generate(engine, request, cancel):
            if isinstance(event, GenerationFinished) and engine.info.drafter == "lookup":
                event = dataclasses.replace(event, token_ids=event.token_ids[:7])
            yield event

    monkeypatch.setattr(Engine, "generate", short)
    assert audit(chat_folder, drafters=["lookup"])["forked"][0] == {
        "id": "a",
        "drafter": "lookup",
        "at_token": 7,
        "gap": None,
    }


def test_the_command(chat_folder, tmp_path, capsys):
    prompts = tmp_path / "prompts.jsonl"
    prompts.write_text("\n".join(json.dumps(row) for row in PROMPTS))
    arguments = ["audit", "--prompts", str(prompts), "--target", str(chat_folder), "--drafter", "lookup"]
    arguments += ["--max-new-tokens", "8"]
    assert cli.main([*arguments, "--exact", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"prompts": 3, "identical": 3, "forked": [], "exact_mode": True}
    assert cli.main([*arguments, "--limit", "1", "--exact"]) == 0
    assert capsys.readouterr().out.startswith("1 of 1 answers identical with plain decoding, in exact mode")
