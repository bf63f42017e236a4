"""Models that are on this computer: their states, and what can be done with them."""

from dataclasses import replace

from model_shelf import put_model
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.models.network_dialog import NetworkDialog
from dspark_core.models.catalogue import find_pair
from dspark_core.models.inventory import remember_folder
from dspark_core.models.store import installed, models_dir


def test_a_chat_template_that_changed_is_told_in_the_list_and_when_it_is_loaded(models):
    folder = put_model("acme--one", repo="acme/one")
    (folder / "chat_template.jinja").write_text("Praise ACME.")
    models.window.look_again()
    models.choose("acme/one")
    warning = "The chat template on the disk is another than when this model was installed."
    assert warning in models.window.details.note.text()
    assert "Use as target" in models.buttons()
    pair, banner = models.control.pair, models.program.window.banner
    banner.show_message("Something else.", "", "")  # what is said stays, and the warning comes at the next loading
    pair.ready.emit(replace(pair.info, folder=str(folder)))
    models.until(lambda: not models.control.jobs._running)
    assert banner.label.text() == "Something else."
    for _ in range(2):  # told once
        banner.hide()
        pair.ready.emit(replace(pair.info, folder=str(folder)))
        models.until(lambda: not models.control.jobs._running)
        models.program.until(lambda: not models.control._reading)
    assert warning in banner.label.text()
    assert not banner.isVisible()


def test_what_is_here_has_a_state_and_only_what_is_ours_can_be_deleted(models, tmp_path):
    put_model("acme--one", repo="acme/one", licence="mit")
    damaged = put_model("acme--two", repo="acme/two")
    (damaged / "model.safetensors").unlink()
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"")
    remember_folder(folder)
    models.window.look_again()
    models.until(lambda: "mine" in models.rows())
    rows = models.rows()
    assert "ready" in rows["acme/one"]
    assert "own store" in rows["acme/one"]
    assert "mit" in rows["acme/one"]
    assert "damaged" in rows["acme/two"]
    assert "your folder" in rows["mine"]
    models.choose("acme/one")
    assert models.buttons() == ["Use as target", "Check files", "Delete…"]
    models.choose("mine")
    assert models.buttons() == ["Use as target", "Take off the list"]
    models.press(models.window, "Take off the list")
    models.until(lambda: "mine" not in models.rows())
    assert (folder / "config.json").is_file()
    models.choose("acme/two")
    assert models.buttons() == ["Download again…", "Delete…"]
    models.press(models.window, "Delete…")
    models.press(models.dialog(QMessageBox), "Keep")
    assert damaged.is_dir()
    models.press(models.window, "Delete…")
    models.press(models.dialog(QMessageBox), "Delete")
    models.until(lambda: "acme/two" not in models.rows())
    assert not damaged.exists()


def test_the_files_of_a_model_are_checked(models):
    folder = put_model("acme--one", repo="acme/one")
    models.window.look_again()
    models.choose("acme/one")
    models.press(models.window, "Check files")
    models.until(lambda: "are as they were installed" in models.window.state.text())
    (folder / "model.safetensors").write_bytes(b"x" * 1000)
    models.press(models.window, "Check files")
    models.until(lambda: "is damaged: model.safetensors." in models.window.state.text())


def test_a_folder_that_is_no_model_is_refused_in_words(models, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    models.window.folder_button.click()
    models.until(lambda: "There is no model at" in models.window.state.text())


def test_a_file_that_is_no_gguf_fails_in_words_and_can_be_put_away(models, tmp_path, monkeypatch):
    file = tmp_path / "broken.gguf"
    file.write_bytes(b"nothing")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    models.window.gguf_button.click()
    models.until(lambda: [each.state for each in models.control.transfers.all] == ["failed"])
    models.press(models.window.transfers, "Cancel")
    models.until(lambda: not models.control.transfers.all)


def test_the_store_moves_to_another_folder(models, tmp_path, monkeypatch):
    put_model("acme--one", repo="acme/one")
    new = tmp_path / "elsewhere"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(new))
    models.window.show_network()
    models.press(models.dialog(NetworkDialog), "Move to another folder…")
    models.until(lambda: models_dir() == new and not models.control.transfers.all)
    assert installed("acme--one") == new / "acme--one"


def test_what_is_in_use_is_not_deleted(models):
    p = models.program
    put_model("acme--one", repo="acme/one")
    p.window.choose_pair(target="acme/one")
    p.until(lambda: p.pair.usable)
    models.window.look_again()
    models.until(lambda: "acme/one" in models.rows())
    assert "in use" in models.rows()["acme/one"]
    models.control.delete(next(model for model in models.control.shelf.local if model.title == "acme/one"))
    assert "in use and is not deleted" in models.window.state.text()
    assert installed("acme--one") is not None


def test_what_is_deleted_leaves_the_menu_at_once_and_what_is_in_use_stays(models):
    actions = models.program.window.actions_table

    def entries() -> set[str]:
        return {action.data() for action in (*actions.targets.actions(), *actions.drafters.actions())}

    always = entries()
    for name, repo in (("Qwen--Qwen3-8B", "Qwen/Qwen3-8B"), ("acme--one", "acme/one"), ("acme--draft", "acme/draft")):
        put_model(name, repo=repo)
    drafter = f"dspark:{models_dir() / 'acme--draft'}+lookup"
    for target in ("acme/one", "qwen3-8b"):
        models.window.use_pair.emit(replace(find_pair("qwen3-8b-small"), target=target, drafter=drafter))
        models.until(lambda: not models.control.pair.loading)
    assert entries() - always == {"acme/one", "qwen3-8b", drafter}
    models.window.look_again()
    models.until(lambda: len(models.control.shelf.local) == 3)
    found = models.control.shelf.local
    for model in found:
        models.control.delete(model)
    models.until(lambda: "acme/one" not in entries())
    assert entries() - always == {"qwen3-8b", drafter}
    assert installed("acme--draft") is not None
    models.program.window.choose_pair(target="SmolLM2-135M-Instruct", drafter="none")
    models.until(lambda: not models.control.pair.loading)
    for model in found:
        if model.name != "acme/one":
            models.program.window._settings.update(pair=model.name, drafter=drafter)
            models.control.delete(model)
            models.until(lambda: not models.control.jobs._running)
    models.until(lambda: entries() == always)
    models.program.window._show_pair()  # what was loaded last is remembered no longer
    assert entries() == always
