import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tiny_gguf import write_gguf

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, FetchError, UnsupportedModelError
from dspark_core.models import gguf_import
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.gguf_import import READABLE, import_gguf, imported_name, read_gguf
from dspark_core.models.store import installed, models_dir, origin_of, try_lock


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return write_gguf(tmp_path / "Tiny-1B.Q4 K.gguf", "llama")


def test_the_header_tells_what_is_in_the_file(tiny: Path) -> None:
    facts = read_gguf(tiny)
    assert (facts.architecture, facts.title, facts.licence) == ("llama", "Tiny llama", "mit")
    assert facts.weights == 259 * 32 + 3 * 32 + 4 * 32 * 32 + 3 * 64 * 32
    assert facts.converted_bytes > 2 * facts.weights


@pytest.mark.parametrize(
    "architecture", ["llama", *(pytest.param(name, marks=pytest.mark.long) for name in READABLE[1:])]
)
def test_every_readable_architecture_is_converted(architecture: str, tmp_path: Path) -> None:
    file = write_gguf(tmp_path / f"{architecture}.gguf", architecture)
    before = file.read_bytes()
    steps = list(import_gguf(file))
    assert steps[-1].finished
    folder = installed(imported_name(file))
    assert folder is not None
    weights = load_file(folder / "model.safetensors")
    assert {tensor.dtype for tensor in weights.values()} == {torch.bfloat16}
    assert origin_of(folder) == {"title": f"Tiny {architecture}", "licence": "mit", "file": file.name}
    assert file.read_bytes() == before
    assert not [path for path in models_dir().iterdir() if path.name.startswith(".incoming")]


def test_another_architecture_is_refused_in_words(tmp_path: Path) -> None:
    file = write_gguf(tmp_path / "x.gguf", "mamba")
    with pytest.raises(UnsupportedModelError, match="Its architecture is mamba; files of llama, qwen2"):
        read_gguf(file)


def test_a_part_of_a_model_is_refused(tmp_path: Path) -> None:
    file = write_gguf(tmp_path / "x-00001-of-00002.gguf", "llama")
    with pytest.raises(UnsupportedModelError, match="one of several parts"):
        list(import_gguf(file))


def test_a_file_cut_short_anywhere_in_its_header_is_refused(tiny: Path) -> None:
    content = tiny.read_bytes()
    header = len(content) - read_gguf(tiny).weights * 4 - 32 * 20  # tensors are padded to 32 bytes
    for end in range(0, header, 97):
        tiny.write_bytes(content[:end])
        with pytest.raises(CorruptFileError):
            read_gguf(tiny)


HOSTILE: list[Callable[[bytes], bytes]] = [
    lambda good: b"GGUX" + good[4:],
    lambda good: good[:4] + struct.pack("<I", 9) + good[8:],
    lambda good: good[:8] + struct.pack("<Q", 1 << 60) + good[16:],
    lambda good: good[:16] + struct.pack("<Q", 1 << 60) + good[24:],
    lambda good: good[:24] + struct.pack("<Q", 1 << 62) + good[32:],
    lambda good: good[:24] + struct.pack("<Q", 2) + b"\xff\xff" + good[34:],
    lambda good: good[:24] + struct.pack("<QcIIQ", 1, b"k", 9, 4, 1 << 61),
    lambda good: good[:24] + struct.pack("<QcIIQ", 1, b"k", 9, 8, 1 << 61),
    lambda good: good[:24] + struct.pack("<QcIIQ", 1, b"k", 9, 9, 1),
    lambda good: good[:24] + struct.pack("<QcI", 1, b"k", 77),
]


@pytest.mark.parametrize("spoil", HOSTILE)
def test_lengths_that_cannot_be_are_refused(spoil: Callable[[bytes], bytes], tiny: Path) -> None:
    tiny.write_bytes(spoil(tiny.read_bytes()))
    with pytest.raises(CorruptFileError, match="not a GGUF file"):
        read_gguf(tiny)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="No such file"):
        read_gguf(tmp_path / "none.gguf")


def test_too_little_room_is_told(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gguf_import, "SPARE", 1e12)
    with pytest.raises(FetchError, match="free disk space"):
        list(import_gguf(tiny))


def test_only_one_changes_the_store(tiny: Path) -> None:
    with try_lock(), pytest.raises(FetchError, match="in use"):
        list(import_gguf(tiny))


def test_cancelling_leaves_nothing(tiny: Path) -> None:
    cancel = CancelToken()
    steps = import_gguf(tiny, cancel)
    next(steps)
    cancel.cancel()
    with pytest.raises(FetchCancelledError):
        list(steps)
    assert [path.name for path in models_dir().iterdir()] == [".lock"]


@pytest.mark.parametrize(
    ("name", "imported"), [("A b--c.gguf", "gguf-A-b-c"), ("模型.gguf", "gguf-model"), ("..gguf", "gguf-model")]
)
def test_names_are_plain(name: str, imported: str) -> None:
    assert imported_name(Path(name)) == imported
