"""Find in the conversation: what is found, what is marked, where it leads."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from transcript_samples import restore, words_cut

from app.transcript.chat_view import ChatView
from app.transcript.find_text import MAX_MATCHES, Query
from app.transcript.message_widgets import AnswerMessage
from app.transcript.text_view import TextView

FOUND = [
    ("sky", "The SKY, sky-blue", ["SKY", "sky"]),
    ("cafe", "Café, CAFÉ, cafe\u0301", ["Café", "CAFÉ", "cafe"]),
    ("strasse", "Straße", ["Straße"]),
    ("été", "ete ÉTÉ", ["ete", "ÉTÉ"]),
    ("one two", "one\n two, one**  two**", ["one\n two", "one**  two"]),
    ("bold word", "a **bo**ld *word*", ["bo**ld *word"]),
    ("quoted text", "> quoted\n> text", ["quoted\n> text"]),
    ("a.b*", "a.b* axb", ["a.b*"]),
    ("secret", "[shown](http://secret) secret", ["secret"]),
    ("世界", "你好，世界。", ["世界"]),
    ("", "anything", []),
    ("   ", "any thing", []),
]


@pytest.mark.parametrize(("words", "source", "expected"), FOUND)
def test_words_are_found_as_they_are_read(words: str, source: str, expected: list[str]) -> None:
    assert [source[start:end] for start, end in Query(words).matches(source, markdown=True)] == expected


def test_what_a_user_wrote_is_searched_literally() -> None:
    assert Query("ab").matches("a*b ab", markdown=False) == [(4, 6)]


def test_hostile_sources_are_searched_in_time() -> None:
    started = time.thread_time()
    assert len(Query("a").matches("a" * 1_000_000, markdown=True)) == MAX_MATCHES
    for source in ("*" * 200_000, "](" * 50_000 + "ab", " " * 100_000, "\u0301" * 100_000):
        Query("a b").matches(source, markdown=True)
    assert time.thread_time() - started < 1.0


@pytest.fixture
def view(qtbot: QtBot) -> ChatView:
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


def settle(view: ChatView) -> None:
    deadline = time.perf_counter() + 10
    QApplication.processEvents()
    while view.busy or view.finder.busy:
        assert time.perf_counter() < deadline
        QApplication.processEvents()


def marked(part: TextView) -> list[str]:
    return [selection.cursor.selectedText() for selection in part.extraSelections()]


def all_marked(view: ChatView) -> list[str]:
    return [text for part in view.findChildren(TextView) for text in marked(part)]


def fill(view: ChatView) -> None:
    for index in range(60):
        view.add_user(2 * index, f"question {index} about *needle*")
        restore(view, 2 * index + 1, words_cut(f"Answer **nee**dle {index}.\n\n```\nneedle = {index}\n```\n"), "")


def test_matches_are_counted_marked_and_led_to(view: ChatView, qtbot: QtBot) -> None:
    fill(view)
    settle(view)
    finder = view.finder
    finder.open()
    assert finder.bar.isVisible()
    assert finder.bar.edit.hasFocus()
    qtbot.keyClicks(finder.bar.edit, "needle")
    settle(view)
    assert len(finder.matches) == 180
    assert set(all_marked(view)) == {"needle"}
    assert " of 180" in finder.bar.count.text()
    finder._current = finder._matches[-1]
    qtbot.keyClick(finder.bar.edit, Qt.Key.Key_Return)
    settle(view)
    assert finder.bar.count.text() == "1 of 180"
    assert view.verticalScrollBar().value() < 200
    qtbot.keyClick(finder.bar.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    settle(view)
    assert finder.bar.count.text() == "180 of 180"
    current = [part for part in view.findChildren(TextView) if any(found[2] for found in part.found)]
    assert len(current) == 1
    assert current[0].toPlainText() == "needle = 59"
    assert current[0].visibleRegion().boundingRect().isValid()
    qtbot.keyClick(finder.bar.edit, Qt.Key.Key_Escape)
    settle(view)
    assert not finder.bar.isVisible()
    assert all_marked(view) == []
    assert view.viewportMargins().top() == 0


def test_a_match_far_inside_a_message_is_rendered_on_the_jump(view: ChatView) -> None:
    text = ("word " * 50 + "\n\n") * 40 + "needle\n\n" + ("word " * 50 + "\n\n") * 40
    restore(view, 1, words_cut(text), "")
    for index in range(2, 40):
        restore(view, index, words_cut("short\n\n" * 20), "")
    settle(view)
    assert len(view.findChildren(AnswerMessage)) < 20
    view.finder.open()
    view.finder.bar.edit.setText("needle")
    settle(view)
    assert view.finder.bar.count.text() == "1 of 1"
    part = next(part for part in view.findChildren(TextView) if marked(part))
    assert marked(part) == ["needle"]
    seen = view.mapFromGlobal(part.rectangle_of(part.found[0][0]).center())
    assert 0 < seen.y() < view.height()


def test_nothing_found_is_said(view: ChatView) -> None:
    view.add_user(1, "question")
    view.finder.open()
    view.finder.bar.edit.setText("answer")
    settle(view)
    assert view.finder.bar.count.text() == "No matches"
    assert not view.finder.bar.next.isEnabled()
    view.finder.go(1)


def test_messages_that_come_later_are_found_too(view: ChatView, qtbot: QtBot) -> None:
    view.add_user(1, "needle")
    view.finder.open()
    view.finder.bar.edit.setText("needle")
    settle(view)
    view.add_answer(2)
    view.append_tokens(2, words_cut("one needle, two needles"))
    view.finish_answer(2, "footer")
    qtbot.waitUntil(lambda: len(view.finder.matches) == 3)
    view.remove_from(2)
    qtbot.waitUntil(lambda: len(view.finder.matches) == 1)
    view.clear()
    qtbot.waitUntil(lambda: view.finder.matches == [])


def test_marks_of_the_search_and_of_tokens_live_together(view: ChatView) -> None:
    restore(view, 1, words_cut("some needle here"), "")
    settle(view)
    part = view.findChildren(TextView)[0]
    formats = len(part.document().begin().layout().formats())
    view.finder.open()
    view.finder.bar.edit.setText("needle")
    settle(view)
    assert marked(part) == ["needle"]
    assert len(part.document().begin().layout().formats()) == formats
