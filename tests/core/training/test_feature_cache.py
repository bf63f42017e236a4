"""The feature cache: what the target computes, in shards that survive a kill, read in any order."""

import json
import os
import random
import shutil
from types import SimpleNamespace

import pytest
import torch
from fakes import tiny_target
from safetensors.torch import load_file

from dspark_core.cancel import CancelToken
from dspark_core.checkpoints.model_folder import open_model_folder
from dspark_core.errors import CorruptFileError, InvalidRequestError
from dspark_core.training import feature_cache
from dspark_core.training.cache_reader import FeatureCache
from dspark_core.training.conversations import Conversation
from dspark_core.training.feature_cache import cache_bytes, target_facts, write_cache

TAPS = (1, -1)
FACTS = {"name": "tiny", "precision": "fp64", "sha256": "x"}


@pytest.fixture(scope="module")
def target(tiny):
    return tiny("llama").target


def talks(count=9, seed=0):
    rng = random.Random(seed)
    made = []
    for k in range(count):
        size = rng.randint(6, 40)
        ids = (5, 6, 7, *(rng.randrange(96) for _ in range(size)))  # all begin alike
        spans = ((4, 6), (8, len(ids)))
        made.append(Conversation(("a", "b", "c")[k % 3], ids, spans, 0.5, k))
    return made


def write(path, conversations):
    path.write_text("".join(json.dumps(each.line()) + "\n" for each in conversations))
    return path


def run(target, files, folder, **options):
    return list(write_cache(target, files, folder, **{"taps": TAPS, "facts": FACTS, "max_length": 32, **options}))


@pytest.fixture
def small_shards(monkeypatch):
    monkeypatch.setattr(feature_cache, "SHARD_BYTES", 10_000)


@pytest.fixture
def made(target, tmp_path, small_shards):
    file = write(tmp_path / "r.jsonl", talks())
    steps = run(target, [file], tmp_path / "cache")
    return SimpleNamespace(file=file, folder=tmp_path / "cache", steps=steps)


@pytest.mark.parametrize("taps", [(0,), (1,), (-1, 0, 1), (1, -1)])
@pytest.mark.parametrize("chunk", [512, 7])
def test_features_are_those_of_a_pass_of_the_target(target, tmp_path, taps, chunk):
    file = write(tmp_path / "r.jsonl", talks())
    run(target, [file], tmp_path / "cache", taps=taps, chunk=chunk)
    cache = FeatureCache(tmp_path / "cache")
    assert (cache.feature_layers, cache.hidden_size, len(cache)) == (taps, 64, 9)
    for index, each in enumerate(talks()):
        ids = list(each.token_ids)[:32]
        whole = target.forward(ids, target.new_cache(64), taps=(*taps, 1) if 1 not in taps else taps)
        features = whole.features[:, : 64 * len(taps)]
        place = 64 * (taps.index(1) if 1 in taps else len(taps))
        last = target.normed(whole.features[:, place : place + 64], target.final_norm)
        found = cache.sequence(index)
        assert found.tokens.tolist() == ids
        assert found.features.dtype == found.last.dtype == torch.bfloat16
        torch.testing.assert_close(found.features, features.bfloat16(), rtol=1e-2, atol=1e-6)
        torch.testing.assert_close(found.last, last.bfloat16(), rtol=1e-2, atol=1e-6)
        torch.testing.assert_close(target.head(last), whole.logits)
        wanted = [any(start <= k < end for start, end in each.response) for k in range(len(ids))]
        assert found.response.tolist() == wanted
        assert cache.source_of(index) == each.source


