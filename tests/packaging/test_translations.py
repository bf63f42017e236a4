"""The translations belong to the texts of the code, and the compiled ones to them."""

import shutil

import pytest
import translations
from translations import (
    FOLDER,
    PROGRAMS,
    ROOT,
    differences,
    files,
    files_of,
    mistakes,
    program_of,
    release,
    texts_of_the_code,
    unfinished,
    words_in,
)

from dspark_core.models.catalogue import PAIRS

FILES = pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)


@pytest.fixture(scope="module")
def code():
    return {program: texts_of_the_code(program) for program in PROGRAMS}


def test_there_are_three_of_each_program():
    languages = ("de", "es", "zh_CN")
    assert [file.stem for file in files()] == [f"{program}_{name}" for program in PROGRAMS for name in languages]


@FILES
def test_the_file_is_of_the_code_and_the_compiled_one_of_the_file(file, code):
    assert differences(file, code[program_of(file)]) == []


@FILES
def test_fields_and_access_keys_are_those_of_the_source(file):
    assert mistakes(file) == []


@FILES
def test_every_text_is_translated(file):
    assert unfinished(file) == []


def test_compiling_gives_the_same_bytes(tmp_path):
    for name in ("one.qm", "other.qm"):
        release(files()[0], tmp_path / name)
    assert (tmp_path / "one.qm").read_bytes() == (tmp_path / "other.qm").read_bytes()


def test_words_of_the_engine_reach_the_translators_and_those_of_the_command_line_do_not(code):
    code = code["dspark"]
    assert ("Words", "There is no folder at {path}.") in code
    assert ("Words", "No space left on device") in code
    assert {("Words", pair.note.template) for pair in PAIRS} < code
    assert {("Words", pair.acceptance.source.template) for pair in PAIRS if pair.acceptance} < code
    assert not any("--llama-gguf" in source for _, source in code)


def test_words_that_the_launcher_shares_with_the_bootstrap_reach_the_translators(code):
    code = code["launcher"]
    assert ("BuildPage", "Install") in code
    assert ("Words", "install the packages") in code
    assert ("Words", "unpacking") in code  # of installer.py, which it imports
    assert ("Words", "Permission denied") in code
    assert not any("makensis" in source or "The window cannot open" in source for _, source in code)


@pytest.mark.parametrize(
    "file", sorted({*files_of("dspark"), *files_of("launcher")}), ids=lambda file: str(file.relative_to(ROOT))
)
def test_no_words_of_an_error_are_put_together_where_it_is_raised(file):
    """They would be shown in English: use a template, and values by name."""
    assert words_in(file.read_text(encoding="utf-8"))[1] == []


@pytest.mark.parametrize(
    "source",
    [
        'EngineError(f"There is no {name}.")',
        'EngineError("There is no file.", f"Use {other}.")',
        'EngineError("There is no " + name)',
        'EngineError("There is no {}".format(name))',
        'EngineError("No file.", "Use " + ", ".join(others))',
        'hint = "Use another."; EngineError("There is no file.", hint)',
        'ADVICE = f"Use {other}."; EngineError("There is no file.", ADVICE)',
        'Marked(f"{count} tokens", count=1)',
        "Marked(words)",
    ],
)
def test_words_that_no_translator_would_see_are_found(source):
    assert len(words_in(source)[1]) == 1


@pytest.mark.parametrize(
    ("source", "templates"),
    [
        ('EngineError("No {name}.", "Use {other}.", name=1, other=2)', ["No {name}.", "Use {other}."]),
        ('EngineError("No.", "Use a." if a else "Use b.")', ["No.", "Use a.", "Use b."]),
        ('HINT = Marked("Use another."); EngineError("No.", HINT)', ["No.", "Use another."]),
        ("EngineError(error.message, ways_out())", []),
        ('ValueError(f"a bug: {x}")', []),
    ],
)
def test_words_for_translators_are_collected(source, templates):
    found, problems = words_in(source)
    assert (sorted(found), problems) == (sorted(templates), [])


TEMPLATE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de"><context><name>C</name>
<message><source>{source}</source><translation{kind}>{translation}</translation></message></context></TS>"""


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("{count} tokens", "{count} Token", 0),
        ("{count} tokens", "{cuont} Token", 1),
        ("{size:.0f} MB", "{size} MB", 1),
        ("&amp;New", "Neu", 1),
        ("New", "&amp;Neu", 1),
        ("this &amp; that", "dies &amp; das", 0),
    ],
)
def test_mistakes_are_found(tmp_path, source, translation, wrong):
    file = tmp_path / "dspark_de.ts"
    file.write_text(TEMPLATE.format(source=source, translation=translation, kind=""), encoding="utf-8")
    assert len(mistakes(file)) == wrong
    assert unfinished(file) == []


@pytest.mark.parametrize(("translation", "kind"), [("", ""), ("Neu", ' type="unfinished"')])
def test_what_is_not_translated_is_found(tmp_path, translation, kind):
    file = tmp_path / "dspark_de.ts"
    file.write_text(TEMPLATE.format(source="New", translation=translation, kind=kind), encoding="utf-8")
    assert len(unfinished(file)) == 1


def test_another_code_and_another_compiled_file_are_found(tmp_path, code):
    for file in FOLDER.glob("dspark_de.*"):
        shutil.copy(file, tmp_path)
    there = tmp_path / "dspark_de.ts"
    code = code["dspark"]
    first = min(code)
    assert len(differences(there, code - {first} | {("C", "new")})) == 2
    there.with_suffix(".qm").write_bytes(b"old")
    assert len(differences(there, code)) == 1


def test_the_check_says_what_is_wrong(monkeypatch, tmp_path, capsys, code):
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "texts_of_the_code", code.__getitem__)
    file = tmp_path / "dspark_de.ts"
    file.write_text(TEMPLATE.format(source="New", translation="", kind=""), encoding="utf-8")
    assert translations.main(["--check"]) == 1
    assert "dspark_de.ts: not translated: C: 'New'" in capsys.readouterr().out
