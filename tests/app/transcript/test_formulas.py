"""Formulas: what is one, what is drawn, and that what cannot be drawn shows its source."""

import gc
import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from transcript_samples import cut

from app.answer import AnswerToken
from app.transcript.answer_body import AnswerBody
from app.transcript.document_style import DocumentStyle
from app.transcript.formulas import MAX_DEPTH, MAX_LENGTH, OBJECT, Formula, Making, draw, drawable
from app.transcript.markdown_source import parse_units
from app.transcript.section_stack import view_of

Render = Callable[..., AnswerBody]

INLINE = [
    ("a $x^2$ b", ["x^2"]),
    (r"\(a\) and \[b\]", ["a", "b"]),
    ("$$x$$ and more", ["x"]),
    ("$5 and $6", []),
    ("$5-$6", []),
    ("costs $5, or 10$ in all", []),
    ("$ x $", []),
    (r"\$x$ and $y\$", []),
    (r"$a\$b$", [r"a\$b"]),
    ("$a\nb$", []),
    ("`$x$`", []),
    ("$x", []),
    ("$$$", []),
    (r"\(\)", []),
    ("$a_1$ $b_2$", ["a_1", "b_2"]),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_what_is_a_formula_in_a_line(text: str, expected: list[str]) -> None:
    children = [child for unit in parse_units(text) for token in unit.tokens for child in token.children or ()]
    assert [child.content for child in children if child.type == "math_inline"] == expected


BLOCKS = [
    ("$$\nx\n- y\n$$\nafter", ["math_block", "inline"]),
    ("before\n\\[\nx\n= y\n\\]\n", ["inline", "math_block"]),
    ("$$ x $$", ["math_block"]),
    ("$$\nx\n\ny\n", ["inline", "inline"]),
    ("- a\n  $$\n  x\n  $$\n", ["inline", "math_block"]),
    ("> $$\n> x\n> $$\n", ["math_block"]),
    ("    $$\n    x\n", ["code_block"]),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_what_is_a_formula_of_its_own(text: str, expected: list[str]) -> None:
    kinds = [token.type for unit in parse_units(text) for token in unit.tokens]
    assert [kind for kind in kinds if kind in ("inline", "math_block", "code_block")] == expected


def settle(body: AnswerBody) -> None:
    deadline = time.perf_counter() + 10
    while any(section._writer.waits for section in body.sections):  # type: ignore[union-attr]
        assert time.perf_counter() < deadline
        QApplication.processEvents()
        body.show_formulas()
    body.set_width(600)


def test_a_formula_takes_the_place_of_its_source_when_it_is_drawn(render: Render) -> None:
    source = "One $\\frac{1}{2}$ two.\n\n$$\n\\sqrt{x}\n$$\n\nThree."
    body = render(cut(source), 3)
    view = view_of(body.sections[0])
    assert "$\\frac{1}{2}$" in view.toPlainText()
    before = body.height()
    settle(body)
    assert view.toPlainText() == f"One {OBJECT} two.\n{OBJECT}\nThree."
    assert body.set_width(600) != before
    inline, block = (span for span in view.spans if span.doc_length == 1 and span.source_length > 1)
    assert source[inline.source : inline.source + inline.source_length] == "$\\frac{1}{2}$"
    assert source[block.source : block.source + block.source_length] == "$$\n\\sqrt{x}\n$$"
    assert not view.grab().toImage().isNull()


def test_a_formula_is_marked_as_a_whole(render: Render) -> None:
    body = render(
        [AnswerToken(1, "$x", "accepted"), AnswerToken(2, "^2$", "correction"), AnswerToken(3, " a", "plain")]
    )
    settle(body)
    areas = view_of(body.sections[0]).document().begin().layout().formats()
    assert [(area.start, area.length) for area in areas] == [(0, 1)]


MALFORMED = (r"\frac", r"\begin{matrix}", "x^2^3", "{", r"\left(", r"\text{a<b}", r"\foo\frac")


@pytest.mark.parametrize("tex", MALFORMED)
def test_what_is_not_understood_shows_its_source(tex: str, render: Render) -> None:
    body = render([AnswerToken(1, f"a ${tex}$ b", "plain")])
    settle(body)
    assert view_of(body.sections[0]).toPlainText() == f"a ${tex}$ b"


REFUSED = (
    "x" * (MAX_LENGTH + 1),
    r"\sqrt{" * 60 + "x" + "}" * 60,
    r"\left(" * 12 + "x" + r"\right)" * 12,
    "x^{" * (MAX_DEPTH + 1) + "1" + "}" * (MAX_DEPTH + 1),
    r"\href{http://a}{b}",
    r"\includegraphics{file:///etc/passwd}",
    r'\color{"red"}{x}',
)


@pytest.mark.parametrize("tex", REFUSED)
def test_what_would_take_long_or_do_more_is_not_tried(tex: str, style: DocumentStyle) -> None:
    assert not drawable(tex)
    assert style.formulas.get(tex, False) is Making.FAILED


def test_the_worst_that_is_drawn_takes_less_than_a_second() -> None:
    draw("x", False, 18, "#000000")
    tower = r"\frac{1}{" * MAX_DEPTH + "x" + "}" * MAX_DEPTH
    for tex in (tower * 8, "x^{" * MAX_DEPTH + "1" + "}" * MAX_DEPTH, "x" * MAX_LENGTH, r"\hat{" * 6 + "x" + "}" * 6):
        assert drawable(tex)
        gc.collect()
        gc.disable()  # else what thousands of other tests have left is looked through meanwhile
        started = time.thread_time()
        draw(tex, True, 18, "#000000")
        took = time.thread_time() - started
        gc.enable()
        assert took < 1.0


def test_the_picture_is_made_of_outlines_in_the_colour_of_the_text() -> None:
    formula = draw(r"a < \text{b c}", False, 18, "#123456")
    assert isinstance(formula, Formula)
    assert b"#123456" in formula.svg
    assert b"<text" not in formula.svg
    assert b"<image" not in formula.svg
    assert formula.width > formula.ascent > 0
