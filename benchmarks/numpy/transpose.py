import numpy as np
from data import CUBES, TRANSPOSES, data, row


@row("addT", TRANSPOSES)
def add_t(n):
    a, b, r = data((n, n), 1), data((n, n), 2), np.zeros((n, n))
    return lambda: np.add(a, b.T, out=r)


@row("copyT", TRANSPOSES)
def copy_t(n):
    a, r = data((n, n), 1), np.zeros((n, n))

    def work():
        r[...] = a.T
        return r
    return work


@row("perm3", CUBES)
def perm3(n):
    a, b, r = data((n, n, n), 1), data((n, n, n), 2), np.zeros((n, n, n))
    return lambda: np.add(a, b.transpose(1, 2, 0), out=r)
