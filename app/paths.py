"""Where the program keeps its files, and where its own resources are. Makes no folder: who writes there does."""

import os
from pathlib import Path

import platformdirs

APP_NAME = "DSparkChat"
HOME_VARIABLE = "DSPARK_HOME"


def data_dir() -> Path:
    """The folder of everything the user would miss: the one in DSPARK_HOME, else the system's place for it."""
    chosen = os.environ.get(HOME_VARIABLE, "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    return platformdirs.user_data_path(APP_NAME, appauthor=False)


def database_file() -> Path:
    return data_dir() / "conversations.db"


def settings_file() -> Path:
    return data_dir() / "settings.json"


def presets_dir() -> Path:
    return data_dir() / "presets"


def logs_dir() -> Path:
    return data_dir() / "logs"


def shown_path(path: Path) -> str:
    """For the screen: with ~ for the home folder."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def resources_dir() -> Path:
    """The ``resources`` folder, which stands beside this package in the source tree, a wheel and a frozen program."""
    return Path(__file__).resolve().parent.parent / "resources"
