"""Training lowers the loss, and goes on after a kill as if nothing had been."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors import SafetensorError
from tiny_drafters import tiny_cache, tiny_config, tiny_head, tiny_network

from dspark_core.cancel import CancelToken
from dspark_core.errors import CorruptFileError, EngineError, InvalidRequestError
from dspark_core.training import normalisers, trainer
from dspark_core.training.batches import BatchSource
from dspark_core.training.held_out import evaluate
from dspark_core.training.losses import full_vocabulary
from dspark_core.training.normalisers import Normalisers
from dspark_core.training.optimiser import Average, DraftOptimiser, schedule
from dspark_core.training.trainer import NORMALISERS, Measured, StepReport, TrainSettings, train

SETTINGS = {"steps": 20, "sequences": 3, "anchors": 5, "evaluate_every": 8, "evaluate_at_most": 3, "held_out": 0.2}
CHILD = """
import sys
from pathlib import Path
import torch
torch.set_num_threads(1)
sys.path.insert(0, sys.argv[1])
from test_draft_trainer import settings, tiny_cache, tiny_config, tiny_head, tiny_network
from dspark_core.training.trainer import StepReport, train
cache = tiny_cache(Path(sys.argv[2]))
network, settled = tiny_network(tiny_config("gated")), settings(save_every_s=0.0)
for event in train(network, cache, tiny_head(), settled, Path(sys.argv[3])):
    if isinstance(event, StepReport):
        print(event.step, flush=True)
