"""Fills in chat templates in a process of its own: one JSON line in and one out per conversation.

Started by chat_template.py, which watches what it takes. It ends when its stdin closes, that is with its parent.
"""

import json
import os
import queue
import sys
import threading
from typing import Any


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
        say(fill(json.loads(requests.get())))


if __name__ == "__main__":
    main()
