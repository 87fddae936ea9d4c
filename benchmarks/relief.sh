#!/bin/sh
# Times the shaded relief in nd beside the same program in NumPy, one thread each, and prints the ratio of every stage.
# SPDX-License-Identifier: BSD-3-Clause
#
# Usage: sh benchmarks/relief.sh [FACTOR [RUNS]]      (default: factor 4, 7 runs of each, in turn)
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh examples numpy
if command -v ninja >/dev/null 2>&1; then export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"; fi
cmake --preset release -DND_BUILD_EXAMPLES=ON >/dev/null
cmake --build build/release --parallel --target relief >/dev/null
python=python3
deps=${ND_DEPS_DIR:-build/deps}
[ ! -x "$deps/venv/bin/python3" ] || python=$deps/venv/bin/python3
exec "$python" benchmarks/numpy/compare_relief.py build/release/bin/relief "${1:-4}" "${2:-7}"
