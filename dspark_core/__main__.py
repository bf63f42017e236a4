"""``python -m dspark_core COMMAND``: the command line over the same engine that the window uses."""

import sys

from dspark_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
