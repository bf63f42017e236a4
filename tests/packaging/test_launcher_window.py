"""The launcher's pages: nothing is installed that was not confirmed, and every end leads somewhere."""

import os
from pathlib import Path

import launcher.set_up
import launcher.window
import pytest
from launcher.probe import Hardware
from launcher.runtime import Runtime
from launcher.set_up import Choice
from launcher.window import LauncherWindow
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from test_launcher_runtime import make_payload, quiet
from torch_choice import Gpu

from app.language import Language

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a shell script")
NO_GPU = Hardware("Linux", 8, 16_000_000_000, 90_000_000_000, None, "cpu", "No NVIDIA card answered.")
GPU = Hardware("Linux", 8, None, None, Gpu("RTX 4090", "580.1"), "cuda", "It runs CUDA 13.")


@pytest.fixture
def parts(tmp_path, monkeypatch, qtbot: QtBot):
    monkeypatch.setattr(launcher.set_up, "DISK_BYTES", {"cpu": 0, "cuda": 0})
    monkeypatch.setenv("PATH", "/usr/bin:/bin")  # no driver of this machine
    for name in ("UV_CACHE_DIR", "UV_PYTHON_INSTALL_DIR", "UV_NO_PROGRESS", "UV_PYTHON_DOWNLOADS"):
        monkeypatch.setenv(name, "")
    started: list[str] = []
    windows: list[LauncherWindow] = []

    def make(*, manage: bool = False, cuda: bool = False, wheels: Path | None = None) -> LauncherWindow:
        given = make_payload(tmp_path / "p", cuda=cuda)
        window = LauncherWindow(
            Runtime(tmp_path / "home" / "runtime"), given, lambda: started.append("yes"), manage=manage, wheels=wheels
        )
        qtbot.addWidget(window)
        with qtbot.waitSignal(window._probe.found) if window._probe.isRunning() else _nothing():
            window.show()
        windows.append(window)
        return window

    yield make, started, tmp_path / "home"
    for window in windows:
        window.close()


class _nothing:
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


def test_licence_choice_progress_start(parts, qtbot):
    make, started, home = parts
    window = make()
    assert window.currentWidget() is window.licence
    assert not (home / "runtime").exists()
    window.licence.go_on.click()
    window.build.show_hardware(NO_GPU)
    assert "Advised here: PyTorch for the processor. No NVIDIA card answered." in window.build.text.text()
    assert window.build.cpu.isChecked()
    window.build.install.click()
    assert window.currentWidget() is window.progress
    qtbot.waitUntil(lambda: started == ["yes"])
    assert not window.isVisible()
    assert Runtime(home / "runtime").current() is not None


def test_the_build_is_the_user_s_choice(parts, qtbot):
    make, _, _ = parts
    window = make()
    assert window.build.wheels.text() == ""
    window.build.show_hardware(GPU)
    assert window.build.gpu.isChecked()
    window.build.cpu.setChecked(True)
    window.build.more.setChecked(True)
    window.build.proxy.setText(" http://proxy:3128 ")
    window.build.wheels.setText("/wheels")
    with qtbot.waitSignal(window.build.chosen) as signal:
        window.build.install.click()
    assert signal.args == [Choice("cpu", Path("/wheels"), "http://proxy:3128")]


def test_a_gpu_that_does_not_answer_is_the_user_s_to_accept(parts, qtbot):
    make, started, home = parts
    window = make()
    window.build.show_hardware(GPU)
    window.build.install.click()
    qtbot.waitUntil(lambda: window.currentWidget() is window.problem)
    assert "finds no card" in window.problem.text.text()
    assert Runtime(home / "runtime").current() is None
    assert not started
    window.problem.accept.click()
    assert started == ["yes"]
    assert Runtime(home / "runtime").current() is not None


