"""Tokenizers from strangers: too large, of too many tokens, with paths or patterns that never end: refused in words."""

import json
import os
import time

import pytest
from tiny_models import write_chat_model

from dspark_core import prompt
from dspark_core.errors import CorruptFileError, EngineError, InvalidRequestError, UnsafeModelError
from dspark_core.prompt import count_text, encode_messages, load_tokenizer
from dspark_core.requests import Message


@pytest.fixture
def folder(tmp_path):
    write_chat_model(tmp_path / "model")
    return tmp_path / "model"


def change(path, **changes) -> None:
    content = json.loads(path.read_text()) if path.is_file() else {}
    path.write_text(json.dumps({**content, **changes}))


@pytest.mark.parametrize(
    "name", ["tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "merges.txt", "tokenizer.model"]
)
def test_files_of_gigabytes_are_not_read(folder, name):
    with (folder / name).open("a+b") as file:
        file.truncate(3 << 30)  # sparse: takes no room
    with pytest.raises(CorruptFileError, match=name):
        load_tokenizer(folder)


def token(index):
    return {"id": 300 + index, "content": f"<{index}>", "special": True} | dict.fromkeys(
        ("single_word", "lstrip", "rstrip", "normalized"), False
    )


def test_vocabularies_larger_than_any_are_refused(folder):
    content = json.loads((folder / "tokenizer.json").read_text())
    vocab = content["model"]["vocab"] | {f"_{index}": 300 + index for index in range(1 << 19)}
    change(folder / "tokenizer.json", model=content["model"] | {"vocab": vocab})
    with pytest.raises(CorruptFileError, match="a vocabulary of 524,5"):
        load_tokenizer(folder)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("tokenizer.json", {"added_tokens": [token(index) for index in range(40_001)]}),
        ("tokenizer_config.json", {"added_tokens_decoder": {str(index): token(index) for index in range(40_001)}}),
        ("tokenizer_config.json", {"extra_special_tokens": [f"<{index}>" for index in range(40_001)]}),
        ("tokenizer_config.json", {f"x{index}_token": "<a>" for index in range(40_001)}),
        ("special_tokens_map.json", {"additional_special_tokens": [f"<{index}>" for index in range(40_001)]}),
        ("added_tokens.json", {f"<{index}>": 300 + index for index in range(40_001)}),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_more_added_tokens_than_any_are_refused(folder, name, changes):
    change(folder / name, **changes)
    with pytest.raises(CorruptFileError, match=f"{name}.*added tokens"):
        load_tokenizer(folder)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("tokenizer_config.json", {"fast_tokenizer_files": ["../tokenizer.4.0.json"]}),
        ("tokenizer_config.json", {"fast_tokenizer_files": ["/tmp/tokenizer.4.0.json"]}),
        ("tokenizer_config.json", {"fast_tokenizer_files": [r"..\tokenizer.4.0.json"]}),
        ("tokenizer_config.json", {"fast_tokenizer_files": 7}),
        ("tokenizer_config.json", {"init_inputs": ["/etc/passwd"]}),
        ("special_tokens_map.json", {"tokenizer_file": "/etc/passwd"}),
        ("special_tokens_map.json", {"vocab_file": "/etc/passwd"}),
    ],
    ids=str,
)
def test_paths_and_arguments_of_its_own_are_not_followed(folder, name, changes):
    change(folder / name, **changes)
    with pytest.raises(EngineError) as caught:
        load_tokenizer(folder)
    assert isinstance(caught.value, UnsafeModelError) or changes == {"fast_tokenizer_files": 7}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_path_in_the_config_is_not_opened(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere.json"
    os.mkfifo(elsewhere)  # who opens it waits for ever
    change(folder / "tokenizer_config.json", tokenizer_file=str(elsewhere), vocab_file=str(elsewhere))
    assert load_tokenizer(folder)


@pytest.mark.parametrize("name", ["RagTokenizer", "../x", "os.system", "", 7, ["a"], None])
def test_classes_of_its_own_choice(folder, name):
    change(folder / "tokenizer_config.json", tokenizer_class=name)
    try:
        tokenizer = load_tokenizer(folder)
    except EngineError:  # refusing is as good as ignoring
        return
    assert tokenizer.is_fast


def test_deeply_nested_parts(folder):
    inner = '{"type":"Lowercase"}'
    for _ in range(3000):
        inner = f'{{"type":"Sequence","normalizers":[{inner}]}}'
    content = json.loads((folder / "tokenizer.json").read_text()) | {"normalizer": "HERE"}
    (folder / "tokenizer.json").write_text(json.dumps(content).replace('"HERE"', inner))
    with pytest.raises(CorruptFileError):
        load_tokenizer(folder)


def with_pattern(folder, pattern):
    split = {"type": "Split", "pattern": {"Regex": pattern}, "behavior": "Isolated", "invert": False}
    change(folder / "tokenizer.json", pre_tokenizer=split)
    return load_tokenizer(folder)


BOMBS = ["(a+)+$", "((a+)+)+c|x", "(a|aa)+$", "(1|11)+b", "(?:q|qq)+b"]
BELOW_THE_LIMIT = ["(a|aa){1,22}b", "(q|qq){1,22}b"]
"""Each place is given up in time; all of them take far too long."""


@pytest.mark.parametrize("pattern", [*BOMBS, *BELOW_THE_LIMIT])
def test_a_pattern_that_tries_too_many_ways_is_refused(folder, pattern):
    began = time.process_time()
    with pytest.raises(CorruptFileError, match="pattern that takes far too long") as caught:
        with_pattern(folder, pattern)
    assert ("computed for more than" in str(caught.value)) == (pattern in BELOW_THE_LIMIT)
    assert time.process_time() - began < 5, "it is tried in another process"


def test_a_pattern_that_fails_at_other_text_is_told_there(folder, capfd, monkeypatch):
    monkeypatch.setattr(prompt, "try_patterns", lambda parts: None)
    tokenizer = with_pattern(folder, "(a+)+$")
    with pytest.raises(InvalidRequestError, match="tokenizer failed"):
        count_text(tokenizer, "a" * 3000 + "b")
    with pytest.raises(InvalidRequestError, match="tokenizer failed"):
        encode_messages(tokenizer, (Message("user", "a" * 3000 + "b"),))
    assert "panicked" in capfd.readouterr().err


QWEN = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"


def test_patterns_in_use_are_taken(folder):
    assert with_pattern(folder, QWEN)


@pytest.mark.parametrize("pattern", ["(", "[", "\\p{Nonsense}"])
def test_a_pattern_that_is_none(folder, pattern):
    with pytest.raises(CorruptFileError):
        with_pattern(folder, pattern)


@pytest.mark.parametrize(
    "template",
    [7, [], [{"name": "default", "template": "x"}], [{"name": "x"}], [7], {"default": 7}, {"x": "y"}, "x" * 2**21],
)
def test_templates_of_other_shapes(folder, template):
    (folder / "chat_template.jinja").unlink()
    change(folder / "tokenizer_config.json", chat_template=template)
    try:
        assert encode_messages(load_tokenizer(folder), (Message("user", "hi"),))
    except EngineError as error:
        assert "\n" not in str(error)  # noqa: PT017 - one of them is right
