import numpy as np
from data import SHORT_ROWS, SQUARES, data, row


def binary(f, shape_a, shape_b):
    def setup(n):
        sizes = {"n": n, 1: 1, 3: 3, 4: 4}
        a, b = (data(tuple(sizes[s] for s in shape), seed) for seed, shape in ((1, shape_a), (2, shape_b)))
        r = f(a, b)
        return lambda: f(a, b, out=r)
    return setup


row("bc_row", SQUARES)(binary(np.add, ("n", "n"), ("n",)))
row("bc_col", SQUARES)(binary(np.multiply, ("n", "n"), ("n", 1)))
row("outer", SQUARES)(binary(np.add, ("n", 1), ("n",)))
row("add_n3_row", SHORT_ROWS)(binary(np.add, ("n", 3), (3,)))
row("mul_n4_col", SHORT_ROWS)(binary(np.multiply, ("n", 4), ("n", 1)))
