"""Many answers at once: each is the one that its job gets alone."""

from collections.abc import Iterator
from functools import partial

import pytest
import torch
from fakes import answer, tiny_target
from tiny_models import reference_greedy

from dspark_core import batched
from dspark_core.batched import BatchJob, choose, generate_batch
from dspark_core.cancel import CancelToken
from dspark_core.drafters.none import NoDrafter
from dspark_core.errors import CorruptFileError, InvalidRequestError, OutOfMemoryError
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler
from dspark_core.target.batched import BatchCache, forward_batch
from dspark_core.target.packed import forward_packed

VOCAB = 96
GREEDY = SamplingParams(temperature=0.0)
SETTINGS = [
    GREEDY,
    SamplingParams(temperature=0.7),
    SamplingParams(temperature=1.3, top_k=7),
    SamplingParams(temperature=1.0, top_p=0.8),
    SamplingParams(temperature=1.0, top_p=0.3),
    SamplingParams(temperature=1.0, top_k=20, top_p=0.9, min_p=0.02),
    SamplingParams(temperature=1.0, top_p=0.9, min_p=0.1),
    SamplingParams(temperature=0.9, repetition_penalty=1.4, logit_bias=((5, -2.0),)),
    SamplingParams(temperature=0.0, frequency_penalty=1.5, presence_penalty=0.5),
]


def prompt(length: int, step: int = 7) -> tuple[int, ...]:
    return tuple((k * step + length) % VOCAB for k in range(length))


def job(number: int, length: int = 5, new: int = 12, sampling: SamplingParams = GREEDY, seed: int | None = None):
    return BatchJob(f"job {number}", prompt(length), sampling, number if seed is None else seed, new)


def crowd() -> list[BatchJob]:
    """Nine jobs of different prompts and lengths."""
    return [job(k, length, 5 + 3 * k % 16) for k, length in enumerate((5, 1, 70, 12, 33, 3, 64, 20, 9))]


def run(target, jobs, **options) -> dict[str, batched.BatchAnswer]:
    options = {"stop_ids": frozenset(), "batch_size": 4, "capacity": 128, **options}
    answers = list(generate_batch(target, jobs, **options))
    assert len({each.job.name for each in answers}) == len(answers)
    return {each.job.name: each for each in answers}


def alone(target, each: BatchJob, **options) -> batched.BatchAnswer:
    return run(target, [each], batch_size=1, **options)[each.name]


@pytest.fixture(scope="module")
def target(tiny):
    return tiny("llama").target


@pytest.mark.parametrize(
    "family",
    ["llama", "llama-biases", "llama-wide-heads", "qwen2-window", "mistral-window", "qwen3", "smollm3", "gemma3"],
)
def test_greedy_answers_are_those_of_plain_decoding(tiny, family):
    model = tiny(family)
    answers = run(model.target, crowd())
    assert len(answers) == 9
    for each in crowd():
        ids = list(each.prompt_ids)
        sequence, _ = answer(model.target, NoDrafter(), ids, max_new_tokens=each.max_new_tokens)
        assert list(answers[each.name].token_ids) == sequence.tokens[len(ids) :]
        assert answers[each.name].reason == "length"
    last = crowd()[2]
    assert list(answers[last.name].token_ids) == reference_greedy(
        model.reference, list(last.prompt_ids), last.max_new_tokens
    )


@pytest.mark.parametrize("family", ["llama", "llama-no-groups", "mistral-window", "smollm3", "gemma3-capped"])
def test_logits_of_a_batched_pass_are_those_of_single_passes(tiny, family):
    target = tiny(family).target
    prompts = [prompt(length) for length in (70, 1, 13)]
    cache = BatchCache(target, 4, 128)
    singles = []
    for slot, ids in enumerate(prompts):
        single = target.new_cache(128)
        target.forward(list(ids), single)
        single.length = len(ids)
        cache.fill(slot, single)
        singles.append(single)
    positions = [len(ids) for ids in prompts]
    for token in (3, 50, 17):
        logits = forward_batch(target, [token] * 3, positions, cache)
        for row, single in enumerate(singles):
            torch.testing.assert_close(logits[row], target.forward([token], single).logits[0], rtol=0, atol=1e-9)
            single.length += 1
        positions = [position + 1 for position in positions]


FAMILIES = ["llama", "llama-biases", "qwen2-window", "mistral-window", "qwen3", "smollm3", "gemma3", "gemma3-capped"]


