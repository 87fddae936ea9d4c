#!/bin/sh
# Installs or fetches what nd's scripts need and this machine lacks; quick when nothing is missing.
# SPDX-License-Identifier: BSD-3-Clause
#
# Usage: sh scripts/setup.sh [tests] [examples] [benchmarks] [numpy] [blas] [ci]        (default: tests examples)
#
# On Debian and Ubuntu missing packages are installed with apt-get (as root or through sudo). What the release has too
# old (xsimd, Catch2) is taken from a newer suite of the same archive and unpacked into build/deps (or $ND_DEPS_DIR),
# without touching the system's configuration. Elsewhere CMake finds or downloads what it can.
set -eu
cd "$(dirname "$0")/.."
deps=${ND_DEPS_DIR:-build/deps}
mkdir -p "$deps"
deps=$(cd "$deps" && pwd)
wants=" ${*:-tests examples} "
xsimd_below=${ND_XSIMD_BELOW:-15} # a lower bound than 15 tests an older xsimd
packages=
say() { printf 'setup: %s\n' "$*" >&2; }
die() { say "error: $*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
wanted() { case $wants in *" $1 "*) ;; *) return 1 ;; esac; }
need() { case " $packages " in *" $1 "*) ;; *) packages="$packages $1" ;; esac; }
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; } # at_least LOW VERSION

# The compiler CMake will choose.
compiler() { [ -z "${CXX-}" ] || { has "$CXX" && echo "$CXX"; return; }; for c in c++ g++ clang++; do has "$c" && { echo "$c"; return; }; done; return 1; }
cxx20() { printf '#include <concepts>\n#include <span>\n#include <bit>\ntemplate <std::integral T> void f(T);\n' |
    "$(compiler)" -std=c++20 -fsyntax-only -x c++ - 2>/dev/null; }
prefix_flags=-I$deps/usr/include
for prefix in $(printf '%s' "${CMAKE_PREFIX_PATH:-}" | tr ':;' '  '); do prefix_flags="$prefix_flags -I$prefix/include"; done
# macro HEADER NAME: the value of a macro of a header, nothing when there is no such header.
# shellcheck disable=SC2086 # the flags are words
macro() { printf '#include <%s>\n' "$1" | "$(compiler)" -std=c++20 -dM -E $prefix_flags -x c++ - 2>/dev/null |
    sed -n "s/^#define $2 //p"; }
has_header() { printf '#include <%s>\n' "$1" | "$(compiler)" -E -x c++ - >/dev/null 2>&1; }
has_blas() { for name in openblas blis; do
    echo 'int main() {}' | "$(compiler)" -x c++ - "-l$name" -o "$deps/has_blas" 2>/dev/null && { rm "$deps/has_blas"; return; }; done; return 1; }
has_catch2() { at_least 3.4 "$(macro catch2/catch_version_macros.hpp CATCH_VERSION_MAJOR).$(
    macro catch2/catch_version_macros.hpp CATCH_VERSION_MINOR)"; }
has_xsimd() {
    version=$(macro xsimd/config/xsimd_config.hpp XSIMD_VERSION_MAJOR).$(macro xsimd/config/xsimd_config.hpp XSIMD_VERSION_MINOR)
    at_least 13.2 "$version" && ! at_least "$xsimd_below" "$version"
}
has_cmake() { has cmake && at_least 3.24 "$(cmake --version | sed -n '1s/[^0-9]*//p')"; }
has_numpy() { for p in "$deps/venv/bin/python3" python3; do
    "$p" -c 'import numpy, sys; sys.exit(numpy.__version__ < "2")' 2>/dev/null && return; done; return 1; }

# System packages.
{ compiler >/dev/null && cxx20; } || need g++
has_cmake || need cmake
has make || has ninja || need ninja-build
compiler >/dev/null && has_header zip.h || need libzip-dev
if wanted examples || wanted tests; then
    compiler >/dev/null && has_header png.h || need libpng-dev
    compiler >/dev/null && has_header nlohmann/json.hpp || need nlohmann-json3-dev
