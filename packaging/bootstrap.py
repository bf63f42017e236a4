"""The one way to set up and start DSpark Chat: python3 packaging/bootstrap.py [run | chat | test | setup] [options].

This file only looks at the Python that runs it, in words that every Python can parse; start.py does the work.
"""

import platform
import sys

FIRST, BEYOND = (3, 11), (3, 14)

if not FIRST <= tuple(sys.version_info[:2]) < BEYOND:
    sys.exit(
        "DSpark Chat needs Python 3.11, 3.12 or 3.13, and this is Python "
        + platform.python_version()
        + "; run this file with one of those, for example: python3.12 packaging/bootstrap.py"
    )

if __name__ == "__main__":
    from start import main

    sys.exit(main(sys.argv[1:]))
