"""Writes tiny GGUF files of real architectures, with random weights and a byte-level tokenizer."""

from pathlib import Path

import gguf
import numpy as np

HIDDEN, HEADS, INNER, VOCAB = 32, 2, 64, 259
HEAD_DIM = {"llama": 16, "qwen2": 16, "qwen3": 128, "gemma3": 16}  # of Qwen3 the converter knows only 128


def _bytes_as_characters() -> list[str]:
    """GPT-2's printable stand-ins for the 256 bytes, in which byte-level vocabularies are written."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    rest = [byte for byte in range(256) if byte not in plain]
    return [chr(byte) for byte in plain] + [chr(256 + number) for number in range(len(rest))]


def write_gguf(path: Path, architecture: str, *, licence: str = "mit") -> Path:
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name(f"Tiny {architecture}")
    writer.add_license(licence)
    writer.add_context_length(128)
    writer.add_embedding_length(HIDDEN)
    writer.add_block_count(1)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_key_length(HEAD_DIM.get(architecture, 16))
    writer.add_value_length(HEAD_DIM.get(architecture, 16))
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(10_000.0)
    writer.add_vocab_size(VOCAB)
    if architecture == "gemma3":
        writer.add_sliding_window(16)
    if architecture in ("llama", "gemma3"):
        writer.add_tokenizer_model("llama")
        pieces = ["<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), "ab"]
        writer.add_token_types([3, 3] + [6] * 256 + [1])
        writer.add_token_scores([0.0] * VOCAB)
    else:
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre("qwen2")
        pieces = [*_bytes_as_characters(), "<s>", "</s>", "ab"]
        writer.add_token_types([1] * 256 + [3, 3, 1])
        writer.add_token_merges(["a b"])
    writer.add_token_list(pieces)
    writer.add_bos_token_id(pieces.index("<s>"))
    writer.add_eos_token_id(pieces.index("</s>"))
    random = np.random.default_rng(0)
    for name, shape in _tensors(architecture).items():
        writer.add_tensor(name, random.standard_normal(shape).astype(np.float32) * 0.1)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _tensors(architecture: str) -> dict[str, tuple[int, ...]]:
    head_dim = HEAD_DIM.get(architecture, 16)
    wide = HEADS * head_dim
    block: dict[str, tuple[int, ...]] = {
        "attn_norm": (HIDDEN,),
        "attn_q": (wide, HIDDEN),
        "attn_k": (wide, HIDDEN),
        "attn_v": (wide, HIDDEN),
        "attn_output": (HIDDEN, wide),
        "ffn_norm": (HIDDEN,),
        "ffn_gate": (INNER, HIDDEN),
        "ffn_up": (INNER, HIDDEN),
        "ffn_down": (HIDDEN, INNER),
    }
    if architecture in ("qwen3", "gemma3"):
        block |= {"attn_q_norm": (head_dim,), "attn_k_norm": (head_dim,)}
    if architecture == "gemma3":
        block |= {"post_attention_norm": (HIDDEN,), "post_ffw_norm": (HIDDEN,)}
    tensors = {"token_embd.weight": (VOCAB, HIDDEN), "output_norm.weight": (HIDDEN,)}
    tensors |= {f"blk.0.{name}.weight": shape for name, shape in block.items()}
    if architecture == "qwen2":
        tensors |= {f"blk.0.attn_{name}.bias": (wide,) for name in "qkv"}
    return tensors
