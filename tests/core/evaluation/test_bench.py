"""``bench``: the report's shape and sums on a tiny model, and what it refuses."""

import json
import re
from xml.etree import ElementTree

import pytest

from dspark_core.cli import main
from dspark_core.evaluation.bench import OwnSystem, _ratios, _row, run_bench
from dspark_core.evaluation.systems import Sample
from dspark_core.requests import LoadRequest

ROWS = [
    {"id": "a", "domain": "chat", "prompt": "hello the inn"},
    {"id": "b", "domain": "code", "prompt": "hello hello hello"},
    {"id": "c", "domain": "code", "prompt": "in the inn"},
]


@pytest.fixture
def prompts(tmp_path):
    path = tmp_path / "prompts.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n\n")
    return path


def bench(capsys, folder, prompts, *arguments: str):
    options = ["--target", str(folder), "--threads", "1", "--precision", "fp32", "--max-new-tokens", "6"]
    status = main(["bench", "--prompts", str(prompts), *options, *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_the_report(capsys, chat_folder, prompts):
    status, out, _ = bench(capsys, chat_folder, prompts, "--repeats", "2", "--peers", "llama.cpp,abacus", "--json")
    assert status == 0
    report = json.loads(out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert {"machine", "runs", "ratios"} <= set(report)
    found = {(row["system"], row["domain"]): row for row in report["runs"]}
    assert set(found) == {(name, domain) for name in ("none", "lookup") for domain in ("chat", "code", "all")}
    for row in found.values():
        contract = {"system", "domain", "tokens_per_s", "tau", "n"}
        assert set(row) == contract | {"ttft_s", "bytes_per_s", "memory_bytes", "memory_kind", "weights"}
        assert row["ttft_s"] > 0
        assert row["bytes_per_s"] > 0
        assert row["memory_bytes"] >= 0
        assert row["weights"] == "fp32"
        speed = row["tokens_per_s"]
        assert 0 < speed["min"] <= speed["median"] <= speed["max"]
    assert found["none", "all"]["n"] == 6
    assert found["none", "code"]["n"] == 4
    assert found["none", "all"]["tau"] == 1.0
    assert set(report["ratios"]["lookup/none"]) == {"chat", "code", "all"}
    assert [row["system"] for row in report["skipped"]] == ["llama.cpp", "abacus"]
    assert "--llama-gguf" in report["skipped"][0]["reason"] or "pip install" in report["skipped"][0]["reason"]
    assert "Known: generate, generate-lookup, llama.cpp, llama.cpp-lookup." in report["skipped"][1]["reason"]
    assert set(report["machine"]) >= {"cpu", "cores", "threads", "torch", "date"}


def test_a_peer(capsys, chat_folder, prompts):
    options = ["--repeats", "1", "--drafters", "none", "--peers", "generate", "--limit", "1", "--json"]
    status, out, _ = bench(capsys, chat_folder, prompts, *options)
    assert status == 0
    report = json.loads(out)
    assert {"none", "generate"} == {row["system"] for row in report["runs"]}
    assert "none/generate" in report["ratios"]
    (row,) = [row for row in report["runs"] if row["system"] == "generate" and row["domain"] == "all"]
    assert (row["tau"], row["bytes_per_s"], row["weights"]) == (None, None, "bfloat16")
    assert row["ttft_s"] > 0


def test_the_first_token_always_waits_for_the_whole_prompt(chat_folder, monkeypatch):
    reused = []
    real = OwnSystem._generate

    def generate(system, *arguments):
        finished = real(system, *arguments)
        reused.append((system.name, finished.stats.reused_tokens))
        return finished

    monkeypatch.setattr(OwnSystem, "_generate", generate)
    run_bench(
        base=LoadRequest(target=str(chat_folder), precision="fp32", threads=1),
        prompts=ROWS,
        drafters=["none", "lookup"],
        peers=[],
        repeats=2,
        max_new_tokens=4,
        temperature=0.0,
        progress=lambda line: None,
    )
    assert len(reused) == 28
    assert {count for _, count in reused} == {0}


def test_the_picture(capsys, chat_folder, prompts, tmp_path):
    picture = tmp_path / "speeds.svg"
    status, _, _ = bench(capsys, chat_folder, prompts, "--repeats", "1", "--picture", str(picture))
    assert status == 0
    words = [element.text for element in ElementTree.parse(picture).iter("{http://www.w3.org/2000/svg}text")]
    assert {"none", "lookup"} <= set(words)
    status, out, err = bench(
        capsys, chat_folder, prompts, "--repeats", "1", "--picture", str(tmp_path / "no" / "x.svg")
    )
    assert status == 1
    assert "lookup/none" in out, "the figures are told all the same"
    assert "cannot be written" in err


def test_precision_and_schedule_in_a_name(capsys, chat_folder, prompts):
    options = ["--repeats", "1", "--drafters", "none@fp64,lookup@fp64@fixed", "--json"]
    status, out, _ = bench(capsys, chat_folder, prompts, *options)
    assert status == 0
    assert "lookup@fp64@fixed/none@fp64" in json.loads(out)["ratios"]


def test_the_table_for_people(capsys, chat_folder, prompts):
    status, out, err = bench(capsys, chat_folder, prompts, "--repeats", "1")
    assert status == 0
    assert re.search(r"^lookup/none: chat \d+\.\d\d \(\d+\.\d\d–\d+\.\d\d\), code ", out, re.MULTILINE)
    assert re.search(r"^none: weights fp32, memory [\d,]+ MB \(growth when loaded\)$", out, re.MULTILINE)
    assert "repeat 1 of 1, prompt 3 of 3 (c)" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--repeats", "0"],
        ["--max-new-tokens", "1"],
        ["--drafters", "best"],
        ["--drafters", "none@int1"],
        ["--drafters", "none,none"],
        ["--limit", "0"],
        ["--temperature", "-1"],
        ["--llama-gguf", "no such file"],
    ],
    ids=" ".join,
)
def test_what_it_refuses(capsys, chat_folder, prompts, arguments):
    status, out, err = bench(capsys, chat_folder, prompts, *arguments)
    assert (status, out) == (1, "")
    assert err.splitlines()[-1].startswith("error: ")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "7",
        "{",
        '{"id": 1}',
        '{"id": "a", "domain": "x", "prompt": "hi"}\n{"id": "a", "domain": "x", "prompt": "ho"}',
        '{"id": "a", "domain": "all", "prompt": "hi"}',
        '{"id": "a", "domain": "x", "prompt": ""}',
    ],
)
def test_files_that_hold_no_prompts(capsys, chat_folder, prompts, content):
    prompts.write_text(content)
    status, out, err = bench(capsys, chat_folder, prompts)
    assert (status, out) == (1, "")
    assert err.splitlines()[-1].startswith("error: ")


