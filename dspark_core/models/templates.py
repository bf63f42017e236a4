"""Which chat template a model brings, and whether it is still the one that was confirmed.

It writes around every message what the model reads, so one that was exchanged can make a model say other things
without a weight being touched. That is told, never refused: owners correct their templates too.
"""

import time
from pathlib import Path

from dspark_core.marked import NOTHING, Marked
from dspark_core.models import store
from dspark_core.models.other_programs import snapshot_of
from dspark_core.models.pins import Pin, pin_of
from dspark_core.models.template_digest import template_of

ALTERED = Marked(
    "The chat template on the disk is another than when this model was installed. Unless you changed it "
    "yourself, delete the model and download it again."
)


def template_warning(folder: Path) -> Marked:
    """What is to be told of the chat template in ``folder``; empty where it is the one that was installed or confirmed,
    and where nothing is known of either."""
    try:
        now = template_of(folder)
        own = folder.parent.resolve() == store.models_dir().resolve()
    except OSError:
        return NOTHING  # what cannot be read is told when it is loaded
    if own:  # elsewhere a manifest is the word of a stranger
        installed = store.installed_template(folder)
        if installed is not None:
            return NOTHING if now == installed else ALTERED
        origin = store.origin_of(folder)
        repository, revision = origin.get("repo", ""), origin.get("revision", "")
    else:
        repository, revision = snapshot_of(folder)
    pin = pin_of(repository)
    return changed_since(pin, now) if pin is not None and pin.revision == revision else NOTHING


def changed_since(pin: Pin | None, template: str | None) -> Marked:
    """The same for a template of a repository, at any revision, and what was pinned of that repository."""
    if pin is None or pin.template is None or template is None or pin.template == template:
        return NOTHING
    return Marked(
        "The chat template is another than when this model was confirmed on {day}. It decides what the model reads "
        "around your messages: look at it on the model's page before you rely on the answers.",
        day=time.strftime("%Y-%m-%d", time.localtime(pin.seen_at)),
    )
