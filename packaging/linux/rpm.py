"""An RPM package of a product: rpmbuild over its tree."""

import os
import shutil
import subprocess
import textwrap
from pathlib import Path

from environment import ROOT
from version import version

from linux.product import PRODUCTS, Product

REQUIRES = (
    *("glibc >= 2.34", "dbus-libs", "fontconfig", "glib2", "krb5-libs", "libX11", "libX11-xcb", "libgcc"),
    *("libglvnd-egl", "libglvnd-glx", "libstdc++", "libwayland-client", "libwayland-cursor", "libwayland-egl"),
    *("libxcb", "libxkbcommon", "libxkbcommon-x11", "xcb-util-cursor", "xcb-util-image", "xcb-util-keysyms"),
    *("xcb-util-renderutil", "xcb-util-wm", "zlib"),
)
"""By Fedora's names; tried by unpacking only."""
SPEC = """%global __os_install_post %{nil}
%global _build_id_links none
%global debug_package %{nil}
%global _binary_payload w9.zstdio
%global _buildhost localhost
%global use_source_date_epoch_as_buildtime 1
%global clamp_mtime_to_source_date_epoch 1
Name: @NAME@
Version: @VERSION@
Release: 1
Summary: @SUMMARY@
License: MIT
AutoReqProv: no
@REQUIRES@
Conflicts: @CONFLICTS@
%description
@TEXT@
%install
cp -a @ROOT@/. %{buildroot}/
install -D -m 644 @LICENSE@ %{buildroot}/usr/share/licenses/@NAME@/LICENSE
%files
%license /usr/share/licenses/@NAME@/LICENSE
/usr/lib/dspark-chat
/usr/bin/dspark-chat
/usr/share/applications/*
/usr/share/icons/hicolor/*/apps/*
/usr/share/man/man1/*
/usr/share/metainfo/*
/usr/share/mime/packages/*
"""


def build_rpm(product: Product, root: Path, out: Path, date: int) -> Path:
    """A package of the tree of ``root`` in the folder ``out``."""
    top = root.with_name("rpm")
    text = "\n\n".join(textwrap.fill(paragraph, 78) for paragraph in product.text)
    values = {
        "NAME": product.package,
        "VERSION": version(),
        "SUMMARY": product.summary.capitalize(),
        "REQUIRES": "\n".join(f"Requires: {need}" for need in REQUIRES),
        "CONFLICTS": " ".join(other.package for other in PRODUCTS.values() if other.package != product.package),
        "TEXT": text,
        "ROOT": str(root),
        "LICENSE": str(ROOT / "LICENSE"),
    }
    spec = SPEC
    for name, value in values.items():
        spec = spec.replace(f"@{name}@", value)
    top.mkdir()
    (top / "package.spec").write_text(spec, encoding="utf-8")
    command = ["rpmbuild", "-bb", "--quiet", "--define", f"_topdir {top}", str(top / "package.spec")]
    subprocess.run(command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(date)})
    (package,) = (top / "RPMS").rglob("*.rpm")
    out.mkdir(parents=True, exist_ok=True)
    return Path(shutil.move(package, out / package.name))
