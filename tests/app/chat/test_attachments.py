"""What a file holds reaches the message unchanged, and comes out of it again; what is no text is refused in words."""

import os

import pytest

from app.chat.attachments import (
    LARGEST_FILE,
    Attachment,
    AttachmentError,
    block,
    compose,
    read_attachment,
    split,
    tidy_name,
)


def read(tmp_path, data: bytes, name: str = "notes.txt") -> Attachment:
    path = tmp_path / name
    path.write_bytes(data)
    return read_attachment(path)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16-LE"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("utf-32", "UTF-32-LE"),
        ("latin-1", "read as Latin-1"),
    ],
)
def test_common_encodings(tmp_path, encoding, told):
    text = "Grüße, file of plain text\nand a second line\n"
    assert read(tmp_path, text.encode(encoding)) == Attachment("notes.txt", text, told)


def test_lines_end_as_elsewhere(tmp_path):
    assert read(tmp_path, b"a\r\nb\r\n").text == "a\nb\n"


def test_an_empty_file_is_attached_as_it_is(tmp_path):
    assert read(tmp_path, b"").text == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x7fELF\x02\x01\x01\x00", "not text"),
        (bytes(range(256)), "not text"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xfe\x00\xd8", "not text"),
        (b"x" * (LARGEST_FILE + 1), "too large"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, data, words):
    with pytest.raises(AttachmentError, match=words):
        read(tmp_path, data)


def test_the_largest_file_is_taken(tmp_path):
    assert read(tmp_path, b"x" * LARGEST_FILE).size == LARGEST_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "nowhere").symlink_to("gone")
    for name, words in (("pipe", "no file"), ("loop", "circle"), ("nowhere", "nowhere"), ("", "folder")):
        with pytest.raises(AttachmentError, match=words):
            read_attachment(tmp_path / name)
    with pytest.raises(AttachmentError):
        read_attachment(tmp_path / "a\0b")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root, and Windows, may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "secret").write_text("x")
    (tmp_path / "secret").chmod(0)
    with pytest.raises(AttachmentError, match="permissions"):
        read_attachment(tmp_path / "secret")


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("",),
        ("plain",),
        ("ends with lines\n\n", "two"),
        ("```\nfenced\n```", "`````\n", "`"),
        ("File `x`:\n```\ninner\n```\n\n",),
        ("\n```", "```\n\nFile `y`:\n````"),
    ],
)
@pytest.mark.parametrize("typed", ["", "What is this?", "\nFile `a`:\n```\nb\n```", "```"])
def test_a_message_gives_its_attachments_back(texts, typed):
    attachments = tuple(Attachment(f"file {at}.py", text) for at, text in enumerate(texts))
    assert split(compose(typed, attachments)) == (typed, attachments)


def test_the_fence_is_longer_than_any_inside_and_names_the_language():
    assert block(Attachment("a.py", "x = '````'")) == "File `a.py`:\n`````python\nx = '````'\n`````"
    assert block(Attachment("a.unknown", "x")).startswith("File `a.unknown`:\n```\n")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a`b\n.py", "a'b�.py"), ("\u202egpj.exe", "�gpj.exe"), ("", "file"), ("  ", "file")],
)
def test_a_name_stays_on_its_line(name, shown):
    assert tidy_name(name) == shown


def test_a_long_name_keeps_its_ending():
    assert len(tidy_name("x" * 300 + ".py")) == 120
    assert tidy_name("x" * 300 + ".py").endswith(".py")
