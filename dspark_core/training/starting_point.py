"""The drafter that training goes on from: its shape, its draft vocabulary and its weights, or the mean of several."""

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from dspark_core.checkpoints.dspark_config import DSparkConfig, is_drafter, parse_dspark_config
from dspark_core.checkpoints.model_folder import ModelFolder, open_model_folder, open_tensors
from dspark_core.checkpoints.pair_check import require_compatible
from dspark_core.drafters.tensors import DrafterTensors, read_draft_ids
from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.models.store import sha256_of
from dspark_core.training.network import DraftNetwork
from dspark_core.training.recipe import Recipe

RATE = 0.3
"""Learning rates, as a part of those of a new drafter. On the starter's, the whole rate undid in 250 steps what more
than 3,000 had taught: the loss was back at that of step 450."""
BY_DRAFT_TOKEN = "markov_head.markov_w2.weight"
"""The one trained weight with a row for each draft token."""


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Drafters of one shape that were found and fit the target: the mean of their weights is where training begins.
    ``digest`` tells the weights from others; ``draft_vocab`` is what the drafter is to have, at least what it has."""

    folders: tuple[ModelFolder, ...]
    config: DSparkConfig
    digest: str
    draft_vocab: int

    def shape_of(self, recipe: Recipe) -> Recipe:
        """``recipe`` with the shape of this drafter, but for a larger draft vocabulary."""
        return replace(
            recipe,
            layers=self.config.decoder.layers,
            feature_layers=self.config.feature_layers,
            draft_vocab=self.draft_vocab,
            head=self.config.head,
            markov_rank=self.config.markov_rank or recipe.markov_rank,
            block_size=self.config.block_size,
        )

    def draft_ids(self) -> list[int]:
        """The target ids it can draft, in its own order. Raises CorruptFileError, UnsupportedModelError."""
        return _draft_ids(self.folders[0], self.config)

    def give_weights(self, network: DraftNetwork) -> None:
        """Copy the weights into ``network``, which was made with this config, or with one of more draft tokens: those
        that are new to it get no bias from the token before them. The scale of the features, which is in the projection
        of a finished drafter, is taken out. Raises CorruptFileError, UnsupportedModelError."""
        known = network.draft_of.cpu()[torch.tensor(self.draft_ids())]  # [draft vocab of this drafter]
        with ExitStack() as stack, torch.no_grad():
            drafters = [
                DrafterTensors(stack.enter_context(open_tensors(each)), torch.float32, torch.device("cpu"))
                for each in self.folders
            ]

            def mean(name: str, *shape: int) -> Tensor:
                return torch.stack([each.read(name, *shape) for each in drafters]).mean(dim=0)

            for name, parameter in network.named_parameters():
                if name == BY_DRAFT_TOKEN:
                    parameter.zero_()
                    parameter[known] = mean(name, len(known), *parameter.shape[1:]).to(parameter.device)
                    continue
                scale = network.feature_scale.cpu() if name == "fc.weight" else 1.0
                parameter.copy_(mean(name, *parameter.shape) / scale)


def starting_point(folders: list[Path], target: ModelFolder, draft_vocab: int | None = None) -> StartingPoint:
    """The mean of the drafters in ``folders``, to be trained on for ``target``, with ``draft_vocab`` tokens to draft
    (0: all, None: those they have). Raises UnsupportedModelError, CorruptFileError, IncompatiblePairError naming the
    field, InvalidRequestError for fewer tokens than they have, or drafters of several shapes."""
    found = [_opened(folder, target) for folder in folders]
    config = parse_dspark_config(found[0].config)
    ids = _draft_ids(found[0], config)
    for other, folder in zip(found[1:], folders[1:], strict=True):
        if parse_dspark_config(other.config) != config or _draft_ids(other, config) != ids:
            raise InvalidRequestError(
                f"{folders[0]} and {folder} differ in shape or draft different tokens: they have no mean.",
                "Start from one of them alone.",
            )
    everything, has = config.decoder.vocab_size, config.draft_vocab_size
    wanted = has if draft_vocab is None else min(draft_vocab or everything, everything)
    if wanted < has:
        raise InvalidRequestError(
            f"The drafter in {folders[0]} drafts {has:,} different tokens already, more than {wanted:,}.",
            "Give a larger draft vocabulary, or leave it out.",
        )
    digest = " ".join(sha256_of(shard) for drafter in found for shard in drafter.shards)
    return StartingPoint(tuple(found), config, digest, wanted)


def _draft_ids(folder: ModelFolder, config: DSparkConfig) -> list[int]:
    with open_tensors(folder) as reader:
        tensors = DrafterTensors(reader, torch.float32, torch.device("cpu"))
        ids = read_draft_ids(config, tensors, torch.device("cpu"))
    return list(range(config.decoder.vocab_size)) if ids is None else ids.tolist()


def _opened(folder: Path, target: ModelFolder) -> ModelFolder:
    drafter = open_model_folder(folder)
    if not is_drafter(drafter.config):
        raise UnsupportedModelError(f"{folder} holds no drafter to go on from.", "Give the folder of a DSpark drafter.")
    require_compatible(target, drafter)
    if parse_dspark_config(drafter.config).decoder.sandwich_norms:
        raise UnsupportedModelError(
            f"The drafter in {folder} has layers of Gemma 4, which are run but not trained.",
            "Leave out --start-from: a drafter with other layers is trained for this target.",
        )
    return drafter
