import numpy as np
from data import CACHED_SQUARES, ONE, TINY, data, row


def add(n):
    a, b, r = data(n, 1), data(n, 2), np.zeros(n)
    return lambda: np.add(a, b, out=r)


def fresh(n):
    a, b = data(n, 1), data(n, 2)
    return lambda: a + b


def view(n):
    a = data(100, 1)
    return lambda: a[n:]


for suffix in "", "_1d":
    row("small_add" + suffix, TINY)(add)
    row("small_fresh" + suffix, TINY)(fresh)
    row("slice_view" + suffix, ONE)(view)


@row("elem", CACHED_SQUARES)
def elem(n):
    a = data((n, n), 1)

    def total():
        s = 0.0
        for i in range(n):
            for j in range(n):
                s += a[i, j]
        return s
    return total
