"""The doctor names the field that differs and what to do; its list of drafters is never just empty."""

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from test_accessibility import unsaid

sys.path.append(str(Path(__file__).parents[2] / "core"))
from tiny_models import edit_config, write_chat_model

from app.pairs import doctor_dialog


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    parent = tmp_path_factory.mktemp("compared")
    write_chat_model(parent / "target", num_hidden_layers=3)
    write_chat_model(parent / "small", num_hidden_layers=1)
    shutil.copytree(parent / "small", parent / "other")
    edit_config(parent / "other", eos_token_id=7)
    (parent / "other" / "generation_config.json").unlink(missing_ok=True)
    return parent


@pytest.fixture
def examined(launch, folders, monkeypatch):
    """(target, drafter) -> program and the doctor that has compared them."""
    from dspark_core.pairs.suggest import suggestions

    inside = [folders / name for name in ("target", "small", "other")]
    monkeypatch.setattr(doctor_dialog, "drafters_for", lambda target: suggestions(target, inside))

    def examine(target, drafter):
        p = launch()
        p.program.pair_dialogs.examine(str(folders / target), f"small:{folders / drafter}")
        doctor = p.program.pair_dialogs.doctor
        comparing = doctor.tr("Comparing…")
        p.until(lambda: doctor.report.toPlainText() != comparing and doctor.list.count() > 0, timeout=60_000)
        return p, doctor

    return examine


def test_what_fits_is_said_and_used(examined, folders):
    p, doctor = examined("target", "small")
    assert doctor.report.toPlainText().startswith("They fit together.")
    rows = [doctor.list.item(row).text() for row in range(doctor.list.count())]
    assert any("small (on this computer)" in row for row in rows)
    assert any("Train a drafter (made here)" in row for row in rows)
    assert all("\n" in row for row in rows)  # each with its reason
    assert rows[-1].startswith("other (on this computer, does not fit)")
    assert not unsaid(doctor)
    small = next(row for row, text in enumerate(rows) if text.startswith("small"))
    doctor.list.setCurrentRow(small)
    p.qtbot.mouseClick(doctor.use_button, Qt.MouseButton.LeftButton)
    p.until(lambda: p.pair.usable and p.pair.asked.drafter == f"small:{folders / 'small'}")
    assert p.pair.asked.target == str(folders / "target")


def test_what_does_not_fit_is_told_by_its_field_with_what_to_do(examined):
    _, doctor = examined("target", "other")
    report = doctor.report.toPlainText()
    assert report.startswith("They do not fit together.")
    assert "end token" in report
    assert "What to do:" in report
    doctor.list.setCurrentRow(doctor.list.count() - 1)
    assert not doctor.use_button.isEnabled()


def test_a_training_is_offered_by_its_own_dialog(examined):
    p, doctor = examined("target", "small")
    train = next(row for row in range(doctor.list.count()) if "made here" in doctor.list.item(row).text())
    doctor.list.setCurrentRow(train)
    assert doctor.use_button.text() == "&Train…"
    doctor.use_button.click()
    assert p.program.pair_dialogs.training_dialog.isVisible()


def test_a_folder_that_is_no_model_is_told_in_words(launch, tmp_path):
    p = launch()
    p.program.pair_dialogs.examine(str(tmp_path), f"small:{tmp_path / 'gone'}")
    doctor = p.program.pair_dialogs.doctor
    p.until(lambda: "config.json" in doctor.report.toPlainText(), timeout=60_000)
    p.until(lambda: doctor.list.count() == 1)
    assert "config.json" in doctor.list.item(0).text()


def test_nothing_is_compared_before_a_drafter_with_weights_is_chosen(launch, folders, monkeypatch):
    monkeypatch.setattr(doctor_dialog, "models_here", lambda: [("starter", "Starter"), ("/models/x", "x")])
    p = launch()
    p.program.pair_dialogs.examine(str(folders / "target"), "lookup")
    doctor = p.program.pair_dialogs.doctor
    p.until(lambda: doctor.drafter.count() == 2, timeout=60_000)
    assert doctor.drafter.currentIndex() == -1
    assert "Choose a drafter" in doctor.report.toPlainText()
    assert doctor.target.currentText() == "target"
