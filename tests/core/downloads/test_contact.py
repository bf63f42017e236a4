"""The first contact with a repository: its config.json and chat template, read before anything is downloaded."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hub_server import COMMIT, Hub

from dspark_core.downloads.contact import first_contact, keep
from dspark_core.errors import CorruptFileError, FetchError
from dspark_core.models.catalogue import hub_model
from dspark_core.models.pins import pin_of
from dspark_core.pairs import needs as pair_needs
from dspark_core.pairs.needs import needs
from dspark_core.preferences import OfflineError, change_preferences
from dspark_core.requests import LoadRequest

KNOWN = hub_model("qwen3-8b")
assert KNOWN is not None
CONFIG = KNOWN.config
TEMPLATE = b"{{ messages }}"


def describe(hub: Hub, config: object = CONFIG, **more: bytes) -> None:
    hub.files["config.json"] = config if isinstance(config, bytes) else json.dumps(config).encode()
    hub.files |= {name.replace("_json", ".json").replace("_jinja", ".jinja"): text for name, text in more.items()}


def test_the_configuration_is_seen_before_and_pinned_when_it_is_confirmed(hub: Hub, monkeypatch) -> None:
    describe(hub, chat_template_jinja=TEMPLATE)
    monkeypatch.setattr(pair_needs, "available_bytes", lambda device: 64 << 30)
    request = LoadRequest(hub.repo, "none", "bf16", "cpu", 4096)
    seen = first_contact(hub.repo)
    assert (seen.config, seen.template, seen.warning) == (CONFIG, sha256(TEMPLATE).hexdigest(), "")
    assert pin_of(hub.repo) is None
    before = needs(request, seen={hub.repo: seen.config})
    assert 15 << 30 < before.total < 20 << 30
    assert before.longest_context > 4096
    keep(seen)
    pin = pin_of(hub.repo)
    assert pin is not None
    assert (pin.config, pin.template, pin.revision) == (CONFIG, seen.template, COMMIT)
    assert needs(request) == before


@pytest.mark.parametrize(
    "config",
    [b"", b"[]", b"{", b'{"a": 1' + b"0" * 5000 + b"}", b'{"a":' * 500 + b"1" + b"}" * 500, b"[" * 100_000, b"\xff"],
)
def test_a_config_that_is_none_is_refused_in_words(hub: Hub, config: bytes) -> None:
    describe(hub, config)
    with pytest.raises(CorruptFileError, match=r"config\.json of acme/tiny does not describe a model"):
        first_contact(hub.repo)


def test_one_that_is_far_too_large_is_not_even_asked_for(hub: Hub) -> None:
    describe(hub, b" " * (2 << 20) + b"{}")
    with pytest.raises(CorruptFileError, match="far too large"):
        first_contact(hub.repo)
    assert not hub.file_requests()


def test_what_the_hub_sends_must_be_the_file_it_named(hub: Hub) -> None:
    describe(hub)
    hub.served["config.json"] = json.dumps({"model_type": "qwen3"}).encode()
    with pytest.raises(CorruptFileError, match="its hash differs"):
        first_contact(hub.repo)
    hub.served["config.json"] = b" " * (2 << 20)
    with pytest.raises(FetchError, match="far more than was asked for"):
        first_contact(hub.repo)


def test_a_gated_model_without_a_token_is_pinned_without_them_and_with_one_they_are_added(
    hub: Hub, monkeypatch
) -> None:
    describe(hub, chat_template_jinja=TEMPLATE)
    facts = hub.api_answer()
    hub.needs_token, hub.facts = "hf_secret", {"gated": "manual"}
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    with_token = first_contact(hub.repo)
    assert with_token.config == CONFIG
    # the hub tells everybody what a gated repository holds, but shows its files to accounts only
    hub.facts, hub.api_body = {}, facts
    hub.open_facts = True
    monkeypatch.delenv("HF_TOKEN")
    without = first_contact(hub.repo)
    assert (without.config, without.template) == (None, None)
    keep(with_token)
    keep(without)
    pin = pin_of(hub.repo)
    assert pin is not None
    assert pin.config == CONFIG
    # of the next version the last confirmed template is still what the new one is compared with
    keep(replace(without, plan=replace(without.plan, facts=replace(without.plan.facts, revision="e" * 40))))
    pin = pin_of(hub.repo)
    assert pin is not None
    assert (pin.revision, pin.config, pin.template) == ("e" * 40, None, with_token.template)


def test_offline_nothing_is_asked(hub: Hub) -> None:
    change_preferences(offline=True)
    with pytest.raises(OfflineError):
        first_contact(hub.repo)
    assert not hub.seen


def test_another_chat_template_than_the_one_that_was_pinned_is_told(hub: Hub) -> None:
    describe(hub, tokenizer_config_json=json.dumps({"chat_template": "{{ messages }}"}).encode())
    seen = first_contact(hub.repo)
    keep(replace(seen, plan=replace(seen.plan, facts=replace(seen.plan.facts, revision="e" * 40))))
    describe(hub, chat_template_jinja=TEMPLATE)  # the same, in a file of its own
    assert not first_contact(hub.repo).warning
    describe(hub, chat_template_jinja=TEMPLATE + b"!")
    assert "another than when this model was confirmed on 20" in first_contact(hub.repo).warning
