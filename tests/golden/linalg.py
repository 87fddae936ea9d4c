#!/usr/bin/env python3
"""Has NumPy compute the arrays that tests/linalg expects: writes linalg.txt beside it.

A line is `key;shape;elements in C order`. The tests name the key and make the same call. Elements are small integers,
so that no sum is rounded, except where a key says so.
"""
import pathlib

import numpy as np

from arrays import line

HERE = pathlib.Path(__file__).resolve().parent


def counted(*shape, first=0.0):
    return np.arange(first, first + np.prod(shape)).reshape(shape)


def products():
    v, w = counted(3), counted(3, first=1.0)
    m, n = counted(2, 3), counted(3, 4)
    a, b = counted(2, 3, 4), counted(5, 1, 4, 3)
    z, u = m * (1 + 2j) + 1j, v * (2 - 1j) + 3
    k8 = np.array([[100, 100], [-3, 7]], np.int8)
    t = np.array([[True, False], [True, True]])
    out = []
    for name in ("matmul", "dot", "inner", "outer", "vdot"):
        f = getattr(np, name)
        out.append(line(f"{name} vectors", f(v, w)))
        out.append(line(f"{name} complex", f(u, u * 1j)))
        out.append(line(f"{name} int8", f(k8[0], k8[1])))
        out.append(line(f"{name} bool", f(t[0], t[1])))
        out.append(line(f"{name} nothing", f(v[:0], w[:0])))
    for name in ("matmul", "dot"):
        f = getattr(np, name)
        out += [
            line(f"{name} matrices", f(m, n)), line(f"{name} matrix vector", f(m, v)),
            line(f"{name} vector matrix", f(v, n)), line(f"{name} complex matrices", f(z, z.T)),
            line(f"{name} complex matrix vector", f(z, u)), line(f"{name} complex vector matrix", f(u, z.T)),
            line(f"{name} int8 matrices", f(k8, k8)), line(f"{name} bool matrices", f(t, t)),
            line(f"{name} stack vector", f(a, counted(4))), line(f"{name} vector stack", f(counted(3), a)),
            line(f"{name} nothing inside", f(m[:, :0], n[:0])), line(f"{name} nothing outside", f(m[:0], n)),
        ]  # fmt: skip
    out += [
        line("matmul stacks", np.matmul(a, a.swapaxes(1, 2))), line("matmul broadcast", np.matmul(a, b)),
        line("matmul empty stack", np.matmul(a[:0], a[0].T)),
        line("dot stacks", np.dot(a, b)), line("dot number", np.dot(m, 2)), line("dot rank 0", np.dot(np.array(2.0), m)),
        line("inner stacks", np.inner(a, a[:, :2])), line("inner number", np.inner(3, v)),
        line("outer matrices", np.outer(m, n)), line("outer number", np.outer(2, v)),
        line("vdot matrices", np.vdot(z, z * 1j)), line("vdot rank 0", np.vdot(np.array(2 + 1j), np.array(1 + 1j))),
        line("matvec", np.matvec(a, counted(5, 1, 4))), line("vecmat", np.vecmat(counted(5, 1, 3), a)),
        line("vecmat complex", np.vecmat(u, z.T)), line("vecdot", np.vecdot(a, counted(3, 4))),
        line("vecdot complex", np.vecdot(z, z * 1j + 1)),
    ]  # fmt: skip
    return out


if __name__ == "__main__":
    (HERE / "linalg.txt").write_text("\n".join(products()) + "\n")
