"""An answer that was cut goes on at its very token, as if it had never been cut."""

import pytest
from fakes import ask, finished, load
from tiny_models import write_chat_model

from dspark_core.engine import Engine
from dspark_core.errors import InvalidRequestError
from dspark_core.events import FirstToken, RoundFinished
from dspark_core.requests import Message, SamplingParams

GREEDY = SamplingParams(temperature=0.0)
QUESTION = Message("user", "hello there in the inn")
COUNT = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("continuing")
    write_chat_model(folder, max_position_embeddings=4096, initializer_range=0.05)
    return folder


def engine_of(folder, drafter="lookup", precision="bf16"):
    engine = Engine()
    load(engine, folder, drafter=drafter, precision=precision)
    return engine


def request(*more, **changes):
    return {"messages": (QUESTION, *more), "max_new_tokens": COUNT, "sampling": GREEDY, **changes}


def begun(end, count=None):
    """The answer as a message, or its first ``count`` tokens; the text of a part is not needed to be right."""
    return Message("assistant", end.text, end.token_ids[:count])


def texts(events):
    tokens = [event.token for event in events if isinstance(event, FirstToken)]
    return [token.text for token in tokens + [t for e in events if isinstance(e, RoundFinished) for t in e.tokens]]


@pytest.mark.parametrize("cut", [1, 2, 7, 8, 9, 23, COUNT - 1])
@pytest.mark.parametrize("exact", [False, True], ids=["usual", "exact"])
@pytest.mark.parametrize("drafter", ["none", "lookup"])
def test_both_parts_are_the_uncut_answer(folder, drafter, exact, cut):
    engine = engine_of(folder, drafter)
    whole = finished(ask(engine, **request(exact=exact)))
    assert len(whole.token_ids) == COUNT
    first = finished(ask(engine, **request(exact=exact, max_new_tokens=cut)))
    for each in (engine, engine_of(folder, drafter)):  # with what is cached, and without
        events = ask(each, **request(begun(first), exact=exact, max_new_tokens=COUNT - cut))
        rest = finished(events)
        assert first.token_ids + rest.token_ids == whole.token_ids
        assert first.text + rest.text == whole.text
        assert "".join(texts(events)) == rest.text
        assert rest.stats.output_tokens == COUNT - cut


def test_the_rows_of_an_exact_answer_are_those_of_the_uncut_one(folder):
    """Bits, over the edge of a bucket of keys: a later near tie must not fall otherwise."""
    engine = engine_of(folder, "none", "fp32")  # here a prompt's passes round otherwise
    question = Message("user", "hello there in the inn " * 30)
    asked = {"sampling": GREEDY, "exact": True}
    whole = finished(ask(engine, messages=(question,), max_new_tokens=200, **asked))
    pair = engine._pair
    kept = pair.sequence.cache.length
    assert kept > 512 > kept - 200
    rows = [part[:, :, :kept].clone() for part in pair.sequence.cache.stored]
    first = finished(ask(engine, messages=(question,), max_new_tokens=150, **asked))
    rest = finished(ask(engine, messages=(question, begun(first)), max_new_tokens=50, **asked))
    assert first.token_ids + rest.token_ids == whole.token_ids
    assert all((part[:, :, :kept] == row).all() for part, row in zip(pair.sequence.cache.stored, rows, strict=True))


def test_penalties_see_the_first_part_as_answer(folder):
    engine = engine_of(folder)
    sampling = SamplingParams(temperature=0.0, frequency_penalty=0.4, repetition_penalty=1.1)
    whole = finished(ask(engine, **request(sampling=sampling)))
    first = finished(ask(engine, **request(sampling=sampling, max_new_tokens=15)))
    rest = finished(ask(engine, **request(begun(first), sampling=sampling, max_new_tokens=COUNT - 15)))
    assert first.token_ids + rest.token_ids == whole.token_ids


def test_a_stop_string_may_lie_in_both_parts(folder):
    engine = engine_of(folder)
    whole = finished(ask(engine, **request()))
    for cut in range(5, COUNT - 5):
        first = finished(ask(engine, **request(max_new_tokens=cut)))
        end = len(first.text)
        stop = whole.text[end - 1 : end + 1]
        if whole.text.find(stop) == end - 1:
            break
    assert whole.text.find(stop) == end - 1
    assert finished(ask(engine, **request(stop=(stop,)))).text == whole.text[: end - 1]
    rest = finished(ask(engine, **request(begun(first), stop=(stop,))))
    assert (rest.reason, rest.text, rest.token_ids) == ("stop_string", "", ())


def test_an_answer_of_another_model_goes_on_from_its_text(folder):
    engine = engine_of(folder)
    strange = Message("assistant", "hello the", (5, 6, 7))
    plain = Message("assistant", "hello the")
    assert finished(ask(engine, **request(strange))).token_ids == finished(ask(engine, **request(plain))).token_ids


def test_an_answer_that_ended_by_itself_is_refused(folder):
    engine = engine_of(folder)
    whole = finished(ask(engine, **request()))
    ended = Message("assistant", whole.text, (*whole.token_ids, 0))
    with pytest.raises(InvalidRequestError, match="nothing to continue"):
        ask(engine, **request(ended))