@pytest.mark.parametrize("family", FAMILIES)
def test_sequences_read_together_are_those_read_alone(tiny, family):
    target = tiny(family).target
    prompts = [prompt(length) for length in (70, 1, 13)]
    taps, kept = (-1, 1), BatchCache(target, 4, 128)
    kept.fit(70)
    hidden, tapped = forward_packed(target, prompts, taps=taps, keep=partial(kept.put, 1))
    for place, ids in enumerate(prompts):
        single = target.new_cache(128)
        wanted = target.forward(list(ids), single, taps=taps)
        logits = target.head(target.normed(hidden[place, : len(ids)], target.final_norm))
        features = torch.cat([tapped[tap][place, : len(ids)] for tap in taps], dim=-1)
        torch.testing.assert_close(logits, wanted.logits, rtol=0, atol=1e-9)
        torch.testing.assert_close(features, wanted.features, rtol=0, atol=1e-9)
        own = BatchCache(target, 4, 128)
        single.length = len(ids)
        own.fill(place + 1, single)
        rows, seen = own._heads(place + 1), len(ids)
        for index in range(target.config.layers):
            torch.testing.assert_close(kept.keys[index][rows, :, :seen], own.keys[index][rows, :, :seen])
            torch.testing.assert_close(kept.values[index][rows, :seen], own.values[index][rows, :seen])


@pytest.mark.parametrize("size", [2, 40])
@pytest.mark.parametrize("rows", [1 << 14, 20])
def test_answers_are_the_same_where_prompts_are_read_together(target, monkeypatch, size, rows):
    """As on a card, in passes of many rows and of few."""
    jobs = [*crowd(), *(job(number, length=number, seed=number, new=number % 3 + 1) for number in range(20, 40))]
    alone = run(target, jobs, batch_size=size)
    monkeypatch.setattr(batched, "reads_together", lambda target: True)
    monkeypatch.setattr(batched, "PACKED_TOKENS", rows)
    passes = []
    monkeypatch.setattr(batched, "forward_packed", lambda *a, **k: passes.append(a[1]) or forward_packed(*a, **k))
    assert run(target, jobs, batch_size=size) == alone
    assert max(map(len, passes)) == (min(size, 29) if rows > 20 else 2)


def test_bfloat16_is_near_float64(tiny):
    model = tiny("qwen3")
    single, rough = model.target.new_cache(64), tiny_target(model.folder, "bf16")
    ids = list(prompt(40))
    model.target.forward(ids, single)
    single.length = 40
    cache = BatchCache(rough, 3, 64)
    for slot in range(3):
        cache.fill(slot, single)
    wanted = model.target.forward([3], single).logits
    logits = forward_batch(rough, [3] * 3, [40] * 3, cache).double()
    assert (logits.softmax(-1) - wanted.softmax(-1)).abs().max() < 0.03


def test_the_cache_follows_the_longest_sequence_within_what_it_told(target):
    cache = BatchCache(target, 3, 200)
    single = target.new_cache(200)
    target.forward(list(prompt(150)), single)
    for length in (20, 150, 70):
        single.length = length
        cache.fill(1, single)
        assert cache.length >= length
    cache.move(1, 2, 70)
    cache.fit(71, shrink=True)
    assert cache.length == 96
    cache.fit(30)
    cache.fit(80, shrink=True)
    assert cache.length == 96
    for keys, values in zip(cache.keys, cache.values, strict=True):
        assert keys.is_contiguous()
        assert values.is_contiguous()
    wanted = single.keys[:, :, :70].mT
    for slot in (1, 2):
        kept = torch.stack([keys.view(3, -1, *keys.shape[1:])[slot, :, :, :70] for keys in cache.keys])
        assert torch.equal(kept, wanted)
        kept = torch.stack([values.view(3, -1, *values.shape[1:])[slot, :, :70] for values in cache.values])
        assert torch.equal(kept, single.values[:, :, :70])
    cache.fit(200)
    taken = sum(entries.numel() * entries.element_size() for entries in (*cache.keys, *cache.values))
    assert cache.length == 200
    assert taken < cache.bytes


def test_a_job_is_the_same_alone_and_in_a_crowd_of_other_settings(target):
    jobs = [job(k, 3 + 5 * k % 17, 14, SETTINGS[k % len(SETTINGS)]) for k in range(18)]
    together = run(target, jobs, batch_size=7)
    again = run(target, reversed(jobs), batch_size=16)
    for each in jobs:
        assert together[each.name] == again[each.name] == alone(target, each)
    texts = {each.token_ids for each in together.values()}
    assert len(texts) == len(jobs)


