import numpy as np
from data import SHORT_ROWS, SQUARES, VECTORS, data, row


def of_matrix(f):
    def setup(n):
        a = data((n, n), 1)
        return lambda: f(a)
    return setup


def of_two(f):
    def setup(n):
        a, b = data(n, 1), data(n, 2)
        return lambda: f(a, b)
    return setup


row("sum_all", SQUARES)(of_matrix(np.sum))
row("sum_ax0", SQUARES)(of_matrix(lambda a: a.sum(axis=0)))
row("sum_ax1", SQUARES)(of_matrix(lambda a: a.sum(axis=1)))
row("max", SQUARES)(of_matrix(np.max))
row("var", SQUARES)(of_matrix(np.var))
row("fused_ssd", VECTORS)(of_two(lambda a, b: np.square(a - b).sum()))
row("argmax", VECTORS)(of_two(lambda a, b: a.argmax()))
row("count_gt", VECTORS)(of_two(lambda a, b: np.count_nonzero(a > b)))


@row("sum_n3", SHORT_ROWS)
def sum_n3(n):
    a = data((n, 3), 1)
    return lambda: a.sum(axis=1)


for name, position in ("early", lambda n: 10), ("late", lambda n: n - 1):
    @row("any_" + name, VECTORS)
    def any_greater(n, position=position):
        a, b = data(n, 1, -1, 0).copy(), data(n, 2, 0, 1)
        a[position(n)] = 2
        return lambda: (a > b).any()

    @row("any_bool_" + name, VECTORS)
    def any_true(n, position=position):
        a = np.zeros(n, bool)
        a[position(n)] = True
        return lambda: a.any()
