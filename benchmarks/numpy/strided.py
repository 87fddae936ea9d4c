import numpy as np
from data import VECTORS, data, row


@row("stride2", VECTORS)
def stride2(n):
    a, b, r = data(2 * n, 1), data(2 * n, 2), np.zeros(n)
    return lambda: np.add(a[::2], b[::2], out=r)


@row("rev", VECTORS)
def rev(n):
    a, b, r = data(n, 1), data(n, 2), np.zeros(n)
    return lambda: np.add(a[::-1], b, out=r)
