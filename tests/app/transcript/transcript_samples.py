"""Answers to test the transcript with: tidy, odd and hostile ones."""

import random
import re

from app.answer import AnswerToken
from app.transcript.chat_view import ChatView
from app.transcript.turns import Recorded, Turn
from dspark_core.events import TokenKind

KINDS: tuple[TokenKind, ...] = ("plain", "accepted", "correction", "bonus")

DOCUMENTS = {
    "headings": "# One\n\n## Two ##\n\nThree\n=====\n\nFour *em*\n---\n\n# \n\n###### six `code`\n",
    "inline": "a **b *c* d** e ~~f~~ `g h` `` `i` `` j\\*k \\q l&amp;m &#65; n&nbsp;o &no; 5 * 3 * 2 snake_case_name\n",
    "unbalanced": "**a *b ~~c `d [e](f ![g __h\n\n*** i ** j * k ~~~~~l~~~~~ m\n",
    "breaks": "one\ntwo  \nthree\\\nfour   \n   five\n",
    "links": "[a *b*](http://c.d 'e') <http://f.g/h> <i@j.k> [l][m] ![n *o*](p.png) [q](r) https://s.t\n\n[m]: http://u.v\n",
    "lists": "- a\n- b\n  - c\n    1. d\n    2. e\n\n  f\n- - g\n- \n- > h\n\n3. i\n3. j\n\n   k\n\n* l\n+ m\n1) n\n",
    "quotes": "> a\nb lazy\n> > c\n> - d\n>   e\n\n> ```\n> f\n>  g\n> ```\n",
    "table": "| a | b\\|c | `d` |\n|:--|:--:|--:|\n| e | **f** | a |\n| b | | [g](http://h) | i |\nj | k\n\nafter\n",
    "code": "```python\n\tdef a():\n\n    return 'b' # 🌍 c\n```\n\n    indented\n\tcode\n\n~~~\nunclosed `d`\n",
    "code in lists": "1. a\n\n   ```sh\n   b\n     c\n   ```\n2. d\n\n       e\n",
    "rules": "a\n\n---\n\nb\n\n***\n| c |\n|---|\n| d |\n\n---\n",
    "html": "<b>a</b> <script>b()</script>\n\n<div>\nc\n</div>\n\n<!-- d -->\n",
    "emoji": "a 🌍 **b👩‍👩‍👧c** `🎉` 🇩🇪 [🙂](http://a) \n\n- 🌍 d\n\n| 🌍 | e |\n|--|--|\n| 𝔘 | f🎈g |\n\n# 🌍 h\n",
    "right to left": "שלום **עולם** abc\n\n- مرحبا `code` بالعالم\n",
    "long": "".join(f"Paragraph {i} with *some* words.\n\n- item {i}\n- more\n\n" for i in range(60)),
}

HOSTILE = {
    "no space": "a" * 20_000,
    "quotes": ">" * 200 + " deep",
    "many quotes": (">" * 100 + " deep\n") * 50,
    "lists": "".join("  " * i + "- a\n" for i in range(200)),
    "brackets": "[" * 10_000,
    "links": "[a](" * 3_000,
    "stars": "*a **b " * 3_000,
    "ticks": "".join("`" * (i % 50) + " " for i in range(2_000)),
    "entities": "&#x1F30D;" * 2_000 + "&" * 5_000,
    "wide table": "|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + ("|" + "b|" * 500 + "\n") * 20,
    "long table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 3_000,
    "unclosed fence": "```python\n" + "x = 1\n" * 3_000,
    "control": "".join(map(chr, range(32)))
    + "\x7f\x85\u2028\u2029\ufdd0\ufdd1\ufffc\ufffe\uffff a \ud800 b \U000e0001",
    "overrides": "\u202e\u2066" * 500 + "abc\u2069",
    "accents": "a" + "\u0301" * 10_000,
    "definitions": "".join(f"[a{i}]: http://b\n" for i in range(2_000)) + "[a1]",
    "angles": "<" * 10_000 + "<a@" * 2_000,
    "escapes": "\\" * 10_001,
}


