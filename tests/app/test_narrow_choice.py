"""The choice of a full context in the smallest window that is looked at."""


def test_the_prompt_box_stays_below_the_choice(launch, qtbot):
    p = launch()
    p.window.resize(700, 520)
    p.composer.edit.setPlainText("Tell me about all of them once more. " * 20)
    choice = p.program.composer_view.choice
    text = "This does not fit: the conversation has 579 tokens with your message, the context holds 512. " * 2
    choice.offer(text, "Send in a new chat", "Leave out the 4 oldest messages and send", "Leave it")
    qtbot.wait(200)
    frame = p.composer._frame
    assert choice.geometry().bottom() < frame.geometry().top()
    assert frame.height() >= p.composer.edit.height()
