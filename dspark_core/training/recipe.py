"""What a training is made of: sources of prompts, sizes of the data, the drafter's shape, and how long all may take."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from dspark_core.checkpoints.dspark_config import DSparkConfig, HeadKind
from dspark_core.errors import InvalidRequestError, UnsupportedModelError
from dspark_core.target.config import DecoderConfig, parse_config
from dspark_core.target.rope import rope_parameters
from dspark_core.training.conversations import Conversation

OF_DATA = ("self_weight", "temperatures", "max_new_tokens", "max_length", "feature_layers", "seed")
TAPS = 5
"""Feature layers, as DeepSpec's drafters have."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what a training gives, but for the target. ``minutes`` bounds all of it (None: no limit);
    the other sizes end a stage before its share of the time does."""

    minutes: float | None = None
    self_prompts: int = 8000
    """Prompts that the target writes itself."""
    self_weight: float = 0.6
    """Share of them among the prompts that are answered; the others are built-in tasks and files."""
    response_tokens: int = 3_000_000
    temperatures: tuple[tuple[float, float], ...] = ((0.0, 4.0), (0.3, 2.0), (0.7, 3.0), (1.0, 1.0))
    max_new_tokens: int = 384
    max_length: int = 768
    """Longest conversation that is trained on, in tokens."""
    layers: int = 2
    feature_layers: tuple[int, ...] | None = None
    """None: five spread evenly over the target."""
    draft_vocab: int = 8192
    """Most frequent tokens that can be drafted; 0 for all."""
    head: HeadKind = "vanilla"
    markov_rank: int = 64
    block_size: int = 7
    steps: int = 20_000
    sequences: int = 32
    anchors: int = 8
    seed: int = 0
    rate: float | None = None
    """Learning rates, as a part of the usual ones. None: 1, or less where training goes on from a drafter."""

    def validated(self) -> "Recipe":
        """This recipe. Raises InvalidRequestError for values that cannot be."""
        limits = {
            "layers": (self.layers, 1, 32),
            "block size": (self.block_size, 1, 32),
            "steps": (self.steps, 1, 10_000_000),
            "response tokens": (self.response_tokens, 1000, 1_000_000_000),
            "share of its own prompts": (self.self_weight, 0.0, 1.0),
            "longest answer": (self.max_new_tokens, 1, 1 << 20),
            "longest conversation": (self.max_length, 32, 1 << 20),
            "rank of the sequential head": (self.markov_rank, 1, 4096),
            "learning rate's part": (1.0 if self.rate is None else self.rate, 0.001, 10.0),
            "draft vocabulary": (self.draft_vocab, 0, 1 << 22),
            "minutes": (self.minutes if self.minutes is not None else 1.0, 0.05, 1e6),
        }
        for name, (value, low, high) in limits.items():
            if not low <= value <= high:
                raise InvalidRequestError(
                    "{value:,} is out of range for the {name}.",
                    "Use {low} to {high:,}.",
                    value=value,
                    name=name,
                    low=low,
                    high=high,
                )
        return self

    def document(self) -> dict[str, Any]:
        return asdict(self)

    def of_data(self) -> dict[str, Any]:
        """What must stay the same for the data of an earlier run to be used; more may always be made."""
        return {name: value for name, value in asdict(self).items() if name in OF_DATA}


QUICK = Recipe(minutes=20, self_prompts=1500, response_tokens=600_000, max_new_tokens=256, max_length=512)
"""A first drafter in minutes: less data, and what time is left after making it goes into training."""
SHARES = {"prompts": 0.08, "responses": 0.34}
"""Parts of the minutes that the first stages may take; reading features takes what it takes, training the rest."""


def taps_of(layers: int) -> tuple[int, ...]:
    """Feature layers spread evenly over a target: from the second to the last but two, as DeepSpec chooses them."""
    count = min(TAPS, max(1, layers - 1))
    first, last = min(1, layers - 1), max(layers - 3, 0)
    if count == 1 or last <= first:
        return tuple(range(max(0, layers - 1)))[:count] or (-1,)
    return tuple(sorted({round(first + (last - first) * k / (count - 1)) for k in range(count)}))


def draft_tokens(
    conversations: Iterable[Conversation], vocab_size: int, wanted: int, always: Iterable[int]
) -> list[int]:
    """The target ids that will be drafted, ascending: those the target writes most, and ``always`` (its end tokens,
    what is drafted already)."""
    if wanted == 0 or wanted >= vocab_size:
        return list(range(vocab_size))
    counts: Counter[int] = Counter()
    for each in conversations:
        for start, end in each.response:
            counts.update(each.token_ids[start:end])
    chosen = {token for token in always if token < vocab_size}
    for token, _ in counts.most_common():
        if len(chosen) >= wanted:
            break
        chosen.add(token)
    for token in range(vocab_size):  # a target that wrote few different tokens
        if len(chosen) >= wanted:
            break
        chosen.add(token)
    return sorted(chosen)


def mask_token(conversations: Iterable[Conversation], vocab_size: int, specials: Iterable[int]) -> int:
    """The id whose embedding stands for "not yet drafted": a special token that no conversation uses, else any other
    that none uses, the highest first."""
    used = {token for each in conversations for token in each.token_ids}
    free_specials = sorted((token for token in specials if token not in used and 0 <= token < vocab_size), reverse=True)
    if free_specials:
        return free_specials[0]
    return next((token for token in range(vocab_size - 1, -1, -1) if token not in used), vocab_size - 1)


def drafter_config(recipe: Recipe, target: dict[str, Any], draft_vocab: int, mask: int) -> DSparkConfig:
    """The drafter for a target with this config.json: layers of the target's width with norms of queries and keys."""
    decoder = parse_config(target)
    if decoder.logit_cap is not None:
        raise UnsupportedModelError(
            "This target bends its logits (final_logit_softcapping in config.json), which training does not compute.",
            "Use the drafter lookup, or a smaller model of its family: small:FOLDER.",
        )
    taps = recipe.feature_layers or taps_of(decoder.layers)
    if len(set(taps)) < len(taps) or not all(-1 <= tap < decoder.layers - 1 for tap in taps):
        raise InvalidRequestError(
            "The feature layers {layers} are not possible.",
            "Use different ones of -1 to {last}.",
            layers=list(taps),
            last=decoder.layers - 2,
        )
    return DSparkConfig(
        decoder=_draft_layers(recipe, decoder),
        feature_layers=taps,
        target_layers=decoder.layers,
        block_size=recipe.block_size,
        anchor_first=True,
        mask_token_id=mask,
        head=recipe.head,
        markov_rank=recipe.markov_rank if recipe.head != "none" else 0,
        confidence=True,
        confidence_with_markov=recipe.head != "none",
        draft_vocab_size=draft_vocab,
    )


def _draft_layers(recipe: Recipe, target: DecoderConfig) -> DecoderConfig:
    raw = {
        "architectures": ["Qwen3ForCausalLM"],
        "model_type": "qwen3",
        "vocab_size": target.vocab_size,
        "hidden_size": target.hidden_size,
        "intermediate_size": target.intermediate_size,
        "num_hidden_layers": recipe.layers,
        "num_attention_heads": target.heads,
        "num_key_value_heads": target.kv_heads,
        "head_dim": target.head_dim,
        "hidden_act": "silu",
        "rms_norm_eps": target.norm_eps,
        "max_position_embeddings": target.max_positions,
        "rope_parameters": rope_parameters(target.hf_config),
        "attention_bias": False,
        "tie_word_embeddings": False,
    }
    return replace(parse_config(raw), tied_embeddings=False)
