"""What is said about pairs and models: their state, their facts, how far a download is."""

from PySide6.QtCore import QCoreApplication

from app.language import translated
from app.models.shelf import Doing, PairEntry, Part
from app.models.transfers import Transfer
from app.pairs import words as pair_words
from app.pairs.outlook import Prospect
from app.paths import shown_path
from app.widgets.numbers import decimal, decimal_size
from dspark_core.models.catalogue import HubModel, Pair, hub_model, packaged
from dspark_core.models.inventory import LocalModel

translate = QCoreApplication.translate


def doing_words(doing: Doing) -> str:
    """What is being done with a pair or model; empty for nothing."""
    return {
        "": "",
        "used": translate("Models", "in use"),
        "loading": translate("Models", "being loaded"),
        "waiting": translate("Models", "waits for its turn"),
        "running": translate("Models", "downloading"),
        "stopping": translate("Models", "stopping"),
        "paused": translate("Models", "download paused"),
        "failed": translate("Models", "download failed"),
    }[doing]


def _pair_state(entry: PairEntry) -> str:
    return {
        "installed": translate("Models", "installed"),
        "damaged": translate("Models", "damaged"),
        "packaged": translate("Models", "not fetched"),
        "pinned": translate("Models", "pinned, not downloaded"),
        "unverified": translate("Models", "unverified, not downloaded"),
    }[entry.state]


def _local_state(model: LocalModel) -> str:
    return {
        "ready": translate("Models", "ready"),
        "needs_conversion": translate("Models", "to be imported"),
        "unusable": translate("Models", "cannot be used"),
        "vanished": translate("Models", "damaged"),
    }[model.state]


def place_words(model: LocalModel) -> str:
    return {
        "store": translate("Models", "own store"),
        "hugging_face": translate("Models", "Hugging Face cache"),
        "lm_studio": translate("Models", "LM Studio"),
        "folder": translate("Models", "your folder"),
    }[model.place]


def pair_title(pair: Pair) -> str:
    """What a pair is called, made of the names of its models; the catalogue's own titles are for the command line."""
    target, drafter = (packaged(pair.target) or hub_model(pair.target)), hub_model(pair.drafter_model or "")
    if target is None or (drafter is None and pair.drafter_model):
        return pair.title
    if pair.drafter == "none":
        return translate("Models", "{target}, plain decoding").format(target=_short(target.title))
    if drafter is None:
        return target.title
    if pair.drafter.startswith("dspark:"):
        return translate("Models", "{target} with its DSpark drafter").format(target=_short(target.title))
    title = translate("Models", "{target} with {drafter} as drafter")
    return title.format(target=_short(target.title), drafter=_short(drafter.title))


def _short(title: str) -> str:
    return title.removesuffix(" Instruct")


def _domain(name: str) -> str:
    known = {
        "chat": translate("Models", "chat"),
        "code": translate("Models", "code"),
        "math": translate("Models", "mathematics"),
    }
    return known.get(name, name)


def pair_line(entry: PairEntry, doing: Doing) -> str:
    """The second line of its row."""
    parts = [doing_words(doing) or _pair_state(entry)]
    if entry.demonstration:
        parts.insert(0, translate("Models", "a demonstration"))
    if entry.best:
        parts.insert(0, translate("Models", "best for this machine"))
    if entry.bytes is not None:
        parts.append(decimal_size(entry.bytes))
    parts.append(pair_licence(entry))
    return " · ".join(parts)


def local_line(model: LocalModel, doing: Doing) -> str:
    licence = model.licence or translate("Models", "licence not stated")
    state = doing_words(doing) or _local_state(model)
    return " · ".join([state, decimal_size(model.bytes), place_words(model), licence])


def pair_licence(entry: PairEntry) -> str:
    unknown = translate("Models", "licence not known yet")
    names: dict[str, str] = {}
    for part in entry.parts:
        name = part.licence or unknown
        names.setdefault(name.lower(), name)  # cards write them in small letters
    return ", ".join(names.values())


