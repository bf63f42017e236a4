"""The terminal chat: what it says, what it keeps between turns, how it ends."""

import builtins

import pytest

from dspark_core.cli import main
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.errors import CorruptFileError


@pytest.fixture
def chat(capsys, chat_folder, monkeypatch):
    """Type lines, get (exit status, stdout, stderr). A line that is an exception is raised."""

    def chat(*lines, options=()):
        left = list(lines)

        def typed(prompt: str = "") -> str:
            line = left.pop(0) if left else EOFError()
            if isinstance(line, BaseException):
                raise line
            return line

        monkeypatch.setattr(builtins, "input", typed)
        arguments = ["--threads", "1", "--precision", "fp64", "--max-new-tokens", "6", "--temperature", "0"]
        status = main(["chat", "--target", str(chat_folder), *arguments, *options])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return chat


@pytest.mark.parametrize("end", ["/quit", EOFError(), KeyboardInterrupt()], ids=repr)
def test_it_ends(chat, end):
    assert chat(end)[0] == 0


def test_two_turns(chat):
    status, out, err = chat("hello", "the inn", "/quit")
    assert status == 0
    assert out.count("6 tokens · ") == 2
    assert err == ""


def test_commands(chat):
    _, out, err = chat("/help", "/unknown", "", "/new", "/drafter none", "/drafter best", "/colors", "hello")
    assert out.count("/quit") == 2
    assert "A new chat." in out
    assert "Drafter none." in out
    assert err.startswith("error: There is no drafter called 'best'")
    assert "6 tokens" in out


def test_a_turn_that_fails_does_not_end_the_chat(chat):
    status, out, err = chat("x" * 3000, "hello", options=["--context", "100"])
    assert status == 0
    assert "context" in err
    assert out.count("6 tokens") == 1


def test_a_drafter_that_fails_does_not_end_the_answer(chat, monkeypatch):
    def failing(*_):
        raise CorruptFileError("planted")

    monkeypatch.setattr(LookupDrafter, "propose", failing)
    status, out, err = chat("hello", "the inn", options=["--drafter", "lookup"])
    assert status == 0
    assert out.count("6 tokens · ") == 2
    assert err.count("The answer goes on without drafts.") == 1
