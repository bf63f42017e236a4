"""What this installation is and whether it starts: ``python -m app.selftest`` prints one line of JSON.

Loads what the window and the engine load, without a model and without showing anything.
"""

import json
import sys

from PySide6.QtWidgets import QApplication

import dspark_core
from app.main import Program


def main() -> int:
    import torch  # nothing in this package imports it where the window would have to wait

    from dspark_core import engine

    application = QApplication(sys.argv[:1])
    facts = {
        "version": dspark_core.__version__,
        "torch": torch.__version__,
        "cuda": torch.cuda.is_available(),
        "platform": application.platformName(),
        "loaded": [Program.__name__, engine.__name__],
    }
    print(json.dumps(facts), flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
