"""``generate``: the JSON document of the contract, and the text for people."""

import json

import pytest
from fakes import load

from dspark_core.cli import main
from dspark_core.drafters.lookup import LookupDrafter
from dspark_core.engine import Engine
from dspark_core.errors import CorruptFileError, EngineError
from dspark_core.evaluation.acceptance import measure_acceptance

STATS = {
    "ttft_s",
    "tpot_s",
    "tokens_per_s",
    "tau",
    "acceptance_rate",
    "rounds",
    "target_bytes_per_s",
    "draft_bytes_per_s",
    "peak_bytes_per_s",
}
ROUND = {"anchor_position", "anchor", "drafts", "proposed", "accepted", "closing", "confidence", "seconds"}
EFFECTIVE = {"target", "precision", "kv_precision", "drafter", "device", "exact", "widths", "speculation"}


def generate(capsys, folder, *arguments: str) -> dict:
    status = main(["generate", "--target", str(folder), "--threads", "1", "--precision", "fp64", "--json", *arguments])
    captured = capsys.readouterr()
    assert status == 0
    assert captured.out.count("\n") == 1
    return json.loads(captured.out, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))


@pytest.mark.parametrize("drafter", ["none", "lookup"])
def test_the_document(capsys, chat_folder, drafter):
    document = generate(
        capsys, chat_folder, "--prompt", "hello hello hello", "--drafter", drafter, "--max-new-tokens", "30"
    )
    assert set(document) == {"text", "token_ids", "prompt_tokens", "finish_reason", "rounds", "stats", "effective"}
    assert set(document["stats"]) >= STATS
    assert set(document["effective"]) >= EFFECTIVE
    assert all(set(row) == ROUND for row in document["rounds"])
    assert isinstance(document["text"], str)
    assert document["finish_reason"] in ("stop", "length")
    tokens = document["token_ids"][:1]
    for row in document["rounds"]:
        assert row["anchor_position"] == document["prompt_tokens"] + len(tokens) - 1
        assert row["anchor"] == tokens[-1]
        assert len(row["drafts"]) >= row["proposed"] >= row["accepted"]
        tokens += row["drafts"][: row["accepted"]]
        tokens += [] if row["closing"] is None else [row["closing"]]
    assert tokens == document["token_ids"]
    assert document["stats"]["rounds"] == len(document["rounds"])
    assert document["effective"]["precision"] == "fp64"
    assert document["effective"]["drafter"] == drafter
    assert document["effective"]["exact"] is False
    assert document["effective"]["speculation"].startswith("off: " if drafter == "none" else "on")


def test_the_precision_of_keys_and_values_can_be_chosen(capsys, tiny_folder):
    asked = ("--prompt-ids", "5,9,12", "--drafter", "none", "--max-new-tokens", "3")
    for name, runs in (("auto", "fp64"), ("int8", "int8")):
        document = generate(capsys, tiny_folder("qwen3"), *asked, "--kv-precision", name)
        assert document["effective"]["kv_precision"] == runs


def test_training_data_is_never_made_with_rounded_keys_and_values(capsys, tiny_folder):
    with pytest.raises(SystemExit) as refused:
        main(["train", "--target", str(tiny_folder("qwen3")), "--kv-precision", "int8", "--out", "x"])
    assert refused.value.code == 2
    assert "--kv-precision" in capsys.readouterr().err


def test_ids_for_a_target_without_a_tokenizer(capsys, tiny_folder):
    document = generate(
        capsys, tiny_folder("qwen3"), "--prompt-ids", "5,9,12", "--drafter", "none", "--max-new-tokens", "6"
    )
    assert document["text"] is None
    assert len(document["token_ids"]) == 6
    assert document["prompt_tokens"] == 3
    assert document["finish_reason"] == "length"


def test_ids_for_a_target_with_a_tokenizer_have_text(capsys, chat_folder):
    document = generate(capsys, chat_folder, "--prompt-ids", "5, 9 ,12", "--drafter", "none", "--max-new-tokens", "6")
    assert isinstance(document["text"], str)


