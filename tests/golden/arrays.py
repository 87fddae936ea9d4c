#!/usr/bin/env python3
"""Has NumPy compute the arrays that tests/manip and tests/select expect: writes manip.txt and select.txt beside it.

A line is `key;shape;elements in C order`. The tests name the key and make the same call.
"""
import pathlib

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

HERE = pathlib.Path(__file__).resolve().parent
nan, inf = np.nan, np.inf


def line(key, value):
    value = np.asarray(value)
    flat = value.astype(np.int64) if value.dtype == bool else value
    elements = flat.ravel().tolist()
    if value.dtype.kind == "c":
        elements = [part for x in elements for part in (x.real, x.imag)]
    return f"{key};{' '.join(map(str, value.shape))};{' '.join(repr(x) for x in elements)}"


def lines(key, values):
    return [line(f"{key} {i}", value) for i, value in enumerate(values)]


def manip():
    a = np.arange(24.0).reshape(2, 3, 4)
    m = np.arange(1.0, 7.0).reshape(2, 3)
    v = np.array([3.0, 1.0, 2.0])
    k = np.arange(6).reshape(2, 3)
    one = a[:, :1, :]
    zeros = np.array([0, 0, 1, 0, 2, 0])
    out = [
        line("transpose", a.T), line("transpose axes", a.transpose(1, 2, 0)), line("swapaxes", a.swapaxes(0, -1)),
        line("matrix_transpose", a.swapaxes(-1, -2)), line("moveaxis", np.moveaxis(a, 0, -1)),
        line("moveaxis two", np.moveaxis(a, [0, 1], [-1, 0])), line("rollaxis", np.rollaxis(a, 2)),
        line("rollaxis start", np.rollaxis(a, 0, 3)), line("diagonal", np.diagonal(a)),
        line("diagonal offset", np.diagonal(a, 1, 1, 2)),
        line("flip", np.flip(a)), line("flip axes", np.flip(a, (0, 2))), line("flipud", np.flipud(m)),
        line("fliplr", np.fliplr(m)), line("rot90", np.rot90(m)), line("rot90 back", np.rot90(m, -1)),
        line("rot90 axes", np.rot90(a, 2, (1, 2))), line("roll", np.roll(m, 2)), line("roll axis", np.roll(m, -1, 1)),
        line("roll axes", np.roll(m, (1, 1), (0, 1))), line("roll adds", np.roll(m, (1, 1), (1, 1))),
        line("concatenate", np.concatenate((m, m), 1)), line("concatenate mixed", np.concatenate((m, k), 0)),
        line("stack", np.stack((v, v), 1)), line("stack first", np.stack((m, m))), line("vstack", np.vstack((m, v))),
        line("hstack", np.hstack((v, v))), line("hstack matrices", np.hstack((m, m))),
        line("column_stack", np.column_stack((v, v))), line("column_stack mixed", np.column_stack((m.T, v))),
        line("dstack", np.dstack((v, v))), line("dstack matrices", np.dstack((m, m))),
        line("block row", np.block([v, v])), line("block", np.block([[m, m], [m, m]])),
        line("reshape F", m.reshape((3, 2), order="F")), line("ravel K", np.ravel(m.T, "K")),
        line("ravel F", np.ravel(m, "F")), line("squeeze", np.squeeze(one)), line("expand_dims", np.expand_dims(m, (0, 2))),
        line("atleast_2d", np.atleast_2d(v)), line("atleast_3d", np.atleast_3d(v)),
        line("atleast_3d matrix", np.atleast_3d(m)), line("broadcast_to", np.broadcast_to(v, (2, 3))),
        line("resize", np.resize(m, (3, 3))), line("resize smaller", np.resize(m, (2, 2))),
        *lines("broadcast_arrays", np.broadcast_arrays(v, v[:, None])),
        *lines("split", np.split(m, 3, 1)), *lines("split cuts", np.split(v, [1, 5])),
        *lines("array_split", np.array_split(np.arange(7.0), 3)), *lines("hsplit", np.hsplit(m, [1])),
        *lines("vsplit", np.vsplit(m, 2)), *lines("dsplit", np.dsplit(a, 2)), *lines("unstack", np.unstack(m, axis=1)),
        line("repeat", np.repeat(m, 2)), line("repeat axis", np.repeat(m, 2, 0)),
        line("repeat counts", np.repeat(m, [2, 0, 1], 1)), line("tile", np.tile(v, (2, 2))),
        line("tile fewer", np.tile(m, 2)),
        line("windows", sliding_window_view(m, (2, 2))), line("windows axis", sliding_window_view(m, 2, 1)),
        line("insert", np.insert(m, 1, 9, 1)), line("insert several", np.insert(v, [0, 3, 0], [7, 8, 9])),
        line("insert rows", np.insert(m, 1, [[7, 8, 9]], 0)), line("delete", np.delete(m, [0, -1], 1)),
        line("delete slice", np.delete(np.arange(7.0), slice(1, 6, 2))), line("delete flat", np.delete(m, 2)),
        line("append", np.append(m, v)), line("append axis", np.append(m, m, 1)),
        line("trim_zeros", np.trim_zeros(zeros)), line("trim_zeros front", np.trim_zeros(zeros, "f")),
    ]  # fmt: skip
    for mode in "constant edge linear_ramp maximum mean minimum reflect symmetric wrap".split():
        out.append(line(f"pad {mode}", np.pad(m, ((1, 2), (4, 3)), mode=mode)))
        out.append(line(f"pad integers {mode}", np.pad(np.array([1, 4, 2, 8]), (2, 3), mode=mode)))
    out.append(line("pad values", np.pad(m, 1, constant_values=(7, 8))))
    out.append(line("pad ramp", np.pad(m, (2, 1), mode="linear_ramp", end_values=(-3, 5))))
    out.append(line("pad odd", np.pad(m, (2, 5), mode="reflect", reflect_type="odd")))
    out.append(line("pad stat", np.pad(np.array([1, 4, 2, 8]), 1, mode="maximum", stat_length=2)))
    return out


