"""The memory of a pair before it is loaded, and before it is even downloaded."""

from dspark_core.device import available_bytes
from dspark_core.pairs.facts import Needs
from dspark_core.pairs.plan import Plan, plan
from dspark_core.requests import LoadRequest


def needs(request: LoadRequest, in_use: int = 0) -> Needs:
    """What the pair would take on the first device asked for. ``in_use``: bytes there that become free first, those of
    the pair in use. Raises what ``plan`` does."""
    planned = plan(request)
    return needs_of(planned, available_bytes(planned.device) + in_use)


def needs_of(planned: Plan, free: int) -> Needs:
    """The same for what was planned and ``free`` bytes."""
    estimate = planned.memory.at(planned.context)
    drafter = planned.drafter.weights if planned.drafter else 0
    return Needs(
        context=planned.context,
        target=estimate.weights - drafter,
        drafter=drafter,
        caches=estimate.caches,
        working=estimate.working,
        libraries=estimate.libraries,
        free=free,
        longest_context=planned.memory.longest(free),
        from_files=planned.from_files,
    )
