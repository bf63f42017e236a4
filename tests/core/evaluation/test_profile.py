"""``profile``: what is stored and read back, what counts as none, and the command on a tiny model."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest

from dspark_core.cli import main
from dspark_core.cli.profile import ago
from dspark_core.evaluation import measure_profile, profile
from dspark_core.evaluation.profile import DraftCost, Profile, ProfileKey, WidthCost, store_profile, stored_profile

KEY = ProfileKey("CPU", "starter", "ab12", "bf16", "fp32", "bf16", 2)
STORED = Profile(
    KEY, 100.0, (WidthCost(1, 0.01, 0.009, 0.02, 128),), (DraftCost("lookup", 7, 1e-4, 1e-4, 2e-4, 128),), None, 9, 1e9
)


def test_what_is_stored_is_read_back():
    assert stored_profile(KEY) is None
    store_profile(STORED)
    assert stored_profile(KEY) == STORED
    for other in ({"threads": 1}, {"config": "cd"}, {"precision": "nf4"}, {"device": "GPU"}, {"target": "x"}):
        assert stored_profile(replace(KEY, **other)) is None
    store_profile(replace(STORED, measured_at=200.0))
    assert stored_profile(KEY).measured_at == 200.0


@pytest.mark.parametrize(
    "change",
    [
        lambda stored: "",
        lambda stored: "[" * 100_000,
        lambda stored: "[]",
        lambda stored: json.dumps(stored)[:-20],
        lambda stored: json.dumps(stored | {"format": 99}),
        lambda stored: json.dumps(stored | {"key": stored["key"] | {"threads": 3}}),
        lambda stored: json.dumps(stored | {"widths": 7}),
        lambda stored: json.dumps(stored | {"widths": [{"rows": 1}]}),
        lambda stored: json.dumps(stored | {"widths": [stored["widths"][0] | {"median_s": "fast"}]}),
        lambda stored: json.dumps(stored | {"draft": [stored["draft"][0] | {"drafter": 3}]}),
        lambda stored: json.dumps(stored | {"weight_bytes": -1}),
        lambda stored: json.dumps(stored | {"measured_at": float("nan")}),
        lambda stored: json.dumps(stored | {"measured_at": None}),
    ],
)
def test_a_damaged_or_foreign_file_is_none(change):
    store_profile(STORED)
    path = profile._path(KEY)
    path.write_text(change(json.loads(path.read_text())))
    assert stored_profile(KEY) is None
    store_profile(STORED)
    assert stored_profile(KEY) == STORED


def test_a_folder_that_cannot_be_written_is_no_failure(own_home):
    (own_home / "profiles").write_text("a file")
    store_profile(STORED)
    assert stored_profile(KEY) is None


def test_ages(monkeypatch):
    monkeypatch.setattr(profile.time, "time", lambda: 90.0)
    assert STORED.age_s == 0.0
    monkeypatch.setattr(profile.time, "time", lambda: 130.0)
    assert STORED.age_s == 30.0
    ages = (0, 59, 60, 3599, 3 * 3600 + 5, 86400, 10**6)
    assert [ago(age) for age in ages] == [
        "just now",
        "just now",
        "1 minute ago",
        "59 minutes ago",
        "3 hours ago",
        "1 day ago",
        "11 days ago",
    ]


def test_reading_a_profile_imports_no_torch():
    program = "import sys; import dspark_core.evaluation.profile; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


@pytest.fixture
def run(monkeypatch, capsys, chat_folder):
    """(arguments) -> the command's document and its stderr."""
    monkeypatch.setattr(measure_profile, "WIDTHS_S", 0.0)
    monkeypatch.setattr(measure_profile, "DRAFT_S", 0.0)

    def command(*arguments: str):
        options = ["--target", str(chat_folder), "--threads", "1", "--precision", "fp32", "--json", *arguments]
        assert main(["profile", *options]) == 0
        captured = capsys.readouterr()
        return json.loads(captured.out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON")), captured.err

    return command


def test_the_command_measures_once(run, chat_folder):
    first, said = run()
    assert "measuring" in said
    fields = {
        "device",
        "target",
        "config",
        "precision",
        "kv_precision",
        "head_precision",
        "threads",
        "measured_at",
        "age_s",
        "widths",
        "draft",
    }
    assert set(first) == fields | {"read_bytes_per_s", "weight_bytes", "bytes_per_s_at_1"}
    assert (first["target"], first["precision"], first["threads"]) == (chat_folder.name, "fp32", 1)
    places = {(cost["rows"], cost["cache_length"]) for cost in first["widths"]}
    assert places == {(rows, length) for rows in (1, 2, 4, 6, 8, 16) for length in (128, 496)}
    assert all(0 < cost["min_s"] <= cost["median_s"] <= cost["max_s"] for cost in first["widths"] + first["draft"])
    assert {(cost["drafter"], cost["drafts"]) for cost in first["draft"]} == {("lookup", 7)}
    assert first["bytes_per_s_at_1"] > first["weight_bytes"] / first["widths"][0]["median_s"]
    second, said = run()
    assert said == ""
    assert second["measured_at"] == first["measured_at"]
    again, _ = run("--again")
    assert again["measured_at"] > first["measured_at"]


def test_another_drafter_adds_to_the_profile(run, chat_folder):
    assert run("--drafter", "none")[0]["draft"] == []
    run("--drafter", "lookup")
    both, said = run("--drafter", f"small:{chat_folder}@fp64")
    assert "measuring" in said
    small = f"small:{chat_folder.name}@fp64"
    assert {cost["drafter"] for cost in both["draft"]} == {"lookup", small}
    assert {cost["drafts"] for cost in both["draft"] if cost["drafter"] == small} == {4}
    for drafter in ("none", "lookup", f"small:{chat_folder}@fp64"):
        assert run("--drafter", drafter)[1] == ""


def test_a_changed_config_is_another_target(run, chat_folder, tmp_path):
    run("--drafter", "none")
    copy = shutil.copytree(chat_folder, tmp_path / chat_folder.name)
    config = json.loads((copy / "config.json").read_text())
    (copy / "config.json").write_text(json.dumps(config | {"rms_norm_eps": 1e-4}))
    assert "measuring" in run("--drafter", "none", "--target", str(copy))[1]


def test_a_short_context(run):
    document, _ = run("--context", "20")
    assert {cost["cache_length"] for cost in document["widths"]} == {4}


def test_the_table_for_people(run, capsys, chat_folder):
    run()
    options = ["--target", str(chat_folder), "--threads", "1", "--precision", "fp32"]
    assert main(["profile", *options]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("fp32, threads: 1; measured just now")
    assert [line.split()[0] for line in lines[2:9]] == ["rows", "1", "2", "4", "6", "8", "16"]
    assert lines[9].startswith("lookup drafts 7 tokens after 128 in ")
    assert "of at most 10.0" in lines[-1]


def test_user_errors_are_told(capsys, tmp_path):
    assert main(["profile", "--target", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.startswith("error: ")
