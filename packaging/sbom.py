"""Writes the bill of materials of the program (CycloneDX JSON): every package of the lock with its hashes, and torch.

python packaging/sbom.py OUT.cdx.json
"""

import json
import sys
import tempfile
from pathlib import Path

import torch_choice
from environment import LOCKS
from freezing import BUILD, tools
from installer import Terminal, run
from problems import exit_status, say
from version import version


def write(out: Path) -> None:
    """Raises SetupError."""
    log = BUILD / "tools.log"
    python = tools(log)
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        lock = (LOCKS / "runtime.lock").read_text(encoding="utf-8")
        requirements.write_text(f"{lock}\n{torch_choice.REQUIREMENT}\n", encoding="utf-8")
        command = [str(python), "-m", "cyclonedx_py", "requirements", "--output-reproducible", "--of", "JSON"]
        run([*command, "-o", str(out), str(requirements)], "list the packages", log, Terminal())
    bill = json.loads(out.read_text(encoding="utf-8"))
    bill["metadata"]["component"] = {
        "type": "application",
        "bom-ref": "dspark-chat",
        "name": "dspark-chat",
        "version": version(),
        "licenses": [{"license": {"id": "MIT"}}],
    }
    out.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    out = Path(sys.argv[1])
    out.parent.mkdir(parents=True, exist_ok=True)
    write(out)
    say(str(out))


if __name__ == "__main__":
    sys.exit(exit_status(main))
