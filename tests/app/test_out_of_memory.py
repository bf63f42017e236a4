"""Memory runs out in mid-answer: what was written stays, and one click makes the pair smaller."""

import json

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from scripted_engine import Answer, Load, ScriptedEngine, plain
from unloading import unload

from app.storage.errors import StorageError
from dspark_core.errors import ContextOverflowError, OutOfMemoryError
from dspark_core.events import Relief

NO_ROOM = OutOfMemoryError("The device ran out of memory.", "Start a new chat, or choose a smaller model.")
BOTH = Relief(4096, True)
SHORTER, WITHOUT = "Shorter context: 4,096 tokens", "Without drafter"


def failing(at: int = 3) -> Answer:
    return Answer(plain("two three four"), first="one ", error=NO_ROOM, error_at=at)


@pytest.fixture
def short(launch):
    """The program with an engine whose memory runs out in its first answers."""

    def start(*answers: Answer, offers: Relief | None = BOTH, loads: tuple[Load, ...] = ()):
        engine = ScriptedEngine(answers or (failing(),), loads)
        engine.offers = offers
        return launch(engine)

    return start


def buttons(p) -> dict[str, QPushButton]:
    """Those of the errors in the transcript."""
    p.until(lambda: not p.chat.busy)
    found = [button for button in p.chat.findChildren(QPushButton) if button.isVisible()]
    return {button.text(): button for button in found}


def click(p, words: str) -> None:
    loads = len(p.engine.load_requests)
    buttons(p)[words].click()
    p.until(lambda: len(p.engine.load_requests) > loads and not p.pair.loading)


def chosen(p) -> QAction:
    """The entry of menu Pair, *Context length*, that is checked."""
    (entry,) = [entry for entry in p.window.actions_table.contexts.entries() if entry.isChecked()]
    return entry


def remembered(home) -> dict:
    return json.loads((home / "settings.json").read_bytes())


def test_the_answer_so_far_is_kept_and_both_ways_out_are_offered(short):
    p = short()
    p.ask("Count.")
    assert p.shown() == [("user", "Count."), ("answer", "one two ")]
    question, answer = p.messages()
    assert (question.content, question.state) == ("Count.", "complete")
    assert (answer.content, answer.state, answer.token_ids) == ("one two ", "failed", (100, 102))
    error = p.chat.turns[1].error
    assert error.message == NO_ROOM.message
    assert error.hint == f"What was written so far is kept. {NO_ROOM.hint}"
    assert list(buttons(p)) == [SHORTER, WITHOUT]
    assert len(p.engine.threads) == 1


def test_the_kept_part_is_there_after_the_next_start(launch, short, own_home):
    p = short()
    p.ask("Count.")
    p.close()
    again = launch()
    again.until(lambda: len(again.shown()) == 2)
    assert again.shown() == [("user", "Count."), ("answer", "one two ")]
    again.ask("Go on.")
    assert [m.content for m in again.engine.requests[0].messages] == ["Count.", "one two ", "Go on."]


def test_a_shorter_context_is_loaded_remembered_and_answers(short, own_home):
    p = short()
    before = p.engine.load_requests[0]
    p.ask("Count.")
    click(p, SHORTER)
    request = p.engine.load_requests[-1]
    assert request.context_length == p.pair.info.context_length == 4096
    assert (request.target, request.drafter, request.precision) == (before.target, before.drafter, before.precision)
    assert remembered(own_home)["context_length"] == 4096
    assert buttons(p) == {}
    p.session.regenerate_last()
    p.until(lambda: p.session.last_answer_text() == Answer().text)
    assert p.shown() == [("user", "Count."), ("answer", Answer().text)]


def test_without_the_drafter_it_goes_on(short, own_home):
    p = short()
    p.ask("Count.")
    click(p, WITHOUT)
    assert p.pair.info.drafter == "none"
    assert p.engine.load_requests[-1].context_length is None
    assert remembered(own_home)["drafter"] == "none"
    p.ask("Go on.")
    assert [m.content for m in p.engine.requests[-1].messages] == ["Count.", "one two ", "Go on."]
    assert p.session.last_answer_text() == Answer().text


