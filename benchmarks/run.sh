#!/bin/sh
# Measures nd beside hand-written loops, NumPy and other array libraries; prints the table and writes docs/benchmarks.
# SPDX-License-Identifier: BSD-3-Clause
#
# Usage: sh benchmarks/run.sh [--quick] [--compiler CXX] [--rounds N] [FAMILY...]       (default: all families)
# --quick: three short rounds of the small sizes; prints only. A run of some families renews their rows.
set -eu
cd "$(dirname "$0")/.."
compiler=${CXX:-c++} jobs=${ND_JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
families=''
options=''
while [ $# -gt 0 ]; do
    case $1 in
    --quick) options="$options --quick" ;;
    --rounds) options="$options --rounds $2"; shift ;;
    --compiler) compiler=$2; options="$options --output docs/benchmarks/$(basename "$2")"; shift ;;
    -*) sed -n '2,6s/^# //p' "$0"; exit 2 ;;
    *) families="$families $1" ;;
    esac
    shift
done
[ -n "$families" ] || families=$(ls benchmarks/nd/*.cpp | sed 's,.*/,,; s,\.cpp$,,')
CXX=$compiler sh scripts/setup.sh benchmarks numpy
if command -v ninja >/dev/null 2>&1; then export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"; fi
name=$(basename "$compiler")
build=build/benchmarks-$name
mkdir -p "$build"
cmake --preset release -B "$build" -DCMAKE_CXX_COMPILER="$compiler" -DND_BUILD_BENCHMARKS=ON -DND_BUILD_TESTS=OFF \
    -DND_BUILD_EXAMPLES=OFF -DND_WERROR=OFF >"$build/configure.log" 2>&1 || { cat "$build/configure.log"; exit 1; }
sed -n 's/^-- nd [^:]*: //p' "$build/configure.log"
for family in $families; do
    for program in $(grep "_$family\$" "$build/benchmarks/programs.txt"); do
        printf 'building %s\n' "$program"
        cmake --build "$build" --parallel "$jobs" --target "$program" >"$build/$program.log" 2>&1 ||
            printf '%s is left out, it does not build: see %s\n' "$program" "$build/$program.log"
    done
done
python=${ND_DEPS_DIR:-build/deps}/venv/bin/python3
[ -x "$python" ] || python=python3
# shellcheck disable=SC2086 # words
exec "$python" benchmarks/report/measure.py --build "$build" $options $families
