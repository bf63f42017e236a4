"""Weights computed from configurations are those that the files hold, for every family and kind of drafter."""

import json
from pathlib import Path

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from eagle3_plain import EAGLE_SHAPES, write_tiny_eagle
from tiny_models import FAMILIES

from dspark_core.checkpoints.dspark_config import parse_dspark_config
from dspark_core.checkpoints.eagle3_config import parse_eagle3_config
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.dspark.loading import DSparkFiles
from dspark_core.drafters.eagle3.loading import Eagle3Files
from dspark_core.models.catalogue import hub_model
from dspark_core.pairs.weights import drafter_bytes, target_bytes, weights_of
from dspark_core.target.config import parse_config
from dspark_core.target.loading import bytes_needed

CPU = torch.device("cpu")


@pytest.mark.parametrize("precision", ["fp32", "nf4"])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_target_takes_as_much_as_its_files_say(tiny_folder, family: str, precision: str) -> None:
    folder = open_model_folder(tiny_folder(family))
    config = parse_config(folder.config)
    assert target_bytes(config, precision, CPU) == bytes_needed(folder, precision, CPU)


@pytest.mark.parametrize("precision", ["fp32", "nf4"])
@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"a map of all tokens"}))  # that no configuration tells of
def test_a_drafter_takes_as_much_as_its_files_say(tmp_path: Path, shape: str, precision: str) -> None:
    folder = open_model_folder(write_tiny_drafter(tmp_path / "drafter", SHAPES[shape]))
    config = parse_dspark_config(folder.config)
    files = DSparkFiles("dspark", folder, config, precision)
    assert abs(drafter_bytes(config, precision) - files.bytes_needed(CPU)) <= 1


@pytest.mark.parametrize("precision", ["fp32", "nf4"])
@pytest.mark.parametrize("shape", sorted(set(EAGLE_SHAPES) - {"specforge, the target's head"}))  # likewise
def test_an_eagle3_takes_as_much_as_its_files_say(tmp_path: Path, shape: str, precision: str) -> None:
    folder = open_model_folder(write_tiny_eagle(tmp_path / "drafter", EAGLE_SHAPES[shape]))
    config = parse_eagle3_config(folder.config, EAGLE_SHAPES[shape].target_layers)
    files = Eagle3Files("eagle3", folder, config, precision)
    assert abs(drafter_bytes(config, precision) - files.bytes_needed(CPU)) <= 1


@pytest.mark.parametrize(
    ("name", "billions"), [("dspark-qwen3-4b", 0.62), ("dspark-qwen3-8b", 1.13), ("dspark-qwen3-14b", 1.86)]
)
def test_the_published_drafters_have_as_many_weights_as_others_counted(name: str, billions: float) -> None:
    """So far as their configurations were rebuilt rightly."""
    model = hub_model(name)
    assert model is not None
    assert weights_of(parse_dspark_config(model.config or {})).total == pytest.approx(billions * 1e9, rel=0.01)


@pytest.mark.parametrize(
    ("name", "billions"),
    [
        *(("qwen3-0.6b", 0.6), ("qwen3-1.7b", 1.7), ("qwen3-4b", 4.0), ("qwen3-8b", 8.2), ("qwen3-14b", 14.8)),
        *(("qwen3-32b", 32.8), ("llama-3.2-1b", 1.24), ("llama-3.1-8b", 8.03)),
        *(("qwen2.5-coder-0.5b", 0.49), ("qwen2.5-coder-32b", 32.5)),
    ],
)
def test_the_targets_of_the_catalogue_have_as_many_weights_as_their_names_say(name: str, billions: float) -> None:
    model = hub_model(name)
    assert model is not None
    total = weights_of(parse_config(json.loads(json.dumps(model.config)))).total
    assert total == pytest.approx(billions * 1e9, rel=0.02)
