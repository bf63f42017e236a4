import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch_choice
from problems import SetupError
from torch_choice import CPU_INDEX, CUDA_INDEX, REQUIREMENT, Gpu, Plan, agree_to_download, brings_cuda, choose, find_gpu

GPU = Gpu("NVIDIA RTX 4090", "580.65.06")
OLD = Gpu("NVIDIA GTX 1080", "535.10")


def report(*needs: str, name: str = "torch") -> str:
    return json.dumps({"install": [{"metadata": {"name": name, "requires_dist": list(needs)}}]})


def test_the_version_is_the_one_of_the_project() -> None:
    project = (Path(torch_choice.__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"{REQUIREMENT}"' in project


def test_cuda_packages_are_recognised_in_pips_report() -> None:
    assert brings_cuda(report("sympy>=1.13", 'nvidia-cudnn-cu13==9.20; platform_system == "Linux"'))
    assert brings_cuda(report("cuda-toolkit[cublas]==13.0.3"))
    assert not brings_cuda(report("sympy>=1.13", 'nvidia-extra; extra == "gpu"'))
    assert not brings_cuda(report())
    assert not brings_cuda(report("nvidia-cudnn-cu13", name="other"))


CHOICES = [
    ("auto", None, False, "Linux", Plan("cpu", (REQUIREMENT, "--no-deps"))),
    ("auto", None, True, "Linux", Plan("cpu", (REQUIREMENT, "--no-deps", "--index-url", CPU_INDEX))),
    ("cpu", GPU, True, "Linux", Plan("cpu", (REQUIREMENT, "--no-deps", "--index-url", CPU_INDEX))),
    ("auto", GPU, True, "Linux", Plan("cuda", (REQUIREMENT,))),
    ("cuda", None, False, "Linux", Plan("cuda", (REQUIREMENT, "--index-url", CUDA_INDEX))),
    ("auto", GPU, True, "Windows", Plan("cuda", (REQUIREMENT, "--index-url", CUDA_INDEX))),
    ("auto", None, True, "Windows", Plan("cpu", (REQUIREMENT, "--no-deps"))),
    ("auto", None, True, "Darwin", Plan("cpu", (REQUIREMENT, "--no-deps"))),
    ("auto", OLD, False, "Linux", Plan("cpu", (REQUIREMENT, "--no-deps"))),
]


@pytest.mark.parametrize(("asked", "gpu", "pip_has_cuda", "system", "plan"), CHOICES)
def test_the_build_fits_the_machine(asked: str, gpu: Gpu | None, pip_has_cuda: bool, system: str, plan: Plan) -> None:
    assert choose(asked, gpu, lambda: pip_has_cuda, system) == plan


def test_an_old_driver_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    choose("auto", OLD, lambda: False, "Linux")
    assert "driver 535.10 is too old" in capsys.readouterr().err


def test_a_wheel_of_the_user_is_taken_if_it_is_that_version(tmp_path: Path) -> None:
    wheel = tmp_path / "torch-2.13.0+cpu-cp311-cp311-linux_x86_64.whl"
    wheel.touch()
    (tmp_path / "torch-2.9.0-cp311-cp311-linux_x86_64.whl").touch()
    assert choose(str(wheel), None, lambda: False) == Plan("wheel", (str(wheel),))
    with pytest.raises(SetupError, match="no such file"):
        choose(str(tmp_path / "nothing.whl"), None, lambda: False)
    with pytest.raises(SetupError, match=r"not a wheel of torch 2\.13\.0"):
        choose(str(tmp_path / "torch-2.9.0-cp311-cp311-linux_x86_64.whl"), None, lambda: False)


def test_there_is_no_cuda_on_a_mac() -> None:
    with pytest.raises(SetupError, match="macOS"):
        choose("cuda", None, lambda: False, "Darwin")


def test_gigabytes_are_refused_when_nobody_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    with pytest.raises(SetupError, match=r"2\.7 GB.*--yes.*--torch cpu"):
        agree_to_download(GPU, yes=False)
    agree_to_download(GPU, yes=True)


@pytest.mark.parametrize(("answer", "agreed"), [("y", True), ("YES ", True), ("", False), ("n", False)])
def test_gigabytes_are_asked_for_on_a_terminal(answer: str, agreed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    if agreed:
        agree_to_download(None, yes=False)
    else:
        with pytest.raises(SetupError, match="Nothing was downloaded"):
            agree_to_download(None, yes=False)


NVIDIA_SMI = [
    ("echo 'NVIDIA RTX 4090, 580.65.06'", GPU),
    ("printf 'NVIDIA RTX 4090, 580.65.06\\nNVIDIA T4, 580.65.06\\n'", GPU),
    ("echo 'NVIDIA-SMI has failed'; exit 9", None),
    ("echo 'No devices were found'", None),
    ("exit 0", None),
]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize(("script", "gpu"), NVIDIA_SMI)
def test_the_gpu_is_asked_of_nvidia_smi(
    script: str, gpu: Gpu | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "nvidia-smi"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_gpu() == gpu


def test_no_nvidia_smi_or_one_that_hangs_means_no_gpu(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_gpu() is None

    def hang(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("nvidia-smi", 10)

    monkeypatch.setattr(subprocess, "run", hang)
    assert find_gpu() is None
