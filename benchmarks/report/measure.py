#!/usr/bin/env python3
"""Runs the programs of all contestants in turn, several rounds, and writes the medians.

Prints the table and the targets. Without --quick it also renews results.json, table.md, targets.md and chart.svg.
"""
import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

import chart
import results
import table
import targets

ROOT = pathlib.Path(__file__).resolve().parents[2]
NUMPY = ROOT / "benchmarks/numpy/bench.py"


def environment(quick):
    """One thread; huge pages for everyone, so that loops are compared and not page faults."""
    settings = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
                "BENCH_SECONDS": "0.01" if quick else "0.03"}
    if quick:
        settings["BENCH_MAX_ELEMENTS"] = "200000"
    return {**os.environ, **settings}


def commands(build, family):
    """The contestants of a family that were built, with what starts them."""
    found = {}
    for contestant in results.CONTESTANTS:
        program = build / f"bin/bench_{contestant}_{family}"
        if program.exists():
            found[contestant] = [program, "--benchmark_format=json"]
    if (NUMPY.parent / f"{family}.py").exists():
        found["numpy"] = [sys.executable, NUMPY, family]
    return found


def run(command, env):
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    if done.returncode:
        print(f"{command[0]} failed, status {done.returncode}:\n{done.stderr[-2000:]}", file=sys.stderr)
        return []
    return json.loads(done.stdout)["benchmarks"] if done.stdout.strip() else []  # a program without rows says nothing


def progress(words):
    if sys.stderr.isatty():
        print(f"\r{words:60s}\r", end="", file=sys.stderr)


def measure(build, family, rounds, quick):
    """{row: {"elements": n, "ns": {contestant: [per round]}, "checks": {contestant: (sum, scale)}, ...}}"""
    rows = {}
    order = list(commands(build, family).items())
    for round_number in range(rounds):
        for contestant, command in order:
            progress(f"{family}: round {round_number + 1} of {rounds}, {contestant}")
            for b in run(command, environment(quick)):
                name = "/".join(b["name"].split("/")[:2])
                row = rows.setdefault(name, {"family": family, "elements": b["elements"], "ns": {}, "checks": {}})
                row["ns"].setdefault(contestant, []).append(b["cpu_time"] / b["elements"])
                if "check" in b:
                    row["checks"][contestant] = b["check"], b["scale"]
                if extra := {key: b[key] for key in ("error",) if key in b}:
                    row.setdefault("extra", {})[contestant] = extra
        order.reverse()
    progress("")
    return rows


def disagreements(rows, tolerance=1e-6):
    """Rows whose results differ between contestants."""
    for name, row in rows.items():
        checks = row.pop("checks")
        reference = next((c for c in results.CONTESTANTS if c in checks), None)
        for contestant, (value, scale) in checks.items():
            if not abs(value - checks[reference][0]) <= tolerance * (scale + 1e-300):
                yield f"{name}: {contestant} gives {value!r}, {reference} {checks[reference][0]!r}"


def machine(build):
    cache = (build / "CMakeCache.txt").read_text()
    compiler = next(line.split("=", 1)[1] for line in cache.splitlines() if line.startswith("CMAKE_CXX_COMPILER:"))
    version = subprocess.run([compiler, "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    if "clang" not in version:
        version = "g++ " + version.split()[-1]
    cpu = platform.processor()
    for line in open("/proc/cpuinfo") if os.path.exists("/proc/cpuinfo") else []:
        if line.startswith("model name"):
            cpu = line.split(":")[1].strip()
    return {"compiler": version, "flags": "-O3 -march=native", "processor": cpu}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "docs/benchmarks")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("families", nargs="*")
    o = parser.parse_args()
    rows = {}
    for family in o.families:
        rows.update(measure(o.build, family, o.rounds or (3 if o.quick else 5), o.quick))
    wrong = list(disagreements(rows))
    for row in rows.values():
        row["ns"] = {c: {"median": statistics.median(ns), "min": min(ns)} for c, ns in row["ns"].items()}
    fresh = {"machine": machine(o.build), "rows": rows}
    print(table.text(fresh))
    if not o.quick:
        o.output.mkdir(parents=True, exist_ok=True)
        merged = results.merge(o.output / "results.json", fresh)
        if (compiled := o.output / "compile.json").exists():
            merged["compile"] = json.loads(compiled.read_text())
        (o.output / "table.md").write_text(table.markdown(merged))
        (o.output / "targets.md").write_text(targets.markdown(merged))
        (o.output / "chart.svg").write_text(chart.svg(merged))
    print(targets.text(merged if not o.quick else fresh))
    for line in wrong:
        print(f"WRONG {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
