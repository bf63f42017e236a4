"""A pair in words: what was asked for, and what runs, in the same ones."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.widgets.numbers import whole
from dspark_core.events import ModelInfo
from dspark_core.models import catalogue
from dspark_core.requests import LoadRequest

translate = QCoreApplication.translate


def describe(request: LoadRequest | None) -> str:
    """A request in the words of the header."""
    if request is None:
        return ""
    packaged = catalogue.packaged(request.target)
    name = packaged.title if packaged else Path(request.target).name
    kind, colon, folder = request.drafter.partition(":")  # a folder's name says enough
    words = [f"{name} {request.precision} + {kind}{colon}{Path(folder).name}"]
    if request.kv_precision != "auto":
        text = translate("PairWords", "keys and values in {precision}")
        words.append(text.format(precision=request.kv_precision))
    if request.head_precision != "auto":
        text = translate("PairWords", "embedding and head in {precision}")
        words.append(text.format(precision=request.head_precision))
    if request.context_length is not None:
        text = translate("PairWords", "{length} tokens")
        words.append(text.format(length=whole(request.context_length)))
    return ", ".join(words)


def pair_words(info: ModelInfo) -> str:
    """What really runs, in the same words."""
    return f"{info.title} {info.precision} + {info.drafter}"
