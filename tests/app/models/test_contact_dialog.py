"""The first contact with a repository: what is seen before it is confirmed, and what may be in the way."""

import json

import keyring
from keyring.backend import KeyringBackend
from model_shelf import PAIR, contact

from app.models.contact_dialog import ContactDialog
from app.models.network_dialog import NetworkDialog
from app.models.token_dialog import TokenDialog
from app.transcript.links import LinkDialog
from dspark_core.downloads import plan as plans
from dspark_core.models.catalogue import hub_model
from dspark_core.models.pins import pin_of
from dspark_core.pairs import needs


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


def test_the_page_of_a_gated_model_is_opened_after_a_question(models, hub):
    dialog = contact(models)
    dialog.page_button.click()
    link = models.dialog(LinkDialog)
    assert link.address == f"{hub.endpoint}/Qwen/Qwen3-8B"
    link.reject()
    dialog.reject()
