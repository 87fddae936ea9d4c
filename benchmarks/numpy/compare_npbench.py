"""Runs the kernels of nd, of NumPy and hand-written loops in turn; prints medians, ratios and their geometric means.

usage: compare_npbench.py FOLDER_OF_PROGRAMS [ROUNDS [KERNEL...]]
"""
import math
import os
import platform
import statistics
import subprocess
import sys
import time

import numpy as np

from npbench_kernels import KERNELS, prepare

HERE = os.path.dirname(os.path.abspath(__file__))
PAGE = HERE + "/../../docs/benchmarks/npbench.md"
TARGET = 4.0
SECONDS = {"S": 0.3, "M": 1.0}  # of NumPy's time in one round of one kernel

INTRODUCTION = """# NPBench

Sixteen kernels of [NPBench](https://github.com/spcl/npbench) (Ziogas et al., ICS 2021) in nd, `examples/npbench`, beside the
same statements in NumPy, `benchmarks/numpy/npbench_kernels.py`. One thread; inputs are made anew for every run and not timed;
medians of {rounds} interleaved rounds. NumPy {numpy} keeps freed memory (`MALLOC_TRIM_THRESHOLD_`, `MALLOC_MMAP_THRESHOLD_`).
*Ceiling* is a hand-written loop, `benchmarks/npbench_ceiling.cpp`, compiled with `-O3` for the machine, the better of with and
without `-ffast-math`: 100 % means that nd is as fast as it. `sh benchmarks/npbench.sh` makes this page.

Machine: {machine}.
"""


def machine():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def numpy_ms(name, preset):
    arguments = prepare(name, preset)
    start = time.perf_counter()
    KERNELS[name].run(**arguments)
    return (time.perf_counter() - start) * 1e3


def program_ms(command, name):
    """Times in ms of a kernel as a program prints them: median, best."""
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [line.split() for line in text.splitlines() if line.startswith(name + " ")]
    return (float(rows[0][2]), float(rows[0][3])) if rows else None


def measure(programs, name, preset, rounds):
    """Medians of nd and NumPy, and the ceiling's best time or None."""
    repeat = max(1, min(50, int(SECONDS[preset] * 1e3 / numpy_ms(name, preset))))
    options = ["--preset", preset, "--kernel", name, "--repeat", str(repeat)]
    nd, numpy, ceiling = [], [], []
    for _ in range(rounds):
        nd.append(program_ms([programs + "/npbench"] + options, name)[0])
        numpy.append(statistics.median(numpy_ms(name, preset) for _ in range(repeat)))
        for program in "bench_npbench_ceiling", "bench_npbench_ceiling_fast":
            if (ms := program_ms([f"{programs}/{program}", preset, name, str(repeat)], name)) is not None:
                ceiling.append(ms)
    # Each of the two ways to compile has a median; the better one counts.
    best = min((statistics.median(m for m, _ in ceiling[i::2]) for i in range(2)), default=None) if ceiling else None
    return statistics.median(nd), statistics.median(numpy), best


def table(programs, preset, names, rounds):
    rows = []
    lines = [f"| kernel ({preset}) | nd ms | NumPy ms | ratio | ceiling ms | of the ceiling |", "|---|--:|--:|--:|--:|--:|"]
    print("\n".join(lines), flush=True)
    for name in names:
        nd, numpy, ceiling = measure(programs, name, preset, rounds)
        rows.append(numpy / nd)
        hand = f"{ceiling:.3g} | {ceiling / nd * 100:.0f} %" if ceiling is not None else "- | -"
        lines.append(f"| {name} | {nd:.3g} | {numpy:.3g} | {numpy / nd:.2f} | {hand} |")
        print(lines[-1], flush=True)
    mean = math.exp(sum(map(math.log, rows)) / len(rows))
    lines.append(f"| geometric mean | | | **{mean:.2f}** | | |")
    print(lines[-1])
    print(f"preset {preset}: {mean:.2f} times NumPy, target {TARGET}, measured / target {mean / TARGET:.2f}\n", flush=True)
    return lines


def main():
    programs, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 7
    names = sys.argv[3:] or sorted(KERNELS)
    page = INTRODUCTION.format(rounds=rounds, numpy=np.__version__, machine=machine())
    for preset in "SM":
        page += "\n" + "\n".join(table(programs, preset, names, rounds)) + "\n"
    if len(names) == len(KERNELS):
        os.makedirs(os.path.dirname(PAGE), exist_ok=True)
        with open(PAGE, "w") as file:
            file.write(page)


if __name__ == "__main__":
    main()
