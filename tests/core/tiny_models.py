"""Tiny random models and tokenizers, written to folders as a stranger's checkpoint would be."""

import copy
import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import AutoConfig, AutoModelForCausalLM, PreTrainedTokenizerFast

SIZES: dict[str, Any] = {
    "vocab_size": 96,
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "max_position_embeddings": 512,
    "initializer_range": 0.12,
    "bos_token_id": None,
    "eos_token_id": None,
    "pad_token_id": None,
}
LLAMA3 = {
    "rope_type": "llama3",
    "rope_theta": 10000.0,
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 64,
}
YARN = {"rope_type": "yarn", "rope_theta": 10000.0, "factor": 4.0, "original_max_position_embeddings": 64}
LINEAR = {"rope_type": "linear", "rope_theta": 10000.0, "factor": 4.0}
FULL, SLIDING = "full_attention", "sliding_attention"
LOCAL = {"rope_type": "default", "rope_theta": 100.0}
GEMMA: dict[str, Any] = {
    "hidden_size": 128,
    "num_hidden_layers": 3,
    "layer_types": [SLIDING, FULL, SLIDING],
    "sliding_window": 6,
    "query_pre_attn_scalar": 40,
}
GEMMA4: dict[str, Any] = {
    "hidden_size": 128,
    "num_hidden_layers": 4,
    "layer_types": [SLIDING, FULL, SLIDING, FULL],
    "sliding_window": 6,
    "global_head_dim": 32,
    "hidden_size_per_layer_input": 0,
    "rope_parameters": {
        FULL: {"rope_type": "proportional", "rope_theta": 10000.0, "partial_rotary_factor": 0.25},
        SLIDING: LOCAL,
    },
}

FAMILIES: dict[str, dict[str, Any]] = {
    "llama": {"model_type": "llama"},
    "llama-tied": {"model_type": "llama", "tie_word_embeddings": True},
    "llama-biases": {"model_type": "llama", "attention_bias": True, "mlp_bias": True},
    "llama-wide-heads": {"model_type": "llama", "head_dim": 32, "num_key_value_heads": 1},
    "llama-no-groups": {"model_type": "llama", "num_key_value_heads": 4},
    "llama-rope-llama3": {"model_type": "llama", "rope_parameters": LLAMA3},
    "llama-rope-yarn": {"model_type": "llama", "rope_parameters": YARN},
    "llama-rope-linear": {"model_type": "llama", "rope_parameters": LINEAR},
    "mistral-window": {"model_type": "mistral", "sliding_window": 6},
    "mistral-full": {"model_type": "mistral", "sliding_window": None},
    "qwen2": {"model_type": "qwen2"},
    "qwen2-window": {
        "model_type": "qwen2",
        "use_sliding_window": True,
        "sliding_window": 6,
        "max_window_layers": 1,
    },
    "qwen3": {"model_type": "qwen3", "tie_word_embeddings": True},
    "qwen3-biases": {"model_type": "qwen3", "attention_bias": True},
    "smollm3": {"model_type": "smollm3", "num_hidden_layers": 3, "no_rope_layers": [1, 0, 1]},
    # a window in two of three layers, other frequencies there, queries scaled by something else than the head's size
    "gemma3": {"model_type": "gemma3_text", **GEMMA, "rope_parameters": {FULL: LINEAR, SLIDING: LOCAL}},
    "gemma3-capped": {
        "model_type": "gemma3_text",
        **GEMMA,
        "tie_word_embeddings": False,
        "attention_bias": True,
        "final_logit_softcapping": 2.0,
    },
    # heads of two sizes, values that are keys, no norm of unit weights: as the dense ones, of 12B and 31B
    "gemma4": {"model_type": "gemma4_text", **GEMMA4, "num_global_key_value_heads": 1, "attention_k_eq_v": True},
    "gemma4-unified": {
        "model_type": "gemma4_unified_text",
        **GEMMA4,
        "attention_bias": True,
        "final_logit_softcapping": 2.0,
        "tie_word_embeddings": False,
    },
    # embeddings of each layer's own, layers that share keys and values and are wider: as the small ones, E2B and E4B
    "gemma4-small": {
        "model_type": "gemma4_text",
        **GEMMA4,
        "num_hidden_layers": 6,
        "layer_types": [SLIDING, FULL, SLIDING, FULL, SLIDING, FULL],
        "num_kv_shared_layers": 3,
        "use_double_wide_mlp": True,
        "hidden_size_per_layer_input": 64,
        "vocab_size_per_layer_input": 100,
    },
}

