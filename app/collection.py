"""Python's search for reference cycles, kept away where very much is made at once: it looks at all there is."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search within: making a hundred thousand objects would else set off several, of a fifth of a second each."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
