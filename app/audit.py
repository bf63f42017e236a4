"""How an answer was made, as far as an audit needs it, and what the audit found, also as the database keeps it.

No Qt. Documents are read with care: they may be damaged or from another version.
"""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from dspark_core.events import AuditFinished, ModelInfo
from dspark_core.models import catalogue
from dspark_core.requests import GenerationRequest, SamplingParams


@dataclass(frozen=True, slots=True)
class Origin:
    """The pair and the settings that an answer was made with. An audit drafts nothing: the drafter does not matter."""

    model: str
    """Catalogue name, or the folder of a target that is not in it."""
    title: str
    precision: str
    kv_precision: str
    head_precision: str
    device: str
    sampling: SamplingParams
    """Resolved: nothing in it is left to the model."""
    exact: bool
    system_prompt: str = ""
    read_after: int | None = None
    """Id of the newest message that was not read any more; None if all were."""

    def made_by(self, info: ModelInfo) -> bool:
        """Whether what is loaded would compute the same again."""
        made = self.model, self.precision, self.kv_precision, self.head_precision, self.device
        runs = info.precision, info.kv_precision, info.head_precision
        return made == (model_of(info), *runs, info.device_name)


def model_of(info: ModelInfo) -> str:
    return info.target if catalogue.packaged(info.target) is not None else info.folder


def head_without_choice(precision: str) -> str:
    """Of embedding and head, before it could be chosen."""
    return "bf16" if precision in ("nf4", "int4") else precision


def origin_values(request: GenerationRequest, info: ModelInfo, read_after: int | None) -> dict[str, Any]:
    """What read_origin needs and stats_document would not hold without it."""
    sampling = asdict(request.sampling.filled_from(info.sampling))
    return {
        "model": model_of(info),
        "kv_precision": info.kv_precision,
        "head_precision": info.head_precision,
        "sampling": sampling,
        "exact": request.exact,
        "system_prompt": next((message.content for message in request.messages if message.role == "system"), ""),
        "read_after": read_after,
    }


@lru_cache(256)  # asked for again and again of what is on screen
def read_origin(document: str | None) -> Origin | None:
    """From what stats_document made; None where it is missing, damaged or from a version that did not keep it."""
    if not document:
        return None
    try:
        values: dict[str, Any] = json.loads(document)
        sampling = dict(values["sampling"])
        bias = tuple((int(token), float(value)) for token, value in sampling.pop("logit_bias"))
        return Origin(
            model=str(values["model"]),
            title=str(values["target"]),
            precision=str(values["precision"]),
            kv_precision=str(values.get("kv_precision", "fp32")),  # before there was a choice, on the CPU
            head_precision=str(values.get("head_precision", head_without_choice(str(values["precision"])))),
            device=str(values["device"]),
            sampling=SamplingParams(**sampling, logit_bias=bias).validated(),
            exact=bool(values["exact"]),
            system_prompt=str(values.get("system_prompt", "")),
            read_after=None if values.get("read_after") is None else int(values["read_after"]),
        )
    except Exception:  # whatever may stand in the file: the answer just cannot be audited
        return None


@dataclass(frozen=True, slots=True)
class Finding:
    """What an audit found. ``forked_at`` is the first token, from 0, at which plain decoding goes another way; None
    where the answer is the same token by token. ``gap``: by how much it preferred its own token there (logits)."""

    tokens: int
    forked_at: int | None
    gap: float | None
    exact: bool


def finding_of(event: AuditFinished) -> Finding:
    return Finding(event.tokens, event.forked_at, event.gap, event.exact)


def write_finding(finding: Finding) -> str:
    return json.dumps(asdict(finding))


def read_finding(document: str | None) -> Finding | None:
    """The inverse of write_finding; None where there is none or it is damaged."""
    if not document:
        return None
    try:
        values: dict[str, Any] = json.loads(document or "")
        forked_at, gap = values["forked_at"], values["gap"]
        return Finding(
            tokens=int(values["tokens"]),
            forked_at=None if forked_at is None else int(forked_at),
            gap=None if gap is None else float(gap),
            exact=bool(values["exact"]),
        )
    except (ValueError, TypeError, LookupError):
        return None
