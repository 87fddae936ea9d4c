#!/usr/bin/env python3
"""What nd costs to compile: seconds, memory of the compiler, size of the object, beside loops and other libraries.

usage: measure.py [--compiler CXX]... [--output FILE.json]     (default: g++ and clang++-16 where found)
Figures are processor time at -O2 -march=native, the fastest of two. Budgets: each further expression 60 ms and 2048 bytes of text+data
above a loop's own, <nd/core.hpp> without xsimd 1.0 s, two arrays added and printed: xsimd alone + 1.0 s.
"""
import argparse
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import sources

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEPS = pathlib.Path(os.environ.get("ND_DEPS_DIR", ROOT / "build/deps"))
PEERS = [f"-isystem{DEPS / 'peers/usr/include' / folder}" for folder in ("", "eigen3")]
COUNTS = (1, 10, 41, 100)
BUDGET = {"expression_ms": 60, "expression_bytes": 2048, "core": 1.0, "print_over_xsimd": 1.0}

WORDS = {"expression_ms": "each further expression, milliseconds", "expression_bytes": "each further expression, bytes of text + data above a loop's",
         "core": "nd/core.hpp without xsimd, seconds", "print_over_xsimd": "add two arrays and print, seconds above xsimd alone"}


class cost:
    """Seconds of processor time, peak memory in MB, bytes of text+data and of the object file."""

    def __init__(self, seconds, megabytes, code, file):
        self.seconds, self.megabytes, self.code, self.file = seconds, megabytes, code, file


FAILED = cost(*4 * (math.nan,))  # does not compile


class compiler:
    def __init__(self, command, scratch):
        self.command = command
        self.object = scratch / "program.o"
        self.source = scratch / "program.cpp"
        self.flags = ["-std=c++20", "-O2", "-march=native", "-DNDEBUG", f"-I{ROOT / 'include'}",
                      f"-isystem{DEPS / 'usr/include'}"]

    def compile(self, text, *flags, runs=2):
        self.source.write_text(text)
        best = None
        for _ in range(runs):
            process = subprocess.Popen([self.command, *self.flags, *flags, "-c", self.source, "-o", self.object],
                                       stderr=subprocess.PIPE, text=True)
            errors = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            if status:
                print(f"{self.command} fails:\n" + "\n".join(errors.splitlines()[:20]), file=sys.stderr)
                return FAILED
            seconds = usage.ru_utime + usage.ru_stime
            if best is None or seconds < best.seconds:
                best = cost(seconds, usage.ru_maxrss / 1024, *self.sizes())
        return best

    def sizes(self):
        text, data = subprocess.run(["size", self.object], capture_output=True, text=True).stdout.splitlines()[1].split()[:2]
        return int(text) + int(data), self.object.stat().st_size

    def has(self, header, *flags):
        probe = subprocess.run([self.command, *self.flags, *flags, "-E", "-x", "c++", "-"], input=f"#include <{header}>\n",
                               capture_output=True, text=True)
        return probe.returncode == 0


def measure(c):
    """{what: cost} and the figures that have a budget."""
    costs = {"xsimd alone": c.compile("#include <xsimd/xsimd.hpp>\n#include <iostream>\n")} if c.has("xsimd/xsimd.hpp") else {}
    costs["nd/core.hpp, ND_NO_XSIMD"] = c.compile("#include <nd/core.hpp>\n", "-DND_NO_XSIMD")
    costs["nd/core.hpp"] = c.compile("#include <nd/core.hpp>\n")
    for library in sources.CONTESTANTS:
        flags = PEERS if library.needs else []
        if library.needs and not c.has(library.needs, *flags):
            continue
        costs[f"{library.name}: include"] = c.compile(library.include(), *flags)
        costs[f"{library.name}: add and print"] = c.compile(library.program(), *flags)
        for count in COUNTS:
            costs[f"{library.name}: {count} expressions"] = c.compile(library.expressions(count), *flags)
        costs[f"{library.name}: 41 with exp, log, sin, tanh, sqrt"] = c.compile(library.expressions(41, True), *flags)
    growth = lambda name, figure: (figure(costs[f"{name}: 41 expressions"]) - figure(costs[f"{name}: 1 expressions"])) / 40
    figures = {"core": costs["nd/core.hpp, ND_NO_XSIMD"].seconds,
               "expression_ms": 1000 * growth("nd", lambda x: x.seconds),
               "expression_bytes": growth("nd", lambda x: x.code) - growth("loops", lambda x: x.code),
               "expression_bytes_with_loop": growth("nd", lambda x: x.code)}
    if "xsimd alone" in costs:
        figures["print_over_xsimd"] = costs["nd: add and print"].seconds - costs["xsimd alone"].seconds
    return costs, figures


def markdown(found):
    out = ["# What nd costs to compile\n", "Processor time at `-O2 -march=native`, the fastest of two. Made by `python3 benchmarks/compile/measure.py`.\n"]
    for name, figures in found.items():
        out += [f"## {name}\n", "| what | seconds | compiler's memory | text + data | object file |", "|---|---:|---:|---:|---:|"]
        out += [f"| {what} | {c['seconds']:.2f} | {c['megabytes']:.0f} MB | {c['code']:.0f} | {c['file'] / 1024:.1f} KB |"
                for what, c in figures["costs"].items()]
        out += ["\n| figure | measured | budget | |", "|---|---:|---:|---|"]
        out += [f"| {WORDS[what]} | {figures[what]:.2f} | {budget} | {'ok' if figures[what] <= budget else '**misses**'} |"
                for what, budget in BUDGET.items() if what in figures]
        out.append("")
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", action="append")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "docs/benchmarks/compile.json")
    o = parser.parse_args()
    found = json.loads(o.output.read_text()) if o.output.exists() else {}
    within = True
    for command in o.compiler or [c for c in ("g++", "clang++-16") if shutil.which(c)]:
        with tempfile.TemporaryDirectory() as scratch:
            costs, figures = measure(compiler(command, pathlib.Path(scratch)))
        print(f"{command} -O2 -march=native")
        for what, c in costs.items():
            print(f"  {what:44s} {c.seconds:6.2f} s {c.megabytes:6.0f} MB {c.code:8.0f} bytes of code, object {c.file / 1024:7.1f} KB")
        for what, budget in BUDGET.items():
            if what in figures:
                ok = figures[what] <= budget
                within &= ok
                print(f"  {'ok' if ok else 'MISS':4s} {what:24s} {figures[what]:8.2f}   budget {budget}")
        name = os.path.basename(command)
        found[name] = {**figures, "costs": {what: vars(c) for what, c in costs.items()}}
    o.output.parent.mkdir(parents=True, exist_ok=True)
    o.output.write_text(json.dumps(found, indent=1) + "\n")
    o.output.with_suffix(".md").write_text(markdown(found))
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
