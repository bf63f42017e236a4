"""Exact mode: a greedy answer has the same bits with every drafter, whatever is cached from requests before."""

import itertools
import random
from dataclasses import replace

import pytest
import torch
from dspark_shapes import SHAPES, write_tiny_drafter
from fakes import CancelAfter, ScriptedDrafter, ask, finished, forced_blocks, load, tiny_target
from tiny_models import FAMILIES, write_model

from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.engine import Engine
from dspark_core.errors import InvalidRequestError
from dspark_core.events import AuditFinished, AuditProgress, RoundFinished
from dspark_core.requests import KV_PRECISIONS, GenerationRequest, SamplingParams
from dspark_core.target import exact
from dspark_core.target.exact import DECODE_ROWS, KEY_BUCKET, PREFILL_ROWS, decode_shape

PROMPT = tuple((7 * k) % 90 for k in range(70))
GREEDY = SamplingParams(temperature=0.0)


@pytest.mark.parametrize("kv_precision", KV_PRECISIONS)
@pytest.mark.parametrize("precision", ["bf16", "fp32", "nf4", "int4"])
@pytest.mark.parametrize(
    "family", ["llama", "mistral-window", "qwen2-window", "qwen3", "smollm3", "gemma3", "gemma4", "gemma4-small"]
)
def test_rows_keep_their_bits(tiny_folder, family, precision, kv_precision):
    assert tiny_target(tiny_folder(family), precision, kv_precision=kv_precision).keeps_bits


@pytest.mark.parametrize("part", [0, 1], ids=["entries", "scales"])
def test_one_stored_number_that_differs_is_found_out_even_where_no_logits_follow(tiny_folder, monkeypatch, part):
    target, passes = tiny_target(tiny_folder("llama"), "bf16", kv_precision="int8"), []
    plain = target.forward

    def forward(token_ids, cache, **options):
        result = plain(token_ids, cache, **options)
        passes.append(cache)
        if len(passes) == 2 * total:
            with torch.inference_mode():
                cache.stored[part][1, 3, PREFILL_ROWS + 6, 0] += 1
        return result

    total = 0
    monkeypatch.setattr(target, "forward", forward)
    assert exact.rows_keep_their_bits(target)
    total = len(passes)
    assert not exact.rows_keep_their_bits(target)


def engine_of(folder, precision="bf16", context_length=2048, kv_precision="auto"):
    engine = Engine()
    load(engine, folder, precision=precision, context_length=context_length, kv_precision=kv_precision)
    return engine


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exact")
    write_model(folder, "llama", num_hidden_layers=2, max_position_embeddings=4096, initializer_range=0.05)
    return folder


def shaky(text, vocab=96):
    """Rounds of every size, right in part."""
    blocks = random.Random(3)
    sizes = [(size, blocks.randint(0, size)) for size in (blocks.randint(0, 7) for _ in range(200))]
    return ScriptedDrafter(forced_blocks(text, sizes, vocab), 7)


def rows_of(pair):
    """All that the cache keeps of its rows."""
    return [part[:, :, : pair.sequence.cache.length].clone() for part in pair.sequence.cache.stored]


@pytest.mark.parametrize(
    ("precision", "kv_precision"), [("bf16", "auto"), ("bf16", "int8"), ("nf4", "auto"), ("int4", "auto")]
)
def test_every_drafter_gives_the_same_text_and_the_same_rows(folder, precision, kv_precision):
    """Over the edge of a key bucket, with long and short blocks, on cold and warm caches."""
    engine = engine_of(folder, precision, kv_precision=kv_precision)
    prompt = tuple((11 * k) % 96 for k in range(KEY_BUCKET - 60))
    request = {"prompt_ids": prompt, "sampling": GREEDY, "max_new_tokens": 120, "exact": True}
    pair = engine._pair
    pair.drafter = NoDrafter()
    wanted = finished(ask(engine, **request)).token_ids
    rows = rows_of(pair)
    for drafter in (LookupDrafter(7), shaky([*prompt, *wanted]), NoDrafter(), shaky([*prompt, *wanted])):
        pair.drafter = drafter
        events = ask(engine, **request)
        assert finished(events).token_ids == wanted
        assert all(map(torch.equal, rows_of(pair), rows))
        rounds = [event for event in events if isinstance(event, RoundFinished)]
        ends = [event.anchor_position + event.proposed for event in rounds]
        edges = [decode_shape(event.anchor_position).keys for event in rounds]
        assert all(end < edge for end, edge in zip(ends, edges, strict=True)), "a block went over the edge of its keys"
        ask(engine, prompt_ids=(*prompt[:300], 5, 6, 7), sampling=GREEDY, max_new_tokens=9, exact=len(ends) % 2 == 0)


def test_the_dspark_drafter_too(folder, tmp_path):
    """Its features come from the same padded passes; it drafts whole blocks over the edge of a key bucket."""
    shape = replace(SHAPES["speculators"], spread=0.1, block=7)
    engine, wanted = engine_of(folder), None
    request = {"prompt_ids": tuple((11 * k) % 96 for k in range(KEY_BUCKET - 60)), "sampling": GREEDY}
    for drafter in ("none", f"dspark:{write_tiny_drafter(tmp_path, shape)}"):
        load(engine, folder, precision="bf16", context_length=2048, drafter=drafter)
        for _ in range(2):
            end = finished(ask(engine, **request, max_new_tokens=120, exact=True))
            wanted = wanted or end.token_ids
            assert end.token_ids == wanted
    assert end.stats.proposed > 300


