"""The access token for gated models: HF_TOKEN, else the system's keyring; never in a file of ours, never shown."""

import os
from contextlib import suppress

import keyring
import keyring.errors

from dspark_core.errors import InvalidRequestError, MissingComponentError
from dspark_core.preferences import endpoint

SERVICE = "DSpark Chat"
VARIABLE = "HF_TOKEN"


def read_token() -> str | None:
    """The token for the endpoint of the preferences, None if there is none. Raises InvalidRequestError for one that
    cannot be sent."""
    token = os.environ.get(VARIABLE, "").strip()
    if not token:
        with suppress(keyring.errors.KeyringError):  # no keyring on this computer, or one that stays locked
            token = (keyring.get_password(SERVICE, endpoint()) or "").strip()
    return _checked(token) if token else None


def keep_token(token: str) -> None:
    """Keep ``token`` in the system's keyring. Raises InvalidRequestError, MissingComponentError (no keyring here)."""
    try:
        keyring.set_password(SERVICE, endpoint(), _checked(token.strip()))
    except keyring.errors.KeyringError as error:
        raise MissingComponentError(
            "This computer has no keyring that could keep the token, and it is not kept in a file.",
            "Set HF_TOKEN before starting the program instead.",
        ) from error


def forget_token() -> None:
    """Take the token out of the system's keyring, if it is there."""
    with suppress(keyring.errors.KeyringError):
        keyring.delete_password(SERVICE, endpoint())


def _checked(token: str) -> str:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise InvalidRequestError("The access token holds characters that no token has.", "Copy it again.")
    return token
