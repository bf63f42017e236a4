"""Fills in chat templates in a process of its own, and tries a tokenizer's patterns: one JSON line in and one out each.

Started by chat_template.py, which watches what it takes. It ends when its stdin closes, that is with its parent.
"""

import json
import os
import queue
import sys
import threading
from typing import Any

REPEATED = ("a", "A", "1", " ", "\n", ".", "-", "é", "中", "ab", "a ", "a1", "=", "x" * 40 + " ")
OWN_CHARACTERS = 100
"""The most of a tokenizer's own patterns that are repeated too."""
PROBED_CHARACTERS = 2000
"""Of each. Where a pattern is slow, the time grows at least with the length."""


def fill(request: dict[str, Any]) -> dict[str, str]:
    """``template``, ``turns``, ``specials`` (names of tokens and their texts), ``limit`` in characters -> ``text``, or
    why not: the template's reason (``refused``), or how many ``characters`` it wrote."""
    from transformers.utils.chat_template_utils import render_jinja_template

    try:
        texts, _ = render_jinja_template(
            conversations=[request["turns"]],
            chat_template=request["template"],
            add_generation_prompt=True,
            **request["specials"],
        )
    except Exception as error:  # a template is foreign code: whatever it raises is its refusal
        return {"refused": " ".join(str(error).split())[:500] or type(error).__name__}
    if len(texts[0]) > request["limit"]:
        return {"characters": str(len(texts[0]))}
    return {"text": texts[0]}


def try_patterns(request: dict[str, Any]) -> dict[str, str]:
    """``tokenizer`` as JSON, with ``patterns`` -> no ``text``, or why not (``refused``)."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_str(request["tokenizer"])
        own = sorted(set(str(request["patterns"])))[:OWN_CHARACTERS]
        for piece in (*REPEATED, *own):
            tokenizer.encode(piece * (PROBED_CHARACTERS // len(piece)) + "\0")  # an end that few patterns expect
    except BaseException as error:  # the library's panics are no Exception
        return {"refused": " ".join(str(error).split())[:500] or type(error).__name__}
    return {"text": ""}


def main() -> None:
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whatever a library prints is no answer
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            requests.put(line)
        os._exit(0)  # the parent is gone, perhaps in the midst of a template that never ends

    def say(value: dict[str, Any]) -> None:
        out.write(json.dumps(value) + "\n")
        out.flush()

    threading.Thread(target=read, daemon=True).start()
    warm = {"template": "{{ messages }}", "turns": [{"role": "user", "content": ""}], "specials": {}, "limit": 1000}
    say(fill(warm))  # imports what it needs, before anybody waits
    while True:
        request = json.loads(requests.get())
        say(try_patterns(request) if "tokenizer" in request else fill(request))


if __name__ == "__main__":
    main()
