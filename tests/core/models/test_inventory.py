import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from tiny_gguf import write_gguf

from dspark_core.errors import FetchError, InvalidRequestError, ModelFolderError, UnsafeModelError
from dspark_core.models import catalogue
from dspark_core.models.folders import find_model
from dspark_core.models.inventory import LocalModel, delete, forget_folder, list_models, remember_folder
from dspark_core.models.store import install, try_lock

CARD = "---\nlanguage: en\nlicense: mit\n---\n# A model\n"


@pytest.fixture(autouse=True)
def user_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Other programs of this user are not there, until a test makes them."""
    home = tmp_path / "user"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.delenv("HF_HOME", raising=False)
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    return home


def make_folder(path: Path, config: str = "{}", weights: str = "model.safetensors") -> Path:
    path.mkdir(parents=True)
    (path / "config.json").write_text(config)
    (path / weights).write_bytes(bytes(100))
    (path / "README.md").write_text(CARD)
    return path


def install_tiny(store: Path, name: str = "acme--tiny") -> Path:
    folder = make_folder(store / ".incoming-x" / "model")
    return install(folder, name, {"repo": "acme/tiny", "revision": "a" * 40, "licence": "apache-2.0"})


def only() -> LocalModel:
    (model,) = list_models()
    return model


def test_nothing_is_there_at_first() -> None:
    assert list_models() == []


def test_a_downloaded_model_is_listed_with_its_origin(store: Path) -> None:
    folder = install_tiny(store)
    model = only()
    assert (model.name, model.title, model.place, model.state) == ("acme/tiny", "acme/tiny", "store", "ready")
    assert (model.licence, model.revision) == ("apache-2.0", "a" * 40)
    assert model.bytes == sum(path.stat().st_size for path in folder.iterdir())
    assert model.deletable
    assert find_model(model.name) == folder


def test_a_catalogue_target_has_its_title(store: Path) -> None:
    install_tiny(store, "starter")
    model = only()
    assert (model.name, model.title, model.licence) == ("starter", catalogue.STARTER.title, "Apache-2.0")


def test_a_model_of_which_files_vanished_is_marked(store: Path) -> None:
    (install_tiny(store) / "model.safetensors").unlink()
    model = only()
    assert (model.state, model.reason) == ("vanished", "Files of it are missing.")


def test_deleting_removes_our_own_files(store: Path) -> None:
    install_tiny(store)
    model = only()
    assert delete(model) == model.bytes
    assert list_models() == []
    assert [path.name for path in store.iterdir() if path.is_dir() and path.name != ".incoming-x"] == []


def test_deleting_waits_for_nobody(store: Path) -> None:
    install_tiny(store)
    with try_lock(), pytest.raises(FetchError, match="in use"):
        delete(only())
    assert only().state == "ready"


def test_models_of_others_are_never_deleted(store: Path, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "mine")
    model = remember_folder(folder)
    assert not model.deletable
    with pytest.raises(InvalidRequestError, match="not deleted"):
        delete(model)
    for path in (folder, store / "..", store / ".partial", store):
        with pytest.raises(InvalidRequestError):
            delete(LocalModel("x", "x", path, "store", "ready", 0))
    assert folder.is_dir()


class TestFoldersOfTheUser:
    def test_they_are_used_in_place_until_forgotten(self, tmp_path: Path) -> None:
        folder = make_folder(tmp_path / "mine")
        before = sorted(path.stat().st_mtime_ns for path in folder.iterdir())
        remember_folder(folder)
        remember_folder(folder)
        model = only()
        assert (model.name, model.title, model.place, model.state) == (str(folder), "mine", "folder", "ready")
        assert model.licence == "mit"
        assert sorted(path.stat().st_mtime_ns for path in folder.iterdir()) == before
        forget_folder(folder)
        assert list_models() == []
        assert folder.is_dir()

    def test_one_that_went_away_is_marked(self, tmp_path: Path) -> None:
        remember_folder(make_folder(tmp_path / "mine"))
        shutil.rmtree(tmp_path / "mine")
        assert only().state == "vanished"

    def test_a_gguf_file_can_be_converted(self, tmp_path: Path) -> None:
        model = remember_folder(write_gguf(tmp_path / "x.gguf", "qwen3"))
        assert (model.state, model.licence) == ("needs_conversion", "mit")

    def test_what_is_no_model_is_refused_in_words(self, tmp_path: Path) -> None:
        with pytest.raises(ModelFolderError, match="no model at"):
            remember_folder(tmp_path / "none")
        with pytest.raises(ModelFolderError, match="architecture is mamba"):
            remember_folder(write_gguf(tmp_path / "x.gguf", "mamba"))
        (tmp_path / "y.gguf").write_bytes(b"GGUF")
        with pytest.raises(ModelFolderError, match="cut short"):
            remember_folder(tmp_path / "y.gguf")
        with pytest.raises(ModelFolderError, match="no safetensors"):
            remember_folder(make_folder(tmp_path / "a", weights="model.onnx"))
        with pytest.raises(UnsafeModelError):
            remember_folder(make_folder(tmp_path / "b", weights="pytorch_model.bin"))
        assert list_models() == []

    @pytest.mark.parametrize(
        ("config", "reason"),
        [
            ("{", "not valid JSON"),
            ("[]", "does not describe"),
            ("[" * 100_000, "not valid JSON"),
            ('{"quantization": {"bits": 4}}', "for MLX"),
        ],
    )
    def test_a_bad_config_is_told(self, config: str, reason: str, tmp_path: Path) -> None:
        with pytest.raises(ModelFolderError, match=reason):
            remember_folder(make_folder(tmp_path / "a", config))

    def test_a_missing_shard_is_told(self, tmp_path: Path) -> None:
        folder = make_folder(tmp_path / "a")
        index = folder / "model.safetensors.index.json"
        index.write_text(json.dumps({"weight_map": {"x": "model.safetensors", "y": "model-2.safetensors"}}))
        with pytest.raises(ModelFolderError, match=r"model-2\.safetensors is missing"):
            remember_folder(folder)
        index.write_text("[]")
        with pytest.raises(ModelFolderError, match="damaged"):
            remember_folder(folder)

    @pytest.mark.parametrize("stored", ["", "{}", "[3]", "\xff"])
    def test_a_damaged_list_is_an_empty_one(self, stored: str, own_home: Path, store: Path) -> None:
        (store.parent).mkdir(parents=True, exist_ok=True)
        (store.parent / "folders.json").write_bytes(stored.encode("latin-1"))
        assert list_models() == []


class TestOtherPrograms:
    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights that users of Windows lack")
    def test_hugging_faces_cache(self, user_home: Path) -> None:
        repo = user_home / ".cache/huggingface/hub/models--acme--tiny"
        snapshot = repo / "snapshots" / ("b" * 40)
        make_folder(snapshot)
        (repo / "blobs").mkdir()
        (repo / "blobs" / "x").write_bytes(bytes(5000))
        (snapshot / "model.safetensors").unlink()
        os.symlink(repo / "blobs" / "x", snapshot / "model.safetensors")
        (repo / "refs").mkdir()
        (repo / "refs" / "main").write_text("b" * 40)
        model = only()
        assert (model.name, model.title, model.place) == (str(snapshot), "acme/tiny", "hugging_face")
        assert (model.state, model.revision, model.licence) == ("ready", "b" * 40, "mit")
        assert 5000 < model.bytes < 5200
        assert not model.deletable

    def test_the_cache_may_lie_elsewhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "cache"))
        make_folder(tmp_path / "cache" / "models--acme--tiny" / "snapshots" / ("b" * 40))
        assert only().place == "hugging_face"

    def test_lm_studio(self, user_home: Path) -> None:
        models = user_home / ".lmstudio" / "models" / "acme"
        make_folder(models / "tiny-mlx", '{"quantization": {"bits": 4}}')
        (models / "tiny-gguf").mkdir()
        write_gguf(models / "tiny-gguf" / "tiny.gguf", "llama")
        write_gguf(models / "tiny-gguf" / "mmproj-tiny.gguf", "llama")
        found = {model.title: (model.place, model.state) for model in list_models()}
        assert found == {
            "tiny-gguf/tiny.gguf": ("lm_studio", "needs_conversion"),
            "acme/tiny-mlx": ("lm_studio", "unusable"),
        }

    def test_lm_studio_set_to_another_folder(self, user_home: Path, tmp_path: Path) -> None:
        (user_home / ".lmstudio").mkdir()
        (user_home / ".lmstudio" / "settings.json").write_text(json.dumps({"downloadsFolder": str(tmp_path / "big")}))
        make_folder(tmp_path / "big" / "acme" / "tiny")
        assert only().path == tmp_path / "big" / "acme" / "tiny"
