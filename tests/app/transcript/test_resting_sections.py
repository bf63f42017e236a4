"""Sections far from the screen give their widgets back, and are exactly what they were when they come near again."""

import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_token_ranges import checked, cuts, documents, tokens_of
from transcript_samples import DOCUMENTS, HOSTILE, cut

from app.transcript import message_column, prose_section
from app.transcript.answer_body import AnswerBody
from app.transcript.chat_view import ChatView
from app.transcript.code_colors import CodeColors
from app.transcript.code_section import CodeSection
from app.transcript.document_style import DocumentStyle
from app.transcript.literal_body import LiteralBody
from app.transcript.long_units import MAX_PROSE
from app.transcript.message_widgets import AnswerMessage
from app.transcript.prose_section import ProseSection
from app.transcript.resting_section import RestingSection
from app.transcript.section_column import SectionColumn
from app.transcript.section_stack import view_of
from app.transcript.text_view import TextView

Render = Callable[..., AnswerBody]
FAR = 10**8
WIDTH = 600


@pytest.fixture(autouse=True)
def short_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    """So short that each sample has several."""
    monkeypatch.setattr(prose_section, "FULL", 40)


def page(body: SectionColumn) -> list[object]:
    """Everything that can be seen of an answer."""
    seen: list[object] = []
    for _, section in body.awake():
        view = view_of(section)
        block, marks = view.document().begin(), []
        while block.isValid():
            for each in block.layout().formats():
                look = each.format.background().color().name(), each.format.underlineStyle().name
                marks.append((block.blockNumber(), each.start, each.length, look))
            block = block.next()
        kind = section.language if isinstance(section, CodeSection) else None
        place = (section.geometry(), view.begins, view.covers, view.whole)
        seen.append((kind, view.document().toHtml(), list(view.spans), marks, place))
    return seen


def draw_all(body: SectionColumn) -> None:
    end = time.perf_counter() + 20
    while time.perf_counter() < end:
        QApplication.processEvents()
        busy = isinstance(body, AnswerBody) and (body.color_next() or body.show_formulas())
        if not busy and not any(
            isinstance(section, ProseSection) and section._writer.waits for _, section in body.awake()
        ):
            return
    pytest.fail("formulas are still to be drawn")


def visible(body: SectionColumn) -> list[bool]:
    return [body.visible(index) for index in range(len(body.text.tokens))] if isinstance(body, AnswerBody) else []


def rest_and_come_back(body: AnswerBody | LiteralBody) -> None:
    draw_all(body)
    body.set_width(WIDTH)
    before, height, count = page(body), body.height(), len(body.sections)
    shown = visible(body)
    for _ in range(2):
        body.let_rest(FAR, FAR)
        assert sum(not isinstance(part, RestingSection) for part in body.sections) <= 1
        assert body.set_width(WIDTH) == height
        assert visible(body) == shown
        for index in range(count):
            body.show_section(index)
        draw_all(body)
        assert body.set_width(WIDTH) == height
        assert page(body) == before


@checked
@given(source=documents, sizes=cuts, per_flush=st.integers(1, 5))
def test_random_answers_come_back_as_they_were(source: str, sizes: list[int], per_flush: int, render: Render) -> None:
    rest_and_come_back(render(tokens_of(source, sizes), per_flush))


@pytest.mark.parametrize("name", [*DOCUMENTS, *HOSTILE])
def test_odd_and_hostile_answers_come_back_as_they_were(name: str, render: Render) -> None:
    rest_and_come_back(render(cut((DOCUMENTS | HOSTILE)[name], longest=200), 20))


def test_a_link_that_is_defined_elsewhere_is_still_one(render: Render) -> None:
    words = "words " * 20
    rest_and_come_back(render(cut(f"[one][a] {words}\n\n# two\n\n{words}\n\n{words}[a]\n\n[a]: http://b.c\n")))


def test_a_selection_outlives_the_rest(render: Render) -> None:
    source = DOCUMENTS["long"]
    body = render(cut(source))
    body._selection.select_all()
    body.let_rest(FAR, FAR)
    assert body._selection.markdown() == source.strip("\n")
    view = body.show_section(0)
    assert view.textCursor().hasSelection()
    _, last = view.whole
    view.select(last - 3, last)
    body.let_rest(FAR, FAR)
    copied = body._selection.markdown()
    assert copied is not None
    assert source.strip("\n").endswith(copied)
    assert body.show_section(0).selected == (last - 3, last)


def test_the_section_with_the_focus_does_not_rest(render: Render) -> None:
    body = render(cut(DOCUMENTS["long"]))
    body.parentWidget().show()
    view_of(body.sections[2]).setFocus()  # type: ignore[arg-type]
    body.let_rest(FAR, FAR)
    assert [index for index, part in enumerate(body.sections) if not isinstance(part, RestingSection)] == [
        2,
        len(body.sections) - 1,
    ]


WRITTEN = {
    "lines": "".join(f"line {number} *as written*\n" + "\n" * (number % 4) for number in range(2_000)) + "end\n",
    "no line end": "word " * 8_000,
    "no blank": "a" * 40_000,
    "line ends": "\n" * 30_000,
    "short": "one\n\n# two",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_the_user_wrote_is_shown_as_it_was_written_and_comes_back_so(
    name: str, qtbot: QtBot, style: DocumentStyle
) -> None:
    page_of_it = QWidget()
    qtbot.addWidget(page_of_it)
    body = LiteralBody(WRITTEN[name], "Your message", style, CodeColors(style), page_of_it)
    while body.build_step():
        pass
    shown = "\n".join(view.toPlainText() for view in body.views())
    if name.startswith("no"):
        shown = shown.replace("\n", "")
    assert shown == (WRITTEN[name].rstrip("\n") if name != "line ends" else shown)
    assert len(body.sections) == 1 or max(map(len, (view.toPlainText() for view in body.views()))) <= MAX_PROSE
    rest_and_come_back(body)


# In the transcript

LONG = "".join(f"Paragraph {n} says *something*.\n\n```py\nx = {n}\n```\n\n- item {n}\n\n" for n in range(300))


@pytest.fixture
def view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatView]:
    monkeypatch.setattr(message_column, "_KEPT_HEIGHT", 500)
    view = ChatView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.set_answer_text(1, LONG)
    view.finish_answer(1, "")
    settle(view)
    yield view
    settle(view)


