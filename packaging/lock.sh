#!/usr/bin/env bash
# Makes packaging/locks/*.lock anew from pyproject.toml: every package pinned, with the hashes of its files for all
# systems. Needs uv and the network. Run it after a change of the dependencies, then commit the result:
#
#     packaging/lock.sh              keeps the pinned versions wherever they still fit
#     packaging/lock.sh --upgrade    takes the newest versions that fit
#
# torch and the CUDA packages that its Linux build pulls in are left out: which build is right depends on the machine
# (packaging/torch_choice.py). The small packages that torch needs everywhere stay in, and so does nvidia-ml-py, which is
# our own dependency and pure Python.
set -euo pipefail
cd "$(dirname "$0")/.."
locks=packaging/locks

compile() {  # arguments of one `uv pip compile`; only pypi.org is asked, so that no address of this machine gets in
    uv pip compile --quiet --no-config --default-index https://pypi.org/simple \
        --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 \
        --custom-compile-command packaging/lock.sh "$@"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compile --no-header --no-annotate pyproject.toml --output-file "$work/all.txt" >/dev/null
mapfile -t left_out < <(grep -oE '^(torch|triton|nvidia-[a-z0-9-]+|cuda-[a-z0-9-]+)==' "$work/all.txt" | tr -d '=' \
    | grep -vx nvidia-ml-py | sort -u)
skip=()
for name in "${left_out[@]}"; do skip+=(--no-emit-package "$name"); done

compile "$@" --generate-hashes "${skip[@]}" pyproject.toml --output-file "$locks/runtime.lock" >/dev/null
compile "$@" --generate-hashes "${skip[@]}" --extra dev --constraints "$locks/runtime.lock" pyproject.toml \
    --output-file "$locks/dev.lock" >/dev/null
compile "$@" --generate-hashes --constraints "$locks/runtime.lock" "$locks/launcher.in" \
    --output-file "$locks/launcher.lock" >/dev/null
echo pip >"$work/pip.in"
compile "$@" --generate-hashes --no-annotate "$work/pip.in" --output-file "$locks/bootstrap-pip.lock" >/dev/null