def test_a_failure_leads_back(parts, qtbot, tmp_path):
    make, started, _ = parts
    window = make()
    (tmp_path / "p" / "uv").write_text("#!/bin/sh\necho 'No space left on device'; exit 1\n")
    window.build.show_hardware(NO_GPU)
    window.build.install.click()
    qtbot.waitUntil(lambda: window.currentWidget() is window.problem)
    assert "disk is full" in window.problem.text.text()
    assert not window.problem.accept.isVisible()
    window.problem.retry.click()
    assert window.currentWidget() is window.build
    assert not started


def test_stopping_leads_back(parts, qtbot, tmp_path):
    make, started, home = parts
    window = make()
    (tmp_path / "p" / "uv").write_text("#!/bin/sh\nexec sleep 60\n")
    window.build.show_hardware(NO_GPU)
    window.build.install.click()
    qtbot.waitUntil(lambda: "Python" in window.progress.text.text())
    window.progress.stop.click()
    qtbot.waitUntil(lambda: window.currentWidget() is window.build)
    assert not started
    assert Runtime(home / "runtime").current() is None


def test_managing(parts, qtbot, tmp_path, monkeypatch):
    make, started, home = parts
    runtime = Runtime(home / "runtime")
    for version in ("1.0.0", "1.1.0"):
        launcher.set_up.set_up(runtime, make_payload(tmp_path / "p", version), Choice("cpu"), quiet)
    window = make(manage=True)
    assert "In use: version 1.1.0" in window.manage.text.text()
    window.manage.roll_back.click()
    assert "In use: version 1.0.0" in window.manage.text.text()
    assert "Before: version 1.1.0" in window.manage.text.text()
    window.manage.repair.click()
    assert window.currentWidget() is window.build
    window._show_manage()
    (home / "conversations.db").touch()
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    window.manage.uninstall.click()
    assert runtime.current() is not None
    window.manage.uninstall.click()
    assert not runtime.folder.exists()
    assert (home / "conversations.db").exists()
    assert not started


def test_removing_everything(parts, tmp_path, monkeypatch):
    make, _, home = parts
    launcher.set_up.set_up(Runtime(home / "runtime"), make_payload(tmp_path / "p"), Choice("cpu"), quiet)
    for name in ("conversations.db", "conversations.db-wal", "settings.json.bak", "theirs.txt"):
        (home / name).touch()
    (home / "models" / "starter").mkdir(parents=True)
    window = make(manage=True)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    window.manage.everything.setChecked(True)
    window.manage.uninstall.click()
    assert [path.name for path in home.iterdir()] == ["theirs.txt"]  # what is not ours stays


def test_nothing_set_up_is_said(parts):
    make, _, _ = parts
    window = make(manage=True)
    assert "Nothing is set up" in window.manage.text.text()
    assert not window.manage.start.isEnabled()
    assert not window.manage.roll_back.isEnabled()


@pytest.mark.parametrize(
    ("name", "agree", "advice", "problem"),
    [
        (
            "de",
            "Ich stimme zu, weiter",
            "Hier empfohlen: PyTorch für NVIDIA-Karten",
            "darum nicht gelungen: eine Umgebung anlegen",
        ),
        (
            "es",
            "Acepto, continuar",
            "Recomendado aquí: PyTorch para tarjetas NVIDIA",
            "no se ha conseguido: crear un entorno",
        ),
        ("zh_CN", "同意并继续", "此处建议：用于 NVIDIA 显卡的 PyTorch", "未能完成：创建环境"),
    ],
)
def test_it_speaks_the_language_also_of_failures(parts, qtbot, tmp_path, name, agree, advice, problem):
    make, _, _ = parts
    language = Language(name, program="launcher")
    try:
        window = make()
        assert window.licence.go_on.text() == agree
        window.build.show_hardware(GPU)
        assert window.build.text.text().startswith(advice)
        (tmp_path / "p" / "uv").write_text("#!/bin/sh\necho 'No space left on device'; exit 1\n")
        window.build.install.click()
        qtbot.waitUntil(lambda: window.currentWidget() is window.problem)
        assert problem in window.problem.text.text()
        window.manage.show_environments(None, None)
        assert "{" not in window.manage.text.text()
    finally:
        language.remove()
