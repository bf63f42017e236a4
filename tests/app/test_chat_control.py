"""Each conversation is answered with settings of its own, which begin as a preset and are kept."""

from dataclasses import replace

from scripted_engine import Answer, ScriptedEngine

from app.chat.chat_settings import ChatSettings


def parts(p):
    return p.program.chats, p.program.attachments, p.program.context, p.program.composer_view


def test_each_conversation_has_its_own_settings(launch):
    p = launch()
    chats = parts(p)[0]
    p.ask("One?")
    first = p.session.conversation_id
    chats.change(ChatSettings("Be short.", temperature=0.5, min_p=0.1, seed=4, max_new_tokens=50), "")
    p.ask("Two?")
    request = p.engine.requests[-1]
    assert (request.messages[0].role, request.messages[0].content) == ("system", "Be short.")
    assert (request.sampling.temperature, request.sampling.min_p) == (0.5, 0.1)
    assert (request.seed, request.max_new_tokens) == (4, 50)
    p.window.new_chat()
    assert chats.chat.settings == ChatSettings()
    p.ask("Three?")
    assert p.engine.requests[-1].messages[0].role == "user"
    p.session.open_conversation(first)
    p.until(lambda: p.session.conversation_id == first)
    assert chats.chat.settings.system_prompt == "Be short."


def test_settings_outlive_the_program(launch):
    p = launch()
    parts(p)[0].change(ChatSettings("Be short."))
    p.ask("One?")
    p.close()
    again = launch()
    again.until(lambda: again.session.conversation_id is not None)
    assert parts(again)[0].chat.settings.system_prompt == "Be short."


def test_new_conversations_begin_with_the_preset_chosen_for_them(launch):
    p = launch()
    chats = parts(p)[0]
    chats.make_default("Precise")
    p.window.new_chat()
    assert chats.chat.preset == "Precise"
    p.ask("One?")
    assert p.engine.requests[-1].sampling.temperature == 0.2
    p.program.settings.update(default_preset="gone")
    p.window.new_chat()
    assert chats.chat.preset == "Standard"


def test_the_button_says_preset_changes_and_system_prompt(launch):
    p = launch()
    chats, _, _, view = parts(p)
    assert view.settings_button.text().strip() == "Standard"
    next(a for a in view.settings_button.presets_menu.actions() if a.text() == "Creative").trigger()
    assert chats.chat.settings.min_p == 0.05
    chats.change(replace(chats.chat.settings, system_prompt="Be a & b"))
    assert view.settings_button.text().strip() == "Creative, changed · system prompt"
    assert "system prompt" in view.settings_button.toolTip()
    assert "Be a & b" in view.settings_button.toolTip()


def test_exact_of_a_conversation_is_asked_for_and_shown(launch):
    p = launch()
    parts(p)[0].choose("Exact greedy")
    assert "exact" in p.window.header.pair.text()
    p.ask("One?")
    assert p.engine.requests[-1].exact
    p.window.new_chat()
    assert "exact" not in p.window.header.pair.text()


def test_a_prompt_taken_back_leaves_the_settings(launch):
    p = launch(ScriptedEngine(answers=[Answer(hold_at=0)]))
    parts(p)[0].change(ChatSettings("Be short."))
    p.type_and_send("One?")
    p.until(lambda: p.session.busy)
    p.session.stop()
    p.until(lambda: not p.session.busy)
    assert p.session.conversation_id is None
    assert parts(p)[0].chat.settings.system_prompt == "Be short."


def test_an_audit_reads_what_the_answer_read(launch):
    p = launch()
    chats = parts(p)[0]
    p.ask("One?")
    chats.change(ChatSettings("Be short."))
    chats.read_after(p.session.conversation.turns[-1].id)
    p.ask("Two?")
    chats.change(ChatSettings())
    p.ask("Three?")
    turns = p.session.conversation.turns
    contents = [[m.content for m in p.session.conversation.audit_request(turns[at]).messages] for at in (1, 3)]
    assert contents == [["One?"], ["Be short.", "Two?"]]
