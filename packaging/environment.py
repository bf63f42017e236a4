"""The virtual environment .venv: made, filled from the hashed lock, repaired, and recognised as done.

``.venv/dspark-setup.lock`` marks the folder as ours and keeps two runs apart; ``.venv/dspark-setup.json`` is written
last, so an environment without it was left half-made and is built anew.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import torch_choice
from installer import Installer, Terminal, pip_of, run
from problems import SetupError, say

ROOT = Path(__file__).resolve().parent.parent
LOCKS = Path(__file__).resolve().parent / "locks"
VENV = ROOT / ".venv"
MARKER = "dspark-setup.lock"
DONE = "dspark-setup.json"
LOG = "dspark-setup.log"
DISK_BYTES = 3_000_000_000
"""Asked for before a fresh set-up: the packages with the CPU build of torch, unpacked and in pip's cache."""


@dataclass(frozen=True)
class Done:
    """What a finished environment was made from."""

    root: str
    python: str
    pip: str
    runtime: str
    dev: str
    torch: str
    asked: str
    build: str


def python_of(folder: Path) -> Path:
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def digest(lock: str) -> str:
    """SHA-256 of a lock file by name."""
    return hashlib.sha256((LOCKS / f"{lock}.lock").read_bytes()).hexdigest()


def read_done(folder: Path) -> Done | None:
    """What the environment was made from; None when it is missing or half-made."""
    try:
        return Done(**json.loads((folder / DONE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def python_version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def reusable(done: Done | None) -> bool:
    """Whether packages can be changed in place: a whole environment, not moved, of this same Python."""
    return done is not None and done.root == str(ROOT) and done.python == python_version() and python_of(VENV).exists()


def torch_fits(done: Done, asked: str) -> bool:
    return done.torch == torch_choice.VERSION and asked in ("auto", done.asked, done.build)


def up_to_date(done: Done | None, *, dev: bool, torch: str) -> bool:
    """Whether nothing is left to do. Reads three small files; no network, no pip."""
    if done is None or not reusable(done) or not torch_fits(done, torch):
        return False
    locks = done.pip == digest("bootstrap-pip") and done.runtime == digest("runtime")
    return locks and (not dev or done.dev == digest("dev"))


def ensure(*, dev: bool, torch: str, yes: bool) -> Path:
    """Make the environment what it has to be and return its Python.

    ``dev`` adds the tools of the check command; ``torch`` is auto, cpu, cuda or a wheel file; ``yes`` agrees to big
    downloads. Raises SetupError.
    """
    if up_to_date(read_done(VENV), dev=dev, torch=torch):
        return python_of(VENV)
    if VENV.exists() and any(VENV.iterdir()) and not (VENV / MARKER).exists():
        raise SetupError(
            "The folder {folder} exists and was not made by this program, so it is left alone. "
            "Rename or delete it, then run the same command again.",
            folder=VENV,
        )
    if Path(sys.prefix).resolve() == VENV:
        raise SetupError("Run this with the system's Python (python3), not with the one inside .venv.")
    VENV.mkdir(exist_ok=True)
    with alone(VENV / MARKER):
        done = read_done(VENV)  # another run may just have finished
        if not up_to_date(done, dev=dev, torch=torch):
            _set_up(done, dev=dev, torch=torch, yes=yes)
    return python_of(VENV)


def _set_up(done: Done | None, *, dev: bool, torch: str, yes: bool) -> None:
    log = VENV / LOG
    (VENV / DONE).unlink(missing_ok=True)
    if not reusable(done):
        done = None
        say(f"Setting up {VENV} with Python {python_version()} (once; a few minutes)")
        _check_disk()
        _make_venv(log)
    python = python_of(VENV)
    if done is None or done.pip != digest("bootstrap-pip"):
        install_lock(pip_of(python), "bootstrap-pip", what="install pip", log=log)
    dev = dev or (done is not None and done.dev != "")
    lock = "dev" if dev else "runtime"
    if done is None or (done.dev if dev else done.runtime) != digest(lock):
        say(f"Installing {count(lock)} packages, each checked against its pinned SHA-256")
        install_lock(pip_of(python), lock, what="install the packages", log=log)
    if done is not None and torch_fits(done, torch):
        asked, build = done.asked, done.build
    else:
        asked, build = torch, _install_torch(python, torch, yes=yes, log=log)
    made = Done(
        root=str(ROOT),
        python=python_version(),
        pip=digest("bootstrap-pip"),
        runtime=digest("runtime"),
        dev=digest("dev") if dev else "",
        torch=torch_choice.VERSION,
        asked=asked,
        build=build,
    )
    unfinished = VENV / (DONE + ".part")
    unfinished.write_text(json.dumps(asdict(made), indent=1), encoding="utf-8")
    os.replace(unfinished, VENV / DONE)
    say("The environment is ready.")


def count(lock: str) -> int:
    """Pinned lines of a lock file (a few are for other systems)."""
    lines = (LOCKS / f"{lock}.lock").read_text(encoding="utf-8").splitlines()
    return sum("==" in line and not line.startswith((" ", "#")) for line in lines)


def install_lock(installer: Installer, lock: str, *, what: str, log: Path) -> None:
    """Install exactly what a lock file names: hashed files only, nothing that is not in it."""
    arguments = ["--require-hashes", "--no-deps", "-r", str(LOCKS / f"{lock}.lock")]
    installer.install(arguments, what=what, log=log)


def _install_torch(python: Path, asked: str, *, yes: bool, log: Path) -> str:
    """The build of torch that was asked for, or fits; returns which one it is."""
    gpu = torch_choice.find_gpu() if asked in ("auto", "cuda") else None
    plan = torch_choice.choose(asked, gpu, lambda: torch_choice.plain_pip_brings_cuda(python, log))
    if plan.build == "cuda":
        torch_choice.agree_to_download(gpu, yes)
    say(f"Installing PyTorch {torch_choice.VERSION} ({plan.build})")
    # pip sees no difference between a CPU and a CUDA build of one version, so an old one has to go first
    run([str(python), "-m", "pip", "uninstall", "--yes", "torch"], "remove the old PyTorch", log, Terminal())
    works = torch_choice.install(pip_of(python), python, plan, log=log)
    if plan.build == "cuda" and not works:
        driver = torch_choice.CUDA_DRIVER
        say(f"  PyTorch cannot use the GPU (driver {driver} or newer is needed); it runs on the CPU for now.")
    return plan.build


def _check_disk() -> None:
    free = shutil.disk_usage(VENV).free
    if free < DISK_BYTES:
        raise SetupError(
            "Setting up needs about {need:.0f} GB of free disk space in {folder}, and {free:.1f} GB are free. "
            "Free some space and run the same command again.",
            need=DISK_BYTES / 1e9,
            folder=ROOT,
            free=free / 1e9,
        )


def _make_venv(log: Path) -> None:
    """A fresh environment with pip. Debian's Python often has neither ensurepip nor python3-venv, but has pip."""
    for old in VENV.iterdir():
        if old.name != MARKER:
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(VENV)
    python = python_of(VENV)
    # The program's own packages are imported from here, whatever folder it is started in.
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    (Path(site.stdout.strip()) / "dspark-chat.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    if _runs([sys.executable, "-m", "pip", "--python", str(python), "--version"]):
        install_lock(pip_of(sys.executable, into=python), "bootstrap-pip", what="install pip", log=log)
    elif not _runs([str(python), "-m", "ensurepip", "--default-pip"]):
        raise SetupError(
            "This Python has neither pip nor ensurepip. On Debian or Ubuntu run: sudo apt-get install python3-pip  "
            "(elsewhere install pip for it), then run the same command again."
        )


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0


@contextlib.contextmanager
def alone(marker: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock on ``marker``; the system drops it when this process ends, however it ends.

    A running installer shares the lock, so that when only this process is killed, the next run waits until that one is
    done. ``waiting`` is called twice a second meanwhile, and may raise to give up.
    """
    with marker.open("a+b") as file:
        os.set_inheritable(file.fileno(), True)
        if not _try_lock(file.fileno()):
            say("Another set-up of this folder is running; waiting for it.")
            while not _try_lock(file.fileno()):
                waiting()
                time.sleep(0.5)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
