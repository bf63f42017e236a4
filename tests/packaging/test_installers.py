"""Packages of other systems, as far as they can be looked at here; one version in all of them."""

import json
import os
import plistlib
import shutil
import subprocess
import tomllib
from pathlib import Path

import build_launcher
import build_windows
import pytest
import sbom
import yaml
from problems import SetupError
from version import version

import dspark_core

ROOT = Path(build_windows.__file__).resolve().parents[1]


def test_there_is_one_source_of_the_version():
    assert version() == dspark_core.__version__
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "dspark_core/__init__.py"
    copies = [
        str(file)
        for folder in ("packaging", ".github")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in (".py", ".sh", ".nsi", ".yml", ".plist", ".spec")
        and f'"{version()}"' in file.read_text(encoding="utf-8")
    ]
    assert copies == []


def test_the_launcher_carries_its_translations(tmp_path):
    told = " ".join(build_launcher.options(tmp_path))
    for language in ("de", "es", "zh_CN"):
        assert f"launcher_{language}.qm{os.pathsep}resources/translations" in told
    assert "dspark_de" not in told  # of the program, which brings its own


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """What a frozen launcher for Windows looks like."""
    folder = tmp_path / "dspark-chat"
    (folder / "_internal" / "payload").mkdir(parents=True)
    (folder / "dspark-chat.exe").write_bytes(b"MZ")
    (folder / "_internal" / "payload" / "uv.exe").write_bytes(b"MZ" * 1000)
    return folder


@pytest.mark.skipif(shutil.which("makensis") is None or shutil.which("7z") is None, reason="needs nsis and p7zip-full")
def test_the_windows_installer_holds_the_launcher(stand_in, tmp_path):
    out = build_windows.build(stand_in, tmp_path / "DSparkChat.exe")
    listed = subprocess.run(["7z", "l", "-slt", str(out)], capture_output=True, text=True, check=True).stdout
    held = {
        line.removeprefix("Path = ").replace("\\", "/") for line in listed.splitlines() if line.startswith("Path = ")
    }
    assert {"dspark-chat.exe", "_internal/payload/uv.exe", "uninstall.exe"} <= held
    assert out.read_bytes()[:2] == b"MZ"
    manifest = out.read_bytes()
    assert b'requestedExecutionLevel level="asInvoker"' in manifest  # no rights of an administrator


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs nsis")
def test_without_a_launcher_no_installer(tmp_path):
    with pytest.raises(SetupError, match="freeze it first"):
        build_windows.build(tmp_path, tmp_path / "setup.exe")


def test_the_uninstaller_takes_away_what_the_installer_put_there():
    script = build_windows.SCRIPT.read_text(encoding="utf-8")
    install, _, uninstall = script.partition('Section "Uninstall"')
    for put, taken in (
        ('CreateShortcut "$SMPROGRAMS\\${NAME}.lnk"', 'Delete "$SMPROGRAMS\\${NAME}.lnk"'),
        ('WriteUninstaller "$INSTDIR\\uninstall.exe"', 'Delete "$INSTDIR\\uninstall.exe"'),
        ('WriteRegStr HKCU "${KEY}"', 'DeleteRegKey HKCU "${KEY}"'),
        ('File /r "${LAUNCHER}/*"', 'RMDir /r "$INSTDIR\\_internal"'),
    ):
        assert put in install
        assert taken in uninstall
    assert "RMDir /r $INSTDIR" not in script.replace('"', "")[: script.index("Section")]
    assert 'RMDir /r "$INSTDIR"' not in script  # the user may have chosen a folder with other things in it
    assert "HKLM" not in script


def test_the_workflow_can_be_read_and_asks_for_little():
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "build.yml").read_text(encoding="utf-8"))
    assert flow["permissions"] == {"contents": "read"}
    assert {entry["name"] for entry in flow["jobs"]["package"]["strategy"]["matrix"]["include"]} == {
        "linux",
        "linux-offline",
        "windows",
        "macos",
    }
    for job in flow["jobs"].values():
        for step in job["steps"]:
            for word in step.get("run", "").split():
                if word.startswith("packaging/") and word.endswith((".py", ".sh")):
                    assert (ROOT / word).is_file(), word


def test_the_entitlements_can_be_read():
    values = plistlib.loads((ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert values == {"com.apple.security.cs.disable-library-validation": True}


def test_scripts_of_the_shell_parse():
    for script in (ROOT / "packaging" / "macos" / "make_dmg.sh", ROOT / "packaging" / "lock.sh"):
        subprocess.run(["bash", "-n", str(script)], check=True)


def test_the_bill_names_every_package_of_the_lock(tmp_path, monkeypatch):
    def list_packages(command, what, log, watch):
        lines = Path(command[-1]).read_text(encoding="utf-8").splitlines()
        names = [line.split("==")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))]
        out = Path(command[command.index("-o") + 1])
        out.write_text(json.dumps({"metadata": {}, "components": [{"name": name} for name in names]}), encoding="utf-8")

    monkeypatch.setattr(sbom, "run", list_packages)
    monkeypatch.setattr(sbom, "tools", lambda log: Path("python"))
    sbom.write(tmp_path / "bill.json")
    bill = json.loads((tmp_path / "bill.json").read_text(encoding="utf-8"))
    names = {component["name"] for component in bill["components"]}
    assert {"torch", "transformers", "pyside6-essentials"} <= names
    assert bill["metadata"]["component"]["version"] == version()
