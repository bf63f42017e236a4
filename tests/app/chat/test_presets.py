"""Presets: what is written is read, what comes from outside is checked, nothing is lost."""

import json
import os

import pytest

from app.chat.chat_settings import ChatSettings
from app.chat.presets import (
    FORMAT,
    LARGEST_FILE,
    Preset,
    PresetError,
    PresetFolder,
    built_in_presets,
    read_preset,
    unknown_words,
    write_preset,
)

MINE = Preset("My own: Ü", ChatSettings("Be short.", temperature=0.4, max_new_tokens=64))


def folder(tmp_path):
    made = PresetFolder(tmp_path / "presets")
    made.load()
    return made


def test_what_is_written_is_read():
    kept = Preset("a", ChatSettings(), {"later": {"x": 1}})
    for preset in (MINE, kept):
        assert read_preset(write_preset(preset)) == preset
    assert "later" in unknown_words(kept)
    assert unknown_words(MINE) == ""


def test_those_built_in_are_what_they_are_called():
    presets = {preset.name: preset.settings for preset in built_in_presets(ChatSettings(seed=3))}
    assert list(presets) == ["Standard", "Balanced", "Precise", "Creative", "Exact greedy"]
    assert presets["Standard"].seed == 3
    assert presets["Exact greedy"].sampling.greedy
    assert presets["Exact greedy"].exact
    for settings in presets.values():
        settings.sampling.validated()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "no preset"),
        (b'{"format": "other", "version": 1, "name": "a"}', "no preset"),
        (b'{"format": "%s", "name": "a"}' % FORMAT.encode(), "which version"),
        (b'{"format": "%s", "version": true, "name": "a"}' % FORMAT.encode(), "which version"),
        (b'{"format": "%s", "version": 2, "name": "a"}' % FORMAT.encode(), "newer version"),
        (b'{"format": "%s", "version": 1, "name": "../a\\n"}' % FORMAT.encode(), "no name"),
        (b'{"format": "%s", "version": 1, "name": "a", "top_k": -1}' % FORMAT.encode(), "out of range: top_k"),
        (b" " * (LARGEST_FILE + 1), "too large"),
    ],
)
def test_what_is_no_preset_is_refused_in_words(data, words):
    with pytest.raises(PresetError, match=words):
        read_preset(data)


def test_saved_renamed_deleted_and_brought_back(tmp_path):
    presets = folder(tmp_path)
    presets.save(MINE)
    presets.rename(MINE.name, "Other")
    again = folder(tmp_path)
    assert again.presets == {"Other": Preset("Other", MINE.settings)}
    deleted = again.delete("Other")
    assert folder(tmp_path).presets == {}
    again.save(deleted)
    assert folder(tmp_path).presets == {"Other": Preset("Other", MINE.settings)}


def test_names_are_used_once_whatever_their_case(tmp_path):
    presets = folder(tmp_path)
    presets.save(MINE)
    for name in ("balanced", MINE.name.upper()):
        with pytest.raises(PresetError, match="another preset"):
            presets.save(Preset(name, ChatSettings()))
        with pytest.raises(PresetError, match="another preset"):
            presets.save(Preset("x", ChatSettings())) or presets.rename("x", name)
        presets.delete("x")
    presets.rename(MINE.name, MINE.name.lower())
    assert list(folder(tmp_path).presets) == [MINE.name.lower()]


def test_names_that_give_the_same_file_name_get_files_of_their_own(tmp_path):
    presets = folder(tmp_path)
    for name in ("日本", "中文", "CON", "../../up"):
        presets.save(Preset(name, ChatSettings()))
    assert len(folder(tmp_path).presets) == 4
    assert sorted(path.name for path in (tmp_path / "presets").iterdir()) == [
        "preset-con.json",
        "preset-preset-2.json",
        "preset-preset.json",
        "preset-up.json",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_files_that_cannot_be_used_are_told_and_stay(tmp_path):
    presets = folder(tmp_path)
    presets.save(MINE)
    (tmp_path / "presets" / "broken.json").write_text("{")
    (tmp_path / "presets" / "twice.json").write_bytes(write_preset(MINE))
    (tmp_path / "presets" / "folder.json").mkdir()
    os.mkfifo(tmp_path / "presets" / "pipe.json")
    (tmp_path / "presets" / "loop.json").symlink_to("loop.json")
    again = folder(tmp_path)
    assert list(again.presets) == [MINE.name]
    assert len(again.problems) == 5
    assert (tmp_path / "presets" / "broken.json").read_text() == "{"


def test_an_imported_preset_keeps_its_values_and_gets_a_free_name(tmp_path):
    outside = tmp_path / "shared.json"
    outside.write_bytes(write_preset(Preset("Precise", MINE.settings, {"later": 1})))
    presets = folder(tmp_path)
    assert presets.import_file(outside) == Preset("Precise 2", MINE.settings, {"later": 1})
    assert presets.import_file(outside).name == "Precise 3"
    presets.export_file(presets.presets["Precise 2"], outside)
    assert json.loads(outside.read_bytes())["later"] == 1


def test_a_full_or_closed_disk_is_told(tmp_path):
    (tmp_path / "presets").write_text("a file where the folder should be")
    presets = folder(tmp_path)
    assert presets.presets == {}
    with pytest.raises(PresetError, match="cannot be written"):
        presets.save(MINE)
    assert presets.presets == {}
