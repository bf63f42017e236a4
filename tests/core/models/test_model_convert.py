import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tiny_target import drain

from dspark_core.cancel import CancelToken
from dspark_core.models import convert
from dspark_core.models.catalogue import STARTER
from dspark_core.models.child import Ended, run_child
from dspark_core.models.store import models_dir, sha256_of


def test_the_converter_ends_with_its_parent() -> None:
    code = "from dspark_core.models.convert import end_with_parent; end_with_parent()"
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    assert process.stdin is not None
    time.sleep(0.1)
    assert process.poll() is None
    process.stdin.close()
    assert process.wait(timeout=10) == 1


@pytest.mark.long
@pytest.mark.starter
def test_the_starter_converts_to_the_same_weights_again(tmp_path: Path) -> None:
    gguf = models_dir() / STARTER.name / STARTER.gguf_name
    command = [sys.executable, "-m", "dspark_core.models.convert", str(gguf), str(tmp_path), "float32"]
    lines = run_child(command, os.environ | convert.QUIET, CancelToken())
    stages, ended = drain(lines)
    assert len(stages) == 4
    assert ended == Ended(0, False, "")
    assert all((tmp_path / name).is_file() for name in convert.EXPECTED)
    assert sha256_of(tmp_path / "model.safetensors") == sha256_of(gguf.parent / "model.safetensors")
