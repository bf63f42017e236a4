"""``python -m app``: the window."""

import sys
from multiprocessing import freeze_support

from app.main import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
