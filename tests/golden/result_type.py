#!/usr/bin/env python3
"""Write what NumPy says about pairs of dtypes to result_type.txt.

promote;A;B;R        numpy.promote_types
weak;A;KIND;R        numpy.result_type of an array and a Python number
cast;RULE;A;B;0|1    numpy.can_cast
many;A B C;R         numpy.result_type of several dtypes
"""
import itertools
import pathlib

import numpy as np

TYPES = "|b1 |i1 <i2 <i4 <i8 |u1 <u2 <u4 <u8 <f2 <f4 <f8 <c8 <c16".split()
NUMBERS = {"b": True, "i": 1, "f": 1.0, "c": 1j}
lines = []
for a, b in itertools.product(TYPES, TYPES):
    lines.append(f"promote;{a};{b};{np.promote_types(a, b).str}")
for a, (kind, number) in itertools.product(TYPES, NUMBERS.items()):
    lines.append(f"weak;{a};{kind};{np.result_type(np.dtype(a), number).str}")
for rule in "no equiv safe same_kind unsafe".split():
    for a, b in itertools.product([*TYPES, ">i4", ">f8"], repeat=2):
        lines.append(f"cast;{rule};{a};{b};{int(np.can_cast(a, b, rule))}")
for a, b, c in itertools.permutations(["<i2", "<u2", "<f4", "<c8", "<i8", "|b1"], 3):
    lines.append(f"many;{a} {b} {c};{np.result_type(a, b, c).str}")
(pathlib.Path(__file__).with_suffix(".txt")).write_text("\n".join(lines) + "\n")
