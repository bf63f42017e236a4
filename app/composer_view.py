"""What belongs to the prompt being written, and where it is shown: attachments, settings, the context left."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from app.chat import words
from app.chat.attachment_control import CHARACTERS_PER_TOKEN, AttachmentControl, Pending
from app.chat.attachments import split
from app.chat.chat_control import ChatControl
from app.chat.context_control import ContextControl, Overflow
from app.dialogs.text_dialog import show_text
from app.language import translated
from app.panels.attachment_chips import AttachmentChips, ChipText
from app.panels.chat_button import ChatButton
from app.panels.composer import Composer
from app.panels.context_choice import ContextChoice
from app.panels.context_gauge import ContextGauge
from app.session import Session
from app.transcript.chat_view import ChatView
from app.widgets.icon_button import IconButton, draw_attach
from app.widgets.numbers import binary_size


class ComposerView(QObject):
    """Connects the prompt box with the session. ``settings_requested``: the user wants to see all values."""

    settings_requested = Signal()

    def __init__(
        self,
        composer: Composer,
        chat: ChatView,
        session: Session,
        chats: ChatControl,
        attachments: AttachmentControl,
        context: ContextControl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._chat = chat
        self._session = session
        self._chats = chats
        self._attachments = attachments
        self._context = context
        self._overflow: Overflow | None = None
        self._edits_answer = False
        self.choice = ContextChoice()
        self.chips = AttachmentChips()
        self.attach_button = IconButton(draw_attach, self.tr("Attach files"), self.tr("Or drop or paste them here"))
        self.settings_button = ChatButton()
        self.gauge = ContextGauge()
        for above in (self.choice, self.chips):
            composer.add_above(above)
        composer.add_tool(self.attach_button)
        composer.add_tool(self.settings_button)
        composer.add_tool(self.gauge, at_end=True)
        for part in (self.choice, self.chips, self.attach_button, self.settings_button, self.gauge):
            composer.themed.connect(part.set_theme)
            part.set_theme(composer.theme)
        self._connect()
        self._show_chat()
        self._show_attachments()

    def _connect(self) -> None:
        composer, session, attachments = self._composer, self._session, self._attachments
        composer.send_requested.connect(self._send)
        composer.edit.textChanged.connect(self._written)
        composer.edit.files_given.connect(attachments.add_files)
        session.prompt_returned.connect(self._restore)
        session.edit_begun.connect(self._edit)
        session.conversation_shown.connect(self._conversation_shown)
        session.path_changed.connect(self._show_chat)
        composer.edit_left.connect(self._edit_ended)
        self._chat.example_chosen.connect(composer.restore_text)
        self._chat.attachment_opened.connect(self._open_sent)
        self._chat.read_all_requested.connect(lambda: self._chats.read_after(None))
        self.attach_button.clicked.connect(self._choose_files)
        self.chips.opened.connect(self._open)
        self.chips.removed.connect(self._remove)
        self.chips.emptied.connect(composer.edit.setFocus)
        attachments.changed.connect(self._show_attachments)
        attachments.refused.connect(self._tell)
        self.settings_button.preset_chosen.connect(self._chats.choose)
        self.settings_button.settings_requested.connect(self.settings_requested)
        self._chats.changed.connect(self._show_chat)
        self._context.changed.connect(self._show_use)
        self._context.overflowed.connect(self._overflowed)
        self.choice.new_requested.connect(self._start_new)
        self.choice.drop_requested.connect(self._drop)
        self.choice.left.connect(composer.edit.setFocus)
        self.choice.shown.connect(composer.edit.set_short)

    def _content(self) -> str:
        return self._attachments.content(self._composer.text())

    # Sending

    @Slot()
    def _send(self) -> None:
        if self._must_wait():
            return
        content = self._content()
        self.choice.hide()
        if self._edits_answer:  # asks nothing of the model
            self._send_now(content)
            return
        self._context.when_it_fits(content, lambda: self._send_now(content))

    def _must_wait(self) -> bool:
        """Whether a file is still being read, which is then told."""
        names = self._attachments.being_read
        if names:
            text = self.tr("Still being read: {names}. Wait, or remove it; then send.")
            self._tell(text.format(names=", ".join(names)))
        return bool(names)

    def _send_now(self, content: str) -> None:
        if self._must_wait():  # a file was added while the prompt was counted
            return
        if content == self._content() and self._session.send(content):
            self._attachments.clear()
            self._composer.take_text()
            self._edit_ended()

    @Slot(object)
    def _overflowed(self, overflow: Overflow) -> None:
        self._overflow = overflow
        text, buttons = words.overflow(overflow)
        self.choice.offer(text, *buttons)
        self._chat.announce(text)

    @Slot()
    def _start_new(self) -> None:
        """The prompt goes into a new conversation that is answered in the same way."""
        if self._must_wait():
            return
        settings, preset = self._chats.chat.settings, self._chats.chat.preset
        prompt = self._session.conversation.last_prompt()
        cut_off = self._overflow is not None and self._overflow.answer_id is not None
        if cut_off and prompt is not None:
            content = prompt.content
        else:
            content = self._content()
            self._attachments.clear()
            self._composer.take_text()
        self._session.new_conversation()
        self._chats.change(settings, preset)
        if not self._session.send(content):
            self._restore(content)

    @Slot()
    def _drop(self) -> None:
        overflow = self._overflow
        if overflow is None or overflow.read_after is None:
            return
        self._chats.read_after(overflow.read_after)
        if overflow.answer_id is not None:
            self._session.regenerate(overflow.answer_id)
        else:
            self._send()

    @Slot(str)
    def _restore(self, content: str) -> None:
        """A prompt that was refused comes back, before whatever has been written since."""
        text, attachments = split(content)
        self._composer.restore_text(text)
        self._attachments.add(attachments)

    @Slot(str, bool)
    def _edit(self, content: str, is_answer: bool) -> None:
        text, attachments = (content, ()) if is_answer else split(content)
        self._edits_answer = is_answer
        self._attachments.set_aside()
        self._composer.edit_text(text, is_answer)
        self._attachments.add(attachments)

    @Slot()
    def _edit_ended(self) -> None:
        """What was attached before the edit comes back."""
        self._edits_answer = False
        self._attachments.put_back()

    @Slot()
    def _conversation_shown(self) -> None:
        self.choice.hide()
        self._edits_answer = False
        self._show_chat()

    # Attachments

    @Slot()
    def _choose_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self._composer, self.tr("Attach text or code"))
        self._attachments.add_files(Path(path) for path in paths)
        self._composer.edit.setFocus()

    @Slot()
    def _show_attachments(self) -> None:
        pending = self._attachments.pending
        self.chips.show_chips([self._chip(each) for each in pending])
        self._composer.set_attached(bool(pending))
        self._written()

    @Slot(str)
    def _tell(self, problem: str) -> None:
        self._composer.hint.setText(problem)
        self._chat.announce(problem)

    @Slot(int)
    def _open(self, at: int) -> None:
        attachment = self._attachments.pending[at].attachment
        if attachment is not None:
            show_text(self._composer, attachment.name, attachment.text)

    @Slot(str, str)
    def _open_sent(self, name: str, text: str) -> None:
        show_text(self._chat, name, text)

    @Slot(int)
    def _remove(self, at: int) -> None:
        self._attachments.remove(self._attachments.pending[at])

    # What is shown

    @Slot()
    def _written(self) -> None:
        self._context.set_written(self._content())

    @Slot()
    def _show_chat(self) -> None:
        chat = self._chats.chat
        self.settings_button.show_presets([preset.name for preset in self._chats.presets()], chat.preset)
        known = chat.preset if self._chats.preset(chat.preset) is not None else ""
        differing = words.names(self._chats.differing())
        self.settings_button.show_state(known, differing, chat.settings.system_prompt.strip())
        self._chat.set_read_after(chat.read_after)

    @Slot()
    def _show_use(self) -> None:
        use = self._context.use
        fraction = None if use.total is None else use.tokens / use.total
        full = use.total is not None and use.tokens + use.reserve > use.total
        self.gauge.set_reading(fraction, *words.use(use), full=full)

    def _chip(self, pending: Pending) -> ChipText:
        attachment = pending.attachment
        if attachment is None:
            return ChipText(pending.name, self.tr("being read…"))
        tokens = words.tokens(pending.tokens, max(1, len(attachment.text) // CHARACTERS_PER_TOKEN))
        return ChipText(attachment.name, f"{binary_size(attachment.size)} · {tokens}", translated(attachment.encoding))
