#!/bin/sh
# Times the kernels of examples/npbench beside the same ones in NumPy and hand-written loops, one thread each; prints
# tables for the presets S and M and writes them to docs/benchmarks/npbench.md.
# SPDX-License-Identifier: BSD-3-Clause
#
# Usage: sh benchmarks/npbench.sh [RUNS [KERNEL...]]      (default: 7 rounds of all; with kernels named, nothing is written)
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh examples numpy blas # the BLAS that NumPy has
if command -v ninja >/dev/null 2>&1; then export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"; fi
cmake --preset release -DND_BUILD_EXAMPLES=ON -DND_BUILD_BENCHMARKS=ON >/dev/null
cmake --build build/release --target npbench bench_npbench_ceiling bench_npbench_ceiling_fast >/dev/null
python=python3
deps=${ND_DEPS_DIR:-build/deps}
[ ! -x "$deps/venv/bin/python3" ] || python=$deps/venv/bin/python3
# NumPy at its best: no memory goes back to the system between temporaries.
export MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_MMAP_THRESHOLD_=4000000000 OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
exec "$python" benchmarks/numpy/compare_npbench.py build/release/bin "$@"
