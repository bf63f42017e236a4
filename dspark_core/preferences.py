"""Where models lie and how the network is used: chosen once, for the window and the command line alike.

Standard library and platformdirs only. A value of the file that cannot be used falls back to its default, alone.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs

from dspark_core.errors import FetchError, InvalidRequestError
from dspark_core.marked import NOTHING, Marked
from dspark_core.small_files import locked, write_whole

ENDPOINT = "https://huggingface.co"
OFFLINE_VARIABLE = "DSPARK_OFFLINE"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Empty strings mean: as the environment or the system says."""

    offline: bool = False
    """True: the program makes no connection to any other computer."""
    endpoint: str = ""
    """Address of the model hub or of a mirror of it; empty: HF_ENDPOINT, else huggingface.co."""
    proxy: str = ""
    """Address of a proxy; empty: HTTPS_PROXY and the like, else none."""
    models_folder: str = ""
    """Absolute folder of the models; empty: ``models`` in the data folder."""


class OfflineError(FetchError):
    """A connection was asked for while the offline switch is on."""

    def __init__(self, what: Marked) -> None:
        super().__init__(
            Marked("{what} needs the network, and the program is switched offline.", what=what),
            Marked("Switch it online again, or use what is on this computer."),
        )


def data_dir() -> Path:
    """The folder of models, conversations and settings: DSPARK_HOME, else the system's place for user data."""
    home = os.environ.get("DSPARK_HOME")
    return Path(home).expanduser().absolute() if home else platformdirs.user_data_path("DSparkChat", appauthor=False)


def preferences_file() -> Path:
    return data_dir() / "network.json"


def read_preferences() -> Preferences:
    """What is chosen. Never raises: an unreadable file means the defaults."""
    try:
        stored = json.loads(preferences_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    return Preferences(**{name: value for name, value in stored.items() if name in _NAMES and not _flaw(name, value)})


def change_preferences(**changes: bool | str) -> None:
    """Keep these values; the others stay as they are, whoever chose them last. Raises InvalidRequestError naming a
    value that cannot be used, OSError."""
    for name, value in changes.items():
        if flaw := _flaw(name, value):
            raise InvalidRequestError(
                "{value!r} cannot be used as {name}: {flaw}.",
                "Correct it, or leave it empty.",
                value=value,
                name=name,
                flaw=flaw,
            )
    file = preferences_file()
    with locked(file):
        write_whole(file, json.dumps(asdict(replace(read_preferences(), **changes)), indent=1))  # type: ignore[arg-type]


def is_offline() -> bool:
    """Whether the offline switch is on: by choice, or by DSPARK_OFFLINE, which ``--offline`` sets."""
    return os.environ.get(OFFLINE_VARIABLE, "") not in ("", "0") or read_preferences().offline


@contextmanager
def offline_while(switched_on: bool) -> Iterator[None]:
    """Offline for this process and its children until the end of the block, if ``switched_on``."""
    before = os.environ.get(OFFLINE_VARIABLE)
    if switched_on:
        os.environ[OFFLINE_VARIABLE] = "1"
    try:
        yield
    finally:
        if switched_on:
            del os.environ[OFFLINE_VARIABLE]
            if before is not None:
                os.environ[OFFLINE_VARIABLE] = before


def require_network(what: Marked) -> None:
    """Raises OfflineError where the switch is on. Whatever makes a connection calls this first."""
    if is_offline():
        raise OfflineError(what)


def endpoint() -> str:
    """The hub's address, without a slash at its end. Raises InvalidRequestError for one that is none."""
    found = read_preferences().endpoint or os.environ.get("HF_ENDPOINT") or ENDPOINT
    if flaw := _address_flaw(found):
        raise InvalidRequestError("HF_ENDPOINT cannot be used: {flaw}.", "Correct it, or leave it unset.", flaw=flaw)
    return found.rstrip("/")


def _flaw(name: str, value: Any) -> Marked:
    """Why ``value`` cannot be used, empty if it can."""
    if name == "offline":
        return NOTHING if isinstance(value, bool) else Marked("it is neither true nor false")
    if not isinstance(value, str):
        return Marked("it is no text")
    if name in ("endpoint", "proxy") and value:
        return _address_flaw(value)
    if name == "models_folder" and value and not Path(value).is_absolute():
        return Marked("it is no absolute folder")
    return NOTHING


def _address_flaw(value: str) -> Marked:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    sound = usable and value.isprintable() and " " not in value
    return NOTHING if sound else Marked("it is no address like https://host")


_NAMES = {field.name for field in fields(Preferences)}
