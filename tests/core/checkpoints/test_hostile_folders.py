"""Folders that lead elsewhere, lie about their size or bring code: refused in words, without harm, in seconds."""

import contextlib
import json
import os
import random
import shutil
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import run_to_end, tiny_target
from safetensors.torch import load_file, save_file

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.drafters.loading import open_drafter
from dspark_core.errors import CorruptFileError, EngineError, UnsafeModelError

CPU = torch.device("cpu")
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights that users of Windows lack")
FILES = ["config.json", "model.safetensors", "generation_config.json"]


@pytest.fixture
def folder(tiny_folder, tmp_path):
    """A copy that a test may break."""
    return Path(shutil.copytree(tiny_folder("llama"), tmp_path / "model"))


@pytest.fixture(scope="session")
def whole_drafter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drafter")
    write_tiny_drafter(folder, SHAPES["vanilla"])
    (folder / "generation_config.json").write_text("{}")
    return folder


class Opened:
    """A folder with what loads it as the kind of model that it is."""

    def __init__(self, path: Path, load: Callable[[], object]) -> None:
        self.path, self.load = path, load


@pytest.fixture(params=["target", "drafter"])
def either(request, folder, whole_drafter, tiny_folder, tmp_path):
    """A copy, that a test may break, of a target or of a drafter."""
    if request.param == "target":
        return Opened(folder, lambda: tiny_target(folder))
    copy = Path(shutil.copytree(whole_drafter, tmp_path / "drafter"))
    target = tiny_target(tiny_folder("llama"), "fp32")

    def read() -> object:
        files = open_drafter(f"dspark:{copy}", open_model_folder(tiny_folder("llama")), "fp32", CPU)
        files.bytes_needed(CPU)
        return run_to_end(files.read(target, CPU, 256))

    return Opened(copy, read)


def moved(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    file.rename(to)
    file.symlink_to(to)


@needs_links
@pytest.mark.parametrize("name", FILES)
def test_links_out_of_the_folder_are_not_followed(either, tmp_path, name):
    moved(either.path / name, tmp_path / "elsewhere" / name)
    with pytest.raises(UnsafeModelError, match=name):
        either.load()


@needs_links
def test_links_of_other_kinds_are_not_followed(folder, tmp_path):
    (folder / "additional_chat_templates").symlink_to(tmp_path)
    with pytest.raises(UnsafeModelError, match="additional_chat_templates"):
        open_model_folder(folder)
    (folder / "additional_chat_templates").unlink()
    (folder / "tokenizer.json").symlink_to("tokenizer.json")
    with pytest.raises(UnsafeModelError, match="tokenizer"):
        open_model_folder(folder)
    (folder / "tokenizer.json").unlink()
    (folder / "sub").mkdir()
    (folder / "sub" / "x.jinja").symlink_to("/etc/hostname")
    with pytest.raises(UnsafeModelError, match=r"x\.jinja"):
        open_model_folder(folder)


@needs_links
def test_links_within_the_folder_and_to_it_are_followed(folder, tmp_path):
    moved(folder / "config.json", folder / "files" / "config.json")
    (tmp_path / "link").symlink_to(folder)
    assert open_model_folder(tmp_path / "link").shards


@needs_links
def test_the_cache_of_hugging_face_is_used_in_place(folder, tmp_path):
    repo = tmp_path / "hub" / "models--a--b"
    snapshot = repo / "snapshots" / "0123abcd"
    snapshot.mkdir(parents=True)
    for index, file in enumerate(sorted(folder.iterdir())):
        blob = repo / "blobs" / f"{index:064x}"
        blob.parent.mkdir(exist_ok=True)
        file.rename(blob)
        (snapshot / file.name).symlink_to(Path("..", "..", "blobs", blob.name))
    assert tiny_target(snapshot)
    other = tmp_path / "hub" / "models--c--d" / "blobs" / "secret"
    other.parent.mkdir(parents=True)
    other.write_text("{}")
    (snapshot / "tokenizer.json").symlink_to(other)
    with pytest.raises(UnsafeModelError, match=r"tokenizer\.json"):
        open_model_folder(snapshot)


@pytest.mark.parametrize(
    "name", [r"..\model.safetensors", r"C:\model.safetensors", "C:model.safetensors", "a/../model.safetensors", "nul"]
)
def test_an_index_names_no_path_of_any_system(folder, name):
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"a": name}}))
    with pytest.raises(EngineError):
        open_model_folder(folder)


def test_a_tensor_that_two_shards_hold_is_refused(either):
    folder = either.path
    whole = load_file(folder / "model.safetensors")
    name = next(name for name in whole if name.endswith("norm.weight"))
    save_file(whole, folder / "model-1.safetensors")
    save_file({name: whole[name]}, folder / "model-2.safetensors")
    (folder / "model.safetensors").unlink()
    with pytest.raises(CorruptFileError, match=name):
        either.load()


