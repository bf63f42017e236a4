import json

from app.exchange import own_json
from app.exchange.markdown import as_markdown
from app.exchange.records import ExchangedConversation, ExchangedMessage

TREE = ExchangedConversation(
    uid="u1",
    title="Sky «blue»",
    messages=(
        ExchangedMessage("1", None, "user", 'Why?\n"quoted" 漢字', 10.0),
        ExchangedMessage(
            "2",
            "1",
            "assistant",
            "ab",
            11.0,
            "interrupted",
            (0, 2**32 - 1),
            [[0, "a", "plain", [], None, None, False, None]],
            "2 tokens",
            {"tau": 2.5, "temperature": 0},
            {"forked": None},
            True,
        ),
        ExchangedMessage("3", "1", "assistant", "other"),
    ),
    current="2",
    created=9.0,
    updated=12.0,
    pinned=True,
    folder="Job",
    settings={"system_prompt": "Be «short».", "temperature": 0.5, "seed": None},
)


def whole(*conversations):
    texts = ",\n".join(map(own_json.conversation_text, conversations))
    return own_json.beginning() + texts + own_json.ending()


def test_everything_comes_back():
    document = json.loads(whole(TREE, TREE))
    assert (document["format"], document["version"]) == ("dspark-chat conversations", 1)
    (first, second) = document["conversations"]
    assert first == second
    assert own_json.is_conversation(first)
    assert own_json.read_conversation(first).conversation == TREE


def test_broken_parts_are_left_out_and_the_rest_comes():
    value = json.loads(own_json.conversation_text(TREE))
    value["messages"] += [{"id": "1", "role": "user"}, {"id": "9", "role": "wizard"}, {"id": 4}, "x"]
    value["messages"][1] |= {"token_ids": [-1], "tokens": {}, "stats": [], "state": "streaming", "parent": "2"}
    value |= {"created": -1, "updated": float("inf"), "pinned": "yes", "folder": 3, "current": ["1"]}
    value["settings"] = {"system_prompt": ["x"], "stop": {}}
    read = own_json.read_conversation(value)
    assert read.left_out == {"broken messages": 4}
    conversation = read.conversation
    assert [(m.id, m.parent) for m in conversation.messages] == [("1", None), ("3", "1"), ("2", None)]
    assert conversation.settings is None
    broken = conversation.messages[2]
    assert (broken.token_ids, broken.tokens, broken.stats, broken.state) == (None, None, None, "complete")
    assert (conversation.created, conversation.updated, conversation.pinned, conversation.folder) == (
        None,
        None,
        False,
        None,
    )
    assert conversation.current in ("1", "2", "3")


def test_markdown_has_the_shown_branch_and_tells_of_the_others():
    text = as_markdown(TREE)
    assert text.startswith("# Sky «blue»\n")
    assert text.index("## You") < text.index('"quoted" 漢字') < text.index("## Answer") < text.index("ab")
    assert "other\n" not in text
    assert "1 messages on other branches" in text


def test_a_circle_is_opened_at_its_first_message():
    value = json.loads(own_json.conversation_text(TREE))
    value["messages"] = [
        {"id": "7", "parent": "8", "role": "user", "content": "a"},
        {"id": "8", "parent": "7", "role": "assistant", "content": "b"},
    ]
    messages = own_json.read_conversation(value).conversation.messages
    assert [(message.id, message.parent) for message in messages] == [("7", None), ("8", "7")]
