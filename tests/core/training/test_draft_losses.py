"""The losses against the formulas written out, in float64."""

import pytest
import torch

from dspark_core.training import losses
from dspark_core.training.losses import (
    LossMix,
    TargetRows,
    full_vocabulary,
    head_losses,
    mix_at,
    position_weights,
)

ROWS, HIDDEN, RANK, VOCAB = 9, 6, 3, 21
DRAFT_IDS = torch.tensor([0, 2, 3, 7, 8, 11, 12, 13, 17, 20, 4, 5])
MIXES = [LossMix(1, 0, 0), LossMix(0, 1, 0), LossMix(0, 0, 1), LossMix(0.1, 0.9, 0.4)]


def case(seed: int = 0) -> dict[str, torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)

    def normal(*shape: int) -> torch.Tensor:
        return torch.randn(*shape, generator=generator, dtype=torch.float64)

    labels = torch.randint(-1, len(DRAFT_IDS), (ROWS,), generator=generator)
    labels[:2] = torch.tensor([-1, 3])
    return {
        "rows": normal(ROWS, HIDDEN + RANK).requires_grad_(),
        "head": normal(VOCAB, HIDDEN),
        "markov": normal(len(DRAFT_IDS), RANK).requires_grad_(),
        "last": normal(5, HIDDEN),
        "index": torch.randint(0, 5, (ROWS,), generator=generator),
        "labels": labels,
        "weights": torch.rand(ROWS, generator=generator, dtype=torch.float64),
    }


def naive(values, mix: LossMix, markov: bool = True) -> tuple[torch.Tensor, torch.Tensor]:
    """total, and ce, tv, kl [rows, 3]: everything over the target's vocabulary, q zero where it cannot draft."""
    p = torch.softmax(values["last"] @ values["head"].T, dim=-1)[values["index"]]  # [rows, vocab]
    logits = values["rows"][:, :HIDDEN] @ values["head"][DRAFT_IDS].T
    if markov:
        logits = logits + values["rows"][:, HIDDEN:] @ values["markov"].T
    log_q = torch.log_softmax(logits, dim=-1)
    q = torch.zeros_like(p).index_copy(1, DRAFT_IDS, log_q.exp())
    table = []
    for row in range(ROWS):
        label = int(values["labels"][row])
        ce = -log_q[row, label] if label >= 0 else torch.zeros((), dtype=torch.float64)
        tv = (q[row] - p[row]).abs().sum()
        drafted = p[row, DRAFT_IDS]
        table.append(torch.stack([ce, tv, (drafted * (drafted.log() - log_q[row])).sum()]))
    figures = torch.stack(table)
    factors = torch.tensor([mix.ce, mix.tv, mix.kl], dtype=torch.float64)
    return (figures @ factors) @ values["weights"], figures


def computed(values, mix: LossMix, markov: bool = True):
    head = values["head"][DRAFT_IDS]
    log_norm, _ = full_vocabulary(values["last"], values["head"])
    target = TargetRows(values["last"], values["index"], log_norm[values["index"]])
    rows = values["rows"] if markov else values["rows"][:, :HIDDEN]
    matrix = values["markov"] if markov else None
    return head_losses(rows, head, matrix, target, values["labels"], values["weights"], mix)


@pytest.mark.parametrize("mix", MIXES)
@pytest.mark.parametrize("markov", [True, False], ids=["markov", "plain"])
@pytest.mark.parametrize("slice_rows", [1, 4, 16])
def test_values_and_gradients(monkeypatch, mix, markov, slice_rows):
    monkeypatch.setattr(losses, "SLICE_NUMBERS", slice_rows * len(DRAFT_IDS))
    values = case()
    total, figures = naive(values, mix, markov)
    found = computed(values, mix, markov)
    torch.testing.assert_close(found.total, total)
    torch.testing.assert_close(found.ce, figures[:, 0])
    torch.testing.assert_close(found.tv, figures[:, 1])
    if mix.kl:
        torch.testing.assert_close(found.kl, figures[:, 2])
    inputs = [values["rows"], values["markov"]] if markov else [values["rows"]]
    for ours, theirs in zip(
        torch.autograd.grad(found.total * 3, inputs), torch.autograd.grad(total * 3, inputs), strict=True
    ):
        torch.testing.assert_close(ours, theirs)


