"""A drafter that training goes on from: its shape, its draft vocabulary and its weights."""

from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from dspark_core.checkpoints.dspark_config import DSparkConfig, is_drafter, parse_dspark_config
from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder, open_tensors
from dspark_core.checkpoints.pair_check import require_compatible
from dspark_core.drafters.dspark.loading import DrafterTensors, read_draft_ids
from dspark_core.errors import UnsupportedModelError
from dspark_core.models.store import sha256_of
from dspark_core.training.network import DraftNetwork
from dspark_core.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A drafter that was found and fits the target. ``digest`` tells its weights from others."""

    folder: ModelFolder
    config: DSparkConfig
    digest: str

    def shape_of(self, recipe: Recipe) -> Recipe:
        """``recipe`` with the shape of this drafter."""
        return replace(
            recipe,
            layers=self.config.decoder.layers,
            feature_layers=self.config.feature_layers,
            draft_vocab=self.config.draft_vocab_size,
            head=self.config.head,
            markov_rank=self.config.markov_rank or recipe.markov_rank,
            block_size=self.config.block_size,
        )

    def draft_ids(self) -> list[int]:
        """The target ids it can draft, in its own order. Raises CorruptFileError, UnsupportedModelError."""
        with open_tensors(self.folder) as reader:
            tensors = DrafterTensors(reader, torch.float32, torch.device("cpu"))
            ids = read_draft_ids(self.config, tensors, torch.device("cpu"))
        return list(range(self.config.decoder.vocab_size)) if ids is None else ids.tolist()

    def give_weights(self, network: DraftNetwork) -> None:
        """Copy the weights into ``network``, which was made with this config. The scale of the features, which is in
        the projection of a finished drafter, is taken out. Raises CorruptFileError, UnsupportedModelError."""
        with open_tensors(self.folder) as reader, torch.no_grad():
            tensors = DrafterTensors(reader, torch.float32, torch.device("cpu"))
            for name, parameter in network.named_parameters():
                weight: Tensor = tensors.read(name, *parameter.shape)
                scale = network.feature_scale.cpu() if name == "fc.weight" else 1.0
                parameter.copy_(weight / scale)


def starting_point(folder: Path, target: ModelFolder) -> StartingPoint:
    """The drafter in ``folder``, to be trained on for ``target``. Raises UnsupportedModelError, CorruptFileError,
    IncompatiblePairError naming the field."""
    drafter = open_model_folder(folder)
    if not is_drafter(drafter.config):
        raise UnsupportedModelError(f"{folder} holds no drafter to go on from.", "Give the folder of a DSpark drafter.")
    require_compatible(target, drafter)
    digest = " ".join(sha256_of(shard) for shard in drafter.shards)
    return StartingPoint(drafter, parse_dspark_config(drafter.config), digest)
