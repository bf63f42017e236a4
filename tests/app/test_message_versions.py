"""Versions of messages: asking again, editing and switching, on screen and in the database."""

import random

import pytest
from PySide6.QtCore import Qt
from scripted_engine import Answer, ScriptedEngine, plain

from dspark_core.errors import ContextOverflowError


def answers(*words):
    return ScriptedEngine([Answer(first=f"{word} ") for word in words])


def firsts(p):
    """The first word of every message on screen, that of the database beside it."""
    shown = [text.split()[0] for _, text in p.shown()]
    assert shown == [message.content.split()[0] for message in p.messages()]
    return shown


def again(p, index):
    p.session.regenerate(p.messages()[index].id)
    p.until(lambda: not p.session.busy)


def step(p, index, steps):
    """Show another version of a message on screen."""
    p.session.show_version(p.messages()[index].id, steps)
    p.until(lambda: p.session._opening is None)


def edit(p, index, text):
    p.session.edit_message(p.messages()[index].id)
    p.ask(text)


def notes(p):
    return [(place.turn.branch.version, place.turn.branch.versions) for place in p.chat._column.places]


def test_asking_again_keeps_the_old_answer_and_what_followed_it(launch):
    p = launch(answers("first", "second", "third"))
    p.ask("One?")
    p.ask("Two?")
    again(p, 1)
    assert firsts(p) == ["One?", "third"]
    assert notes(p) == [(1, 1), (2, 2)]
    assert [m.content for m in p.engine.requests[-1].messages] == ["One?"]
    step(p, 1, -1)
    assert firsts(p) == ["One?", "first", "Two?", "second"]
    assert notes(p)[1] == (1, 2)
    p.reopen()
    step(p, 1, 1)
    assert firsts(p) == ["One?", "third"]
    p.reopen()


def test_a_prompt_is_not_asked_again_as_an_answer(launch):
    p = launch()
    p.ask("One?")
    p.ask("Two?")
    p.session.regenerate(p.messages()[2].id)
    assert not p.session.busy
    assert len(p.shown()) == 4


def test_coming_back_to_a_branch_shows_the_part_of_it_that_was_left(launch):
    p = launch(answers("first", "second", "third", "fourth"))
    p.ask("One?")
    p.ask("Two?")
    again(p, 3)  # two versions of the second answer; then back to the older one
    step(p, 3, -1)
    again(p, 1)
    step(p, 1, -1)
    assert firsts(p) == ["One?", "first", "Two?", "second"]


def test_every_prompt_can_be_edited_and_the_old_one_stays(launch):
    p = launch(answers("first", "second", "third"))
    p.ask("One?")
    p.ask("Two?")
    edit(p, 0, "Another?")
    assert firsts(p) == ["Another?", "third"]
    assert notes(p)[0] == (2, 2)
    assert [m.content for m in p.engine.requests[-1].messages] == ["Another?"]
    step(p, 0, -1)
    assert firsts(p) == ["One?", "first", "Two?", "second"]
    p.reopen()


def test_an_edited_answer_is_the_user_s_and_the_model_goes_on_from_it(launch):
    p = launch(answers("first", "second"))
    p.ask("One?")
    p.session.edit_message(p.messages()[1].id)
    assert "keeps both answers" in p.composer.hint.text()
    p.type_and_send("mine, all mine")
    assert not p.session.busy
    assert firsts(p) == ["One?", "mine,"]
    mine = p.messages()[1]
    assert (mine.edited, mine.tokens, mine.token_ids, mine.role) == (True, None, None, "assistant")
    place = p.chat._column.places[1]
    assert place.turn.footer == "edited by you"
    assert place.turn.audit.refusal
    assert not place.turn.branch.unfinished
    p.ask("Two?")
    assert [(m.content, m.token_ids) for m in p.engine.requests[-1].messages][1] == ("mine, all mine", None)
    step(p, 1, -1)
    assert firsts(p) == ["One?", "first"]
    step(p, 1, 1)
    p.reopen()


def test_what_was_typed_before_an_edit_comes_back_after_it(launch, qtbot):
    p = launch()
    p.ask("One?")
    p.composer.edit.setPlainText("half a thought")
    edit_of = p.messages()[0].id
    p.session.edit_message(edit_of)
    assert (p.composer.text(), p.composer.draft()) == ("One?", "half a thought")
    qtbot.keyClick(p.composer.edit, Qt.Key.Key_Escape)
    assert p.composer.text() == "half a thought"
    p.session.edit_message(edit_of)
    p.session.edit_message(p.messages()[1].id)
    p.composer.edit.clear()
    p.until(lambda: p.composer.text() == "half a thought")
    edit(p, 0, "Changed?")
    assert p.composer.text() == "half a thought"
    assert len(p.stored().messages) == 4


