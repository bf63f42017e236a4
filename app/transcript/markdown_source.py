"""Markdown text to block tokens that know where in the text each of their characters stands. No Qt.

markdown-it gives line numbers for blocks and nothing for inline text. The inline parser is therefore given a state
that notes the position of each token it pushes, and the lines of a block's content are found again in the source
(containers such as quotes and list items strip a prefix from each line, so a content line is a suffix of its source
line). Token ``meta`` keys: ``at``, the position in the block's content; ``sources``, for each content character its
position in the text.
"""

from collections import ChainMap
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from app.transcript.link_definitions import Definition, LinkDefinitions
from app.transcript.markdown_math import add_math

MAX_NESTING = 40
"""Blocks nested deeper than this are shown as they were written: markdown-it would drop their content."""

MAX_TABLE_CELLS = 1500
"""Tables beyond this are shown as they were written: the layout of a table is done anew whenever it changes."""


class PositionedState(StateInline):
    """Notes in ``meta["at"]`` where in the content a token begins."""

    def __init__(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], out: list[Token]) -> None:
        super().__init__(src, md, env, out)
        self._pending_at: int | None = None
        self._pushed_from = -1

    def append_pending(self, text: str) -> None:
        if self._pending_at is None:
            self._pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta["at"] = self._pending_at if self._pending_at is not None else self.pos
        self._pending_at = None
        self._pushed_from = -1
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if self.pending:
            self.pushPending()
        self._pending_at = None
        before = self.tokens[-1] if self.tokens else None
        at = self.pos
        if before is not None and self._pushed_from == self.pos:
            # the markers of one run (***) are pushed one by one without the position moving
            at = before.meta["at"] + len(before.content)
        if before is not None and before.type == "link_open" and before.markup == "autolink":
            at = self.pos + 1
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = at
        self._pushed_from = self.pos
        return token


class PositionedInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = PositionedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING, "inline_definitions": True})
    parser.inline = PositionedInline()
    parser.enable(["table", "strikethrough"])
    add_math(parser)
    # joined text tokens would no longer have one position each
    parser.disable(["text_join", "fragments_join", "html_block", "html_inline"])
    return parser


_PARSER = _parser()


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest piece that is rendered by itself: a top-level block, or one item of a top-level list. Link
    definitions are units too, of which nothing is shown.

    ``tokens`` is empty where the text is to be shown as it was written. ``number`` belongs to an ordered item,
    ``references`` are the link definitions it was read with, besides those of its own text; ``definitions`` are those
    that it has.
    """

    kind: Literal["prose", "code", "definition"]
    start: int
    end: int
    tokens: tuple[Token, ...] = ()
    number: int | None = None
    references: LinkDefinitions | None = None
    definitions: tuple[Definition, ...] = ()


def parse_units(text: str, first_number: int | None = None, references: LinkDefinitions | None = None) -> list[Unit]:
    """The units of ``text``. ``first_number``: the number of a leading ordered item whose list began before;
    ``references``: link definitions that stand elsewhere."""
    # what the parser finds itself goes into the first of the two: more of the text may make it something else
    tokens = _PARSER.parse(text, {"references": ChainMap({}, references or {})})
    lines = _Lines(text)
    units: list[Unit] = []
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        token = tokens[index]
        if token.type in ("ordered_list_open", "bullet_list_open"):
            number: int | None = None
            if token.type == "ordered_list_open":
                number = int(token.attrs.get("start", 1))
                if not units and first_number is not None:
                    number = first_number
            item = index + 1
            while item < end:
                item_end = _closing(tokens, item)
                units.append(_unit(lines, tokens[item : item_end + 1], number, references))
                number = number + 1 if number is not None else None
                item = item_end + 1
        else:
            units.append(_unit(lines, tokens[index : end + 1], None, references))
        index = end + 1
    return units


def _closing(tokens: list[Token], index: int) -> int:
    """Index of the token that closes the one at ``index``, which may close itself."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _unit(lines: "_Lines", tokens: list[Token], number: int | None, references: LinkDefinitions | None) -> Unit:
    first, last = tokens[0].map or [0, 0]
    start, end = lines.starts[first], lines.starts[last]
    defining = [token for token in tokens if token.type == "definition"]
    definitions = tuple(
        Definition(token.meta["id"], token.meta["url"], token.meta["title"], start) for token in defining
    )
    if tokens == defining:
        return Unit("definition", start, end, definitions=definitions)
    if defining:
        tokens = [token for token in tokens if token.type != "definition"]
    cells = sum(token.type in ("th_open", "td_open") for token in tokens)
    if cells > MAX_TABLE_CELLS or any(token.level >= MAX_NESTING - 1 for token in tokens):
        return Unit("prose", start, end, (), number, references, definitions)
    lines.locate(tokens)
    kind: Literal["prose", "code"] = "code" if tokens[0].type in ("fence", "code_block") else "prose"
    return Unit(kind, start, end, tuple(tokens), number, references, definitions)


class _Lines:
    """Lines of the text, to find the content of block tokens in."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.starts[-1] -= 1

    def locate(self, tokens: list[Token]) -> None:
        """Give the tokens their ``sources``."""
        row, column = -1, 0
        marked: dict[int, int] = {}  # behind the last list sign of a line: items may begin in the line of another
        for token in tokens:
            if token.map is None:
                continue
            first = token.map[0]
            if token.type == "tr_open":
                row, column = first, 0
            elif token.type == "tr_close":
                row = -1
            elif token.type == "fence":
                token.meta["sources"] = self._code(token.content, first + 1)
            elif token.type in ("code_block", "math_block"):
                token.meta["sources"] = self._code(token.content, first)
            elif token.type == "list_item_open":
                written = (token.info or "") + token.markup
                found = max(0, self.lines[first].find(written, marked.get(first, 0)))
                marked[first] = found + len(written)
                token.meta["sources"] = self.starts[first] + found
            elif token.type == "inline" and row == first:
                token.meta["sources"], column = self._cell(token.content, row, column)
            elif token.type == "inline":
                token.meta["sources"] = self._content(token.content, first)

    def _content(self, content: str, first: int) -> list[int]:
        sources: list[int] = []
        for offset, part in enumerate(content.split("\n")):
            stripped = part.strip()
            lead = len(part) - len(part.lstrip()) if stripped else 0
            start = self.starts[first + offset]
            position = start + max(0, self.lines[first + offset].rfind(stripped))
            sources.extend([position] * lead)
            sources.extend(range(position, position + len(part) - lead + 1))
        return sources

    def _cell(self, content: str, row: int, column: int) -> tuple[list[int], int]:
        written = content.replace("|", "\\|")
        found = max(column, self.lines[row].find(written, column))
        sources: list[int] = []
        position = self.starts[row] + found
        for character in content:
            position += character == "|"
            sources.append(position)
            position += 1
        return sources, found + len(written)

    def _code(self, content: str, first: int) -> list[int]:
        sources: list[int] = []
        for offset, part in enumerate(content.removesuffix("\n").split("\n")):
            line = min(first + offset, len(self.lines) - 1)
            end = self.starts[line] + len(self.lines[line])
            # a tab that reaches into the code is given as blanks: only from the first letter on is it a suffix
            lead = len(part) - len(part.lstrip())
            first_letter = end - (len(part) - lead)
            sources.extend(max(self.starts[line], first_letter - lead + blank) for blank in range(lead))
            sources.extend(range(first_letter, end + 1))
        return sources
