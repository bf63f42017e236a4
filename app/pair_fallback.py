"""Which pair is loaded in place of one that cannot be. No Qt."""

from dataclasses import replace

from dspark_core.models import store
from dspark_core.requests import LoadRequest, new_request_id

WITHOUT_WEIGHTS = ("none", "lookup")
"""Drafters that cannot be the reason why a pair is not loaded."""


def instead_of(failed: LoadRequest, asked: LoadRequest, running: LoadRequest | None) -> LoadRequest | None:
    """The pair that was ``running``; at the start the same target without its drafter, then the starter, without a
    drafter too where drafting is switched off. None when that failed too."""
    first = failed.request_id == asked.request_id
    if running is not None:
        return replace(running, request_id=new_request_id()) if first else None
    if first and failed.drafter not in WITHOUT_WEIGHTS:
        return replace(failed, drafter="none", request_id=new_request_id())
    starter = LoadRequest(drafter="none" if asked.drafter == "none" else "lookup", threads="measured")
    if failed.target == starter.target or store.installed(starter.target) is None:
        return None
    return starter