def cut(text: str, seed: int = 1, longest: int = 6) -> list[AnswerToken]:
    """``text`` as tokens of all kinds; corrections replace drafts."""
    source = random.Random(seed)
    tokens: list[AnswerToken] = []
    at = 0
    while at < len(text):
        length = source.randint(1, longest)
        kind = source.choice(KINDS)
        rejected = (f" not{at}", "that") if kind == "correction" else ()
        tokens.append(AnswerToken(at, text[at : at + length], kind, rejected))
        at += length
    return tokens


def words_cut(text: str) -> list[AnswerToken]:
    """``text`` cut about as a tokenizer does."""
    pieces = re.findall(r"\s?\w{1,6}|\n+|\s|\S", text)
    return [AnswerToken(i, piece, KINDS[i % 4]) for i, piece in enumerate(pieces)]


def restore(view: ChatView, message_id: int, tokens: list[AnswerToken], footer: str, details: str = "") -> None:
    """Show a stored answer of which these tokens are on record."""
    text = "".join(token.text for token in tokens)
    records = {**getattr(view, "records", {}), message_id: Recorded(tokens, footer, details)}
    view.records, view.known.record = records, records.__getitem__
    view.add_stored([Turn("answer", message_id, text, stored=True)])


class MarkdownMaker:
    """Random documents in which no letter occurs twice, so that a character tells where it came from."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._next = 0x4E00

    def word(self) -> str:
        letters = []
        for _ in range(self._random.randint(1, 4)):
            self._next += 1
            letters.append(
                chr(self._next if self._next < 0x9000 and self._random.random() < 0.8 else self._next + 0x1B000)
            )
        return "".join(letters)

    def inline(self, depth: int = 0) -> str:
        parts = []
        for _ in range(self._random.randint(1, 5)):
            kind = self._random.randrange(12 if depth < 3 else 3)
            inner = self.inline(depth + 1) if kind > 4 else self.word()
            forms = {3: f"`{inner}`", 4: f"`` {inner}` ``", 5: f"**{inner}**", 6: f"*{inner}*", 7: f"~~{inner}~~"}
            forms |= {8: f"[{inner}](http://{self.word()} '{self.word()}')", 9: f"![{inner}]({self.word()})"}
            forms |= {10: f"{inner}\\*&lt;{inner and self.word()}&#x1F30D;", 11: f"***{inner}***"}
            parts.append(forms.get(kind, inner))
        return self._random.choice([" ", "", " ", "\n" if depth == 0 else " "]).join(parts)

    def block(self, depth: int = 0) -> str:
        kind = self._random.randrange(9 if depth < 3 else 3)
        line = self.inline(1)
        if kind == 0:
            return "#" * self._random.randint(1, 6) + f" {line}"
        if kind in (1, 2):
            return self.inline()
        if kind == 3:
            return "\n".join(self._prefixed(self.blocks(depth + 1), "- ", "  ") for _ in range(3))
        if kind == 4:
            return "\n".join(self._prefixed(self.blocks(depth + 1), f"{i}. ", "   ") for i in range(8, 11))
        if kind == 5:
            return self._prefixed(self.blocks(depth + 1), "> ", "> ")
        if kind == 6:
            rows = [f"| {self.inline(2)} | {self.word()}\\|{self.word()} | {self.word()} |" for _ in range(3)]
            return "\n".join([rows[0], "|---|:-:|--:|", *rows[1:]])
        if kind == 7:
            return f"```py\n{self.word()}\n  {self.word()}\n\n\t{self.word()}\n```"
        return f"{self.inline(1)}\n==="

    def blocks(self, depth: int = 0) -> str:
        return "\n\n".join(self.block(depth) for _ in range(self._random.randint(1, 3 if depth else 6)))

    def _prefixed(self, text: str, first: str, rest: str) -> str:
        lines = text.split("\n")
        return "\n".join([first + lines[0], *(rest + line if line else rest.rstrip() for line in lines[1:])])
