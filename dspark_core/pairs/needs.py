"""The memory of a pair before it is loaded, and before it is even downloaded."""

from collections.abc import Mapping

import torch

from dspark_core.device import available_bytes, resolve_devices
from dspark_core.pairs.facts import Needs
from dspark_core.pairs.known import NONE_SEEN, Configs
from dspark_core.pairs.plan import Plan, plan
from dspark_core.placement import split
from dspark_core.requests import LoadRequest


def needs(request: LoadRequest, in_use: int = 0, seen: Configs = NONE_SEEN) -> Needs:
    """What the pair would take on the first device asked for. ``in_use``: bytes there that become free first, those of
    the pair in use. ``seen``: as in ``plan``. Raises what ``plan`` does."""
    return needs_of(plan(request, seen), free_bytes(request.device, in_use))


def free_bytes(devices: str, in_use: int = 0) -> dict[torch.device, int]:
    """Of the devices that ``devices`` names, the first of them with ``in_use`` more. Raises InvalidRequestError,
    DeviceError."""
    free = {device: available_bytes(device) for device in resolve_devices(devices)}
    free[next(iter(free))] += in_use
    return free


def needs_of(planned: Plan, rooms: Mapping[torch.device, int]) -> Needs:
    """The same for what was planned and the free bytes of the devices asked for."""
    free = rooms[planned.device]
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
        fits_split=estimate.total > free
        and len(rooms) > 1
        and split(planned.memory, rooms, planned.context) is not None,
        from_files=planned.from_files,
        device=planned.device.type,
    )
