"""How much of the context is used is always shown, and nothing is left out of it unasked."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from scripted_engine import INFO, Answer, Load, ScriptedEngine, plain

from app.chat.chat_settings import ChatSettings

SMALL = Load(info=replace(INFO, context_length=120))


def parts(p):
    return p.program.chats, p.program.attachments, p.program.context, p.program.composer_view


def small(launch, *answers):
    return launch(ScriptedEngine(answers=answers, loads=[SMALL]))


def test_the_gauge_counts_what_is_written_and_said(launch):
    p = launch()
    _, _, context, view = parts(p)
    p.until(lambda: context.use.exact, timeout=20_000)
    assert view.gauge.reading == "0 / 8,192"
    p.composer.edit.setPlainText("one two three")
    assert view.gauge.reading == "4 est. / 8,192"
    p.until(lambda: context.use.exact, timeout=20_000)
    assert view.gauge.reading == "5 / 8,192"
    assert not view.gauge.full


def test_a_narrow_window_shows_the_whole_gauge(launch):
    p = launch()
    gauge = parts(p)[3].gauge
    parts(p)[0].change(ChatSettings("Be short."), "Exact greedy")
    p.window.resize(600, 600)
    p.composer.edit.setPlainText("one " * 4000)
    p.until(lambda: gauge.reading == "4,005 / 8,192")
    p.until(lambda: gauge.width() >= gauge.sizeHint().width())
    assert gauge.geometry().right() < gauge.parentWidget().width()


def test_while_an_answer_is_written_its_tokens_are_added(launch):
    p = launch(ScriptedEngine(answers=[Answer(plain("a b c"), hold_at=3)]))
    context = parts(p)[2]
    p.type_and_send("One?")
    p.until(lambda: context.use.tokens == 12)  # a prompt of ten, the first token, a round
    assert context.use.exact
    p.composer.edit.setPlainText("next")
    assert context.use.tokens > 12
    assert not context.use.exact
    p.composer.edit.clear()
    p.engine.answers[:] = []
    p.session.stop()
    p.until(lambda: context.use.exact)


def ask_counted(p, text):
    """Send what is counted before it is sent, and wait for the answer."""
    before = len(p.engine.requests)
    p.type_and_send(text)
    p.until(lambda: len(p.engine.requests) > before and not p.session.busy)


def fill(p):
    """A conversation of two questions and answers, of 85 tokens."""
    ask_counted(p, "one " * 35)
    ask_counted(p, "two " * 35)


def test_what_does_not_fit_is_asked_and_the_oldest_are_left_out(launch):
    p = small(launch)
    chats, _, _, view = parts(p)
    chats.change(ChatSettings("Be short.", max_new_tokens=10))
    fill(p)
    sent = len(p.engine.requests)
    p.type_and_send("three " * 30)
    p.until(view.choice.isVisible)
    assert len(p.engine.requests) == sent
    assert p.composer.text().startswith("three")
    assert view.choice.drop_button.text() == "Leave out the 2 oldest messages and send"
    view.choice.drop_button.click()
    p.until(lambda: len(p.engine.requests) == sent + 1 and not p.session.busy)
    contents = [message.content.split()[0] for message in p.engine.requests[-1].messages]
    assert contents == ["Be", "two", "Hello", "three"]
    roles = [role for role, _ in p.shown()]
    assert roles == ["user", "answer", "note", "user", "answer", "user", "answer"]
    ident = p.session.conversation_id
    p.window.new_chat()
    p.session.open_conversation(ident)
    p.until(lambda: p.session.conversation_id == ident)
    assert [role for role, _ in p.shown()] == roles
    chats.read_after(None)
    assert "note" not in [role for role, _ in p.shown()]


def test_the_prompt_can_go_into_a_new_conversation(launch):
    p = small(launch)
    chats, _, _, view = parts(p)
    chats.change(ChatSettings("Be short.", max_new_tokens=10))
    fill(p)
    old = p.session.conversation_id
    p.type_and_send("three " * 30)
    p.until(view.choice.isVisible)
    view.choice.new_button.click()
    p.until(lambda: p.session.conversation_id not in (None, old) and not p.session.busy)
    assert [message.role for message in p.engine.requests[-1].messages] == ["system", "user"]
    assert p.composer.text() == ""
    assert len(p.messages(old)) == 4


def test_leaving_it_changes_nothing(launch):
    p = small(launch)
    view = parts(p)[3]
    fill(p)
    p.type_and_send("three " * 30)
    p.until(view.choice.isVisible)
    p.qtbot.keyClick(view.choice.new_button, Qt.Key.Key_Escape)
    assert not view.choice.isVisible()
    assert p.composer.text().startswith("three")
    assert len(p.engine.requests) == 2
    assert [role for role, _ in p.shown()] == ["user", "answer"] * 2


def test_a_message_that_is_too_long_alone_can_only_be_left(launch):
    p = small(launch)
    view = parts(p)[3]
    p.type_and_send("one " * 200)
    p.until(view.choice.isVisible)
    shown = [button for button in view.choice.findChildren(QPushButton) if button.isVisible()]
    assert shown == [view.choice.leave_button]
    assert "longer context" in view.choice.label.text()
    assert p.engine.requests == []


def test_what_fits_after_counting_is_sent(launch):
    p = small(launch)
    p.ask("o " * 60)  # more bytes than the context has tokens
    p.until(lambda: len(p.engine.requests) == 1 and not p.session.busy)
    assert p.composer.text() == ""


def test_a_prompt_changed_while_it_is_counted_is_not_sent(launch):
    p = small(launch)
    p.type_and_send("o " * 60)
    p.composer.edit.setPlainText("other")
    p.until(lambda: parts(p)[2].use.exact)
    assert p.engine.requests == []


def test_a_prompt_changed_while_it_is_counted_is_not_asked_about(launch):
    p = small(launch)
    p.type_and_send("one " * 200)
    p.composer.edit.setPlainText("other")
    p.until(lambda: parts(p)[2].use.exact)
    assert not parts(p)[3].choice.isVisible()


def test_without_a_model_there_is_no_total(launch):
    p = launch()
    view = parts(p)[3]
    p.program.unloads.toggle()
    p.until(lambda: p.pair.rests)
    assert view.gauge.reading.endswith("/ –")
    assert "no model" in view.gauge.toolTip()


def test_an_answer_that_fills_the_context_asks(launch):
    answer = Answer(plain("word " * 30), reason="length")
    p = launch(ScriptedEngine(answers=[Answer(), answer], loads=[Load(info=replace(INFO, context_length=41))]))
    view = parts(p)[3]
    parts(p)[0].change(ChatSettings(max_new_tokens=5))
    ask_counted(p, "one " * 12)
    ask_counted(p, "two")
    p.until(view.choice.isVisible)
    assert "ends here because the context is full" in view.choice.label.text()
    assert view.choice.drop_button.text() == "Leave out the 2 oldest messages and answer again"
    view.choice.drop_button.click()
    p.until(lambda: len(p.engine.requests) == 3 and not p.session.busy)
    assert [message.content for message in p.engine.requests[-1].messages] == ["two"]


def test_an_answer_that_ends_at_its_own_length_does_not_ask(launch):
    p = launch(ScriptedEngine(answers=[Answer(reason="length")]))
    p.ask("one")
    p.until(lambda: parts(p)[2].use.exact)
    assert not parts(p)[3].choice.isVisible()


def test_an_edited_answer_asks_nothing_of_the_model(launch):
    p = small(launch)
    ask_counted(p, "one")
    p.session.edit_message(p.session.conversation.turns[1].id)
    p.composer.edit.setPlainText("mine " * 200)
    p.composer.button.click()
    assert p.session.conversation.turns[1].content.startswith("mine")
    assert not parts(p)[3].choice.isVisible()
    assert len(p.engine.requests) == 1
