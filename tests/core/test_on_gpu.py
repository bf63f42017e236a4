"""What only a card can settle: real captures, real kernels, real memory. Run with: pytest -m gpu."""

from threading import Event, Thread

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import ask, finished, load, run_to_end
from tiny_models import FAMILIES, exact_reference, reference_logits

from dspark_core import loading
from dspark_core.acceptance import accept
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.device import available_bytes, device_memory, give_back_memory, noise
from dspark_core.drafters.dspark.loading import open_dspark
from dspark_core.engine import Engine
from dspark_core.errors import InvalidRequestError
from dspark_core.evaluation import doctor_passes
from dspark_core.evaluation.doctor import _cuda_checks
from dspark_core.evaluation.doctor_passes import pass_checks
from dspark_core.events import FirstToken, RoundFinished
from dspark_core.pair_memory import memory_held
from dspark_core.requests import GenerationRequest, SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.stream import CudaStream
from dspark_core.target import graphs
from dspark_core.target.graphs import Captures, CudaRecorder, GraphPasses
from dspark_core.target.loading import load_target

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not torch.cuda.is_available() or torch.version.cuda is None, reason="needs an NVIDIA card"),
]
CARD = torch.device("cuda", 0)
TEXT = [int(token) for token in torch.randint(0, 96, (100,), generator=torch.Generator().manual_seed(1))]
PROMPT = tuple(range(3, 15)) * 3
SAMPLINGS = (SamplingParams(0.0), SamplingParams(0.8), SamplingParams(0.8, top_k=5), SamplingParams(0.9, top_p=0.7))


@pytest.fixture(autouse=True)
def _short_buckets(monkeypatch):
    monkeypatch.setattr(graphs, "LEAST_KEYS", 32)


def on_card(folder, precision="fp64"):
    folder = open_model_folder(folder)
    return run_to_end(load_target(folder, precision=precision, device=CARD, context_length=200))


@pytest.mark.parametrize("family", FAMILIES)
def test_passes_captured_and_not_give_the_logits_of_transformers(tiny_folder, family):
    """Every width, across the end of a bucket, in float64; what was rejected leaves no trace."""
    target, taps = on_card(tiny_folder(family)), (-1, 0)
    cache, plain = target.new_cache(150), target.new_cache(150)
    wanted = reference_logits(exact_reference(tiny_folder(family)), TEXT)
    target.graphs = GraphPasses(target, cache, taps, CudaRecorder(CARD))
    at = 0
    for rows in (1, 2, 3, 5, 8, 9, 12, 16, 4, 7, 1, 16):
        target.forward([5] * rows, cache, taps=taps)  # rejected
        found = target.forward(TEXT[at : at + rows], cache, taps=taps)
        eager = target.forward(TEXT[at : at + rows], plain, taps=taps)
        for result in (found, eager):
            torch.testing.assert_close(result.logits.cpu(), wanted[at : at + rows], rtol=0, atol=1e-9)
        torch.testing.assert_close(found.features, eager.features, rtol=0, atol=1e-9)
        at += rows
        cache.length = plain.length = at
    assert target.graphs.failed is None
    assert at > 2 * 32


def test_a_capture_that_fails_leaves_the_stream_as_it_was():
    """To look at a value is not permitted in a capture, and is in its warm-ups."""
    before, ones = torch.cuda.current_stream(CARD), torch.ones(4, device=CARD)
    with pytest.raises(RuntimeError):
        CudaRecorder(CARD).record(lambda: ones.sum().item())
    assert torch.cuda.current_stream(CARD) == before
    assert ones.sum().item() == 4
    assert torch.isfinite(noise(4, 4, torch.bfloat16, CARD)).all()  # torch's own generator may refuse now


def test_a_capture_does_not_mind_that_another_thread_asks_for_the_free_memory():
    asked = Event()

    def run():
        thread = Thread(target=lambda: (available_bytes(CARD), asked.set()))
        thread.start()
        numbers.add_(1)
        thread.join()

    numbers = torch.zeros(4, device=CARD)
    again = CudaRecorder(CARD).record(run)
    numbers.zero_()
    again()
    assert asked.is_set()
    assert numbers.tolist() == [1, 1, 1, 1]


