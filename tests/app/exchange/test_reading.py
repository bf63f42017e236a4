"""Whole files: which they are, and that hostile ones end in plain words."""

import json
import zipfile

import pytest
from samples import chatgpt, lm_studio, node, version, versions
from test_own_json import TREE, whole

from app.exchange import reading
from app.exchange.reading import UnreadableError, read_file

CHAT = chatgpt(node("q", None, "user", "Hi"))
MOON = lm_studio(versions(version("user", "Hi")))


@pytest.fixture
def file(tmp_path):
    def write(content, name="x.json"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def uids(path):
    return [read.conversation.uid if read.conversation else read.problem for read, _ in read_file(path)]


def test_each_format_is_recognised(file, tmp_path):
    assert uids(file(json.dumps([CHAT, CHAT | {"conversation_id": "c-2"}]))) == ["chatgpt:c-1", "chatgpt:c-2"]
    assert uids(file("\ufeff " + json.dumps(CHAT))) == ["chatgpt:c-1"]
    assert uids(file(json.dumps(MOON))) == ["lmstudio:1700000000123"]
    assert uids(file(whole(TREE))) == ["u1"]
    assert uids(file(whole())) == []
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("user.json", "{}")
        archive.writestr("data/conversations.json", json.dumps([CHAT]))
        archive.writestr("data/1700000000123.conversation.json", json.dumps(MOON))
    assert uids(path) == ["lmstudio:1700000000123", "chatgpt:c-1"]


def test_progress_grows_to_the_end(file):
    shares = [share for _, share in read_file(file(json.dumps([CHAT] * 5)))]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.3
    assert shares[-1] > 0.99


def test_what_is_no_conversation_does_not_stop_the_others(file):
    found = uids(file(json.dumps([7, None, {"a": 1}, CHAT, {"messages": "x", "uid": 1}])))
    assert found == [
        "it is in no known format",
        "it is empty or too large",
        "it is in no known format",
        "chatgpt:c-1",
        "it is in no known format",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "damaged JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b'[{"a": 1} {"b": 2}]', "damaged JSON"),
        (b'[{"a": 1}', "damaged JSON"),
        (b"[" * 200_000, "cannot be decoded"),
        (b'[{"a": ' + b"9" * 10_000 + b"}]", "cannot be decoded"),
        (b"PK\x03\x04 no archive", "damaged JSON"),
        (b'{"format": "dspark-chat conversations", "version": 2, "conversations": []}', "newer version"),
        (b'{"format": "dspark-chat conversations", "version": "1", "conversations": []}', "its version"),
        (b'{"format": "dspark-chat conversations", "version": 1}', "no known format"),
    ],
    ids=["empty", "utf-16", "comma", "cut", "deep", "digits", "zip", "newer", "version", "no array"],
)
def test_a_file_that_cannot_be_read_says_why(file, content, words):
    with pytest.raises(UnreadableError, match=words):
        list(read_file(file(content)))


def test_a_missing_file_and_a_folder_say_why(tmp_path):
    for path in (tmp_path / "gone.json", tmp_path):
        with pytest.raises(UnreadableError, match="cannot be read"):
            list(read_file(path))


def test_what_comes_before_the_damage_comes_in(file):
    found = read_file(file(json.dumps([CHAT, MOON])[:-20]))
    assert next(found)[0].conversation.uid == "chatgpt:c-1"
    with pytest.raises(UnreadableError):
        next(found)


def test_archives_that_grow_without_end_are_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 3 << 20)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", b"[" + b" " * (4 << 20) + b"]")
    assert path.stat().st_size < 10_000
    with pytest.raises(UnreadableError, match="larger than 3 MB when unpacked"):
        list(read_file(path))
    plain = tmp_path / "large.json"
    plain.write_bytes(b" " * (4 << 20))
    with pytest.raises(UnreadableError, match="larger than 3 MB"):
        list(read_file(plain))


def test_damaged_and_other_archives_say_why(tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "x" * 5000)
    with pytest.raises(UnreadableError, match=r"no conversations\.json"):
        list(read_file(other))
    broken = tmp_path / "broken.zip"
    with zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", json.dumps([CHAT] * 50))
    content = bytearray(broken.read_bytes())
    content[60:120] = b"\xaa" * 60
    broken.write_bytes(content)
    with pytest.raises(UnreadableError, match="damaged"):
        list(read_file(broken))


def test_too_many_messages_in_one_are_refused(file, monkeypatch):
    monkeypatch.setattr(reading, "MAX_MESSAGES", 0)
    assert uids(file(json.dumps([CHAT]))) == ["it has too many messages"]
