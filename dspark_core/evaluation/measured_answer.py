"""An answer that is measured: where its drafter fails it does not count, for plain decoding would under that name."""

from collections.abc import Iterator

from dspark_core.engine import Engine
from dspark_core.errors import EngineError
from dspark_core.events import DrafterFailed, EngineEvent
from dspark_core.requests import GenerationRequest


def measured_answer(engine: Engine, request: GenerationRequest) -> Iterator[EngineEvent]:
    """The events of ``Engine.generate``. Raises any EngineError, also what an answer goes on behind otherwise."""
    for event in engine.generate(request):
        if isinstance(event, DrafterFailed):
            raise EngineError(event.message, event.hint)
        yield event