def test_a_seed_gives_its_own_text(target):
    jobs = [job(k, sampling=SamplingParams(temperature=1.0), seed=k // 2) for k in range(6)]
    answers = [each.token_ids for each in run(target, jobs).values()]
    assert len(set(answers)) == 3


@pytest.mark.parametrize("sampling", SETTINGS[1:7])
def test_draws_follow_the_probabilities_of_the_sampler(sampling):
    logits = torch.randn(1, 12, dtype=torch.float64, generator=torch.Generator().manual_seed(4)) * 1.5
    logits[0, 3] = logits[0, 8]  # what is tied must not come in twice
    wanted = Sampler(sampling, 0).probs(logits)[0]
    count = 4000
    rows = [batched._Running(job(k, sampling=sampling), Sampler(sampling, k)) for k in range(count)]
    drawn = torch.bincount(torch.tensor(choose(logits.expand(count, -1), rows)), minlength=12) / count
    assert not drawn[wanted == 0].any()
    torch.testing.assert_close(drawn.to(wanted.dtype), wanted, rtol=0, atol=0.03)


@pytest.mark.parametrize("changes", [{}, {"top_p": 0.9}, {"top_k": 5}, {"temperature": 0.0}])
def test_penalties_look_at_the_own_answer(changes):
    sampling = SamplingParams(**{"temperature": 1.0, "presence_penalty": 50.0, **changes})
    logits = torch.randn(1, 12, dtype=torch.float64, generator=torch.Generator().manual_seed(4))
    rows = [batched._Running(job(k, sampling=sampling), Sampler(sampling, k)) for k in range(3)]
    for row, each in enumerate(rows):
        for token in range(12):
            if token != 4 + row:
                each.add(token)
    assert choose(logits.expand(3, -1), rows) == [4, 5, 6]


def test_a_draw_never_takes_what_has_no_probability():
    class Edge:
        def __init__(self, number: float) -> None:
            self.number = number

        def uniforms(self, count: int) -> list[float]:
            return [self.number]

    probs = torch.tensor([[0.0, 0.25, 0.0, 0.75, 0.0]]).expand(4, -1)
    numbers = [0.0, 0.2499, 0.25, 1 - 2**-53]
    assert batched._draw(probs, [Edge(number) for number in numbers]) == [1, 1, 3, 3]


def test_a_stop_token_ends_an_answer_and_is_part_of_it(target):
    whole = run(target, crowd())
    stops = frozenset({whole["job 8"].token_ids[3], whole["job 3"].token_ids[0]})
    for name, each in run(target, crowd(), stop_ids=stops).items():
        text = whole[name].token_ids
        first = next((k for k, token in enumerate(text) if token in stops), None)
        assert each.token_ids == (text if first is None else text[: first + 1])
        assert each.reason == ("length" if first is None else "stop")


def test_one_token_needs_no_pass_behind_the_prompt(target, monkeypatch):
    monkeypatch.setattr(batched, "forward_batch", None)
    answers = run(target, [job(k, 3 + k, 1) for k in range(9)])
    assert all(len(each.token_ids) == 1 and each.reason == "length" for each in answers.values())


def test_long_prompts_are_read_in_chunks(tiny):
    model = tiny("llama")
    jobs = [job(0, 300, 6), job(1, 257, 6), job(2, 256, 6)]
    answers = run(model.target, jobs, capacity=320)
    for each in jobs:
        assert list(answers[each.name].token_ids) == reference_greedy(model.reference, list(each.prompt_ids), 6)


def test_a_job_may_fill_its_positions_to_the_last_and_no_further(target):
    fits, too_long = job(0, 60, 41), job(1, 60, 42)
    answers = run(target, [too_long, fits, job(2)], capacity=100)
    assert len(answers["job 0"].token_ids) == 41
    assert answers["job 0"] == alone(target, fits, capacity=512)
    assert (answers["job 1"].reason, answers["job 1"].token_ids) == ("refused", ())
    assert "60 tokens and 42 of answer do not fit into 100 positions" in answers["job 1"].refusal
    assert answers["job 2"].reason == "length"


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (BatchJob("bad", (), GREEDY, 0, 4), "prompt is empty"),
        (BatchJob("bad", (1, VOCAB), GREEDY, 0, 4), "outside the vocabulary of 96"),
        (BatchJob("bad", (1,), GREEDY, 0, 0), "at least one token"),
        (BatchJob("bad", (1,), GREEDY, 1 << 64, 4), "at most 64 bits"),
        (BatchJob("bad", (1,), SamplingParams(temperature=-1.0), 0, 4), "temperature -1.0 is out of range"),
    ],
)
def test_an_impossible_job_is_refused_and_the_others_go_on(target, bad, words):
    answers = run(target, [job(0), bad, job(1)], batch_size=1)
    assert answers["bad"].reason == "refused"
    assert words in answers["bad"].refusal
    assert answers["job 0"].reason == answers["job 1"].reason == "length"


