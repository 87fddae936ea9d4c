#!/usr/bin/env python3
"""Makes the tables of docs/numpy.md from numpy_functions.txt: numpy_table.py write, or check whether they are current.

Either way every name that the second column calls must be declared somewhere in include/nd.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/numpy.md"
START = "<!-- tables made by tests/docs/numpy_table.py -->\n"
WORDS = {"or", "a", "std", "m"}  # not names of nd


def tables(lines):
    text = ""
    for line in lines:
        if line.startswith("## "):
            text += f"\n{line}\n\n| NumPy | nd | |\n|---|---|---|\n"
        elif line and not line.startswith("#"):
            numpy, nd, remark = (part.strip().replace("|", "\\|") for part in line.split("|"))
            text += f"| `{numpy}` | {' or '.join(f'`{part}`' for part in nd.split(' or '))} | {remark} |\n"
    return text


def missing(lines):
    code = "\n".join(p.read_text() for p in (ROOT / "include/nd").rglob("*.hpp"))
    declared = set(re.findall(r"[A-Za-z_]\w*", re.sub(r"//.*", "", code)))
    for line in lines:
        if line and not line.startswith("#"):
            for name in re.findall(r"(?<![\w.\"])([A-Za-z_]\w*)(?=[(<{])", line.split("|")[1]):
                if name not in declared and name not in WORDS:
                    yield name


def main() -> int:
    lines = (ROOT / "tests/docs/numpy_functions.txt").read_text().splitlines()
    head, _, current = PAGE.read_text().partition(START)
    absent = sorted(set(missing(lines)))
    for name in absent:
        print(f"docs/numpy.md: nd has no {name}")
    if sys.argv[1] == "write":
        PAGE.write_text(head + START + tables(lines))
    elif current != tables(lines):
        print("docs/numpy.md is not what numpy_functions.txt says: run tests/docs/numpy_table.py write")
        return 1
    return bool(absent)


if __name__ == "__main__":
    sys.exit(main())
