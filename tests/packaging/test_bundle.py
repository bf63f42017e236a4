"""What is left of installed packages when what the bundle never loads is taken away."""

from pathlib import Path

import build_bundle


def test_the_lists_of_installed_files_name_what_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one, two.py").touch()
    information = tmp_path / "a-1.dist-info"
    information.mkdir()
    record = information / "RECORD"
    kept = '"a/one, two.py",sha256=x,0\na-1.dist-info/RECORD,,\n'
    record.write_text(kept + "a-1.dist-info/direct_url.json,sha256=of-this-checkout,9\n../../bin/a,sha256=y,1\n")
    build_bundle.update_records(tmp_path)
    assert record.read_text() == kept


def test_of_qt_s_own_words_those_of_our_languages_stay(tmp_path: Path) -> None:
    folder = tmp_path / "PySide6" / "Qt" / "translations"
    folder.mkdir(parents=True)
    for name in ("qtbase_de.qm", "qtbase_fr.qm", "qtbase_zh_CN.qm", "qtbase_zh_TW.qm", "qtdeclarative_de.qm"):
        (folder / name).touch()
    build_bundle.keep_our_languages(tmp_path)
    assert sorted(file.name for file in folder.iterdir()) == ["qtbase_de.qm", "qtbase_zh_CN.qm"]