@pytest.mark.parametrize("options", [{"batch_size": 0}, {"capacity": 0}, {"capacity": 513}])
def test_an_impossible_batch_is_refused_before_any_work(target, options):
    with pytest.raises(InvalidRequestError, match="not possible"):
        generate_batch(target, [], **{"stop_ids": frozenset(), **options})


def test_a_cache_that_has_no_room_is_said_in_words(target):
    with pytest.raises(OutOfMemoryError, match="Keys and values of 10000000 sequences of 512 tokens need"):
        generate_batch(target, [], stop_ids=frozenset(), batch_size=10_000_000)


def test_jobs_are_taken_from_a_generator_no_further_ahead_than_there_are_slots(target):
    taken, ended = 0, 0

    def jobs() -> Iterator[BatchJob]:
        nonlocal taken
        for k in range(40):
            taken += 1
            assert taken - ended <= 4
            yield job(k, 3, 2 + k % 5)

    for _ in generate_batch(target, jobs(), stop_ids=frozenset(), batch_size=4, capacity=64):
        ended += 1
    assert (taken, ended) == (40, 40)


def test_a_long_answer_holds_back_nobody(target):
    jobs = [job(0, 5, 60), *(job(k, 5, 6) for k in range(1, 9))]
    answers = list(generate_batch(target, jobs, stop_ids=frozenset(), batch_size=2, capacity=128))
    assert [each.job.name for each in answers] == [*(f"job {k}" for k in range(1, 9)), "job 0"]


def test_a_job_can_be_made_from_an_answer(tiny):
    """The next turn of a conversation: None says that there is nothing just now."""
    model = tiny("llama")
    todo = [job(0, 5, 4), job(1, 5, 9)]

    def jobs() -> Iterator[BatchJob | None]:
        while True:
            yield todo.pop(0) if todo else None

    turns = []
    for each in generate_batch(model.target, jobs(), stop_ids=frozenset(), batch_size=4, capacity=128):
        turns.append(each)
        if len(turns) < 5:
            ids = (*each.job.prompt_ids, *each.token_ids, 11, 12)
            todo.append(BatchJob(f"turn {len(turns)}", ids, GREEDY, 0, 5))
    assert len(turns) == 6
    for each in turns:
        wanted = reference_greedy(model.reference, list(each.job.prompt_ids), each.job.max_new_tokens)
        assert list(each.token_ids) == wanted


def test_what_runs_is_given_back_when_cancelled(target):
    cancel = CancelToken()
    answers = []
    for each in generate_batch(
        target, (job(k, 5, 3 if k == 1 else 50) for k in range(9)), stop_ids=frozenset(), batch_size=4, cancel=cancel
    ):
        answers.append(each)
        cancel.cancel()
    assert [(each.job.name, each.reason) for each in answers[:1]] == [("job 1", "length")]
    assert sorted((each.job.name, each.reason, len(each.token_ids)) for each in answers[1:]) == [
        (f"job {k}", "cancelled", 3) for k in (0, 2, 3)
    ]
    whole = alone(target, job(0, 5, 50))
    assert next(each for each in answers if each.job.name == "job 0").token_ids == whole.token_ids[:3]


def test_cancelled_before_the_start_nothing_is_begun(target):
    cancel = CancelToken()
    cancel.cancel()
    assert run(target, crowd(), cancel=cancel) == {}


def test_cancelled_while_reading_a_prompt(target, monkeypatch):
    cancel = CancelToken()
    forward = target.forward

    def cancelling(*args, **options):
        cancel.cancel()
        return forward(*args, **options)

    monkeypatch.setattr(target, "forward", cancelling)
    answers = run(target, [job(0, 300, 4), job(1)], cancel=cancel, capacity=400)
    assert [(each.job.name, each.reason, each.token_ids) for each in answers.values()] == [("job 0", "cancelled", ())]


@pytest.mark.parametrize("sampling", [SETTINGS[0], SETTINGS[1], SETTINGS[3]])
def test_logits_that_are_no_numbers_are_told(target, monkeypatch, sampling):
    monkeypatch.setattr(batched, "forward_batch", lambda *args: torch.full((1, VOCAB), float("nan")))
    with pytest.raises(CorruptFileError, match="not a number"):
        run(target, [job(0, sampling=sampling)])


def test_rows_that_do_not_fit_are_a_mistake_of_the_caller(target):
    cache = BatchCache(target, 2, 64)
    with pytest.raises(ValueError, match="do not fit"):
        forward_batch(target, [1, 2, 3], [0, 0, 0], cache)
    with pytest.raises(ValueError, match="do not fit"):
        forward_batch(target, [1], [64], cache)
