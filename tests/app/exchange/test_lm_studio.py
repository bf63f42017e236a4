from samples import lm_studio, version, versions

from app.exchange.lm_studio import is_conversation, read_conversation


def test_versions_become_branches_and_the_selected_ones_the_path():
    value = lm_studio(
        versions(version("user", "Hi")),
        versions(version("assistant", "A"), version("assistant", "B"), selected=1),
        versions(version("user", "More")),
        systemPrompt="Be kind.",
    )
    conversation = read_conversation(value).conversation
    assert [(m.id, m.parent, m.content) for m in conversation.messages] == [
        ("system", None, "Be kind."),
        ("0.0", "system", "Hi"),
        ("1.0", "0.0", "A"),
        ("1.1", "0.0", "B"),
        ("2.0", "1.1", "More"),
    ]
    assert [m.content for m in conversation.path()] == ["Be kind.", "Hi", "B", "More"]
    assert (conversation.uid, conversation.title, conversation.pinned) == ("lmstudio:1700000000123", "Moon", True)
    assert conversation.created == 1_700_000_000.123


def test_thoughts_tools_and_files_are_left_out_and_counted():
    answer = version("assistant", "Done.")
    answer["steps"] += [
        {"type": "contentBlock", "style": {"type": "thinking"}, "content": [{"type": "text", "text": "hm"}]},
        {"type": "toolStatus"},
        {"type": "contentBlock", "content": [{"type": "file", "fileIdentifier": "x.png"}]},
    ]
    read = read_conversation(lm_studio(versions(version("user", "Go")), versions(answer)))
    assert [m.content for m in read.conversation.messages] == ["Go", "Done."]
    assert read.left_out == {"thoughts and other parts": 1, "tool messages": 1, "pictures and files": 1}


def test_wrong_types_are_nothing():
    assert not is_conversation({"messages": [{"content": "x"}]})
    assert not is_conversation([])
    broken = {"versions": [{"role": ["user"]}, 7, {"role": "user", "content": 5}], "currentlySelected": "x"}
    read = read_conversation(lm_studio(broken, createdAt=10**400, name=3))
    assert (read.conversation, read.problem) == (None, "it has no text")
    plain = lm_studio(versions({"role": "user", "content": "text"}), createdAt=True)
    assert read_conversation(plain).conversation.uid.startswith("lmstudio:")
    assert read_conversation(plain).conversation.created is None