def test_shards_and_their_description(made):
    cache = FeatureCache(made.folder)
    assert cache.shards > 3
    assert cache.sources == ("a", "b", "c")
    lengths = [min(32, len(each.token_ids)) for each in talks()]
    assert cache.lengths.tolist() == lengths
    assert cache.lengths.dtype == "int64"
    about = json.loads((made.folder / "cache.json").read_text())
    assert about["feature_layers"] == [1, -1]
    assert (about["hidden_size"], about["target"]) == (64, FACTS)
    shard = load_file(made.folder / "00000.safetensors")
    rows = int(shard["starts"][-1])
    assert {name: (each.dtype, tuple(each.shape)) for name, each in shard.items()} == {
        "tokens": (torch.int32, (rows,)),
        "response": (torch.uint8, (rows,)),
        "starts": (torch.int64, (len(shard["source"]) + 1,)),
        "features": (torch.bfloat16, (rows, 128)),
        "last": (torch.bfloat16, (rows, 64)),
        "source": (torch.uint8, (len(shard["source"]),)),
    }
    assert [step.done for step in made.steps] == [sum(lengths[: k + 1]) for k in range(9)]
    assert made.steps[-1].wanted == sum(lengths)
    with pytest.raises(IndexError):
        cache.sequence(9)
    with pytest.raises(IndexError):
        cache.source_of(-1)


def assert_equal(one, other):
    one, other = FeatureCache(one), FeatureCache(other)
    assert len(one) == len(other)
    for index in range(len(one)):
        left, right = one.sequence(index), other.sequence(index)
        assert torch.equal(left.tokens, right.tokens)
        assert torch.equal(left.response, right.response)
        torch.testing.assert_close(left.features, right.features, rtol=1e-2, atol=1e-6)
        torch.testing.assert_close(left.last, right.last, rtol=1e-2, atol=1e-6)
        assert one.source_of(index) == other.source_of(index)


def test_a_killed_run_goes_on_at_the_next_shard(made, target, tmp_path):
    cut = tmp_path / "cut"
    shutil.copytree(made.folder, cut)
    for number in range(2, FeatureCache(cut).shards):
        (cut / f"{number:05d}.safetensors").unlink()
    (cut / "00002.part").write_bytes(b"half a shard")
    stamp = (cut / "00001.safetensors").stat().st_mtime_ns
    done = int(FeatureCache(cut).lengths.sum())
    steps = run(target, [made.file], cut)
    assert steps[0].done > done
    assert (cut / "00001.safetensors").stat().st_mtime_ns == stamp
    assert not list(cut.glob("*.part"))
    assert_equal(cut, made.folder)
    assert run(target, [made.file], cut) == []


def test_killed_before_the_first_shard_it_begins(made, target, tmp_path):
    cut = tmp_path / "cut"
    cut.mkdir()
    shutil.copy(made.folder / "cache.json", cut)
    run(target, [made.file], cut)
    assert_equal(cut, made.folder)


def test_cancelled_it_keeps_what_was_computed(made, target, tmp_path):
    cancel = CancelToken()
    steps = write_cache(target, [made.file], tmp_path / "c", taps=TAPS, facts=FACTS, max_length=32, cancel=cancel)
    next(steps)
    cancel.cancel()
    assert len(list(steps)) == 1
    assert len(FeatureCache(tmp_path / "c")) == 2
    run(target, [made.file], tmp_path / "c")
    assert_equal(tmp_path / "c", made.folder)


def test_more_conversations_are_added(made, target, tmp_path):
    more = [*talks(), *talks(4, seed=1)]
    extra = write(tmp_path / "more.jsonl", talks(4, seed=1))
    run(target, [made.file, extra], made.folder)
    file = write(tmp_path / "all.jsonl", more)
    run(target, [file], tmp_path / "all")
    assert_equal(made.folder, tmp_path / "all")


