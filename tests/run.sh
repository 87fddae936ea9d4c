#!/bin/sh
# Builds nd's tests and runs them; the last line is "N passed, N failed".
# SPDX-License-Identifier: BSD-3-Clause
#
# Usage: sh tests/run.sh [PRESET [CMAKE ARGUMENT...]]     PRESET: release (default), debug, asan-ubsan, tsan, scalar
# ND_BUILD_DIR names another build directory than build/PRESET, ND_JOBS the number of parallel jobs.
set -eu
cd "$(dirname "$0")/.."
preset=${1:-release}
[ $# = 0 ] || shift
build=${ND_BUILD_DIR:-build/$preset}
jobs=${ND_JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
not_run() { echo "0 passed, 1 failed"; exit 1; }
sh scripts/setup.sh tests examples || not_run
if command -v ninja >/dev/null 2>&1; then export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"; fi
cmake --preset "$preset" -B "$build" -DND_BUILD_TESTS=ON "$@" || not_run
build=$(cd "$build" && pwd)
cmake --build "$build" --parallel "$jobs" || not_run
rm -rf "$build/results"
mkdir -p "$build/results"
# ctest's own last words would follow the count, so its status is not the end of the script.
status=0
ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel "$jobs" \
    --output-junit "$build/results/ctest.xml" || status=$?
python3 tests/count.py "$build" || [ $status != 0 ] || status=1
exit $status
