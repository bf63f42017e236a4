"""In which format a drafter is, told from its config.json alone; what is not run is refused by its name.

docs/drafters.md says what of each format is read.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

from dspark_core.checkpoints.drafter_fields import ADVICE
from dspark_core.checkpoints.dspark_config import FAMILIES, DSparkConfig, is_drafter, parse_dspark_config
from dspark_core.checkpoints.eagle3_config import DEEPSPEC, Eagle3Config, is_eagle3, parse_eagle3_config
from dspark_core.errors import UnsupportedModelError
from dspark_core.marked import Marked
from dspark_core.target.config import architecture_of

Kind = Literal["dspark", "dflash", "eagle3"]
KINDS: tuple[Kind, ...] = ("dspark", "dflash", "eagle3")
FeatureConfig = DSparkConfig | Eagle3Config
"""Of a drafter that reads its target's features."""
OTHERS = {
    "dflash2": Marked("DFlash 2, with convolutions and a selector of candidates"),
    "deepseekv4": Marked("the drafter of DeepSeek-V4, which is part of that model"),
    "peagle": Marked("P-EAGLE, which drafts in parallel"),
    "eagle3": Marked("an EAGLE-3 with layers of another family"),
    "eagle": Marked("an EAGLE before the third version"),
    "dspark": Marked("a DSpark with layers of another family"),
    "dflash": Marked("a DFlash with layers of another family"),
    "mtp": Marked("a head for several tokens (MTP)"),
    "medusa": Marked("Medusa, heads without attention"),
    "speculator": Marked("a speculator of heads without attention"),
    "assistant": Marked("an assistant that reads the target's keys and values"),
}
"""What other drafters have in their names, the first that is found counts; and what they are."""


@dataclass(frozen=True, slots=True)
class DrafterFormat:
    """``kind``: what the drafter does, and its name on the command line. ``layout``: who writes its files so."""

    kind: Kind
    layout: Literal["deepspec", "z-lab", "specforge", "speculators"]


def drafter_format(raw: dict[str, Any]) -> DrafterFormat | None:
    """The format of a drafter that reads its target's features, None for a language model.

    Raises UnsupportedModelError naming the field, for a drafter of a kind or family that the engine does not run.
    """
    kind, architecture = raw.get("speculators_model_type"), architecture_of(raw)
    if kind is not None:
        known = next((each for each in KINDS if each == kind), None)
        if known is None:
            raise _refused("speculators_model_type", str(kind), _other(str(kind)))
        return DrafterFormat(known, "speculators")
    if is_eagle3(raw):
        return DrafterFormat("eagle3", "deepspec" if architecture == DEEPSPEC else "specforge")
    if is_drafter(raw) and architecture in FAMILIES:
        nested = raw.get("dflash_config")
        projector = nested.get("projector_type") if isinstance(nested, dict) else None
        masks_only = "DFlash" in architecture and projector != "dspark"
        return DrafterFormat("dflash" if masks_only else "dspark", "z-lab" if nested else "deepspec")
    if "dspark_block_size" in raw:
        raise _refused("dspark_block_size", architecture, OTHERS["deepseekv4"])
    other = _other(architecture)
    if other or is_drafter(raw):
        raise _refused("architectures", architecture, other)
    return None


def parse_drafter(raw: dict[str, Any], target_layers: int) -> FeatureConfig:
    """The config.json of a drafter that reads features, for a target with so many layers.

    Raises UnsupportedModelError or CorruptFileError naming the field.
    """
    found = drafter_format(raw)
    if found is not None and found.kind == "eagle3":
        return parse_eagle3_config(raw, target_layers)
    return parse_dspark_config(raw)


def _other(name: str) -> str | None:
    """What a drafter of this name is, None where it says nothing of the kind."""
    plain = re.sub("[^a-z0-9]", "", name.lower())
    return next((what for part, what in OTHERS.items() if part in plain), None)


def _refused(field: str, value: str, what: str | None) -> UnsupportedModelError:
    return UnsupportedModelError(
        "This drafter is {what} ({field} {value:.60}), which the engine does not run.",
        "{advice} It runs {kinds}: see docs/drafters.md.",
        what=what or Marked("of another kind"),
        field=field,
        value=value,
        advice=ADVICE,
        kinds=", ".join(KINDS),
    )
