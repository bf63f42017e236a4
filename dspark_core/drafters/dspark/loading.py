"""From a checked drafter folder to a DSparkDrafter that shares embedding and head with its target."""

from collections.abc import Generator
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from dspark_core.checkpoints.dspark_config import DSparkConfig, parse_dspark_config
from dspark_core.checkpoints.model_folder import ModelFolder, open_tensors
from dspark_core.checkpoints.pair_check import require_compatible
from dspark_core.drafters.base import Drafter
from dspark_core.drafters.dspark.drafter import DSparkDrafter
from dspark_core.drafters.dspark.heads import ConfidenceHead, GatedHead, MarkovHead, RnnHead, SequentialHead
from dspark_core.drafters.dspark.network import DSparkNetwork
from dspark_core.drafters.tensors import (
    FROZEN,
    PREFIX,
    DrafterTensors,
    MakeLinear,
    Read,
    capped,
    read_draft_ids,
    require_all_read,
    uncapped,
    where_it_fits,
)
from dspark_core.target.exact import padded_capacity
from dspark_core.target.kv_cache import cache_bytes, cache_dtype
from dspark_core.target.layer_loading import read_layer
from dspark_core.target.linear import Linear
from dspark_core.target.loading import BYTES_PER_WEIGHT, DTYPES, QUANTISED, head_precision, linear_factory
from dspark_core.target.model import Target
from dspark_core.target.rope import interleaved, rotation_table


@dataclass(frozen=True, slots=True)
class DSparkFiles:
    """A drafter that was found and fits its target; none of its weights were read yet."""

    name: str
    folder: ModelFolder
    config: DSparkConfig
    precision: str

    def bytes_needed(self, device: torch.device) -> int:
        """Memory for the weights that are not the target's, about. Raises CorruptFileError."""
        frozen = set(FROZEN) - ({"lm_head.weight"} if self.config.reduced else set())
        with open_tensors(self.folder) as reader:
            own = {name for name in reader.unread if name.removeprefix(PREFIX) not in frozen}
            layers = {name for name in own if name.removeprefix(PREFIX).startswith(("layers.", "fc."))}
            # keys that are values too lie in both places in the layers, and so in what injects
            in_layers = reader.weight_count(layers) + 2 * self.config.decoder.repeated_weights
            bytes_of_layers = in_layers * BYTES_PER_WEIGHT[self.precision]
            return int(bytes_of_layers + reader.weight_count(own - layers) * BYTES_PER_WEIGHT[self.head_precision])

    def cache_bytes(self, device: torch.device, context_length: int) -> int:
        return cache_bytes(self.config.decoder, context_length, cache_dtype(DTYPES[self.precision], device))

    @property
    def head_precision(self) -> str:
        return head_precision(self.precision)

    def read(self, target: Target, device: torch.device, context_length: int) -> Generator[float, None, Drafter]:
        """Yield the fraction of layers read, return the drafter. Raises CorruptFileError, UnsupportedModelError."""
        network = yield from _read_network(self, target, device, context_length)
        vocab = target.config.vocab_size
        return DSparkDrafter(self.name, network, vocab_size=vocab, context_length=context_length)


def open_dspark(name: str, folder: ModelFolder, target: ModelFolder, precision: str) -> DSparkFiles:
    """Check that the drafter in ``folder`` was made for ``target``. ``precision`` is the target's.

    Raises UnsupportedModelError, CorruptFileError, IncompatiblePairError naming the field.
    """
    require_compatible(target, folder)
    # int4 is slow for the rows of a block
    return DSparkFiles(name, folder, parse_dspark_config(folder.config), "bf16" if precision == "int4" else precision)


