"""Model folders from strangers: every broken or unsafe one is an EngineError in words, none is a crash."""

import json
import random
import shutil
import struct
from pathlib import Path

import pytest
import torch
from fakes import tiny_target
from safetensors.torch import load_file, save_file
from tiny_models import edit_config, reference_logits, write_model

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.errors import CorruptFileError, EngineError, ModelFolderError, UnsafeModelError, UnsupportedModelError

TEXT = [5, 6, 7]


@pytest.fixture
def folder(tiny_folder, tmp_path):
    """A copy that a test may break."""
    return Path(shutil.copytree(tiny_folder("llama"), tmp_path / "model"))


def weights(folder: Path) -> Path:
    return folder / "model.safetensors"


def rewrite(folder: Path, **changes) -> None:
    """Replace tensors; ``None`` removes one."""
    tensors = load_file(weights(folder))
    for name, tensor in changes.items():
        name = name.replace("__", ".")
        if tensor is None:
            del tensors[name]
        else:
            tensors[name] = tensor
    save_file(tensors, weights(folder))


def test_shards_give_the_same_model(tiny, tmp_path):
    write_model(tmp_path, "llama", shard_bytes=100_000)
    assert len(list(tmp_path.glob("*.safetensors"))) > 2
    target = tiny_target(tmp_path)
    logits = target.forward(TEXT, target.new_cache(8)).logits
    torch.testing.assert_close(logits, reference_logits(tiny("llama").reference, TEXT), rtol=0, atol=1e-9)


def test_a_missing_shard_is_named(tmp_path):
    write_model(tmp_path, "llama", shard_bytes=100_000)
    shard = sorted(tmp_path.glob("*.safetensors"))[1]
    shard.unlink()
    with pytest.raises(ModelFolderError, match=shard.name):
        open_model_folder(tmp_path)


@pytest.mark.parametrize(
    "name", ["../model.safetensors", "/etc/passwd", "sub/model.safetensors", "model.bin", "", ".."]
)
def test_an_index_may_not_lead_out_of_the_folder(folder, name):
    index = folder / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"model.norm.weight": name}}))
    with pytest.raises(UnsafeModelError):
        open_model_folder(folder)


@pytest.mark.parametrize(
    "content", ["[]", "7", "{", '{"weight_map": []}', '{"weight_map": null}', '{"weight_map": "x"}']
)
def test_an_index_that_is_none(folder, content):
    (folder / "model.safetensors.index.json").write_text(content)
    with pytest.raises(EngineError):
        open_model_folder(folder)


def test_folders_that_are_none(tmp_path, folder):
    with pytest.raises(ModelFolderError, match="no folder"):
        open_model_folder(tmp_path / "nothing")
    with pytest.raises(ModelFolderError, match="is a file"):
        open_model_folder(weights(folder))
    with pytest.raises(ModelFolderError, match=r"config\.json"):
        open_model_folder(tmp_path)
    with pytest.raises(ModelFolderError):
        open_model_folder(tmp_path / ("x" * 5000))
    weights(folder).unlink()
    with pytest.raises(ModelFolderError, match="safetensors"):
        open_model_folder(folder)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.pt", "consolidated.00.pth", "model.ckpt", "model.pkl"])
def test_pickles_are_never_loaded(folder, name):
    weights(folder).rename(folder / name)
    with pytest.raises(UnsafeModelError, match="pickle"):
        open_model_folder(folder)


def test_a_pickle_beside_safetensors_is_not_touched(folder):
    (folder / "pytorch_model.bin").write_bytes(b"not opened")
    assert open_model_folder(folder).shards == (weights(folder),)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe{}", b"[" * 100_000, b'{"a": ' * 100_000, b"1" * 9000]
)
def test_a_config_that_is_not_json(folder, content):
    (folder / "config.json").write_bytes(content)
    with pytest.raises(CorruptFileError):
        open_model_folder(folder)


def test_a_config_of_gigabytes_is_not_read(folder):
    with (folder / "config.json").open("r+b") as file:
        file.truncate(5 << 30)  # sparse: takes no room
    with pytest.raises(CorruptFileError, match="far too large"):
        open_model_folder(folder)


def test_weights_cut_anywhere(folder):
    whole = weights(folder).read_bytes()
    header = 8 + struct.unpack("<Q", whole[:8])[0]
    numbers = random.Random(0)
    lengths = [0, 1, 7, 8, 9, header - 1, header, header + 1, len(whole) - 1]
    lengths += [numbers.randrange(len(whole)) for _ in range(25)]
    for length in lengths:
        weights(folder).write_bytes(whole[:length])
        with pytest.raises(CorruptFileError):
            tiny_target(folder)
    weights(folder).write_bytes(whole + b"x")
    with pytest.raises(CorruptFileError):
        tiny_target(folder)


