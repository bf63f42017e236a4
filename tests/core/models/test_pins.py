from pathlib import Path

import pytest

from dspark_core.models.pins import Pin, PinnedFile, keep_pin, pin_of, read_pins


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path))
    return tmp_path


def pin(repository: str, revision: str = "a" * 40) -> Pin:
    files = (PinnedFile("model.safetensors", 1000, "b" * 64), PinnedFile("config.json", 24, None))
    return Pin(repository, revision, files, "apache-2.0", False, 1.5, {"model_type": "qwen3"})


def test_what_was_pinned_is_found_again() -> None:
    assert pin_of("a/b") is None
    keep_pin(pin("a/b"))
    keep_pin(pin("c/d"))
    keep_pin(pin("a/b", "e" * 40))
    assert pin_of("a/b") == pin("a/b", "e" * 40)
    assert pin_of("c/d") == pin("c/d")
    assert pin("a/b").bytes == 1024


def test_a_damaged_entry_is_left_out_and_the_others_stay(home: Path) -> None:
    keep_pin(pin("a/b"))
    keep_pin(pin("c/d"))
    path = home / "pins.json"
    path.write_text(path.read_text().replace('"c/d"', "7"))
    assert list(read_pins()) == ["a/b"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2, "pins": []}', '{"format": 1, "pins": 3}', "[" * 100_000]
)
def test_a_file_that_is_something_else_is_no_pin(home: Path, text: str) -> None:
    (home / "pins.json").write_text(text)
    assert read_pins() == {}


@pytest.mark.parametrize("change", [{"bytes": -1}, {"bytes": "many"}, {"sha256": 3}, {"more": 1}])
def test_a_file_of_no_size_makes_an_entry_none(home: Path, change: dict[str, object]) -> None:
    import json

    keep_pin(pin("a/b"))
    stored = json.loads((home / "pins.json").read_text())
    stored["pins"][0]["files"][0].update(change)
    (home / "pins.json").write_text(json.dumps(stored))
    assert read_pins() == {}
