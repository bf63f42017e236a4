"""What a drafter is trained on: tokens of conversations with the target's hidden states, computed once, kept on disk.

A cache is a folder with ``cache.json`` and shards ``00000.safetensors``, ... Each shard holds whole conversations one
behind the other: ``tokens`` int32 [T], ``response`` uint8 [T] (1 where the target wrote the token), ``starts`` int64
[S + 1], ``features`` bf16 [T, taps * hidden] (outputs of the tapped layers side by side, in the order of the taps),
``last`` bf16 [T, hidden] (the last layer's output behind the final norm: what the head reads) and ``source`` uint8 [S].
A shard appears as a whole, so a killed run loses no more than the one it was at.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.model_folder import ModelFolder
from dspark_core.checkpoints.writing import failures_in_words, replacing
from dspark_core.errors import InvalidRequestError
from dspark_core.target.model import Target
from dspark_core.training.cache_reader import FORMAT, FeatureCache, shard_path
from dspark_core.training.conversations import Conversation, read_conversations
from dspark_core.training.progress import Pace, Progress

CHUNK = 256
"""Rows of one pass. On the starter 64 to 512 are equally fast."""
SHARD_BYTES = 128 << 20
SPARE = 1.02
"""Disk space asked for, as a multiple of what is written."""


def cache_bytes(tokens: int, taps: int, hidden: int) -> int:
    """Disk space of ``tokens`` cached tokens with the features of ``taps`` layers of ``hidden`` numbers."""
    return tokens * ((taps + 1) * hidden * torch.bfloat16.itemsize + 5)


def target_facts(folder: ModelFolder, name: str, precision: str) -> dict[str, Any]:
    """What tells a target from others: names and the digest of its files."""
    return {"name": name, "precision": precision, "sha256": folder.digest()}


def write_cache(
    target: Target,
    files: Iterable[Path],
    folder: Path,
    *,
    taps: tuple[int, ...],
    facts: dict[str, Any],
    max_length: int = 1024,
    chunk: int = CHUNK,
    cancel: CancelToken | None = None,
) -> Iterator[Progress]:
    """Cache the conversations of ``files``, in order, cut to ``max_length`` tokens; go on where an earlier run ended.

    ``taps`` are layers (-1: the embedding), ``facts`` are target_facts of this target. The files may have grown at the
    end of the last since the earlier run. Yields after every conversation; progress counts all tokens. Raises
    InvalidRequestError when a tap is no layer, the disk has no room, or the folder holds the cache of another target,
    of other layers or of other conversations; CorruptFileError for damaged files; EngineError when the disk is full.
    """
    config, files = target.config, tuple(files)
    if not taps or len(set(taps)) < len(taps) or not all(-1 <= tap < config.layers for tap in taps):
        raise InvalidRequestError(
            f"The feature layers {list(taps)} are not possible.", f"Use different ones of -1 to {config.layers - 1}."
        )
    if not 2 <= max_length <= target.positions:
        raise InvalidRequestError(f"{max_length} tokens is no possible length.", f"Use 2 to {target.positions:,}.")
    about = {
        "format": FORMAT,
        "feature_layers": list(taps),
        "hidden_size": config.hidden_size,
        "max_length": max_length,
        "target": facts,
    }
    with failures_in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for leftover in folder.glob("*.part"):
            leftover.unlink()
    old = _matching(folder, about)
    sizes = [len(each.token_ids) for each in cut_conversations(files, max_length)]
    if old is not None and len(sizes) < len(old):
        raise InvalidRequestError(
            f"{folder} was made from more conversations than these ({len(old)}, not {len(sizes)}).",
            "Use another folder, or remove this one.",
        )
    wanted = sum(sizes)
    before = 0 if old is None else int(old.lengths.sum())
    _require_room(folder, cache_bytes(max(0, wanted - before), len(taps), config.hidden_size))
    sources = [] if old is None else list(old.sources)
    pace, done = Pace(wanted, before), 0
    shard, number = _Shard(), 0 if old is None else old.shards
    features = _Features(target, taps, max_length, chunk)
    for index, each in enumerate(cut_conversations(files, max_length)):
        done += len(each.token_ids)
        if old is not None and index < len(old):
            if old.tokens(index).tolist() != list(each.token_ids):
                raise InvalidRequestError(
                    f"{folder} was made from other conversations (number {index + 1} differs).",
                    "Use another folder, or remove this one.",
                )
            continue
        if each.source not in sources:
            sources.append(each.source)
        shard.add(each, *features.of(list(each.token_ids)), sources.index(each.source))
        stop = cancel is not None and cancel.cancelled
        if stop or shard.bytes >= SHARD_BYTES:
            _write(folder, about, sources, shard, number)
            shard, number = _Shard(), number + 1
        yield pace.at(done)
        if stop:
            return
    if shard.conversations or old is None:
        _write(folder, about, sources, shard, number)


def cut_conversations(files: tuple[Path, ...], max_length: int) -> Iterator[Conversation]:
    """The conversations of all files, no longer than ``max_length``; those with no response left are left out."""
    for path in files:
        for each in read_conversations(path):
            spans = tuple((start, min(end, max_length)) for start, end in each.response if start < max_length)
            if any(end > start for start, end in spans):
                yield Conversation(each.source, each.token_ids[:max_length], spans, each.temperature, each.seed)


def _matching(folder: Path, about: dict[str, Any]) -> FeatureCache | None:
    """The cache in ``folder``, None where there is none. Raises InvalidRequestError when it is of something else."""
    if not (folder / "cache.json").is_file():
        return None
    old = FeatureCache(folder)
    words = {
        "format": "an older version of the program",
        "target": "another target or precision",
        "hidden_size": "a target of another width",
        "feature_layers": f"the layers {list(old.feature_layers)}",
        "max_length": f"conversations of at most {old.about.get('max_length')} tokens",
    }
    for name, word in words.items():
        if old.about.get(name) != about[name]:
            raise InvalidRequestError(f"{folder} holds a cache for {word}.", "Use another folder, or remove this one.")
    return old


def _require_room(folder: Path, needed: int) -> None:
    needed, free = round(needed * SPARE), shutil.disk_usage(folder).free
    if free < needed:
        raise InvalidRequestError(
            f"The target's hidden states need {needed / 1e9:,.1f} GB of free disk space in {folder}; "
            f"{free / 1e9:,.1f} GB are free.",
            "Free some space, choose a folder on another disk, or train on fewer tokens or layers.",
        )


class _Features:
    """Runs the target over one conversation after the other. What two of them begin with is computed once."""

    def __init__(self, target: Target, taps: tuple[int, ...], max_length: int, chunk: int) -> None:
        self._target, self._count, self._chunk = target, len(taps), chunk
        self._last = target.config.layers - 1
        self._taps = taps if self._last in taps else (*taps, self._last)
        self._place = self._taps.index(self._last)
        self._cache = target.new_cache(max_length)
        self._tokens: list[int] = []
        self._rows = torch.empty(0)  # of the conversation before [T, len(self._taps) * hidden]

    @torch.inference_mode()
    def of(self, tokens: list[int]) -> tuple[Tensor, Tensor]:
        """features [T, taps * hidden] and last [T, hidden] of the tokens, bf16 in memory."""
        pairs = zip(tokens, self._tokens, strict=False)
        same = next((k for k, (new, old) in enumerate(pairs) if new != old), min(len(tokens), len(self._tokens)))
        self._cache.truncate(same)
        parts = [self._rows[:same]] if same else []
        for at in range(same, len(tokens), self._chunk):
            part = tokens[at : at + self._chunk]
            tapped = self._target.forward(part, self._cache, taps=self._taps, logits_from=len(part)).features
            assert tapped is not None
            self._cache.length += len(part)
            parts.append(tapped)
        self._tokens, self._rows = tokens, torch.cat(parts)
        hidden = self._target.config.hidden_size
        last = self._rows[:, self._place * hidden : (self._place + 1) * hidden]
        features = self._rows[:, : self._count * hidden].to("cpu", torch.bfloat16)
        return features, self._target.normed(last, self._target.final_norm).to("cpu", torch.bfloat16)


@dataclass(slots=True)
class _Shard:
    """Conversations that will be one file."""

    conversations: list[tuple[Conversation, Tensor, Tensor, int]] = field(default_factory=list)
    bytes: int = 0

    def add(self, each: Conversation, features: Tensor, last: Tensor, source: int) -> None:
        self.conversations.append((each, features, last, source))
        self.bytes += features.nbytes + last.nbytes


def _write(folder: Path, about: dict[str, Any], sources: list[str], shard: _Shard, number: int) -> None:
    """Write the names of all sources, then the shard that uses them; each appears as a whole."""
    if len(sources) > 256:
        raise InvalidRequestError(f"A cache has room for 256 sources, not {len(sources)}.", "Give fewer names.")
    with replacing(folder / "cache.json") as new:
        new.write_text(json.dumps(about | {"sources": sources}, indent=1), encoding="utf-8")
    if not shard.conversations:
        return
    talks, features, last, source = zip(*shard.conversations, strict=True)
    starts = torch.tensor([0, *(len(each.token_ids) for each in talks)], dtype=torch.int64).cumsum(0)  # [S + 1]
    response = torch.zeros(int(starts[-1]), dtype=torch.uint8)  # [T]
    for each, offset in zip(talks, starts.tolist(), strict=False):
        for start, end in each.response:
            response[offset + start : offset + end] = 1
    tensors = {
        "tokens": torch.tensor([token for each in talks for token in each.token_ids], dtype=torch.int32),
        "response": response,
        "starts": starts,
        "features": torch.cat(features),
        "last": torch.cat(last),
        "source": torch.tensor(source, dtype=torch.uint8),
    }
    with replacing(shard_path(folder, number)) as new:
        save_file(tensors, new)
