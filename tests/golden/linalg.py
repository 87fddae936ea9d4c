#!/usr/bin/env python3
"""Has NumPy compute the arrays that tests/linalg expects: writes linalg.txt and einsum.txt beside it.

A line of linalg.txt is `key;shape;elements in C order`: the tests name the key and make the same call. A line of
einsum.txt is `subscripts;shapes of the operands;shape;elements`; operand k counts from k + 1, modulo 5. Elements are small integers,
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


def more_products():
    v, m, n = counted(3), counted(2, 3), counted(3, 4)
    a, q = counted(2, 3, 4), np.arange(1, 10, dtype=np.int64).reshape(3, 3)
    c = counted(3, 4) + 1j * counted(3, 4, first=5.0)
    t = np.array([[True, False], [True, True]])
    x = np.array([[3.0, -4.0, 0.0], [0.0, 12.0, -5.0]])
    z = np.array([[3 + 4j, 0], [5 - 12j, 8 + 6j]])
    out = [
        line("tensordot 0", np.tensordot(m, n, 0)), line("tensordot 1", np.tensordot(m, n, 1)),
        line("tensordot 2", np.tensordot(a, counted(3, 4, 2), 2)), line("tensordot all", np.tensordot(n, n)),
        line("tensordot axes", np.tensordot(a, n, ([2, 1], [1, 0]))), line("tensordot swapped", np.tensordot(a, n, ([1, 2], [0, 1]))),
        line("tensordot one", np.tensordot(a, a, ([0], [0]))), line("tensordot negative", np.tensordot(a, a, ([-1, 0], [-1, 0]))),
        line("tensordot complex", np.tensordot(c, c, ([0], [0]))), line("tensordot bool", np.tensordot(t, t, ([0], [1]))),
        line("tensordot rank 0", np.tensordot(np.array(2.0), m, 0)), line("tensordot empty", np.tensordot(a[:, :0], n[:0], ([1], [0]))),
        line("trace", np.trace(q)), line("trace offset", np.trace(n, 1)), line("trace below", np.trace(n, -2)),
        line("trace outside", np.trace(n, 9)), line("trace axes", np.trace(a, 0, 1, 2)), line("trace back", np.trace(a, 1, 2, 0)),
        line("trace uint8", np.trace(np.array([[200, 1], [1, 200]], np.uint8))), line("trace bool", np.trace(t)),
        line("kron vectors", np.kron(v, v + 1)), line("kron matrices", np.kron(m, n)), line("kron ranks", np.kron(q, v)),
        line("kron stacks", np.kron(a[:, :1], m)), line("kron number", np.kron(2, m)), line("kron empty", np.kron(m[:, :0], v)),
        line("kron bool", np.kron(t, t)), line("kron complex", np.kron(c[:2, :2], c[1])),
        line("cross", np.cross(v, v + [1, 5, 2])), line("cross stacks", np.cross(m, [[3], [4]] + m)),
        line("cross broadcast", np.cross(counted(4, 1, 3) + v, v[::-1])), line("cross axis", np.cross(q, q * q, axis=0)),
        line("cross axes", np.cross(n[:, :2], m, axisa=0, axisb=1, axisc=0)),
        line("cross plane", np.cross([1, 2], [3, 4])), line("cross 2 3", np.cross([1, 2], [3, 4, 5])),
        line("cross 3 2", np.cross([3, 4, 5], [1, 2])),
        line("cross uint8", np.cross(np.array([1, 2, 3], np.uint8), np.array([4, 5, 6], np.uint8))),
        line("power 0", np.linalg.matrix_power(q, 0)), line("power 1", np.linalg.matrix_power(q, 1)),
        line("power 2", np.linalg.matrix_power(q, 2)), line("power 3", np.linalg.matrix_power(q, 3)),
        line("power 12", np.linalg.matrix_power(q, 12)), line("power stack", np.linalg.matrix_power(counted(2, 2, 2), 5)),
        line("power int8", np.linalg.matrix_power(q.astype(np.int8), 7)), line("power complex", np.linalg.matrix_power(z, 3)),
        line("power stack 0", np.linalg.matrix_power(counted(2, 2, 2), 0)),
        line("multi_dot 2", np.linalg.multi_dot([m, n])), line("multi_dot 3", np.linalg.multi_dot([m, n, n.T])),
        line("multi_dot 5", np.linalg.multi_dot([m, n, n.T, q, m.T])), line("multi_dot vectors", np.linalg.multi_dot([v, n, n.T, v])),
        line("multi_dot first", np.linalg.multi_dot([v, n, n.T])), line("multi_dot last", np.linalg.multi_dot([m, q, v])),
        line("multi_dot complex", np.linalg.multi_dot([m, c])),
    ]  # fmt: skip
    orders = [("none", None), ("0", 0), ("1", 1), ("-1", -1), ("2", 2), ("3", 3), ("-2", -2), ("0.5", 0.5),
              ("inf", np.inf), ("-inf", -np.inf)]  # fmt: skip
    for name, order in orders:
        out.append(line(f"norm vector {name}", np.linalg.norm(x[1], order)))
        out.append(line(f"norm integers {name}", np.linalg.norm(q[1], order)))
        out.append(line(f"norm complex {name}", np.linalg.norm(z.ravel(), order)))
        out.append(line(f"norm axis {name}", np.linalg.norm(x, order, 1)))
        out.append(line(f"norm keepdims {name}", np.linalg.norm(x, order, 0, True)))
    for name, order in [("none", None), ("fro", "fro"), ("1", 1), ("-1", -1), ("inf", np.inf), ("-inf", -np.inf)]:
        out.append(line(f"norm matrix {name}", np.linalg.norm(x, order)))
        out.append(line(f"norm matrix complex {name}", np.linalg.norm(z, order)))
        out.append(line(f"norm matrices {name}", np.linalg.norm(a, order, (0, 2))))
        out.append(line(f"norm matrices keepdims {name}", np.linalg.norm(a, order, (2, 0), True)))
    out.append(line("norm stack", np.linalg.norm(a)))
    out.append(line("norm stack keepdims", np.linalg.norm(a, keepdims=True)))
    out.append(line("norm nothing", np.linalg.norm(v[:0])))
    out.append(line("norm nothing inf", np.linalg.norm(v[:0], np.inf)))
    out.append(line("norm rank 0", np.linalg.norm(np.array(-3.0))))
    return out


SUMS = [  # subscripts and shapes of operands
    ("ij,jk->ik", (2, 3), (3, 4)), ("ij,jk->ki", (2, 3), (3, 4)), ("ij,jk", (2, 3), (3, 4)), ("ij,kj", (2, 3), (4, 3)),
    ("ba,ca", (2, 3), (4, 3)), ("ij->ji", (2, 3)), ("ii", (3, 3)), ("ii->i", (3, 3)), ("iij->j", (3, 3, 2)), ("iji->ij", (3, 2, 3)),
    ("ij->", (2, 3)), ("ij->j", (2, 3)), ("i,i", (3,), (3,)), ("i,i->", (3,), (3,)), ("i,i->i", (3,), (3,)), ("i,j", (3,), (2,)),
    ("i,j->ji", (3,), (2,)), ("ij,ij->ij", (2, 3), (2, 3)), ("ij,ij->i", (2, 3), (2, 3)), ("ij,ij->j", (2, 3), (2, 3)),
    ("ij,ji->", (2, 3), (3, 2)), ("bij,bjk->bik", (2, 3, 4), (2, 4, 2)), ("bij,bjk->ikb", (2, 3, 4), (2, 4, 2)),
    ("...ij,...jk->...ik", (5, 2, 3), (3, 4)), ("...ij,jk", (5, 2, 3), (3, 4)), ("i...->...i", (5, 2, 3)), ("i...->...", (5, 2, 3)),
    ("...,...", (2, 3), (3,)), ("i...,i...", (3, 2), (3, 4, 2)), ("ij...,jk...->ik...", (2, 3), (3, 4)), ("...", (2, 3)),
    ("...ii->...i", (4, 3, 3)), ("ij,jk", (2, 1), (3, 4)), ("ij,j->i", (2, 3), (1,)), ("ij,ij", (1, 3), (2, 1)), ("i->", (1,)),
    (",", (), ()), ("", ()), ("->", ()), (",ij", (), (2, 3)), ("Ab,bC", (2, 3), (3, 2)), ("bA->Ab", (2, 3)), (" i j , j k -> i k ", (2, 3), (3, 4)),
    ("ij,jk,kl", (2, 3), (3, 4), (4, 2)), ("ij,jk,kl->li", (2, 3), (3, 4), (4, 2)), ("i,ij,j", (2,), (2, 3), (3,)), ("i,j,k->kij", (2,), (3,), (2,)),
    ("i,i,i->i", (3,), (3,), (3,)), ("ij,ik,il->jkl", (2, 3), (2, 2), (2, 4)), ("ea,fb,abcd,gc,hd->efgh", *[(2, 2)] * 2, (2, 2, 2, 2), *[(2, 2)] * 2),
    ("ab,bc,cd,de,ef,fg,gh,hi,ij->aj", *[(2, 2)] * 9), ("ij->i", (2, 0)), ("ij,jk->ik", (2, 0), (0, 3)), ("ij,jk->ik", (0, 3), (3, 2)),
    ("ijk,ilm,njm,nlk,abc->", (2, 3, 2), (2, 2, 3), (2, 3, 3), (2, 2, 2), (1, 2, 1)), ("i,ij->", (2,), (2, 3)), ("ijk->j", (2, 3, 4)),
    ("ijkl,klmn->ijmn", (2, 2, 3, 2), (3, 2, 2, 2)), ("ijkl,lkmn->nmji", (2, 2, 3, 2), (2, 3, 2, 2)), ("ikjl,lkm->mji", (2, 3, 2, 2), (2, 3, 2)),
]  # fmt: skip


def sums():
    out = []
    for subscripts, *shapes in SUMS:
        operands = [counted(*shape, first=float(k + 1)) % 5 for k, shape in enumerate(shapes)]
        value = np.asarray(np.einsum(subscripts, *operands))
        given = "|".join(" ".join(map(str, shape)) for shape in shapes)
        out.append(f"{subscripts};{given};{line('', value)[1:]}")
    return out


if __name__ == "__main__":
    (HERE / "linalg.txt").write_text("\n".join(products() + more_products()) + "\n")
    (HERE / "einsum.txt").write_text("\n".join(sums()) + "\n")
