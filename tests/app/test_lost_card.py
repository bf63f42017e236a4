"""The graphics card fails: the conversation is kept, and the program offers to restart itself with speculation off."""

import json

from scripted_engine import Answer, Audit, Load, ScriptedEngine, plain
from unloading import chip, unload

from dspark_core.errors import DeviceLostError

LOST = DeviceLostError("The graphics card has failed.", "Start the program again.")
OFFER = "Restart with speculation off"


def failing(at: int = 3) -> Answer:
    return Answer(plain("two three four"), first="one ", error=LOST, error_at=at)


def lost(p) -> bool:
    return p.pair.lost and not p.session.busy and p.window.banner.action_button.isVisible()


def assert_offered(p) -> None:
    banner = p.window.banner
    assert banner.isVisible()
    assert banner.label.text() == f"{LOST.message} The conversation is kept. {LOST.hint}"
    assert banner.action_button.text() == OFFER
    assert not banner.copy_button.isVisible()
    assert not p.pair.usable
    assert "graphics card lost" in chip(p)
    assert "start the program again" in p.composer.hint.text()


def test_the_answer_so_far_is_kept_and_the_restart_is_offered(launch):
    p = launch(ScriptedEngine([failing()]))
    p.ask("Count.")
    assert_offered(p)
    assert p.shown() == [("user", "Count."), ("answer", "one two ")]
    answer = p.messages()[1]
    assert (answer.content, answer.state, answer.footer) == ("one two ", "failed", "failed")
    assert p.chat.turns[1].error is None, "said once, where it can be acted on"
    p.type_and_send("And now?")
    assert p.composer.text() == "And now?"
    p.session.regenerate_last()
    assert len(p.engine.requests) == 1
    assert p.shown() == [("user", "Count."), ("answer", "one two ")]


def test_a_prompt_without_an_answer_stays_in_the_conversation(launch):
    """In the prompt box it would be gone after the restart."""
    p = launch(ScriptedEngine([failing(at=0)]))
    p.ask("Count.")
    assert_offered(p)
    assert p.composer.text() == ""
    number = p.session.conversation_id
    p.close()
    again = launch()
    again.until(lambda: len(again.shown()) == 2)
    assert again.session.conversation_id == number
    assert again.shown() == [("user", "Count."), ("answer", "")]
    again.session.regenerate_last()
    again.until(lambda: again.session.last_answer_text() == Answer().text)
    assert [m.content for m in again.engine.requests[0].messages] == ["Count."]


def test_lost_while_another_conversation_is_opened(launch):
    slow = failing()
    slow.hold_at, slow.deaf = 3, True
    p = launch(ScriptedEngine([Answer(), slow]))
    p.ask("Before?")
    first = p.session.conversation_id
    p.window.new_chat()
    p.type_and_send("Count.")
    p.until(slow.reached.is_set)
    second = p.session.conversation_id
    p.session.open_conversation(first)
    p.until(lambda: p.session.conversation_id == first)
    slow.go.set()
    p.until(lambda: lost(p))
    assert_offered(p)
    assert [m.content for m in p.messages(second)] == ["Count.", "one two "]


def test_lost_while_the_first_pair_is_loaded(launch):
    p = launch(ScriptedEngine(loads=[Load(error=LOST, frees=True)]), wait_ready=False)
    p.until(lambda: lost(p))
    assert_offered(p)
    assert len(p.engine.load_requests) == 1, "no other pair is tried on a lost device"


def test_lost_while_another_pair_is_loaded(launch):
    p = launch(ScriptedEngine(loads=[Load(), Load(error=LOST, frees=True)]))
    p.window.choose_pair(precision="nf4")
    p.until(lambda: lost(p))
    assert_offered(p)
    assert len(p.engine.load_requests) == 2


def test_lost_while_the_pair_was_unloaded(launch, own_home):
    """The machine slept, and the driver came back without the card."""
    p = launch(ScriptedEngine(loads=[Load(), Load(error=LOST, frees=True)]))
    unload(p)
    p.type_and_send("Hello?")
    p.until(lambda: lost(p))
    assert_offered(p)
    assert not p.pair.rests
    assert p.composer.text() == "Hello?"


def test_lost_during_an_audit(launch, own_home):
    (own_home / "settings.json").write_text(json.dumps({"temperature": 0.0}))
    p = launch(ScriptedEngine(audits=[Audit(error=LOST, error_at=1)]))
    p.ask("Hello?")
    p.audits.toggle(p.session.conversation.last_answer().id)
    p.until(lambda: lost(p))
    assert p.shown()[1] == ("answer", Answer().text)
    assert not p.pair.usable


def test_another_choice_says_it_again(launch):
    p = launch(ScriptedEngine([failing()], [Load(), Load(error=LOST)]))
    p.ask("Count.")
    p.window.banner.close_button.click()
    assert not p.window.banner.isVisible()
    p.window.choose_pair(drafter="lookup")
    p.until(lambda: lost(p))
    assert_offered(p)


def test_another_message_has_no_button(launch):
    p = launch(ScriptedEngine([failing()]))
    p.ask("Count.")
    p.program.notifications.post("The disk is full.", "Make room.")
    assert not p.window.banner.action_button.isVisible()


def test_one_click_saves_everything_ends_the_program_and_has_it_started_again(launch, own_home):
    p = launch(ScriptedEngine([failing()]))
    p.ask("Count.")
    number = p.session.conversation_id
    p.window.banner.action_button.click()
    assert p.program.restarts
    assert not p.window.isVisible()
    assert p.program._ended is True
    settings = json.loads((own_home / "settings.json").read_bytes())
    assert (settings["drafter"], settings["last_conversation"]) == ("none", number)
    again = launch()
    again.until(lambda: len(again.shown()) == 2)
    assert again.pair.info.drafter == "none"
    assert again.shown() == [("user", "Count."), ("answer", "one two ")]


def test_closing_the_window_does_not_restart(launch):
    p = launch(ScriptedEngine([failing()]))
    p.ask("Count.")
    p.close()
    assert not p.program.restarts