def pair_facts(entry: PairEntry) -> list[tuple[str, str]]:
    """Names and values, in order."""
    pair = entry.pair
    facts = [(translate("Models", "Answers"), _chat_mode(pair.chat_mode))]
    if pair.acceptance is not None:
        known = ", ".join(f"{_domain(domain)} {decimal(tau, 2)}" for domain, tau in pair.acceptance.tau.items())
        text = translate("Models", "{known} tokens per round ({source})")
        facts.append(
            (
                translate("Models", "Acceptance known"),
                text.format(known=known, source=translated(pair.acceptance.source)),
            )
        )
    else:
        facts.append((translate("Models", "Acceptance known"), translate("Models", "none published")))
    if entry.needs is not None:
        facts.append((translate("Models", "Memory"), pair_words.memory(entry.needs)))
    for part in entry.parts:
        facts.append((part.model.title, _part_words(part)))
    return facts


def _part_words(part: Part) -> str:
    lines = [part.licence or translate("Models", "licence not known before the first contact")]
    if part.bytes is not None:
        lines.append(decimal_size(part.bytes))
    else:
        lines.append(translate("Models", "size not known before the first contact"))
    if isinstance(part.model, HubModel):
        lines.append(part.model.repository)
        revision = part.pin.revision[:12] if part.pin else translate("Models", "not seen yet")
        lines.append(translate("Models", "revision {revision}").format(revision=revision))
    if part.damaged:
        lines.append(translate("Models", "damaged: download it again"))
    elif part.folder is not None:
        lines.append(shown_path(part.folder))
    return "\n".join(lines)


def local_facts(model: LocalModel) -> list[tuple[str, str]]:
    facts = [
        (translate("Models", "Licence"), model.licence or translate("Models", "not stated")),
        (translate("Models", "Size"), decimal_size(model.bytes)),
        (translate("Models", "Source"), place_words(model)),
        (translate("Models", "Files"), shown_path(model.path)),
    ]
    if model.revision:
        facts.insert(2, (translate("Models", "Revision"), model.revision[:12]))
    return facts


def prospect_words(prospect: Prospect) -> str:
    """What models would take and do, before they are downloaded; empty for a drafter without its target."""
    parts = []
    if prospect.verdict is not None:
        parts += [pair_words.verdict(prospect.verdict), translated(prospect.verdict.reason)]
    if prospect.refused:
        parts.append(translate("Models", "It cannot be run: {why}").format(why=translated(prospect.refused)))
    elif prospect.outlook is not None:
        seen = prospect.outlook
        parts.append(pair_words.memory(seen.needs))
        if prospect.verdict is not None:
            parts.append(pair_words.predicted(seen.prediction, ""))
    if not parts:
        return ""
    source = translate("Models", "By config.json in the repository, unverified until the download is confirmed:")
    return "\n".join([source, *filter(None, parts)])


def _chat_mode(mode: str) -> str:
    return {
        "any": translate("Models", "with and without thinking"),
        "non-thinking": translate("Models", "the drafter was trained on answers without thinking"),
        "thinking": translate("Models", "the drafter was trained on answers with thinking"),
    }[mode]


def transfer_line(transfer: Transfer) -> str:
    """How far it is, or why it does not go on."""
    if transfer.state == "failed" and transfer.failure is not None:
        return transfer.failure.words
    share = decimal_size(transfer.done)
    if transfer.total:
        share = translate("Models", "{done} of {total}").format(done=share, total=decimal_size(transfer.total))
    if transfer.state == "waiting":
        return translate("Models", "waits for its turn: {share}").format(share=share)
    if transfer.state == "paused":
        return translate("Models", "paused at {share}").format(share=share)
    if transfer.state == "stopping":
        return translate("Models", "stopping")
    progress = transfer.progress
    if progress is None:
        return translate("Models", "starting")
    parts = [translated(progress.stage)]
    if progress.total:
        parts.append(share)
    if progress.bytes_per_s is not None:
        parts.append(translate("Models", "{speed} a second").format(speed=decimal_size(progress.bytes_per_s)))
    if progress.seconds_left is not None:
        parts.append(time_left(progress.seconds_left))
    return " · ".join(parts)


def time_left(seconds: float) -> str:
    if seconds < 90:
        return translate("Models", "about {seconds} s left").format(seconds=round(seconds))
    if seconds < 5400:
        return translate("Models", "about {minutes} min left").format(minutes=round(seconds / 60))
    return translate("Models", "about {hours} h left").format(hours=decimal(seconds / 3600))
