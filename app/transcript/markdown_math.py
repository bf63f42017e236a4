r"""Markdown rules for formulas: ``$x$``, ``$$x$$``, ``\(x\)`` and ``\[x\]``. No Qt.

A single dollar begins a formula as in most programs: no blank behind the first sign and before the last one, no digit
behind the last one, all in one line; so "$5 and $6" stays a price. Neither is what begins with a digit and has words.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

BLOCK_SIGNS = {"$$": "$$", "\\[": "\\]"}
_INLINE_SIGNS = {"\\(": "\\)", "\\[": "\\]", "$$": "$$"}
_PRICE = re.compile(r"\d[^\\]*\s[^\W\d_]{2}")
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def add_math(parser: MarkdownIt) -> None:
    """Teach ``parser`` formulas: tokens ``math_inline`` and ``math_block``, whose ``markup`` is the opening sign.

    A block whose closing sign has not come (it may still be written) has an empty ``info``.
    """
    parser.inline.ruler.before("escape", "math_inline", _inline)
    parser.block.ruler.before("fence", "math_block", _block, _INTERRUPTS)


def _inline(state: StateInline, silent: bool) -> bool:
    source, start = state.src, state.pos
    if source[start] not in "$\\":
        return False
    opening = source[start : start + 2]
    if opening in _INLINE_SIGNS:
        end = source.find(_INLINE_SIGNS[opening], start + 2, state.posMax)
        closing = 2
    elif source[start] == "$":
        opening, closing = "$", 1
        end = _end_of_dollars(source, start, state.posMax)
    else:
        return False
    content = source[start + len(opening) : end] if end > start else ""
    if not content.strip():
        return False
    if not silent:
        token = state.push("math_inline", "", 0)
        token.content, token.markup = content, opening
    state.pos = end + closing
    return True


def _end_of_dollars(source: str, start: int, limit: int) -> int:
    """Where the formula that a single dollar at ``start`` begins has its last sign; -1 where it begins none."""
    if start + 1 >= limit or source[start + 1].isspace() or (start and source[start - 1] in "\\$"):
        return -1
    line_end = source.find("\n", start, limit)
    limit = limit if line_end < 0 else line_end
    end = source.find("$", start + 1, limit)
    while end > 0 and source[end - 1] == "\\":
        end = source.find("$", end + 1, limit)
    if end < 0 or source[end - 1].isspace() or source[end : end + 2] == "$$" or source[end + 1 : end + 2].isdigit():
        return -1
    return -1 if _PRICE.match(source, start + 1, end) else end


def _block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or start + 2 > state.eMarks[first]:
        return False
    opening = state.src[start : start + 2]
    closing = BLOCK_SIGNS.get(opening)
    if closing is None:
        return False
    line, closed = first, False
    while line < last and not state.isEmpty(line):
        begin = start + 2 if line == first else state.bMarks[line]
        if line > first and state.sCount[line] < state.blkIndent:
            return False
        at = state.src.find(closing, begin, state.eMarks[line])
        line += 1
        if at >= 0:
            if state.src[at + 2 : state.eMarks[line - 1]].strip():
                return False  # text goes on behind it: a formula in a line
            closed = True
            break
    if not closed and line < state.lineMax:
        return False
    if silent:
        return True
    state.line = line
    token = state.push("math_block", "", 0)
    token.content = state.getLines(first, line, state.sCount[first], False).strip("\n")
    token.markup, token.info = opening, closing if closed else ""
    token.map = [first, line]
    return True
