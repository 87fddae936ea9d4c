#!/usr/bin/env python3
"""Fail when a header breaks a rule of docs/contributing.md.

Rules: a folder includes only itself and what LAYERS puts above it; no include cycles; at most MAX_LINES lines;
one matching test; OWNER headers only in their folder; EXPENSIVE headers in no folder of CHEAP; a first line that says
what the header is, then the licence.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAMESPACE = ROOT / "include/nd"
MAX_LINES = 400
LAYERS = [  # a folder includes itself and the layers above its line; folders on one line are strangers
    "base", "dtype layout memory simd parallel", "indexing expr", "engine", "array", "creation", "ufunc", "reduce",
    "manip", "select", "linalg", "io interop"]  # fmt: skip
LAYERS = [layer.split() for layer in LAYERS]
ALLOWED = {f: {f, *sum(LAYERS[:depth], [])} for depth, layer in enumerate(LAYERS) for f in layer}
OWNER = {"xsimd/": "simd", "immintrin.h": "simd", "arm_neon.h": "simd", "thread": "parallel", "mutex": "parallel",
         "condition_variable": "parallel", "tbb/": "parallel", "omp.h": "parallel", "Python.h": "interop",
         "pybind11/": "interop", "nanobind/": "interop", "zip.h": "io", "iostream": "io", "fstream": "io",
         "ostream": "io", "istream": "io", "sstream": "io", "format": "io", "fmt/": "io", "cblas.h": "linalg",
         "complex": "dtype"}  # fmt: skip
CHEAP = set(sum(LAYERS[:LAYERS.index(["reduce"])], []))  # folders of the cheap include <nd/core.hpp>
EXPENSIVE = set("string string_view stdexcept vector memory functional cmath algorithm tuple atomic ranges "
                "numeric map set unordered_map unordered_set variant optional any regex chrono format".split())
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def main() -> int:
    problems, edges = [], {}
    tested = {name for test in (ROOT / "tests").rglob("*.test.cpp")
              for line in re.findall(r"^// Also tests: (.*)$", test.read_text(), re.M) for name in line.split()}
    for header in sorted(NAMESPACE.rglob("*.hpp")):
        name = header.relative_to(NAMESPACE)
        folder = name.parts[0] if len(name.parts) > 1 else None  # None: an umbrella header
        text = header.read_text()
        report = lambda what: problems.append(f"{name}: {what}")
        if (count := text.count("\n")) > MAX_LINES:
            report(f"{count} lines, at most {MAX_LINES}")
        if not re.match(r"// \S.*\n// SPDX-License-Identifier: BSD-3-Clause\n#pragma once\n", text):
            report("must start with a sentence, the SPDX line and #pragma once")
        if folder and folder not in ALLOWED:
            report(f"{folder}/ is no layer")
        if folder and not (ROOT / "tests" / name.with_suffix(".test.cpp")).exists() and str(name) not in tested:
            report(f"no tests/{name.with_suffix('.test.cpp')}, and no test says that it tests this header also")
        edges[str(name)] = []
        for bracket, target in INCLUDE.findall(text):
            owner = next((o for key, o in OWNER.items() if target == key or key[-1] == "/" and target.startswith(key)),
                         folder)
            if owner != folder:
                report(f"<{target}> belongs to {owner}/ alone")
            if bracket == '"':
                report(f'"{target}" must be a full path in angle brackets')
            if folder in CHEAP and target in EXPENSIVE:
                report(f"<{target}> is too expensive for {folder}/")
            if target.startswith("nd/"):
                target = target.removeprefix("nd/")
                edges[str(name)].append(target)
                if folder and target.split("/")[0] not in ALLOWED.get(folder, set()):
                    report(f"{folder}/ may not include {target}")
                if not (NAMESPACE / target).exists():
                    report(f"<nd/{target}> does not exist")
    problems += cycles(edges)
    print("\n".join(problems) or f"{len(edges)} headers, no problem")
    return 1 if problems else 0


def cycles(edges):
    state, found = {}, []

    def visit(node, path):
        if state.get(node) == "open":
            found.append("cycle: " + " -> ".join(path[path.index(node):] + [node]))
        elif node not in state and node in edges:
            state[node] = "open"
            for target in edges[node]:
                visit(target, path + [node])
            state[node] = "done"

    for node in edges:
        visit(node, [])
    return found


if __name__ == "__main__":
    sys.exit(main())
