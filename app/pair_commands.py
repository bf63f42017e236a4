"""The rows of the table of commands that are about the pair."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.command import SEPARATOR, Choices, Command, Row, Submenu
from app.context_menu import ContextMenu
from app.settings import UNLOAD_AFTER
from dspark_core.models import catalogue
from dspark_core.requests import HEAD_PRECISIONS, KV_PRECISIONS

if TYPE_CHECKING:
    from app.main_window import MainWindow

PRECISIONS = ("auto", "bf16", "fp32", "nf4", "int4")


class PairCommands(QObject):
    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def rows(self) -> list[Row]:
        window = self._window
        drafters = {
            "dspark+lookup": self.tr("dspark+lookup: trained for this target, and copies what the text repeats"),
            "dspark": self.tr("dspark: trained for this target"),
            "lookup": self.tr("lookup: copies from the text so far"),
            "none": self.tr("none: plain decoding"),
        }
        precisions = {
            "auto": self.tr("auto: nf4 on CUDA, bf16 on CPU"),
            "bf16": self.tr("bf16: 16 bits"),
            "fp32": self.tr("fp32: 32 bits"),
            "nf4": self.tr("nf4: 4 bits (bitsandbytes)"),
            "int4": self.tr("int4: 4 bits, in groups of 32"),
        }
        kv_precisions = {
            "auto": self.tr("auto: not rounded (on CPU 32 bits)"),
            "bf16": self.tr("bf16: 16 bits"),
            "int8": self.tr("int8: 8 bits, nearly the same answers"),
        }
        head_precisions = {
            "auto": self.tr("auto: bf16 beside 4 bits, else as the precision"),
            "bf16": self.tr("bf16: 16 bits"),
            "int8": self.tr("int8: 8 bits beside 4 bits, nearly the same answers"),
        }
        return [
            Command(
                "models",
                self.tr("&Models…"),
                self.tr("Pairs to choose from, what is on this computer, and downloads"),
                None,
                "Ctrl+Shift+O",
            ),
            Choices(
                "targets",
                self.tr("Target"),
                [(target.name, target.title) for target in catalogue.TARGETS],
                partial(_choose, window, "target"),
                submenu=False,
            ),
            Command(
                "folder",
                self.tr("Local &folder…"),
                self.tr("Opens a model of your own"),
                window.choose_folder,
                "Ctrl+O",
            ),
            Choices(
                "drafters",
                self.tr("Drafter"),
                list(drafters.items()),
                partial(_choose, window, "drafter"),
                submenu=False,
            ),
            Command(
                "drafter_folder",
                self.tr("DSpark &drafter folder…"),
                self.tr("Opens a drafter that was made for this target"),
                window.choose_drafter_folder,
            ),
            Choices(
                "precisions",
                self.tr("Precision"),
                [(name, precisions[name]) for name in PRECISIONS],
                partial(_choose, window, "precision"),
                submenu=False,
            ),
            SEPARATOR,
            Command(
                "pair_dialog",
                self.tr("&Pair and memory…"),
                self.tr("What a target and a drafter would take and do here, before they are loaded"),
                None,
                "Ctrl+P",
            ),
            Command(
                "pair_doctor",
                self.tr("Pair docto&r…"),
                self.tr("Whether two models fit together, or exactly why not; and what would fit"),
                None,
            ),
            Command(
                "train",
                self.tr("&Train a drafter…"),
                self.tr("Makes a drafter for the target in use, on this computer"),
                None,
            ),
            SEPARATOR,
            Choices(
                "kv_precisions",
                self.tr("&Keys and values"),
                [(name, kv_precisions[name]) for name in KV_PRECISIONS],
                partial(_choose, window, "kv_precision"),
            ),
            Choices(
                "head_precisions",
                self.tr("&Embedding and head"),
                [(name, head_precisions[name]) for name in HEAD_PRECISIONS],
                partial(_choose, window, "head_precision"),
            ),
            Submenu("contexts", partial(_contexts, window)),
            SEPARATOR,
            Command(
                "chat_settings",
                self.tr("Conversation &settings…"),
                self.tr("System prompt, temperature, limits and the seed"),
                window.chat_settings_requested.emit,
                "Ctrl+,",
            ),
            Command(
                "exact",
                self.tr("E&xact mode"),
                self.tr("At temperature 0 the text is that of plain decoding bit for bit, with every drafter; slower"),
                window.set_exact,
                "Ctrl+E",
                checkable=True,
            ),
            SEPARATOR,
            Command(
                "unload", self.tr("&Unload model"), self.tr("Frees its memory, or loads it again"), None, "Ctrl+Shift+M"
            ),
            Choices(
                "unload_after",
                self.tr("Unload &when not used"),
                [
                    (
                        minutes,
                        self.tr("After {minutes} minutes").format(minutes=minutes) if minutes else self.tr("Never"),
                    )
                    for minutes in UNLOAD_AFTER
                ],
                None,
            ),
            SEPARATOR,
            Command(
                "offline",
                self.tr("Off&line"),
                self.tr("No connection to any other computer: no downloads, no question for newer versions"),
                None,
                checkable=True,
            ),
        ]


def _contexts(window: "MainWindow", parent: QWidget) -> ContextMenu:
    menu = ContextMenu(parent)
    menu.chosen.connect(window.choose_context)
    return menu


def _choose(window: "MainWindow", field: str, value: object) -> None:
    window.choose_pair(**{field: value})
