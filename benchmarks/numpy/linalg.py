from data import PRODUCTS, data, row


@row("matmul", PRODUCTS)
def matmul(n):
    a, b = data((n, n), 1), data((n, n), 2)
    return lambda: a @ b
