"""Shares the minutes of a training among its stages, over all runs of it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from dspark_core.cancel import CancelToken, Until
from dspark_core.checkpoints.model_folder import read_json
from dspark_core.checkpoints.writing import replacing
from dspark_core.training.progress import Progress
from dspark_core.training.recipe import SHARES

SAVE_EVERY_S = 5.0


class Clock:
    """Seconds spent in each stage, in all runs, and what is left of the minutes."""

    def __init__(self, path: Path, minutes: float | None) -> None:
        self._path, self._minutes = path, minutes
        self.spent: dict[str, float] = read_json(path) if path.is_file() else {}

    def timed(self, stage: str, steps: Iterator[Progress]) -> Iterator[Progress]:
        began, before, saved = time.monotonic(), self.spent.get(stage, 0.0), time.monotonic()
        try:
            for step in steps:
                self.spent[stage] = before + time.monotonic() - began
                if time.monotonic() - saved > SAVE_EVERY_S:
                    self._save()
                    saved = time.monotonic()
                yield step
        finally:
            self.spent[stage] = before + time.monotonic() - began
            self._save()

    def budget(self, stage: str) -> float | None:
        """Seconds that the stage may still take, None for any number."""
        if self._minutes is None:
            return None
        return SHARES[stage] * self._minutes * 60 - self.spent.get(stage, 0.0)

    def left(self) -> float | None:
        """Seconds for all that is not yet done, at least a tenth of the minutes."""
        if self._minutes is None:
            return None
        return max(self._minutes * 60 - sum(self.spent.values()), self._minutes * 6)

    def stop(self, stage: str, cancel: CancelToken) -> CancelToken:
        """Cancelled with ``cancel`` or when the stage's time is over."""
        return Until(cancel, self.budget(stage))

    def _save(self) -> None:
        with replacing(self._path) as new:
            new.write_text(json.dumps(self.spent), encoding="utf-8")
