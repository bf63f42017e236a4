"""What the user can do with conversations: send, stop, ask again, continue, edit, switch versions, open others.

No widgets.
"""

from PySide6.QtCore import Slot

from app.answering import Answering
from app.continued_answer import recorded_tokens
from app.conversation import Conversation, Turn, title_of
from app.language import translated
from app.storage.errors import StorageError
from dspark_core.requests import Role


class Session(Answering):
    """Signals are those of ShownConversation."""

    def send(self, text: str) -> bool:
        """Ask for an answer to ``text``, or keep it as another version of what was edited. False when that is not
        possible now; the text then stays where it is."""
        if not self._can_ask() or not text.strip():
            return False
        self._opening = None  # who writes into what is on screen stays there
        conversation, before = self._conversation, self._conversation.leaf
        edited = None if self._editing is None else conversation.index_of(self._editing)
        end = len(conversation.turns) if edited is None else edited
        role: Role = "user" if edited is None else conversation.turns[edited].role
        try:
            if conversation.id is None:
                conversation.id = self._store.create_conversation(title_of(text))
                self.current_changed.emit(conversation.id)
            parent = conversation.turns[end - 1].id if end else None
            own = role == "assistant"
            message_id = self._store.add_message(conversation.id, role, text, parent_id=parent, edited=own)
        except StorageError as error:
            self.answer_failed.emit(None, translated(error.message), translated(error.hint), "", None)
            return False
        self._editing = None
        self._leave_from(end)
        conversation.tree.add(message_id, parent)
        conversation.turns.append(Turn(message_id, role, text, edited=own))
        if own:
            conversation.choose()
            self.answer_edited.emit(message_id, text)
            self.path_changed.emit()
        else:
            self.user_added.emit(message_id, text)
            self._ask(before)
        return True

    def stop(self) -> None:
        """End the answer in the making; what there is of it stays."""
        if self.busy:
            self._host.cancel()

    def regenerate(self, answer_id: int) -> None:
        """Ask again for another version of an answer."""
        conversation = self._conversation
        index = conversation.index_of(answer_id)
        if not index or conversation.turns[index].role != "assistant":
            return
        if self._pair.load_again(lambda: self.regenerate(answer_id)) or not self._can_ask():
            return
        self._opening, before = None, conversation.leaf
        empty = conversation.turns[index].empty and before == answer_id
        self._leave_from(index)
        if empty:  # nobody would come back to it
            self._delete_from(answer_id)
        self._ask(before)

    def regenerate_last(self) -> None:
        """The same for the newest answer."""
        answer = self._conversation.last_answer()
        if answer is not None:
            self.regenerate(answer.id)

    def continue_answer(self, answer_id: int) -> None:
        """Let the last answer, which was cut, go on behind its last token."""
        conversation = self._conversation
        answer = conversation.turns[-1] if conversation.turns else None
        if answer is None or answer.id != answer_id or not answer.unfinished:
            return
        tokens = recorded_tokens(answer)
        again = self._pair.load_again(lambda: self.continue_answer(answer_id))
        if again or not tokens or conversation.id is None or not self._can_ask():
            return
        self._opening = None
        request = conversation.request(self._settings.settings)
        self._begin(self._recorder.resume(conversation.id, request, answer, tokens))

    def edit_message(self, message_id: int) -> None:
        """Offer a message on screen for editing. Nothing changes until it is sent again."""
        index = self._conversation.index_of(message_id)
        if not self.busy and index is not None:
            turn = self._conversation.turns[index]
            self._editing = turn.id
            self.edit_begun.emit(turn.content, turn.role == "assistant")

    def edit_last_prompt(self) -> None:
        """The same for the last prompt."""
        prompt = self._conversation.last_prompt()
        if prompt is not None:
            self.edit_message(prompt.id)

    def show_version(self, message_id: int, steps: int) -> None:
        """Put on screen the version of this message that is so many ``steps`` after it, with what followed it."""
        leaf = None
        if not self.busy and self._conversation.index_of(message_id) is not None:
            leaf = self._conversation.leaf_beside(message_id, steps)
        if leaf is not None:
            self._show_leaf(leaf)

    @Slot()
    def leave_edit(self) -> None:
        """The edit was given up; the conversation stays as it is."""
        self._editing = None

    def last_answer_text(self) -> str:
        """The newest complete answer as Markdown, empty if there is none."""
        answer = self._conversation.last_answer()
        return answer.content if answer else ""

    def close(self) -> None:
        """The program ends: nothing new is asked, and what there is of an answer will be recorded as it comes."""
        self._closed = True
        self.stop()

    def save_now(self) -> None:
        """Record the answer in the making, for when the engine could not end it."""
        self._recorder.save()

    def new_conversation(self) -> None:
        self.stop()
        self._opening = None
        self._show(Conversation())
        self.conversation_shown.emit(None)
        self.path_changed.emit()

    def open_conversation(self, conversation_id: int) -> None:
        """Show another conversation; the answer in the making is stopped. The one on screen just stays."""
        if conversation_id == self._conversation.id:
            self._opening = None
            return
        self.stop()
        self._opening, self._outdated = conversation_id, False
        self._store.open_conversation(conversation_id)

    def open_at(self, conversation_id: int, message_id: int) -> None:
        """Show a conversation, also the one on screen, with the branch that this message is on."""
        self.stop()
        self._store.show_message(conversation_id, message_id)
        self._opening, self._outdated, self._then = conversation_id, False, None
        self._editing = None
        self._store.open_conversation(conversation_id)

    def forget_conversation(self, conversation_id: int) -> None:
        """It is about to be deleted: nothing more is written into it."""
        if conversation_id in (self._conversation.id, self._opening):
            self.new_conversation()
