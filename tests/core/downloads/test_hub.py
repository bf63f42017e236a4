import json
from collections.abc import Callable

import httpx2
import pytest
from hub_server import COMMIT, FILES, TAKEN, Hub

from dspark_core.downloads import connection
from dspark_core.downloads.connection import UnreachableError, get, is_loopback, open_client
from dspark_core.downloads.hub import look_up
from dspark_core.downloads.plan import make_plan
from dspark_core.errors import CorruptFileError, EngineError, FetchError, InvalidRequestError
from dspark_core.preferences import OfflineError, change_preferences

TOKEN = "hf_" + "s3cret" * 5


def test_facts_are_those_of_the_commit(hub: Hub) -> None:
    facts = look_up("acme/tiny")
    assert (facts.repo, facts.revision, facts.licence, facts.gated) == ("acme/tiny", COMMIT, "apache-2.0", "")
    assert facts.last_modified == "2026-11-01T12:00:00.000Z"
    assert {file.name: file.bytes for file in facts.files} == {name: len(data) for name, data in FILES.items()}
    assert hub.seen[0][1] == "/api/models/acme/tiny/revision/main?blobs=true"


def test_a_plan_takes_data_only(hub: Hub) -> None:
    plan = make_plan(look_up("acme/tiny"))
    assert [file.name for file in plan.files] == ["LICENSE", "config.json", "tokenizer.json", "model.safetensors"]
    assert sorted(file.name for file in plan.files) == TAKEN


def test_a_revision_may_hold_slashes(hub: Hub) -> None:
    look_up("acme/tiny", "refs/pr/1")
    assert hub.seen[0][1] == "/api/models/acme/tiny/revision/refs%2Fpr%2F1?blobs=true"


LICENCES = [
    ({"cardData": {"license": "other", "license_name": "gemma", "license_link": "https://x.org/l"}}, "gemma"),
    ({"cardData": None, "tags": ["a", "license:mit"]}, "mit"),
    ({"cardData": {"license": ["mit", "apache"]}, "tags": 3}, ""),
    ({"cardData": {"license": "x" * 1000}}, ""),
    ({"cardData": {"license": "a\x1b[2Jb"}}, ""),
]


@pytest.mark.parametrize(("facts", "licence"), LICENCES)
def test_the_licence_is_the_one_of_the_card(facts: dict[str, object], licence: str, hub: Hub) -> None:
    hub.facts = facts
    assert look_up("acme/tiny").licence == licence


@pytest.mark.parametrize(("said", "gated"), [(False, ""), ("auto", "auto"), ("manual", "manual"), (True, "auto")])
def test_gated_models_are_told(said: object, gated: str, hub: Hub) -> None:
    hub.facts = {"gated": said}
    assert look_up("acme/tiny").gated == gated


@pytest.mark.parametrize("repo", ["", "tiny", "a/b/c", "../x", "a/..", "a--b/c", "a b/c", "-a/b", "a/b.", "ä/b"])
def test_what_is_no_name_is_refused_unasked(repo: str, hub: Hub) -> None:
    with pytest.raises(InvalidRequestError):
        look_up(repo)
    assert hub.seen == []


@pytest.mark.parametrize("revision", ["", "a\nb"])
def test_what_is_no_revision_is_refused_unasked(revision: str, hub: Hub) -> None:
    with pytest.raises(InvalidRequestError, match="revision"):
        look_up("acme/tiny", revision)
    assert hub.seen == []


SIBLING = {"rfilename": "config.json", "size": 1, "blobId": "0" * 40}
NONSENSE: list[object] = [
    [],
    {"siblings": []},
    {"sha": "main", "siblings": []},
    {"sha": COMMIT},
    {"sha": COMMIT, "siblings": ["config.json"]},
    {"sha": COMMIT, "siblings": [{"rfilename": 3, "size": 1}]},
    {"sha": COMMIT, "siblings": [SIBLING | {"size": -1}]},
    {"sha": COMMIT, "siblings": [SIBLING | {"size": 1 << 60}]},
    {"sha": COMMIT, "siblings": [SIBLING | {"size": True}]},
    {"sha": COMMIT, "siblings": [SIBLING | {"size": None}]},
    {"sha": COMMIT, "siblings": [SIBLING | {"blobId": "zz"}]},
    {"sha": COMMIT, "siblings": [SIBLING | {"lfs": {"sha256": 5, "size": 1}}]},
    {"sha": COMMIT, "siblings": [SIBLING, SIBLING]},
]


