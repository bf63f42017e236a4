"""Text that means harm or is just very large: nothing is asked of any server or file, and the window stays alive."""

import statistics
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import psutil
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from transcript_samples import DOCUMENTS, HOSTILE, restore, words_cut

from app.answer import AnswerToken
from app.transcript.chat_view import ChatView
from app.transcript.message_column import _MAX_BUILT
from app.transcript.message_widgets import AnswerMessage, MessageWidget
from app.transcript.text_view import TextView


class _Witness(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def witness() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this computer, and what it was asked for."""
    asked: list[str] = []
    server = HTTPServer(("127.0.0.1", 0), type("Handler", (_Witness,), {"asked": asked}))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def view(qtbot: QtBot) -> ChatView:
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


def work(view: ChatView, seconds: float = 10.0) -> list[float]:
    """Let the window work until it has nothing to do; how long it was busy at a time, in seconds of its thread."""
    turns: list[float] = []
    end = time.perf_counter() + seconds
    while (view.busy or view.finder.busy or not turns) and time.perf_counter() < end:
        started = time.thread_time()
        QApplication.processEvents()
        turns.append(time.thread_time() - started)
    return turns


def on_screen(part: TextView) -> bool:
    return not part.visibleRegion().isEmpty()


LOADING = (
    "![a]({server}/1.png)\n\n<img src='{server}/2.png'><link rel=stylesheet href='{server}/3.css'>\n\n"
    "<style>@import '{server}/4.css'; p {{ background: url({server}/5.png) }}</style>\n\n"
    "<script src='{server}/6.js'></script> <iframe src='{server}/7'></iframe> <object data='{server}/8'></object>\n\n"
    "[![b]({server}/9.png)]({server}/10) <{server}/11> [c]: {server}/12\n\n[c]\n\n"
    "[c]: {server}/13 '![d]({server}/14)'\n\n"
    "$\\includegraphics{{{server}/15.png}}$ $\\href{{{server}/16}}{{x}}$\n\n"
    "$$\\unicode{{<image href='{server}/17'/>}}$$\n\n"
    "```html\n<img src='{server}/18.png'>\n```\n\n| ![e]({server}/19.png) |\n|---|\n| <img src='{server}/20'> |\n\n"
    "![f](file:///etc/passwd) <img src='file:///etc/passwd'> ![g](qrc:/x) ![h](data:image/svg+xml,<svg/>)\n\n"
    "<think>![i]({server}/21.png)</think>\n"
)


@pytest.mark.parametrize("tokens", [True, False])
def test_no_server_and_no_file_is_asked(
    view: ChatView, witness: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch, tokens: bool
) -> None:
    server, asked = witness
    wanted: list[object] = []
    monkeypatch.setattr(TextView, "loadResource", lambda self, kind, name: wanted.append(name))
    text = LOADING.format(server=server)
    for index, source in enumerate((text, f"<think>{text}</think>{text}")):
        if tokens:
            restore(view, 2 * index, words_cut(source), "footer")
        else:
            view.set_answer_text(2 * index, source)
            view.finish_answer(2 * index, "")
        view.add_user(2 * index + 1, source)
    work(view)
    for part in view.findChildren(MessageWidget):
        part.unfold(10)
    work(view)
    end = time.perf_counter() + 0.2
    while time.perf_counter() < end:
        QApplication.processEvents()
    view.grab()
    assert asked == []
    assert wanted == []


@pytest.mark.parametrize("name", HOSTILE)
def test_the_window_stays_alive_beside_hostile_text(view: ChatView, name: str) -> None:
    view.set_answer_text(1, HOSTILE[name])
    view.finish_answer(1, "")
    assert max(work(view)) < 1.0
    assert view.findChildren(AnswerMessage)


def test_a_very_long_message_shows_its_beginning_at_once(view: ChatView) -> None:
    text = "".join(f"Paragraph {i} with *some* words.\n\n" for i in range(150_000))
    assert len(text) > 5_000_000
    started = time.thread_time()
    view.set_answer_text(1, text)
    view.finish_answer(1, "")
    assert time.thread_time() - started < 1.0
    assert max(work(view, 0.5)) < 1.0
    view.verticalScrollBar().setValue(0)
    assert max(work(view, 0.2)) < 1.0
    assert any("Paragraph 0" in part.toPlainText() for part in view.findChildren(TextView) if on_screen(part))


def test_very_many_messages(view: ChatView) -> None:
    tokens = words_cut("- some\n" * 60)
    for index in range(20_000):
        view.add_user(2 * index, "question")
        restore(view, 2 * index + 1, tokens, "footer")
    assert max(work(view)) < 1.0
    assert len(view.findChildren(MessageWidget)) <= _MAX_BUILT
    assert max(view.findChildren(AnswerMessage), key=AnswerMessage.y).turn.id == 39_999
    assert view.widget().height() < 16_000_000
    view.verticalScrollBar().setValue(0)
    assert max(work(view)) < 1.0
    assert any(part.turn.id == 0 for part in view.findChildren(MessageWidget))


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_a_message_of_five_megabytes_takes_a_tenth_of_what_its_widgets_would(view: ChatView) -> None:
    part = (
        "## Heading\n\nSome *prose* with [a link](https://a.b) and `code`, which goes on for more than a line of the"
        " page.\n\n- item\n  1. nested item\n\n```python\ndef function(number: int) -> int:\n    return number\n```\n\n"
    )
    view.set_answer_text(0, part)  # what is made once for all
    work(view)
    process = psutil.Process()
    before = process.memory_info().rss
    view.set_answer_text(1, part * (5_000_000 // len(part)))
    view.finish_answer(1, "")
    turns = work(view, 900)
    assert not view.busy
    assert max(turns) < 1.0
    assert process.memory_info().rss - before < 150 << 20


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_links_that_a_message_of_five_megabytes_defines_come_in_small_steps(view: ChatView) -> None:
    part = "Some *prose* with [a link][{0}] and [one for all], which goes on for more than a line of the page.\n\n"
    text = "".join((part + "[{0}]: https://a.b/{0}\n\n").format(number) for number in range(5_000_000 // 130))
    view.set_answer_text(1, text + "[one for all]: https://c.d\n")
    view.finish_answer(1, "")
    turns = work(view, 900)
    assert not view.busy
    assert max(turns) < 1.0
    view.verticalScrollBar().setValue(0)
    work(view)
    seen = [part.toHtml() for part in view.findChildren(TextView) if on_screen(part)]
    assert "https://c.d" in seen[0]
    assert "https://a.b/1" in seen[0]


@pytest.mark.long
def test_a_hundred_thousand_messages(view: ChatView) -> None:
    tokens = words_cut("An answer of *some* words.")
    for index in range(100_000):
        restore(view, index, tokens, "footer")
    assert max(work(view)) < 1.0
    view.finder.open()
    view.finder.bar.edit.setText("answer")
    assert max(work(view)) < 1.0
    assert len(view.finder.matches) == 100_000


@pytest.mark.long
def test_a_conversation_of_500_messages_scrolls_smoothly(view: ChatView) -> None:
    """The median over five ways down of the 99th percentile of the time for a frame."""
    tokens = words_cut(DOCUMENTS["lists"] + "\n" + DOCUMENTS["table"] + DOCUMENTS["long"][:600] + DOCUMENTS["code"])
    for index in range(250):
        view.add_user(2 * index, f"question {index}")
        restore(view, 2 * index + 1, tokens, "footer")
    work(view)
    bar = view.verticalScrollBar()
    slowest = []
    for _ in range(5):
        bar.setValue(0)
        work(view)
        frames = []
        for _ in range(200):
            started = time.thread_time()
            bar.setValue(bar.value() + 60)
            QApplication.processEvents()
            frames.append(time.thread_time() - started)
        slowest.append(statistics.quantiles(frames, n=100)[98])
    assert statistics.median(slowest) <= 0.033
    assert len(view.findChildren(MessageWidget)) <= _MAX_BUILT


@pytest.mark.long
def test_flushes_of_a_long_answer_take_no_longer_than_those_of_a_short_one(view: ChatView) -> None:
    view.add_answer(1)
    times: list[float] = []
    for index in range(400):
        paragraph = f"Paragraph {index} with *some* words, and a [link](http://a.b).\n\n"
        view.append_tokens(1, [AnswerToken(0, paragraph, "accepted")])
        started = time.thread_time()
        view._queue._work()
        times.append(time.thread_time() - started)
    early, late = statistics.median(times[20:70]), statistics.median(times[-50:])
    assert late < 3 * early + 0.004
