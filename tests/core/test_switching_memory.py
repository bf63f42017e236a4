"""Another pair in the place of one gives back all that it held; a drafter that cannot be read costs no target."""

import gc
import logging
import shutil

import psutil
import pytest
import torch
from fakes import ask, finished, load
from safetensors.torch import load_file, save_file
from tiny_models import write_chat_model

from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError

MIB = 1 << 20
LARGE = {"hidden_size": 512, "intermediate_size": 2048, "num_hidden_layers": 4}


def tensor_bytes() -> int:
    """Of all tensors that Python still holds."""
    gc.collect()
    storages = {}
    for each in gc.get_objects():
        if type(each) in (torch.Tensor, torch.nn.Parameter):
            storages[each.untyped_storage().data_ptr()] = each.untyped_storage().nbytes()
    return sum(storages.values())


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    parent = tmp_path_factory.mktemp("switched")
    for name in ("one", "two"):
        write_chat_model(parent / name, **LARGE)
    return [parent / "one", parent / "two"]


def test_many_switches_hold_no_more_than_the_first(folders):
    before = tensor_bytes()  # of other tests, which keep some for all of theirs
    engine = Engine()
    held, resident = [], []
    for number in range(12):
        load(engine, folders[number % 2], precision="fp32", drafter=f"small:{folders[number % 2]}")
        ask(engine, prompt_ids=(5, 6, 7), max_new_tokens=8)
        held.append(tensor_bytes())
        resident.append(psutil.Process().memory_info().rss)
    assert max(held[2:]) <= held[1] + MIB
    grown = resident[-1] - resident[5]
    logging.getLogger(__name__).info("grown by %.1f MiB from the 6th to the 12th switch", grown / MIB)
    assert grown < 48 * MIB, f"{grown / MIB:.0f} MiB"
    engine.close()
    assert tensor_bytes() - before < (held[0] - before) / 4


def test_a_drafter_that_cannot_be_read_leaves_its_target_and_frees_what_was_read(folders, tmp_path):
    broken = tmp_path / "broken"
    shutil.copytree(folders[1], broken)
    tensors = load_file(broken / "model.safetensors")
    tensors["model.norm.weight"] = tensors["model.norm.weight"][:-1].clone()
    save_file(tensors, broken / "model.safetensors", metadata={"format": "pt"})
    engine = Engine()
    load(engine, folders[0], precision="fp32", drafter="none")
    target, before = engine.loaded_pair().target, tensor_bytes()
    with pytest.raises(CorruptFileError):
        load(engine, folders[0], precision="fp32", drafter=f"small:{broken}")
    assert engine.info is not None
    assert engine.info.drafter == "none"
    assert engine.loaded_pair().target is target
    assert engine.loaded_pair().request.drafter == "none"
    assert tensor_bytes() <= before + MIB
    assert finished(ask(engine, prompt_ids=(5, 6, 7), max_new_tokens=4)).token_ids
    with pytest.raises(CorruptFileError):  # and where the target is new too
        load(engine, folders[1], precision="fp32", drafter=f"small:{broken}")
    assert engine.info.folder == str(folders[1])
    assert engine.info.drafter == "none"
