import numpy as np
from data import VECTORS, data, row


@row("add_fresh", VECTORS)
def add_fresh(n):
    a, b = data(n, 1), data(n, 2)
    return lambda: a + b


@row("add_cold", VECTORS[2:])
def add_cold(n):
    return add_fresh(n)


@row("copy", VECTORS)
def copy(n):
    a, r = data(n, 1), np.zeros(n)

    def work():
        r[...] = a
        return r
    return work


@row("fill", VECTORS)
def fill(n):
    r = np.zeros(n)

    def work():
        r.fill(1.5)
        return r
    return work
