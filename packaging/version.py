"""The version of this tree, read from its one source without importing it."""

import re

from environment import ROOT


def version() -> str:
    """Three numbers, as in dspark_core/__init__.py."""
    text = (ROOT / "dspark_core" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    assert found, "dspark_core/__init__.py names no version"
    return found[1]
