"""The command ``train`` with sizes for a test, and a target for it."""

import json
from pathlib import Path

from safetensors.torch import load_file, save_file
from tiny_models import write_chat_model

from dspark_core.cli import main

SMALL = "--threads 1 --precision fp32 --max-length 96 --response-tokens 12000"
SHAPE = "--layers 1 --draft-vocab 128 --rank 16"
SMALLEST = ("--steps", "2", "--self-prompts", "0", "--response-tokens", "1000")


def write_target(folder: Path) -> Path:
    """Random, but sure of itself: what it writes can be foreseen from its features, less well from the last token."""
    write_chat_model(folder, initializer_range=0.05)
    tensors = load_file(folder / "model.safetensors")
    tensors["lm_head.weight"] *= 20
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def arguments(target: Path, out: Path, *more: str, shape: bool = True) -> list[str]:
    sizes = f"{SMALL} {SHAPE}" if shape else SMALL
    return ["train", "--target", str(target), "--out", str(out), *sizes.split(), *more]


def train(capsys, target: Path, out: Path, *more: str, shape: bool = True) -> dict:
    status = main([*arguments(target, out, *more, shape=shape), "--json"])
    captured = capsys.readouterr()
    assert status == 0, captured.err
    return json.loads(captured.out)
