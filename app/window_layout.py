"""Where the parts of the window stand: header above all, conversations at the left, chat, speculation panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.panels.composer import Composer
from app.panels.conversations_panel import ConversationsPanel
from app.panels.fetch_panel import FetchPanel
from app.panels.header import Header
from app.panels.inspector import Inspector
from app.theme import Theme
from app.transcript.chat_view import ChatView
from app.widgets.banner import Banner
from app.widgets.room import with_text

NARROW = 1024
"""Width in pixels up to which the speculation panel is a tab beside the chat instead of a dock."""
LEAST_TRANSCRIPT = 72
SIDEBAR_WIDTH = 240
INSPECTOR_WIDTH = 300


class WindowLayout(QWidget):
    """The central widget of the window. Whoever makes the parts says what is in them; here they are only placed."""

    def __init__(
        self,
        header: Header,
        banner: Banner,
        conversations: ConversationsPanel,
        chat: ChatView,
        fetch: FetchPanel,
        composer: Composer,
        inspector: Inspector,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._header = header
        self._banner = banner
        self._conversations = conversations
        self._chat = chat
        self._fetch = fetch
        self._composer = composer
        self._inspector = inspector
        self._inspector_visible = True
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        parts = (
            self._header,
            self._banner,
            self._conversations,
            self._chat,
            self._fetch,
            self._composer,
            self._inspector,
        )
        for part in parts:
            part.set_theme(theme)

    def show_chat(self) -> None:
        """Above the prompt box: the transcript."""
        self._centre.setCurrentWidget(self._chat_column)

    def show_fetch(self) -> None:
        """Above the prompt box: the panel that fetches the model."""
        self._centre.setCurrentWidget(self._fetch)

    def raise_chat(self) -> None:
        """In a narrow window: the tab with the prompt box, not the one with the figures."""
        self._middle.setCurrentIndex(0)

    def raise_inspector(self) -> None:
        if self._middle.indexOf(self._inspector) >= 0:
            self._middle.setCurrentWidget(self._inspector)

    def show_sides(self, *, conversations: bool, inspector: bool) -> None:
        self._conversations.setVisible(conversations)
        self._inspector_visible = inspector
        self.place_inspector()

    def place_inspector(self) -> None:
        """A dock where the window has room for it, a tab beside the chat where it has not."""
        visible = self._inspector_visible
        as_tab = self.window().width() <= with_text(self, NARROW)
        is_tab = self._middle.indexOf(self._inspector) >= 0
        if is_tab and not (as_tab and visible):
            self._middle.removeTab(self._middle.indexOf(self._inspector))
        if as_tab and visible and not is_tab:
            self._inspector.setMinimumWidth(0)
            self._inspector.setMaximumWidth(16_777_215)
            self._middle.addTab(self._inspector, self.tr("Speculation"))
        elif not as_tab and self._row.indexOf(self._inspector) < 0:
            self._inspector.setFixedWidth(with_text(self, INSPECTOR_WIDTH))
            self._row.addWidget(self._inspector)
        self._middle.tabBar().setVisible(as_tab and visible)
        if not as_tab:
            self._inspector.setVisible(visible)  # the tabs show and hide their pages themselves

    def focus_next_pane(self, step: int = 1) -> None:
        """The keyboard goes on to the next part that is visible, or to the one before (``step`` -1)."""
        chat = self._chat if self._centre.currentWidget() is self._chat_column else self._fetch.fetch_button
        every: list[QWidget] = [
            self._composer.edit,
            chat,
            self._inspector,
            self._conversations.list,
            self._header.pair,
        ]
        panes = [pane for pane in every if pane.isVisible()]
        focus = self.window().focusWidget()
        focused = [pane is focus or (focus is not None and pane.isAncestorOf(focus)) for pane in panes]
        position = focused.index(True) if True in focused else min(-step, 0)
        panes[(position + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._chat_column = QWidget()
        _column(self._chat_column).addWidget(self._chat, 1)
        self._centre = QStackedWidget()
        self._centre.setMinimumHeight(LEAST_TRANSCRIPT)  # else the hidden page asks for more than the prompt box gets
        self._centre.addWidget(self._chat_column)
        self._centre.addWidget(self._fetch)
        middle = QWidget()
        middle_column = _column(middle)
        middle_column.addWidget(self._centre, 1)
        middle_column.addWidget(self._composer)
        self._middle = QTabWidget()
        self._middle.setDocumentMode(True)
        self._middle.addTab(middle, self.tr("Chat"))
        self._middle.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab would end at its hidden bar
        self._middle.tabBar().setAccessibleName(self.tr("Chat or speculation figures"))
        self._middle.tabBar().hide()
        self._conversations.setFixedWidth(with_text(self, SIDEBAR_WIDTH))
        self._inspector.setFixedWidth(with_text(self, INSPECTOR_WIDTH))
        # A layout of its own, not added to another one: addLayout makes Python objects for what is in the layout, and
        # when the inspector later leaves it, its object would point to freed memory (seen as a crash elsewhere).
        body = QWidget()
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._conversations)
        self._row.addWidget(self._middle, 1)
        self._row.addWidget(self._inspector)
        whole = _column(self)
        whole.addWidget(self._header)
        whole.addWidget(self._banner)
        whole.addWidget(body, 1)


def _column(widget: QWidget) -> QVBoxLayout:
    """A layout for ``widget`` that leaves no gaps."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
