"""Runs the relief of nd and of NumPy in turn and prints medians and ratios per stage.

usage: compare_relief.py PROGRAM FACTOR RUNS
Stages 2 to 6 count for the target; loading and saving are bound by files.
"""
import os
import re
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
STAGE = re.compile(r"^(?:stage )?([1-8]) (\S+(?: npy)?) +([0-9.]+) ms", re.M)
TARGET = 4.0
# NumPy at its best: no memory goes back to the system between temporaries, one thread.
ENVIRONMENT = dict(os.environ, MALLOC_TRIM_THRESHOLD_="4000000000", MALLOC_MMAP_THRESHOLD_="4000000000",
                   OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")


def stages(command):
    text = subprocess.run(command, check=True, capture_output=True, text=True, env=ENVIRONMENT).stdout
    return {(int(number), name): float(ms) for number, name, ms in STAGE.findall(text)}


def main():
    program, factor, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with tempfile.TemporaryDirectory() as out:
        nd = [program, "--factor", factor, "--output", out + "/nd"]
        numpy = [sys.executable, HERE + "/relief_numpy.py", factor, out + "/numpy"]
        stages(nd), stages(numpy)  # a warm-up of each
        pairs = [(stages(nd), stages(numpy)) for _ in range(runs)]
    median = lambda values: statistics.median(values)
    print(f"relief at factor {factor}, medians of {runs} interleaved runs, one thread")
    print(f"{'stage':16s} {'nd ms':>9s} {'NumPy ms':>9s} {'ratio':>7s}")
    for key in pairs[0][0]:
        if key in pairs[0][1]:
            a, b = median(p[0][key] for p in pairs), median(p[1][key] for p in pairs)
            print(f"{key[0]} {key[1]:14s} {a:9.1f} {b:9.1f} {b / a:6.1f}x")
    totals = [[sum(ms for (number, _), ms in run.items() if 2 <= number <= 6) for run in pair] for pair in pairs]
    a, b = median(t[0] for t in totals), median(t[1] for t in totals)
    ratio = median(t[1] / t[0] for t in totals)
    print(f"{'stages 2 to 6':16s} {a:9.1f} {b:9.1f} {ratio:6.1f}x   target {TARGET}x, measured / target {ratio / TARGET:.2f}")


if __name__ == "__main__":
    main()
