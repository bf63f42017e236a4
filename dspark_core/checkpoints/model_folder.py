"""A local folder in Hugging Face layout: find its files, refuse what is unsafe or broken, read tensors by name."""

import hashlib
import json
import math
import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open

from dspark_core.errors import CorruptFileError, ModelFolderError, UnsafeModelError, UnsupportedModelError
from dspark_core.marked import Marked
from dspark_core.system_errors import system_reason

PICKLE_SUFFIXES = {".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle"}
WEIGHT_DTYPES = {"F64", "F32", "F16", "BF16"}
SAMPLE_BYTES = 1 << 20
TEXT_PART = "language_model."
"""Stands in the names of the language model's tensors where a folder also holds a model for images."""
IMAGE_PARTS = (
    *("vision_tower.", "multi_modal_projector.", "vision_embedder.", "embed_vision."),
    *("audio_tower.", "embed_audio."),
)
MAX_HEADER_BYTES = 16 << 20  # of about 100 bytes a tensor; models have thousands of them
MAX_JSON_BYTES = 64 << 20  # a config is kilobytes, a shard index a few megabytes


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A checked folder: ``config`` is its config.json, ``shards`` its safetensors files."""

    path: Path
    config: dict[str, Any]
    shards: tuple[Path, ...]

    @property
    def has_tokenizer(self) -> bool:
        return any((self.path / name).is_file() for name in ("tokenizer.json", "tokenizer.model"))

    def digest(self) -> str:
        """Tells its config and weights from others: SHA-256 of config.json and both ends of every shard."""
        digest = hashlib.sha256((self.path / "config.json").read_bytes())
        for shard in self.shards:
            with shard.open("rb") as file:
                digest.update(file.read(SAMPLE_BYTES))
                file.seek(-min(SAMPLE_BYTES, shard.stat().st_size), os.SEEK_END)
                digest.update(file.read(SAMPLE_BYTES))
        return digest.hexdigest()


def open_model_folder(path: Path) -> ModelFolder:
    """Check that ``path`` is a model folder that may be loaded.

    Raises ModelFolderError (missing or incomplete), UnsafeModelError (pickle only), CorruptFileError (bad JSON).
    """
    try:
        return _checked_folder(path)
    except OSError as error:
        raise ModelFolderError(
            "{path} cannot be read ({reason}).", "Check the path.", path=path, reason=system_reason(error)
        ) from error


def _checked_folder(path: Path) -> ModelFolder:
    if not path.exists():
        raise ModelFolderError(
            "There is no folder at {path}.", "Check the path, or choose the starter pair.", path=path
        )
    if not path.is_dir():
        raise ModelFolderError(
            "{path} is a file, not a model folder.",
            "Choose the folder that holds config.json and model.safetensors.",
            path=path,
        )
    _refuse_links_out(path)
    config_path = path / "config.json"
    if not config_path.is_file():
        raise ModelFolderError(
            "{path} is not a model folder: it has no config.json.",
            "Choose the folder that holds config.json and the .safetensors files.",
            path=path,
        )
    config = read_json(config_path)
    return ModelFolder(path, config, _find_shards(path))


def _refuse_links_out(path: Path) -> None:
    """Raise UnsafeModelError where a link leads out of the folder: a model's files may show no others.

    In the cache of Hugging Face they lead from ``snapshots/REVISION`` to the same repository's ``blobs``.
    """
    inside = path.resolve()
    allowed = [inside, *(parent.parent / "blobs" for parent in inside.parents if parent.name == "snapshots")]
    for root, folders, files in os.walk(inside):
        for link in (Path(root, name) for name in (*folders, *files)):
            try:
                end = link.resolve()
            except (OSError, RuntimeError):  # a link to itself
                end = Path()
            if not any(end.is_relative_to(folder) for folder in allowed):
                raise UnsafeModelError(
                    "{link} in {path} is a link that leads out of the folder, and is not followed.",
                    "Put the file itself in its place if you made the link; else fetch the model again.",
                    link=link.name,
                    path=path,
                )


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file of bounded size. Raises CorruptFileError."""
    hint = Marked("Fetch the model again, or choose another folder.")
    if path.stat().st_size > MAX_JSON_BYTES:
        raise CorruptFileError(
            "{name} in {folder} is far too large to be what its name says.", hint, name=path.name, folder=path.parent
        )
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise CorruptFileError("{path} is not valid JSON ({error}).", hint, path=path, error=str(error)) from error
    if not isinstance(value, dict):
        raise CorruptFileError("{path} does not hold a JSON object.", hint, path=path)
    return value


def _find_shards(path: Path) -> tuple[Path, ...]:
    index_path = path / "model.safetensors.index.json"
    if index_path.is_file():
        weight_map = read_json(index_path).get("weight_map", {})
        if not isinstance(weight_map, dict):
            raise CorruptFileError(
                "{index_path}: weight_map is no table.", "Fetch the model again.", index_path=index_path
            )
        names = sorted({str(name) for name in weight_map.values()})
        for name in names:
            # an index may not lead out of its folder
            if Path(name).name != name or not name.endswith(".safetensors"):
                raise UnsafeModelError(
                    "{index_path} names the file {name!r}, which is not a plain shard name.",
                    index_path=index_path,
                    name=name,
                )
            if not (path / name).is_file():
                raise ModelFolderError(
                    "{path} is incomplete: {name} is missing.", "Fetch the model again.", path=path, name=name
                )
        if names:
            return tuple(path / name for name in names)
    single = path / "model.safetensors"
    shards = (single,) if single.is_file() else tuple(sorted(filter(Path.is_file, path.glob("*.safetensors"))))
    if shards:
        return shards
    unsafe = sorted(file.name for file in path.iterdir() if file.suffix in PICKLE_SUFFIXES)
    if unsafe:
        raise UnsafeModelError(
            "{path} holds its weights as a pickle checkpoint ({file}), which can run code and is never loaded.",
            "Get the safetensors version of this model.",
            path=path,
            file=unsafe[0],
        )
    raise ModelFolderError("{path} has no .safetensors files.", "Choose a folder with safetensors weights.", path=path)


