"""Passes of split targets over the CPU and a card that is not there: python split_child.py, then one line a case.

torch's fake tensors compute nothing but check that what meets lies on one device, as CUDA would. The card is torch's
place for other backends, which is registered for a whole process: hence a process of its own.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from dspark_shapes import Shape, write_tiny_drafter
from fakes import run_to_end, tiny_target
from tiny_models import write_model
from torch._subclasses.fake_tensor import FakeTensorMode, unset_fake_temporarily
from torch.utils.backend_registration import _setup_privateuseone_for_python_backend

from dspark_core.checkpoints.model_folder import TensorReader, open_model_folder
from dspark_core.drafters.dspark import loading as drafter_loading
from dspark_core.drafters.dspark.walk import walk
from dspark_core.drafters.loading import open_drafter
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.target import loading
from dspark_core.target.split import Placement

_setup_privateuseone_for_python_backend("card")
CARD, CPU = torch.device("card"), torch.device("cpu")
MODE = FakeTensorMode(allow_non_fake_inputs=True)
TAPS = (-1, 0, 1)


def real(made: Callable[..., Any]) -> Callable[..., Any]:
    """What looks at values does so for real; a tensor that it makes, but for ids, is a fake one for all others."""

    def call(*arguments: Any, **options: Any) -> Any:
        device = options.pop("device", None)
        with unset_fake_temporarily():
            result = made(*arguments, **options)
        if not isinstance(result, torch.Tensor) or (device is None and result.dtype == torch.int64):
            return result
        fake = MODE.from_tensor(result)
        return fake if device is None else fake.to(device)

    return call


def draft_ids(config: Any, tensors: Any, device: torch.device, read: Any = drafter_loading.read_draft_ids) -> Any:
    with unset_fake_temporarily():
        ids = read(config, tensors, CPU)
    return MODE.from_tensor(ids).to(device)


def run(family: str, cut: int, folder: Path, drafter: str) -> None:
    """``cut`` layers and the embedding on the CPU, the rest on the card."""
    model = open_model_folder(folder)
    layers = loading.parse_config(model.config).layers
    files = open_drafter(drafter, model, "fp64", CARD)
    with MODE:
        where = Placement((CPU,) * cut + (CARD,) * (layers - cut), CPU)
        target = tiny_target(folder, "fp64", device=CARD, placement=where)
        assert [layer.qkv.weight.device.type for layer in target.layers] == [place.type for place in where.layers]
        assert (target.embedding.device, target.device.type) == (CPU, "card")
        cache = target.new_cache(64)
        done = target.forward(list(range(20)), cache, taps=TAPS)
        assert done.logits.device.type == done.features.device.type == "card"
        cache.length = 20
        target.forward([1], cache)
        first = target.first_layers(1)
        first.forward([1, 2], first.new_cache(64))
        made = run_to_end(files.read(target, CARD, 64))
        made.network.inject(done.features[:, : len(made.feature_layers) * target.config.hidden_size], made.cache)
        anchor, numbers = torch.tensor([3], device=CARD), torch.zeros(4, dtype=torch.float64, device=CARD)
        hidden = made.network.block(anchor, made.cache)
        for params in (SamplingParams(0.0), SamplingParams(0.8)):
            walked = walk(made.network, anchor, hidden, Sampler(params, 0), numbers, target.config.vocab_size)
            assert walked.tokens.device.type == walked.confidence.device.type == "card"
    sys.stdout.write(f"{family} {cut} of {layers} layers on the CPU\n")


if __name__ == "__main__":
    TensorReader.read = real(TensorReader.read)
    torch.tensor = real(torch.tensor)
    for module, names in ((loading, ("parse_config", "rotation_table")), (drafter_loading, ("rotation_table",))):
        for name in names:
            setattr(module, name, real(getattr(module, name)))
    drafter_loading.read_draft_ids = draft_ids
    for family in sys.argv[1:]:
        with TemporaryDirectory() as name:
            config = write_model(Path(name) / "model", family).config
            layers = config.num_hidden_layers
            shape = Shape("speculators", draft_vocab=40, target_layers=layers, hidden=config.hidden_size)
            drafter = write_tiny_drafter(Path(name) / "drafter", shape)
            for cut in range(layers + 1):
                run(family, cut, Path(name) / "model", f"dspark:{drafter}")