@pytest.mark.parametrize("way", ["stopped", "refused"])
@pytest.mark.parametrize("what", ["again", "edit"])
def test_a_version_that_came_to_nothing_leaves_the_branch_that_was_there(launch, way, what):
    nothing = Answer(hold_at=0) if way == "stopped" else Answer(error=ContextOverflowError("Too long.", "Shorten."))
    p = launch(ScriptedEngine([Answer(first="first "), Answer(first="second "), nothing]))
    p.ask("One?")
    p.ask("Two?")
    before = p.stored()
    if what == "again":
        p.session.regenerate(p.messages()[1].id)
    else:
        p.session.edit_message(p.messages()[0].id)
        p.type_and_send("Changed?")
    if way == "stopped":
        p.until(nothing.reached.is_set)
        p.window.stop()
    p.until(lambda: not p.session.busy and p.session._opening is None)
    assert p.stored() == before
    assert [text.split()[0] for role, text in p.shown() if role != "error"] == ["One?", "first", "Two?", "second"]
    assert p.composer.text() == ("Changed?" if what == "edit" else "")
    assert [role for role, _ in p.shown()][4:] == (["error"] if way == "refused" else [])
    assert p.session.conversation_id == 1


def test_nothing_is_switched_or_edited_while_an_answer_is_written(launch):
    held = Answer(plain("two three"), first="one ", hold_at=2)
    p = launch(ScriptedEngine([Answer(), Answer(first="other "), held]))
    p.ask("One?")
    again(p, 1)
    p.type_and_send("Two?")
    p.until(held.reached.is_set)
    p.until(lambda: len(p.shown()) == 4 and p.shown()[3][1].startswith("one"))
    shown = p.shown()
    p.session.show_version(p.messages()[1].id, -1)
    p.session.edit_message(p.messages()[0].id)
    assert p.session._opening is None
    assert p.session._editing is None
    assert p.shown() == shown
    held.go.set()
    p.until(lambda: not p.session.busy)


def test_switching_keeps_the_place_of_the_fork_on_screen(launch):
    long = "\n\n".join(f"paragraph {number} of a long answer" for number in range(40))
    p = launch(ScriptedEngine([Answer(first=long), Answer(first=long), Answer(first="short "), Answer(first=long)]))
    p.ask("One?")
    p.ask("Two?")
    again(p, 3)
    p.ask("Three?")
    p.until(lambda: not p.chat.busy)
    place = p.chat._column.places[3]
    p.chat.verticalScrollBar().setValue(place.top - 60)
    p.until(lambda: not p.chat.busy)
    where = p.chat._column.places[2].top - p.chat.verticalScrollBar().value()
    step(p, 3, -1)
    p.until(lambda: not p.chat.busy)
    assert p.chat._column.places[2].top - p.chat.verticalScrollBar().value() == where


def test_alt_and_an_arrow_switch_and_the_focus_goes_along(launch, qtbot):
    p = launch(answers("first", "second"))
    p.ask("One?")
    again(p, 1)
    p.until(lambda: not p.chat.busy)
    p.window.activateWindow()
    widget = p.chat._column.places[1].widget
    assert not widget._versions.isHidden()
    names = [button.accessibleName() for button in widget._versions.focus_order()]
    assert names == ["Previous version", "Next version"]
    p.chat._column.places[0].widget.focus_order()[0].setFocus()
    qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert p.session._opening is None  # a message without other versions
    widget.focus_order()[0].setFocus()
    qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    p.until(lambda: firsts(p) == ["One?", "first"] and not p.chat.busy)
    fresh = p.chat._column.places[1].widget
    p.until(fresh._versions._after.hasFocus)
    qtbot.keyClick(p.window.focusWidget(), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    p.until(lambda: firsts(p) == ["One?", "second"] and not p.chat.busy)
    qtbot.mouseClick(p.chat._column.places[1].widget._versions._before, Qt.MouseButton.LeftButton)
    p.until(lambda: firsts(p) == ["One?", "first"])


def test_random_edits_answers_and_switches_keep_the_tree_whole(launch):
    chance = random.Random(20)
    p = launch(answers(*(f"a{number}" for number in range(100))))
    p.ask("p0")
    seen = {m.id: m.content for m in p.stored().messages}
    for number in range(1, 41):
        messages = p.messages()
        at = chance.randrange(len(messages))
        what = chance.choice(["ask", "again", "edit", "edit answer", "step", "step", "step"])
        if what == "ask":
            p.ask(f"p{number}")
        elif what == "again":
            again(p, at | 1)
        elif what == "edit":
            edit(p, at & ~1, f"e{number}")
        elif what == "edit answer":
            edit(p, at | 1, f"m{number}")
        else:
            step(p, at, chance.choice([-1, 1]))
        stored = p.stored()
        known = {m.id: m for m in stored.messages}
        assert stored.leaf_id in known
        assert seen.items() <= {m.id: m.content for m in stored.messages}.items()  # nothing is ever lost
        seen = {m.id: m.content for m in stored.messages}
        for m in stored.messages:
            parent = known.get(m.parent_id)
            assert (parent is None) == (m.parent_id is None)
            assert m.role == ("user" if parent is None or parent.role == "assistant" else "assistant")
        assert [m.role for m in p.messages()] == ["user", "assistant"] * (len(p.messages()) // 2)
        assert firsts(p)
        if number % 8 == 0:
            p.reopen()
    assert len(seen) > 30


@pytest.mark.parametrize("width", [700, 1280])
@pytest.mark.parametrize("text", ["Hm?", "many words " * 60])
def test_the_buttons_of_a_prompt_have_room_at_every_width(launch, width, text):
    p = launch()
    p.window.resize(width, 800)
    p.ask(text)
    edit(p, 0, f"{text}!")
    p.until(lambda: not p.chat.busy)
    widget = p.chat._column.places[0].widget
    boxes = [button.geometry() for button in (*widget._actions, widget._versions)]
    assert all(widget.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)
