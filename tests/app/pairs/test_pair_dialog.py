"""What a pair would take, said before it is loaded; and the choice where not all of it fits."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from test_accessibility import unsaid

from app.pairs import outlook as outlooks
from app.pairs import pair_dialog
from app.pairs.outlook import Outlook
from dspark_core.errors import ModelFolderError
from dspark_core.pairs.facts import Finding, Measured, Needs, Prediction, Range, Suggestion, Verdict

GIB = 1 << 30
FITS = Needs(8192, 4 * GIB, GIB, GIB, GIB, GIB, 16 * GIB, 32768, False, True, "cpu")
TOO_LARGE = replace(FITS, free=6 * GIB, longest_context=0)
ALONE = replace(FITS, drafter=0)
PREDICTED = Prediction(Range(1.2, 1.9, 2.6), Range(20.0, 31.0, 44.0), Range(2, 2.5, 3), "bandwidth", None, "a paper")
UNFIT = Verdict((Finding("mismatch", "vocab_size", "10", "20", "Other tokens.", "Take another."),), ())
SUGGESTED = (
    Suggestion("dspark+lookup", "Its own", "installed", "Made for it."),
    Suggestion("lookup", "Lookup", "built in", "Copies."),
    Suggestion("", "Train", "train", "Train it.", command="x"),
    Suggestion("small:/models/odd", "odd", "installed", "Does not fit: Other tokens.", verdict=UNFIT),
)


@pytest.fixture
def opened(launch, monkeypatch):
    """(outlook by drafter) -> program and the dialog that has been told it."""

    def open_with(seen):
        def told(request, running):
            return seen(request) if callable(seen) else seen

        monkeypatch.setattr(pair_dialog, "outlook", told)
        monkeypatch.setattr(pair_dialog, "targets_here", lambda: [("starter", "Starter"), ("/models/big", "big")])
        monkeypatch.setattr(pair_dialog, "drafters_for", lambda target: SUGGESTED)
        p = launch()
        p.window.actions_table.entries["pair_dialog"].trigger()
        dialog = p.program.pair_dialogs.pair_dialog
        p.until(lambda: dialog.room.text() != dialog.tr("Estimating…") and dialog.drafter.count() > 2)
        return p, dialog

    return open_with


def test_a_pair_that_fits_says_what_it_takes_what_it_brings_and_from_what(opened):
    measured = Measured(350, 900, 500, 800, 20, 12)
    _, dialog = opened(Outlook(FITS, ALONE, 40960, PREDICTED, measured))
    assert "8.0" in dialog.room.text()
    assert "16.0" in dialog.room.text()
    assert "32,768" in dialog.room.text()
    assert "1.9×" in dialog.speed.text()
    assert "between 1.2× and 2.6×" in dialog.speed.text()
    assert "est." in dialog.speed.text()
    assert "a paper" in dialog.speed.text()
    assert "Measured here over 350 rounds: 40.0 tokens/s" in dialog.measured.text()
    assert dialog.choice.isHidden()
    assert dialog.load_button.isEnabled()
    assert [part.size for part in dialog.bar.parts] == [4 * GIB, GIB, GIB, GIB, GIB]
    assert "free 16.0" in dialog.bar.accessibleDescription()
    assert dialog.context.findData(32768) > 0
    assert not unsaid(dialog)


def test_load_asks_for_what_the_boxes_say(opened):
    p, dialog = opened(Outlook(FITS, ALONE, 40960, None, None))
    assert "Nothing is known yet" in dialog.speed.text()
    dialog.drafter.setCurrentIndex(dialog.drafter.findData("none"))
    dialog.context.setCurrentIndex(dialog.context.findData(4096))
    dialog.drafter.activated.emit(dialog.drafter.currentIndex())
    assert not dialog.load_button.isEnabled()  # until it is known what that takes
    p.until(dialog.load_button.isEnabled)
    assert "Plain decoding" in dialog.speed.text()
    p.qtbot.mouseClick(dialog.load_button, Qt.MouseButton.LeftButton)
    p.until(lambda: p.pair.usable and p.pair.asked.context_length == 4096)
    assert p.pair.asked.drafter == "none"
    assert not dialog.isVisible()


@pytest.mark.parametrize("speed", [True, False])
def test_speed_or_context_is_asked_and_never_decided_silently(opened, speed):
    short = replace(TOO_LARGE, longest_context=2048)
    alone = replace(ALONE, free=6 * GIB, longest_context=8192)
    p, dialog = opened(lambda request: Outlook(short, alone, 40960, PREDICTED, None))
    assert not dialog.choice.isHidden()
    assert not dialog.load_button.isEnabled()
    assert "Speed or context?" in dialog.choice.title.text()
    assert "2,048" in dialog.choice.speed.text()
    assert "1.9×" in dialog.choice.speed.text()
    assert "8,192" in dialog.choice.context.text()
    (dialog.choice.speed if speed else dialog.choice.context).click()
    assert dialog.load_button.isEnabled()
    drafter = dialog.drafter.currentData()
    p.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    p.until(lambda: p.pair.usable and p.pair.asked.context_length is not None)
    asked = p.pair.asked
    assert (asked.drafter, asked.context_length) == ((drafter, 2048) if speed else ("none", 8192))


def test_what_fits_in_no_way_is_not_loaded_and_says_what_helps(opened):
    _, dialog = opened(Outlook(TOO_LARGE, replace(ALONE, free=GIB, longest_context=0), 40960, None, None))
    assert "4 bits" in dialog.choice.title.text()
    assert dialog.choice.speed.isHidden()
    assert dialog.choice.context.isHidden()
    assert not dialog.load_button.isEnabled()


def test_a_drafter_that_does_not_fit_is_listed_grey_with_its_reason(opened):
    _, dialog = opened(Outlook(FITS, ALONE, 40960, None, None))
    row = dialog.drafter.count() - 1
    model = dialog.drafter.model()
    assert isinstance(model, QStandardItemModel)
    assert not model.item(row).isEnabled()
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        assert "Other tokens." in dialog.drafter.itemData(row, role)
    assert "does not fit" in dialog.drafter.itemText(row)


def test_what_cannot_be_asked_is_said_in_words(opened):
    def refuse(request):
        raise ModelFolderError("It is gone.", "Get it again.")

    _, dialog = opened(refuse)
    assert dialog.room.text() == "It is gone. Get it again."
    assert not dialog.load_button.isEnabled()


def test_the_menu_of_drafters_grays_out_what_does_not_fit(launch, monkeypatch):
    from app.pairs import pair_dialogs

    monkeypatch.setattr(pair_dialogs, "drafters_for", lambda target: SUGGESTED)
    p = launch()
    menu = p.window.actions_table.pair_menu
    menu.aboutToShow.emit()
    p.until(lambda: any(a.data() == "small:/models/odd" for a in p.window.actions_table.drafters.actions()))
    action = next(a for a in p.window.actions_table.drafters.actions() if a.data() == "small:/models/odd")
    assert not action.isEnabled()
    assert "Other tokens." in action.toolTip()
    assert "Other tokens." in action.whatsThis()


def test_questions_wait_while_a_card_is_at_work(launch):
    p = launch()
    p.pair.info = replace(p.pair.info, device="cuda")
    told = []
    p.program.questions.answered.connect(lambda number, answer: told.append((number, answer)))
    p.pair.loading = True
    number = p.program.questions.ask(lambda: "answer")
    assert not p.program.questions._thread.isRunning()
    p.pair.loading = False
    p.program.questions.ask_waiting()
    p.until(lambda: told == [(number, "answer")])


def test_the_bar_is_of_the_theme(opened):
    p, dialog = opened(Outlook(FITS, ALONE, 40960, None, None))
    p.window.appearance.choose_theme("dark")
    p.until(lambda: dialog.bar.theme.dark)
    assert dialog.bar.heightForWidth(300) >= dialog.bar.heightForWidth(900)
    assert not dialog.bar.grab().isNull()
    p.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.starter
def test_the_estimates_of_the_starter_are_the_engines(own_home):
    seen = outlooks.outlook(outlooks.LoadRequest(drafter="dspark+lookup"), None)
    assert seen.needs.drafter > seen.alone.drafter == 0
    assert seen.needs.fits
    assert seen.prediction is not None
    assert ("starter", "SmolLM2-135M-Instruct") in outlooks.targets_here()
    verdict = outlooks.verdict_on("starter", "starter")
    assert verdict.compatible
