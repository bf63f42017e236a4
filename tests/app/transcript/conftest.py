"""A place to render answers in."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.answer import AnswerToken
from app.theme import LIGHT
from app.transcript.answer_body import AnswerBody
from app.transcript.code_colors import CodeColors
from app.transcript.document_style import DocumentStyle


@pytest.fixture
def style(qapp: object) -> DocumentStyle:
    return DocumentStyle(LIGHT)


@pytest.fixture
def render(qtbot: QtBot, style: DocumentStyle) -> Callable[..., AnswerBody]:
    """A finished answer, laid out, from tokens that come ``per_flush`` at a time (None: all at once)."""

    pages: list[QWidget] = []  # qtbot holds them weakly

    def make(tokens: list[AnswerToken], per_flush: int | None = None, color: bool = True) -> AnswerBody:
        page = QWidget()
        qtbot.addWidget(page)
        pages.append(page)
        body = AnswerBody(style, CodeColors(style), True, page)
        step = per_flush or max(1, len(tokens))
        for at in range(0, len(tokens), step):
            body.append(tokens[at : at + step])
        body.finish()
        while body.link_next():
            pass
        while color and body.color_next():
            pass
        body.set_width(600)
        return body

    return make
