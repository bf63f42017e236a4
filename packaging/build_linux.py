"""Packs what was built: python3 packaging/build_linux.py deb|rpm|run|appdir launcher|bundle, into the folder dist/.

launcher is what build_launcher.py has made, bundle what build_bundle.py has. Two packings of one commit are identical.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from freezing import BUILD, DIST, commit_time, tools
from linux.appdir import build_appdir
from linux.deb import build_deb
from linux.product import PRODUCTS
from linux.rpm import build_rpm
from linux.self_extracting import build_run
from linux.tree import make_tree
from problems import SetupError, exit_status, say

KINDS = {"deb": build_deb, "rpm": build_rpm, "run": build_run, "appdir": build_appdir}


def main() -> None:
    """Raises SetupError."""
    parser = argparse.ArgumentParser(description="Packs the launcher or the offline bundle for Linux.")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("product", choices=PRODUCTS)
    options = parser.parse_args()
    product = PRODUCTS[options.product]
    if not product.folder.is_dir():
        raise SetupError(f"{product.folder} is not there; run packaging/build_{options.product}.py first.")
    BUILD.mkdir(exist_ok=True)
    date = int(commit_time())
    try:
        with tempfile.TemporaryDirectory(dir=BUILD) as folder:
            root = Path(folder) / "root"
            make_tree(product, root, tools(BUILD / "tools.log"), date)
            made = KINDS[options.kind](product, root, DIST, date)
    except subprocess.CalledProcessError as error:
        raise SetupError(f"{error.cmd[0]} failed (exit status {error.returncode}).") from error
    say(f"{made}: {made.stat().st_size / 1e6:.0f} MB" if made.is_file() else str(made))


if __name__ == "__main__":
    sys.exit(exit_status(main))
