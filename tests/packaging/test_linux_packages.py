"""Packages for Linux, made from a stand-in for the program: the same from the same, complete, valid."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from linux.appdir import build_appdir
from linux.deb import build_deb
from linux.product import BUNDLE, LAUNCHER, PRODUCTS, Product
from linux.rpm import build_rpm
from linux.self_extracting import build_run
from linux.tree import make_tree

from dspark_core import __version__

DATE = 1_700_000_000
BUILDERS = {"dpkg-deb": build_deb, "rpmbuild": build_rpm, "tar": build_run}
"""By the tool that they need."""


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Product, Path]]:
    """Each with a program of two lines, and its tree."""
    made = {}
    for name, product in PRODUCTS.items():
        folder = tmp_path_factory.mktemp(name)
        program = folder / "program"
        (program / "_internal").mkdir(parents=True)
        (program / "dspark-chat").write_text('#!/bin/sh\necho "$@"\n')
        (program / "_internal" / "data.txt").write_text("data")
        stand_in = replace(product, folder=program)
        made[name] = stand_in, fresh_tree(stand_in, folder / "root")
    return made


@pytest.fixture(params=PRODUCTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def product(name: str, products: dict[str, tuple[Product, Path]]) -> Product:
    return products[name][0]


@pytest.fixture
def root(name: str, products: dict[str, tuple[Product, Path]], tmp_path: Path) -> Path:
    """The tree, for this test alone."""
    return shutil.copytree(products[name][1], tmp_path / "root", symlinks=True)


def fresh_tree(product: Product, root: Path) -> Path:
    root.mkdir(parents=True)
    make_tree(product, root, Path(sys.executable), DATE)
    (root / "usr" / "lib" / "dspark-chat" / "dspark-chat").chmod(0o755)
    return root


def need(command: str) -> None:
    if not shutil.which(command):
        pytest.skip(f"needs {command}")


@pytest.mark.parametrize("tool", BUILDERS)
def test_two_builds_are_identical(product: Product, tmp_path: Path, tool: str) -> None:
    need(tool)
    build = BUILDERS[tool]
    made = []
    for number, umask in enumerate((0o022, 0o077)):  # whoever builds
        before = os.umask(umask)
        try:
            made.append(
                build(product, fresh_tree(product, tmp_path / str(number) / "root"), tmp_path / f"out{number}", DATE)
            )
        finally:
            os.umask(before)
    first, second = (file.read_bytes() for file in made)
    assert first == second


def test_a_deb_names_its_version_and_all_files(product: Product, root: Path, tmp_path: Path) -> None:
    need("dpkg-deb")
    package = build_deb(product, root, tmp_path, DATE)
    assert package.name.startswith(f"{product.package}_{__version__}_")
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    for path in (
        "./usr/bin/dspark-chat -> ../lib/dspark-chat/dspark-chat",
        "./usr/lib/dspark-chat/_internal/data.txt",
        "./usr/share/applications/dspark-chat.desktop",
        "./usr/share/icons/hicolor/48x48/apps/dspark-chat.png",
        "./usr/share/icons/hicolor/scalable/apps/dspark-chat.svg",
        "./usr/share/mime/packages/dspark-chat.xml",
        "./usr/share/metainfo/chat.dspark.DSparkChat.metainfo.xml",
        "./usr/share/man/man1/dspark-chat.1.gz",
        f"./usr/share/doc/{product.package}/copyright",
        f"./usr/share/doc/{product.package}/changelog.gz",
    ):
        assert f"{path}\n" in listed
    other = BUNDLE.package if product.package == LAUNCHER.package else LAUNCHER.package
    command = ["dpkg-deb", "--field", package, "Conflicts"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == other


def test_desktop_entry_and_metadata_are_valid(root: Path) -> None:
    share = root / "usr" / "share"
    metadata = share / "metainfo" / "chat.dspark.DSparkChat.metainfo.xml"
    assert f'version="{__version__}" date="2023-11-14"' in metadata.read_text()
    need("desktop-file-validate")
    need("appstreamcli")
    for command in (
        ["desktop-file-validate", share / "applications" / "dspark-chat.desktop"],
        ["appstreamcli", "validate", "--no-net", metadata],
    ):
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_lintian_finds_nothing(products: dict[str, tuple[Product, Path]], tmp_path: Path) -> None:
    need("lintian")
    packages = []
    for name, (product, made) in products.items():  # in one run: lintian takes seconds to start
        root = shutil.copytree(made, tmp_path / name / "root", symlinks=True)
        packages.append(build_deb(product, root, tmp_path, DATE))
    done = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", *packages], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_self_extracting_file_unpacks_once_and_refuses_damage(product: Product, root: Path, tmp_path: Path) -> None:
    made = build_run(product, root, tmp_path / "out", DATE)
    folder = tmp_path / "a folder" / "of mine"
    told = subprocess.run(["sh", made, folder], capture_output=True, text=True, check=True).stdout
    command = folder / "usr" / "bin" / "dspark-chat"
    assert str(command) in told
    assert subprocess.run([command, "a b"], capture_output=True, text=True, check=True).stdout == "a b\n"
    again = subprocess.run(["sh", made, folder], capture_output=True, text=True)
    assert (again.returncode, "there already" in again.stderr) == (1, True)
    whole = made.read_bytes()
    made.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    damaged = subprocess.run(["sh", made, tmp_path / "other"], capture_output=True, text=True)
    assert (damaged.returncode, "damaged" in damaged.stderr) == (1, True)
    assert not (tmp_path / "other").exists()


def test_an_appdir_runs_where_it_lies(product: Product, root: Path, tmp_path: Path) -> None:
    folder = build_appdir(product, root, tmp_path / "out", DATE)
    moved = folder.rename(tmp_path / "moved dir")
    assert subprocess.run([moved / "AppRun", "a b"], capture_output=True, text=True, check=True).stdout == "a b\n"
    assert (moved / ".DirIcon").resolve().is_file()


def test_an_rpm_unpacks_and_runs(product: Product, root: Path, tmp_path: Path) -> None:
    need("rpmbuild")
    package = build_rpm(product, root, tmp_path / "out", DATE)
    subprocess.run(["rpm2archive", package], check=True)
    folder = tmp_path / "unpacked"
    folder.mkdir()
    subprocess.run(["tar", "-xzf", f"{package}.tgz", "-C", folder], check=True)
    command = folder / "usr" / "bin" / "dspark-chat"
    assert subprocess.run([command, "a b"], capture_output=True, text=True, check=True).stdout == "a b\n"