def test_memory_of_the_card_as_torch_tells_it():
    give_back_memory()  # of other tests, which the tensor would be made in
    held, (used, total) = memory_held(CARD), device_memory(CARD)
    tensor = torch.ones(1 << 28, dtype=torch.uint8, device=CARD)
    assert memory_held(CARD) - held == tensor.nbytes
    assert device_memory(CARD)[0] - used >= tensor.nbytes // 2  # other programs come and go
    assert device_memory(CARD)[1] == total
    assert available_bytes(CARD) <= total - tensor.nbytes


def test_doctor_finds_nothing_wrong_with_the_card():
    """Without the starter: matrices, readings and both peaks."""
    failed = [check for check in _cuda_checks(None) if not check.ok]
    assert failed == []


def test_doctor_tries_passes_on_the_card(tiny_folder, monkeypatch):
    """What they cost here is no matter; that each is tried to its end is."""
    monkeypatch.setattr(doctor_passes, "CONTEXT", 512)
    checks = list(pass_checks(CARD, open_model_folder(tiny_folder("llama")), CudaRecorder(CARD)))
    assert [check.name for check in checks] == [
        *("exact mode", "captured passes", "cost of a pass", "VRAM bandwidth, measured")
    ]
    assert all(check.value != "failed" for check in checks), checks


@pytest.mark.parametrize("params", SAMPLINGS, ids=str)
@pytest.mark.parametrize("name", ["vanilla", "rnn", "speculators", "window"])
def test_captured_drafts_are_the_ordinary_ones(tiny_folder, tmp_path, name, params):
    target, made = on_card(tiny_folder("llama")), []
    folder = open_model_folder(write_tiny_drafter(tmp_path, SHAPES[name]))
    for _ in range(2):
        files = open_dspark("dspark", folder, open_model_folder(tiny_folder("llama")), "fp64")
        made.append(run_to_end(files.read(target, CARD, 200)))
    made[0].capture(CudaRecorder(CARD))
    rows = target.forward(TEXT, target.new_cache(150), taps=made[0].feature_layers).features
    samplers = [Sampler(params, 3), Sampler(params, 3)]
    for drafter, sampler in zip(made, samplers, strict=True):
        drafter.prefilled(rows[:20])
        drafter.begin(TEXT[:21], sampler)
    at = 20
    for step in (1, 4, 5, 2, 3, 5, 5, 5, 1, 4):
        found, wanted = (each.propose(TEXT[at], 4, sampler) for each, sampler in zip(made, samplers, strict=True))
        assert found.tokens == wanted.tokens
        assert found.confidence == pytest.approx(wanted.confidence, abs=1e-9)
        if wanted.probs is not None:
            torch.testing.assert_close(found.probs, wanted.probs, rtol=0, atol=1e-9)
        for each in made:
            each.update(TEXT[at + 1 : at + 1 + step], rows[at : at + step])
        at += step
    assert made[0].captures_failed is None


@pytest.mark.parametrize("params", SAMPLINGS, ids=str)
def test_captured_verdicts_are_the_ordinary_ones(params):
    generator, captures = torch.Generator().manual_seed(4), Captures(CudaRecorder(CARD))
    for k in range(40):
        count = k % 5
        logits = 2 * torch.randn(count + 1, 12, generator=generator)
        draft_probs = (2 * torch.randn(count, 12, generator=generator) + logits[:count]).softmax(dim=-1)
        drafts = torch.multinomial(draft_probs, 1, generator=generator)[:, 0].tolist() if count else []
        given = draft_probs.to(CARD), logits.to(CARD)
        found, wanted = (accept(drafts, *given, Sampler(params, k), each) for each in (captures, None))
        assert found.numbers == wanted.numbers
    assert captures.failed is None


@pytest.fixture
def named(tmp_path):
    """As the engine is asked for a drafter: a neural one has a folder."""
    folder = write_tiny_drafter(tmp_path, SHAPES["vanilla"])
    return lambda drafter: drafter.replace("dspark", f"dspark:{folder}")


