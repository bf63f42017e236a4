"""What is said about audits: below an answer, in tooltips, and why one is not possible now."""

from PySide6.QtCore import QCoreApplication

from app.audit import Finding, Origin
from dspark_core.events import AuditProgress

translate = QCoreApplication.translate


def badge(finding: Finding | None) -> str:
    """For the line below the answer; empty where no audit has ended. Tokens are counted from 0, as everywhere."""
    if finding is None:
        return ""
    if finding.forked_at is None:
        return translate("AuditWords", "identical")
    text = translate("AuditWords", "forked at token {token}, gap {gap}")
    return text.format(token=finding.forked_at, gap=_gap(finding.gap))


def meaning(finding: Finding | None) -> str:
    """The badge in sentences."""
    if finding is None:
        return ""
    if finding.forked_at is None:
        text = translate(
            "AuditWords", "Audited: decoding again without drafts gave the same tokens ({count}), from first to last."
        ).format(count=finding.tokens)
        if finding.exact:
            text += " " + translate("AuditWords", "Both were computed in exact mode.")
        return text
    text = translate(
        "AuditWords",
        "Audited: decoding again without drafts gave the same tokens before token {token} (counted from 0). There it "
        "chose another one; the gap between the logits of the two is {gap}.",
    ).format(token=finding.forked_at, gap=_gap(finding.gap))
    if finding.exact:
        more = translate("AuditWords", "In exact mode this must not happen: please report it as a bug.")
    else:
        more = translate(
            "AuditWords",
            "A gap near zero is a near tie: passes of another width round differently. Outside exact mode that is "
            "normal.",
        )
    return f"{text} {more}"


def progress(event: AuditProgress) -> str:
    text = translate("AuditWords", "auditing {done} of {total}")
    return text.format(done=event.done, total=event.total)


def sampled(origin: Origin) -> str:
    text = translate(
        "AuditWords", "It was sampled at temperature {value}: plain decoding says something else each time"
    )
    return text.format(value=f"{origin.sampling.temperature:g}")


def other_pair(origin: Origin) -> str:
    text = translate(
        "AuditWords",
        "It was made by another pair: {title} {precision} on {device}, keys and values in {kv}, embedding and "
        "head in {head}",
    )
    return text.format(
        title=origin.title,
        precision=origin.precision,
        device=origin.device,
        kv=origin.kv_precision,
        head=origin.head_precision,
    )


def unknown_origin() -> str:
    return translate("AuditWords", "How it was made is not on record")


def not_loaded() -> str:
    return translate("AuditWords", "The pair that made it is not loaded")


def answering() -> str:
    return translate("AuditWords", "The engine is writing an answer")


def other_audit() -> str:
    return translate("AuditWords", "Another answer is being audited")


def _gap(gap: float | None) -> str:
    if gap is None:
        return "–"
    return f"{gap:.2f}" if gap >= 1 else f"{gap:.2g}"