class TensorReader:
    """Reads tensors by name from the open shards of a folder; remembers which were read."""

    def __init__(self, sources: dict[str, tuple[Any, str]]) -> None:
        """``sources``: of each name the shard and the tensor's name in it."""
        self._sources = sources
        self.unread = set(sources)

    def _header(self, name: str) -> Any:
        source, stored = self._sources[name]
        return source.get_slice(stored)

    def __contains__(self, name: str) -> bool:
        return name in self._sources

    @property
    def names(self) -> Collection[str]:
        return self._sources.keys()

    def shape(self, name: str) -> tuple[int, ...]:
        """The shape of the tensor ``name``, which must exist."""
        return tuple(self._header(name).get_shape())

    def forget(self, prefixes: tuple[str, ...]) -> None:
        """As if there were no tensors whose names begin like this."""
        for name in [name for name in self._sources if name.startswith(prefixes)]:
            del self._sources[name]
            self.unread.discard(name)

    def weight_count(self, names: Collection[str] | None = None) -> int:
        """Number of weights in the tensors ``names`` (None: all), by their headers."""
        counted = self._sources if names is None else names
        return sum(math.prod(self._header(name).get_shape()) for name in counted)

    def read(self, name: str, shape: tuple[int, ...], dtypes: Collection[str] = WEIGHT_DTYPES) -> torch.Tensor:
        """The tensor ``name``, which must have ``shape`` and one of ``dtypes``. Raises CorruptFileError naming it,
        also where a weight is no number."""
        if name not in self._sources:
            raise CorruptFileError(
                "The weights lack the tensor {name}.", "The folder is incomplete: fetch it again.", name=name
            )
        header = self._header(name)
        if str(header.get_dtype()) not in dtypes:
            raise UnsupportedModelError(
                "Tensor {name} holds numbers of type {dtype}, which the engine does not read.",
                "Use the original, unquantised safetensors of this model.",
                name=name,
                dtype=header.get_dtype(),
            )
        found = tuple(header.get_shape())
        if found != shape:
            raise CorruptFileError(
                "Tensor {name} has shape {found}, but config.json says {expected}.",
                "Weights and config.json are not of the same model: fetch it again.",
                name=name,
                found=list(found),
                expected=list(shape),
            )
        self.unread.discard(name)
        source, stored = self._sources[name]
        tensor: torch.Tensor = source.get_tensor(stored)
        # the extremes are no numbers where one of all is none; found ten times as fast as by torch.isfinite
        if tensor.is_floating_point() and tensor.numel() and not all(map(math.isfinite, tensor.aminmax())):
            raise CorruptFileError(
                "Tensor {name} holds weights that are not numbers (NaN or infinity).",
                "The file is damaged: fetch the model again, or choose another one.",
                name=name,
            )
        return tensor


@contextmanager
def open_tensors(folder: ModelFolder) -> Iterator[TensorReader]:
    """Open all shards (memory-mapped). Of a model that also sees images these are the tensors of its language model,
    named as in one without. Raises CorruptFileError for a file that is cut short or altered."""
    with_images = "text_config" in folder.config
    with ExitStack() as stack:
        sources: dict[str, tuple[Any, str]] = {}
        for shard in folder.shards:
            _check_header_size(shard)
            try:
                handle = stack.enter_context(safe_open(str(shard), framework="pt"))
                names = handle.keys()
            except (SafetensorError, OSError) as error:
                raise CorruptFileError(
                    "{shard} is not a valid safetensors file: it is cut short or altered ({error}).",
                    "Fetch the model again, or choose another folder.",
                    shard=shard,
                    error=str(error),
                ) from error
            for name in names:
                if with_images and name.removeprefix("model.").startswith(IMAGE_PARTS):
                    continue
                known = name.replace(TEXT_PART, "", 1) if with_images else name
                if known in sources:
                    raise CorruptFileError(
                        "The weights in {folder} hold the tensor {known} twice.",
                        "Keep the files of one version only, or fetch the model again.",
                        folder=folder.path,
                        known=known,
                    )
                sources[known] = (handle, name)
        yield TensorReader(sources)


def _check_header_size(shard: Path) -> None:
    """The library takes a header of 100 MB, and ten times that in memory to read it. Raises CorruptFileError."""
    try:
        with shard.open("rb") as file:
            size = int.from_bytes(file.read(8), "little")
    except OSError as error:
        raise CorruptFileError(
            "{shard} cannot be read ({reason}).", "Fetch the model again.", shard=shard, reason=system_reason(error)
        ) from error
    if size > MAX_HEADER_BYTES:
        raise CorruptFileError(
            "{shard} is not a valid safetensors file: its header would have {size:,} bytes.",
            "Fetch the model again, or choose another folder.",
            shard=shard,
            size=size,
        )
