"""The lock files: pinned, hashed, for every system, and nothing in them that must not be."""

import re
from pathlib import Path

import pytest

LOCKS = Path(__file__).resolve().parents[2] / "packaging" / "locks"
NAMES = ("bootstrap-pip", "runtime", "dev")
CHOSEN_ELSEWHERE = re.compile(r"^(torch|triton|kernels)==|^nvidia-(?!ml-py==)|^cuda-", re.MULTILINE)


def requirements(name: str) -> dict[str, list[str]]:
    """Each ``package==version ; marker`` of a lock with its SHA-256 values."""
    text = (LOCKS / f"{name}.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {line.partition(" --hash")[0].strip(): re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line) for line in lines}


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    found = requirements(name)
    assert found
    for requirement, hashes in found.items():
        assert re.match(r"^[a-z0-9][a-z0-9._-]*==[\w.!+-]+( ; .+)?$", requirement), requirement
        assert hashes, requirement


@pytest.mark.parametrize("name", NAMES)
def test_what_depends_on_the_machine_is_not_locked(name: str) -> None:
    assert not CHOSEN_ELSEWHERE.search((LOCKS / f"{name}.lock").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_no_address_or_path_of_a_machine_is_in_it(name: str) -> None:
    text = (LOCKS / f"{name}.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--index-url|--find-links|^/|\s/\w|@ ", text, re.MULTILINE)


def test_the_tools_are_added_to_the_very_same_packages() -> None:
    runtime, dev = requirements("runtime"), requirements("dev")
    assert runtime.items() <= dev.items()
    assert {"pytest", "ruff", "mypy", "import-linter"} <= {requirement.partition("==")[0] for requirement in dev}


def test_what_torch_needs_everywhere_is_locked() -> None:
    names = {requirement.partition("==")[0] for requirement in requirements("runtime")}
    assert {"sympy", "networkx", "jinja2", "fsspec", "filelock", "typing-extensions", "setuptools"} <= names


def test_compiled_packages_have_files_for_several_systems() -> None:
    hashes = {requirement.partition("==")[0]: found for requirement, found in requirements("runtime").items()}
    assert all(len(hashes[name]) >= 3 for name in ("numpy", "tokenizers", "safetensors", "pyside6-essentials"))
