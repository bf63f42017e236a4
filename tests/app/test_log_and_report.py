"""The log, its viewer and the report: they tell what happened, and nothing of what was written."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from scripted_engine import Answer, Audit, Load, ScriptedEngine, plain

from app import log_file, paths
from app.report import report, without_user
from app.settings import Settings
from dspark_core.errors import EngineError, InvalidRequestError

MARK = "zebrafish"


@pytest.fixture
def logged(own_home, monkeypatch):
    """The log as the program starts it, in the home of the test."""
    root = logging.getLogger()
    opened = []
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(root, "level", root.level)
    monkeypatch.setattr(log_file.faulthandler, "enable", opened.append)
    before = qInstallMessageHandler(None)
    assert log_file.start(paths.logs_dir()) == ""
    ours = root.handlers[:]
    yield paths.logs_dir() / log_file.NAME
    qInstallMessageHandler(before)
    root.handlers.clear()  # a closed one opens its file again for what the program still logs
    for file in (*ours, *opened):
        file.close()


def test_no_word_of_a_conversation_reaches_log_or_report(launch, logged, monkeypatch):
    """Prompts, answers, titles, searches and drafts carry a mark, and so does the message of every error."""
    engine = ScriptedEngine(
        [
            Answer(plain(f"an answer of {MARK}")),
            Answer(error=RuntimeError(f"cannot tokenize {MARK}")),
            Answer(error=InvalidRequestError(f"{MARK} is no prompt", f"Leave {MARK} away.")),
            Answer(plain("one"), error=ValueError(f'line one\n  File "{MARK}", line 1, in {MARK}\n    {MARK}')),
        ],
        audits=[Audit(error=KeyError(MARK))],
    )
    p = launch(engine)
    p.ask(f"Tell me of {MARK}")
    answer = p.session.conversation.last_answer()
    p.window.chat.audit_requested.emit(answer.id)
    p.until(lambda: p.audits.running is None)
    for _ in range(3):
        p.ask(f"And of {MARK}?")
    p.composer.edit.setPlainText(f"an unsent {MARK}")
    p.window.conversations.search_field.setText(MARK)
    p.store.search(MARK)
    p.store.rename(p.session.conversation_id, f"On {MARK}")
    p.titles()
    log_file.log_qt(QtMsgType.QtWarningMsg, None, f"Launch failed (https://{MARK}.example/a?b={MARK})")
    try:
        raise RuntimeError(MARK) from OSError(28, "No space left on device")
    except RuntimeError as error:
        p.program.notifications._uncaught(type(error), error, error.__traceback__)
        logging.getLogger("app.x").exception("a fault")
    p.window.help_view.copy_report()
    text = QGuiApplication.clipboard().text()
    assert MARK not in text
    assert MARK not in logged.read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in text
    assert "No space left on device" in text
    assert "app.engine_worker" in text
    assert "Pair: Scripted bf16" in text
    assert "report is on the clipboard" in p.window.banner.label.text()


def test_a_drafter_folder_and_a_failed_load_are_in_the_report_without_the_users_name(launch, logged, monkeypatch):
    home = str(Path.home())
    p = launch(ScriptedEngine(loads=[Load(), Load(error=EngineError(f"{home}/models/x has no config.json.", ""))]))
    p.window.choose_pair(target=f"{home}/models/x")
    p.until(lambda: p.window.banner.isVisible())
    text = report(Settings(pair=f"{home}/models/x"), p.pair.info, paths.logs_dir())
    assert home not in text
    assert "pair: ~/models/x" in text
    assert "~/models/x has no config.json." in text


def test_a_crash_is_in_the_report(tmp_path):
    (tmp_path / log_file.CRASHES).write_text("x\n" * 100 + 'Fatal Python error: Segmentation fault\n  File "a.py"\n')
    text = report(Settings(), None, tmp_path)
    assert "Fatal Python error: Segmentation fault\n  File" in text
    assert text.count("x\n") < 50


def test_settings_that_may_come_later_are_not_in_the_report(tmp_path):
    settings = Settings(recent_commands="a\nb", last_conversation=7, window_geometry="AAAA")
    text = report(settings, None, tmp_path)
    assert "recent_commands" not in text
    assert "geometry" not in text
    assert "Pair: none is loaded" in text
    assert "none in the log" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/home/ada/x", "~/x"),
        ("/media/ada/disk", "/media/~/disk"),
        (r"C:\Users\ada\x", r"C:\Users\~\x"),
        ("/srv/adamant/x", "/srv/adamant/x"),
        ("adapted", "adapted"),
        ("", ""),
    ],
)
def test_the_users_name_is_no_part_of_a_path(text, expected):
    assert without_user(text, "/home/ada", "ada") == expected


def test_the_log_is_read_across_a_rotation_with_its_levels(tmp_path):
    (tmp_path / "dspark.log.1").write_text("2026-01-01 00:00:00,000 INFO a: old\n")
    (tmp_path / "dspark.log").write_bytes(
        b"2026-01-01 00:00:01,000 ERROR a: bad\nTraceback\n  File x\n\xff\xfe\n2026-01-01 00:00:02,000 WARNING a: hm\n"
    )
    records = log_file.read(tmp_path)
    assert [record.level for record in records] == ["INFO", "ERROR", "WARNING"]
    assert records[1].text.splitlines()[1:3] == ["Traceback", "  File x"]
    assert log_file.read(tmp_path / "missing") == []


def test_only_the_end_of_a_long_log_is_read(tmp_path):
    line = "2026-01-01 00:00:00,000 INFO a: " + "x" * 200 + "\n"
    (tmp_path / "dspark.log").write_text(line * 5000)
    records = log_file.read(tmp_path)
    assert 100 < len(records) <= log_file.READ_BYTES // len(line)


def test_a_log_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(logging.getLogger(), "handlers", [logging.NullHandler()])
    before = qInstallMessageHandler(None)
    assert "The log cannot be written" in log_file.start(tmp_path / "file" / "logs")
    qInstallMessageHandler(before)


def test_the_viewer_filters_follows_and_copies(launch, logged):
    p = launch()
    p.window.help_view.show_log()
    window = p.window.help_view.log
    logging.getLogger("app.x").warning("a warning")
    p.until(lambda: "a warning" in window.text.toPlainText())
    assert "INFO" in window.text.toPlainText()
    window.level.setCurrentIndex(1)
    assert "INFO" not in window.text.toPlainText()
    assert "a warning" in window.text.toPlainText()
    window.copy_button.click()
    assert QGuiApplication.clipboard().text() == window.text.toPlainText()
    window.follow.click()
    logging.getLogger("app.x").error("a later one")
    p.qtbot.wait(2 * 200)
    assert "a later one" not in window.text.toPlainText()
    window.follow.click()
    p.until(lambda: "a later one" in window.text.toPlainText())
    window.close()
    assert not window._watcher.files()
    assert not window._timer.isActive()


def test_the_viewer_follows_a_rotated_log(launch, logged):
    p = launch()
    p.window.help_view.show_log()
    handler = next(h for h in logging.getLogger().handlers if hasattr(h, "doRollover"))
    handler.doRollover()
    logging.getLogger("app.x").error("after the rotation")
    p.until(lambda: "after the rotation" in p.window.help_view.log.text.toPlainText())
    p.window.help_view.log.close()


def test_a_trace_names_where_and_what_but_no_words():
    try:
        try:
            raise KeyError(MARK)
        except KeyError as error:
            raise RuntimeError(f"{MARK}\n  File {MARK}") from error
    except RuntimeError:
        kind, error, trace = sys.exc_info()
    text = log_file.PrivateFormatter().formatException((kind, error, trace))
    assert MARK.upper() not in text.upper().replace('F"{MARK}', "").replace("(MARK)", "")
    assert text.index("builtins.KeyError") < text.index("builtins.RuntimeError")
    assert "test_log_and_report.py" in text
