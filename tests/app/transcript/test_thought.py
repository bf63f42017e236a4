"""Reasoning is folded to one line, also while it streams and where only its end is marked."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from transcript_samples import cut, words_cut

from app.answer import AnswerToken
from app.transcript.answer_body import AnswerBody
from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle
from app.transcript.section_stack import view_of
from app.transcript.text_view import TextView
from app.transcript.thought import find_thought, may_open

Render = Callable[..., AnswerBody]
QWEN = "<think>\nLet me *see*.\n\n- one\n- two\n</think>\n\nThe **answer**."
DEEPSEEK = "Let me *see*.\n\n- one\n- two\n</think>\n\nThe **answer**."


def shown(body: AnswerBody) -> str:
    return "\n".join(view_of(section).toPlainText() for section in body.sections if not section.isHidden())


@pytest.mark.parametrize("source", [QWEN, DEEPSEEK])
@pytest.mark.parametrize("per_flush", [1, 3, 1000])
def test_reasoning_is_one_line_until_it_is_folded_out(source: str, per_flush: int, render: Render) -> None:
    body = render(cut(source), per_flush)
    assert shown(body) == "The answer."
    header = body._header
    assert header is not None
    assert header.text().startswith("Thought for ")
    folded = body.height()
    header.click()
    body.set_width(600)
    assert shown(body).startswith("Let me see.")
    assert "two" in shown(body)
    assert shown(body).endswith("The answer.")
    assert body.height() > folded
    assert "think>" not in shown(body)


def test_its_tokens_are_counted_where_they_are_known(render: Render) -> None:
    tokens = [
        AnswerToken(k, text, "plain") for k, text in enumerate(["<think>", "\n", "a", " b", "\n", "</think>", "c"])
    ]
    header = render(tokens, 1)._header
    assert header is not None
    assert header.text() == "Thought for 4 tokens"
    body = render([])
    body.append_text("<think>a b c d</think>e")
    assert body._header is not None
    assert body._header.text() == "Thought"


def test_streamed_reasoning_never_shows_its_signs(qtbot: QtBot, style: DocumentStyle) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    body = AnswerBody(style, CodeColors(style), True, page)
    for position, letter in enumerate("<think>some words</think>done"):
        body.append([AnswerToken(position, letter, "accepted")])
        body.set_width(600)
        assert "<" not in "".join(view_of(section).toPlainText() for section in body.sections)
        if position == 15:
            assert body._header is not None
            assert body._header.text() == "Thinking… 9 tokens"
    assert shown(body) == "done"


def test_an_answer_cut_off_while_it_thinks(render: Render) -> None:
    body = render(words_cut("<think>only this"), 1)
    assert shown(body) == ""
    assert body._header is not None
    assert body._header.text() == "Thought for 2 tokens"


def test_empty_reasoning_leaves_no_line(render: Render) -> None:
    body = render(cut("<think>\n\n</think>\n\nThe answer."), 2)
    assert body._header is None
    assert shown(body) == "The answer."


@pytest.mark.parametrize("text", ["The tag `</think>` ends it.", "a <think> b </think> c", "<thin ice>", "< b"])
def test_signs_in_an_answer_are_text(text: str, render: Render) -> None:
    body = render(cut(text), 1)
    assert body._header is None
    assert shown(body).replace("`", "") == text.replace("`", "")


def test_folded_reasoning_keeps_its_token_colours(render: Render) -> None:
    body = render([AnswerToken(1, "<think>a b", "accepted"), AnswerToken(2, "</think>c", "correction")])
    view = view_of(body.sections[0])
    assert isinstance(view, TextView)
    assert len(view.document().begin().layout().formats()) == 1


def test_positions() -> None:
    found = find_thought(QWEN, finished=True)
    assert found is not None
    assert found.resume is not None
    assert QWEN[found.start : found.end] == "\nLet me *see*.\n\n- one\n- two\n"
    assert QWEN[found.resume :] == "\n\nThe **answer**."
    held = find_thought("<think>a</th", finished=False)
    assert held is not None
    assert held.end == len("<think>a")
    assert may_open(" <thi")
    assert not may_open("<thing")
