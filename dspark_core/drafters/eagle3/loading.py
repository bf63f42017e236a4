"""From a checked drafter folder to an Eagle3Drafter that shares with its target what it does not bring itself."""

from collections.abc import Generator
from dataclasses import dataclass, replace

import torch

from dspark_core.checkpoints.eagle3_config import Eagle3Config, parse_eagle3_config
from dspark_core.checkpoints.model_folder import ModelFolder, open_tensors
from dspark_core.checkpoints.pair_check import require_compatible
from dspark_core.drafters.base import Drafter
from dspark_core.drafters.eagle3.drafter import Eagle3Drafter
from dspark_core.drafters.eagle3.network import Eagle3Network
from dspark_core.drafters.tensors import (
    FROZEN,
    PREFIX,
    DrafterTensors,
    read_draft_ids,
    require_all_read,
    uncapped,
    where_it_fits,
)
from dspark_core.target.config import parse_config
from dspark_core.target.embedding import DenseEmbedding, Embedding
from dspark_core.target.exact import padded_capacity
from dspark_core.target.kv_cache import cache_bytes, cache_dtype
from dspark_core.target.layer_loading import read_layer
from dspark_core.target.loading import BYTES_PER_WEIGHT, DTYPES, head_precision, linear_factory
from dspark_core.target.model import Target
from dspark_core.target.rope import rotation_table

LAYER_NAMES = ("midlayer.", "layers.0.")
NORMS = ("input_layernorm", "hidden_norm")
"""Of the token's embedding and of what is known of the token before, which go into the layer side by side."""


@dataclass(frozen=True, slots=True)
class Eagle3Files:
    """A drafter that was found and fits its target; none of its weights were read yet."""

    name: str
    folder: ModelFolder
    config: Eagle3Config
    precision: str

    @property
    def frozen(self) -> set[str]:
        """Names of tensors that are the target's own."""
        needed = {"embed_tokens.weight"} if self.config.own_embedding else set()
        return set(FROZEN) - needed - (set() if self.config.frozen_head else {"lm_head.weight"})

    def bytes_needed(self, device: torch.device) -> int:
        """Memory for the weights that are not the target's, about. Raises CorruptFileError."""
        with open_tensors(self.folder) as reader:
            own = {name for name in reader.unread if name.removeprefix(PREFIX) not in self.frozen}
            layer = {name for name in own if name.removeprefix(PREFIX).startswith((*LAYER_NAMES, "fc."))}
            bytes_of_layer = reader.weight_count(layer) * BYTES_PER_WEIGHT[self.precision]
            others = reader.weight_count(own - layer) * BYTES_PER_WEIGHT[head_precision(self.precision)]
            return int(bytes_of_layer + others)

    def cache_bytes(self, device: torch.device, context_length: int) -> int:
        """That of keys and values, and of the fused features of every position."""
        dtype, decoder = DTYPES[self.precision], self.config.decoder
        features = context_length * decoder.hidden_size * dtype.itemsize
        return cache_bytes(decoder, context_length, cache_dtype(dtype, device)) + features

    def read(self, target: Target, device: torch.device, context_length: int) -> Generator[float, None, Drafter]:
        """Yield the fraction read, return the drafter. Raises CorruptFileError, UnsupportedModelError."""
        network = _read_network(self, target, device, context_length)
        yield 1.0
        vocab = target.config.vocab_size
        return Eagle3Drafter(self.name, network, vocab_size=vocab, context_length=context_length)


def open_eagle3(name: str, folder: ModelFolder, target: ModelFolder, precision: str) -> Eagle3Files:
    """Check that the drafter in ``folder`` was made for ``target``. ``precision`` is the target's.

    Raises UnsupportedModelError, CorruptFileError, IncompatiblePairError naming the field.
    """
    require_compatible(target, folder)
    config = parse_eagle3_config(folder.config, parse_config(target.config).layers)
    # int4 is slow for the rows of a block
    return Eagle3Files(name, folder, config, "bf16" if precision == "int4" else precision)


def _read_network(files: Eagle3Files, target: Target, device: torch.device, context_length: int) -> Eagle3Network:
    config, dtype = files.config, DTYPES[files.precision]
    hidden, width = config.decoder.hidden_size, len(config.feature_layers) * config.decoder.hidden_size
    make_head = linear_factory(head_precision(files.precision), device)
    make_linear = where_it_fits(files.precision, linear_factory(files.precision, device), make_head)
    embedding: Embedding = target.embedding
    with open_tensors(files.folder) as reader:
        tensors = DrafterTensors(reader, dtype, device)
        read = tensors.read
        own_name = any(name.removeprefix(PREFIX).startswith(LAYER_NAMES[0]) for name in reader.names)
        prefix = LAYER_NAMES[0] if own_name else LAYER_NAMES[1]
        layer = read_layer(config.decoder, 0, prefix, read, make_linear, fold=False, input_norms=NORMS)
        fuse = make_linear(read("fc.weight", hidden, width), None)
        feature_norm = read("input_norm.weight", width) if config.norm_before_fc else None
        draft_ids, head = read_draft_ids(config, tensors, device), uncapped(target.head)
        if config.reduced or ("lm_head.weight" in tensors and not config.frozen_head):
            head = make_head(read("lm_head.weight", config.draft_vocab_size, hidden), None)
        if config.own_embedding:
            embedding = DenseEmbedding(read("embed_tokens.weight", config.decoder.vocab_size, hidden))
        final_norm = read("norm.weight", hidden)
        require_all_read(reader)
    rotation = rotation_table(config.decoder.hf_config, config.decoder.head_dim, padded_capacity(context_length))
    decoder = Target(
        replace(config.decoder, tied_embeddings=False),
        embedding=embedding,
        layers=[layer],
        final_norm=final_norm,
        head=head,
        rotation=rotation[:, None, :].to(device=device, dtype=target.rotation.dtype),
        positions=context_length,
    )
    return Eagle3Network(config, decoder, fuse=fuse, feature_norm=feature_norm, draft_ids=draft_ids)
