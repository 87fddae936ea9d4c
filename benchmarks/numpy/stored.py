import numpy as np
from data import CACHED_VECTORS, VECTORS, data, row

READING = np.dtype([("tag", "S1"), ("x", "f8"), ("y", "f8")])


@row("stored_sum_native", VECTORS)
def sum_native(n):
    a = data(n, 1)
    return lambda: a.sum()


@row("stored_sum_big", VECTORS)
def sum_big(n):
    a = data(n, 1).astype(">f8")
    return lambda: a.sum()


@row("stored_sum_packed", VECTORS)
def sum_packed(n):
    a = np.zeros(n, READING)
    a["x"] = data(n, 1)
    x = a["x"]
    return lambda: x.sum()


@row("stored_add_big", VECTORS)
def add_big(n):
    a, b, r = data(n, 1).astype(">f8"), data(n, 2).astype(">f8"), np.zeros(n)
    return lambda: np.add(a, b, out=r)


@row("stored_cast_big", VECTORS)
def cast_big(n):
    a, r = data(n, 1).astype(">f8"), np.zeros(n)

    def work():
        np.copyto(r, a)
        return r
    return work


def halves(n, seed):
    return data(n, seed, dtype=np.float32).astype(np.float16)


for name, function in ("add", np.add), ("mul", np.multiply):
    @row(f"stored_{name}_f16", CACHED_VECTORS)
    def binary(n, function=function):
        a, b, r = halves(n, 1), halves(n, 2), np.zeros(n, np.float16)
        return lambda: function(a, b, out=r)


@row("stored_exp_f16", CACHED_VECTORS)
def exp_f16(n):
    a, r = halves(n, 1), np.zeros(n, np.float16)
    return lambda: np.exp(a, out=r)


@row("stored_sum_f16", CACHED_VECTORS)
def sum_f16(n):
    a = halves(n, 1)
    return lambda: a.sum()
