"""Every failure the user can act on.

An ``EngineError`` says in plain words what happened, why, and (``hint``) what to do. Anything else that
escapes the engine is a bug and is reported with its traceback. Standard library only.
"""

from dspark_core.marked import Marked


class EngineError(Exception):
    """A failure the user can act on: ``message`` says what and why, ``hint`` what to do about it. ``values`` stand in
    the fields of both, so that the window can say them in its language."""

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        self.message = Marked(message, **values)
        self.hint = Marked(hint, **values)
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InvalidRequestError(EngineError):
    """The request itself cannot be carried out: empty prompt, value out of range, unknown name."""


class ContextOverflowError(InvalidRequestError):
    """Prompt and answer do not fit into the context; refused before any work."""


class ModelFolderError(EngineError):
    """The model folder is missing, incomplete or not a model."""


class UnsafeModelError(ModelFolderError):
    """The folder holds what is never loaded: pickle checkpoints or code."""


class UnsupportedModelError(EngineError):
    """A readable model of a kind that this engine does not run."""


class IncompatiblePairError(EngineError):
    """Target and drafter do not mean the same by their token ids; the message names the field that differs."""


class CorruptFileError(EngineError):
    """A file is cut short, altered, or does not hold what its description says."""


class OutOfMemoryError(EngineError):
    """The device ran out of memory. The engine stays usable."""


class DeviceLostError(EngineError):
    """The graphics card failed in the midst of its work: this process cannot use it any more, only a new one can."""


class DeviceError(EngineError):
    """The device or precision asked for is not available here."""


class FetchError(EngineError):
    """A download failed: no network, wrong content, or no room on the disk."""


class MissingComponentError(EngineError):
    """Something needed is not installed; the hint says how to install it."""
