"""The window of the models: what each state says, and the one thing that can be done about it."""

from itertools import pairwise

import pytest
from model_shelf import GEMMA, PAIR, contact, put_model
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from test_accessibility import unsaid

from app.models.network_dialog import NetworkDialog
from app.models.token_dialog import TokenDialog
from app.models.words import pair_title
from dspark_core.models.catalogue import PAIRS
from dspark_core.models.store import models_dir
from dspark_core.preferences import Preferences, read_preferences


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
    models.until(lambda: not models.control.transfers.all)
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