def test_a_conversation_whose_answer_is_cut_off_is_left_out(target, tmp_path):
    long = Conversation("a", tuple(range(40)), ((35, 40),), 0.0, 0)
    file = write(tmp_path / "r.jsonl", [long, *talks(2)])
    run(target, [file], tmp_path / "cache")
    assert len(FeatureCache(tmp_path / "cache")) == 2


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"taps": (0, -1)}, r"a cache for the layers \[1, -1\]"),
        ({"facts": {**FACTS, "precision": "bf16"}}, "another target or precision"),
        ({"max_length": 20}, "at most 32 tokens"),
        ({"taps": ()}, "are not possible"),
        ({"taps": (2,)}, "-1 to 1"),
        ({"taps": (1, 1)}, "different ones"),
        ({"max_length": 10_000}, "no possible length"),
    ],
)
def test_a_cache_of_something_else_is_refused(made, target, options, words):
    before = sorted(path.name for path in made.folder.iterdir())
    with pytest.raises(InvalidRequestError, match=words):
        run(target, [made.file], made.folder, **options)
    assert sorted(path.name for path in made.folder.iterdir()) == before


def test_other_conversations_are_refused(made, target, tmp_path):
    other = write(tmp_path / "other.jsonl", [*talks()[:3], *talks(6, seed=2)])
    with pytest.raises(InvalidRequestError, match=r"other conversations .number 4 differs"):
        run(target, [other], made.folder)
    fewer = write(tmp_path / "fewer.jsonl", talks()[:3])
    with pytest.raises(InvalidRequestError, match="more conversations"):
        run(target, [fewer], made.folder)


def test_a_disk_that_is_too_small_is_told_before(target, tmp_path, monkeypatch):
    file = write(tmp_path / "r.jsonl", talks())
    monkeypatch.setattr(feature_cache.shutil, "disk_usage", lambda path: SimpleNamespace(free=50_000))
    monkeypatch.setattr(feature_cache, "cache_bytes", lambda *size: 3 * 10**9)
    with pytest.raises(InvalidRequestError, match=r"need 3\.1 GB of free disk space .* 0\.0 GB are free"):
        run(target, [file], tmp_path / "cache")
    assert not list((tmp_path / "cache").iterdir())


def test_the_size_is_known_before(made):
    written = sum(path.stat().st_size for path in made.folder.glob("*.safetensors"))
    tokens = int(FeatureCache(made.folder).lengths.sum())
    assert cache_bytes(tokens, 2, 64) <= written <= cache_bytes(tokens, 2, 64) + 2000 * 9
    assert cache_bytes(1_000_000, 5, 576) == 6_917_000_000


def test_a_damaged_cache_is_told(made, tmp_path):
    with pytest.raises(CorruptFileError, match="no feature cache"):
        FeatureCache(tmp_path)
    shard = made.folder / "00001.safetensors"
    os.truncate(shard, shard.stat().st_size - 10)
    with pytest.raises(CorruptFileError, match=r"00001\.safetensors is cut short"):
        FeatureCache(made.folder)
    about = json.loads((made.folder / "cache.json").read_text())
    (made.folder / "cache.json").write_text(json.dumps(about | {"hidden_size": 32}))
    with pytest.raises(CorruptFileError, match="does not hold what"):
        FeatureCache(made.folder)
    (made.folder / "cache.json").write_text("{}")
    with pytest.raises(CorruptFileError, match="does not describe"):
        FeatureCache(made.folder)


def test_facts_tell_targets_apart(tiny_folder):
    one, other = (target_facts(open_model_folder(tiny_folder(name)), "x", "bf16") for name in ("llama", "qwen3"))
    assert one.keys() == {"name", "precision", "sha256"}
    assert one != other


def test_an_empty_file_makes_an_empty_cache(target, tmp_path):
    file = write(tmp_path / "r.jsonl", [])
    assert run(target, [file], tmp_path / "cache") == []
    assert len(FeatureCache(tmp_path / "cache")) == 0


def test_other_families_and_precisions(tiny_folder, tmp_path):
    target = tiny_target(tiny_folder("mistral-window"), "fp32")
    run(target, [write(tmp_path / "r.jsonl", talks())], tmp_path / "cache", taps=(0,))
    assert len(FeatureCache(tmp_path / "cache")) == 9
