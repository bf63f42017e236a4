"""Asking for the signed envelope: one request, in a thread that may wait."""

import httpx2

from app.updates.release import MOST_BYTES

TIMEOUT_S = 15.0


def ask(address: str) -> bytes:
    """The envelope at ``address``, MOST_BYTES at most. Nothing is sent but the request: no version, no identity.
    Redirections are not followed. Raises httpx2.HTTPError, and ValueError where more than that comes."""
    envelope = b""
    headers = {"User-Agent": "DSparkChat", "Accept": "application/json", "Accept-Encoding": "identity"}
    with (
        httpx2.Client(timeout=TIMEOUT_S, follow_redirects=False, headers=headers) as client,
        client.stream("GET", address) as answer,
    ):
        if answer.status_code != httpx2.codes.OK:
            raise httpx2.HTTPStatusError(f"status {answer.status_code}", request=answer.request, response=answer)
        for chunk in answer.iter_raw():
            envelope += chunk
            if len(envelope) > MOST_BYTES:
                raise ValueError(f"more than {MOST_BYTES} bytes")
    return envelope
