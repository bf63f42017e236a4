"""Which field makes two models unfit to be a pair, and that the reason names it with both values."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tiny_models import TOKENIZER_VOCAB, edit_config, write_chat_model, write_model

from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.checkpoints.pair_check import Mismatch, find_mismatch, require_compatible
from dspark_core.errors import IncompatiblePairError, UnsupportedModelError


@pytest.fixture
def drafter(chat_folder, tmp_path) -> Path:
    """A copy of the chat model, to be changed by a test."""
    return Path(shutil.copytree(chat_folder, tmp_path / "drafter"))


def compare(target: Path, drafter: Path) -> Mismatch | None:
    return find_mismatch(open_model_folder(target), open_model_folder(drafter))


def edit_vocabulary(folder: Path, change: Callable[[dict], None]) -> None:
    """Change token string -> id in tokenizer.json."""
    path = folder / "tokenizer.json"
    content = json.loads(path.read_text())
    change(content["model"]["vocab"])
    path.write_text(json.dumps(content))


def test_a_copy_is_compatible(chat_folder, drafter):
    assert compare(chat_folder, drafter) is None
    assert compare(chat_folder, chat_folder) is None
    require_compatible(open_model_folder(chat_folder), open_model_folder(drafter))


@pytest.mark.parametrize("padded", [TOKENIZER_VOCAB + 1, 512])
def test_padding_alone_is_compatible(chat_folder, drafter, padded):
    edit_config(drafter, vocab_size=padded)
    assert compare(chat_folder, drafter) is None
    assert compare(drafter, chat_folder) is None


def test_an_embedding_that_lacks_tokens(chat_folder, drafter):
    edit_config(drafter, vocab_size=200)
    found = compare(chat_folder, drafter)
    assert found.field == "the embedding's size"
    assert "200" in found.drafter
    assert str(TOKENIZER_VOCAB - 1) in found.target


def test_one_token_more(chat_folder, drafter):
    edit_vocabulary(drafter, lambda vocab: vocab.update(zebra=TOKENIZER_VOCAB))
    edit_config(drafter, vocab_size=512)
    found = compare(chat_folder, drafter)
    assert found.field == "the tokenizer's vocabulary size"
    assert found.target == f"{TOKENIZER_VOCAB} tokens (token {TOKENIZER_VOCAB} is missing)"
    assert found.drafter == f"{TOKENIZER_VOCAB + 1} tokens (token {TOKENIZER_VOCAB} is 'zebra')"


@pytest.mark.parametrize("swapped", [(10, 40), (2, 3), (100, 257)])
def test_the_first_token_that_differs(chat_folder, drafter, swapped):
    def swap(vocab: dict) -> None:
        names = {token: text for text, token in vocab.items()}
        first, second = (names[token] for token in swapped)
        vocab[first], vocab[second] = vocab[second], vocab[first]

    vocab = json.loads((drafter / "tokenizer.json").read_text())["model"]["vocab"]
    names = {token: text for text, token in vocab.items()}
    edit_vocabulary(drafter, swap)
    found = compare(chat_folder, drafter)
    assert found.field == f"the token with id {min(swapped)}"
    assert (found.target, found.drafter) == (repr(names[min(swapped)]), repr(names[max(swapped)]))


def test_another_special_token(chat_folder, drafter):
    path = drafter / "tokenizer_config.json"
    config = json.loads(path.read_text())
    config["bos_token"] = "<|end|>"
    path.write_text(json.dumps(config))
    found = compare(chat_folder, drafter)
    assert found.field == "bos_token_id of the tokenizer"
    assert found.target == "1 ('<|start|>')"
    assert found.drafter == "0 ('<|end|>')"
    config.pop("bos_token")
    path.write_text(json.dumps(config))
    assert compare(chat_folder, drafter).drafter == "none"


def test_other_end_tokens(chat_folder, drafter):
    (drafter / "generation_config.json").write_text('{"eos_token_id": [1, 0]}')
    found = compare(chat_folder, drafter)
    assert "eos_token_id" in found.field
    assert (found.target, found.drafter) == ("[0]", "[0, 1]")


def test_without_a_tokenizer_the_sizes_must_be_equal(tmp_path):
    for name, vocab in (("target", 96), ("same", 96), ("padded", 128)):
        write_model(tmp_path / name, "llama", vocab_size=vocab, num_hidden_layers=1)
    assert compare(tmp_path / "target", tmp_path / "same") is None
    found = compare(tmp_path / "target", tmp_path / "padded")
    assert found == Mismatch("vocab_size in config.json", "96", "128", found.advice)


def test_only_one_has_a_tokenizer(chat_folder, drafter):
    (drafter / "tokenizer.json").unlink()
    found = compare(chat_folder, drafter)
    assert (found.field, found.target, found.drafter) == ("the tokenizer", "tokenizer.json", "no tokenizer file")
    assert compare(drafter, chat_folder).target == "no tokenizer file"


def test_the_error_is_one_line_with_both_values_and_what_to_do(chat_folder, tmp_path):
    write_chat_model(tmp_path / "drafter", eos_token_id=1)
    with pytest.raises(IncompatiblePairError) as raised:
        require_compatible(open_model_folder(chat_folder), open_model_folder(tmp_path / "drafter"))
    text = str(raised.value)
    assert "eos_token_id" in text
    assert "[0]" in text
    assert "[1]" in text
    assert raised.value.hint
    assert "\n" not in text


def test_a_model_that_cannot_run(chat_folder, drafter):
    edit_config(drafter, architectures=["MambaForCausalLM"])
    with pytest.raises(UnsupportedModelError, match="Mamba"):
        compare(chat_folder, drafter)


@pytest.mark.starter
def test_the_starter_with_itself(starter_folder, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(starter_folder, copy)
    assert compare(starter_folder, copy) is None
