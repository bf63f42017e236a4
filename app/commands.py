"""Every command of the window in one table, which the menus, the palette, the help and their test read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.command import SEPARATOR, Choices, Command, Menu, Row
from app.language import NAMES
from app.pair_commands import PairCommands
from app.settings import LONG_ANSWER_S

if TYPE_CHECKING:
    from app.main_window import MainWindow

THEMES = ("system", "light", "dark")


class CommandTable(QObject):
    """A class, so that its words have a context to be translated in."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def menus(self) -> list[Menu]:
        """The table. No widgets are made."""
        return [
            Menu("chat", self.tr("&Chat"), self._chat()),
            Menu("conversations", self.tr("C&onversations"), self._window.conversations.actions_table.rows()),
            Menu("pair", self.tr("&Pair"), PairCommands(self._window).rows()),
            Menu("view", self.tr("&View"), self._view()),
            Menu("help", self.tr("&Help"), self._help()),
        ]

    def keys_in_places(self) -> list[tuple[str, str]]:
        """Keys that belong to one place of the window and are no command, with what they do."""
        return [
            ("Enter", self.tr("In the message box: send")),
            (self.tr("Shift+Enter"), self.tr("In the message box: a new line")),
            ("↑", self.tr("In the empty message box: edit the last message")),
            ("Enter", self.tr("In the list of conversations: open")),
            ("Alt+←, Alt+→", self.tr("In a message: another version of it")),
            ("Tab", self.tr("The next button, text or field; Shift+Tab the one before")),
            (self.tr("Menu key"), self.tr("The context menu of what has the keyboard")),
        ]

    def _chat(self) -> list[Row]:
        window = self._window
        return [
            Command("new", self.tr("&New chat"), self.tr("Begins an empty conversation"), window.new_chat, "Ctrl+N"),
            Command(
                "stop",
                self.tr("&Stop"),
                self.tr("Ends the answer, the audit or the measurement; what there is of it stays"),
                window.stop,
                "Esc",
                when=window.can_stop,
            ),
            Command(
                "regenerate",
                self.tr("&Regenerate answer"),
                self.tr("Asks the last message again"),
                window.regenerate_last,
                "Ctrl+R",
                when=window.can_regenerate,
            ),
            Command(
                "copy_answer",
                self.tr("&Copy last answer"),
                self.tr("Puts it on the clipboard as Markdown"),
                window.copy_last_answer,
                "Ctrl+Shift+C",
            ),
            Command(
                "find",
                self.tr("&Find in this chat"),
                self.tr("Looks for words in the conversation on screen"),
                window.chat.finder.open,
                "Ctrl+F",
            ),
            Command(
                "find_next", self.tr("Find ne&xt"), self.tr("Goes to the next match"), window.chat.finder.next, "F3"
            ),
            Command(
                "find_previous",
                self.tr("Find &previous"),
                self.tr("Goes to the match before"),
                window.chat.finder.previous,
                "Shift+F3",
            ),
            Command(
                "search",
                self.tr("S&earch conversations"),
                self.tr("Looks for words in all of them"),
                window.search_conversations,
                "Ctrl+Shift+F",
            ),
            SEPARATOR,
            Choices(
                "notice_after",
                self.tr("Notice when an answer too&k long"),
                [
                    (
                        seconds,
                        self.tr("After {seconds} seconds").format(seconds=seconds) if seconds else self.tr("Never"),
                    )
                    for seconds in LONG_ANSWER_S
                ],
                window.choose_notice_after,
            ),
            SEPARATOR,
            Command("quit", self.tr("&Quit"), self.tr("Ends the program; everything is saved"), window.close, "Ctrl+Q"),
        ]

    def _view(self) -> list[Row]:
        window, appearance = self._window, self._window.appearance
        themes = {
            "system": self.tr("Theme of the &system"),
            "light": self.tr("&Light theme"),
            "dark": self.tr("&Dark theme"),
        }
        return [
            Command(
                "palette",
                self.tr("Command p&alette…"),
                self.tr("Type a few letters of any command and press Enter"),
                window.help_view.show_palette,
                "Ctrl+K",
            ),
            SEPARATOR,
            Choices("themes", "", [(name, themes[name]) for name in THEMES], appearance.choose_theme, submenu=False),
            Choices("language", self.tr("Lan&guage"), [("", self.tr("System")), *NAMES.items()], None),
            SEPARATOR,
            Command(
                "marks",
                self.tr("Colour &tokens"),
                self.tr("Marks how each token came about"),
                appearance.set_marks_visible,
                "Ctrl+T",
                checkable=True,
            ),
            Command(
                "sidebar",
                self.tr("&Conversations"),
                self.tr("Shows or hides the list"),
                appearance.set_sidebar_visible,
                "Ctrl+B",
                checkable=True,
            ),
            Command(
                "inspector",
                self.tr("S&peculation panel"),
                self.tr("Shows or hides speed, acceptance and memory"),
                appearance.set_inspector_visible,
                "Ctrl+Shift+S",
                checkable=True,
            ),
            Command(
                "cost",
                self.tr("C&ost of a pass"),
                self.tr("Goes to what was measured of it"),
                appearance.show_cost,
                "Ctrl+Shift+P",
            ),
            SEPARATOR,
            Command(
                "composer", self.tr("&Message box"), self.tr("Puts the keyboard there"), window.focus_composer, "Ctrl+L"
            ),
            Command(
                "next_pane",
                self.tr("Ne&xt pane"),
                self.tr("Goes to the next part of the window"),
                window.focus_next_pane,
                "F6",
            ),
            Command(
                "previous_pane",
                self.tr("P&revious pane"),
                self.tr("Goes to the part of the window before"),
                window.focus_previous_pane,
                "Shift+F6",
            ),
        ]

    def _help(self) -> list[Row]:
        window = self._window
        return [
            Command("help", self.tr("&Help"), self.tr("Opens the pages of the help"), window.help_view.show_help, "F1"),
            Command(
                "what_is_this",
                self.tr("&What is this?"),
                self.tr("Opens the page about the part of the window that has the keyboard"),
                window.help_view.show_help_on_focus,
                "Shift+F1",
            ),
            Command(
                "shortcuts",
                self.tr("&Keyboard shortcuts"),
                self.tr("Lists them all"),
                window.help_view.show_shortcuts,
                "Ctrl+F1",
            ),
            SEPARATOR,
            Command(
                "log",
                self.tr("&Log…"),
                self.tr("What the program noted while it ran"),
                window.help_view.show_log,
                "Ctrl+Shift+L",
            ),
            Command(
                "report",
                self.tr("Copy &report"),
                self.tr("Version, devices, settings and the last errors, for a bug report; never what was written"),
                window.help_view.copy_report,
            ),
            SEPARATOR,
            Command(
                "check_updates",
                self.tr("Check for &updates"),
                self.tr("Asks whether a newer version exists; nothing is downloaded"),
                None,
            ),
            Command(
                "updates_at_start",
                self.tr("Check once a da&y"),
                self.tr("Asks for a newer version at the first start of each day; off unless you switch it on"),
                None,
                checkable=True,
            ),
            SEPARATOR,
            Command(
                "about", self.tr("&About DSpark Chat"), self.tr("Version and licences"), window.help_view.show_about
            ),
        ]
