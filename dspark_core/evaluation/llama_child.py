"""llama.cpp in a process of its own: python llama_child.py OPTIONS, then one JSON line in and one out per answer.

Runs in any Python that has llama_cpp, so it imports nothing else but the standard library. OPTIONS is a JSON object
with ``gguf``, ``threads``, ``context`` and ``draft_tokens`` (0: no prompt lookup). The first line out is {"vocab": its
number of tokens}. A line in {"prompt", "max_new_tokens", "sampling", "seed", "stop"}, all as token ids, gives a line
out {"tokens", "first_s", "total_s"}, seconds since the request began. It ends when its stdin closes, that is with its
parent.
"""

import importlib
import json
import os
import queue
import sys
import threading
import time
from pathlib import Path
from typing import Any


def load(options: dict[str, Any]) -> Any:
    """The model as ``options`` say: all of it on the CPU, and read into memory, as ours is."""
    llama_cpp = importlib.import_module("llama_cpp")
    speculative = importlib.import_module("llama_cpp.llama_speculative")
    drafts = options["draft_tokens"]
    return llama_cpp.Llama(
        model_path=options["gguf"],
        n_gpu_layers=0,
        n_ctx=options["context"],
        n_threads=options["threads"],
        n_threads_batch=options["threads"],
        use_mmap=False,
        draft_model=speculative.LlamaPromptLookupDecoding(num_pred_tokens=drafts) if drafts else None,
        verbose=False,
    )


def answer(model: Any, request: dict[str, Any]) -> dict[str, Any]:
    """One answer, nothing of the prompt being cached."""
    model.reset()
    model.set_seed(request["seed"])
    stop = set(request["stop"])
    tokens: list[int] = []
    first_s = 0.0
    began = time.perf_counter()
    for token in model.generate(request["prompt"], **request["sampling"]):
        tokens.append(token)
        if len(tokens) == 1:
            first_s = time.perf_counter() - began
        if token in stop or len(tokens) >= request["max_new_tokens"]:
            break
    return {"tokens": tokens, "first_s": first_s, "total_s": time.perf_counter() - began}


def main() -> None:
    folder = str(Path(__file__).resolve().parent)
    sys.path[:] = [entry for entry in sys.path if entry != folder]  # what stands beside this file is no library
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the library prints is no answer
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            requests.put(line)
        os._exit(0)  # the parent is gone, perhaps in the middle of an answer

    threading.Thread(target=read, daemon=True).start()

    def say(value: dict[str, Any]) -> None:
        out.write(json.dumps(value) + "\n")
        out.flush()

    model = load(json.loads(sys.argv[1]))
    say({"vocab": model.n_vocab()})
    while True:
        say(answer(model, json.loads(requests.get())))


if __name__ == "__main__":
    main()
