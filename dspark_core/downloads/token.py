"""The access token for gated models: HF_TOKEN, else the system's keyring; never in a file of ours, never shown."""


def read_token() -> str | None:
    """The token for the endpoint of the preferences, None if there is none. Raises InvalidRequestError for one that
    cannot be sent."""
    raise NotImplementedError


def keep_token(token: str) -> None:
    """Keep ``token`` in the system's keyring. Raises InvalidRequestError, MissingComponentError (no keyring here)."""
    raise NotImplementedError


def forget_token() -> None:
    """Take the token out of the system's keyring, if it is there."""
    raise NotImplementedError
