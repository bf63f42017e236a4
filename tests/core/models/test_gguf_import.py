import contextlib
import os
import random
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tiny_gguf import write_gguf

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, EngineError, FetchError, UnsupportedModelError
from dspark_core.models import gguf_import
from dspark_core.models.fetch_errors import FetchCancelledError
from dspark_core.models.gguf_header import read_header
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
    lambda good: good[:8] + struct.pack("<Q", 1 << 40) + good[16:],
    lambda good: good[:24] + struct.pack("<QcIIQ", 1, b"k", 9, 0, 1 << 21) + bytes(1 << 22),
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


def table_of(content: bytes) -> int:
    """Where the tensors are told of: that of the first one begins with the length of its name."""
    return content.index(struct.pack("<Q", len(b"token_embd.weight")) + b"token_embd.weight")


FIRST = len(b"token_embd.weight") + 8
"""Behind a tensor's name: dimensions u32, of the first one two sizes u64, type u32, offset u64."""


def put(at: int, form: str, *values: int) -> Callable[[bytes], bytes]:
    def changed(good: bytes) -> bytes:
        start = table_of(good) + at
        packed = struct.pack(form, *values)
        return good[:start] + packed + good[start + len(packed) :]

    return changed


LYING: dict[str, Callable[[bytes], bytes]] = {
    "many dimensions": put(FIRST, "<I", 1 << 30),
    "no dimensions": put(FIRST, "<I", 0),
    "a huge size": put(FIRST + 4, "<Q", 1 << 60),
    "a product beyond 64 bits": put(FIRST + 4, "<QQ", 1 << 23, 1 << 23),
    "a size of nothing": put(FIRST + 4, "<Q", 0),
    "an unknown type": put(FIRST + 20, "<I", 4),
    "blocks that do not fill a row": put(FIRST + 20, "<I", 12),
    "an offset in no place of its own": put(FIRST + 24, "<Q", 8),
    "an offset behind the file": put(FIRST + 24, "<Q", 1 << 40),
    "an offset of 64 bits": put(FIRST + 24, "<Q", (1 << 64) - 32),
    "the bytes of another tensor": put(FIRST + 24, "<Q", 32 * 259 * 4),
    "a last tensor cut short": lambda good: good[:-64],
    "an alignment that is no power of two": lambda good: with_entry(good, b"general.alignment", 33),
    "an alignment of a gigabyte": lambda good: with_entry(good, b"general.alignment", 1 << 30),
    "billions of layers": lambda good: with_entry(good, b"llama.block_count", (1 << 32) - 1),
    "more layers than tensors": lambda good: with_entry(good, b"llama.block_count", 12),
    "a huge width": lambda good: with_entry(good, b"llama.feed_forward_length", (1 << 32) - 1),
    "the same tensor twice": lambda good: good.replace(b"blk.0.attn_k.weight", b"blk.0.attn_q.weight"),
}


def with_entry(good: bytes, key: bytes, value: int) -> bytes:
    """``good`` with one more entry at the front; what follows moves by a multiple of the alignment."""
    added = struct.pack("<Q", len(key)) + key + struct.pack("<II", 4, value)
    filler = -len(added) % 32 + 32
    name = b"x" * (filler - 13)
    added += struct.pack("<Q", len(name)) + name + struct.pack("<IB", 0, 0)
    entries = int.from_bytes(good[16:24], "little")
    return good[:16] + struct.pack("<Q", entries + 2) + added + good[24:]


@pytest.mark.parametrize("how", LYING)
def test_a_header_that_lies_is_refused_before_the_converter_runs(
    how: str, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gguf_import, "convert_in_child", None)
    tiny.write_bytes(LYING[how](tiny.read_bytes()))
    with pytest.raises(CorruptFileError, match=r"is damaged: what its header says of .* cannot be"):
        list(import_gguf(tiny))


def test_an_entry_that_says_nothing_new_is_no_lie(tiny: Path) -> None:
    """So the cases above fail for what they say."""
    facts = read_gguf(tiny)
    tiny.write_bytes(with_entry(tiny.read_bytes(), b"general.alignment", 32))
    assert read_gguf(tiny) == facts


def test_too_little_memory_is_told_before(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gguf_import, "LIBRARIES_BYTES", 1 << 60)
    with pytest.raises(FetchError, match=r"needs about .* GB of memory \(estimated\)"):
        list(import_gguf(tiny))


@pytest.mark.parametrize(("name", "value"), [("START_CPU_S", 0.05), ("LIBRARIES_BYTES", 1 << 20)])
def test_a_conversion_beyond_its_limits_is_stopped_and_leaves_nothing(
    name: str, value: float, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gguf_import, name, value)
    with pytest.raises(FetchError, match="was stopped: it"):
        list(import_gguf(tiny))
    assert [path.name for path in models_dir().iterdir()] == [".lock"]


def try_header(file: Path, good: bytes, seed: int) -> None:
    """One altered header; a failure in any other way than in words, or in a second, is raised."""
    header = table_of(good) + 600  # eleven tensors of 50 to 60 bytes
    file.write_bytes(altered(random.Random(seed), good, header))
    began = time.process_time()
    with contextlib.suppress(EngineError):
        assert read_gguf(file).weights <= 8 * len(good), f"seed {seed}"
    with contextlib.suppress(EngineError):
        read_header(file, count_weights=False)
    assert time.process_time() - began < 1, f"seed {seed}"


def altered(numbers: random.Random, good: bytes, header: int) -> bytes:
    """``good`` with bytes of its header changed, cut out, doubled, or numbers in it set to the edges of their kinds."""
    content = bytearray(good)
    for _ in range(numbers.randrange(1, 4)):
        at = numbers.choice([numbers.randrange(header), numbers.randrange(table_of(good), header)]) % len(content)
        match numbers.randrange(5):
            case 0:
                content[at] = numbers.randrange(256)
            case 1:
                del content[at : at + numbers.randrange(1, 40)]
            case 2:
                content[at:at] = content[at : at + numbers.randrange(1, 40)]
            case 3:
                content[at : at + 8] = struct.pack(
                    "<Q", numbers.choice([0, 1, 1 << 31, 1 << 40, 1 << 60, (1 << 64) - 1])
                )
            case 4:
                del content[max(at, 1) :]
    return bytes(content)


@pytest.mark.parametrize("architecture", ["llama", "qwen2"])
def test_altered_headers(architecture: str, tmp_path: Path) -> None:
    file = write_gguf(tmp_path / "x.gguf", architecture)
    good = file.read_bytes()
    for seed in range(400):
        try_header(file, good, seed)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_altered_headers_for_as_long_as_asked(tiny: Path) -> None:
    ends = time.monotonic() + 60 * float(os.environ.get("DSPARK_FUZZ_MINUTES", "30"))
    good, seed = tiny.read_bytes(), random.SystemRandom().randrange(1 << 40)
    while time.monotonic() < ends:
        seed += 1
        try:
            try_header(tiny, good, seed)
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
