#!/bin/sh
# Builds the examples and makes the shaded relief of a real elevation model.
# SPDX-License-Identifier: BSD-3-Clause
#
# Usage: sh examples/run.sh [ARGUMENT OF relief...]       for instance --factor 4 --output /tmp/relief
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
output=
previous=
for argument; do
    case $argument in --output=*) output=${argument#--output=} ;; esac
    if [ "$previous" = --output ]; then output=$argument; fi
    previous=$argument
done
if [ -z "$output" ]; then
    output=$root/build/relief
    set -- "$@" --output "$output"
fi
build() {
    cd "$root"
    sh scripts/setup.sh examples
    if command -v ninja >/dev/null 2>&1; then export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"; fi
    printf 'building (the first time takes a minute) ...\n'
    mkdir -p build
    if ! { cmake --preset release -DND_BUILD_EXAMPLES=ON -DND_BUILD_TESTS=OFF &&
        cmake --build build/release --parallel --target relief; } >build/examples.log 2>&1; then
        tail -n 40 build/examples.log
        printf 'the build failed; the whole log is %s\n' "$root/build/examples.log"
        return 1
    fi
}
(build)
"$root/build/release/bin/relief" "$@"
printf '\npicture     %s\nstatistics  %s\n' "$output/relief.png" "$output/stats.json"
