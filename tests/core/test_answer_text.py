"""Stop strings: the text ends exactly where one begins, however tokens cut it."""

import itertools

import pytest

from dspark_core.answer_text import AnswerText


class Letters:
    """A tokenizer whose ids stand for given pieces of text."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces

    def decode(self, ids, **_options) -> str:
        return "".join(self.pieces[token] for token in ids)


def splits(text: str):
    """Every way to cut ``text`` into tokens."""
    for cuts in itertools.product([False, True], repeat=len(text) - 1):
        pieces, start = [], 0
        for index, cut in enumerate(cuts, start=1):
            if cut:
                pieces.append(text[start:index])
                start = index
        yield [*pieces, text[start:]]


@pytest.mark.parametrize(
    ("text", "stop", "wanted"),
    [
        ("one END two", ("END",), "one "),
        ("ababac", ("abac",), "ab"),
        ("aaab", ("aab",), "a"),
        ("hello", ("xyz",), "hello"),
        ("xEN", ("END",), "xEN"),
        ("ENEND", ("END",), "EN"),
        ("a\n\nb", ("\n\n", "b"), "a"),
        ("abcd", ("cd", "bcd"), "a"),
        ("END", ("END",), ""),
    ],
)
def test_every_way_to_cut_the_text_into_tokens(text, stop, wanted):
    for pieces in splits(text):
        answer = AnswerText(Letters(pieces), stop)
        shown = ""
        for token in range(len(pieces)):
            shown += answer.add(token)
            assert shown == answer.text
            assert wanted.startswith(shown)  # nothing is shown that must be taken back
            if answer.stopped:
                break
        shown += answer.flush()
        assert shown == answer.text == wanted
        assert answer.stopped == (wanted != text)
        whole = "".join(pieces[: answer.kept])
        assert wanted.startswith(whole)  # the kept tokens lie before the stop string
        if answer.kept < len(pieces):
            assert len(whole) + len(pieces[answer.kept]) > len(wanted)  # and the next one would not


def test_without_stop_strings_nothing_is_held_back():
    answer = AnswerText(Letters(["a", "b"]))
    assert [answer.add(0), answer.add(1)] == ["a", "b"]
    assert answer.flush() == ""
    assert answer.kept == 2