@pytest.mark.parametrize("mix", MIXES)
def test_gradcheck(mix):
    values = case(seed=4)

    def total(rows: torch.Tensor, markov: torch.Tensor) -> torch.Tensor:
        return computed({**values, "rows": rows, "markov": markov}, mix).total

    assert torch.autograd.gradcheck(total, (values["rows"], values["markov"]))


def test_figures_carry_no_gradient():
    found = computed(case(), MIXES[3])
    assert found.total.requires_grad
    assert not found.tv.requires_grad


def test_acceptance_is_the_overlap():
    """1 - 0.5 ||q - p||_1, p over the full vocabulary, is the sum of the smaller of the two."""
    values = case(seed=2)
    p = torch.softmax(values["last"] @ values["head"].T, dim=-1)[values["index"]]
    logits = values["rows"][:, :HIDDEN] @ values["head"][DRAFT_IDS].T + values["rows"][:, HIDDEN:] @ values["markov"].T
    q = torch.zeros_like(p).index_copy(1, DRAFT_IDS, logits.softmax(dim=-1))
    torch.testing.assert_close(1 - 0.5 * computed(values, MIXES[1]).tv, torch.minimum(p, q).sum(dim=-1))


def test_bfloat16_is_close():
    values = case()
    exact = computed(values, MIXES[3])
    low = {k: v.detach().bfloat16() if v.is_floating_point() else v for k, v in values.items()}
    low["rows"].requires_grad_()
    low["markov"].requires_grad_()
    rounded = computed(low, MIXES[3])
    assert rounded.tv.dtype == torch.float32
    torch.testing.assert_close(rounded.tv.double(), exact.tv, atol=0.05, rtol=0)
    ours, theirs = (torch.autograd.grad(f.total, v["rows"])[0] for f, v in ((rounded, low), (exact, values)))
    torch.testing.assert_close(ours.double(), theirs, atol=0.03, rtol=0)


def test_normaliser_and_best_token():
    values = case()
    logits = values["last"] @ values["head"].T
    norms, tokens = full_vocabulary(values["last"], values["head"])
    torch.testing.assert_close(norms, logits.logsumexp(dim=-1))
    assert torch.equal(tokens, logits.argmax(dim=-1))


def test_a_large_vocabulary_is_looked_at_a_few_rows_at_a_time(monkeypatch):
    values = case()
    whole = full_vocabulary(values["last"], values["head"])
    sizes, product = [], losses.F.linear
    monkeypatch.setattr(losses, "MATRIX_NUMBERS", 2 * VOCAB)
    monkeypatch.setattr(losses.F, "linear", lambda rows, head: (sizes.append(len(rows)), product(rows, head))[1])
    norms, tokens = full_vocabulary(values["last"], values["head"])
    assert sizes == [2, 2, 1]
    torch.testing.assert_close(norms, whole[0])
    assert torch.equal(tokens, whole[1])


def test_schedule_of_the_mix():
    assert mix_at(0.0) == mix_at(0.66) == LossMix(0.0, 0.0, 1.0)
    assert mix_at(0.9) == mix_at(1.0) == LossMix(0.1, 0.9, 0.0)
    half = mix_at(0.75)
    assert (half.ce, half.tv, half.kl) == pytest.approx((0.05, 0.45, 0.5))


def test_weights_of_positions():
    assert position_weights(3, 2.0, torch.device("cpu")).tolist() == pytest.approx([1.0, 0.60653, 0.36788], abs=1e-5)
