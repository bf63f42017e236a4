"""Branch coverage of the modules that speak to a graphics card, by the tests that stand in for one: 100 %, or it fails.

    .venv/bin/python packaging/cuda_coverage.py

The modules are listed in pyproject.toml (tool.coverage). No card is needed. What is made up there and runs on a card
alone is listed in docs/gpu.md.
"""

import os
import subprocess
import sys

from environment import ROOT

TESTS = (
    *("tests/core/test_device.py", "tests/core/test_device_lost.py", "tests/core/test_telemetry.py"),
    *("tests/core/test_bandwidth.py", "tests/core/test_pair_memory.py", "tests/core/test_placement.py"),
    *("tests/core/test_relief.py", "tests/core/test_engine.py", "tests/core/test_engine_graphs.py"),
    *("tests/core/test_engine_failures.py", "tests/core/test_switching.py", "tests/core/evaluation/test_doctor.py"),
    *("tests/core/evaluation/test_doctor_passes.py", "tests/core/drafters/test_dspark.py"),
    *("tests/core/drafters/test_static_draft.py", "tests/core/target/test_cuda_recorder.py"),
    *("tests/core/target/test_graphs.py", "tests/core/target/test_int4.py", "tests/core/target/test_split.py"),
    *("tests/core/target/test_stored_nf4.py", "tests/core/target/test_target_model.py", "tests/app/test_card_watch.py"),
    *("tests/app/panels/test_memory_panel.py", "tests/app/test_restart.py", "tests/app/test_unload_control.py"),
    *("tests/core/test_acceptance.py", "tests/core/target/test_embedding.py", "tests/core/test_head_precision.py"),
    *("tests/app/test_unload_unused.py", "tests/core/test_exact_mode.py", "tests/core/test_kv_precision.py"),
    *("tests/core/test_threads.py::test_measured_at_loading_and_kept_with_the_target", "tests/core/test_continuing.py"),
    *("tests/core/test_stream.py", "tests/core/test_one_wait.py", "tests/core/test_guarded_drafter.py"),
)


def main() -> int:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    for command in (["run", "-m", "pytest", "-q", *TESTS], ["report"]):
        status = subprocess.run([sys.executable, "-m", "coverage", *command], cwd=ROOT, env=environment).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
