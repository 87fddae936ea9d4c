#!/usr/bin/env python3
"""Has NumPy compute elementwise functions; writes elementwise.txt beside it.

Lines: function; dtype of each argument, then of the result; arguments; result; ULP that the result may be off. Values
are the shortest that read back the same, complex ones two in a row.
"""
import itertools
import pathlib

import numpy as np

lines = []
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 2.0, -3.0, 1e-3, 1e-30, 1e30, -1e30, np.inf, -np.inf, np.nan]
random = np.random.default_rng(1)


def text(a):
    a = np.ascontiguousarray(a).reshape(-1)
    if a.dtype.kind == "c":
        a = a.view(a.real.dtype)
    return " ".join(str(x).removesuffix(".0") if a.dtype.kind == "f" else str(int(x)) for x in a)


def case(name, arguments, result, ulp=0):
    types = " ".join(np.dtype(a.dtype).str[1:] for a in [*arguments, result])
    lines.append(";".join([name, types, *map(text, arguments), text(result), str(ulp)]))


def floats(dtype, low=-8.0, high=8.0, edges=EDGES):
    return np.concatenate([np.array(edges), random.uniform(low, high, 10)]).astype(dtype)


def unary(names, dtypes, ulp=0, values=floats):
    for name, dtype in itertools.product(names.split(), dtypes.split()):
        x = values(dtype)
        case(name, [x], getattr(np, name)(x), ulp)


def pairs(x, y):
    x, y = np.meshgrid(x, y)
    return x.ravel(), y.ravel()


def binary(names, dtypes, ulp=0, values=lambda t: pairs(floats(t)[:18], floats(t)[:18])):
    for name, dtype in itertools.product(names.split(), dtypes.split()):
        x, y = values(dtype)
        case(name, [x, y], getattr(np, name)(x, y), ulp)


def few(dtype):
    return pairs(np.array(EDGES[:7] + EDGES[12:], dtype), np.array(EDGES[:7] + EDGES[12:], dtype))


def integers(dtype):
    i = np.iinfo(dtype)
    return np.array([0, 1, 2, 3, 7, i.max, i.max - 1, i.min, i.min + 1, i.max // 3, 12, 18], dtype)


def complexes(dtype):
    parts = [1.0, 0.25, -0.5, 2.5, -3.0]
    return np.array([complex(a, b) for a in parts for b in parts], dtype)


np.seterr(all="ignore")
unary("exp exp2 expm1 log log2 log10 log1p sin cos tan arctan sinh cosh tanh arcsinh cbrt", "f4 f8", 4)
unary("arcsin arccos arctanh", "f4 f8", 4, lambda t: floats(t, -1.0, 1.0))
unary("arccosh", "f4 f8", 4, lambda t: floats(t, 1.0, 50.0))
unary("exp log log1p expm1 sin cos tan arctan sinh cosh tanh arcsin arccos arccosh sqrt", "c16", 64, complexes)
unary("degrees radians sinc", "f8", 2)
binary("arctan2 hypot logaddexp logaddexp2", "f4 f8", 4, few)
binary("copysign nextafter heaviside fmod", "f4 f8", 0, few)
# Which of two zeros the extrema give is not specified: no -0.0.
binary("fmax fmin", "f4 f8", 0, lambda t: pairs(np.array(EDGES[2:], t), np.array([0.0, *EDGES[2:6], np.nan], t)))
unary("isnan isinf isfinite signbit isposinf isneginf floor ceil trunc rint spacing fabs", "f4 f8")
unary("isnan isinf isfinite conjugate", "c16", 0, complexes)
unary("floor ceil trunc", "i4 u1", 0, integers)
unary("bitwise_count", "i1 u1 i4 u8", 0, integers)
binary("power", "f4 f8", 4, few)
binary("power", "u1 u8", 0, lambda t: pairs(integers(t), np.array([0, 1, 2, 3, 5, 11, 64], t)))
binary("power", "i1 i4", 0, lambda t: pairs(integers(t), np.array([0, 1, 2, 3, 5, 11, 64], t)))
binary("power", "c16", 256, lambda t: pairs(complexes(t)[::3], np.array([0, 1, 2, 3, -1, 0.5, 1 + 1j], t)))
binary("gcd lcm", "i1 u1 i4 i8", 0, lambda t: pairs(integers(t), integers(t)))
binary("logical_and logical_or logical_xor", "f8 u1", 0, lambda t: pairs(np.array([0, 1, 3, 0], t), np.array([0, 5], t)))
unary("logical_not", "f8 u1", 0, lambda t: np.array([0, 1, 3, 0, 250], t))
binary("left_shift right_shift", "i1 u1 i4 u8", 0, lambda t: pairs(integers(t), np.array([0, 1, 7, 8, 31, 63, 100], t)))

x = floats("f8", -1e3, 1e3)
for decimals in (-2, 0, 1, 3):
    case(f"round {decimals}", [x], np.round(x, decimals))
    i = np.array([15, 25, 35, -15, 149, 150, 151, -250], "i4")
    case(f"round {decimals}", [i], np.round(i, decimals))
case("nan_to_num", [x], np.nan_to_num(x))
for name in ("modf", "frexp"):
    for n, part in enumerate(getattr(np, name)(x)):
        case(f"{name} {n}", [x], part)
case("ldexp", [np.repeat(x[:15], 2), np.tile(np.array([-3, 5], "i8"), 15)],
     np.ldexp(np.repeat(x[:15], 2), np.tile(np.array([-3, 5], "i8"), 15)))
case("angle", [complexes("c16")], np.angle(complexes("c16")), 2)

for a, b, s in [(0.0, 1.0, 0.1), (1.0, -1.0, -0.3), (0.1, 0.4, 0.1), (-5.5, 3.0, 0.7), (0.0, 1.0, 2.0), (3.0, 1.0, 0.5)]:
    case("arange", [np.array([a, b, s])], np.arange(a, b, s))
    case("arange", [np.array([a, b, s], "f4")], np.arange(a, b, s, dtype="f4") if s == 2.0 else
         np.arange(np.float32(a), np.float32(b), np.float32(s)))
for a, b, n in [(0, 1, 50), (2, -3, 7), (1, 1, 3), (0, 10, 1), (5, 6, 0), (-1e300, 1e300, 5), (0, 5e-324, 5), (1, 9, 11)]:
    arguments = [np.array([a, b, n], "f8")]
    case("linspace", arguments, np.linspace(a, b, n))
    case("linspace open", arguments, np.linspace(a, b, n, endpoint=False))
    case("linspace int", arguments, np.linspace(a, b, n).astype("i4") if abs(b) > 100 else np.linspace(a, b, n, dtype="i8"))
case("logspace", [np.array([0.0, 3.0, 8.0])], np.logspace(0, 3, 8), 4)
case("geomspace", [np.array([1.0, 1000.0, 8.0])], np.geomspace(1, 1000, 8), 4)
case("geomspace", [np.array([-2.0, -64.0, 6.0])], np.geomspace(-2, -64, 6), 4)

path = pathlib.Path(__file__).with_suffix(".txt")
path.write_text("\n".join(lines) + "\n")
