import numpy as np
from data import SORTED_VECTORS, data, row


def of_numbers(f):
    def setup(n):
        a = data(n, 1)
        return lambda: f(a)
    return setup


row("sort", SORTED_VECTORS)(of_numbers(np.sort))
row("argsort", SORTED_VECTORS)(of_numbers(np.argsort))
row("percentile", SORTED_VECTORS)(of_numbers(lambda a: np.percentile(a, 90)))


@row("unique", SORTED_VECTORS)
def unique(n):
    a = data(n, 1, 0, 1000, np.int64)
    return lambda: np.unique(a)
