from samples import chatgpt, node

from app.exchange.chatgpt import read_conversation


def shape(conversation):
    return [(message.id, message.parent, message.role, message.content) for message in conversation.messages]


def test_all_branches_come_in_and_the_shown_one_is_known():
    value = chatgpt(
        node("root", None),
        node("q", "root", "user", "Why?"),
        node("a", "q", "assistant", "Because."),
        node("b", "q", "assistant", "So."),
        node("q2", "a", "user", "And?"),
        current_node="b",
    )
    read = read_conversation(value)
    assert shape(read.conversation) == [
        ("q", None, "user", "Why?"),
        ("a", "q", "assistant", "Because."),
        ("q2", "a", "user", "And?"),
        ("b", "q", "assistant", "So."),
    ]
    assert [message.id for message in read.conversation.path()] == ["q", "b"]
    assert (read.conversation.uid, read.conversation.title) == ("chatgpt:c-1", "Sea")
    assert (read.conversation.created, read.conversation.updated) == (1_700_000_000.0, 1_700_000_900.0)
    assert read.conversation.messages[0].created == 1_700_000_000.5


def test_what_is_no_text_of_theirs_is_left_out_and_counted():
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file://x"}
    hidden = {"is_visually_hidden_from_conversation": True}
    value = chatgpt(
        node("system", None, "system", "hidden", weight=0.0, metadata=hidden),
        node("empty", "system", "user", "weighs nothing", weight=0),
        node("q", "empty", "user", ["Look", picture]),
        node("call", "q", "assistant", "search()", recipient="browser"),
        node("tool", "call", "tool", "result"),
        node("think", "tool", "assistant", "", content={"content_type": "thoughts", "thoughts": []}),
        node("a", "think", "assistant", "A cat."),
    )
    read = read_conversation(value)
    assert shape(read.conversation) == [("q", None, "user", "Look"), ("a", "q", "assistant", "A cat.")]
    assert read.left_out == {"pictures and files": 1, "tool messages": 2, "thoughts and other parts": 1}


def test_an_answer_in_steps_becomes_one_but_its_versions_stay_apart():
    value = chatgpt(
        node("q", None, "user", "Hi"),
        node("a1", "q", "assistant", "One."),
        node("tool", "a1", "tool", "x"),
        node("a2", "tool", "assistant", "Two."),
        node("b", "q", "assistant", "Other."),
    )
    messages = read_conversation(value).conversation.messages
    assert [message.content for message in messages] == ["Hi", "One.\n\nTwo.", "Other."]
    assert read_conversation(value | {"current_node": "a2"}).conversation.current == "a1"


def test_what_comes_behind_a_reply_is_not_joined_to_the_answer_before_it():
    value = chatgpt(
        node("q", None, "user", "Hi"),
        node("a1", "q", "assistant", "One."),
        node("q2", "a1", "user", "And?"),
        node("a2", "a1", "assistant", "Two."),
    )
    messages = read_conversation(value).conversation.messages
    assert [(message.id, message.parent) for message in messages] == [
        ("q", None),
        ("a1", "q"),
        ("q2", "a1"),
        ("a2", "a1"),
    ]


def test_circles_missing_parents_and_wrong_types_end_in_a_tree():
    value = chatgpt(
        node("a", "b", "user", "1"),
        node("b", "a", "assistant", "2"),
        node("c", "c", "user", "3"),
        node("d", "gone", "user", "4"),
        node("e", "d", "assistant", "5", create_time=float("nan")),
        title=["no"],
        create_time="yesterday",
        current_node=7,
        conversation_id=None,
    )
    value["mapping"] |= {"f": 3, "g": {"parent": [], "message": "x", "children": 9}, "h": None}
    conversation = read_conversation(value).conversation
    assert sorted(message.content for message in conversation.messages) == ["1", "2", "3", "4", "5"]
    seen = set()
    for message in conversation.messages:
        assert message.parent is None or message.parent in seen
        seen.add(message.id)
    assert (conversation.title, conversation.created) == ("", None)
    assert [message.created for message in conversation.messages if message.content == "5"] == [None]
    assert conversation.uid == read_conversation(value).conversation.uid
    assert conversation.current in seen


def test_a_chain_of_ten_thousand_is_no_trouble_and_nothing_is_no_conversation():
    nodes = [node(str(k), str(k - 1), "user" if k % 2 else "assistant", f"m{k}") for k in range(10_000)]
    assert len(read_conversation(chatgpt(*nodes)).conversation.path()) == 10_000
    assert read_conversation(chatgpt(node("root", None))).problem == "it has no text"


def test_lone_surrogates_are_replaced():
    conversation = read_conversation(chatgpt(node("q", None, "user", "a\ud800b"), title="\udfff")).conversation
    assert (conversation.title, conversation.messages[0].content) == ("?", "a?b")
