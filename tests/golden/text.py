#!/usr/bin/env python3
"""Write how NumPy prints arrays and numbers to print.txt and format_float.txt beside this script (NumPy 2.4.6).

A line is one case; fields are separated by ';'. Elements are hexadecimal memory, line breaks in a text are '\\n'.
"""
import pathlib
import random

import numpy as np

HERE = pathlib.Path(__file__).parent
MODES = ["fixed", "unique", "maxprec", "maxprec_equal"]
rng = random.Random(12)
random_array = np.random.default_rng(12)
np.seterr(all="ignore")


def floats(n):
    """Values of one magnitude or of all, with what a print must align: signs, nan, inf, long and short fractions."""
    x = rng.choice([
        lambda: random_array.standard_normal(n),
        lambda: random_array.standard_normal(n) * 10.0 ** random_array.integers(-12, 12, n),
        lambda: random_array.integers(-1000, 1000, n).astype(float),
        lambda: random_array.integers(-1000, 1000, n) / 10.0 ** rng.randrange(6),
        lambda: random_array.integers(0, 2**63, n).view("f8"),
        lambda: random_array.random(n) * 10.0 ** rng.randrange(-6, 10),
        lambda: np.full(n, random_array.standard_normal()),
    ])()
    for special in (np.nan, np.inf, -np.inf, -0.0):
        if rng.random() < 0.2:
            x[random_array.random(n) < rng.choice([0.1, 0.5])] = special
    return x


def elements(dtype, n):
    if dtype.kind == "b":
        return random_array.random(n) < 0.5
    if dtype.kind in "iu":
        limits = np.iinfo(dtype)
        if rng.random() < 0.5:
            return random_array.integers(limits.min, limits.max, n, dtype=dtype, endpoint=True)
        return random_array.integers(0, 100, n).astype(dtype)
    x = floats(n).astype(dtype)
    if dtype.kind == "c":
        x.imag = floats(n)
    return x


def some_array():
    dtype = np.dtype(rng.choice("? i1 u1 i2 u2 i4 u4 i8 u8 f4 f4 f8 f8 f8 f8 c8 c16 c16".split()))
    shape = [rng.choice([1, 2, 3, 5, 8, 20]) for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3, 4]))]
    if rng.random() < 0.05 and shape:
        shape[rng.randrange(len(shape))] = 0
    while np.prod(shape) > 60:
        shape.pop()
    a = elements(dtype, int(np.prod(shape))).reshape(shape)
    if shape and rng.random() < 0.4:
        a = a[tuple(slice(None, None, rng.choice([1, 1, 2, -1, -2])) for _ in shape)]
        a = a.T if rng.random() < 0.5 else a
    return a


def some_options():
    choices = {
        "precision": [0, 1, 2, 3, 5, 12, 17],
        "threshold": [0, 1, 3, 5, 10, 50],
        "edgeitems": [0, 1, 2, 5],
        "linewidth": [5, 10, 20, 40, 100, 200],
        "suppress": [True, False],
        "sign": [" ", "+", "-"],
        "floatmode": MODES,
        "nanstr": ["NaN", "N", "notanumber", "né"],
        "infstr": ["I", "Infinity", "∞"],
    }
    return {name: rng.choice(values) for name, values in choices.items() if rng.random() < 0.2}


def option_text(options):
    values = {k: MODES.index(v) if k == "floatmode" else int(v) if k == "suppress" else v for k, v in options.items()}
    return ",".join(f"{k}={v}" for k, v in values.items())


def memory_of(a):
    base = a
    while isinstance(base.base, np.ndarray):
        base = base.base
    offset = a.__array_interface__["data"][0] - base.__array_interface__["data"][0] if a.size else 0
    return base.tobytes("A").hex(), offset


def print_line():
    a, options, function = some_array(), some_options(), rng.choice([str, repr])
    with np.printoptions(**options):
        text = function(a)
    memory, offset = memory_of(a)
    fields = [a.dtype.str, " ".join(map(str, a.shape)), " ".join(map(str, a.strides)), offset, memory,
              function.__name__, option_text(options), text.replace("\n", "\\n")]  # fmt: skip
    return ";".join(map(str, fields))


def some_float():
    return rng.choice([
        lambda: random_array.integers(0, 2**63, dtype="u8").view("f8"),
        lambda: rng.choice([0.0, -0.0, 5e-324, 1.7976931348623157e308, 0.5, 1.5, 2.5, 1e23, 9.5, 0.05, 99.6, 0.9996,
                            np.inf, -np.inf, np.nan, 123456789.0, 9007199254740993.0]),  # fmt: skip
        lambda: rng.randrange(10**6) / 10.0 ** rng.randrange(12),
        lambda: 2.0 ** rng.randrange(-1074, 1023),
        lambda: rng.gauss(0, 1) * 10 ** rng.randrange(-20, 20),
        lambda: (10 ** rng.randrange(8) - rng.randrange(1, 60) / 10.0 ** rng.randrange(1, 8)) / 10.0 ** rng.randrange(8),
    ])()


def float_line():
    x = rng.choice([np.float64, np.float64, np.float32])(some_float())
    positional = rng.random() < 0.5
    unique = rng.random() < 0.7
    options = {"unique": unique, "trim": rng.choice("k.0-"), "sign": rng.random() < 0.2}
    precision = rng.choice([None, 0, 1, 2, 3, 4, 8, 17, 30]) if unique else rng.choice([0, 1, 2, 3, 8, 17, 30])
    if positional:
        options["fractional"] = rng.random() < 0.7
        options["pad_right"] = rng.choice([None, None, 0, 3, 10])
        precision = 1 if precision == 0 and not options["fractional"] else precision
    else:
        options["exp_digits"] = rng.choice([None, None, 1, 2, 3])
    options["pad_left"] = rng.choice([None, None, 0, 1, 5, 10])
    least = rng.choice([None, None, 0, 1, 3, 8, 20]) if unique else None
    options["min_digits"] = least if precision is None or least is None else min(least, precision)
    options["precision"] = precision
    function = np.format_float_positional if positional else np.format_float_scientific
    given = ",".join(f"{k}={int(v) if isinstance(v, bool) else v}" for k, v in options.items() if v is not None)
    return f"{x.dtype.str};{x.tobytes().hex()};{function.__name__};{given};{function(x, **options)}"


def write(name, lines):
    (HERE / name).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    write("print.txt", [print_line() for _ in range(300)])
    write("format_float.txt", [float_line() for _ in range(300)])
