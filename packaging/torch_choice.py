"""Which build of torch this computer needs, and installing it.

torch stands outside the hashed lock: its right build depends on the machine, and the same version has other hashes
at every source. It is pinned by version; the small packages it needs are in the lock.
"""

import json
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from installer import Installer, clean_environment
from problems import SetupError, explain_install, say

from dspark_core.marked import Marked

VERSION = "2.13.0"
REQUIREMENT = f"torch=={VERSION}"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
CUDA_INDEX = "https://download.pytorch.org/whl/cu130"
CUDA_DRIVER = 580
"""First NVIDIA driver that runs CUDA 13."""
CUDA_SIZE = Marked("about 2.7 GB to download, about 9 GB of disk space")


@dataclass(frozen=True)
class Gpu:
    name: str
    driver: str

    @property
    def too_old(self) -> bool:
        major = self.driver.split(".")[0]
        return major.isdigit() and int(major) < CUDA_DRIVER


@dataclass(frozen=True)
class Plan:
    """``build`` is cpu, cuda or wheel; ``arguments`` what follows ``pip install``."""

    build: str
    arguments: tuple[str, ...]


def find_gpu() -> Gpu | None:
    """The first NVIDIA GPU, asked of nvidia-smi; None where there is none or its driver does not answer."""
    query = ["nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader"]
    try:
        answer = subprocess.run(query, capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    fields = [field.strip() for field in answer.partition("\n")[0].split(",")]
    return Gpu(fields[0], fields[1]) if len(fields) == 2 and fields[0] else None


def brings_cuda(report: str) -> bool:
    """Whether torch as pip would take it (its JSON installation report) pulls in CUDA packages on Linux."""
    for item in json.loads(report)["install"]:
        if item["metadata"]["name"].lower() == "torch":
            needs = [need for need in item["metadata"].get("requires_dist", []) if "extra ==" not in need]
            return any(need.lower().startswith(("nvidia-", "cuda-")) for need in needs)
    return False


def plain_pip_brings_cuda(python: Path, log: Path) -> bool:
    """Ask pip, without installing. Raises SetupError when it cannot be asked."""
    command = [str(python), "-m", "pip", "install", "--dry-run", "--quiet", "--ignore-installed", "--no-deps"]
    command += ["--report", "-", REQUIREMENT]
    result = subprocess.run(command, capture_output=True, text=True, env=clean_environment(), stdin=subprocess.DEVNULL)
    if result.returncode != 0:
        with log.open("a", encoding="utf-8") as sink:
            sink.write(result.stderr)
        raise SetupError(explain_install(Marked("find {package}", package=REQUIREMENT), result.stderr, log))
    return brings_cuda(result.stdout)


def choose(asked: str, gpu: Gpu | None, pip_has_cuda: Callable[[], bool], system: str = "") -> Plan:
    """The build for ``asked`` (auto, cpu, cuda or a wheel file). Raises SetupError for a wheel that does not fit."""
    system = system or platform.system()
    if asked not in ("auto", "cpu", "cuda"):
        wheel = Path(asked).expanduser().resolve()
        if not wheel.is_file():
            raise SetupError(
                "--torch {asked}: there is no such file. Give cpu, cuda, auto or a torch wheel.", asked=asked
            )
        if not wheel.name.startswith(f"torch-{VERSION}") or wheel.suffix != ".whl":
            raise SetupError(
                "--torch {asked}: this is not a wheel of torch {version}, the version that is needed.",
                asked=asked,
                version=VERSION,
            )
        return Plan("wheel", (str(wheel),))
    if asked == "auto" and gpu is not None and gpu.too_old:
        say(
            f"  {gpu.name}: its driver {gpu.driver} is too old for CUDA 13 (needs {CUDA_DRIVER} or newer), so the CPU "
            "build is taken. After a driver update run: python3 packaging/bootstrap.py setup --torch cuda"
        )
        gpu = None
    cuda = asked == "cuda" or (asked == "auto" and gpu is not None)
    if cuda and system == "Darwin":
        raise SetupError("--torch cuda: there is no CUDA on macOS. Use --torch cpu.")
    # Only Linux has CUDA in the packages of the usual index; elsewhere pip's own choice is the CPU build.
    plain_has_cuda = system == "Linux" and pip_has_cuda()
    if cuda:
        return Plan("cuda", (REQUIREMENT,) if plain_has_cuda else (REQUIREMENT, "--index-url", CUDA_INDEX))
    if plain_has_cuda:
        return Plan("cpu", (REQUIREMENT, "--no-deps", "--index-url", CPU_INDEX))
    return Plan("cpu", (REQUIREMENT, "--no-deps"))


def agree_to_download(gpu: Gpu | None, yes: bool) -> None:
    """Ask before gigabytes are fetched. Raises SetupError when the user says no or cannot be asked."""
    card = gpu.name if gpu else "NVIDIA GPUs"
    what = Marked("PyTorch for {card} (CUDA): {size}.", card=card, size=CUDA_SIZE)
    if yes:
        say(f"  {what}")
    elif not sys.stdin.isatty():
        raise SetupError("{what} Add --yes to agree, or --torch cpu to run without the GPU.", what=what)
    elif input(f"{what} Download it now? [y/N] ").strip().lower() not in ("y", "yes"):
        raise SetupError("Nothing was downloaded. To run without the GPU, add --torch cpu.")


def install(installer: Installer, python: Path, plan: Plan, *, log: Path) -> bool:
    """Install torch as planned into the environment of ``python`` and prove that it starts there. Returns whether it
    can use a GPU. Raises SetupError."""
    installer.install(plan.arguments, what=Marked("install PyTorch {version}", version=VERSION), log=log)
    code = "import torch; print(torch.__version__, torch.cuda.is_available())"
    result = subprocess.run([str(python), "-c", code], capture_output=True, text=True)
    with log.open("a", encoding="utf-8") as sink:
        sink.write(result.stdout + result.stderr)
    if result.returncode != 0:
        last = (result.stderr.strip().splitlines() or [f"exit status {result.returncode}"])[-1]
        told = Marked("PyTorch was installed but does not start here: {reason}. Details: {log}", reason=last, log=log)
        if sys.platform == "win32":
            raise SetupError("{problem} Install the Microsoft Visual C++ Redistributable.", problem=told)
        raise SetupError(told)
    return result.stdout.split()[-1] == "True"
