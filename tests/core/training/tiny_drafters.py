"""A drafter small enough to train in a test, and a feature cache whose answers can be learned."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file

from dspark_core.checkpoints.dspark_config import DSparkConfig, parse_dspark_config
from dspark_core.training.cache_reader import FeatureCache
from dspark_core.training.network import DraftNetwork

VOCAB, HIDDEN, DRAFTED = 48, 16, 32
TAPS = (0, 1)


def tiny_config(head: str = "vanilla", *, reduced: bool = True, layout: bool = True, **changes: object) -> DSparkConfig:
    """``layout``: whether the anchor predicts."""
    inner = {
        "model_type": "qwen3",
        "vocab_size": VOCAB,
        "hidden_size": HIDDEN,
        "intermediate_size": 24,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 8,
        "max_position_embeddings": 256,
        "rms_norm_eps": 1e-6,
        "tie_word_embeddings": False,
    }
    raw = {
        "speculators_model_type": "dspark",
        "transformer_layer_config": inner | changes,
        "draft_vocab_size": DRAFTED if reduced else VOCAB,
        "block_size": 5 if layout else 6,
        "aux_hidden_state_layer_ids": [tap + 1 for tap in TAPS],
        "mask_token_id": VOCAB - 1,
        "sample_from_anchor": layout,
        "markov_rank": 0 if head == "none" else 6,
        "markov_head_type": "vanilla" if head == "none" else head,
        "enable_confidence_head": True,
        "confidence_head_with_markov": head != "none",
        "sliding_window_non_causal": True,
    }
    return parse_dspark_config(raw)


def tiny_head() -> torch.Tensor:
    """[vocab, hidden]"""
    return torch.randn(VOCAB, HIDDEN, generator=torch.Generator().manual_seed(3))


def tiny_network(config: DSparkConfig, dtype: torch.dtype = torch.float32, seed: int = 0) -> DraftNetwork:
    head = tiny_head()
    ids = torch.arange(config.draft_vocab_size) * (3 if config.reduced else 1) % VOCAB
    ids = ids.unique() if config.reduced else ids
    if config.reduced:  # an order that is no range, with gaps
        rest = [token for token in range(VOCAB) if token not in ids.tolist()]
        ids = torch.tensor(sorted([*ids.tolist(), *rest[: DRAFTED - len(ids)]]))
    return DraftNetwork(config, embedding=head * 0.5, head=head[ids], draft_ids=ids, compute_dtype=dtype, seed=seed)


def tiny_cache(folder: Path, sequences: int = 24, seed: int = 5) -> FeatureCache:
    """Answers count upwards, and the hidden states say so: the target is nearly sure of the next number."""
    generator = torch.Generator().manual_seed(seed)
    head = tiny_head()
    lengths = torch.randint(14, 40, (sequences,), generator=generator).tolist()
    tokens, response = [], []
    for length in lengths:
        first = int(torch.randint(0, VOCAB, (1,), generator=generator))
        tokens += [(first + k) % (VOCAB - 1) for k in range(length)]
        prompt = int(torch.randint(1, 6, (1,), generator=generator))
        response += [0] * prompt + [1] * (length - prompt)
    ids = torch.tensor(tokens)
    following = (ids + 1) % (VOCAB - 1)
    noise = torch.randn(len(tokens), HIDDEN, generator=generator)
    last = head[following] * 0.5 + 0.1 * noise
    features = torch.cat([head[ids] + noise, 30 * head[ids]], dim=1)  # [T, taps * hidden]
    folder.mkdir(parents=True, exist_ok=True)
    save_file(
        {
            "tokens": ids.int(),
            "response": torch.tensor(response, dtype=torch.uint8),
            "starts": torch.tensor([0, *lengths]).cumsum(0),
            "features": features.bfloat16(),
            "last": last.bfloat16(),
            "source": torch.tensor([k % 2 for k in range(sequences)], dtype=torch.uint8),
        },
        folder / "00000.safetensors",
    )
    about = {"feature_layers": list(TAPS), "hidden_size": HIDDEN, "sources": ["even", "odd"], "target": {}}
    (folder / "cache.json").write_text(json.dumps(about))
    return FeatureCache(folder)
