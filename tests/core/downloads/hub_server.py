"""A model hub on loopback, real HTTP, that can fail in every way a network or a hostile server does."""

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from urllib.parse import unquote, urlsplit

from dspark_core.downloads.partial import list_partial
from dspark_core.models.store import MANIFEST, damaged_files, installed

COMMIT = "0123456789abcdef0123456789abcdef01234567"
CHUNK = 16 << 10

WEIGHTS = Random(1).randbytes(300_000)
FILES = {
    "config.json": b'{"architectures": ["LlamaForCausalLM"]}',
    "model.safetensors": WEIGHTS,
    "tokenizer.json": b"{}" * 1000,
    "LICENSE": b"Apache",
    "pytorch_model.bin": b"pickle",
    "modeling_tiny.py": b"import os",
    "README.md": b"hello",
}
TAKEN = ["LICENSE", "config.json", "model.safetensors", "tokenizer.json"]


@dataclass
class Hub:
    """What the server holds and how it misbehaves. Change it at any moment; ``seen`` is what it was asked."""

    repo: str = "acme/tiny"
    twin: str = "acme/twin"
    """Holds the same."""
    files: dict[str, bytes] = field(default_factory=dict)
    served: dict[str, bytes] = field(default_factory=dict)
    """Contents that differ from what the API says of them."""
    facts: dict[str, object] = field(default_factory=dict)
    """Over what the API says of the repository."""
    api_body: bytes | None = None
    statuses: list[int] = field(default_factory=list)
    """Answers to the next requests for files, 200 for a normal one."""
    drop_after: list[int] = field(default_factory=list)
    """After how many bytes of the next bodies to close the connection."""
    needs_token: str = ""
    open_facts: bool = False
    """Only files need it."""
    gated_status: int = 403
    retry_after: str = "0"
    no_ranges: bool = False
    wrong_range: bool = False
    endless: bool = False
    chunk_pause_s: float = 0.0
    silent_s: float = 0.0
    """Before it answers at all."""
    storage_host: str = ""
    """Redirect files to this name of the same server."""
    redirect: str = ""
    """Redirect everything there."""
    seen: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    """Host, path and headers of each request."""
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def file_requests(self) -> list[tuple[str, str, dict[str, str]]]:
        return [seen for seen in self.seen if not seen[1].startswith("/api/")]

    def api_answer(self) -> bytes:
        if self.api_body is not None:
            return self.api_body
        answer = {
            "id": self.repo,
            "sha": COMMIT,
            "lastModified": "2026-11-01T12:00:00.000Z",
            "gated": False,
            "cardData": {"license": "apache-2.0"},
            "siblings": [_sibling(name, content) for name, content in self.files.items()],
        }
        return json.dumps(answer | self.facts).encode()


def _sibling(name: str, content: bytes) -> dict[str, object]:
    git_blob = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
    sibling: dict[str, object] = {"rfilename": name, "size": len(content), "blobId": git_blob}
    if name.endswith((".safetensors", ".bin")):
        sibling["lfs"] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 134}
    return sibling


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, *_: object) -> None:
        """Not on the terminal of the tests."""

    def do_GET(self) -> None:
        hub = self.hub
        with hub.lock:
            hub.seen.append((self.headers["Host"], self.path, dict(self.headers)))
        path = unquote(urlsplit(self.path).path)
        time.sleep(hub.silent_s)
        with suppress(ConnectionError):
            if hub.redirect:
                self._redirect(hub.redirect)
            elif path.startswith("/storage/"):
                self._file(path.removeprefix("/storage/"))
            elif (
                hub.needs_token
                and not (hub.open_facts and path.startswith("/api/"))
                and self.headers["Authorization"] != f"Bearer {hub.needs_token}"
            ):
                code = {"X-Error-Code": "GatedRepo"}
                self._plain(hub.gated_status if "Authorization" in self.headers else 401, b"no", code)
            elif re.fullmatch(rf"/api/models/({hub.repo}|{hub.twin})/revision/.+", path):
                self._plain(200, hub.api_answer(), {"Content-Type": "application/json"})
            elif match := re.fullmatch(rf"/({hub.repo}|{hub.twin})/resolve/{COMMIT}/(.+)", path):
                if hub.storage_host:
                    self._redirect(f"http://{hub.storage_host}:{hub.port}/storage/{match[2]}?signature=secret")
                else:
                    self._file(match[2])
            else:
                self._plain(404, b"not here", {"X-Error-Code": "RepoNotFound"})

    def _redirect(self, to: str) -> None:
        self._plain(302, b"", {"Location": to})

    def _plain(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _file(self, name: str) -> None:
        hub = self.hub
        with hub.lock:
            status = hub.statuses.pop(0) if hub.statuses else 200
            drop = hub.drop_after.pop(0) if hub.drop_after else None
        if status != 200:
            self._plain(status, b"later", {"Retry-After": hub.retry_after})
            return
        content = hub.served.get(name, hub.files.get(name))
        if content is None:
            self._plain(404, b"not here", {"X-Error-Code": "EntryNotFound"})
            return
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        start = int(match[1]) if match and not hub.no_ranges else 0
        if match and not hub.no_ranges and start >= len(content):
            self._plain(416, b"", {"Content-Range": f"bytes */{len(content)}"})
            return
        self.close_connection = True
        self.send_response(206 if match and not hub.no_ranges else 200)
        if match and not hub.no_ranges:
            said = 0 if hub.wrong_range else start
            self.send_header("Content-Range", f"bytes {said}-{len(content) - 1}/{len(content)}")
        if not hub.endless:
            self.send_header("Content-Length", str(len(content) - start))
        self.send_header("Connection", "close")
        self.end_headers()
        self._body(content[start:], drop)

    def _body(self, body: bytes, drop: int | None) -> None:
        for at in range(0, len(body), CHUNK):
            chunk = body[at : at + CHUNK]
            if drop is not None and at + len(chunk) > drop:
                self.wfile.write(chunk[: drop - at])
                return
            self.wfile.write(chunk)
            if self.hub.chunk_pause_s:
                time.sleep(self.hub.chunk_pause_s)
        while self.hub.endless:
            self.wfile.write(bytes(CHUNK))


def assert_installed(store: Path) -> None:
    """The model of FILES is in the store, whole, and nothing is left of its download."""
    folder = installed("acme--tiny")
    assert folder == store / "acme--tiny"
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}
    assert found == {name: FILES[name] for name in TAKEN}
    assert damaged_files("acme--tiny") == []
    assert list_partial() == []
    assert not [path for path in (store / ".partial").rglob("*") if path.is_file() and path.suffix != ".lock"]


@contextmanager
def running(hub: Hub) -> Iterator[Hub]:
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    hub.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
