"""What the publisher signs is what the program believes."""

import json
import stat
from datetime import UTC, datetime

import pytest
import sign_release

import dspark_core
from app.updates.release import UpdateRefusedError, read


def test_a_signed_notice_is_believed(tmp_path, capsys):
    key = tmp_path / "key"
    assert sign_release.main(["key", str(key)]) == 0
    public = capsys.readouterr().out.strip()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    page = "https://example.org/releases"
    assert sign_release.main(["notice", str(key), "--serial", "3", "--page", page]) == 0
    envelope = capsys.readouterr().out.encode()
    today = datetime.now(UTC).date()
    release = read(envelope, (public,), seen=0, today=today)
    assert (release.version, release.serial, release.page) == (dspark_core.__version__, 3, page)
    values = json.loads(envelope)
    values["release"] = values["release"].replace('"serial": 3', '"serial": 9')
    with pytest.raises(UpdateRefusedError, match="not signed"):
        read(json.dumps(values).encode(), (public,), seen=0, today=today)


def test_a_key_is_never_overwritten(tmp_path, capsys):
    key = tmp_path / "key"
    key.write_text("mine")
    with pytest.raises(SystemExit):
        sign_release.main(["key", str(key)])
    assert "never overwritten" in capsys.readouterr().err
    assert key.read_text() == "mine"


def test_no_key_no_notice(tmp_path, capsys):
    with pytest.raises(SystemExit):
        sign_release.main(["notice", str(tmp_path / "none"), "--serial", "1", "--page", "https://example.org"])
    assert "none" in capsys.readouterr().err
