"""What a request to load a pair would mean, from files where they are here, from configurations where they are not."""

from dataclasses import dataclass

import torch

from dspark_core.checkpoints.eagle3_config import Eagle3Config
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.device import resolve_devices
from dspark_core.drafters.formats import FeatureConfig
from dspark_core.drafters.loading import SELF, SmallModel, open_drafter, split_precision
from dspark_core.drafters.with_lookup import AND_LOOKUP
from dspark_core.loading import DEFAULT_CONTEXT
from dspark_core.models.folders import find_model
from dspark_core.pair_memory import PairMemory
from dspark_core.pairs.check import Model, parse_drafter
from dspark_core.pairs.known import NONE_SEEN, Configs, Known, known_drafter, known_model
from dspark_core.pairs.weights import drafter_bytes, target_bytes
from dspark_core.requests import LoadRequest
from dspark_core.target.config import DecoderConfig, parse_config
from dspark_core.target.kv_cache import cache_bytes, cache_dtype, stored_dtype
from dspark_core.target.loading import DTYPES, bytes_needed, head_precision, resolve_precision
from dspark_core.target.stored_nf4 import holds_nf4


@dataclass(frozen=True, slots=True)
class DrafterPlan:
    """A drafter with weights, its own or the target's, and what it takes beside the target, in bytes."""

    name: str
    """Without what it copies beside."""
    config: DecoderConfig | FeatureConfig
    precision: str
    kv_precision: str
    weights: int

    def bytes_needed(self, device: torch.device) -> int:
        return self.weights

    def cache_bytes(self, device: torch.device, context_length: int) -> int:
        if not isinstance(self.config, DecoderConfig):
            dtype, decoder = DTYPES[self.precision], self.config.decoder
            kept = decoder.hidden_size * dtype.itemsize if isinstance(self.config, Eagle3Config) else 0  # features
            return cache_bytes(decoder, context_length, cache_dtype(dtype, device)) + context_length * kept
        positions = min(context_length, self.config.max_positions)
        return cache_bytes(self.config, positions, stored_dtype(self.kv_precision, DTYPES[self.precision], device))


@dataclass(frozen=True, slots=True)
class Plan:
    """A pair as it would be loaded on ``device``, the first of those asked for."""

    target: Known
    config: DecoderConfig
    device: torch.device
    precision: str
    head_precision: str
    context: int
    drafter_name: str
    """As it would be told when it is loaded."""
    drafter: DrafterPlan | None
    """None for a drafter without weights."""
    known_drafter: Known | None
    memory: PairMemory

    @property
    def from_files(self) -> bool:
        return self.target.folder is not None and (self.known_drafter is None or self.known_drafter.folder is not None)


def plan(request: LoadRequest, seen: Configs = NONE_SEEN) -> Plan:
    """``seen``: configurations that were read at a contact just now, by repository. Raises what loading would:
    ModelFolderError (also where nothing is known of a model), UnsupportedModelError, CorruptFileError,
    InvalidRequestError, DeviceError."""
    device = resolve_devices(request.device)[0]
    target = known_model(request.target, seen)
    raw = raw_of(target.model)
    config = parse_config(raw)
    precision = resolve_precision(request.precision, device, raw)
    head = head_precision(precision, request.head_precision)
    context = request.context_length or min(config.max_positions, DEFAULT_CONTEXT)
    drafter, known = _drafter(request, target, config.layers, precision, device, seen)
    own = drafter.weights if drafter else 0
    folder = target.folder
    asked = request.head_precision
    counted = (
        bytes_needed(folder, precision, device, asked) if folder else target_bytes(config, precision, device, asked)
    )
    memory = PairMemory(config, precision, request.kv_precision, head, device, counted + own, drafter, own)
    copies = AND_LOOKUP if drafter and request.drafter.endswith(AND_LOOKUP) else ""
    name = drafter.name + copies if drafter else request.drafter
    return Plan(target, config, device, precision, head, context, name, drafter, known, memory)


def raw_of(model: Model) -> dict[str, object]:
    return model if isinstance(model, dict) else model.config


def _drafter(
    request: LoadRequest, target: Known, target_layers: int, precision: str, device: torch.device, seen: Configs
) -> tuple[DrafterPlan | None, Known | None]:
    alone, kv = request.drafter.removesuffix(AND_LOOKUP), request.kv_precision
    known = known_drafter(alone, target, seen)
    if alone.startswith(SELF):
        folder = target.folder or open_model_folder(find_model(request.target))  # it needs the target's own files
        files = open_drafter(alone, folder, precision, device, kv)
        assert isinstance(files, SmallModel)
        return DrafterPlan(files.name, files.config, files.precision, kv, files.bytes_needed(device)), None
    if known is None:
        return None, None
    raw = raw_of(known.model)
    config = parse_drafter(raw, target_layers)
    if isinstance(config, DecoderConfig):
        asked = split_precision(alone)[1] or ("auto" if holds_nf4(raw) else precision)
        own = resolve_precision(asked, device, raw)
    else:
        own = "bf16" if precision == "int4" else precision
    if known.folder is not None and target.folder is not None:
        opened = open_drafter(alone, target.folder, precision, device, kv)
        return DrafterPlan(opened.name, config, own, kv, opened.bytes_needed(device)), known
    weights = target_bytes(config, own, device) if isinstance(config, DecoderConfig) else drafter_bytes(config, own)
    return DrafterPlan(alone, config, own, kv, weights), known
