#!/usr/bin/env python3
"""Write what NumPy says about dtypes that are no numbers to flexible_dtypes.txt.

text;ALIGN;DESCR;ITEMSIZE;ALIGNMENT;STR;REPR;FORMAT;WRITTEN  a dtype as text; FORMAT is that of a buffer, "-" for none
promote;A;B;R                                                numpy.promote_types, "-" for none
cast;RULE;A;B;0|1                                            numpy.can_cast
equal;A;B;0|1
"""
import ast
import itertools
import pathlib

import numpy as np

SINGLE = ["'|S5'", "'<U3'", "'>U3'", "'|V7'", "'<m8[us]'", "'>M8[D]'", "'<M8[25s]'", "'<m8'", "'<f8'", "'>i4'", "'|b1'",
          "'|u1'", "'<c16'", "'>f2'", "'<f16'"]
RECORDS = [
    "[('a', '|i1'), ('b', '<f8'), ('c', '<i2')]", "[('x', '<f4'), ('y', '<f4')]",
    "[('m', '<f4', (2, 3)), ('n', '|i1')]", "[('z', '|u1'), ('p', [('u', '|i1'), ('v', '<i4')], (2,))]",
    "[('a', '>i4'), ('b', '<i4'), ('c', '|b1'), ('d', '>f8')]", "[('s', '|S3'), ('t', '<U2'), ('v', '|V3')]",
    "[(('title', 'name'), '<i8'), ('b', '<i2')]", "[('when', '<M8[D]'), ('price', '<f4')]",
    "[('p', [('a', '|i1'), ('b', [('c', '>i2'), ('d', '<c8', (2,))])]), ('q', '|u1')]", "[('one', '<i8', (1,))]",
    "[(\"it's\", '<i4'), ('b', '<i4', (0,)), ('d', '<f8')]", "[('g', '<f16'), ('b', '|u1')]",
    "[('b', '|u1'), ('g', '<f16')]"]
GAPS = ["[('a', '<i4'), ('', '|V4'), ('b', '|i1')]", "[('a', '<i4'), ('', '|V12')]", "[('', '|V3'), ('a', '<f4', (2,))]"]
FLEXIBLE = ["'|S5'", "'|S30'", "'<U3'", "'>U3'", "'<U7'", "'|V4'", "'|V7'", "'<m8[us]'", "'<m8[D]'", "'<m8[M]'",
            "'<m8'", "'<M8[D]'", "'>M8[D]'", "'<M8[25s]'", "'<M8[Y]'", "'<M8[ns]'", "'<M8[ps]'", "'<M8[2W]'", "'<M8[3M]'", "'|b1'", "'|u1'", "'<i4'", "'<i8'",
            "'<u8'", "'<f4'", "'<f8'", "'<c16'", "[('a', '<i4'), ('b', '|i1')]", "[('a', '<f4'), ('b', '<i2')]",
            "[('c', '<i4'), ('d', '|i1')]", "[('a', '>i4'), ('b', '|i1')]", "[('a', '<i4')]", "[('a', '<i4', (2,))]",
            "[('a', '<i8', (2,))]", "[('a', '<i8', (3,))]", "[(('t', 'a'), '<i4'), ('b', '|i1')]"]


def dtype(descr, align=False):
    return np.dtype(ast.literal_eval(descr), align=align)


def text(descr, made, align):
    try:
        form = memoryview(np.zeros(1, made)).format
    except ValueError:
        form = "-"
    return f"text;{align:d};{descr};{made.itemsize};{made.alignment};{made};{made!r};{form};" \
           f"{np.lib.format.dtype_to_descr(made)!r}"


lines = []
for descr in SINGLE:
    lines.append(text(descr, dtype(descr), False))
for descr, align in itertools.product(RECORDS, [False, True]):
    lines.append(text(descr, dtype(descr, align), align))
for descr in GAPS:
    lines.append(text(descr, np.lib.format.descr_to_dtype(ast.literal_eval(descr)), False))
for a, b in itertools.product(FLEXIBLE, FLEXIBLE):
    try:
        common = repr(np.lib.format.dtype_to_descr(np.promote_types(dtype(a), dtype(b))))
    except (TypeError, OverflowError):
        common = "-"
    lines.append(f"promote;{a};{b};{common}")
    lines.append(f"equal;{a};{b};{int(dtype(a) == dtype(b))}")
for rule in "no equiv safe same_kind".split():
    for a, b in itertools.product(FLEXIBLE, FLEXIBLE):
        lines.append(f"cast;{rule};{a};{b};{int(np.can_cast(dtype(a), dtype(b), rule))}")
(pathlib.Path(__file__).with_suffix(".txt")).write_text("\n".join(lines) + "\n")
