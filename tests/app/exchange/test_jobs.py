"""Import and export without a store: what stands where they are stopped or fail."""

import json

import pytest
from samples import chatgpt, node
from test_own_json import TREE

from app.exchange.jobs import export, import_files


def write(path, name, *values):
    file = path / name
    file.write_text(json.dumps(values))
    return file


def test_an_export_that_is_stopped_or_fails_leaves_the_file_that_was_there(tmp_path):
    path = tmp_path / "x.json"
    path.write_text("old")

    def fail(number):
        raise ValueError(number)

    assert export(path, "json", [1, 2], lambda number: TREE, lambda count, share: count < 1) is None
    with pytest.raises(ValueError, match="1"):
        export(path, "json", [1], fail, lambda count, share: True)
    assert [file.name for file in tmp_path.iterdir()] == ["x.json"]
    assert path.read_text() == "old"


@pytest.mark.parametrize("kind", ["json", "markdown"])
def test_what_is_gone_meanwhile_is_passed_over(tmp_path, kind):
    path = tmp_path / "x"
    shares = []
    given = [None, TREE, None, TREE]
    count = export(path, kind, range(4), given.__getitem__, lambda count, share: shares.append(share) or True)
    assert (count, shares) == (2, [0.25, 0.5, 0.75, 1.0])
    text = path.read_text()
    if kind == "json":
        assert len(json.loads(text)["conversations"]) == 2
    else:
        assert text.count("# Sky") == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_next(tmp_path):
    chat = chatgpt(node("q", None, "user", ["Hi", {"picture": 1}]))
    good, bad = write(tmp_path, "good.json", chat, 5, chat), tmp_path / "bad.json"
    bad.write_text("{")
    answers = iter([7, None])
    shares = []
    summary = import_files([bad, good], lambda found: next(answers), lambda count, share: shares.append(share) or True)
    assert (summary.imported, summary.known, summary.ids) == (1, 1, [7])
    assert summary.left_out == {"pictures and files": 1}
    assert summary.problems == ["bad.json is damaged JSON (line 1)", "good.json, entry 2: it is in no known format"]
    assert shares == sorted(shares)
    assert shares[0] > 0.5
    assert shares[-1] <= 1


def test_what_the_store_raises_ends_the_import(tmp_path):
    def full(found):
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        import_files([write(tmp_path, "x.json", chatgpt(node("q", None, "user", "Hi")))], full, lambda *_: True)


def test_a_leading_message_of_the_system_becomes_a_setting(tmp_path):
    """With branches below it; one among others stays what it is."""
    led = chatgpt(node("s", None, "system", "Be kind."), node("a", "s", "user", "Hi"), node("b", "s", "user", "Ho"))
    among = chatgpt(node("a", None, "user", "Hi"), node("s", "a", "system", "Be kind."), id="two")
    found = []
    import_files([write(tmp_path, "x.json", led, among)], lambda each: found.append(each), lambda *_: True)
    assert found[0].settings == {"system_prompt": "Be kind."}
    assert [(each.role, each.parent) for each in found[0].messages] == [("user", None), ("user", None)]
    assert found[1].settings is None
    assert [each.role for each in found[1].messages] == ["user", "system"]
