import json
import os
from dataclasses import fields
from pathlib import Path

import pytest

from app import settings as module
from app.settings import Settings, SettingsStore
from dspark_core.requests import SamplingParams


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "settings.json"


def loaded(path):
    store = SettingsStore(path)
    store.load()
    return store


def test_a_first_start_has_the_defaults_writes_nothing_and_tells_nothing(path):
    store = loaded(path)
    assert store.settings == Settings()
    assert store.settings.sampling == SamplingParams()
    assert store.take_problem() == ""
    assert not path.parent.exists()


def test_every_setting_comes_back(path):
    values = Settings(
        theme="dark",
        show_marks=False,
        pair="/models/Größe 漢",
        drafter="dspark",
        precision="nf4",
        kv_precision="int8",
        head_precision="int8",
        context_length=32768,
        unload_after=5,
        temperature=0.0,
        top_k=40,
        top_p=1.0,
        seed=2**63 - 1,
        max_new_tokens=1,
        exact=True,
        sidebar_visible=False,
        inspector_visible=False,
        window_geometry="AdnQywADAAA=",
        last_conversation=7,
    )
    changes = {field.name: getattr(values, field.name) for field in fields(Settings)}
    assert loaded(path).update(**changes) == values
    store = loaded(path)
    assert store.settings == values
    assert store.take_problem() == ""
    assert values.sampling == SamplingParams(0.0, 40, 1.0)


def test_every_setting_has_a_check():
    assert set(module._FITS) == {field.name for field in fields(Settings)}
    assert all(module._FITS[field.name](field.default) for field in fields(Settings))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("show_marks", 1),
        ("pair", ""),
        ("pair", "a\nb"),
        ("drafter", None),
        ("kv_precision", "int3"),
        ("kv_precision", ["int8"]),
        ("head_precision", "int4"),
        ("head_precision", None),
        ("context_length", 0),
        ("context_length", 4096.0),
        ("context_length", "long"),
        ("temperature", -0.1),
        ("temperature", "hot"),
        ("temperature", float("nan")),
        ("temperature", True),
        ("top_k", -1),
        ("top_k", 2.5),
        ("top_p", 0),
        ("top_p", 1.5),
        ("seed", -1),
        ("seed", 2**63),
        ("unload_after", 7),
        ("unload_after", False),
        ("unload_after", None),
        ("max_new_tokens", 0),
        ("max_new_tokens", None),
        ("window_geometry", 5),
        ("last_conversation", "3"),
    ],
)
def test_a_bad_value_falls_back_alone_and_is_told_once(path, name, value):
    path.parent.mkdir()
    good = "top_k" if name != "top_k" else "seed"
    path.write_text(json.dumps({name: value, good: 5}))
    store = loaded(path)
    assert getattr(store.settings, name) == getattr(Settings(), name)
    assert getattr(store.settings, good) == 5
    assert name in store.take_problem()
    assert store.take_problem() == ""
    with pytest.raises(ValueError, match=name):
        store.update(**{name: value})


def test_an_unknown_setting_is_our_mistake(path):
    with pytest.raises(ValueError, match="colour"):
        loaded(path).update(colour="red")


def test_keys_of_a_newer_version_are_kept(path):
    path.parent.mkdir()
    path.write_text(json.dumps({"future": {"deep": [1]}, "theme": "dark"}))
    store = loaded(path)
    assert store.take_problem() == ""
    store.update(theme="light")
    assert json.loads(path.read_text())["future"] == {"deep": [1]}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null", b"[" * 100_000], ids=str)
def test_an_unreadable_file_is_kept_aside_and_the_one_before_it_used(path, content):
    store = loaded(path)
    store.update(theme="dark")
    store.update(top_k=3)
    path.write_bytes(content)
    store = loaded(path)
    assert store.settings == Settings(theme="dark")
    problem = store.take_problem()
    (kept,) = path.parent.glob("settings.json.damaged-*")
    assert str(kept) in problem
    assert kept.read_bytes() == content


def test_an_unreadable_file_without_one_before_it_gives_the_defaults(path):
    path.parent.mkdir()
    path.write_bytes(b"{")
    store = loaded(path)
    assert store.settings == Settings()
    assert "could not be read" in store.take_problem()


@pytest.mark.parametrize("crash_at", range(3))
def test_a_crash_while_saving_leaves_the_old_or_the_new_settings(path, monkeypatch, crash_at):
    store = loaded(path)
    store.update(theme="dark")

    class Crash(BaseException):
        pass

    steps = []

    def step(real):
        def stepped(*args):
            steps.append(real)
            if len(steps) - 1 == crash_at:
                raise Crash
            return real(*args)

        return stepped

    monkeypatch.setattr(os, "fsync", step(os.fsync))
    monkeypatch.setattr(Path, "replace", step(Path.replace))
    with pytest.raises(Crash):
        store.update(theme="light")
    monkeypatch.undo()
    again = loaded(path)
    assert again.settings.theme == "dark"
    assert again.take_problem() == ""


def test_a_folder_that_cannot_be_written_is_told_and_the_change_holds_until_the_end(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.json")
    assert store.update(theme="dark").theme == "dark"
    assert "could not be saved" in store.take_problem()
    assert store.settings.theme == "dark"


def test_nothing_is_written_when_nothing_changes(path):
    loaded(path).update(theme="system")
    assert not path.exists()