def test_a_header_with_altered_bytes(folder):
    whole = bytearray(weights(folder).read_bytes())
    header = 8 + struct.unpack("<Q", whole[:8])[0]
    numbers = random.Random(1)
    refused = 0
    for _ in range(60):
        altered = bytearray(whole)
        for _ in range(numbers.randrange(1, 4)):
            altered[numbers.randrange(header)] = numbers.randrange(256)
        weights(folder).write_bytes(altered)
        try:
            tiny_target(folder)
        except EngineError:
            refused += 1
    assert refused > 40  # some bytes do no harm, for example in the metadata


@pytest.mark.parametrize("length", [0, 1, 1 << 20, 1 << 40, (1 << 64) - 1])
def test_a_header_that_lies_about_its_length(folder, length):
    whole = weights(folder).read_bytes()
    weights(folder).write_bytes(struct.pack("<Q", length) + whole[8:])
    with pytest.raises(CorruptFileError):
        tiny_target(folder)


def write_header(folder: Path, header: dict, data: bytes) -> None:
    text = json.dumps(header).encode()
    weights(folder).write_bytes(struct.pack("<Q", len(text)) + text + data)


@pytest.mark.parametrize(
    "facts",
    [
        {"dtype": "F32", "shape": [96, 64], "data_offsets": [0, 1 << 40]},
        {"dtype": "F32", "shape": [1 << 40, 1 << 40], "data_offsets": [0, 64]},
        {"dtype": "F32", "shape": [-1, 4], "data_offsets": [0, 16]},
        {"dtype": "F32", "shape": [4], "data_offsets": [16, 0]},
        {"dtype": "OBJECT", "shape": [4], "data_offsets": [0, 16]},
        {"dtype": "F32", "shape": "all", "data_offsets": [0, 16]},
        {},
    ],
    ids=str,
)
def test_a_header_that_lies_about_a_tensor(folder, facts):
    write_header(folder, {"model.embed_tokens.weight": facts}, b"\0" * 64)
    with pytest.raises(CorruptFileError):
        tiny_target(folder)


@pytest.mark.parametrize("dtype", ["F8_E8M0", "F4", "F6_E2M3", "F8_E4M3", "I8", "BOOL", "C64"])
def test_numbers_of_a_kind_that_is_no_weight(folder, dtype):
    bits = {"F4": 4, "F6_E2M3": 6, "C64": 64}.get(dtype, 8)
    size = 96 * 64 * bits // 8
    facts = {"dtype": dtype, "shape": [96, 64], "data_offsets": [0, size]}
    write_header(folder, {"model.embed_tokens.weight": facts}, b"\1" * size)
    with pytest.raises(EngineError):
        tiny_target(folder)


def test_every_missing_tensor_is_noticed(folder):
    whole = load_file(weights(folder))
    for name in whole:
        save_file({other: tensor for other, tensor in whole.items() if other != name}, weights(folder))
        with pytest.raises(EngineError, match=name.replace(".", r"\.")):
            tiny_target(folder)


@pytest.mark.parametrize("family", ["qwen2", "llama-biases", "qwen3-biases"])
def test_missing_biases_are_noticed(tiny_folder, tmp_path, family):
    folder = Path(shutil.copytree(tiny_folder(family), tmp_path / "model"))
    whole = load_file(weights(folder))
    for part in sorted({name.rpartition(".layers.0.")[2] for name in whole if name.endswith("bias") and ".0." in name}):
        block = part.split(".")[0]
        left = {name: tensor for name, tensor in whole.items() if not (block in name and name.endswith("bias"))}
        save_file(left, weights(folder))
        with pytest.raises(EngineError, match="bias"):
            tiny_target(folder)


@pytest.mark.parametrize("shape", [(64,), (96, 63), (97, 64), (64, 96), (96, 64, 1), ()])
def test_a_wrong_shape_is_named(folder, shape):
    rewrite(folder, model__embed_tokens__weight=torch.zeros(shape))
    with pytest.raises(CorruptFileError, match=r"model\.embed_tokens\.weight"):
        tiny_target(folder)


def test_unknown_tensors_are_refused(folder):
    rewrite(folder, model__layers__0__self_attn__q_proj__lora_A=torch.zeros(3))
    with pytest.raises(UnsupportedModelError, match="lora_A"):
        tiny_target(folder)


def test_tables_of_old_checkpoints_are_no_weights(folder):
    rewrite(folder, model__layers__0__self_attn__rotary_emb__inv_freq=torch.zeros(8))
    tiny_target(folder)


def test_a_head_written_although_tied(tiny_folder, tiny, tmp_path):
    folder = Path(shutil.copytree(tiny_folder("llama-tied"), tmp_path / "model"))
    rewrite(folder, lm_head__weight=torch.zeros(96, 64))
    target = tiny_target(folder)
    logits = target.forward(TEXT, target.new_cache(8)).logits
    torch.testing.assert_close(logits, reference_logits(tiny("llama-tied").reference, TEXT), rtol=0, atol=1e-9)


def test_quantised_folders_are_refused(folder):
    edit_config(folder, quantization_config={"quant_method": "gptq"})
    with pytest.raises(UnsupportedModelError, match="quantization_config"):
        tiny_target(folder)
