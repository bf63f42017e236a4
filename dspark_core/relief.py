"""What would need less memory than the pair in use, for when memory ran out in the midst of an answer."""

from dspark_core.device import available_bytes
from dspark_core.drafters.loading import has_weights
from dspark_core.errors import InvalidRequestError
from dspark_core.events import Relief
from dspark_core.loaded_pair import LoadedPair
from dspark_core.pair_memory import CONTEXT_STEP
from dspark_core.placement import freed_with, longest_context
from dspark_core.prompt import checked_prompt
from dspark_core.requests import GenerationRequest

LEAST_CONTEXT = 1024
"""Below it little of a conversation has room."""


def relief(pair: LoadedPair, request: GenerationRequest) -> Relief:
    """For the request that failed. To be asked for once its exception is gone, which holds tensors of the pass."""
    info = pair.info
    devices = (pair.memory.device, *pair.others)
    free = {device: available_bytes(device) + freed_with(info, device) for device in devices}
    half = info.context_length // 2 // CONTEXT_STEP * CONTEXT_STEP
    context = min(half, longest_context(pair.memory, free))
    return Relief(context if _holds(pair, context, request) else None, has_weights(pair.request.drafter))


def _holds(pair: LoadedPair, context: int, request: GenerationRequest) -> bool:
    try:
        checked_prompt(pair.tokenizer, request, pair.target.config.vocab_size, context)
    except InvalidRequestError:
        return False
    return context >= LEAST_CONTEXT