"""


def settings(**changes) -> TrainSettings:
    return TrainSettings(**{**SETTINGS, **changes})


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tiny_cache(tmp_path_factory.mktemp("cache"))


def run(cache, folder: Path, *, head="gated", stop_at=None, dtype=torch.float32, **changes):
    """All events, and what training returned; cancelled after step ``stop_at``."""
    cancel, events = CancelToken(), []
    network = tiny_network(tiny_config(head), dtype)
    steps = train(network, cache, tiny_head(), settings(**changes), folder, cancel=cancel)
    while True:
        try:
            event = next(steps)
        except StopIteration as end:
            return events, end.value, network
        events.append(event)
        if isinstance(event, StepReport) and event.step == stop_at:
            cancel.cancel()


def same_weights(first: dict, second: dict) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[name], second[name]) for name in first)


def test_resumed_is_the_same_to_the_bit(cache, tmp_path):
    straight, done, network = run(cache, tmp_path / "straight")
    first, part, _ = run(cache, tmp_path / "parts", stop_at=10)
    assert not part.complete
    assert part.step == 10
    second, rest, again = run(cache, tmp_path / "parts")
    assert done.complete
    assert rest.complete
    assert same_weights(done.weights, rest.weights)
    assert same_weights(dict(network.named_parameters()), dict(again.named_parameters()))
    reports = [[e for e in events if isinstance(e, StepReport)] for events in (straight, first, second)]
    assert [e.step for e in reports[0]] == list(range(1, 21))
    assert [(e.step, e.losses, e.drafts) for e in reports[0]] == [
        (e.step, e.losses, e.drafts) for e in reports[1] + reports[2]
    ]
    assert [note["step"] for note in rest.history] == [8, 16, 20]
    assert [note["tau"] for note in rest.history] == [note["tau"] for note in done.history]
    assert second[-1].seconds >= first[-1].seconds  # time is counted on


def test_what_the_full_vocabulary_says_is_not_computed_again(cache, tmp_path, monkeypatch):
    """It takes as long as a step. Where the file is damaged it is, and nothing else changes."""
    calls = []

    def counted(last, head):
        calls.append(len(last))
        return full_vocabulary(last, head)

    monkeypatch.setattr(normalisers, "full_vocabulary", counted)
    _, straight, _ = run(cache, tmp_path / "straight")
    learned, measured = 19, 3  # of 24 sequences; the held-out ones at each start
    assert len(calls) == learned + measured
    calls.clear()
    run(cache, tmp_path / "parts", stop_at=15)
    calls.clear()
    _, rest, _ = run(cache, tmp_path / "parts")
    assert len(calls) == measured
    assert same_weights(straight.weights, rest.weights)
    kept = tmp_path / "parts" / NORMALISERS
    kept.write_bytes(kept.read_bytes()[:100])
    assert len(Normalisers(tiny_head(), kept)._known) == 0


def test_killed_is_the_same_to_the_bit(cache, tmp_path):
    _, straight, _ = run(cache, tmp_path / "straight")
    command = [
        sys.executable,
        "-c",
        CHILD,
        str(Path(__file__).parent),
        str(tmp_path / "cache"),
        str(tmp_path / "killed"),
    ]
    root = str(Path(__file__).parents[3])
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": root})
    assert child.stdout is not None
    for line in child.stdout:
        if int(line) == 6:
            child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
            break
    child.stdout.close()
    child.wait(30)
    events, resumed, _ = run(cache, tmp_path / "killed")
    assert 1 < events[0].step <= 20
    assert same_weights(straight.weights, resumed.weights)


def test_a_state_cut_short_falls_back_to_the_one_before(cache, tmp_path):
    _, straight, _ = run(cache, tmp_path / "straight")
    run(cache, tmp_path / "cut", stop_at=5)
    run(cache, tmp_path / "cut", stop_at=7)
    newest = tmp_path / "cut" / trainer.STATE
    newest.write_bytes(newest.read_bytes()[:-100])
    events, resumed, _ = run(cache, tmp_path / "cut")
    assert events[0].step == 6
    assert same_weights(straight.weights, resumed.weights)
    for name in (trainer.STATE, trainer.PREVIOUS):
        (tmp_path / "cut" / name).write_bytes(b"nothing")
    with pytest.raises(CorruptFileError, match="cannot be read"):
        run(cache, tmp_path / "cut")


def test_another_training_in_the_folder_is_refused(cache, tmp_path):
    run(cache, tmp_path, stop_at=1)
    with pytest.raises(InvalidRequestError, match="another training"):
        run(cache, tmp_path, seed=1)
    with pytest.raises(InvalidRequestError, match="another training"):
        run(cache, tmp_path, head="vanilla")


def test_a_loss_that_is_no_number_ends_it(tmp_path):
    damaged = tiny_cache(tmp_path / "cache")
    for index in range(len(damaged)):
        damaged.sequence(index).features[2:] = float("nan")
    with pytest.raises(CorruptFileError, match="step 1 the loss is no number"):
        run(damaged, tmp_path / "run")


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_it_learns(cache, tmp_path, dtype):
    events, done, _ = run(cache, tmp_path, head="vanilla", steps=60, dtype=dtype, evaluate_every=1000, sequences=6)
    reports = [e for e in events if isinstance(e, StepReport)]
    (measured,) = [e.figures for e in events if isinstance(e, Measured)]
    assert reports[0].losses["kl"] > 2
    assert reports[-1].losses["tv"] < 0.75 * reports[0].losses["tv"]
    assert reports[-1].losses["confidence"] < reports[0].losses["confidence"]
    assert reports[0].progress == pytest.approx(1 / 60)
    before = evaluate(tiny_network(tiny_config("vanilla"), dtype), held_out(cache))
    assert measured.tau > before.tau + 0.3
    assert done.history[-1]["tau"] == measured.tau


def held_out(cache) -> BatchSource:
    return BatchSource(cache, [0, 1, 2, 3, 4], block_size=5, head=tiny_head(), per_step=1, anchors=5, seed=0)


@pytest.mark.parametrize("head", ["none", "vanilla"])
def test_measurement_against_the_formulas(cache, head):
    source, network = held_out(cache), tiny_network(tiny_config(head))
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=torch.Generator().manual_seed(2)) * 0.2)
    figures = evaluate(network, source, seed=3)
    assert figures is not None
    import numpy as np

    rates, agreed = [], []
    for start in (0, 4):
        batch = source.of(source.sequences[start : start + 4], np.random.default_rng([3, 4, start]))
        with torch.no_grad():
            logits = network.logits(network(batch.blocks)).flatten(0, 1)
        table = torch.full((len(logits),), float("nan"))
        same = table.clone()
        for n, row in enumerate(batch.kept.tolist()):
            p = torch.softmax(tiny_head() @ batch.target.last[batch.target.index[n]].float(), dim=0)
            q = torch.zeros_like(p).index_copy(0, network.draft_ids, logits[row].softmax(dim=0))
            table[row] = 1 - 0.5 * (q - p).abs().sum()
            same[row] = float(q.argmax() == p.argmax())
        rates.append(table.view(-1, 5))
        agreed.append(same.view(-1, 5))
    table = torch.cat(rates)
    torch.testing.assert_close(figures.accepted, table, equal_nan=True)
    torch.testing.assert_close(torch.tensor(figures.acceptance), table.nanmean(dim=0))
    torch.testing.assert_close(torch.tensor(figures.agreement), torch.cat(agreed).nanmean(dim=0))
    taus = []
    for block in table.tolist():
        product, tau = 1.0, 1.0
        for rate in block:
            product *= 0.0 if rate != rate else rate
            tau += product
        taus.append(tau)
    assert figures.tau == pytest.approx(sum(taus) / len(taus), rel=1e-4)
    assert set(figures.tau_by_source) == {"even", "odd"}
    assert figures.confidence is not None
    assert torch.equal(figures.confidence.isnan(), table.isnan())


def test_measuring_leaves_the_network_alone(cache):
    network = tiny_network(tiny_config())
    before = {name: value.clone() for name, value in network.state_dict().items()}
    other = {name: value + 1 for name, value in network.state_dict().items()}
    assert evaluate(network, held_out(cache), weights=other).tau != evaluate(network, held_out(cache)).tau
    assert same_weights(before, network.state_dict())
    cancel = CancelToken()
    cancel.cancel()
    assert evaluate(network, held_out(cache), cancel=cancel) is None


def test_the_schedule_follows_the_budget(cache, tmp_path, monkeypatch):
    now = iter(float(k) for k in range(10_000))
    monkeypatch.setattr(trainer.time, "monotonic", lambda: next(now))
    events, done, _ = run(cache, tmp_path, steps=1000, max_seconds=20.0, evaluate_every=1000)
    reports = [e for e in events if isinstance(e, StepReport)]
    assert done.complete
    assert len(reports) < 25
    assert all(e.progress == pytest.approx(min(1.0, e.seconds / 20)) for e in reports)
    assert isinstance(events[-1], Measured)


def test_a_training_without_its_last_measurement_makes_up_for_it(cache, tmp_path):
    """Resumed with less time than it has taken: nothing is left to train, but it was never measured."""
    _, part, _ = run(cache, tmp_path, stop_at=5)
    assert part.history == []
    events, done, _ = run(cache, tmp_path, max_seconds=1e-9)
    assert [type(event) for event in events] == [Measured]
    assert done.complete
    assert [note["step"] for note in done.history] == [5]
    events, again, _ = run(cache, tmp_path, max_seconds=1e-9)
    assert events == []
    assert again.complete
    assert [note["tau"] for note in again.history] == [note["tau"] for note in done.history]


def test_cancelled_in_the_last_measurement_it_is_not_complete(cache, tmp_path):
    _, part, _ = run(cache, tmp_path, stop_at=20)
    assert not part.complete
    _, rest, _ = run(cache, tmp_path)
    assert rest.complete
    assert rest.history[-1]["step"] == 20


def test_a_large_head_is_not_copied_twice(cache, tmp_path, monkeypatch):
    heads = []

    def noted(*given, head, **more):
        heads.append(head)
        return BatchSource(*given, head=head, **more)

    monkeypatch.setattr(trainer, "BatchSource", noted)
    for dtype, copies in ((torch.float32, 1), (torch.bfloat16, 2)):
        heads.clear()
        run(cache, tmp_path / str(dtype), steps=1, dtype=dtype)
        assert len({head.data_ptr() for head in heads}) == copies
        assert heads[1].dtype == torch.float32


def test_a_disk_without_room_is_told(cache, tmp_path, monkeypatch):
    run(cache, tmp_path, stop_at=3)

    def full(*_, **__):
        raise SafetensorError("I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(trainer, "save_file", full)
    with pytest.raises(EngineError, match=r"state\.safetensors cannot be written .*No space"):
        run(cache, tmp_path, stop_at=5)
    monkeypatch.undo()
    events, _, _ = run(cache, tmp_path, stop_at=4)
    assert events[0].step == 4
    assert not list(tmp_path.glob("*.part"))


def test_learning_rate():
    assert schedule(0.0) == 0.0
    assert schedule(0.02) == pytest.approx(0.5)
    assert schedule(0.04) == pytest.approx(1.0)
    assert schedule(0.52) == pytest.approx(0.5)
    assert schedule(1.0) == pytest.approx(0.0)


def test_no_tensor_is_made_on_another_device_by_default(cache, monkeypatch):
    """What is made without a device lands on "meta" here, and meets the rest nowhere: as on a machine with a GPU."""
    network = tiny_network(tiny_config("rnn"))
    source = BatchSource(cache, range(8), head=tiny_head(), block_size=5, per_step=4, anchors=6, seed=0)
    batch = source.batch(0)
    run = trainer._Run(network, DraftOptimiser(network), Average(network.named_parameters()))
    with torch.device("meta"):
        trainer._step(run, batch, TrainSettings(steps=2), 0.1)
        trainer._step(run, batch, TrainSettings(steps=2), 0.9)
    monkeypatch.setattr(source, "of", lambda *_: batch)
    with torch.device("meta"):
        assert evaluate(network, source) is not None
