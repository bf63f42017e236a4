"""``fetch OWNER/NAME``, with the transfer in this process."""

import io
import json
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hub_server import COMMIT, FILES, TAKEN, Hub, assert_installed

from dspark_core.cancel import CancelToken
from dspark_core.cli import fetch_repo, main
from dspark_core.downloads.plan import DownloadPlan
from dspark_core.downloads.transfer import transfer
from dspark_core.models.fetch import FetchProgress

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
    asked = len(hub.file_requests())
    assert main(["fetch", "acme/tiny"]) == 0
    assert "is installed and undamaged" in capsys.readouterr().out
    assert len(hub.file_requests()) == asked
    (store / "acme--tiny" / "config.json").write_bytes(b"!" * len(FILES["config.json"]))
    assert main(["fetch", "acme/tiny", "--yes"]) == 0
    assert_installed(store)


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("yes\n", 0), ("\n", 1), ("", 1), ("n\n", 1)])
def test_it_asks_before_it_downloads(
    answer: str, status: int, hub: Hub, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    assert main(["fetch", "acme/tiny"]) == status
    assert bool(hub.file_requests()) is (status == 0)


def test_without_a_terminal_it_does_not_guess(
    hub: Hub, store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert main(["fetch", "acme/tiny"]) == 1
    assert "--yes" in capsys.readouterr().err.splitlines()[-1]
    assert hub.file_requests() == []


def test_from_is_not_for_models_of_a_hub(hub: Hub, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "acme/tiny", "--from", "x"]) == 1
    assert "fetch PATH" in capsys.readouterr().err
    assert hub.seen == []
