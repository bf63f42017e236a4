"""Widgets are tested without a screen."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def folder(tmp_path):
    """A folder whose name is that of a model."""
    path = tmp_path / "Tiny-Instruct"
    path.mkdir()
    return str(path)
