import numpy as np
from data import CACHED_VECTORS, data, row

ONE = {"exp": (np.exp, -10, 10), "log": (np.log, 1e-3, 10), "sin": (np.sin, -20, 20), "cos": (np.cos, -20, 20),
       "tanh": (np.tanh, -5, 5), "sqrt": (np.sqrt, 0, 10)}
TWO = {"pow": (np.power, (0.1, 10), (-3, 3)), "atan2": (np.arctan2, (-1, 1), (-1, 1))}
for suffix, dtype in ("_f64", np.float64), ("_f32", np.float32):
    for name, (f, low, high) in ONE.items():
        @row(name + suffix, CACHED_VECTORS)
        def one(n, f=f, low=low, high=high, dtype=dtype):
            a, r = data(n, 1, low, high, dtype), np.zeros(n, dtype)
            return lambda: f(a, out=r)
    for name, (f, x, y) in TWO.items():
        @row(name + suffix, CACHED_VECTORS)
        def two(n, f=f, x=x, y=y, dtype=dtype):
            a, b, r = data(n, 1, *x, dtype), data(n, 2, *y, dtype), np.zeros(n, dtype)
            return lambda: f(a, b, out=r)
