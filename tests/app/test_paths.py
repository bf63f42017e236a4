from pathlib import Path

from app import paths


def test_everything_is_below_the_folder_in_dspark_home(monkeypatch, tmp_path):
    monkeypatch.setenv("DSPARK_HOME", str(tmp_path / "größe 漢"))
    assert paths.data_dir() == tmp_path / "größe 漢"
    for path in (paths.database_file(), paths.settings_file(), paths.logs_dir()):
        assert path.parent == paths.data_dir()
    assert not paths.data_dir().exists()


def test_a_relative_home_is_made_absolute_and_a_tilde_is_the_users_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DSPARK_HOME", "here")
    assert paths.data_dir() == tmp_path / "here"
    monkeypatch.setenv("DSPARK_HOME", "~/there")
    assert paths.data_dir() == Path.home() / "there"


def test_without_it_the_system_decides(monkeypatch):
    for value in (None, "", "  "):
        if value is None:
            monkeypatch.delenv("DSPARK_HOME", raising=False)
        else:
            monkeypatch.setenv("DSPARK_HOME", value)
        assert paths.data_dir().is_absolute()
        assert paths.data_dir().name == "DSparkChat"


def test_resources_stand_beside_the_package():
    assert paths.resources_dir() == Path(paths.__file__).resolve().parents[1] / "resources"