def test_a_copy_of_the_weights_beside_them_is_not_read(folder):
    shutil.copy(folder / "model.safetensors", folder / "model.fp16.safetensors")
    assert tiny_target(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_in_place_of_weights_is_not_waited_for(either):
    (either.path / "model.safetensors").unlink()
    os.mkfifo(either.path / "model.safetensors")
    with pytest.raises(EngineError):
        either.load()


def test_a_header_of_many_megabytes_is_not_read(either):
    facts = {f"t{index}": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]} for index in range(300_000)}
    text = json.dumps(facts).encode()
    (either.path / "model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text)
    began = time.process_time()
    with pytest.raises(CorruptFileError, match="its header would have"):
        either.load()
    assert time.process_time() - began < 1


CODE = {"AutoModelForCausalLM": "evil.Model", "AutoConfig": "evil.Config", "AutoTokenizer": ["evil.T", None]}


@pytest.mark.parametrize("place", [(), ("rope_scaling",), ("rope_parameters",), ("text_config",)])
@pytest.mark.parametrize("family", ["llama", "gemma3"])
def test_code_that_a_config_names_is_not_run(tiny_folder, tmp_path, family, place):
    folder = Path(shutil.copytree(tiny_folder(family), tmp_path / "model"))
    (folder / "evil.py").write_text("raise SystemExit('code of a model folder ran')")
    config = json.loads((folder / "config.json").read_text())
    table = config
    for key in place:
        table = table.setdefault(key, {})
        if table is None:
            pytest.skip("no such table here")
    table |= {"auto_map": CODE, "trust_remote_code": True, "custom_code": "evil.py"}
    (folder / "config.json").write_text(json.dumps(config))
    with contextlib.suppress(EngineError):  # refusing is as good as ignoring
        tiny_target(folder)


ABSURD = ["1e999", "-1", "0", "NaN", "Infinity", "1" + "0" * 12, "1" + "0" * 5000, '"x"', "[]", "{}", "true", "[[1]]"]


@pytest.mark.parametrize("value", ABSURD)
def test_every_field_with_an_absurd_value_ends_in_words(either, value):
    """Refused, or of no effect: never an allocation by its size, and never another kind of error."""
    path = either.path / "config.json"
    whole = json.loads(path.read_text())
    fields = [*whole, "rope_scaling", "rope_theta", "layer_types", "sliding_window", "quantization_config", "dtype"]
    began = time.process_time()
    for field in fields:
        text = json.dumps({**whole, field: "HERE"}).replace('"HERE"', value)
        path.write_text(text)
        try:
            either.load()
        except EngineError as error:
            assert len(str(error)) < 2000  # noqa: PT017 - accepting it is right for fields of no meaning
    assert time.process_time() - began < 20


def altered(numbers: random.Random, whole: bytes, header: int) -> bytes:
    """``whole`` with bytes of its header changed, cut out, doubled or set to a large number."""
    text = bytearray(whole)
    for _ in range(numbers.randrange(1, 5)):
        at = numbers.randrange(header) % len(text)
        match numbers.randrange(5):
            case 0:
                text[at] = numbers.randrange(256)
            case 1:
                del text[at : at + numbers.randrange(1, 40)]
            case 2:
                text[at:at] = text[at : at + numbers.randrange(1, 40)]
            case 3:
                text[at : at + 1] = b"9" * numbers.randrange(1, 30)
            case 4:
                text[:8] = struct.pack("<Q", numbers.choice([0, 1, header, 1 << 24, 1 << 32, 1 << 63, (1 << 64) - 1]))
    return bytes(text)


def try_headers(model: Opened, seed: int) -> None:
    """One altered header of the weights and one altered config; a failure in any other way than in words is raised."""
    numbers = random.Random(seed)
    for name in ("model.safetensors", "config.json"):
        path = model.path / name
        whole = path.read_bytes()
        header = 8 + struct.unpack("<Q", whole[:8])[0] if name.endswith("safetensors") else len(whole)
        path.write_bytes(altered(numbers, whole, header))
        try:
            model.load()
        except EngineError:
            pass
        finally:
            path.write_bytes(whole)


@pytest.mark.parametrize("part", range(4))
def test_altered_headers(either, part):
    for seed in range(part * 40, part * 40 + 40):
        try_headers(either, seed)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_altered_headers_for_as_long_as_asked(either):
    ends = time.monotonic() + 60 * float(os.environ.get("DSPARK_FUZZ_MINUTES", "15"))
    seed = random.SystemRandom().randrange(1 << 40)
    while time.monotonic() < ends:
        seed += 1
        try:
            try_headers(either, seed)
        except Exception as error:
            raise AssertionError(f"seed {seed}") from error
