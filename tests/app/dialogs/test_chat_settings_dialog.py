"""What goes in comes out; presets are kept, renamed, deleted and shared."""

import pytest
from scripted_engine import INFO

from app.chat.chat_settings import ChatSettings
from app.dialogs.chat_settings_dialog import ChatSettingsDialog


def parts(p):
    return p.program.chats, p.program.attachments, p.program.context, p.program.composer_view


@pytest.fixture
def dialog(launch, qtbot):
    p = launch()
    made = ChatSettingsDialog(parts(p)[0], INFO.sampling, p.window)
    qtbot.addWidget(made)
    return made


def test_an_untouched_dialog_changes_nothing(dialog):
    for settings in (
        ChatSettings(),
        ChatSettings("x\ny", 0.123456, 0, 1.0, 0.0, 50.0, -100.0, 0.0, 2**62, 1_000_000, True),
    ):
        dialog.system_prompt.setPlainText(settings.system_prompt)
        dialog.grid.show_settings(settings)
        assert dialog.settings() == settings


def test_the_dialog_says_what_differs(dialog, qtbot):
    assert dialog.difference.text() == "All as in “Standard”."
    dialog.choose("Precise")
    dialog.grid.boxes["temperature"].setValue(0.9)
    dialog.system_prompt.setPlainText("Be kind")
    assert dialog.difference.text() == "Not as in “Precise”: system prompt, temperature"


def test_values_left_to_the_model_show_its_values(dialog):
    assert dialog.grid.checks["top_p"].text() == "model default (1)"
    assert not dialog.grid.boxes["top_p"].isEnabled()
    dialog.grid.checks["top_p"].click()
    assert dialog.settings().top_p == 1.0


def test_presets_are_saved_renamed_deleted_and_brought_back(dialog, own_home):
    dialog.system_prompt.setPlainText("Be kind")
    dialog.save_as("Mine")
    dialog.rename("Ours")
    assert dialog.chosen_preset() == "Ours"
    folder = own_home / "presets"
    assert len(list(folder.iterdir())) == 1
    dialog.delete()
    assert (dialog.chosen_preset(), list(folder.iterdir())) == ("", [])
    assert dialog.undo_button.isVisibleTo(dialog)
    dialog.undo_button.click()
    assert dialog.chosen_preset() == "Ours"
    assert not dialog.undo_button.isVisibleTo(dialog)
    dialog.save_as("balanced")
    assert "another preset" in dialog.note.text()
    dialog.make_default()
    assert "new conversations" in dialog.presets.currentText()


def test_presets_go_out_and_come_in(dialog, tmp_path):
    dialog.system_prompt.setPlainText("Be kind")
    dialog.save_as("Mine")
    dialog.export_file(tmp_path / "shared.json")
    dialog.choose("Standard")
    dialog.import_file(tmp_path / "shared.json")
    assert (dialog.chosen_preset(), dialog.settings().system_prompt) == ("Mine 2", "Be kind")
    (tmp_path / "shared.json").write_text("{")
    dialog.import_file(tmp_path / "shared.json")
    assert "shared.json: The file is not JSON" in dialog.note.text()


def test_all_fields_of_the_dialog_have_names(dialog):
    for part in (*dialog.grid.boxes.values(), *dialog.grid.checks.values(), dialog.presets, dialog.system_prompt):
        assert part.accessibleName(), part
