"""Other engines, timed on the same token ids: transformers' own ``generate`` and llama.cpp, plain and with lookup."""

import time
from pathlib import Path
from typing import Any

import torch

from dspark_core.errors import InvalidRequestError, MissingComponentError
from dspark_core.evaluation.llama_peer import LlamaCpp
from dspark_core.evaluation.systems import GROWTH, Sample, System
from dspark_core.events import ModelInfo

GENERATE, LLAMA = ("generate", "generate-lookup"), ("llama.cpp", "llama.cpp-lookup")
PEERS = GENERATE + LLAMA

LOOKUP_TOKENS = 10
"""Drafts per step of the peer's prompt lookup, as its documentation suggests."""


def make_peer(name: str, info: ModelInfo, llama_gguf: Path | None = None) -> System:
    """A peer running the same target with the same threads. Raises any EngineError (the peer is then skipped)."""
    if name in GENERATE:
        return TransformersGenerate(name, info)
    if name in LLAMA:
        return LlamaCpp(name, info, llama_gguf)
    raise MissingComponentError(f"{name} is not a peer that this version can run.", f"Known: {', '.join(PEERS)}.")


class _Clock:
    """A streamer that notes when the first token and each later one came (transformers calls ``put`` and ``end``)."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def put(self, value: Any) -> None:
        self.times.append(time.perf_counter())

    def end(self) -> None:
        pass


class TransformersGenerate:
    """transformers at its best on this machine: dense bfloat16 weights, its own cache, the threads of our engine."""

    weights = "bfloat16"
    memory_kind = GROWTH

    def __init__(self, name: str, info: ModelInfo) -> None:
        from transformers import AutoModelForCausalLM
        from transformers.utils import logging

        if info.parts:
            raise InvalidRequestError("transformers is measured on one device only, and the target is split.")
        logging.set_verbosity_error()
        logging.disable_progress_bar()
        self.name = name
        self.memory_bytes = 0
        self.threads = info.threads
        self.model = AutoModelForCausalLM.from_pretrained(
            info.folder, dtype=torch.bfloat16, trust_remote_code=False, use_safetensors=True, local_files_only=True
        ).to(info.device)

    def answer(self, prompt_ids: list[int], max_new_tokens: int, temperature: float, seed: int) -> Sample:
        torch.set_num_threads(self.threads)
        torch.manual_seed(seed)
        ids = torch.tensor([prompt_ids], device=self.model.device)
        clock, began = _Clock(), time.perf_counter()
        sampling = {"do_sample": True, "temperature": temperature} if temperature else {"do_sample": False}
        lookup = {"prompt_lookup_num_tokens": LOOKUP_TOKENS} if self.name == "generate-lookup" else {}
        with torch.inference_mode():
            output = self.model.generate(
                ids,
                attention_mask=torch.ones_like(ids),
                max_new_tokens=max_new_tokens,
                streamer=clock,
                **sampling,
                **lookup,
            )
        ended = time.perf_counter()
        # the first call of the streamer brings the prompt, the second the first token
        first = clock.times[1]
        return Sample(output.shape[1] - len(prompt_ids) - 1, ended - first, 0, first - began)

    def close(self) -> None:
        del self.model
