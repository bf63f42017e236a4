"""Pieces of text whose concatenation is the decoded answer, never half a character."""

import random

import pytest
from tiny_models import write_tokenizer

from dspark_core.detokenizer import REPLACEMENT, Detokenizer, token_text
from dspark_core.prompt import load_tokenizer

TEXTS = [
    "Hello, world!  Two spaces,\n\na new line\tand a tab. ",
    "naïve café Ünïcödé ﬀ ß",
    "日本語のテキストと中文字符，한국어도 있습니다。",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪 😀😃😄😁😆😅😂🤣",
    "e\u0301 a\u0308 \u0928\u093f \u0e01\u0e33 combining",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐍈 𓀀 mixed 漢字 with ascii",
    "العربية עברית ελληνικά русский",
    "\u200b\u202eright\u202c \ufeff\u00a0",
    "x" * 50 + "é" * 20 + "😀" * 10 + "語" * 20,
]


def pieces(tokenizer, ids):
    detokenizer = Detokenizer(tokenizer)
    return [detokenizer.add(token) for token in ids]


@pytest.fixture(scope="module")
def byte_tokenizer(tmp_path_factory):
    """Nearly one token a byte: every character of another script is in pieces."""
    return write_tokenizer(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture(scope="module")
def starter_tokenizer(starter_folder):
    return load_tokenizer(starter_folder)


@pytest.fixture(params=["tiny", pytest.param("starter", marks=pytest.mark.starter)])
def tokenizer(request):
    return request.getfixturevalue("byte_tokenizer" if request.param == "tiny" else "starter_tokenizer")


def random_text(numbers: random.Random) -> str:
    parts = [list(text) for text in TEXTS]
    return "".join(numbers.choice(numbers.choice(parts)) for _ in range(numbers.randrange(1, 60)))


@pytest.mark.parametrize("text", TEXTS)
def test_the_concatenation_is_the_text(tokenizer, text):
    ids = tokenizer(text, add_special_tokens=False)["input_ids"]
    got = pieces(tokenizer, ids)
    assert "".join(got) == tokenizer.decode(ids) == text
    assert not any(REPLACEMENT in piece for piece in got)


def test_random_texts(tokenizer):
    numbers = random.Random(0)
    for _ in range(150):
        text = random_text(numbers)
        ids = tokenizer(text, add_special_tokens=False)["input_ids"]
        got = pieces(tokenizer, ids)
        assert "".join(got) == text
        assert not any(REPLACEMENT in piece for piece in got)


def test_random_texts_in_tokens_that_cross_characters(byte_tokenizer):
    """Byte-level vocabularies hold tokens that end inside a character and begin inside another."""
    numbers = random.Random(1)
    for _ in range(60):
        text = random_text(numbers)
        got = pieces(Chunked(text.encode(), numbers), range(10_000))
        assert "".join(got) == text
        assert not any(REPLACEMENT in piece for piece in got)


class Chunked:
    """A tokenizer whose token k is the k-th random slice (1 to 6 bytes) of a text."""

    def __init__(self, data: bytes, numbers: random.Random) -> None:
        self.slices = []
        while data:
            size = numbers.randrange(1, 7)
            self.slices.append(data[:size])
            data = data[size:]

    def decode(self, ids, **options) -> str:
        return b"".join(self.slices[k] for k in ids if k < len(self.slices)).decode(errors="replace")


def test_misaligned_tokens_of_four_byte_characters():
    numbers = random.Random(0)
    for offset in (1, 2, 3):
        text = "😀" * 12
        chunked = Chunked(b"", numbers)
        data = text.encode()
        chunked.slices = [data[:offset], *(data[k : k + 4] for k in range(offset, len(data), 4))]
        got = pieces(chunked, range(len(chunked.slices)))
        assert "".join(got) == text
        assert not any(REPLACEMENT in piece for piece in got)


def test_special_tokens_add_no_text(byte_tokenizer):
    ids = byte_tokenizer("hello", add_special_tokens=False)["input_ids"]
    assert "".join(pieces(byte_tokenizer, [1, *ids, 0, *ids, 0])) == "hellohello"


def test_random_bytes(byte_tokenizer):
    numbers = random.Random(0)
    for _ in range(300):
        ids = [numbers.randrange(2, 266) for _ in range(20)]
        got, wanted = "".join(pieces(byte_tokenizer, ids)), byte_tokenizer.decode(ids)
        assert wanted.startswith(got)
        assert wanted[len(got) :].strip(REPLACEMENT) == ""  # only what an unfinished end decodes to is held back


def test_bytes_that_are_no_text_do_not_hold_back_what_follows(byte_tokenizer):
    lone = byte_tokenizer("é", add_special_tokens=False)["input_ids"][0]
    ids = byte_tokenizer("hello", add_special_tokens=False)["input_ids"]
    text = "".join(pieces(byte_tokenizer, [*ids, lone, *ids, lone, lone, lone, lone, lone, *ids]))
    assert text.replace(REPLACEMENT, "") == "hello" * 3
    assert text == byte_tokenizer.decode([*ids, lone, *ids, lone, lone, lone, lone, lone, *ids])


def test_a_replacement_character_that_was_meant(byte_tokenizer):
    ids = byte_tokenizer(f"a{REPLACEMENT}b", add_special_tokens=False)["input_ids"]
    assert "".join(pieces(byte_tokenizer, ids)) == f"a{REPLACEMENT}b"


def test_without_a_tokenizer_there_is_no_text():
    assert Detokenizer(None).add(5) == ""
    assert token_text(None, 5) == "⟨5⟩"


def test_a_single_token_for_display(byte_tokenizer):
    part = byte_tokenizer("é", add_special_tokens=False)["input_ids"][0]
    assert token_text(byte_tokenizer, part) == "⟨part of a character⟩"
    assert token_text(byte_tokenizer, 0) == "<|end|>"
    assert token_text(byte_tokenizer, byte_tokenizer("h")["input_ids"][0]) == "h"
