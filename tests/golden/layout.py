#!/usr/bin/env python3
"""Write what NumPy says about layouts and basic indices to the .txt files beside this script (NumPy 2.4.6).

A line is one case; fields are separated by ';', numbers in a field by blanks. An error is `Class: text`.
"""
import pathlib
import random

import numpy as np
from numpy.lib.array_utils import byte_bounds
from numpy.lib.stride_tricks import as_strided

HERE = pathlib.Path(__file__).parent
DTYPES = {1: "u1", 2: "i2", 4: "f4", 8: "f8", 16: "c16"}
rng = random.Random(20)


def numbers(values):
    return " ".join(map(str, values))


def buffer_view(shape, strides, itemsize):
    """An array of that layout in the middle of a buffer that holds it."""
    low = sum(min(0, (n - 1) * s) for n, s in zip(shape, strides))
    high = sum(max(0, (n - 1) * s) for n, s in zip(shape, strides))
    if any(n == 0 for n in shape):
        low = high = 0
    raw = np.zeros(high - low + itemsize + 64, "u1")
    start = raw[-low : -low + itemsize].view(DTYPES[itemsize])
    return as_strided(start, shape, strides)


def random_view(max_ndim=4, extents=(0, 1, 1, 2, 2, 3, 4, 6), bases=("C", "F", "raw")):
    """A layout as people get it, by slicing and transposing, or with any strides at all."""
    itemsize = rng.choice(list(DTYPES))
    shape = [rng.choice(extents) for _ in range(rng.randint(0, max_ndim))]
    kind = rng.choice(bases)
    if kind == "raw":
        strides = [rng.choice([0, 1, -1, 3, itemsize, -itemsize, 2 * itemsize, 24, -48]) for _ in shape]
        return buffer_view(shape, strides, itemsize)
    a = np.zeros([n * 2 + 1 for n in shape], DTYPES[itemsize], order=kind)
    step = [rng.choice([1, 1, 1, 2, -1]) for _ in shape]
    a = a[tuple(slice(None, n * s if s > 0 else None, s) for n, s in zip(shape, step)) + (...,)]
    if rng.random() < 0.5:
        a = np.zeros(a.shape, a.dtype, order=kind)[tuple(slice(None, None, rng.choice([1, 1, -1])) for _ in shape) + (...,)]
    if rng.random() < 0.4:
        a = a.transpose(rng.sample(range(a.ndim), a.ndim))
    return a


def layout(a):
    return f"{numbers(a.shape)};{numbers(a.strides)}"


def offset(a, base):
    return a.__array_interface__["data"][0] - base.__array_interface__["data"][0]


def attempt(function):
    try:
        return function()
    except (ValueError, IndexError) as error:
        return f"{type(error).__name__}: {error}"


def view_fields(a, function):
    result = attempt(lambda: function(a))
    if isinstance(result, str):
        return result
    return f"{layout(result)};{offset(result, a)}"


def factors(n):
    """A random shape of n elements."""
    shape = []
    while n > 1:
        divisor = rng.choice([d for d in range(2, n + 1) if n % d == 0])
        shape.append(divisor)
        n //= divisor
    for _ in range(rng.choice([0, 0, 1, 2])):
        shape.insert(rng.randint(0, len(shape)), 1)
    return shape


def reshape_case():
    a = random_view()
    order = rng.choice("CCFA")
    if a.size == 0:
        shape = [rng.choice([0, 1, 3]) for _ in range(rng.randint(0, 3))] + [0]
        rng.shuffle(shape)
    else:
        shape = factors(a.size)
    try:
        result = numbers(np.reshape(a, shape, order=order, copy=False).strides)
    except ValueError:
        result = "copy"
    return f"{layout(a)};{a.itemsize};{numbers(shape)};{order};{result}"


def resolve_case():
    size = rng.choice([0, 1, 6, 12, 12])
    shape = [rng.choice([-1, 0, 1, 2, 3, 4, 6, 12, 2**62]) for _ in range(rng.randint(0, 4))]
    result = attempt(lambda: np.zeros(size, "u1").reshape(shape))
    return f"{numbers(shape)};{size};{'error' if isinstance(result, str) else numbers(result.shape)}"


def keep_order_case():
    a = random_view()
    other = rng.choice(list(DTYPES))
    return f"{layout(a)};{a.itemsize};{other};{numbers(np.empty_like(a, DTYPES[other]).strides)}"


def flags_case():
    a = random_view()
    low, high = (x - a.__array_interface__["data"][0] for x in byte_bounds(a)) if a.size else (0, 0)
    return f"{layout(a)};{a.itemsize};{int(a.flags.c_contiguous)};{int(a.flags.f_contiguous)};{low};{high}"