TEMPLATE = (
    "{% for message in messages %}<|start|>{{ message['role'] }}\n{{ message['content'] }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|start|>assistant\n{% endif %}"
)
SPECIALS = ["<|end|>", "<|start|>"]
TOKENIZER_VOCAB = 266


def write_model(folder: Path, family: str = "llama", *, seed: int = 0, shard_bytes: int | None = None, **changes: Any):
    """Save a random model of ``family`` to ``folder``; returns the transformers model (float32)."""
    fields = {**SIZES, **FAMILIES[family], **changes}
    torch.manual_seed(seed)
    config = AutoConfig.for_model(**copy.deepcopy(fields))  # transformers changes tables that it is given
    model = AutoModelForCausalLM.from_config(config, attn_implementation="sdpa").eval()
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.ndim == 1:  # norms start at one and biases at zero: neither would be seen
                parameter.add_(torch.randn_like(parameter) * 0.2)
        for name, buffer in model.named_buffers():
            if name.endswith("layer_scalar"):
                buffer.add_(torch.randn_like(buffer) * 0.2)
    model.save_pretrained(folder, max_shard_size=shard_bytes or "1GB")
    return model


def exact_reference(folder: Path) -> Any:
    """The folder's model in transformers, float64 throughout (its own norms fall back to float32)."""
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float64, attn_implementation="sdpa").eval()
    for module in model.modules():
        if type(module).__name__.endswith("RMSNorm"):
            module.forward = _exact_norm(module)
        if type(module).__name__.endswith("TextScaledWordEmbedding"):
            module.embed_scale = torch.tensor(module.scalar_embed_scale, dtype=torch.float64)
    return model


def _exact_norm(module: Any) -> Any:
    offset = 1 if type(module).__name__ == "Gemma3RMSNorm" else 0
    eps = module.eps if hasattr(module, "eps") else module.variance_epsilon

    def forward(x: torch.Tensor) -> torch.Tensor:
        weight = offset + module.weight if hasattr(module, "weight") else 1  # Gemma 4's of values has none
        return weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + eps))

    return forward


def reference_logits(model: Any, token_ids: list[int]) -> torch.Tensor:
    """Logits [rows, vocab] of one pass without any cache."""
    with torch.inference_mode():
        return model(torch.tensor([token_ids]), use_cache=False).logits[0]


def reference_greedy(model: Any, prompt: list[int], count: int) -> list[int]:
    """Plain argmax decoding, each step a fresh pass over the whole text."""
    tokens = list(prompt)
    for _ in range(count):
        tokens.append(int(reference_logits(model, tokens)[-1].argmax()))
    return tokens[len(prompt) :]


def write_tokenizer(folder: Path, template: str | None = TEMPLATE) -> PreTrainedTokenizerFast:
    """A byte-level BPE tokenizer of 256 bytes, two special tokens and a few merges."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocab = {token: index for index, token in enumerate([*SPECIALS, *alphabet])}
    merges = [("h", "e"), ("l", "l"), ("he", "ll"), ("hell", "o"), ("Ġ", "t"), ("Ġt", "he"), ("i", "n"), ("e", "r")]
    for left, right in merges:
        vocab.setdefault(left + right, len(vocab))
    inner = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=inner, eos_token="<|end|>", bos_token="<|start|>")
    if template is not None:
        tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)
    return tokenizer


def write_chat_model(folder: Path, template: str | None = TEMPLATE, family: str = "llama", **changes: Any) -> None:
    """A tiny model that can chat: with tokenizer, template and end token."""
    fields = {"vocab_size": TOKENIZER_VOCAB, "eos_token_id": 0, **changes}
    write_model(folder, family, **fields)
    write_tokenizer(folder, template)


def edit_config(folder: Path, **changes: Any) -> None:
    """Change fields of config.json; a field set to ``...`` is removed."""
    path = folder / "config.json"
    config = json.loads(path.read_text())
    for name, value in changes.items():
        if value is ...:
            config.pop(name, None)
        else:
            config[name] = value
    path.write_text(json.dumps(config))