def _read_network(
    files: DSparkFiles, target: Target, device: torch.device, context_length: int
) -> Generator[float, None, DSparkNetwork]:
    config, dtype = files.config, DTYPES[files.precision]
    make_head = linear_factory(files.head_precision, device)
    make_linear = where_it_fits(files.precision, linear_factory(files.precision, device), make_head)
    fold = files.precision not in QUANTISED
    with open_tensors(files.folder) as reader:
        tensors = DrafterTensors(reader, dtype, device)
        read = tensors.read
        layers = []
        for index in range(config.decoder.layers):
            layers.append(read_layer(config.decoder, index, f"layers.{index}.", read, make_linear, fold=fold))
            yield (index + 1) / config.decoder.layers
        context_kv, key_norm, context_norm = _read_injection(config, read, make_linear, fold)
        hidden, width = config.decoder.hidden_size, len(config.feature_layers) * config.decoder.hidden_size
        fuse = make_linear(read("fc.weight", hidden, width), None)
        previous, head = _read_head(config, read, make_head)
        confidence = _read_confidence(config, read)
        draft_ids, output = read_draft_ids(config, tensors, device), uncapped(target.head)
        if config.reduced:
            output = make_head(read("lm_head.weight", config.draft_vocab_size, hidden), None)
        final_norm = read("norm.weight", hidden)
        require_all_read(reader)
    rotation = rotation_table(config.decoder.hf_config, config.decoder.head_dim, padded_capacity(context_length))
    decoder = Target(
        replace(config.decoder, tied_embeddings=not config.reduced),
        embedding=target.embedding,
        layers=layers,
        final_norm=final_norm,
        head=capped(output, config.decoder.logit_cap),
        rotation=rotation[:, None, :].to(device=device, dtype=target.rotation.dtype),
        positions=context_length,
    )
    return DSparkNetwork(
        config,
        decoder,
        fuse=fuse,
        context_kv=context_kv,
        context_norm=context_norm,
        key_norm=key_norm,
        previous=previous,
        head=head,
        confidence=confidence,
        draft_ids=draft_ids,
    )


def _read_injection(
    config: DSparkConfig, read: Read, make_linear: MakeLinear, fold: bool
) -> tuple[Linear, Tensor | None, Tensor | None]:
    """One matrix that makes keys and values of all layers, with the norms around it.

    A layer's own rows go through its input norm before k and v, injected ones do not, so their matrix is another.
    """
    decoder = config.decoder
    rows, hidden, dim = decoder.kv_heads * decoder.head_dim, decoder.hidden_size, decoder.head_dim
    values = "k_proj" if decoder.keys_as_values else "v_proj"
    parts, biases, norms = [], [], []
    for index in range(decoder.layers):
        own = f"layers.{index}.self_attn."
        key = interleaved(read(f"{own}k_proj.weight", rows, hidden), decoder.kv_heads)
        parts += [key, read(f"{own}{values}.weight", rows, hidden)]
        if decoder.qkv_bias:
            bias = interleaved(read(f"{own}k_proj.bias", rows), decoder.kv_heads)
            biases += [bias, read(f"{own}{values}.bias", rows)]
        if decoder.qk_norm:
            norms.append(interleaved(read(f"{own}k_norm.weight", dim), 1).expand(decoder.kv_heads, dim))
    weight, norm = torch.cat(parts), read("hidden_norm.weight", hidden)
    if fold:
        wide = torch.promote_types(weight.dtype, torch.float32)
        weight = (weight.to(wide) * norm.to(wide)).to(weight.dtype)
    context_kv = make_linear(weight, torch.cat(biases) if biases else None)
    return context_kv, torch.stack(norms) if norms else None, None if fold else norm


def _read_head(config: DSparkConfig, read: Read, make_head: MakeLinear) -> tuple[Tensor | None, SequentialHead | None]:
    """W1 [target vocab, rank] and the head behind it."""
    if config.head == "none":
        return None, None
    rank, hidden = config.markov_rank, config.decoder.hidden_size
    previous = read("markov_head.markov_w1.weight", config.decoder.vocab_size, rank)
    out = make_head(read("markov_head.markov_w2.weight", config.draft_vocab_size, rank), None)
    if config.head == "vanilla":
        return previous, MarkovHead(out)
    name, rows, columns = ("gate_proj", rank, hidden + rank)
    if config.head == "rnn":
        name, rows, columns = "joint_proj", 3 * rank, 2 * rank + hidden
    bias = read(f"markov_head.{name}.bias", rows)
    inner = make_head(read(f"markov_head.{name}.weight", rows, columns), bias)
    return previous, GatedHead(inner, out) if config.head == "gated" else RnnHead(inner, out)


def _read_confidence(config: DSparkConfig, read: Read) -> ConfidenceHead | None:
    if not config.confidence:
        return None
    columns = config.decoder.hidden_size + (config.markov_rank if config.confidence_with_markov else 0)
    weight, bias = read("confidence_head.proj.weight", 1, columns), read("confidence_head.proj.bias", 1)
    return ConfidenceHead(weight, bias, config.confidence_with_markov)