def select():
    x = np.array([3.0, nan, -1.0, 0.0, -0.0, inf, 2.0, -inf, 3.0])
    m = np.array([[3, 1, 2], [1, 5, 0], [2, 2, 9]])
    z = np.array([1 + 2j, 1 - 2j, complex(nan, 0), 0 + 5j, complex(1, nan)])
    edges = np.array([0.0, 0.25, 0.5, 1.0])
    data = np.array([0.0, 0.1, 0.25, 0.5, 0.99, 1.0, 1.5, -0.5, nan])
    xp, fp = np.array([0.0, 1.0, 3.0]), np.array([1.0, 5.0, -1.0])
    at = np.array([[-1.0, 0.0, 0.5], [2.0, 3.0, 4.0]])
    sought = [0.25, -1.0, 2.0, 0.3]
    u = np.array([[3.0, 1.0, nan], [1.0, nan, 3.0]])
    rows = np.array([[1, 2], [0, 5], [1, 2]])
    a, b = np.array([5, 1, 3, 3, 9]), np.array([3, 9, 4])
    p, q = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 0.5])
    around, values = [190.0, -190.0, 350.0, -350.0], [5.0, 10.0, 3.0, 4.0]
    out = [
        line("sort", np.sort(x, kind="stable")), line("argsort", np.argsort(x, kind="stable")),
        line("sort axis 0", np.sort(m, 0)), line("argsort axis 0", np.argsort(m, 0, kind="stable")),
        line("sort complex", np.sort(z)), line("argsort complex", np.argsort(z, kind="stable")),
        line("lexsort", np.lexsort((m[0], m[2]))),
        line("searchsorted left", np.searchsorted(edges, sought)),
        line("searchsorted right", np.searchsorted(edges, sought, "right")),
        line("searchsorted nan", np.searchsorted(np.sort(x), [nan, 3.0])),
        line("digitize", np.digitize(sought, edges)),
        line("digitize right", np.digitize(sought, edges, right=True)),
        line("digitize decreasing", np.digitize(sought, edges[::-1])),
        *lines("histogram edges", np.histogram(data, edges)),
        *lines("histogram range", np.histogram(data, 4, range=(0, 1))),
        *lines("histogram weights", np.histogram(data, 4, range=(0, 1), weights=np.arange(9.0))),
        *lines("histogram integers", np.histogram(m, 3)),
        *lines("histogram float32", np.histogram(np.array([0.1, 0.2, 0.7], np.float32), 3)),
        line("histogram density", np.histogram(m, [0, 1, 3, 10], density=True)[0]),
        line("histogram_bin_edges", np.histogram_bin_edges(np.array([2.0, 2.0]), 2)),
        line("bincount", np.bincount([1, 2, 1, 4], minlength=6)),
        line("bincount weights", np.bincount([1, 2, 1, 4], [0.5, 1.0, 2.0, 3.0])),
        *lines("histogram2d", np.histogram2d([0.1, 0.5, 0.9, 1.0, 0.3], [0.0, 1.0, 2.0, 2.0, 0.5], [2, 3])),
        line("histogram2d weights",
             np.histogram2d([0.1, 0.5, 0.9], [0.0, 1.0, 2.0], 2, weights=[1, 2, 4], range=[[0, 1], [0, 2]])[0]),
        line("interp", np.interp(at, xp, fp)), line("interp ends", np.interp(at, xp, fp, left=-9, right=9)),
        line("interp period", np.interp([-180.0, 5.0, 365.0], around, values, period=360)),
        line("interp complex", np.interp([0.5, 2.0], xp, fp * 1j)),
        line("unique", np.unique(u)), *lines("unique all", np.unique_all(m)),
        *lines("unique rows", np.unique(rows, True, True, True, axis=0)), line("unique columns", np.unique(rows.T, axis=1)),
        line("intersect1d", np.intersect1d(a, b)), line("union1d", np.union1d(a, b)),
        line("setdiff1d", np.setdiff1d(a, b)), line("setxor1d", np.setxor1d(a, b)),
        line("isin", np.isin(a, b)), line("isin invert", np.isin(a, b, invert=True)),
    ]  # fmt: skip
    for mode in ("full", "same", "valid"):
        out.append(line(f"convolve {mode}", np.convolve(p, q, mode)))
        out.append(line(f"correlate {mode}", np.correlate(p, q, mode)))
        out.append(line(f"correlate longer {mode}", np.correlate(q, p, mode)))
        out.append(line(f"correlate complex {mode}", np.correlate(p * 1j, q * (1 + 1j), mode)))
    return out


if __name__ == "__main__":
    for name in (manip, select):
        (HERE / f"{name.__name__}.txt").write_text("\n".join(name()) + "\n")