def test_messages_from_a_file(capsys, chat_folder, tmp_path):
    path = tmp_path / "messages.json"
    turns = [("system", "be"), ("user", "hello"), ("assistant", "the"), ("user", "hello")]
    path.write_text(json.dumps([{"role": role, "content": content} for role, content in turns]))
    document = generate(capsys, chat_folder, "--messages", str(path), "--drafter", "lookup", "--max-new-tokens", "6")
    assert document["prompt_tokens"] > 20


def test_an_answer_of_one_token(capsys, chat_folder):
    document = generate(capsys, chat_folder, "--prompt", "hello", "--drafter", "none", "--max-new-tokens", "1")
    assert document["rounds"] == []
    assert document["stats"]["tau"] is None
    assert document["stats"]["tokens_per_s"] is None
    assert document["effective"]["widths"] == []


def test_the_seed_decides(capsys, chat_folder):
    arguments = ["--prompt", "hello", "--drafter", "lookup", "--max-new-tokens", "20", "--temperature", "1"]
    first, again, other = (generate(capsys, chat_folder, *arguments, "--seed", seed) for seed in "112")
    assert first["token_ids"] == again["token_ids"] != other["token_ids"]


def test_text_for_people(capsys, chat_folder):
    arguments = ["--threads", "1", "--prompt", "hello", "--drafter", "none", "--max-new-tokens", "8"]
    status = main(["generate", "--target", str(chat_folder), *arguments, "--temperature", "0"])
    captured = capsys.readouterr()
    assert status == 0
    assert captured.err.startswith("8 tokens · ")
    assert captured.err.count("\n") == 1


def test_a_terminal_does_not_obey_the_model(capsys, chat_folder, monkeypatch):
    import sys

    from dspark_core.detokenizer import Detokenizer

    monkeypatch.setattr(Detokenizer, "add", lambda self, token: "a\x1b[2J\x07b\n")
    arguments = ["--threads", "1", "--prompt", "hello", "--drafter", "none", "--max-new-tokens", "3"]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["generate", "--target", str(chat_folder), *arguments])
    assert capsys.readouterr().out == "a[2Jb\n" * 3 + "\n"


def test_exact_mode_is_told_with_its_width(capsys, chat_folder):
    arguments = ["--prompt", "hello hello hello", "--temperature", "0", "--max-new-tokens", "30"]
    plain, exact = (generate(capsys, chat_folder, *arguments, *mode) for mode in ([], ["--exact"]))
    assert exact["effective"]["exact"] is True
    assert exact["effective"]["widths"] == [8]
    assert exact["token_ids"] == plain["token_ids"]  # float64


@pytest.fixture
def failing_drafter(monkeypatch):
    """Lookup proposes twice, then fails."""
    propose, calls = LookupDrafter.propose, []

    def failing(self, *arguments):
        calls.append(1)
        if len(calls) > 2:
            raise CorruptFileError("planted")
        return propose(self, *arguments)

    monkeypatch.setattr(LookupDrafter, "propose", failing)


def test_a_drafter_that_fails_is_told_on_stderr_and_in_the_document(capsys, chat_folder, failing_drafter):
    arguments = ["--prompt", "hello hello hello", "--temperature", "0", "--max-new-tokens", "12", "--json"]
    pair = ["--target", str(chat_folder), "--threads", "1", "--precision", "fp64"]
    documents = []
    for drafter in ("lookup", "none"):
        assert main(["generate", *pair, *arguments, "--drafter", drafter]) == 0
        told = capsys.readouterr()
        documents.append(json.loads(told.out))
        assert ("The answer goes on without drafts." in told.err) == (drafter == "lookup")
    drafted, plain = documents
    assert drafted["token_ids"] == plain["token_ids"]
    assert drafted["effective"]["drafter"] == "lookup"
    assert drafted["effective"]["speculation"].startswith("off: The drafter lookup does not give numbers")


def test_a_measurement_ends_where_its_drafter_fails(chat_folder, failing_drafter):
    """It would tell plain decoding's figures under the drafter's name."""
    engine = Engine()
    load(engine, chat_folder, drafter="lookup")
    prompts = [{"id": "a", "domain": "chat", "prompt": "hello hello hello"}]
    with pytest.raises(EngineError, match="does not give numbers"):
        measure_acceptance(engine, prompts, max_new_tokens=12)
