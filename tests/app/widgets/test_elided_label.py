from app.widgets.elided_label import ElidedLabel


def test_what_has_no_room_ends_with_an_ellipsis_and_stays_whole_as_text(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("Enter sends, Shift+Enter starts a new line")
    label.resize(1000, 20)
    assert label.shown() == label.text()
    label.resize(120, 20)
    assert label.shown().endswith("…")
    assert label.text() == "Enter sends, Shift+Enter starts a new line"
