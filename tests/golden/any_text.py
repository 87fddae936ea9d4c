#!/usr/bin/env python3
"""Write arrays of strings, times and records, and their str() and repr(), to any_text.txt.

DESCR;SHAPE;BYTES IN HEX;STR;REPR, with line breaks written as "|n"
"""
import pathlib

import numpy as np

rng = np.random.default_rng(5)


def records(n, descr):
    a = np.zeros(n, descr)
    a["i"] = rng.integers(-200, 2000, n)
    a["x"] = np.round(rng.normal(size=(n, 2)) * 100, 3)
    a["s"] = [b"spam", b"it's", b"\xff\n"][n % 3]
    a["b"] = rng.random(n) > 0.5
    return a


COLUMNS = [("i", "<i2"), ("x", ">f4", (2,)), ("s", "|S4"), ("b", "|b1")]
arrays = [
    np.array([b"ab", b"c'd", b'e"\n', b"\xff\x00q"]), np.array([b"\"'", b"\\ \t\x1b"]),
    np.array(["ab", "\u00e9\u20ac", "c'd", "\U0001f600\x80"]), np.array(["z", "abc"], ">U3"), np.array("abc"),
    np.array([["x" * 30] * 4, ["y"] * 4]), np.array([1, "NaT", -70000], "m8[s]"), np.array([5], ">m8[25s]"),
    np.array(["2020-01-01", "NaT", "1969-02-28"], "M8[D]"), np.array("2004-08-19T13:04:05.678", "M8[ms]"),
    np.array(["2020-01-01T00:00", "1677-09-22"], "M8[ns]"), np.array(["12020-01-01", "-0050-01-01"], "M8[s]"),
    np.array([-1], "M8[as]"), np.array([-25, 0, 14], "M8[M]"), np.array([-3, 0, 60000], "M8[Y]"), np.array([5, -5], "M8[W]"),
    np.array([1, 2], "M8[7D]"), np.array([-1, 25], "M8[h]"), np.array([-1, 25], "M8[m]"), np.array([-1, 25], "M8[us]"),
    np.array([-1, 25], "M8[ps]"), np.array([-1, 25], "M8[fs]"), np.array(5, "m8[D]"), np.array("NaT", "m8[D]"),
    np.array([1, 2], ">i4"), np.array([1.5, 1e300], ">f8"), np.array([1 + 2j], ">c8"), np.zeros(2, "V3"), np.array(b"\xab\x01", "V2"),
    np.array([(1, 2.5), (10, 3)], [("a", "i4"), ("b", "f8")]), np.array((1, 2.5), [("a", "i4"), ("b", "f8")]),
    np.array([((1,), [[1, 2], [3, 40]])], [("a", [("x", "u1")]), ("b", "f4", (2, 2))]), np.zeros(0, [("a", "i4")]),
    np.zeros((0, 2), [("a", "i4")]), np.zeros((2, 2), [("a", "i4")]), np.zeros(2, np.dtype([("a", "i1"), ("b", "f8")], align=True)),
    np.zeros(3, [("a", "i1"), ("b", "?"), ("c", "S3"), ("d", "U3"), ("e", "M8[ns]"), ("f", "m8[D]")]),
    np.array([("GOOG", "2004-08-19", 100.25, 1e6), ("X", "NaT", np.nan, -0.5)], [("s", "U4"), ("d", "M8[D]"), ("p", "f4"), ("v", "f8")]),
    records(7, COLUMNS), records(2000, COLUMNS), np.zeros((3, 700), [("m", "u1", (3,))]),
    np.arange(4020).reshape(2, 2010).view([("m", "i8", (2010,))]), np.array([(b"x" * 30, 1)] * 4, [("name", "S30"), ("v", "c16")])]

lines = []
for a in arrays:
    hexed = np.ascontiguousarray(a).tobytes().hex()
    fields = [repr(np.lib.format.dtype_to_descr(a.dtype)), " ".join(map(str, a.shape)), hexed, str(a), repr(a)]
    assert not any(";" in f or "|n" in f for f in fields)
    lines.append(";".join(f.replace("\n", "|n") for f in fields))
(pathlib.Path(__file__).with_suffix(".txt")).write_text("\n".join(lines) + "\n")
