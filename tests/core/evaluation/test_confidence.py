"""``calibrate`` and ``eval``: from rounds that ran to calibrations that are used, and figures on them."""

import json

import pytest
import torch
from dspark_shapes import SHAPES, fitting, write_tiny_drafter

from dspark_core.cli import main
from dspark_core.evaluation.confidence import WholeBlocks, judged
from dspark_core.events import RoundFinished, Token
from dspark_core.scheduling.calibration import Calibration
from dspark_core.scheduling.stored import BROUGHT, read_calibrations


def finished(proposed: int, accepted: int, drafts: int = 3, closing: int | None = 5, said=(0.9, 0.5, 0.2)):
    return RoundFinished(
        request_id="r",
        at=0.0,
        index=0,
        anchor_position=0,
        anchor=1,
        drafts=(7,) * drafts,
        draft_texts=("x",) * drafts,
        proposed=proposed,
        accepted=accepted,
        closing=closing,
        confidence=said,
        tokens=(Token(7, "x", "accepted"),),
        seconds=0.1,
        draft_s=0.0,
        verify_s=0.1,
        target_bytes=0,
        draft_bytes=0,
    )


def test_only_whole_blocks_count():
    seen = WholeBlocks(3)
    for event in (
        finished(3, 2),
        finished(2, 1),  # cut by the schedule
        finished(2, 1, drafts=2, said=(0.9, 0.5)),  # at the end of an answer
        finished(3, 2, closing=None),  # an end token: nothing behind it was judged
        finished(3, 0, said=None),
        finished(3, 3),
        finished(3, 0),
    ):
        seen.add(event)
    logits, survived = seen.tables()
    assert survived.tolist() == [[1, 1, 0], [1, 1, 1], [0, 0, 0]]
    assert torch.allclose(logits.sigmoid(), torch.tensor([[0.9, 0.5, 0.2]] * 3, dtype=torch.float64))


def test_figures_of_a_known_table():
    seen = WholeBlocks(1)
    for k in range(100):
        seen.add(finished(1, int(k < 40), drafts=1, said=(0.9,)))
    before = judged(seen, None)
    assert before["ece"] == pytest.approx(0.5)
    assert before["auc_by_position"] == [0.5]
    assert judged(seen, Calibration((1.0,), (-2.6027,), 1))["ece"] == pytest.approx(0.0, abs=1e-3)


@pytest.fixture(scope="module")
def drafter(chat_folder, tmp_path_factory):
    config = json.loads((chat_folder / "config.json").read_text())
    return write_tiny_drafter(tmp_path_factory.mktemp("drafter"), fitting(SHAPES["speculators"], config))


def run(capsys, *words: str) -> tuple[int, str, str]:
    status = main(list(words))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


@pytest.fixture
def pair(chat_folder, drafter) -> list[str]:
    return ["--target", str(chat_folder), "--drafter", f"dspark:{drafter}", "--precision", "fp32", "--threads", "1"]


def test_calibrate_is_used_by_eval_and_brought_along(capsys, pair, tmp_path):
    prompts = tmp_path / "prompts.jsonl"
    rows = [{"id": f"p{k}", "domain": "ab"[k % 2], "prompt": f"hello {k}"} for k in range(4)]
    prompts.write_text("\n".join(map(json.dumps, rows)))
    words = ["eval", "--prompts", str(prompts), "--temperatures", "0,1", *pair]
    status, out, err = run(capsys, *words, "--json")
    assert status == 0, err
    cold, warm = json.loads(out)["runs"]
    assert cold["domains"].keys() == {"a", "b", "all"}
    assert warm["calibration"]["rounds"] >= 100
    assert warm["calibration"]["after"] is None, "nothing was learned yet"

    options = ["--temperatures", "1", "--rounds", "400", "--into", str(tmp_path / "brought"), "--json"]
    status, out, err = run(capsys, "calibrate", *pair, *options)
    assert status == 0, err
    made = json.loads(out)["regimes"]["1.0"]
    assert made["rounds"] >= 400
    assert made["after"]["ece"] < min(0.05, made["before"]["ece"])
    assert read_calibrations(tmp_path / "brought" / BROUGHT).keys() == {"1.0"}

    status, out, _ = run(capsys, *words, "--json")
    cold, warm = json.loads(out)["runs"]
    assert warm["calibration"]["after"]["ece"] < warm["calibration"]["before"]["ece"]
    assert cold["calibration"]["after"] is None, "a sampled regime says nothing of greedy decoding"
    status, out, _ = run(capsys, *words)
    assert "calibrated: error" in out
    assert "no calibration is known" in out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--rounds", "5"], "at least 100 rounds"),
        (["--temperatures", "warm"], "no numbers"),
        (["--temperatures", "-1"], "out of range"),
        (["--prompts", "no such file"], "cannot be read"),
    ],
)
def test_what_calibrate_refuses(options, words, capsys, pair):
    status, _, err = run(capsys, "calibrate", *pair, *options)
    assert status == 1
    assert words in err


def test_a_drafter_that_says_nothing_cannot_be_calibrated(capsys, pair, chat_folder):
    status, _, err = run(capsys, "calibrate", "--target", str(chat_folder), "--drafter", "lookup", "--rounds", "100")
    assert status == 1
    assert "tells its confidence" in err
