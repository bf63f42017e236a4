"""The README says what is there: its list of files is fresh, and what it links to exists."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_the_list_of_files_is_up_to_date():
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "readme_tree.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_links_lead_somewhere():
    for document in DOCUMENTS:
        for address in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
            if "://" not in address:
                assert (document.parent / address).exists(), f"{document.name} links to {address}, which is not there"


def test_the_two_commands_stand_near_the_top():
    top = (ROOT / "README.md").read_text(encoding="utf-8")[:3000]
    assert "python3 packaging/bootstrap.py  " in top
    assert "python3 packaging/bootstrap.py test" in top
