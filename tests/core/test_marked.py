"""Words with what it takes to translate them: in errors, in lists, and as reasons of the system."""

import copy
import errno
import json
from pathlib import Path

import pytest

from dspark_core.errors import InvalidRequestError
from dspark_core.marked import Marked, as_json, from_json, listed
from dspark_core.system_errors import system_reason


def test_an_error_is_english_and_keeps_templates_and_values():
    error = InvalidRequestError("There is no {what}.", "Use {known} instead of {what}.", what="a", known="b")
    assert (error.message, error.hint) == ("There is no a.", "Use b instead of a.")
    assert str(error) == "There is no a. Use b instead of a."
    assert (error.message.template, error.message.values) == ("There is no {what}.", {"what": "a", "known": "b"})
    assert error.hint.template == "Use {known} instead of {what}."


def test_braces_in_values_and_in_words_without_values_are_no_fields():
    assert Marked("{path}", path="{x}") == "{x}"
    assert Marked("Write {} like {this}.") == "Write {} like {this}."
    assert InvalidRequestError("No {x}.", Marked("Write {this}."), x=1).hint == "Write {this}."


def test_what_is_marked_already_stays_as_it_is():
    hint = Marked("Use {known}.", known=1)
    assert InvalidRequestError("No {x}.", hint, x=2).hint is hint


def test_a_list_is_words_of_words():
    words = listed([Marked("{n} here", n=1), Marked("{n} there", n=2), "c"])
    assert words == "1 here, 2 there, c"
    assert words.values["before"].template == "{before}, {last}"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "whatever"), "No space left on device"),
        (PermissionError(errno.EACCES, "whatever", "/x"), "Permission denied"),
        (OSError(errno.EROFS, "whatever"), "Read-only file system"),
        (OSError(errno.EMFILE, "whatever"), "Too many open files"),
    ],
)
def test_usual_reasons_of_the_system_can_be_translated(error, reason):
    assert system_reason(error).template == reason


def test_other_reasons_are_in_the_words_of_the_system():
    assert system_reason(OSError(errno.ECHILD, "No child processes")) == "No child processes"
    assert system_reason(OSError("no number")) == "no number"
    assert not isinstance(system_reason(OSError(errno.ECHILD, "No child processes")), Marked)


def test_a_copy_is_the_same_words():
    """Keys of stored profiles are copied by ``dataclasses.asdict``."""
    words = Marked("{n} on {device}", n=1, device=Marked("the CPU"))
    copied = copy.deepcopy(words)
    assert (copied, copied.template, copied.values) == (words, words.template, words.values)


def test_words_come_through_json_as_they_were():
    reason = Marked("{count:,} tokens", count=1234)
    words = Marked("{path}: {reason}, {size:.1f} GB", path=Path("/x"), reason=reason, size=1.5)
    there = from_json(json.loads(json.dumps(as_json(words))))
    assert there == words == "/x: 1,234 tokens, 1.5 GB"
    assert (there.template, there.values["reason"].template) == (words.template, reason.template)
    assert from_json(as_json("plain")) == "plain"
