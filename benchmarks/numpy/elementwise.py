import numpy as np
from data import VECTORS, data, row

for name, dtype in ("add_f64", np.float64), ("add_f32", np.float32), ("add_i32", np.int32):
    @row(name, VECTORS)
    def add(n, dtype=dtype):
        a, b, r = data(n, 1, -1000, 1000, dtype), data(n, 2, -1000, 1000, dtype), np.zeros(n, dtype)
        return lambda: np.add(a, b, out=r)


@row("expr5", VECTORS)
def expr5(n):
    a, b, c, d, e, r, s = *(data(n, k) for k in (1, 2, 3, 4)), data(n, 5, 1, 2), np.zeros(n), np.zeros(n)

    def work():
        np.subtract(a, b, out=r)
        np.multiply(r, c, out=r)
        np.divide(d, e, out=s)
        return np.add(r, s, out=r)
    return work


@row("where", VECTORS)
def where(n):
    a, b = data(n, 1), data(n, 2)
    return lambda: np.where(a > b, a, b)
