"""Formulas in words, for those who listen."""

import time
from collections.abc import Callable
from itertools import chain, product

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from transcript_samples import cut

from app.transcript.answer_body import AnswerBody
from app.transcript.formula_words import in_words
from app.transcript.formulas import OBJECT, drawable
from app.transcript.section_stack import view_of

Render = Callable[..., AnswerBody]


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\frac{a}{b}", "a over b"),
        (r"\dfrac{a+1}{2c}", "fraction a plus 1 over 2 c, end of fraction"),
        (r"x^2 + y^{3} = z_1^n", "x squared plus y cubed equals z sub 1 to the power of n"),
        (r"e^{i\pi} - 1", "e to the power of i π, end of power minus 1"),
        (r"\sqrt{x}", "square root of x"),
        (r"\sqrt{x+1}", "square root of x plus 1, end of root"),
        (r"\sqrt[3]{x}", "root 3 of x, end of root"),
        (r"\alpha \cdot \Omega \le 3.14", "α times Ω ≤ 3.14"),
        (r"\left( a \right)^2", "( a ) squared"),
        (r"\sin x", "sin x"),
        (r"\frac{a}{\frac{b}{c}}", "fraction a over fraction b over c, end of fraction, end of fraction"),
        (r"\sqrt{\frac{a}{b}}", "square root of a over b, end of root"),
        (r"\frac{a}{b}^2", "fraction a over b, end of fraction squared"),
        (r"e^{x^2}", "e to the power of x squared, end of power"),
        (r"x_{ij} y", "x sub i j, end of index y"),
        (r"\mathrm{kg}", "kg"),
        (r"\mathbf{x^2 + y}", "x squared plus y"),
    ],
)
def test_what_is_simple_is_said_in_words(tex: str, words: str) -> None:
    assert in_words(tex) == words


@pytest.mark.parametrize(
    "tex",
    ["{e^x}^2", r"\sum_{i=1}^n i", r"\begin{matrix}a\end{matrix}", "x^12", r"\frac12", "x^", "^2", "a } b", "{", "{a",
     r"\frac{a}", r"\sqrt[3", "a & b", "\\", r"\href{http://a.b}{c}"],
)  # fmt: skip
def test_what_is_not_is_given_as_it_was_written(tex: str) -> None:
    assert in_words(tex) == tex


def rows(depth: int) -> list[str]:
    """Formulas in which ``depth`` things are made of others, each written in one way only."""
    if depth == 0:
        return ["a", "b", "ab"]
    made = []
    for above in range(depth):
        for one, two in product(rows(above), rows(depth - 1 - above)):
            made.append(rf"\frac{{{one}}}{{{two}}}")
            made += [f"a^{{{one}}}{two}", f"a_{{{one}}}{two}", rf"\sqrt{{{one}}}{two}", f"{two}a^{{{one}}}"]
    return sorted(set(made))


def test_formulas_that_differ_are_said_otherwise() -> None:
    said: dict[str, str] = {}
    for tex in chain(*map(rows, range(3)), rows(3)[::7]):
        assert said.setdefault(in_words(tex), tex) == tex


def test_the_deepest_that_is_drawn_is_read() -> None:
    tex = "{" * 6 + "x" + "}" * 6
    assert drawable(tex)
    assert in_words(tex) == "x"


def test_a_drawn_formula_is_described_and_one_that_is_not_is_text(render: Render) -> None:
    body = render(cut("One $x^2$ and $\\frac{a}{b}$, not $\\unicode{x}$."))
    end = time.perf_counter() + 20
    view = view_of(body.sections[0])
    while view.toPlainText().count(OBJECT) < 2 and time.perf_counter() < end:
        QApplication.processEvents()
        body.show_formulas()
    described = QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Description)
    assert described == "Formulas, in their order: x squared; a over b"
    assert "\\unicode{x}" in view.toPlainText()
    plain = render(cut("No formula."))
    assert view_of(plain.sections[0]).accessibleDescription() == ""
