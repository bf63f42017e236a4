"""Writes a drafter's folder: DeepSpec's format for the full vocabulary, speculators' for a reduced one."""

import json
import os
import shutil
import tempfile
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from dspark_core.checkpoints.dspark_config import DSparkConfig
from dspark_core.checkpoints.dspark_json import deepspec_json, speculators_json
from dspark_core.checkpoints.writing import failures_in_words

DTYPES = {"bfloat16": torch.bfloat16, "float16": torch.float16, "float32": torch.float32}
REDUCED = ("lm_head.weight", "d2t", "t2d")
FULL = ("embed_tokens.weight", "lm_head.weight")
ANCHORS = 512
"""Blocks of a sequence in DeepSpec's own trainings."""


def write_drafter(
    folder: Path,
    config: DSparkConfig,
    tensors: dict[str, Tensor],
    *,
    dtype: str,
    verifier: str,
    anchors: int = ANCHORS,
) -> None:
    """Make ``folder`` the drafter with these ``tensors``, named as DeepSpec names them; it appears as a whole.

    For a reduced vocabulary ``tensors`` hold ``lm_head.weight`` [draft vocab, hidden], ``d2t`` int64 [draft vocab] (the
    target's token is id + d2t[id]) and ``t2d`` bool [vocab] as well, for the full one the target's own
    ``embed_tokens.weight`` and ``lm_head.weight`` [vocab, hidden], which DeepSpec does not take from the target.
    ``dtype`` is a key of DTYPES; ``verifier`` names the target; ``anchors`` were the blocks of a sequence in training.
    What was in ``folder`` before is replaced. Raises EngineError when it cannot be written (then
    the old drafter is still there), ValueError for tensors that do not fit the config.
    """
    present = {*REDUCED, *FULL} & tensors.keys()
    if present != set(REDUCED if config.reduced else FULL):
        raise ValueError(
            f"a draft vocabulary of {config.draft_vocab_size} does not go with the tensors {sorted(present)}"
        )
    if config.reduced and tensors["d2t"].shape != (config.draft_vocab_size,):
        raise ValueError(f"d2t has {len(tensors['d2t'])} entries for a draft vocabulary of {config.draft_vocab_size}")
    flat = not config.reduced and config.anchor_first
    described = deepspec_json(config, dtype, anchors) if flat else speculators_json(config, dtype, verifier)
    kept = {
        name: (tensor.to(DTYPES[dtype]) if tensor.is_floating_point() else tensor).contiguous()
        for name, tensor in tensors.items()
    }
    with failures_in_words(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            save_file(kept, new / "model.safetensors", metadata={"format": "pt"})
            (new / "config.json").write_text(json.dumps(described, indent=2), encoding="utf-8")
            (new / "model.safetensors").chmod(0o644)  # what others on the machine may read, as the rest of the folder
            for file in new.iterdir():
                with file.open("rb+") as handle:
                    os.fsync(handle.fileno())
            new.chmod(0o755)
            _put(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _put(new: Path, folder: Path) -> None:
    """Make ``new`` the ``folder``; what was there is removed when that has succeeded."""
    if not folder.exists():
        os.replace(new, folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    os.replace(folder, old / "old")
    try:
        os.replace(new, folder)
    except OSError:
        os.replace(old / "old", folder)
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)
