"""Drafters of other formats on a card draft what they draft on the CPU. Run with: pytest -m gpu."""

import pytest
import torch
from dspark_shapes import GEMMA4_SHAPES, write_tiny_drafter
from eagle3_plain import EAGLE_SHAPES, EagleShape, write_tiny_eagle
from fakes import run_to_end
from talk import Talk, text

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.loading import open_drafter
from dspark_core.target.graphs import CudaRecorder
from dspark_core.target.loading import load_target

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available() or torch.version.cuda is None, reason="needs an NVIDIA card"),
]
CPU, CARD = torch.device("cpu"), torch.device("cuda", 0)
SHAPES = EAGLE_SHAPES | GEMMA4_SHAPES


class Pair:
    """A target on a device, as a Talk takes it."""

    def __init__(self, folder, device) -> None:
        loading = load_target(open_model_folder(folder), precision="fp64", device=device, context_length=512)
        self.target = run_to_end(loading)


@pytest.mark.parametrize("captured", [False, True], ids=["", "captured"])
@pytest.mark.parametrize("temperature", [0.0, 0.8])
@pytest.mark.parametrize("name", SHAPES)
def test_rounds_are_those_of_the_cpu(name, temperature, captured, tiny_folder, tmp_path):
    shape = SHAPES[name]
    eagle = isinstance(shape, EagleShape)
    folder = tiny_folder("llama" if eagle else "gemma4")
    made = write_tiny_eagle(tmp_path, shape) if eagle else write_tiny_drafter(tmp_path, shape)
    rounds = []
    for device in (CPU, CARD):
        pair = Pair(folder, device)
        files = open_drafter(f"dspark:{made}", open_model_folder(folder), "fp64", device)
        drafter = run_to_end(files.read(pair.target, device, 512))
        if captured and device == CARD:
            drafter.capture(CudaRecorder(CARD))
        rounds.append(Talk(pair, drafter).ask(text(40), 40, temperature=temperature))
        assert drafter.captures_failed is None
    for found, wanted in zip(*rounds, strict=True):
        assert (found.proposal.tokens, found.committed) == (wanted.proposal.tokens, wanted.committed)
        assert found.proposal.confidence == pytest.approx(wanted.proposal.confidence, abs=1e-6)