def broadcast_case():
    def shape():
        return [rng.choice([0, 1, 1, 2, 3]) for _ in range(rng.randint(0, 4))]

    a, b = shape(), shape()
    both = attempt(lambda: np.broadcast_shapes(tuple(a), tuple(b)))
    view = random_view(3, (0, 1, 1, 2, 3))
    to = [rng.choice([0, 2, 3]) for _ in range(rng.randint(0, 2))] + [
        rng.choice([0, 2, 3]) if n == 1 and rng.random() < 0.7 else n for n in view.shape]
    if rng.random() < 0.3:
        to = shape()
    stretched = attempt(lambda: np.broadcast_to(view, to))
    if isinstance(stretched, str):
        stretched = "error"
    else:
        stretched = numbers(stretched.strides)
    return f"{numbers(a)};{numbers(b)};{'error' if isinstance(both, str) else numbers(both)};{layout(view)};{numbers(to)};{stretched}"


def view_case():
    a = random_view()
    ndim = max(a.ndim, 1)
    axis = lambda: rng.randint(-ndim - (rng.random() < 0.1), ndim - (rng.random() < 0.9))
    name = rng.choice(["transpose", "swapaxes", "moveaxis", "flip", "diagonal"])
    if name == "transpose":
        axes = [i - rng.choice([0, a.ndim]) for i in rng.sample(range(a.ndim), a.ndim)]
        if axes and rng.random() < 0.2:
            axes[0] = axis()
        if rng.random() < 0.1:
            axes.append(0)
        arguments, function = numbers(axes), lambda x: x.transpose(axes)
    elif name == "swapaxes":
        i, j = axis(), axis()
        arguments, function = f"{i} {j}", lambda x: x.swapaxes(i, j)
    elif name == "moveaxis":
        count = rng.randint(0, a.ndim)
        axes = [[i - rng.choice([0, a.ndim]) for i in rng.sample(range(a.ndim), count)] for _ in range(2)]
        if count and rng.random() < 0.2:
            axes[rng.randint(0, 1)][0] = axis()
        arguments, function = numbers(axes[0] + axes[1]), lambda x: np.moveaxis(x, *axes)
    elif name == "flip":
        i = axis()
        arguments, function = f"{i}", lambda x: np.flip(x, i)
    else:
        k, i, j = rng.randint(-4, 4), axis(), axis()
        arguments, function = f"{k} {i} {j}", lambda x: x.diagonal(k, i, j)
    return f"{layout(a)};{name};{arguments};{view_fields(a, function)}"


def random_slice(extent):
    near = lambda: rng.choice([None, rng.randint(-extent - 2, extent + 2), rng.choice([-(2**63), 2**63 - 1])])
    bound = lambda: rng.choice([None, rng.randint(-extent - 2, extent + 2)]) if rng.random() < 0.95 else near()
    step = rng.choice([None, 1, 1, 2, 3, -1, -2, -3, 7]) if rng.random() < 0.97 else rng.choice([0, 2**63 - 1, -(2**63)])
    return slice(bound(), bound(), step)


def slice_case():
    extent = rng.randint(0, 6)
    part = random_slice(extent)
    fields = ["_" if x is None else str(x) for x in (part.start, part.stop, part.step)]
    try:
        start, stop, step = part.indices(extent)
        count = len(range(start, stop, step))
        result = [start, count, max(step, -(2**63 - 1))] if count else [0, 0, 1]
        return f"{' '.join(fields)};{extent};{numbers(result)}"
    except ValueError as error:
        return f"{' '.join(fields)};{extent};ValueError: {error}"


def index_case():
    a = random_view()
    items, texts, axis = [], [], 0
    while rng.random() < 0.75 and len(items) < 6:
        extent = a.shape[axis] if axis < a.ndim else 3
        what = rng.choice("iisssnn.:") if axis < a.ndim or rng.random() < 0.1 else rng.choice("nn.")
        if what == "i":
            i = rng.randint(-extent, extent - 1) if extent and rng.random() < 0.95 else rng.randint(-extent - 2, extent + 1)
            items.append(i), texts.append(str(i))
        elif what == "s":
            part = random_slice(extent)
            items.append(part)
            texts.append(":".join("_" if x is None else str(x) for x in (part.start, part.stop, part.step)))
        elif what == "n":
            items.append(None), texts.append("n")
        elif what == ".":
            items.append(...), texts.append(".")
        else:
            items.append(slice(None)), texts.append(":")
        axis += what in "is:"

    def view(x):
        # A full integer index gives a scalar; with an ellipsis it is the view of rank 0.
        whole = sum(isinstance(i, int) for i in items) == len(items) == x.ndim
        return x[tuple(items) + ((...,) if whole else ())]

    return f"{layout(a)};{' '.join(texts)};{view_fields(a, view)}"


CASES = {
    "reshape": (reshape_case, 600),
    "resolve_shape": (resolve_case, 200),
    "keep_order": (keep_order_case, 300),
    "flags": (flags_case, 300),
    "broadcast": (broadcast_case, 300),
    "views": (view_case, 600),
    "slice": (slice_case, 800),
    "basic_index": (index_case, 1000),
}

for name, (case, count) in CASES.items():
    lines = dict.fromkeys(case() for _ in range(count))
    (HERE / f"{name}.txt").write_text("\n".join(lines) + "\n")
