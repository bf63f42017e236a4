"""What there is to choose from: the pairs of the catalogue, the best for this machine first, and the models that are on
this computer. Without Qt; reads files, so it is called in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.pairs.outlook import Prospect, prospect
from dspark_core.downloads.contact import Seen, first_contact
from dspark_core.downloads.partial import bytes_there
from dspark_core.downloads.plan import SPARE_BYTES, DiskCheck, DownloadPlan, check_disk
from dspark_core.downloads.token import read_token
from dspark_core.errors import ModelFolderError
from dspark_core.events import ModelInfo
from dspark_core.models import catalogue, store
from dspark_core.models.catalogue import HubModel, PackagedTarget, Pair
from dspark_core.models.folders import find_model
from dspark_core.models.inventory import LocalModel, list_models
from dspark_core.models.pins import Pin, pin_of, read_pins
from dspark_core.pairs.facts import Needs, Ranked

Doing = Literal["", "used", "loading", "waiting", "running", "stopping", "paused", "failed"]
"""What is being done with a pair or model: it is in use, being loaded, or a download of it is in that state."""
PairState = Literal["installed", "damaged", "pinned", "unverified", "packaged"]


@dataclass(frozen=True, slots=True)
class Part:
    """A model of a pair. ``folder`` is None where it is not here; ``damaged``: its folder is, but not whole."""

    model: HubModel | PackagedTarget
    pin: Pin | None
    folder: Path | None
    damaged: bool

    @property
    def bytes(self) -> int | None:
        """To be downloaded; None before the first contact."""
        if isinstance(self.model, PackagedTarget):
            return self.model.wheel_bytes
        return self.pin.bytes if self.pin else None

    @property
    def repository(self) -> str:
        """On the hub; empty for a packaged one."""
        return self.model.repository if isinstance(self.model, HubModel) else ""

    @property
    def store_name(self) -> str:
        return self.model.store_name if isinstance(self.model, HubModel) else self.model.name

    @property
    def licence(self) -> str | None:
        return (self.pin and self.pin.licence) or self.model.licence


@dataclass(frozen=True, slots=True)
class PairEntry:
    """A pair of the catalogue. ``reason``: why it stands where it does; empty before the pairs were ranked."""

    pair: Pair
    parts: tuple[Part, ...]
    reason: str = ""
    needs: Needs | None = None
    best: bool = False

    @property
    def state(self) -> PairState:
        if any(part.damaged for part in self.parts):
            return "damaged"
        if all(part.folder is not None for part in self.parts):
            return "installed"
        if any(isinstance(part.model, PackagedTarget) for part in self.parts):
            return "packaged"
        return "pinned" if all(part.pin is not None for part in self.parts) else "unverified"

    @property
    def demonstration(self) -> bool:
        return catalogue.packaged(self.pair.target) is not None

    @property
    def bytes(self) -> int | None:
        sizes = [part.bytes for part in self.parts]
        return None if None in sizes else sum(size for size in sizes if size)


Entry = PairEntry | LocalModel


def key_of(entry: Entry) -> str:
    """By which it is found again: titles are not unique."""
    return f"pair {entry.pair.name}" if isinstance(entry, PairEntry) else str(entry.path)


@dataclass(frozen=True, slots=True)
class Shelf:
    pairs: tuple[PairEntry, ...]
    local: tuple[LocalModel, ...]


def read_shelf() -> Shelf:
    """In the order of the catalogue: at once."""
    pins = read_pins()
    return Shelf(tuple(PairEntry(pair, _parts(pair, pins)) for pair in catalogue.PAIRS), tuple(list_models()))


def read_ranked_shelf(in_use: int) -> Shelf:
    """The same in the order of what is best here, where ``in_use`` bytes of the pair that runs would become free. The
    first time it imports torch, which takes seconds."""
    from dspark_core.pairs.ranking import ranked

    pins = read_pins()
    found: list[PairEntry] = []
    for each in ranked(in_use=in_use):
        best = not found and _runs_well(each)
        found.append(PairEntry(each.pair, _parts(each.pair, pins), each.reason, each.needs, best))
    return Shelf(tuple(found), tuple(list_models()))


def _runs_well(each: Ranked) -> bool:
    return not each.demonstration and each.needs is not None and each.needs.fits


def _parts(pair: Pair, pins: dict[str, Pin]) -> tuple[Part, ...]:
    parts = []
    target = catalogue.packaged(pair.target)
    if target is not None:
        folder = store.installed(target.name)
        parts.append(Part(target, None, folder, folder is None and _begun(target.name)))
    for model in catalogue.models_of(pair):
        folder = store.installed(model.store_name)
        parts.append(Part(model, pins.get(model.repository), folder, folder is None and _begun(model.store_name)))
    return tuple(parts)


def _begun(name: str) -> bool:
    """Whether something stands in the store under that name."""
    return (store.models_dir() / name / store.MANIFEST).is_file()


def folders_of(target: str, drafter: str) -> set[Path]:
    """The folders that a pair reads, by what it was asked for with; without those that are not found."""
    source = drafter.removesuffix("+lookup").partition(":")[2].partition("@")[0]
    found = set()
    for name in filter(None, (target, source)):
        try:
            found.add(find_model(name))
        except ModelFolderError:
            continue
    return found


@dataclass(frozen=True, slots=True)
class Contact:
    """What the hub told of what was ``seen``. The plans ``coming`` are not here in this version; ``disk`` is for all of
    these."""

    title: str
    seen: tuple[Seen, ...]
    coming: tuple[DownloadPlan, ...]
    disk: DiskCheck
    needs_token: bool
    """A model is gated, and there is no access token."""
    prospect: Prospect | None
    """None where the hub does not show what it takes."""

    @property
    def plans(self) -> tuple[DownloadPlan, ...]:
        return tuple(each.plan for each in self.seen)

    @property
    def bytes(self) -> int:
        return self.disk.coming


def contact(title: str, repositories: Sequence[str], running: ModelInfo | None) -> Contact:
    """Ask the hub about ``repositories``: at the pinned revision, else at the newest. ``running``: the pair whose
    memory would become free. Blocks for up to minutes. Raises what ``first_contact`` does, OSError."""
    seen = []
    for repository in repositories:
        pin = pin_of(repository)
        seen.append(first_contact(repository, pin.revision if pin else "main"))
    store.models_dir().mkdir(parents=True, exist_ok=True)
    plans = [each.plan for each in seen]
    configs = {each.plan.facts.repo: each.config for each in seen if each.config is not None}
    known = prospect(configs, running) if len(configs) == len(seen) else None
    coming = tuple(plan for plan in plans if not _is_here(plan))
    checks = [check_disk(plan, store.models_dir(), bytes_there(plan)) for plan in coming or plans[:1]]
    needed = sum(check.needed for check in checks) - SPARE_BYTES * (len(checks) - 1)
    disk = DiskCheck(checks[0].folder, sum(check.coming for check in checks), needed, checks[0].free)
    gated = any(plan.facts.gated for plan in coming)
    return Contact(title, tuple(seen), coming, disk, gated and read_token() is None, known)


def _is_here(plan: DownloadPlan) -> bool:
    folder = store.installed(plan.name)
    return folder is not None and store.origin_of(folder).get("revision") == plan.facts.revision
