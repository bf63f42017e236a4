"""GGUF file to a Hugging Face folder with plain weights: python -m dspark_core.models.convert IN OUT DTYPE.

Runs as a child process of fetch.py: its memory and its import of transformers go away with it, and it can be
stopped at any time. Each line on stdout is a stage in words. It ends when its stdin closes, that is with its parent.
"""

import gc
import os
import sys
import threading
import traceback
from pathlib import Path

QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "TQDM_DISABLE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Environment of the conversion: no network, no bars of other libraries."""

EXPECTED = ("config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")


def convert(gguf: Path, folder: Path, dtype: str) -> None:
    """Write the model in ``gguf`` into ``folder``, its weights as torch's ``dtype``."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    say("Reading the weights")
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent,
        gguf_file=gguf.name,
        quantization_config=GgufConfig(dequantize=True),
        dtype=getattr(torch, dtype),
        local_files_only=True,
        trust_remote_code=False,
    )
    say("Writing the weights")
    model.save_pretrained(folder, max_shard_size="100GB")
    del model
    gc.collect()
    say("Writing the tokenizer")
    tokenizer = AutoTokenizer.from_pretrained(
        gguf.parent, gguf_file=gguf.name, local_files_only=True, trust_remote_code=False
    )
    tokenizer.save_pretrained(folder)


def say(stage: str) -> None:
    print(stage, flush=True)  # noqa: T201 - stdout is this program's interface to its parent


def end_with_parent() -> None:
    """Exit at once when stdin closes: the parent was killed, and nobody waits for the result."""
    sys.stdin.buffer.read()
    os._exit(1)


def main(arguments: list[str]) -> int:
    os.environ.update(QUIET)
    threading.Thread(target=end_with_parent, daemon=True).start()
    say("Starting the converter")
    convert(Path(arguments[0]), Path(arguments[1]), arguments[2])
    return 0


if __name__ == "__main__":
    try:
        status = main(sys.argv[1:])
    except Exception:
        traceback.print_exc()  # the last line of stderr is what the parent tells
        status = 1
    # The thread above still waits in a read that interpreter shutdown cannot interrupt.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
