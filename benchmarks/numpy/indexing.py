import numpy as np
from data import VECTORS, data, row


@row("take", VECTORS)
def take(n):
    a, i, r = data(n, 1), data(n, 2, 0, n, np.int64), np.zeros(n)
    return lambda: np.take(a, i, out=r, mode="wrap")


@row("put", VECTORS)
def put(n):
    v, i, r = data(n, 1), data(n, 2, 0, n, np.int64), np.zeros(n)

    def work():
        r[i] = v
        return r
    return work


@row("take_rows", VECTORS)
def take_rows(n):
    n //= 50
    a, i, r = data((n, 50), 1), data(n, 2, 0, n, np.int64), np.zeros((n, 50))
    return lambda: np.take(a, i, axis=0, out=r, mode="wrap")


@row("mask_get", VECTORS)
def mask_get(n):
    a = data(n, 1)
    mask = a < 0
    return lambda: a[mask]


@row("mask_set", VECTORS)
def mask_set(n):
    a = data(n, 1).copy()

    def work():
        a[a < 0] = -0.5
        return a
    return work