fi
if wanted tests; then
    has python3 || need python3
    compiler >/dev/null && has_header fmt/format.h || need libfmt-dev
fi
if wanted benchmarks; then
    compiler >/dev/null && has_header benchmark/benchmark.h || need libbenchmark-dev
    has python3 || need python3
fi
if wanted blas; then compiler >/dev/null && has_blas || need libopenblas-dev; fi
if wanted numpy && ! has_numpy; then
    has python3 || need python3
    python3 -c 'import ensurepip, venv' 2>/dev/null || need python3-venv
fi
if wanted ci; then
    has ninja || need ninja-build
    has ccache || need ccache
    has git || need git
    has clang++-16 || need clang-16
    ls /usr/lib/llvm-16/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a >/dev/null 2>&1 || need libclang-rt-16-dev
    has clang-format-14 || need clang-format-14
    has qemu-x86_64 || need qemu-user
    has valgrind || need valgrind
    if [ "${ND_CI_LONG:-0}" != 0 ]; then
        has aarch64-linux-gnu-g++ || need g++-aarch64-linux-gnu
    fi
fi
as_root=none
if [ "$(id -u)" = 0 ]; then as_root=; elif has sudo && sudo -n true 2>/dev/null; then as_root="sudo -n"; fi
install() {
    [ "$as_root" != none ] || return 1
    # shellcheck disable=SC2086 # as_root and the packages are words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null >"$deps/apt.log" 2>&1
}
available() { apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]'; }
if [ -n "$packages" ] && has apt-get && [ "$as_root" != none ]; then
    say "installing$packages"
    for package in $packages; do available "$package" || { install update || say "apt-get update failed"; break; }; done
    install_all() { install install -y --no-install-recommends "$@"; }
    # shellcheck disable=SC2086 # the packages are words
    if ! install_all $packages && ! { install update && install_all $packages; }; then
        for package in $packages; do # one by one: a package this release lacks must not keep the others out
            install_all "$package" || say "could not install $package: $(tail -n 1 "$deps/apt.log" 2>/dev/null)"
        done
    fi
elif [ -n "$packages" ]; then
    say "this machine may lack, and nobody here may install (names as in Debian):$packages"
fi
compiler >/dev/null && cxx20 || die "a C++20 compiler is needed (g++ 12 or clang 14 and newer; set CXX to choose one)"
has_cmake || die "CMake 3.24 or newer is needed"
has make || has ninja || die "make or ninja is needed"