def test_one_after_the_other(short, own_home):
    p = short(failing(), failing())
    p.ask("Count.")
    click(p, SHORTER)
    p.engine.offers = Relief(2048, True)
    p.session.regenerate_last()
    p.until(lambda: len(p.engine.requests) == 2 and not p.session.busy)
    assert list(buttons(p)) == ["Shorter context: 2,048 tokens", WITHOUT]
    click(p, WITHOUT)
    asked = p.engine.load_requests[-1]
    assert (asked.drafter, asked.context_length) == ("none", 4096)
    settings = remembered(own_home)
    assert (settings["drafter"], settings["context_length"]) == ("none", 4096)


@pytest.mark.parametrize(
    ("offers", "words"),
    [(Relief(None, True), [WITHOUT]), (Relief(4096, False), [SHORTER]), (Relief(None, False), []), (None, [])],
)
def test_only_what_helps_is_offered(short, offers, words):
    p = short(offers=offers)
    p.ask("Count.")
    assert list(buttons(p)) == words


def test_before_the_first_token_the_prompt_comes_back_and_the_ways_out_are_there(short):
    p = short(failing(at=0))
    p.ask("Count.")
    assert p.composer.text() == "Count."
    click(p, SHORTER)
    assert p.pair.info.context_length == 4096
    assert buttons(p) == {}
    p.ask("Count.")
    assert p.session.last_answer_text() == Answer().text


def test_the_buttons_go_when_something_else_was_done_about_it(short):
    p = short(failing(), Answer(), failing())
    p.ask("Count.")
    p.ask("Go on.")
    assert buttons(p) == {}
    p.ask("And on.")
    assert list(buttons(p)) == [SHORTER, WITHOUT]
    p.window.choose_pair(precision="nf4")
    p.until(lambda: p.pair.usable)
    assert buttons(p) == {}


def test_the_buttons_outlive_a_failure_that_has_nothing_to_do_with_them(short, monkeypatch):
    p = short()
    p.ask("Count.")

    def full(*arguments, **named):
        raise StorageError("The disk is full.", "Make room.")

    with monkeypatch.context() as patch:
        patch.setattr(p.store, "add_message", full)
        p.type_and_send("Go on.")
    assert p.errors[-1] == (None, "The disk is full.")
    click(p, SHORTER)
    assert p.pair.info.context_length == 4096


def test_other_failures_offer_nothing(short):
    p = short(Answer(error=ContextOverflowError("Too long.", "Shorten it."), error_at=3))
    p.ask("Count.")
    assert buttons(p) == {}


def test_a_lighter_pair_that_cannot_be_loaded_leaves_the_one_in_use(short, own_home):
    p = short(loads=(Load(), Load(error=NO_ROOM)))
    p.ask("Count.")
    click(p, SHORTER)
    assert p.window.banner.isVisible()
    assert p.pair.info.context_length == 8192
    assert "4,096 tokens" in p.window.header.note.text()
    assert remembered(own_home).get("context_length") is None


def test_what_cannot_be_found_out_does_not_hide_the_failure(short, caplog):
    p = short()

    def broken() -> None:
        raise RuntimeError("planted")

    p.engine.relief = broken
    p.ask("Count.")
    assert p.errors == [(p.messages()[1].id, NO_ROOM.message)]
    assert buttons(p) == {}
    assert "planted" in caplog.text


def test_the_way_back_to_the_full_context(short, own_home):
    p = short()
    assert chosen(p).text().startswith("auto")
    p.ask("Count.")
    buttons(p)[SHORTER].click()
    assert chosen(p).text().startswith("4,096 tokens")
    p.until(lambda: p.pair.usable)
    assert chosen(p).text().startswith("4,096 tokens")
    unload(p)
    p.pair.load_again()
    p.until(lambda: p.pair.usable)
    assert p.pair.info.context_length == 4096
    assert chosen(p).data() == 4096
    next(entry for entry in p.window.actions_table.contexts.entries() if entry.text().startswith("auto")).trigger()
    p.until(lambda: p.pair.usable and p.pair.info.context_length == 8192)
    assert chosen(p).text().startswith("auto")
    assert remembered(own_home)["context_length"] is None


def test_the_next_start_has_the_shorter_context_and_another_target_its_own(launch, short, own_home, tmp_path):
    p = short()
    p.ask("Count.")
    click(p, SHORTER)
    p.close()
    again = launch()
    assert again.pair.info.context_length == 4096
    again.window.choose_pair(drafter="none")
    again.until(lambda: again.pair.usable)
    assert again.pair.info.context_length == 4096
    again.window.choose_pair(target=str(tmp_path / "other"))
    again.until(lambda: again.pair.usable)
    assert again.pair.info.context_length == 8192
    assert again.engine.load_requests[-1].context_length is None
