import pytest

from app.panels.context_choice import ContextChoice

TEXT = "This does not fit: the conversation has 597 tokens with your message, the context holds 512, and so on. " * 2


@pytest.mark.parametrize("width", [300, 760])
def test_nothing_is_cut_in_a_narrow_window(qtbot, width):
    choice = ContextChoice()
    qtbot.addWidget(choice)
    choice.resize(width, 100)
    choice.offer(TEXT, "Send in a new chat", "Leave out the 6 oldest messages and send", "Leave it")
    choice.layout().activate()
    for button in (choice.new_button, choice.drop_button, choice.leave_button):
        assert button.width() >= button.minimumSizeHint().width()
        assert choice.rect().contains(button.geometry())
    assert choice.label.height() >= choice.label.heightForWidth(choice.label.width())
    assert (choice.leave_button.y() > choice.new_button.y()) == (width == 300)
