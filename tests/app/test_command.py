"""What a row of the table of commands says."""

import pytest

from app.command import plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("&New chat", "New chat"),
        ("Command p&alette…", "Command palette"),
        ("命令面板(&A)…", "命令面板"),
        ("聊天(&C)", "聊天"),
        ("Bold && &loud\tCtrl+B", "Bold & loud"),
        ("f(x)", "f(x)"),
    ],
)
def test_words_without_their_access_key(text, words):
    assert plain_words(text) == words
