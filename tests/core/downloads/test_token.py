import keyring
import keyring.backend
import keyring.errors
import pytest

from dspark_core.downloads.token import forget_token, keep_token, read_token
from dspark_core.errors import InvalidRequestError, MissingComponentError
from dspark_core.preferences import change_preferences


class InMemory(keyring.backend.KeyringBackend):
    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


@pytest.fixture
def ring() -> InMemory:
    ring = InMemory()
    keyring.set_keyring(ring)  # conftest sets its own again before the next test
    return ring


def test_a_token_is_kept_for_its_hub_alone(ring: InMemory) -> None:
    assert read_token() is None
    keep_token(" hf_abc \n")
    assert read_token() == "hf_abc"
    change_preferences(endpoint="https://mirror.example")
    assert read_token() is None
    change_preferences(endpoint="")
    forget_token()
    forget_token()
    assert read_token() is None


def test_the_variable_comes_first(ring: InMemory, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_token("hf_kept")
    monkeypatch.setenv("HF_TOKEN", "hf_set")
    assert read_token() == "hf_set"


def test_without_a_keyring_it_is_not_kept_at_all() -> None:
    with pytest.raises(MissingComponentError, match="not kept in a file"):
        keep_token("hf_abc")
    assert read_token() is None
    forget_token()


@pytest.mark.parametrize("bad", ["", "a b", "a\nb", "hf_ä", "a\x00b"])
def test_what_cannot_be_sent_is_refused_without_quoting_it(
    bad: str, ring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InvalidRequestError, match="holds characters") as caught:
        keep_token(bad)
    assert not bad or bad not in str(caught.value)
    assert ring.kept == {}
    if bad and "\x00" not in bad:
        monkeypatch.setenv("HF_TOKEN", bad)
        with pytest.raises(InvalidRequestError):
            read_token()
