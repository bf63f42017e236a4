"""HTTP to the hub: redirects, time-outs, who gets to see the access token, and what a refusal means in words."""

import ipaddress
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import httpx2

from dspark_core import __version__
from dspark_core.errors import FetchError, InvalidRequestError, MissingComponentError
from dspark_core.marked import Marked
from dspark_core.models.fetch_errors import AccessRefusedError
from dspark_core.preferences import endpoint, read_preferences, require_network

CONNECT_S = 15.0
READ_S = 30.0
"""Seconds without a single byte after which a connection counts as broken."""
MAX_REDIRECTS = 5
PASSING = {408, 425, 429, 500, 502, 503, 504}
"""Statuses that may be gone at the next try."""


class UnreachableError(FetchError):
    """The hub cannot be reached now; ``retry_after`` seconds are what it asks for, None if it says nothing."""

    def __init__(self, message: str, hint: str, retry_after: float | None = None, **values: object) -> None:
        super().__init__(message, hint, **values)
        self.retry_after = retry_after


@contextmanager
def open_client() -> Iterator[httpx2.Client]:
    """A client with the proxy of the preferences, else of the environment. Raises OfflineError, InvalidRequestError."""
    require_network(Marked("Asking a model hub"))
    timeout = httpx2.Timeout(READ_S, connect=CONNECT_S)
    # identity: sizes and ranges are those of the file, and nothing can unpack to more than was promised
    headers = {"Accept-Encoding": "identity", "User-Agent": f"dspark-chat/{__version__}"}
    try:
        client = httpx2.Client(proxy=read_preferences().proxy or None, timeout=timeout, headers=headers)
    except ImportError as error:
        raise MissingComponentError(
            "The proxy cannot be used: {error}", "Use an HTTP proxy.", error=str(error)
        ) from error
    except ValueError as error:
        raise InvalidRequestError(
            "The proxy cannot be used: {error}.", "Correct its address.", error=str(error)
        ) from error
    with client:
        yield client


@contextmanager
def get(
    client: httpx2.Client, url: str, token: str | None, headers: Mapping[str, str] | None = None
) -> Iterator[httpx2.Response]:
    """The answer (200, 206 or 416) to a GET of ``url``, its body not yet read.

    ``token`` goes to the endpoint's own origin, never on to where it redirects. Raises UnreachableError (worth another
    try) or FetchError.
    """
    home = httpx2.URL(endpoint())
    at = _joined(home, url)
    try:
        for _ in range(MAX_REDIRECTS + 1):
            sent = dict(headers or {})
            own = _origin(at) == _origin(home)
            if token and own:
                sent["Authorization"] = f"Bearer {_sendable(token, at)}"
            with client.stream("GET", at, headers=sent) as response:
                target = response.headers.get("Location")
                if response.status_code in (301, 302, 303, 307, 308) and target:
                    at = _joined(at, target)
                    continue
                if response.status_code not in (200, 206, 416):
                    raise _refused(response, own, bool(token))
                yield response
                return
    except httpx2.TransportError as error:
        raise UnreachableError(
            "The connection to {host} failed: {reason}.",
            "Check the network and the proxy, then try again.",
            host=at.host,
            reason=_reason(error),
        ) from None  # the chain would hold the request, and with it the token
    raise FetchError("{host} sends from one address to the next without end.", "Try again later.", host=home.host)


def _joined(base: httpx2.URL, target: str) -> httpx2.URL:
    try:
        url = base.join(target)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(
            "{host} sent on to something that is no address.", "Try again later.", host=base.host
        ) from error
    if url.scheme not in ("http", "https") or (base.scheme == "https" and url.scheme != "https"):
        raise FetchError(
            "{host} sent on to an unprotected address.", "Try again later, or another endpoint.", host=base.host
        )
    return url


def _origin(url: httpx2.URL) -> tuple[str, str, int]:
    return url.scheme, url.host.lower(), url.port or {"http": 80, "https": 443}[url.scheme]


def _sendable(token: str, url: httpx2.URL) -> str:
    if url.scheme != "https" and not is_loopback(url.host):
        raise FetchError(
            "The access token is not sent to {host}: the connection would not be encrypted.",
            "Use an address that begins with https.",
            host=url.host,
        )
    return token


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this computer."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _reason(error: httpx2.TransportError) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return Marked("no answer in time")
    return str(error).rstrip(".") or type(error).__name__


def _refused(response: httpx2.Response, own: bool, with_token: bool) -> FetchError:
    """What a status other than success means. ``own``: it came from the endpoint, not from where it redirected."""
    status, host = response.status_code, response.url.host
    if status in PASSING or not own:  # a storage host refuses links that are too old: the next try gets a new one
        wait = _seconds(response.headers.get("Retry-After", ""))
        return UnreachableError(
            "{host} has too many requests from here." if status == 429 else "{host} answered with status {status}.",
            "Try again later; what came is kept.",
            wait,
            host=host,
            status=status,
        )
    code = response.headers.get("X-Error-Code", "")
    if status == 401 and not with_token:
        return AccessRefusedError(
            "{host} lets nobody have this model without an account, or there is no such model.",
            "Check the name. If it is gated: accept its terms on its page, make an access token there that may read, "
            "and give it in the settings or as HF_TOKEN.",
            host=host,
        )
    if status == 401:
        return AccessRefusedError(
            "{host} did not accept the access token, or there is no such model.",
            "Check the name, or make a new token that may read and give it in the settings or as HF_TOKEN.",
            host=host,
        )
    if status == 403:
        return AccessRefusedError(
            "{host} does not let this account have the model.",
            "Accept its terms on its page (some owners take days to answer), and use an access token that may read "
            "gated models, in the settings or as HF_TOKEN.",
            host=host,
        )
    if status == 404:
        return FetchError(
            "{host} has no such revision."
            if code == "RevisionNotFound"
            else "{host} has no such file."
            if code == "EntryNotFound"
            else "{host} has no such model or revision.",
            "Check the name, as it stands on the model's page.",
            host=host,
        )
    return FetchError(
        "{host} answered with status {status}.", "Try again later, or check the endpoint.", host=host, status=status
    )


def _seconds(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def read_bounded(response: httpx2.Response, limit: int, seconds: float) -> bytes:
    """The whole body. Raises FetchError for one above ``limit`` bytes, UnreachableError when it takes too long."""
    host, end = response.url.host, time.monotonic() + seconds
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > limit:
            raise FetchError("{host} sent far more than was asked for.", "Check the endpoint.", host=host)
        if time.monotonic() > end:
            raise UnreachableError("{host} answers too slowly.", "Try again later.", host=host)
    return bytes(body)