def test_sums_are_total_tokens_over_total_seconds():
    samples = {
        ("none", 0): {"all": [Sample(10, 1.0, 10, 0.1, 8.0, 2.0), Sample(30, 1.0, 30, 0.5, 4.0, 1.0)]},
        ("none", 1): {"all": [Sample(10, 2.0, 10), Sample(30, 2.0, 30)]},
        ("lookup", 0): {"all": [Sample(10, 0.5, 5), Sample(30, 0.5, 15)]},
        ("lookup", 1): {"all": [Sample(10, 2.0, 5), Sample(30, 3.0, 15)]},
    }
    row = _row("none", "all", samples, 2)
    assert row["tokens_per_s"] == {"median": 15.0, "min": 10.0, "max": 20.0}
    assert row["tau"] == 1.0
    assert row["ttft_s"] == pytest.approx(0.05)
    assert row["bytes_per_s"] == 4.0
    assert _row("lookup", "all", samples, 2)["tau"] == 2.0
    ratios = _ratios(["none", "lookup"], ["none", "lookup"], ["all"], samples, 2)
    assert ratios["ratios"] == {"lookup/none": {"all": (2.0 + 0.8) / 2}}
    assert ratios["ratio_spread"] == {"lookup/none": {"all": [0.8, 2.0]}}
