"""Asking again, greedily, gives the same answer: that is said, and only then."""

from scripted_engine import Answer, ScriptedEngine, plain


def test_the_same_answer_again_is_said(launch):
    p = launch(ScriptedEngine([Answer(plain("blue")), Answer(plain("blue")), Answer(plain("red"))]))
    p.ask("Which colour?")
    assert "same answer" not in p.composer.hint.text()
    p.window.regenerate_last()
    p.until(lambda: not p.session.busy)
    assert "The same answer again" in p.composer.hint.text()
    p.window.regenerate_last()
    p.until(lambda: not p.session.busy)
    assert "same answer" not in p.composer.hint.text()
