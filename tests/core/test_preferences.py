from dataclasses import asdict, replace

import pytest

from dspark_core.errors import InvalidRequestError
from dspark_core.models.store import models_dir
from dspark_core.preferences import (
    OFFLINE_VARIABLE,
    OfflineError,
    Preferences,
    change_preferences,
    data_dir,
    endpoint,
    is_offline,
    offline_while,
    preferences_file,
    read_preferences,
    require_network,
)

CHOSEN = Preferences(True, "https://mirror.example", "http://proxy.example:3128", "/big/models")


def test_what_is_chosen_is_read_again(own_home) -> None:
    assert read_preferences() == Preferences()
    change_preferences(**asdict(CHOSEN))
    assert read_preferences() == CHOSEN
    assert str(models_dir()) == "/big/models"
    assert {path.name for path in own_home.iterdir()} == {"network.json", "network.json.lock"}
    change_preferences(proxy="")
    assert read_preferences() == replace(CHOSEN, proxy="")


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"[" * 100_000, b'{"offline": 1, "endpoint": 3}'])
def test_a_file_that_cannot_be_used_means_the_defaults(content: bytes, own_home) -> None:
    preferences_file().write_bytes(content)
    assert read_preferences() == Preferences()


def test_a_value_that_cannot_be_used_falls_back_alone() -> None:
    preferences_file().write_text('{"offline": true, "endpoint": "ftp://x", "models_folder": "here", "new": 3}')
    assert read_preferences() == Preferences(offline=True)


@pytest.mark.parametrize(
    "bad",
    [
        {"endpoint": "huggingface.co"},
        {"endpoint": "file:///etc"},
        {"endpoint": "https://"},
        {"endpoint": "https://x:99999"},
        {"proxy": "http://a b"},
        {"models_folder": "here"},
        {"offline": "yes"},
    ],
)
def test_values_that_cannot_be_used_are_refused(bad: dict[str, str]) -> None:
    with pytest.raises(InvalidRequestError, match="cannot be used as"):
        change_preferences(**bad)
    assert not preferences_file().exists()


def test_the_switch_is_a_setting_a_variable_or_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(OFFLINE_VARIABLE, raising=False)
    assert not is_offline()
    require_network("This")
    with offline_while(True):
        assert is_offline()
        with offline_while(False):
            assert is_offline()
    assert not is_offline()
    monkeypatch.setenv(OFFLINE_VARIABLE, "0")
    assert not is_offline()
    with offline_while(True):
        assert is_offline()
    assert not is_offline()
    change_preferences(offline=True)
    with pytest.raises(OfflineError, match="This needs the network"):
        require_network("This")


def test_the_endpoint_is_huggingface_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_ENDPOINT", raising=False)
    assert endpoint() == "https://huggingface.co"
    monkeypatch.setenv("HF_ENDPOINT", "https://mirror.example/")
    assert endpoint() == "https://mirror.example"
    monkeypatch.setenv("HF_ENDPOINT", "mirror.example")
    with pytest.raises(InvalidRequestError, match="HF_ENDPOINT"):
        endpoint()
    change_preferences(endpoint="https://other.example")
    assert endpoint() == "https://other.example"


def test_the_data_folder_is_the_one_of_the_variable(own_home) -> None:
    assert data_dir() == own_home