# What the release has too old, from newer suites of the archive this system already uses.
suite_of() { # suite_of SUITE: this system's own sources, saying SUITE
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v RS= -v suite="$1" -v release="$VERSION_CODENAME" -v id="$ID" '
        /(^|\n)Enabled: *no/ { next }
        match($0, /(^|\n)Suites:[^\n]*/) {
            n = split(substr($0, RSTART, RLENGTH), word, /[ \n\t:]+/)
            for (i = 1; i <= n; ++i) if (word[i] == release || word[i] ~ /^((old)*stable|testing|sid|unstable)$/) break
            if (i > n) next
            lines = split($0, line, "\n")
            for (i = 1; i <= lines; ++i) {
                if (line[i] ~ /^Suites:/) line[i] = "Suites: " suite
                if (line[i] ~ /^Components:/) line[i] = "Components: main" (id == "ubuntu" ? " universe" : "")
                if (line[i] ~ /^Types:/) line[i] = "Types: deb"
                print line[i]
            }
            print ""
        }' >"$deps/apt/sources/nd.sources"
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
        sed -nE "s/^deb( \[[^]]*\])? +([^ ]+) +($VERSION_CODENAME|(old)*stable|testing|sid|unstable)\/? .*/deb\1 \2 $1 main/p" |
        sort -u >"$deps/apt/sources/nd.list"
    if [ "$ID" = ubuntu ]; then sed -i 's/ main$/ main universe/' "$deps/apt/sources/nd.list"; fi
}
# $ND_DEPS_ARCH is for cross compilers.
private_apt() { command=$1; shift; "apt-$command" ${ND_DEPS_ARCH:+-o "APT::Architecture=$ND_DEPS_ARCH" -o "APT::Architectures=$ND_DEPS_ARCH"} -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$deps/apt/sources" \
    -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null -o "Dir::State=$deps/apt/state" \
    -o Dir::State::status=/dev/null -o "Dir::Cache=$deps/apt/cache" -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none "$@"; }
use_suite() { # use_suite SUITE: the private package lists are those of SUITE
    rm -rf "$deps/apt"
    mkdir -p "$deps/apt/sources" "$deps/apt/state/lists/partial" "$deps/apt/cache/archives/partial"
    suite_of "$1"
    private_apt get update >"$deps/apt.log" 2>&1 || true
}
fetch() { # fetch PACKAGE LOW HIGH SUITE...: unpacks the first version with LOW <= version < HIGH
    package=$1 low=$2 high=$3
    shift 3
    for suite; do
        say "fetching $package from $suite into $deps"
        use_suite "$suite"
        for version in $(private_apt cache madison "$package" 2>/dev/null | awk '{ print $3 }'); do
            at_least "$low" "$version" && ! at_least "$high" "$version" || continue
            (cd "$deps/apt" && private_apt get download "$package=$version" >>"$deps/apt.log" 2>&1 &&
                dpkg -x "$package"_*.deb "$deps") && { rm -rf "$deps/apt"; return; }
        done
    done
    rm -rf "$deps/apt"
    say "no $package >= $low in: $*; CMake will try to download it"
}
ID=other VERSION_CODENAME=
# shellcheck disable=SC1091
[ ! -r /etc/os-release ] || . /etc/os-release
if has apt-get && has dpkg; then
    case $ID in
    debian) xsimd_suites="sid trixie" catch2_suites="$VERSION_CODENAME-backports" ;;
    ubuntu) xsimd_suites=devel catch2_suites="$VERSION_CODENAME-backports" ;;
    *) xsimd_suites='' catch2_suites='' ;;
    esac
    if wanted tests && ! has_catch2; then
        # The library is compiled: only a build for this very release will do.
        if at_least 3.4 "$(apt-cache policy catch2 2>/dev/null | sed -n 's/ *Candidate: //p')"; then
            say "installing catch2"
            install install -y --no-install-recommends catch2 || true
        fi
        has_catch2 || [ -z "$catch2_suites" ] || fetch libcatch2-dev 3.4 4 "$catch2_suites"
    fi
    # shellcheck disable=SC2086 # the suites are words
    has_xsimd || [ -z "$xsimd_suites" ] || fetch libxsimd-dev 13.2 "$xsimd_below" $xsimd_suites
    # The libraries that nd is measured beside: the newest there are, headers only, where nothing but benchmarks sees them.
    peers=
    mkdir -p "$deps/peers"
    ! wanted benchmarks || for peer in xtl:xtl xtensor:libxtensor eigen3:libeigen3 blitz:libblitz0 armadillo:libarmadillo; do
        [ -e "$deps/peers/usr/include/${peer%%:*}" ] || peers="$peers ${peer##*:}-dev"
    done
    if [ -n "$peers" ] && [ -n "$xsimd_suites" ]; then
        say "fetching$peers from ${xsimd_suites%% *} into $deps/peers"
        use_suite "${xsimd_suites%% *}"
        for package in $peers; do
            (cd "$deps/apt" && private_apt get download "$package" >>"$deps/apt.log" 2>&1 && dpkg -x "$package"_*.deb "$deps/peers") ||
                say "no $package: the benchmarks go without it"
        done
        rm -rf "$deps/apt"
    fi
fi
if wanted numpy && ! has_numpy; then
    say "installing NumPy into $deps/venv"
    { python3 -m venv "$deps/venv" && "$deps/venv/bin/pip" install -q 'numpy>=2'; } >"$deps/pip.log" 2>&1 ||
        die "NumPy 2 could not be installed; see $deps/pip.log"
fi
