"""What the fuzz tries: strategies for whole conversations on one engine, and the tiny models they run on."""

import functools
import json
import random
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from dspark_plain import CheckedDrafter
from dspark_shapes import SHAPES, fitting, write_tiny_drafter
from eagle3_plain import EAGLE_SHAPES, CheckedEagle, write_tiny_eagle
from fakes import ScriptedDrafter, run_to_end
from hypothesis import strategies as st
from tiny_models import TOKENIZER_VOCAB, exact_reference, write_chat_model

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.detokenizer import MAX_WINDOW
from dspark_core.drafters.base import NOTHING, Proposal
from dspark_core.drafters.loading import open_drafter
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.drafters.none import NoDrafter
from dspark_core.drafters.small_lm import SmallModelDrafter
from dspark_core.drafters.with_lookup import WithLookup
from dspark_core.requests import SamplingParams
from dspark_core.sampling import Sampler

FAMILIES = ("llama", "llama-tied", "llama-rope-yarn", "mistral-window", "qwen2-window", "qwen3", "smollm3")
CONTEXTS = (24, 64, 300)
"""Short ones, so that answers run into the limit; the last is longer than one chunk of prefill."""
PLACES = (
    "target.forward",
    "drafter.begin",
    "drafter.propose",
    "drafter.update",
    "drafter.truncate",
    "sampler.choose",
    "sampler.best",
    "sampler.probs",
    "sampler.draw",
    "sampler.commit",
)


@functools.cache
def _folders() -> Any:
    return tempfile.TemporaryDirectory(prefix="dspark-fuzz-")  # goes with the process


@functools.cache
def fuzz_model(family: str, seed: int) -> Any:
    """A random model with tokenizer, made once a process: its ``folder`` and the transformers ``reference``."""
    folder = Path(_folders().name) / f"{family}-{seed}"
    folder.mkdir()
    write_chat_model(folder, family=family, seed=seed, initializer_range=0.06 if seed % 2 else 0.12, eos_token_id=None)
    return SimpleNamespace(folder=folder, reference=exact_reference(folder))


@dataclass(frozen=True)
class DrafterPlan:
    """``none``, ``lookup``, ``scripted`` (up to ``block_size`` drafts a round, right, wrong or sampled), ``small``: the
    target's first ``layers`` draft, all of them when 0, over ``positions`` positions, ``features``: a random DSpark or
    EAGLE-3 drafter of the kind ``shape``; each of those with drafts of its own also ``beside_lookup``."""

    kind: str
    block_size: int = 4
    taps: tuple[int, ...] = ()
    right: float = 0.0
    """Chance that a draft is the target's own choice (deterministic) or drawn from its own distribution (sampled)."""
    sampled: bool = False
    seed: int = 0
    layers: int = 0
    positions: int = 300
    shape: str = ""
    beside_lookup: bool = False


@dataclass(frozen=True)
class Turn:
    """One request, in numbers that the world turns into ids: indices into what was said before are taken modulo."""

    prompt: str
    ids: tuple[int, ...]
    at: int
    sampling: SamplingParams
    seed: int
    max_new_tokens: int
    min_new_tokens: int
    stop_ids: tuple[int, ...]
    stop: tuple[tuple[int, int], ...]
    drafter: DrafterPlan | None
    cancel_at: int | None
    fail: tuple[str, int] | None
    leave_after: int | None
    look_at_cache: bool
    exact: bool


tokens = st.one_of(st.integers(2, 12), st.integers(2, TOKENIZER_VOCAB - 1), st.integers(0, TOKENIZER_VOCAB - 1))


def sometimes(strategy: Any, of: int = 4) -> Any:
    """None in all but one of ``of`` draws."""
    return st.integers(1, of).flatmap(lambda draw: strategy if draw == of else st.none())


samplings = st.builds(
    SamplingParams,
    temperature=st.one_of(st.just(0.0), st.floats(0.05, 3.0), st.sampled_from([1e-9, 1.0, 10.0])),
    top_k=sometimes(st.integers(0, 300), 2),
    top_p=sometimes(st.floats(0.01, 1.0), 2),
    min_p=sometimes(st.floats(0.0, 1.0), 3),
    repetition_penalty=sometimes(st.one_of(st.floats(0.5, 2.0), st.sampled_from([0.01, 100.0])), 3),
    presence_penalty=sometimes(st.one_of(st.floats(-2.0, 2.0), st.sampled_from([-100.0, 100.0])), 3),
    frequency_penalty=sometimes(st.floats(-2.0, 2.0), 3),
    logit_bias=sometimes(
        st.lists(st.tuples(st.one_of(tokens, st.just(5000)), st.floats(-8, 8)), max_size=3).map(tuple), 3
    ).map(lambda bias: bias or ()),
)
scripted = st.builds(
    DrafterPlan,
    kind=st.just("scripted"),
    block_size=st.integers(1, 6),
    taps=st.sampled_from([(), (), (0,), (-1, 0)]),
    right=st.sampled_from([0.0, 0.5, 0.8, 1.0]),
    sampled=st.booleans(),
    seed=st.integers(0, 999),
    beside_lookup=st.booleans(),
)
small = st.builds(
    DrafterPlan,
    kind=st.just("small"),
    block_size=st.integers(1, 6),
    layers=st.integers(0, 1),
    positions=st.sampled_from([20, 300, 300]),
    beside_lookup=st.booleans(),
)
reading_features = st.builds(
    DrafterPlan,
    kind=st.just("features"),
    shape=st.sampled_from(sorted(SHAPES | EAGLE_SHAPES)),
    beside_lookup=st.booleans(),
)
drafters = st.one_of(
    scripted,
    small,
    reading_features,
    st.sampled_from([DrafterPlan("none"), DrafterPlan("lookup", 7), DrafterPlan("lookup", 2)]),
)
turns = st.builds(
    Turn,
    prompt=st.sampled_from(["new", "again", "continue", "continue", "edit", "cut", "chat", "chat"]),
    ids=st.one_of(
        st.lists(tokens, min_size=1, max_size=12),
        st.lists(st.integers(2, 6), min_size=1, max_size=20),
        st.tuples(st.lists(tokens, min_size=1, max_size=4), st.integers(2, 80)).map(lambda pair: pair[0] * pair[1]),
    ).map(tuple),
    at=st.integers(0, 400),
    sampling=samplings,
    seed=st.integers(0, 1 << 32),
    max_new_tokens=st.one_of(st.integers(1, 24), st.just(MAX_WINDOW - 16)),  # see the detokenizer: longer may be cut
    min_new_tokens=sometimes(st.integers(0, 12), 3).map(lambda count: count or 0),
    stop_ids=st.lists(st.integers(0, 40), max_size=3).map(tuple),
    stop=sometimes(
        st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4)), min_size=1, max_size=3).map(tuple), 2
    ).map(lambda stop: stop or ()),
    drafter=sometimes(drafters),
    cancel_at=sometimes(st.integers(0, 20), 5),
    fail=sometimes(st.tuples(st.sampled_from(PLACES), st.integers(1, 8)), 6),
    leave_after=sometimes(st.integers(1, 12), 8),
    look_at_cache=st.booleans(),
    exact=st.booleans(),
)


