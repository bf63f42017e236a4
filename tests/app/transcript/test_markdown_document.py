"""Every character on the page is mapped to the character of the source that it shows."""

import gc
import html
import re
import time

import pytest
from PySide6.QtGui import QTextDocument
from transcript_samples import DOCUMENTS, HOSTILE, MarkdownMaker

from app.transcript.answer_text import showable
from app.transcript.document_style import DocumentStyle
from app.transcript.markdown_document import MarkdownWriter
from app.transcript.markdown_source import parse_units
from app.transcript.source_spans import SourceSpans

_BASE = 1000
_OWN = "\u2028\u200b\t•◦▪"


def rendered(text: str, style: DocumentStyle) -> tuple[QTextDocument, SourceSpans]:
    document, spans = QTextDocument(), SourceSpans()
    units = [unit for unit in parse_units(text) if unit.kind == "prose"]
    MarkdownWriter(document, spans, style).write(units, text, _BASE)
    return document, spans


def units_of(document: QTextDocument) -> list[str]:
    """Document characters by position: one entry per UTF-16 unit, the second of a pair is empty."""
    units: list[str] = []
    block = document.begin()
    while block.isValid():
        units.extend([""] * (block.position() - len(units)))
        for character in block.text():
            units.extend([character] if character <= "\uffff" else [character, ""])
        block = block.next()
    return units


def check_mapping(text: str, style: DocumentStyle) -> int:
    document, spans = rendered(text, style)
    checked = 0
    covered: dict[int, str] = {}
    shown = units_of(document)
    for span in spans:
        written = text[span.source - _BASE : span.source - _BASE + span.source_length]
        visible = "".join(shown[span.doc : span.doc + span.doc_length])
        assert len(written) == span.source_length
        if len(visible) == len(written) and all(a == b or a.isspace() for a, b in zip(visible, written, strict=True)):
            pass
        elif visible in "•◦▪":
            assert written in "-*+"
        elif written.startswith("&"):
            assert html.unescape(written) == visible
        else:  # the number of a list item, which is counted
            assert re.fullmatch(r"\d+[.)]", written)
            assert re.fullmatch(r"\d+[.)]", visible)
        for position in range(span.doc, span.doc + span.doc_length):
            assert position not in covered
            covered[position] = written
        checked += 1
    for position, character in enumerate(shown):
        if character and not character.isspace() and character not in _OWN:
            assert position in covered, (position, character)
    return checked


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_visible_character_is_mapped(name: str, style: DocumentStyle) -> None:
    check_mapping(DOCUMENTS[name], style)


@pytest.mark.parametrize("seed", range(150))
def test_unique_letters_are_found_where_they_were_written(seed: int, style: DocumentStyle) -> None:
    """No letter occurs twice, so a letter that is mapped to an equal one is mapped to itself."""
    text = MarkdownMaker(seed).blocks()
    document, spans = rendered(text, style)
    shown = units_of(document)
    for position, character in enumerate(shown):
        if character > "\u4e00" and character != "🌍":
            source = spans.source_at(position)
            assert source is not None, (position, character)
            assert text[source - _BASE] == character
    check_mapping(text, style)


@pytest.mark.parametrize("seed", range(40))
def test_no_letter_of_running_text_is_lost(seed: int, style: DocumentStyle) -> None:
    maker = MarkdownMaker(seed)
    words = [maker.word() for _ in range(30)]
    text = " ".join(words[:10]) + "\n\n- " + " **".join(words[10:20]) + "\n\n> " + "* _".join(words[20:])
    document, _ = rendered(text, style)
    for word in words:
        assert word in document.toPlainText()


def test_entities_and_escapes_keep_their_lengths(style: DocumentStyle) -> None:
    text = "a&amp;b \\* c &#x1F30D; d"
    document, spans = rendered(text, style)
    plain = document.toPlainText()
    assert plain == "a&b * c 🌍 d"
    assert spans.source_at(1) == _BASE + 1
    assert spans.source_at(2) == _BASE + text.index("b")
    assert spans.source_at(4) == _BASE + text.index("*")
    assert spans.source_at(8) == spans.source_at(9) == _BASE + text.index("&#x")
    assert spans.source_at(11) == _BASE + text.index("d")


def test_a_list_that_goes_on_keeps_its_numbers(style: DocumentStyle) -> None:
    assert [unit.number for unit in parse_units("1. a\n1. b\n1. c\n")] == [1, 2, 3]
    assert [unit.number for unit in parse_units("1. c\n1. d\n", first_number=3)] == [3, 4]
    assert [unit.number for unit in parse_units("text\n\n1. d\n", first_number=3)] == [None, 1]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_rendered_in_time(name: str, style: DocumentStyle) -> None:
    text = showable(HOSTILE[name])
    gc.collect()  # what other tests have left is not to be counted
    started = time.thread_time()  # not the clock: other programs may be at work
    check = rendered(text, style)
    assert time.thread_time() - started < 1.0
    assert check[0].blockCount() >= 1


def test_deep_nesting_is_shown_as_it_was_written(style: DocumentStyle) -> None:
    document, _ = rendered(HOSTILE["quotes"], style)
    assert document.toPlainText() == HOSTILE["quotes"]
