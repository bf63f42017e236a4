"""``fetch OWNER/NAME``, with the transfer in this process."""

import errno
import io
import json
import re
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hub_server import COMMIT, FILES, TAKEN, Hub, assert_installed

from dspark_core.cancel import CancelToken
from dspark_core.cli import fetch_repo, main
from dspark_core.downloads.plan import DownloadPlan
from dspark_core.downloads.transfer import transfer
from dspark_core.models.catalogue import hub_model
from dspark_core.models.fetch import FetchProgress
from dspark_core.models.pins import pin_of

BYTES = sum(len(FILES[name]) for name in TAKEN)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(plan: DownloadPlan) -> Generator[FetchProgress, None, None]:
        return transfer(plan, None, CancelToken(), 0.001)

    monkeypatch.setattr(fetch_repo, "download", run)


def test_licence_and_size_are_shown_first_and_the_document_last(
    hub: Hub, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.facts = {"gated": "auto"}
    assert main(["fetch", "acme/tiny", "--yes", "--json"]) == 0
    out, err = capsys.readouterr()
    shown = err.splitlines()
    assert shown[0] == f"acme/tiny at {hub.endpoint}, version {COMMIT[:12]}, changed 2026-11-01"
    assert shown[1] == "  licence: apache-2.0"
    assert "gated" in shown[2]
    assert shown[3] == "  4 files, 0.00 GB"
    assert "GB free" in shown[4]
    document = json.loads(out)
    assert (document["repo"], document["revision"], document["bytes"]) == ("acme/tiny", COMMIT, BYTES)
    assert {file["name"] for file in document["files"]} == set(TAKEN)
    assert document["folder"] == str(store / "acme--tiny")
    assert_installed(store)


def test_what_is_there_is_verified_and_not_fetched_again(
    hub: Hub, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fetch", "acme/tiny", "--yes"]) == 0
    asked = len(weights_asked(hub))
    assert main(["fetch", "acme/tiny"]) == 0
    assert "is installed and undamaged" in capsys.readouterr().out
    assert len(weights_asked(hub)) == asked
    (store / "acme--tiny" / "config.json").write_bytes(b"!" * len(FILES["config.json"]))
    assert main(["fetch", "acme/tiny", "--yes"]) == 0
    assert_installed(store)


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("yes\n", 0), ("\n", 1), ("", 1), ("n\n", 1)])
def test_it_asks_before_it_downloads(
    answer: str, status: int, hub: Hub, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert main(["fetch", "acme/tiny"]) == status
    assert bool(weights_asked(hub)) is (status == 0)
    assert (pin_of("acme/tiny") is not None) is (status == 0)


def test_without_a_terminal_it_does_not_guess(
    hub: Hub, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert main(["fetch", "acme/tiny"]) == 1
    assert "--yes" in capsys.readouterr().err.splitlines()[-1]
    assert weights_asked(hub) == []


def test_what_it_would_take_is_told_before(hub: Hub, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "acme/tiny"]) == 1
    assert "  cannot be run: " in capsys.readouterr().err
    model, drafter = hub_model("qwen3-8b"), hub_model("dspark-qwen3-8b")
    assert model is not None
    assert drafter is not None
    hub.files["config.json"] = json.dumps(model.config).encode()
    assert main(["fetch", "acme/tiny"]) == 1
    told = capsys.readouterr().err
    assert re.search(r"takes about [\d.]+ GiB of memory with a context of 8,192 tokens, .* by its config.json\)", told)
    assert "the longest context that fits: " in told
    hub.files["config.json"] = json.dumps(drafter.config).encode()
    assert main(["fetch", "acme/tiny"]) == 1
    assert "of memory" not in capsys.readouterr().err  # of a drafter that depends on its target


def test_what_a_config_says_cannot_write_to_the_terminal(hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    hub.files["config.json"] = json.dumps({"architectures": ["\x1b[2J\nok"], "model_type": "x"}).encode()
    assert main(["fetch", "acme/tiny"]) == 1
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert "cannot be run: This model is a [2J ok, which" in told
    config = {"architectures": ["LlamaForCausalLM"], "model_type": "x" * 100_000}
    hub.files["config.json"] = json.dumps(config).encode()
    assert main(["fetch", "acme/tiny"]) == 1
    assert 500 < len(capsys.readouterr().err) < 2000


def test_a_drafter_that_is_not_run_is_told_as_such(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    hub.files["config.json"] = json.dumps({"architectures": ["PEagleDraftModel"]}).encode()
    assert main(["fetch", "acme/tiny"]) == 1
    told = capsys.readouterr().err
    assert "  cannot be run: " in told
    assert "Download it?" in told


def test_a_pin_that_cannot_be_kept_is_told_in_words(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refused(seen: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", "pins.json")

    monkeypatch.setattr(fetch_repo, "keep", refused)
    assert main(["fetch", "acme/tiny", "--yes"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("error: A file operation failed: Read-only")
    assert weights_asked(hub) == []


def weights_asked(hub: Hub) -> list[str]:
    return [path for _, path, _ in hub.file_requests() if path.endswith(".safetensors")]


def test_from_is_not_for_models_of_a_hub(hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "acme/tiny", "--from", "x"]) == 1
    assert "fetch PATH" in capsys.readouterr().err
    assert hub.seen == []
