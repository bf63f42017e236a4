"""Perplexity against the same sum over the logits of transformers."""

import json
import math

import pytest
import torch
from tiny_models import reference_logits

from dspark_core.cli import main
from dspark_core.errors import InvalidRequestError
from dspark_core.evaluation import perplexity as module
from dspark_core.evaluation.perplexity import perplexity


@pytest.mark.parametrize("length", [2, 60, 61, 150])
def test_against_transformers(tiny, monkeypatch, length):
    monkeypatch.setattr(module, "WINDOW", 60)
    monkeypatch.setattr(module, "CHUNK", 16)
    model = tiny("llama")
    text = torch.randint(0, 96, (length,), generator=torch.Generator().manual_seed(2)).tolist()
    losses = []
    for start in range(0, length - 1, 60):
        piece = text[start : start + 61]
        rows = reference_logits(model.reference, piece[:-1]).log_softmax(dim=-1)
        losses += [-float(row[token]) for row, token in zip(rows, piece[1:], strict=True)]
    value, count = perplexity(model.target, text)
    assert count == len(losses) == length - 1
    assert value == pytest.approx(math.exp(sum(losses) / len(losses)), rel=1e-5)


def test_a_text_that_is_too_short_is_refused(tiny):
    with pytest.raises(InvalidRequestError, match="too short"):
        perplexity(tiny("llama").target, [5])


def test_the_command(chat_folder, tmp_path, capsys):
    text = tmp_path / "text.txt"
    text.write_text("hello the inn, hello the error")
    arguments = ["profile", "--target", str(chat_folder), "--precision", "fp32", "--threads", "1"]
    assert main([*arguments, "--perplexity", str(text), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["precision"] == "fp32"
    assert report["perplexity"] > 1
    assert main([*arguments, "--perplexity", str(text)]) == 0
    assert "in fp32: perplexity" in capsys.readouterr().out
