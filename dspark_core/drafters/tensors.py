"""Tensors of drafters that read a target's features: what their formats have in common."""

from collections.abc import Callable
from typing import Protocol

import torch
from torch import Tensor

from dspark_core.checkpoints.drafter_fields import ADVICE
from dspark_core.checkpoints.model_folder import TensorReader
from dspark_core.errors import CorruptFileError, UnsupportedModelError
from dspark_core.target.config import DecoderConfig
from dspark_core.target.linear import NF4_BLOCK, CappedHead, Linear

PREFIX = "model."
"""Before the tensors' names in some files, and there not before all of them."""
FROZEN = ("embed_tokens.weight", "lm_head.weight", "t2d", "verifier_norm.weight", "verifier_lm_head.weight")
"""Copies of the target's own tensors that checkpoints carry, and the inverse of d2t."""

Read = Callable[..., Tensor]
MakeLinear = Callable[[Tensor, Tensor | None], Linear]


class DraftVocabulary(Protocol):
    """What a drafter's config says of the tokens it can draft."""

    @property
    def decoder(self) -> DecoderConfig: ...

    @property
    def draft_vocab_size(self) -> int: ...

    @property
    def reduced(self) -> bool: ...


class DrafterTensors:
    """Reads tensors of a folder whose names may have a prefix, as ``dtype`` on ``device``."""

    def __init__(self, reader: TensorReader, dtype: torch.dtype, device: torch.device) -> None:
        self._reader, self._dtype, self._device = reader, dtype, device

    def __contains__(self, name: str) -> bool:
        return self._named(name) in self._reader

    def read(self, name: str, *shape: int) -> Tensor:
        return self._reader.read(self._named(name), shape).to(device=self._device, dtype=self._dtype)

    def raw(self, name: str, *shape: int) -> Tensor:
        """A tensor of whole numbers."""
        return self._reader.read(self._named(name), shape, dtypes=("I64", "I32"))

    def _named(self, name: str) -> str:
        return PREFIX + name if PREFIX + name in self._reader else name


def where_it_fits(precision: str, make_linear: MakeLinear, make_dense: MakeLinear) -> MakeLinear:
    """``make_linear``, but for matrices of sizes that nf4 cannot store, which stay dense."""

    def made(weight: Tensor, bias: Tensor | None) -> Linear:
        fits = not any(size % NF4_BLOCK for size in weight.shape)
        return make_linear(weight, bias) if fits else make_dense(weight, bias)

    return made if precision == "nf4" else make_linear


def uncapped(head: Linear) -> Linear:
    """A target's output head as its file holds it: a drafter says itself whether its logits are bent."""
    return head.head if isinstance(head, CappedHead) else head


def capped(head: Linear, cap: float | None) -> Linear:
    return head if cap is None else CappedHead(head, cap)


def read_draft_ids(config: DraftVocabulary, tensors: DrafterTensors, device: torch.device) -> Tensor | None:
    """Target ids [draft vocab] from d2t, which holds how far each is from its own number; None where it is the number.

    Raises CorruptFileError, UnsupportedModelError.
    """
    if not config.reduced and "d2t" not in tensors:
        return None
    offsets = tensors.raw("d2t", config.draft_vocab_size)
    if not config.reduced:
        if bool(offsets.any()):
            raise UnsupportedModelError(
                "The drafter numbers the tokens of the full vocabulary otherwise than the target (d2t), which the "
                "engine does not run.",
                ADVICE,
            )
        return None
    ids = torch.arange(config.draft_vocab_size) + offsets
    if int(ids.min()) < 0 or int(ids.max()) >= config.decoder.vocab_size or len(set(ids.tolist())) != len(ids):
        raise CorruptFileError(
            "d2t does not map the draft vocabulary into the target's: ids are out of range or double.",
            "The file is damaged: fetch it again.",
        )
    return ids.to(device)


def require_all_read(reader: TensorReader) -> None:
    """A tensor that nothing uses means a drafter of another kind: its drafts would be wrong without a word."""
    others = [name for name in reader.unread if name.removeprefix(PREFIX) not in FROZEN]
    unused = sorted(name for name in others if not name.endswith("rotary_emb.inv_freq"))
    if unused:
        raise UnsupportedModelError(
            "The drafter holds tensors that the engine would not use ({tensor} and {count} more).",
            ADVICE,
            tensor=unused[0],
            count=len(unused) - 1,
        )