@dataclass(frozen=True)
class Conversation:
    family: str
    model_seed: int
    context: int
    drafter: DrafterPlan
    turns: tuple[Turn, ...]


def conversations(model_seeds: int) -> Any:
    return st.builds(
        Conversation,
        family=st.sampled_from(FAMILIES),
        model_seed=st.integers(0, model_seeds - 1),
        context=st.sampled_from(CONTEXTS),
        drafter=drafters,
        turns=st.lists(turns, min_size=1, max_size=5).map(tuple),
    )


@functools.cache
def _drafter_folder(target: Path, shape: str) -> Any:
    place, raw = target.parent / f"{target.name}-{shape}", json.loads((target / "config.json").read_text())
    if shape in EAGLE_SHAPES:
        sizes = {"vocab": raw["vocab_size"], "hidden": raw["hidden_size"], "target_layers": raw["num_hidden_layers"]}
        fits = replace(EAGLE_SHAPES[shape], **sizes)
        return SimpleNamespace(shape=fits, folder=open_model_folder(write_tiny_eagle(place, fits)))
    fits = fitting(SHAPES[shape], raw)
    return SimpleNamespace(shape=fits, folder=open_model_folder(write_tiny_drafter(place, fits)))


def _reading_features(plan: DrafterPlan, target: Any, model: Any, context: int) -> Any:
    made, cpu = _drafter_folder(model.folder, plan.shape), torch.device("cpu")
    files = open_drafter(f"dspark:{made.folder.path}", open_model_folder(model.folder), "fp64", cpu)
    check = CheckedEagle if plan.shape in EAGLE_SHAPES else CheckedDrafter
    return check(run_to_end(files.read(target, cpu, context)), made.shape, model.reference, every=6)


def make_drafter(plan: DrafterPlan, target: Any, model: Any, context: int) -> Any:
    """``model`` as fuzz_model made it, ``context`` the longest context in tokens."""
    made = _alone(plan, target, model, context)
    return WithLookup(made, 0.4) if plan.beside_lookup else made


def _alone(plan: DrafterPlan, target: Any, model: Any, context: int) -> Any:
    if plan.kind == "features":
        return _reading_features(plan, target, model, context)
    if plan.kind == "none":
        return NoDrafter()
    if plan.kind == "lookup":
        return LookupDrafter(plan.block_size)
    if plan.kind == "small":
        config = target.config
        model = target.first_layers(plan.layers or config.layers)
        sizes = {"vocab_size": config.vocab_size, "context_length": plan.positions, "block_size": plan.block_size}
        return SmallModelDrafter("small", model, **sizes)
    return ScriptedDrafter(_script(plan, target), plan.block_size, plan.taps)


def _script(plan: DrafterPlan, target: Any) -> Any:
    """Depends on the committed tokens alone, so that the same request gets the same drafts."""

    def script(committed: list[int], budget: int, sampler: Sampler) -> Proposal:
        chance = random.Random(f"{plan.seed} {committed}")
        size = chance.randint(0, budget)
        if size == 0:
            return NOTHING
        cache = target.new_cache(len(committed) + size)
        row = target.forward(committed, cache).logits[-1:]
        cache.length = len(committed)
        drafts: list[int] = []
        rows: list[torch.Tensor] = []
        for _ in range(size):
            right = chance.random() < plan.right
            if plan.sampled:
                noise = torch.randn(row.shape, generator=torch.Generator().manual_seed(chance.randrange(1 << 30)))
                probs = sampler.probs(row if right else row + noise, drafts, len(drafts))[0]
                rows.append(probs)
                drafts.append(sampler.draw(probs))
            else:
                choice = sampler.argmaxes(row, drafts, len(drafts))[0]
                drafts.append(choice if right else chance.randrange(row.shape[-1]))
            if len(drafts) < size:
                row = target.forward(drafts[-1:], cache).logits
                cache.length += 1
        return Proposal(drafts, torch.stack(rows) if rows else None)

    return script
