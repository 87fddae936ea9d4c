#!/usr/bin/env python3
"""Counts the instructions of some thirty uses of nd under callgrind and compares them with recorded budgets.

usage: check.py [--compiler CXX] [--record]
A stop watch is not needed, so noisy machines notice slow code too. Counts differ between compilers: each major version
has its own budgets in budgets.json, and without them the check is skipped. A count may exceed its budget by TOLERANCE;
--record makes what was counted the new budgets. The last line is "N passed, N failed".
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

TOLERANCE = 0.05
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUDGETS = HERE / "budgets.json"
# Valgrind does not know AVX-512.
FLAGS = ["-std=c++20", "-O2", "-DNDEBUG", "-march=x86-64-v3"]


def compiler_key(compiler):
    """Such as "gcc-12", the same under any name of the program."""
    macros = subprocess.run([compiler, "-dM", "-E", "-x", "c++", "/dev/null"], capture_output=True, text=True, check=True).stdout
    value = lambda name: re.search(rf"^#define {name} (\d+)$", macros, re.M)
    clang = value("__clang_major__")
    return f"clang-{clang[1]}" if clang else f"gcc-{value('__GNUC__')[1]}"


def counts(compiler, scratch):
    deps = pathlib.Path(os.environ.get("ND_DEPS_DIR", ROOT / "build/deps"))
    program = scratch / "cases"
    includes = [f"-I{ROOT / 'include'}", f"-I{ROOT / 'benchmarks'}", f"-isystem{deps / 'usr/include'}"]
    subprocess.run([compiler, *FLAGS, *includes, HERE / "cases.cpp", "-o", program], check=True)
    for old in scratch.glob("counts*"):
        old.unlink()
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={scratch}/counts", program], check=True, capture_output=True)
    found = {}
    for part in sorted(scratch.glob("counts.*"), key=lambda path: int(path.suffix[1:])):
        text = part.read_text()
        if name := re.search(r"^desc: Trigger: Client Request: (\S+)$", text, re.M):
            found[name[1]] = int(re.search(r"^(?:summary|totals): (\d+)", text, re.M)[1])
    return found


def skip(why):
    print(f"skipped: {why}\n0 passed, 0 failed")
    sys.exit(0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", default=os.environ.get("CXX", "c++"))
    parser.add_argument("--record", action="store_true")
    o = parser.parse_args()
    if not shutil.which("valgrind") or not pathlib.Path("/usr/include/valgrind/callgrind.h").exists():
        skip("valgrind or its header is not here")
    if os.uname().machine != "x86_64":
        skip("budgets are recorded for x86-64 alone")
    key = compiler_key(o.compiler)
    recorded = json.loads(BUDGETS.read_text()) if BUDGETS.exists() else {}
    if key not in recorded and not o.record:
        skip(f"no budgets are recorded for {key}")
    scratch = ROOT / "build/guard" / key
    scratch.mkdir(parents=True, exist_ok=True)
    found = counts(o.compiler, scratch)
    if o.record:
        recorded[key] = found
        BUDGETS.write_text(json.dumps(recorded, indent=1) + "\n")
    failed = 0
    for name, budget in recorded[key].items():
        count = found.get(name)
        over = count is None or count > budget * (1 + TOLERANCE)
        failed += over
        verdict = "FAILED: more instructions than allowed" if over else "better: record it" if count < budget * (1 - TOLERANCE) else "ok"
        print(f"{name:18s} {count or 0:10d}  budget {budget:10d}  {(count or 0) / budget:5.2f}  {verdict}")
    for name in found.keys() - recorded[key].keys():
        failed += 1
        print(f"{name:18s} FAILED: no budget is recorded")
    print(f"{len(found) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
