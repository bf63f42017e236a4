"""What training does otherwise on a card, on one."""

import math

import pytest
import torch
from fakes import run_to_end, tiny_target
from test_batched import VOCAB, crowd, job, run
from tiny_training import SMALLEST, train, write_target

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.target.loading import load_target

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available() or torch.version.cuda is None, reason="needs an NVIDIA card"),
]


@pytest.mark.parametrize("family", ["llama", "qwen2-window", "gemma3"])
def test_answers_are_those_of_the_processor(tiny_folder, family):
    """Draws included: their numbers come from the job's seed."""
    jobs = [*crowd(), *(job(number, length=number % VOCAB + 1, seed=number) for number in range(20, 60))]
    folder = open_model_folder(tiny_folder(family))
    card = torch.device("cuda", 0)
    on_card = run_to_end(load_target(folder, precision="fp64", device=card, context_length=512))
    assert run(on_card, jobs, batch_size=32) == run(tiny_target(tiny_folder(family)), jobs, batch_size=32)


def test_a_drafter_is_trained(tmp_path, capsys):
    target = write_target(tmp_path / "target")
    made = train(capsys, target, tmp_path / "drafter", *SMALLEST, "--device", "cuda", "--steps", "60")
    assert made["steps"] == 60
    assert made["held_out_tau"] > 1.0
    assert math.isfinite(made["held_out_tau"])
    assert not (tmp_path / "drafter.work" / "features").exists()
