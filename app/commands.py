"""Every command of the window in one table, which the menus, the palette, the help and their test read."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.command import SEPARATOR, Choices, Command, Menu, Row, Submenu
from app.context_menu import ContextMenu
from app.settings import LONG_ANSWER_S, UNLOAD_AFTER
from dspark_core.models import catalogue
from dspark_core.requests import HEAD_PRECISIONS, KV_PRECISIONS

if TYPE_CHECKING:
    from app.main_window import MainWindow

PRECISIONS = ("auto", "bf16", "fp32", "nf4", "int4")
THEMES = ("system", "light", "dark")


def menus(window: "MainWindow") -> list[Menu]:
    """The table. No widgets are made."""
    tr = window.tr
    return [
        Menu("chat", tr("&Chat"), _chat(window)),
        Menu("pair", tr("&Pair"), _pair(window)),
        Menu("view", tr("&View"), _view(window)),
        Menu("help", tr("&Help"), _help(window)),
    ]


def keys_in_places(window: "MainWindow") -> list[tuple[str, str]]:
    """Keys that belong to one place of the window and are no command, with what they do."""
    tr = window.tr
    return [
        ("Enter", tr("In the message box: send")),
        ("Shift+Enter", tr("In the message box: a new line")),
        ("↑", tr("In the empty message box: edit the last message")),
        ("Enter", tr("In the list of conversations: open")),
        ("F2", tr("In the list of conversations: rename")),
        ("Delete", tr("In the list of conversations: delete, with Undo")),
        ("Tab", tr("The next button, text or field; Shift+Tab the one before")),
        ("Menu", tr("The context menu of what has the keyboard")),
    ]


def _chat(window: "MainWindow") -> list[Row]:
    tr = window.tr
    return [
        Command("new", tr("&New chat"), tr("Begins an empty conversation"), window.new_chat, "Ctrl+N"),
        Command(
            "stop",
            tr("&Stop"),
            tr("Ends the answer, the audit or the measurement; what there is of it stays"),
            window.stop,
            "Esc",
            when=window.can_stop,
        ),
        Command(
            "regenerate",
            tr("&Regenerate answer"),
            tr("Asks the last message again"),
            window.regenerate_last,
            "Ctrl+R",
            when=window.can_regenerate,
        ),
        Command(
            "copy_answer",
            tr("&Copy last answer"),
            tr("Puts it on the clipboard as Markdown"),
            window.copy_last_answer,
            "Ctrl+Shift+C",
        ),
        Command(
            "search",
            tr("S&earch conversations"),
            tr("Looks for words in all of them"),
            window.search_conversations,
            "Ctrl+Shift+F",
        ),
        SEPARATOR,
        Choices(
            "notice_after",
            tr("Notice when an answer too&k long"),
            [
                (seconds, tr("After {seconds} seconds").format(seconds=seconds) if seconds else tr("Never"))
                for seconds in LONG_ANSWER_S
            ],
            window.choose_notice_after,
        ),
        SEPARATOR,
        Command("quit", tr("&Quit"), tr("Ends the program; everything is saved"), window.close, "Ctrl+Q"),
    ]


def _pair(window: "MainWindow") -> list[Row]:
    tr = window.tr
    drafters = {
        "dspark+lookup": tr("dspark+lookup: trained for this target, and copies what the text repeats"),
        "dspark": tr("dspark: trained for this target"),
        "lookup": tr("lookup: copies from the text so far"),
        "none": tr("none: plain decoding"),
    }
    precisions = {
        "auto": tr("auto: nf4 on CUDA, bf16 on CPU"),
        "bf16": tr("bf16: 16 bits"),
        "fp32": tr("fp32: 32 bits"),
        "nf4": tr("nf4: 4 bits (bitsandbytes)"),
        "int4": tr("int4: 4 bits, in groups of 32"),
    }
    kv_precisions = {
        "auto": tr("auto: not rounded (on CPU 32 bits)"),
        "bf16": tr("bf16: 16 bits"),
        "int8": tr("int8: 8 bits, nearly the same answers"),
    }
    head_precisions = {
        "auto": tr("auto: bf16 beside 4 bits, else as the precision"),
        "bf16": tr("bf16: 16 bits"),
        "int8": tr("int8: 8 bits beside 4 bits, nearly the same answers"),
    }
    return [
        Choices(
            "targets",
            tr("Target"),
            [(target.name, target.title) for target in catalogue.TARGETS],
            partial(_choose, window, "target"),
            submenu=False,
        ),
        Command("folder", tr("Local &folder…"), tr("Opens a model of your own"), window.choose_folder, "Ctrl+O"),
        Choices("drafters", tr("Drafter"), list(drafters.items()), partial(_choose, window, "drafter"), submenu=False),
        Command(
            "drafter_folder",
            tr("DSpark &drafter folder…"),
            tr("Opens a drafter that was made for this target"),
            window.choose_drafter_folder,
        ),
        Choices(
            "precisions",
            tr("Precision"),
            [(name, precisions[name]) for name in PRECISIONS],
            partial(_choose, window, "precision"),
            submenu=False,
        ),
        SEPARATOR,
        Choices(
            "kv_precisions",
            tr("&Keys and values"),
            [(name, kv_precisions[name]) for name in KV_PRECISIONS],
            partial(_choose, window, "kv_precision"),
        ),
        Choices(
            "head_precisions",
            tr("&Embedding and head"),
            [(name, head_precisions[name]) for name in HEAD_PRECISIONS],
            partial(_choose, window, "head_precision"),
        ),
        Submenu("contexts", partial(_contexts, window)),
        SEPARATOR,
        Command("sampling", tr("&Sampling…"), tr("Temperature, limits and the seed"), window.choose_sampling, "Ctrl+,"),
        Command(
            "exact",
            tr("E&xact mode"),
            tr("At temperature 0 the text is that of plain decoding bit for bit, with every drafter; slower"),
            window.set_exact,
            "Ctrl+E",
            checkable=True,
        ),
        SEPARATOR,
        Command("unload", tr("&Unload model"), tr("Frees its memory, or loads it again"), None, "Ctrl+Shift+M"),
        Choices(
            "unload_after",
            tr("Unload &when not used"),
            [
                (minutes, tr("After {minutes} minutes").format(minutes=minutes) if minutes else tr("Never"))
                for minutes in UNLOAD_AFTER
            ],
            None,
        ),
    ]


def _view(window: "MainWindow") -> list[Row]:
    tr = window.tr
    themes = {"system": tr("Theme of the &system"), "light": tr("&Light theme"), "dark": tr("&Dark theme")}
    return [
        Command(
            "palette",
            tr("Command p&alette…"),
            tr("Type a few letters of any command and press Enter"),
            window.help_view.show_palette,
            "Ctrl+K",
        ),
        SEPARATOR,
        Choices("themes", "", [(name, themes[name]) for name in THEMES], window.choose_theme, submenu=False),
        SEPARATOR,
        Command(
            "marks",
            tr("Colour &tokens"),
            tr("Marks how each token came about"),
            window.set_marks_visible,
            "Ctrl+T",
            checkable=True,
        ),
        Command(
            "sidebar",
            tr("&Conversations"),
            tr("Shows or hides the list"),
            window.set_sidebar_visible,
            "Ctrl+B",
            checkable=True,
        ),
        Command(
            "inspector",
            tr("S&peculation panel"),
            tr("Shows or hides speed, acceptance and memory"),
            window.set_inspector_visible,
            "Ctrl+Shift+S",
            checkable=True,
        ),
        Command("cost", tr("C&ost of a pass"), tr("Goes to what was measured of it"), window.show_cost, "Ctrl+Shift+P"),
        SEPARATOR,
        Command("composer", tr("&Message box"), tr("Puts the keyboard there"), window.focus_composer, "Ctrl+L"),
        Command("next_pane", tr("Ne&xt pane"), tr("Goes to the next part of the window"), window.focus_next_pane, "F6"),
        Command(
            "previous_pane",
            tr("P&revious pane"),
            tr("Goes to the part of the window before"),
            window.focus_previous_pane,
            "Shift+F6",
        ),
    ]


def _help(window: "MainWindow") -> list[Row]:
    tr = window.tr
    return [
        Command("help", tr("&Help"), tr("Opens the pages of the help"), window.help_view.show_help, "F1"),
        Command(
            "what_is_this",
            tr("&What is this?"),
            tr("Opens the page about the part of the window that has the keyboard"),
            window.help_view.show_help_on_focus,
            "Shift+F1",
        ),
        Command(
            "shortcuts", tr("&Keyboard shortcuts"), tr("Lists them all"), window.help_view.show_shortcuts, "Ctrl+F1"
        ),
        SEPARATOR,
        Command(
            "log", tr("&Log…"), tr("What the program noted while it ran"), window.help_view.show_log, "Ctrl+Shift+L"
        ),
        Command(
            "report",
            tr("Copy &report"),
            tr("Version, devices, settings and the last errors, for a bug report; never what was written"),
            window.help_view.copy_report,
        ),
        SEPARATOR,
        Command("about", tr("&About DSpark Chat"), tr("Version and licences"), window.help_view.show_about),
    ]


def _contexts(window: "MainWindow", parent: QWidget) -> ContextMenu:
    menu = ContextMenu(parent)
    menu.chosen.connect(window.choose_context)
    return menu


def _choose(window: "MainWindow", field: str, value: object) -> None:
    window.choose_pair(**{field: value})
