"""What the offline bundle begins with: the window, or with ``-m MODULE`` any module, as Python would run it.

The program starts its own child processes with ``sys.executable -m MODULE``. In the bundle that is this program, so it
understands ``-m`` too; ``dspark-chat -m dspark_core doctor`` is the command line.
"""

import os
import runpy
import sys

LIBRARY_PATH = "LD_LIBRARY_PATH"


def main() -> None:
    restore_library_path()
    if sys.argv[1:2] == ["-m"] and len(sys.argv) > 2:
        module = sys.argv[2]
        del sys.argv[1:3]
    else:
        module = "app"
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def restore_library_path() -> None:
    """The bundle's own libraries are loaded; programs that it starts (a browser, another Python) need the system's."""
    before = os.environ.pop(LIBRARY_PATH + "_ORIG", None)
    if before is not None:
        os.environ[LIBRARY_PATH] = before
    else:
        os.environ.pop(LIBRARY_PATH, None)


if __name__ == "__main__":
    main()