def test_what_was_asked_before_changes_nothing(folder):
    """New turns, edits and regenerations, some of them without exact mode: the answer is that of a cold engine."""
    warm, chance = engine_of(folder), random.Random(5)
    text = list(PROMPT)
    for turn in range(8):
        sampling = GREEDY if turn % 3 else SamplingParams(temperature=1.0)
        request = {"prompt_ids": tuple(text), "sampling": sampling, "seed": turn, "max_new_tokens": 20}
        end = finished(ask(warm, **request, exact=turn % 4 != 1))
        if turn % 4 != 1:
            cold = finished(ask(engine_of(folder), **request, exact=True))
            assert end.token_ids == cold.token_ids
        text = [*text, *end.token_ids, *chance.choices(range(96), k=chance.randint(1, 90))]
        if turn % 3 == 2:
            del text[chance.randrange(1, len(text)) :]


def test_exact_prefill_reuses_what_exact_prefill_wrote(folder):
    engine = engine_of(folder)
    ask(engine, prompt_ids=PROMPT, sampling=GREEDY, max_new_tokens=8, exact=True)
    again = finished(ask(engine, prompt_ids=(*PROMPT, 1, 2), sampling=GREEDY, max_new_tokens=8, exact=True))
    assert again.stats.reused_tokens == len(PROMPT)
    ask(engine, prompt_ids=(*PROMPT, 1, 2), sampling=GREEDY, max_new_tokens=8)
    mixed = finished(ask(engine, prompt_ids=(*PROMPT, 1, 2, 3), sampling=GREEDY, max_new_tokens=8, exact=True))
    assert mixed.stats.reused_tokens == len(PROMPT) + 1  # the plain request computed the last of them in its own way


def test_a_machine_that_cannot_says_so(folder):
    engine = engine_of(folder)
    engine._pair.target.keeps_bits = False
    for call in (
        lambda: ask(engine, prompt_ids=PROMPT, exact=True),
        lambda: list(engine.audit(GenerationRequest(prompt_ids=PROMPT, sampling=GREEDY, exact=True), (1,))),
    ):
        with pytest.raises(InvalidRequestError, match="Exact mode is not possible with bf16"):
            call()
    assert finished(ask(engine, prompt_ids=PROMPT, max_new_tokens=2)).reason == "length"


@pytest.mark.parametrize("family", FAMILIES)
def test_exact_mode_says_what_plain_decoding_says(tiny_folder, family):
    engine = Engine()
    load(engine, tiny_folder(family), context_length=256)  # float64
    request = {"prompt_ids": PROMPT, "sampling": GREEDY, "max_new_tokens": 30}
    plain, exactly = (finished(ask(engine, **request, exact=mode)) for mode in (False, True))
    assert plain.token_ids == exactly.token_ids


@pytest.mark.parametrize("mode", [False, True])
@pytest.mark.parametrize("fork", [None, 0, 1, 7, 19])
def test_an_audit_finds_where_an_answer_parts_from_plain_decoding(folder, mode, fork):
    engine = engine_of(folder)
    request = GenerationRequest(prompt_ids=PROMPT, sampling=GREEDY, max_new_tokens=20, exact=mode)
    answer = list(finished(list(engine.generate(request))).token_ids)
    cached = list(engine._pair.sequence.tokens)
    if fork is not None:
        answer[fork] = (answer[fork] + 1) % 96
    *progress, end = engine.audit(request, tuple(answer))
    assert isinstance(end, AuditFinished)
    assert all(isinstance(event, AuditProgress) for event in progress)
    assert (end.tokens, end.forked_at, end.exact, end.cancelled) == (20, fork, mode, False)
    assert (end.gap is None) == (fork is None)
    assert end.gap is None or end.gap > 0
    assert engine._pair.sequence.tokens == cached  # the conversation's own cache is untouched


def test_an_audit_looks_at_the_whole_answer_although_it_stopped(folder):
    engine = engine_of(folder)
    request = GenerationRequest(prompt_ids=PROMPT, sampling=GREEDY, max_new_tokens=20)
    answer = finished(list(engine.generate(request))).token_ids
    engine._pair.stop_ids = frozenset({answer[6]})
    stopped = finished(list(engine.generate(request))).token_ids
    first = answer.index(answer[6]) + 1
    assert stopped == answer[:first]
    assert list(engine.audit(request, stopped))[-1].forked_at is None
    longer = list(engine.audit(request, (*stopped, 5)))[-1]
    assert longer.forked_at is None
    assert longer.cancelled or longer.tokens == first + 1


@pytest.mark.parametrize("looks", range(0, 20, 3))
def test_a_cancelled_audit_says_so(folder, looks):
    engine = engine_of(folder)
    request = GenerationRequest(prompt_ids=PROMPT, sampling=GREEDY, max_new_tokens=20)
    answer = finished(list(engine.generate(request))).token_ids
    end = list(engine.audit(request, answer, CancelAfter(looks)))[-1]
    assert isinstance(end, AuditFinished)
    assert end.forked_at is None
    assert end.cancelled


@pytest.mark.parametrize(
    ("sampling", "answer"), [(SamplingParams(temperature=0.7), (1, 2)), (GREEDY, ())], ids=["sampled", "empty"]
)
def test_what_cannot_be_audited_is_refused(folder, sampling, answer):
    with pytest.raises(InvalidRequestError):
        list(engine_of(folder).audit(GenerationRequest(prompt_ids=PROMPT, sampling=sampling), answer))


def test_shapes():
    for position in itertools.chain(range(3), range(500, 530)):
        shape = decode_shape(position)
        assert shape.keys % KEY_BUCKET == 0
        assert 0 <= shape.room(position) <= DECODE_ROWS - 1
        assert position + shape.room(position) < shape.keys
    assert exact.padded_capacity(1) == KEY_BUCKET + PREFILL_ROWS