@pytest.mark.parametrize("drafter", ["none", "lookup", "self:1", "self:1+lookup", "dspark", "dspark+lookup"])
@pytest.mark.parametrize("options", [{}, {"sampling": SamplingParams(0.8), "seed": 3}], ids=["greedy", "sampled"])
def test_the_engine_makes_the_same_rounds_with_graphs_as_without(tiny_folder, monkeypatch, named, drafter, options):
    """Of a neural drafter also: with drafts that are begun ahead as without."""
    made = []
    for recorder_for in (loading.recorder_for, lambda device: None):
        monkeypatch.setattr(loading, "recorder_for", recorder_for)
        engine = Engine()
        load(engine, tiny_folder("llama"), drafter=named(drafter), device="cuda")
        events = ask(engine, prompt_ids=PROMPT, max_new_tokens=60, **options)
        made.append([event.tokens for event in events if isinstance(event, RoundFinished)])
        assert finished(events).token_ids
        assert engine.info.graphs is (len(made) == 1)
        engine.close()
    assert made[0] == made[1]


@pytest.mark.parametrize("params", SAMPLINGS, ids=str)
def test_a_round_waits_at_its_event_alone(tiny_folder, monkeypatch, named, params):
    """torch refuses every other operation that waits; how often the event is waited for is counted."""
    engine, waits = Engine(), []
    load(engine, tiny_folder("llama"), drafter=named("dspark"), device="cuda")
    on_host = CudaStream.on_host
    monkeypatch.setattr(CudaStream, "on_host", lambda self, numbers: waits.append(1) or on_host(self, numbers))
    request = {"prompt_ids": PROMPT, "max_new_tokens": 25, "sampling": params, "seed": 1}
    ask(engine, **request)  # what is captured when it is first needed
    counts = []
    try:
        for event in engine.generate(GenerationRequest(**request)):
            if isinstance(event, FirstToken):
                torch.cuda.set_sync_debug_mode("error")
            if isinstance(event, RoundFinished):
                counts.append(len(waits))
            waits.clear()
    finally:
        torch.cuda.set_sync_debug_mode("default")
    assert counts == [2] + [1] * (len(counts) - 1)
    engine.close()


def test_times_of_rounds_are_the_cards_and_within_the_hosts(chat_folder):
    engine = Engine()
    load(engine, chat_folder, drafter="self:1", device="cuda", precision="bf16")
    events = ask(engine, prompt_ids=PROMPT, max_new_tokens=40)
    rounds = [event for event in events if isinstance(event, RoundFinished)]
    assert all(each.verify_s > 0.0 and each.draft_s > 0.0 for each in rounds)
    assert sum(each.verify_s + each.draft_s for each in rounds) <= 1.05 * sum(each.seconds for each in rounds)
    engine.close()


@pytest.mark.parametrize("precision", ["nf4", "int4", "bf16"])
def test_memory_taken_is_within_the_estimate(chat_folder, precision):
    give_back_memory()  # of other tests
    before, engine = torch.cuda.memory_allocated(CARD), Engine()
    info = load(engine, chat_folder, device="cuda", precision=precision)
    ask(engine, prompt_ids=PROMPT, max_new_tokens=40)
    assert 0 < info.memory_taken - before <= info.memory_estimate.total
    assert info.graphs
    engine.close()


@pytest.mark.parametrize("stored", [{"kv_precision": "int8"}, {"head_precision": "int8"}, {"kv_precision": "bf16"}])
@pytest.mark.parametrize("drafter", ["none", "self:1+lookup"])
def test_stored_in_fewer_bits_the_rounds_are_the_same_with_graphs(tiny_folder, monkeypatch, drafter, stored):
    made = []
    for recorder_for in (loading.recorder_for, lambda device: None):
        monkeypatch.setattr(loading, "recorder_for", recorder_for)
        engine = Engine()
        load(engine, tiny_folder("llama"), drafter=drafter, device="cuda", precision="nf4", **stored)
        events = ask(engine, prompt_ids=PROMPT, max_new_tokens=60)
        made.append([event.tokens for event in events if isinstance(event, RoundFinished)])
        assert engine.info.graphs is (len(made) == 1)
        engine.close()
    assert made[0] == made[1]


@pytest.mark.parametrize("precision", ["bf16", "nf4", "int4"])
def test_exact_mode_keeps_the_bits_of_plain_decoding_or_says_that_it_cannot(chat_folder, precision):
    answers = []
    for drafter in ("none", "lookup", "self:1"):
        engine = Engine()
        load(engine, chat_folder, drafter=drafter, device="cuda", precision=precision)
        try:
            answers.append(finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=80, exact=True)).token_ids)
        except InvalidRequestError:
            answers.append(None)
        engine.close()
    assert answers[0] == answers[1] == answers[2]
