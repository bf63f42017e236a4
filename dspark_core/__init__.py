"""The DSpark Chat engine: speculative decoding of a target model with a drafter. Imports neither Qt nor torch here."""

from dspark_core.cancel import CancelToken
from dspark_core.errors import EngineError
from dspark_core.requests import GenerationRequest, LoadRequest, Message, SamplingParams

__version__ = "0.1.0"

__all__ = [
    "CancelToken",
    "EngineError",
    "GenerationRequest",
    "LoadRequest",
    "Message",
    "SamplingParams",
    "__version__",
]
