"""Packs what was built: python3 packaging/build_linux.py deb|rpm|run|appdir launcher|bundle, into the folder dist/.

launcher is what build_launcher.py has made, bundle what build_bundle.py has. Two packings of one commit are identical.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from build_launcher import WORK, commit_time, tools
from environment import ROOT
from linux.appdir import build_appdir
from linux.deb import build_deb
from linux.product import PRODUCTS
from linux.rpm import build_rpm
from linux.self_extracting import build_run
from linux.tree import make_tree
from problems import SetupError, explain_os_error, say

KINDS = {"deb": build_deb, "rpm": build_rpm, "run": build_run, "appdir": build_appdir}


def main() -> int:
    parser = argparse.ArgumentParser(description="Packs the launcher or the offline bundle for Linux.")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("product", choices=PRODUCTS)
    options = parser.parse_args()
    product = PRODUCTS[options.product]
    try:
        if not product.folder.is_dir():
            raise SetupError(f"{product.folder} is not there; run packaging/build_{options.product}.py first.")
        WORK.mkdir(parents=True, exist_ok=True)
        date = int(commit_time())
        with tempfile.TemporaryDirectory(dir=WORK) as folder:
            root = Path(folder) / "root"
            make_tree(product, root, tools(WORK / "build.log"), date)
            made = KINDS[options.kind](product, root, ROOT / "dist", date)
    except SetupError as error:
        say(str(error))
        return 1
    except subprocess.CalledProcessError as error:
        say(f"{error.cmd[0]} failed (exit status {error.returncode}).")
        return 1
    except OSError as error:
        say(explain_os_error(error))
        return 1
    say(f"{made}: {made.stat().st_size / 1e6:.0f} MB" if made.is_file() else str(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