@pytest.mark.parametrize("answer", NONSENSE)
def test_an_answer_that_cannot_be_is_refused(answer: object, hub: Hub) -> None:
    hub.api_body = json.dumps(answer).encode()
    with pytest.raises(CorruptFileError, match="acme/tiny cannot be used"):
        look_up("acme/tiny")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[" * 200_000, b'{"sha": '])
def test_an_answer_that_is_no_json_is_refused(body: bytes, hub: Hub) -> None:
    hub.api_body = body
    with pytest.raises(CorruptFileError):
        look_up("acme/tiny")


def test_another_commit_than_the_one_asked_for_is_refused(hub: Hub) -> None:
    with pytest.raises(CorruptFileError, match="another commit"):
        look_up("acme/tiny", "a" * 40)


def test_an_answer_without_end_is_cut_off(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dspark_core.downloads.hub.MAX_ANSWER_BYTES", 1000)
    hub.api_body = b" " * 2000
    with pytest.raises(FetchError, match="far more"):
        look_up("acme/tiny")


def test_an_answer_that_drips_is_given_up(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dspark_core.downloads.hub.ANSWER_S", -1.0)
    with pytest.raises(UnreachableError, match="too slowly"):
        look_up("acme/tiny")


def test_a_missing_model_is_told(hub: Hub) -> None:
    with pytest.raises(FetchError, match="has no such model"):
        look_up("acme/other")


def test_nobody_there_is_told(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(UnreachableError, match=r"connection to 127\.0\.0\.1 failed"):
        look_up("acme/tiny")


def test_a_silent_server_is_given_up(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.silent_s = 0.5
    monkeypatch.setattr(connection, "READ_S", 0.1)
    with pytest.raises(UnreachableError, match="no answer in time"):
        look_up("acme/tiny")


class TestToken:
    def test_a_gated_model_says_what_to_do(self, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
        hub.needs_token = TOKEN
        with pytest.raises(FetchError, match="accept its terms"):
            look_up("acme/tiny")
        monkeypatch.setenv("HF_TOKEN", "hf_other")
        with pytest.raises(FetchError, match="does not let this account"):
            look_up("acme/tiny")
        hub.gated_status = 401
        with pytest.raises(FetchError, match="did not accept the access token") as caught:
            look_up("acme/tiny")
        assert "hf_other" not in str(caught.value)

    def test_the_token_goes_to_the_endpoint_alone(
        self, hub: Hub, fetch: Callable[..., object], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hub.needs_token = TOKEN
        hub.storage_host = "localhost"
        fetch(token=TOKEN)
        at = {host.partition(":")[0]: headers.get("Authorization") for host, _, headers in hub.file_requests()}
        assert at == {"127.0.0.1": f"Bearer {TOKEN}", "localhost": None}

    def test_it_is_not_sent_to_another_host(self, hub: Hub) -> None:
        with open_client() as client, get(client, f"http://localhost:{hub.port}/storage/LICENSE", TOKEN) as response:
            assert response.status_code == 200
        assert "Authorization" not in hub.seen[-1][2]

    def test_it_is_not_sent_without_encryption(self, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HF_ENDPOINT", "http://mirror.invalid")
        monkeypatch.setenv("HF_TOKEN", TOKEN)
        with pytest.raises(FetchError, match="not be encrypted") as caught:
            look_up("acme/tiny")
        assert TOKEN not in str(caught.value)

    def test_it_is_in_no_log_and_no_traceback(
        self, hub: Hub, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(0)
        monkeypatch.setenv("HF_TOKEN", TOKEN)
        look_up("acme/tiny")
        hub.silent_s = 0.5
        monkeypatch.setattr(connection, "READ_S", 0.1)
        with pytest.raises(EngineError) as caught:
            look_up("acme/tiny")
        assert TOKEN not in str(caught.getrepr(style="short", chain=True))
        assert TOKEN not in caplog.text


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://x/y", "http://[bad", "//"])
def test_a_redirect_to_something_else_is_refused(to: str, hub: Hub) -> None:
    hub.redirect = to
    with pytest.raises(FetchError):
        look_up("acme/tiny")


def test_a_protected_connection_is_not_left() -> None:
    with pytest.raises(FetchError, match="unprotected"):
        connection._joined(httpx2.URL("https://hub.example/x"), "http://hub.example/y")


def test_redirects_without_end_are_refused(hub: Hub) -> None:
    hub.redirect = f"{hub.endpoint}/again"
    with pytest.raises(FetchError, match="without end"):
        look_up("acme/tiny")
    assert len(hub.seen) == connection.MAX_REDIRECTS + 1


def test_offline_makes_no_connection(hub: Hub) -> None:
    change_preferences(offline=True)
    with pytest.raises(OfflineError):
        look_up("acme/tiny")
    assert hub.seen == []


def test_the_endpoint_of_the_preferences_comes_before_the_environment(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    change_preferences(endpoint=hub.endpoint + "/")
    assert look_up("acme/tiny").endpoint == hub.endpoint


def test_a_proxy_is_used(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub's own server answers as a proxy: it is asked for the whole address of another host."""
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
    change_preferences(proxy=hub.endpoint)
    assert look_up("acme/tiny").revision == COMMIT
    assert hub.seen[0][0] == "hub.invalid"


def test_a_proxy_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    with pytest.raises(EngineError, match="proxy cannot be used"):
        look_up("acme/tiny")


@pytest.mark.parametrize(
    ("host", "here"), [("localhost", True), ("127.0.0.1", True), ("::1", True), ("x.org", False), ("10.0.0.1", False)]
)
def test_what_this_computer_is(host: str, here: bool) -> None:
    assert is_loopback(host) is here
