import json
from pathlib import Path

import pytest

from dspark_core.downloads.plan import INDEX, RemoteFile, RepoFacts, check_disk, make_plan, plan_from_json
from dspark_core.errors import CorruptFileError, EngineError, ModelFolderError, UnsafeModelError

SHA = "a" * 64


def facts(*names: str) -> RepoFacts:
    return RepoFacts("acme/tiny", "c" * 40, tuple(RemoteFile(name, 10, SHA) for name in names))


CHOICES = [
    (("model.safetensors", "consolidated.safetensors"), ["model.safetensors"]),
    (
        (INDEX, "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "x.safetensors"),
        [INDEX, "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"],
    ),
    (("drafter.safetensors",), ["drafter.safetensors"]),
    (("model.safetensors", "original/model.safetensors", "../model.safetensors"), ["model.safetensors"]),
    (
        ("model.safetensors", "tokenizer.json", "tokenizer_config.json", "tokenizer.model", "vocab.json", "merges.txt",
         "chat_template.jinja", "generation_config.json", "special_tokens_map.json", "LICENSE", "NOTICE.txt"),
        None,
    ),
    (
        ("model.safetensors", "tokenizer.py", "modeling.py", "pytorch_model.bin", "optimizer.pt", "x.pkl", "x.gguf",
         "tokenizer.json.py", "onnx/model.onnx", ".gitattributes", "training_args.bin", "flax_model.msgpack"),
        ["model.safetensors"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("names", "taken"), CHOICES)
def test_data_that_is_needed_is_taken_once(names: tuple[str, ...], taken: list[str] | None) -> None:
    plan = make_plan(facts("config.json", *names))
    assert {file.name for file in plan.files} == {"config.json", *(names if taken is None else taken)}
    assert plan.total_bytes == 10 * len(plan.files)


REFUSED = [
    (("model.safetensors",), ModelFolderError, "no config.json"),
    (("config.json", "pytorch_model.bin"), UnsafeModelError, "pickles only"),
    (("config.json", "x.gguf"), ModelFolderError, "no safetensors"),
    (("config.json",), ModelFolderError, "no safetensors"),
]


@pytest.mark.parametrize(("names", "kind", "words"), REFUSED)
def test_what_is_no_model_of_ours_is_refused(names: tuple[str, ...], kind: type[EngineError], words: str) -> None:
    with pytest.raises(kind, match=words):
        make_plan(facts(*names))


def test_files_without_a_hash_or_of_absurd_size_are_refused() -> None:
    good = RemoteFile("model.safetensors", 10, SHA)
    for config, words in (
        (RemoteFile("config.json", 10), "no hash"),
        (RemoteFile("config.json", 1 << 40, SHA), "large"),
    ):
        with pytest.raises(CorruptFileError, match=words):
            make_plan(RepoFacts("acme/tiny", "c" * 40, (config, good)))


def test_a_plan_survives_its_file() -> None:
    plan = make_plan(facts("config.json", "model.safetensors"))
    assert plan_from_json(json.loads(json.dumps(plan.as_json()))) == plan


def test_a_plan_of_somebody_else_is_refused() -> None:
    good = make_plan(facts("config.json", "model.safetensors")).as_json()
    file = good["files"][0]
    bad: list[object] = [3, [], {}, good | {"files": []}, good | {"facts": {}}]
    bad += [good | {"files": [file | change]} for change in (
        {"name": "../x"}, {"name": "a/b"}, {"name": ".hidden"}, {"name": "complete.json/.."}, {"sha256": "zz"},
        {"bytes": -1}, {"sha256": "", "git_blob": "x"}, {"new": 1}, {"name": 3}, {"bytes": "1"}, {"sha256": 7},
    )]  # fmt: skip
    bad += [good | {"facts": good["facts"] | change} for change in ({"repo": "../x"}, {"revision": "main"})]
    for stored in bad:
        with pytest.raises(CorruptFileError, match="damaged"):
            plan_from_json(stored)


def test_room_is_asked_for_with_a_reserve(tmp_path: Path) -> None:
    plan = make_plan(facts("config.json", "model.safetensors"))
    check = check_disk(plan, tmp_path, had=15)
    assert (check.coming, check.needed) == (5, 5 + (2 << 30))
    assert check.fits is (check.free >= check.needed)
