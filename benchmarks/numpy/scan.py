import numpy as np
from data import VECTORS, data, row


@row("cumsum", VECTORS)
def cumsum(n):
    a = data(n, 1)
    return lambda: np.cumsum(a)
