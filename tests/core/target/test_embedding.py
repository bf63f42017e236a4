"""Embedding and head in int8: how near they are to the float table, and that both read the same one."""

import pytest
import torch
from fakes import AgainRecorder, tiny_target
from safetensors import safe_open
from test_pair_memory import memory_of
from test_stored_nf4 import write_stored
from tiny_models import write_model
from torch.nn import functional as F

from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.target.embedding import CHUNK_ROWS, DenseEmbedding, Int8Table, int8_table, require_int8
from dspark_core.target.graphs import GraphPasses
from dspark_core.target.linear import CappedHead, StoredNf4Linear
from dspark_core.target.stored_nf4 import STATE

CPU = torch.device("cpu")
DEVICES = [
    pytest.param(CPU, id="cpu"),
    pytest.param(
        torch.device("cuda"),
        id="card",
        marks=[pytest.mark.gpu, pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")],
    ),
]
TEXT = [int(token) for token in torch.randint(0, 96, (24,), generator=torch.Generator().manual_seed(1))]


def drawn(*shape: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def uneven(vocab: int, hidden: int) -> torch.Tensor:
    """Rows of very unlike sizes, as those of rare and frequent tokens are."""
    return drawn(vocab, hidden) * torch.logspace(-4, 2, vocab)[:, None]


@pytest.mark.parametrize("vocab", [96, 97, CHUNK_ROWS + 3])
def test_a_row_is_off_by_half_a_step_of_its_own_grid(vocab):
    weight = uneven(vocab, 64)
    table = int8_table(weight)
    step = weight.abs().amax(dim=1, keepdim=True) / 127
    off = (table.rows(torch.arange(vocab)).float() - weight).abs()
    # the scale is rounded to bfloat16, and what is looked up again
    assert (off <= 0.51 * step + 2**-8 * 1.005 * weight.abs()).all()
    assert table.nbytes == vocab * (64 + 2)


def test_rows_are_those_that_were_asked_for_in_their_order():
    weight, ids = uneven(97, 64), torch.tensor([96, 3, 3, 0, 51])
    table = int8_table(weight)
    assert torch.equal(table.rows(ids), torch.stack([table.rows(ids[k : k + 1])[0] for k in range(len(ids))]))
    dense = DenseEmbedding(weight)
    assert torch.equal(dense.rows(ids), F.embedding(ids, weight))
    assert (table.rows(ids) - weight[ids]).norm() / weight[ids].norm() < 0.01
    assert table.rows(ids).dtype == table.dtype == torch.bfloat16


def test_a_row_of_zeros_stays_one():
    weight = drawn(32, 32)
    weight[7] = 0
    table = int8_table(weight)
    assert not table.rows(torch.tensor([7])).any()
    assert not table(drawn(2, 32).bfloat16())[:, 7].any()


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("shape", [(96, 64), (97, 48), (1000, 576)])
@pytest.mark.parametrize("rows", [1, 2, 5, 8, 17])
def test_logits_are_those_of_the_float_table(device, shape, rows):
    weight, x = drawn(*shape), drawn(rows, shape[1], seed=1).bfloat16()
    table = int8_table(weight).to(device)
    found = table(x.to(device)).cpu().double()
    own = table.rows(torch.arange(shape[0], device=device)).cpu().double()
    kept, wanted = x.double() @ own.T, x.double() @ weight.double().T
    assert (found - kept).norm() / kept.norm() < 0.004, "the kernel computes with the rows that are stored"
    assert (found - wanted).norm() / wanted.norm() < 0.015


def test_rows_that_the_kernel_would_read_beyond_are_refused():
    with pytest.raises(UnsupportedModelError, match="96 x 40 cannot be stored in int8"):
        int8_table(drawn(96, 40))


def test_a_device_without_the_product_is_refused():
    require_int8(CPU)
    with pytest.raises(InvalidRequestError, match="no head in int8 on mps"):
        require_int8(torch.device("mps"))


@pytest.mark.parametrize("precision", ["nf4", "int4"])
@pytest.mark.parametrize("family", ["llama", "llama-tied", "gemma3"])
def test_a_target_differs_from_one_with_a_bfloat16_head_by_rounding(tiny_folder, family, precision):
    plain, rounded = (tiny_target(tiny_folder(family), precision, head=head) for head in ("bf16", "int8"))
    wanted = plain.forward(TEXT, plain.new_cache(64)).logits.double()
    found = rounded.forward(TEXT, rounded.new_cache(64)).logits.double()
    assert 0 < (found - wanted).norm() / wanted.norm() < 0.03


def test_a_tied_model_has_one_table_and_another_two(tiny_folder):
    tied, other = (tiny_target(tiny_folder(family), "nf4", head="int8") for family in ("llama-tied", "llama"))
    assert tied.head is tied.embedding
    assert isinstance(other.head, Int8Table)
    assert other.head is not other.embedding
    assert other.first_layers(1).head is other.head
    plain = tiny_target(tiny_folder("llama"), "nf4")
    assert plain.weight_bytes - other.weight_bytes == 96 * 64 * 2 - 96 * (64 + 2)
    assert plain.embedding.nbytes - other.embedding.nbytes == 96 * 64 * 2 - 96 * (64 + 2)


def test_capped_logits_stay_capped(tmp_path):
    write_model(tmp_path, "gemma3", final_logit_softcapping=0.5)
    target = tiny_target(tmp_path, "nf4", head="int8")
    assert isinstance(target.head, CappedHead)
    assert target.forward(TEXT, target.new_cache(64)).logits.abs().max() <= 0.5


@pytest.mark.parametrize("family", ["llama", "llama-tied"])
def test_a_captured_pass_is_the_eager_one(tiny_folder, family):
    target = tiny_target(tiny_folder(family), "nf4", head="int8")
    cache, recorder = target.new_cache(64), AgainRecorder()
    wanted = target.forward(TEXT[:8], cache).logits.double()
    target.graphs = GraphPasses(target, cache, (), recorder)
    assert (target.forward(TEXT[:8], cache).logits - wanted).norm() / wanted.norm() < 0.01
    assert recorder.replays == 1


@pytest.mark.parametrize("precision", ["nf4", "int4"])
@pytest.mark.parametrize("family", ["llama", "llama-tied", "gemma3"])
def test_rows_keep_their_bits(tiny_folder, family, precision):
    assert tiny_target(tiny_folder(family), precision, head="int8").keeps_bits


@pytest.mark.parametrize("coded", [False, True])
def test_a_head_that_the_folder_stores_in_nf4_stays_so(tmp_path, coded):
    write_model(tmp_path / "dense", vocab_size=128)
    write_stored(tmp_path / "stored", tmp_path / "dense", llm_int8_skip_modules=["none"] if coded else None)
    with safe_open(tmp_path / "stored" / "model.safetensors", "pt") as tensors:
        assert (f"lm_head.weight{STATE}" in tensors.keys()) is coded  # noqa: SIM118 - no mapping
    target = tiny_target(tmp_path / "stored", "nf4", head="int8")
    assert isinstance(target.embedding, Int8Table)
    assert isinstance(target.head, StoredNf4Linear if coded else Int8Table)
    plain, rounded = (memory_of(tmp_path / "stored", "nf4", head=name).weights for name in ("auto", "int8"))
    assert plain - rounded == pytest.approx((1 if coded else 2) * 128 * 64 * 0.99, rel=0.001)
