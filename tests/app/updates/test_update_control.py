"""Asking for a newer version: only when it is wanted, over real HTTP on this machine, told in words."""

import base64
import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import app.main
from app.settings import SettingsStore
from app.transcript.links import LinkDialog
from app.updates.source import Source
from app.updates.update_control import UpdateControl

KEY = Ed25519PrivateKey.generate()
PUBLIC = base64.b64encode(KEY.public_key().public_bytes_raw()).decode()
TODAY = datetime.now(UTC).date()


def envelope(version: str = "99.0.0", serial: int = 5) -> bytes:
    expires = (TODAY + timedelta(days=2)).isoformat()
    page = "https://example.org/releases"
    text = json.dumps({"version": version, "serial": serial, "expires": expires, "page": page})
    return json.dumps({"release": text, "signature": base64.b64encode(KEY.sign(text.encode())).decode()}).encode()


@dataclass
class Publisher:
    """What is answered, and what was asked."""

    address: str = ""
    status: int = 200
    body: bytes = field(default_factory=envelope)
    location: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    answers = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answers.asked.append(dict(self.headers))
            self.send_response(answers.status)
            if answers.location:
                self.send_header("Location", answers.location)
            self.end_headers()
            with contextlib.suppress(OSError):  # who asked has gone
                self.wfile.write(answers.body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    answers.address = f"http://127.0.0.1:{server.server_port}/updates.json"
    yield answers
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def settings(tmp_path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


@pytest.fixture
def control(publisher, settings, qtbot) -> Iterator[UpdateControl]:
    made = UpdateControl(Source(publisher.address, (PUBLIC,)), settings)
    yield made
    assert made.close()


def told(control: UpdateControl, qtbot) -> str:
    with qtbot.waitSignal(control.told) as signal:
        control.ask_now()
    return " ".join(signal.args)


def test_a_newer_version_is_told_and_remembered(control, settings, publisher, qtbot):
    with qtbot.waitSignal(control.found) as signal:
        control.ask_now()
    assert signal.args[0].version == "99.0.0"
    assert settings.settings.updates_serial == 5
    assert settings.settings.updates_asked == TODAY.isoformat()
    sent = {name.lower() for name in publisher.asked[0]}
    assert sent <= {"host", "accept", "accept-encoding", "connection", "user-agent"}
    assert publisher.asked[0]["User-Agent"] == "DSparkChat"


def test_no_newer_one_is_told_too(control, publisher, qtbot):
    publisher.body = envelope("0.0.1")
    assert "is the newest version" in told(control, qtbot)


def test_off_by_default(control, publisher, qtbot):
    control.start()
    assert control.close()
    assert not publisher.asked


def test_once_a_day_and_quiet(control, settings, publisher, qtbot):
    settings.update(check_updates=True)
    words: list[str] = []
    control.told.connect(lambda *args: words.extend(args))
    publisher.status = 500
    control.start()
    qtbot.waitUntil(lambda: len(publisher.asked) == 1 and control._question is None)
    publisher.status, publisher.body = 200, envelope("0.0.1")
    control.start()  # an answer that failed does not count
    qtbot.waitUntil(lambda: settings.settings.updates_asked == TODAY.isoformat())
    control.start()
    assert control._question is None
    assert len(publisher.asked) == 2
    assert not words


def test_an_older_notice_is_refused(control, settings, publisher, qtbot):
    settings.update(updates_serial=6)
    assert "older than one" in told(control, qtbot)
    assert settings.settings.updates_serial == 6


def test_a_stranger_s_notice_is_refused(publisher, settings, qtbot):
    stranger = base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()
    control = UpdateControl(Source(publisher.address, (stranger,)), settings)
    assert "not signed" in told(control, qtbot)
    assert settings.settings.updates_serial == 0


@pytest.mark.parametrize(
    "fault",
    [{"status": 404}, {"status": 302, "location": "http://127.0.0.1:9/elsewhere"}, {"body": b"x" * 1_000_000}],
)
def test_what_goes_wrong_is_told(control, publisher, qtbot, fault):
    for name, value in fault.items():
        setattr(publisher, name, value)
    assert "could not be asked for" in told(control, qtbot)
    assert len(publisher.asked) == 1


def test_nobody_there(settings, qtbot):
    control = UpdateControl(Source("http://127.0.0.1:9/", (PUBLIC,)), settings)
    assert "could not be asked for" in told(control, qtbot)


def test_a_build_without_a_source(settings, qtbot):
    control = UpdateControl(None, settings)
    assert not control.possible
    settings.update(check_updates=True)
    control.start()
    assert "names no place" in told(control, qtbot)


def test_the_window_offers_the_page_and_opens_nothing_by_itself(launch, publisher, monkeypatch):
    monkeypatch.setattr(app.main, "load_source", lambda file: Source(publisher.address, (PUBLIC,)))
    p = launch()
    entries = p.window.actions_table.entries
    assert entries["updates_at_start"].isEnabled()
    assert not entries["updates_at_start"].isChecked()
    assert not publisher.asked
    entries["updates_at_start"].trigger()
    assert p.program.settings.settings.check_updates
    entries["check_updates"].trigger()
    banner = p.window.banner
    p.until(banner.action_button.isVisible)
    assert "99.0.0" in banner.label.text()
    banner.action_button.click()
    dialogs = p.window.findChildren(LinkDialog)
    assert [dialog.address for dialog in dialogs] == ["https://example.org/releases"]


def test_a_checkout_cannot_ask_at_start(launch):
    entries = launch().window.actions_table.entries
    assert not entries["updates_at_start"].isEnabled()
    entries["check_updates"].trigger()


def test_nobody_is_asked_while_the_program_is_offline(control, settings, publisher, qtbot, monkeypatch):
    monkeypatch.setenv("DSPARK_OFFLINE", "1")
    settings.update(check_updates=True)
    control.start()
    assert "switched offline" in told(control, qtbot)
    assert control.close()
    assert not publisher.asked
