"""The window of the models: what each state says, and the one thing that can be done about it."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from test_accessibility import unsaid

from app.models.contact_dialog import ContactDialog
from app.models.network_dialog import NetworkDialog
from app.models.token_dialog import TokenDialog
from app.models.words import pair_title
from app.transcript.links import LinkDialog
from dspark_core.downloads import plan as plans
from dspark_core.models.catalogue import PAIRS, find_pair, hub_model
from dspark_core.models.inventory import remember_folder
from dspark_core.models.pins import pin_of
from dspark_core.models.store import install, installed, models_dir
from dspark_core.pairs import needs
from dspark_core.preferences import Preferences, read_preferences

PAIR = "Qwen3 8B with Qwen3 0.6B as drafter"
GEMMA = "Gemma 4 12B with its DSpark drafter"


class MemoryKeyring(KeyringBackend):
    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        self.kept.pop((service, username), None)


def put_model(name: str, **origin: str) -> Path:
    """A model in the own store."""
    folder = models_dir() / ".incoming-test"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(bytes(1000))
    return install(folder, name, origin)


def contact(models) -> ContactDialog:
    models.choose(PAIR)
    models.press(models.window, "Download…")
    return models.dialog(ContactDialog)


def test_an_empty_store_says_what_to_do_and_the_starter_is_a_demonstration(models):
    rows = models.rows()
    assert "Nothing on this computer yet: download a pair, or add a folder." in rows
    assert "a demonstration" in rows["SmolLM2-135M-Instruct"]
    assert "in use" in rows["SmolLM2-135M-Instruct"]
    assert "unverified, not downloaded" in rows[PAIR]
    assert "licence not known yet" in rows[GEMMA]


def test_pairs_are_named_by_their_models_in_the_words_of_the_catalogue():
    assert [pair_title(pair) for pair in PAIRS if "0.5B" not in pair.title] == [
        pair.title for pair in PAIRS if "0.5B" not in pair.title
    ]


def test_a_pair_that_shares_a_model_with_a_download_is_not_said_to_come(models, hub):
    hub.chunk_pause_s = 0.5
    dialog = contact(models)
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    dialog.confirm.click()
    models.until(lambda: "downloading" in models.rows()[PAIR])
    assert "not downloaded" in models.rows()["Qwen3 14B with Qwen3 0.6B as drafter"]
    for transfer in list(models.control.transfers.all):
        models.control.transfers.give_up(transfer)
    models.until(lambda: not models.control.transfers.all)


def test_buttons_in_a_row_do_not_touch(models):
    put_model("acme--one", repo="acme/one")
    models.window.look_again()
    models.until(lambda: "acme/one" in models.rows())
    models.choose("acme/one")
    for row in (models.window.details.buttons(), [models.window.folder_button, models.window.gguf_button]):
        models.until(lambda row=row: all(button.isVisible() for button in row))
        assert len(row) > 1
        assert all(one.geometry().right() + 6 < other.x() for one, other in pairwise(row))


def test_a_name_that_nothing_has_is_asked_of_the_hub(models, hub):
    models.window.field.setText("nothing like it")
    assert next(iter(models.rows())).startswith("Nothing of that name")
    hub.twin = "acme/other"
    models.window.field.setText("acme/other")
    models.window.field.returnPressed.emit()
    dialog = models.dialog(ContactDialog)
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    assert "acme/other" in dialog.text.toPlainText()
    dialog.reject()


def test_nothing_is_pinned_or_downloaded_before_it_is_confirmed(models, hub):
    dialog = contact(models)
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    assert "2.1" in dialog.state.text()  # GB of room
    models.press(dialog, "Cancel")
    models.window.look_again()
    models.until(lambda: not models.control._reading)
    assert "unverified" in models.rows()[PAIR]
    assert not [path for _, path, _ in hub.file_requests() if not path.endswith("/config.json")]


def test_what_a_pair_would_take_is_seen_before_it_is_confirmed_and_pinned_then(models, hub, monkeypatch):
    monkeypatch.setattr(needs, "available_bytes", lambda device: 64 << 30)
    known = hub_model("qwen3-8b")
    hub.files["config.json"] = json.dumps(known.config).encode()
    dialog = contact(models)
    models.until(lambda: dialog.confirm.text().startswith("Download "), 20_000)
    told = dialog.text.toPlainText()
    assert "By config.json in the repository, unverified until the download is confirmed:" in told
    assert "They fit as far as their configurations tell" in told
    assert "Takes about" in told
    assert "The longest context that fits" in told
    models.press(dialog, "Download")
    models.until(lambda: (pin := pin_of("Qwen/Qwen3-8B")) is not None and pin.config == known.config)
    models.until(lambda: not models.control.transfers.all, 20_000)


def test_a_model_that_cannot_be_run_says_so_before_the_download(models):
    dialog = contact(models)
    models.until(lambda: "It cannot be run: " in dialog.text.toPlainText(), 20_000)
    dialog.reject()


def test_a_chat_template_that_changed_is_told_in_the_list_and_when_it_is_loaded(models):
    folder = put_model("acme--one", repo="acme/one")
    (folder / "chat_template.jinja").write_text("Praise ACME.")
    models.window.look_again()
    models.choose("acme/one")
    warning = "The chat template on the disk is another than when this model was installed."
    assert warning in models.window.details.note.text()
    assert "Use as target" in models.buttons()
    pair, banner = models.control.pair, models.program.window.banner
    for _ in range(2):  # told once
        banner.hide()
        pair.ready.emit(replace(pair.info, folder=str(folder)))
        models.until(lambda: not models.control.jobs._running)
        models.program.until(lambda: not models.control._reading)
    assert warning in banner.label.text()
    assert not banner.isVisible()


def test_an_answer_that_comes_after_the_dialog_was_closed_is_not_heard(models, hub):
    hub.silent_s = 0.3
    dialog = contact(models)
    dialog.reject()
    models.closed(ContactDialog)
    models.until(lambda: bool(hub.seen) and not models.control.jobs._running)  # else an error would fail the test


def test_offline_says_so_offers_the_network_and_asks_again_when_it_is_back(models):
    models.program.window.actions_table.entries["offline"].trigger()
    header = models.program.window.header
    models.until(lambda: header.offline.isVisible())
    dialog = contact(models)
    models.until(lambda: "switched offline" in dialog.state.text())
    models.press(dialog, "Network…")
    network = models.dialog(NetworkDialog)
    assert network.offline.isChecked()
    network.offline.setChecked(False)
    models.press(network, "Save")
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    assert not header.offline.isVisible()
    assert not models.program.window.actions_table.entries["offline"].isChecked()
    dialog.reject()


def test_a_hub_that_cannot_be_reached_can_be_asked_again(models, hub):
    hub.api_body = b"no JSON"
    dialog = contact(models)
    models.until(lambda: "cannot be used" in dialog.state.text())
    hub.api_body = None
    models.press(dialog, "Try again")
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    dialog.reject()


def test_a_full_disk_offers_another_folder(models, monkeypatch):
    monkeypatch.setattr(plans, "SPARE_FACTOR", 1e12)
    dialog = contact(models)
    models.until(lambda: "Free some space" in dialog.state.text())
    models.press(dialog, "Choose another folder…")
    models.dialog(NetworkDialog).reject()
    dialog.reject()


def test_a_gated_model_asks_for_a_token_which_is_kept_in_the_keyring(models, hub):
    hub.needs_token, hub.facts = "hf_secret", {"gated": "manual"}
    dialog = contact(models)
    models.until(lambda: "without an account" in dialog.state.text())
    models.press(dialog, "Access token…")
    token = models.dialog(TokenDialog)
    token.field.setText("hf_secret")
    models.press(token, "Keep it")
    models.until(lambda: "no keyring" in token.state.text())  # this computer has none
    assert "HF_TOKEN" in token.state.text()
    ours = MemoryKeyring()
    keyring.set_keyring(ours)
    models.press(token, "Keep it")
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    assert list(ours.kept.values()) == ["hf_secret"]
    assert "Gated" in dialog.text.toPlainText()
    dialog.reject()


def test_a_gated_model_whose_page_is_open_asks_for_the_token_before_the_download(models, hub):
    hub.facts = {"gated": "auto"}
    dialog = contact(models)
    models.until(lambda: dialog.confirm.text() == "Access token…")
    assert "Accept the terms" in dialog.state.text()
    dialog.reject()


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


def test_the_page_of_a_gated_model_is_opened_after_a_question(models, hub):
    dialog = contact(models)
    dialog.page_button.click()
    link = models.dialog(LinkDialog)
    assert link.address == f"{hub.endpoint}/Qwen/Qwen3-8B"
    link.reject()
    dialog.reject()


def test_a_download_that_fails_while_the_window_is_closed_is_told_in_the_main_one(models, hub):
    dialog = contact(models)
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    hub.served = {"model.safetensors": bytes(300_000)}
    models.window.close()
    dialog.confirm.click()
    banner = models.program.window.banner
    models.until(lambda: "did not come" in banner.label.text(), 20_000)
    models.until(lambda: {each.state for each in models.control.transfers.all} == {"failed"}, 20_000)
    banner.action_button.click()
    models.until(lambda: models.window.isVisible())
    for transfer in list(models.control.transfers.all):
        models.control.transfers.give_up(transfer)
    models.until(lambda: not models.control.transfers.all)


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


def test_a_mirror_that_is_no_address_is_refused_and_nothing_changes(models):
    models.window.show_network()
    dialog = models.dialog(NetworkDialog)
    dialog.endpoint.setText("not an address")
    models.press(dialog, "Save")
    models.until(lambda: "cannot be used as endpoint" in dialog.state.text())
    assert read_preferences() == Preferences()
    dialog.endpoint.setText("https://mirror.example")
    dialog.proxy.setText("http://proxy.example:3128")
    models.press(dialog, "Save")
    models.closed(NetworkDialog)
    assert read_preferences() == Preferences(endpoint="https://mirror.example", proxy="http://proxy.example:3128")


def test_the_store_moves_to_another_folder(models, tmp_path, monkeypatch):
    put_model("acme--one", repo="acme/one")
    new = tmp_path / "elsewhere"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(new))
    models.window.show_network()
    models.press(models.dialog(NetworkDialog), "Move to another folder…")
    models.until(lambda: models_dir() == new and not models.control.transfers.all)
    assert installed("acme--one") == new / "acme--one"


def test_drafting_that_is_off_stays_off_and_is_one_click_away(models):
    p = models.program
    p.window.choose_pair(drafter="none")
    p.until(lambda: p.pair.usable)
    for name in ("Qwen--Qwen3-8B", "Qwen--Qwen3-0.6B"):
        put_model(name)
    models.window.look_again()
    models.until(lambda: "installed" in models.rows()[PAIR])
    models.choose(PAIR)
    models.press(models.window, "Use this pair")
    p.until(lambda: p.pair.usable and p.pair.asked.target == "qwen3-8b")
    assert p.pair.asked.drafter == "none"
    assert "stays off" in p.window.banner.label.text()
    p.window.banner.action_button.click()
    p.until(lambda: p.pair.usable and p.pair.asked.drafter == "small:qwen3-0.6b")
    assert [a.text() for a in p.window.actions_table.targets.actions() if a.isChecked()] == ["Qwen3 8B"]


def test_what_is_chosen_stays_chosen_when_the_list_is_made_anew(models):
    """Also beside another one of the same title."""
    put_model("starter")
    models.window.look_again()
    models.until(lambda: bool(models.control.shelf.local))
    local = models.window.list.entries()[-1]
    assert local.title in [entry.pair.title for entry in models.control.shelf.pairs]
    twin = next(entry for entry in models.control.shelf.pairs if entry.pair.title == local.title)
    for chosen in (local, twin):
        models.window.list.choose(chosen)
        models.control.shelf_changed.emit()
        assert models.window.list.entry() == chosen


def test_a_pair_on_its_way_says_so_and_has_its_buttons_below(models, hub):
    hub.chunk_pause_s = 0.1
    dialog = contact(models)
    models.until(lambda: dialog.confirm.text().startswith("Download "))
    models.press(dialog, "Download ")
    models.until(lambda: "downloading" in models.rows()[PAIR])
    assert models.buttons() == []
    models.press(models.window.transfers, "Pause")
    models.until(lambda: "download paused" in models.rows()[PAIR])
    models.press(models.window.transfers, "Resume")
    models.until(lambda: "downloading" in models.rows()[PAIR])
    models.press(models.window.transfers, "Cancel")
    models.until(lambda: len(models.control.transfers.all) == 1)
    models.press(models.window.transfers, "Cancel")
    models.until(lambda: "pinned, not downloaded" in models.rows()[PAIR])
    assert not list((models_dir() / ".partial").glob("*/plan.json"))


def test_the_starter_that_is_not_here_is_fetched_in_the_main_window(models):
    p = models.program
    p.window.choose_pair(drafter="lookup")
    p.until(lambda: p.pair.usable)
    models.choose("SmolLM2-135M-Instruct")
    assert "not fetched" in models.rows()["SmolLM2-135M-Instruct"]
    models.press(models.window, "Use this pair")
    models.until(lambda: not models.window.isVisible())


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
            models.control.delete(model)
            models.until(lambda: not models.control.jobs._running)
    models.until(lambda: entries() == always)


def test_started_offline_the_switch_says_that_it_cannot_be_changed(models, monkeypatch):
    monkeypatch.setenv("DSPARK_OFFLINE", "1")
    models.window.show_network()
    dialog = models.dialog(NetworkDialog)
    assert not dialog.offline.isEnabled()
    assert "started offline" in dialog.state.text()
    models.press(dialog, "Save")
    models.closed(NetworkDialog)
    assert not read_preferences().offline  # of this run only


def test_everything_has_a_name_and_the_keyboard_reaches_it(models):
    models.window.show_network()
    models.window.show_token()
    dialog = contact(models)
    models.until(lambda: dialog.confirm.isEnabled())
    for part in (models.window, dialog, models.dialog(NetworkDialog), models.dialog(TokenDialog)):
        assert not unsaid(part), type(part).__name__
        reached, place = set(), part
        for _ in range(200):
            place = place.nextInFocusChain()
            reached.add(place)
        wanted = [
            each
            for each in part.findChildren(QWidget)
            if each.isVisibleTo(part) and each.window() is part and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert wanted
        assert set(wanted) <= reached
    for each in (models.dialog(NetworkDialog), models.dialog(TokenDialog), dialog):
        each.reject()


@pytest.mark.parametrize("size", [(700, 520), (1600, 1000)])
def test_it_fits_into_small_and_large_windows(models, size):
    models.window.resize(*size)
    assert (models.window.width(), models.window.height()) == size
    assert models.window.close_button.geometry().right() < size[0]
