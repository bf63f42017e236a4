"""The child process of a download: python -m dspark_core.downloads.

The job (job_child.py) is the plan and the token. What it says: progress, of which the last is finished, or an error.
"""

from dataclasses import asdict
from typing import Any

from dspark_core.cancel import CancelToken
from dspark_core.downloads.plan import plan_from_json
from dspark_core.downloads.transfer import transfer
from dspark_core.marked import as_json
from dspark_core.models.job_child import carry_out, say


def bring(job: dict[str, Any]) -> None:
    for step in transfer(plan_from_json(job["plan"]), job["token"], CancelToken()):
        say({"progress": asdict(step) | {"stage": as_json(step.stage)}})


if __name__ == "__main__":
    carry_out(bring)
