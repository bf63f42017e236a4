import json

import pytest

from dspark_core.errors import InvalidRequestError
from dspark_core.models.catalogue import (
    FILE,
    PAIRS,
    STARTER,
    TARGETS,
    chat_mode_of,
    find_pair,
    hub_model,
    models_of,
    packaged,
    read_catalogue,
    target_of,
)


def test_every_pair_has_a_target_and_a_name_of_its_own() -> None:
    assert len({pair.name for pair in PAIRS}) == len(PAIRS)
    assert [target_of(pair) for pair in PAIRS if not models_of(pair)] == [STARTER, STARTER]


def test_pairs_and_targets_are_found_by_name() -> None:
    assert find_pair("starter").drafter == "dspark+lookup"
    assert find_pair("starter-plain").drafter == "none"
    assert packaged("starter") is STARTER
    assert packaged("/some/folder") is None


def test_an_unknown_pair_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InvalidRequestError, match="starter, starter-plain"):
        find_pair("nope")


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_every_target_is_pinned(target: object) -> None:
    assert isinstance(target, type(STARTER))
    assert len(target.wheel_sha256) == len(target.gguf_sha256) == 64
    assert "==" in target.requirement
    assert target.gguf_name.endswith(".gguf")


def changed(path: tuple[str | int, ...], value: object) -> str:
    document = json.loads(FILE.read_text(encoding="utf-8"))
    *outer, last = path
    inner = document
    for key in outer:
        inner = inner[key]
    inner[last] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (("format",), 2, "format 1"),
        (("pairs", 2, "target"), "qwen9", "qwen9"),
        (("pairs", 2, "drafter"), "dspark:qwen9", "qwen9"),
        (("pairs", 2, "name"), "starter", "starter"),
        (("pairs", 2, "name"), "Not a name", "Not a name"),
        (("pairs", 2, "chat_mode"), "loud", "loud"),
        (("pairs", 2, "surprise"), 1, "surprise"),
        (("pairs", 2, "acceptance", "tau", "chat"), 0.5, "0.5"),
        (("models", 0, "repository"), "../../etc", "etc"),
        (("models", 0, "name"), "starter", "starter"),
    ],
)
def test_a_fault_in_the_file_is_named(path: tuple[str | int, ...], value: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        read_catalogue(changed(path, value))


def test_models_of_a_hub_are_found_by_each_of_their_names() -> None:
    for name in ("qwen3-8b", "Qwen/Qwen3-8B", "Qwen--Qwen3-8B"):
        model = hub_model(name)
        assert model is not None
        assert model.name == "qwen3-8b"
    assert hub_model("starter") is None
    assert chat_mode_of("deepseek-ai--dspark_qwen3_8b_block7") == "non-thinking"
    assert chat_mode_of("qwen3-0.6b") == chat_mode_of("/some/folder") == "any"


def test_only_what_was_run_is_called_verified_and_a_hub_is_not_asked_by_the_old_way() -> None:
    assert [pair.name for pair in PAIRS if pair.verified] == ["starter", "starter-plain"]
    with pytest.raises(InvalidRequestError, match="come from a hub"):
        target_of(find_pair("qwen3-8b-dspark"))
    assert [model.name for model in models_of(find_pair("qwen3-8b-small"))] == ["qwen3-8b", "qwen3-0.6b"]
