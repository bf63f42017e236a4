"""Unsent prompts and what is attached to them: each conversation has its own, and they outlive the program."""

from app.chat.attachments import Attachment
from app.storage.records import Draft


def attach(p, tmp_path, name, text):
    """A file, as a user does it, and wait until it is read."""
    (tmp_path / name).write_text(text)
    p.program.attachments.add_files([tmp_path / name])
    p.until(lambda: not p.program.attachments.being_read)


class TestText:
    def test_each_conversation_has_its_own_and_so_has_the_new_one(self, launch):
        p = launch()
        p.ask("One?")
        number = p.session.conversation_id
        p.composer.edit.setPlainText("for the first")
        p.window.new_chat()
        assert p.composer.text() == ""
        p.composer.edit.setPlainText("for a new one")
        p.session.open_conversation(number)
        p.until(lambda: p.composer.text() == "for the first")
        p.window.new_chat()
        assert p.composer.text() == "for a new one"

    def test_a_draft_is_saved_soon_and_outlives_the_program(self, launch):
        p = launch()
        p.program.drafts._timer.setInterval(1)
        p.ask("One?")
        p.composer.edit.setPlainText("unsent")
        p.until(lambda: p.stored().draft.text == "unsent")
        p.composer.edit.setPlainText("unsent, too")
        assert p.close()  # before the delay is over
        again = launch()
        again.until(lambda: again.composer.text() == "unsent, too")
        again.window.new_chat()
        again.composer.edit.setPlainText("not begun")
        assert again.close()
        third = launch()
        third.until(lambda: third.composer.text() == "not begun")

    def test_what_was_sent_is_no_draft_any_more(self, launch):
        p = launch()
        p.composer.edit.setPlainText("One?")
        p.program.drafts.save()
        p.ask("One?")
        p.program.drafts.save()
        assert p.stored().draft.text == ""
        p.window.new_chat()
        assert p.composer.text() == ""

    def test_what_is_edited_is_no_draft(self, launch):
        p = launch()
        p.ask("One?")
        p.composer.edit.setPlainText("draft")
        p.session.edit_message(p.messages()[0].id)
        p.program.drafts.save()
        assert p.stored().draft.text == "draft"
        number = p.session.conversation_id
        p.window.new_chat()
        assert p.composer.text() == ""
        p.session.open_conversation(number)
        p.until(lambda: p.composer.text() == "draft")


class TestAttachments:
    def test_they_outlive_the_program(self, launch, tmp_path):
        p = launch()
        p.ask("One?")
        ident = p.session.conversation_id
        attach(p, tmp_path, "a.py", "x = 1")
        p.window.new_chat()
        attach(p, tmp_path, "b.py", "```")
        attach(p, tmp_path, "c.py", "")
        p.composer.edit.setPlainText("and this")
        p.session.open_conversation(ident)
        p.until(lambda: p.session.conversation_id == ident)
        assert p.close()
        again = launch()
        attachments = again.program.attachments
        again.until(lambda: attachments.attachments == (Attachment("a.py", "x = 1"),))
        again.until(lambda: attachments.pending[0].tokens is not None)
        again.window.new_chat()
        assert attachments.attachments == (Attachment("b.py", "```"), Attachment("c.py", ""))
        assert again.composer.text() == "and this"

    def test_what_was_sent_does_not_come_back(self, launch, tmp_path):
        p = launch()
        attach(p, tmp_path, "a.py", "x = 1")
        p.program.drafts.save()
        p.ask("What is it?")
        p.program.drafts.save()
        assert p.stored().draft == Draft()
        assert p.close()
        again = launch()
        again.until(lambda: len(again.shown()) == 2)
        assert again.program.attachments.pending == []
        again.window.new_chat()
        assert again.program.attachments.pending == []

    def test_typing_does_not_write_them_again(self, launch, tmp_path, monkeypatch):
        p = launch()
        attach(p, tmp_path, "a.py", "x = 1")
        p.program.drafts.save()
        written = []
        monkeypatch.setattr(p.store, "save_draft_attached", lambda *args: written.append(args))
        p.composer.edit.setPlainText("more")
        p.program.drafts.save()
        assert written == []
        p.program.attachments.remove(p.program.attachments.pending[0])
        p.program.drafts.save()
        assert written == [(None, "")]

    def test_an_edit_does_not_save_its_own(self, launch, tmp_path):
        p = launch()
        attach(p, tmp_path, "a.py", "x = 1")
        p.ask("What is it?")
        attach(p, tmp_path, "b.py", "y = 1")
        p.session.edit_last_prompt()
        p.program.drafts.save()
        assert p.stored().draft.attached == "File `b.py`:\n```python\ny = 1\n```"

    def test_what_was_attached_while_the_last_conversation_was_read_belongs_to_it(self, launch, tmp_path):
        p = launch()
        p.ask("One?")
        attach(p, tmp_path, "a.py", "x = 1")
        p.composer.edit.setPlainText("draft")
        assert p.close()
        again = launch(wait_ready=False)
        again.program.attachments.add([Attachment("b.py", "y = 1")])
        again.until(lambda: len(again.program.attachments.pending) == 2 and again.pair.usable)
        assert again.composer.text() == "draft"
