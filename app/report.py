"""What goes into a bug report: versions, devices, settings, the last error, the last lines of the log.

Never what was written, neither by the user nor by the model, no title, and no path with the user's name.
"""

import getpass
import os
import platform
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from app import log_file
from app.pair_words import pair_words
from app.settings import Settings
from dspark_core import __version__
from dspark_core.events import ModelInfo

SETTINGS = (
    "theme",
    "show_marks",
    "pair",
    "drafter",
    "precision",
    "kv_precision",
    "head_precision",
    "context_length",
    "unload_after",
    "notice_after",
    "temperature",
    "top_k",
    "top_p",
    "seed",
    "max_new_tokens",
    "exact",
    "sidebar_visible",
    "inspector_visible",
)
"""Named one by one: a setting that comes later may hold the user's words."""
PACKAGES = ("torch", "transformers", "bitsandbytes", "PySide6-Essentials")
LINES = 60


def report(settings: Settings, info: ModelInfo | None, logs: Path) -> str:
    """Plain text. ``info`` is of the pair that runs."""
    records = log_file.read(logs)
    parts = [
        f"DSpark Chat {__version__}",
        *_system(),
        "",
        *_pair(info),
        "",
        "Settings",
        *(f"  {name}: {value}" for name, value in asdict(settings).items() if name in SETTINGS),
        "",
        "Last error",
        _last_error(records),
        "",
        "Crashes",
        *(log_file.crashes(logs) or ["none"]),
        "",
        "Log",
        *"\n".join(record.text for record in records).splitlines()[-LINES:],
    ]
    return without_user("\n".join(parts)) + "\n"


def without_user(text: str, home: str = "", user: str = "") -> str:
    """``text`` with ~ for the home folder and for any folder that has the user's name. The defaults are this user's."""
    home = home or str(Path.home())
    for spelled in {home, os.path.realpath(home), home.replace("\\", "/"), home.replace("\\", "\\\\")}:
        if len(spelled) > 1:
            text = text.replace(spelled, "~")
    name = user or _user()
    return re.sub(rf"(?<=[/\\]){re.escape(name)}(?![\w.-])", "~", text) if name else text


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in a container, or Windows without the variables
        return ""


def _system() -> list[str]:
    memory = psutil.virtual_memory()
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return [
        f"System: {platform.platform()}, {platform.machine()}",
        f"Python {sys.version.split()[0]}, Qt {qVersion()} on {QGuiApplication.platformName()}",
        f"Packages: {packages}",
        f"Processor: {psutil.cpu_count(logical=False)} cores, {psutil.cpu_count()} threads; "
        f"main memory {memory.total / 2**30:.1f} GiB, {memory.available / 2**30:.1f} GiB available",
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _pair(info: ModelInfo | None) -> list[str]:
    if info is None:
        return ["Pair: none is loaded"]
    return [
        f"Pair: {pair_words(info)}",
        f"Device: {info.device} ({info.device_name}), {info.threads} threads",
        f"Context: {info.context_length} of {info.context_limit} tokens; keys and values {info.kv_precision}, "
        f"head {info.head_precision}",
    ]


def _last_error(records: Sequence[log_file.Record]) -> str:
    failed = (record.text for record in reversed(records) if "Traceback (most recent call last)" in record.text)
    return next(failed, "none in the log")