def settle(view: ChatView) -> None:
    end = time.perf_counter() + 20
    while (view.busy or view.finder.busy) and time.perf_counter() < end:
        QApplication.processEvents()
    assert not view.busy


def parts_of(view: ChatView) -> list[TextView]:
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    return view.findChildren(TextView)


def on_screen(view: ChatView) -> str:
    return "\n".join(part.toPlainText() for part in parts_of(view) if not part.visibleRegion().isEmpty())


def test_only_what_is_near_has_widgets_and_every_place_shows_its_text(view: ChatView) -> None:
    bar, height = view.verticalScrollBar(), view.widget().height()
    assert "item 299" in on_screen(view)
    for share in (0.0, 0.25, 0.5, 0.75):
        bar.setValue(round(bar.maximum() * share))
        settle(view)
        near = range(round(300 * share) - 3, round(300 * share) + 4)
        assert any(f"Paragraph {number} " in on_screen(view) for number in near)
        assert len(parts_of(view)) < 120
        assert view.widget().height() == height


def test_tab_goes_down_the_page_also_through_what_has_rested(view: ChatView) -> None:
    bar = view.verticalScrollBar()
    for step in range(8):
        bar.setValue(bar.maximum() // 2 - 400 * step)
        settle(view)
    stops, stop = [], view.nextInFocusChain()
    while stop is not view:
        if isinstance(stop, TextView) and not stop.visibleRegion().isEmpty():
            stops.append(stop.mapTo(view, QPoint(0, 0)).y())
        stop = stop.nextInFocusChain()
    assert len(stops) > 3
    assert stops == sorted(stops)


def test_text_stays_in_place_when_what_rests_above_it_has_another_height(view: ChatView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(view)
    view.resize(500, 500)
    settle(view)
    for _ in range(20):
        part = next(part for part in parts_of(view) if not part.visibleRegion().isEmpty())
        before = part.mapTo(view, part.rect().topLeft()).y()
        bar.setValue(bar.value() - 60)
        settle(view)
        assert part.mapTo(view, part.rect().topLeft()).y() == before + 60


def test_find_leads_to_what_rests(view: ChatView) -> None:
    view.finder.open()
    view.finder.search("item 3")
    settle(view)
    for count in (0, 1):  # item 3, item 30
        assert len(view.finder.matches) == 11
        if count:
            view.finder.go(1)
        settle(view)
        (current,) = [part for part in parts_of(view) if any(found[2] for found in part.found)]
        assert not current.visibleRegion().isEmpty()
    view.finder.close()


def test_a_hit_of_the_search_leads_to_what_rests(view: ChatView) -> None:
    view.reveal(1, ["x = 170"])
    settle(view)
    end = time.perf_counter() + 10
    while "x = 170" not in on_screen(view) and time.perf_counter() < end:
        QApplication.processEvents()
    assert "x = 170" in on_screen(view)


def test_a_word_that_stands_in_many_addresses_wakes_few_sections_at_once(view: ChatView) -> None:
    links = "".join(f"[link {n}](http://zebra.example/{n}) and words\n\n" for n in range(250))
    view.set_answer_text(1, f"{links}The zebra itself.\n\n{LONG[:3_000]}")
    settle(view)
    body = view.findChildren(AnswerMessage)[-1].body
    before = len(body.views())
    view.reveal(1, ["zebra"])
    assert before < len(body.views()) < before + 10
    end = time.perf_counter() + 10
    while "The zebra itself" not in on_screen(view) and time.perf_counter() < end:
        QApplication.processEvents()
    assert "The zebra itself" in on_screen(view)


def test_what_is_shown_from_afar_gets_its_colours(view: ChatView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_column, "_KEPT_HEIGHT", FAR)
    (place,) = view._column.built
    body = view.findChildren(AnswerMessage)[0].body
    index = next(n for n, part in enumerate(body.sections) if isinstance(part, RestingSection) and part.language)
    view._column.show_part(place, index)
    assert body._uncolored
    settle(view)
    assert not body._uncolored


def test_all_is_selected_and_copied_although_most_of_it_rests(view: ChatView) -> None:
    message = view.findChildren(AnswerMessage)[0]
    message.body._selection.select_all()
    message.views()[0].copy_selection()
    assert QGuiApplication.clipboard().text() == LONG.strip("\n")


def test_what_grows_is_the_same_whether_its_beginning_rests_or_not(
    view: ChatView, render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    tokens = cut(LONG[:6_000], longest=80)
    view.add_answer(2)
    for at in range(0, len(tokens), 10):
        view.append_tokens(2, tokens[at : at + 10])
        settle(view)
    view.finish_answer(2, "")
    settle(view)
    body = view.findChildren(AnswerMessage)[-1].body
    assert any(isinstance(part, RestingSection) for part in body.sections)
    for index in range(len(body.sections)):
        body.show_section(index)
    draw_all(body)
    body.set_width(WIDTH)
    assert page(body) == page(render(tokens))
