"""One line of the self-test's report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """``ok`` False means that something this machine would use does not work."""

    name: str
    ok: bool
    value: str
    detail: str = ""
