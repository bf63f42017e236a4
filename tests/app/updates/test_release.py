"""What is believed of a published version: signed, newest, not expired; nothing else."""

import base64
import json
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.updates.release import UpdateRefusedError, read
from app.updates.source import load_source

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
TODAY = date(2026, 11, 23)
GOOD = {"version": "1.4.0", "serial": 7, "expires": "2027-06-30", "page": "https://example.org/releases"}


def signed(values: object, key: Ed25519PrivateKey = KEY) -> bytes:
    text = values if isinstance(values, str) else json.dumps(values)
    signature = base64.b64encode(key.sign(text.encode())).decode()
    return json.dumps({"release": text, "signature": signature}).encode()


def refusal(envelope: bytes, seen: int = 0, keys: tuple[str, ...] = (PUBLIC,)) -> str:
    with pytest.raises(UpdateRefusedError) as refused:
        read(envelope, keys, seen=seen, today=TODAY)
    return str(refused.value)


def test_a_signed_release_is_read():
    release = read(signed(GOOD), (PUBLIC,), seen=7, today=TODAY)
    assert (release.version, release.serial, release.page) == ("1.4.0", 7, "https://example.org/releases")


def test_one_of_several_keys_is_enough():
    other = base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()
    assert read(signed(GOOD), (other, PUBLIC), seen=0, today=TODAY).serial == 7


@pytest.mark.parametrize(
    ("version", "running", "newer"),
    [
        ("1.4.0", "1.3.9", True),
        ("1.4.0", "1.4.0", False),
        ("1.4.0", "1.4.1", False),
        ("1.10.0", "1.9.9", True),
        ("1.4.0", "1.4.0.dev3", False),
    ],
)
def test_newer_is_a_matter_of_numbers(version, running, newer):
    release = read(signed(GOOD | {"version": version}), (PUBLIC,), seen=0, today=TODAY)
    assert release.newer_than(running) is newer


def test_every_altered_byte_is_noticed():
    envelope = json.loads(signed(GOOD))
    text = envelope["release"]
    for place in range(len(text)):
        changed = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        words = refusal(json.dumps(envelope | {"release": changed}).encode())
        assert "not signed" in words


def test_a_stranger_s_signature_is_refused():
    assert "not signed" in refusal(signed(GOOD, Ed25519PrivateKey.generate()))
    assert "not signed" in refusal(signed(GOOD), keys=())


def test_an_older_notice_is_refused():
    assert "older than one" in refusal(signed(GOOD), seen=8)


def test_an_expired_notice_is_refused():
    assert "until 2026-11-22" in refusal(signed(GOOD | {"expires": "2026-11-22"}))
    assert read(signed(GOOD | {"expires": "2026-11-23"}), (PUBLIC,), seen=0, today=TODAY).serial == 7


@pytest.mark.parametrize(
    "values",
    [
        {"page": "http://example.org"},
        {"page": "file:///etc/passwd"},
        {"page": "https:///nowhere"},
        {"page": "https://[bad"},
        {"version": "1.4.0<b>"},
        {"version": "latest"},
        {"serial": "seven"},
        {"serial": None},
        {"expires": "soon"},
        {"expires": 5},
    ],
)
def test_signed_nonsense_is_refused(values):
    assert "not a notice" in refusal(signed(GOOD | values))


@pytest.mark.parametrize(
    "envelope",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"release": 5, "signature": ""}',
        b'{"release": "{}", "signature": "%%%"}',
        b"[" * 50_000,
        signed("[1]"),
        signed("no json"),
    ],
)
def test_what_is_no_envelope_is_refused(envelope):
    assert "not a notice" in refusal(envelope)


def test_a_checkout_names_no_place(tmp_path: Path):
    assert load_source(tmp_path / "missing.json") is None
    assert load_source(Path(__file__).parents[3] / "resources" / "updates.json") is None


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"address": "https://example.org/u"}',
        '{"address": "https://example.org/u", "keys": []}',
        '{"address": "https://example.org/u", "keys": ["short"]}',
        '{"address": "https://example.org/u", "keys": [5]}',
        f'{{"address": "http://example.org/u", "keys": ["{PUBLIC}"]}}',
    ],
)
def test_a_damaged_source_is_none(tmp_path: Path, text):
    (tmp_path / "updates.json").write_text(text, encoding="utf-8")
    assert load_source(tmp_path / "updates.json") is None


def test_a_source_is_read(tmp_path: Path):
    values = {"address": "https://example.org/u", "keys": [PUBLIC]}
    (tmp_path / "updates.json").write_text(json.dumps(values), encoding="utf-8")
    source = load_source(tmp_path / "updates.json")
    assert source is not None
    assert (source.address, source.keys) == ("https://example.org/u", (PUBLIC,))
