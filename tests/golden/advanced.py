#!/usr/bin/env python3
"""Write what NumPy says about advanced indices to advanced_get.txt and advanced_set.txt beside this script (NumPy 2.4.6).

A line is one case; fields are separated by ';', numbers in a field by blanks. The source is a view of arange(n):
`n;shape;strides;offset` in elements. Index items are separated by ',': `i k`, `s start stop step`, `n`, `e`,
`p shape / values` and `m shape / values`. Then `shape;values` of the result, or of the value and, in the last field,
all elements afterwards. An error is its class.
"""
import pathlib
import random

import numpy as np

HERE = pathlib.Path(__file__).parent
rng = random.Random(7)


def numbers(values):
    return " ".join(str(int(v)) for v in np.ravel(values))


def random_view():
    shape = [rng.choice([0, 1, 2, 2, 3, 3, 4, 5]) for _ in range(rng.choice([0, 1, 1, 2, 2, 2, 3, 3, 4]))]
    step = [rng.choice([1, 1, 1, 2, -1]) for _ in shape]
    size = int(np.prod([n * abs(s) for n, s in zip(shape, step)]))
    a = np.arange(size).reshape([n * abs(s) for n, s in zip(shape, step)], order=rng.choice("CCF"))
    a = a[tuple(slice(None, None, s) for s in step) + (...,)]
    return a.transpose(rng.sample(range(a.ndim), a.ndim)) if rng.random() < 0.2 else a


def random_item(shape, axis, common):
    """An item and the number of axes that it takes."""
    n = shape[axis] if axis < len(shape) else 2
    kind = rng.random()
    if kind < 0.15:
        return (rng.randint(-n, n - 1) if n and rng.random() > 0.03 else n), 1
    if kind < 0.35:
        bound = lambda: None if rng.random() < 0.4 else rng.randint(-n - 1, n + 1)
        return slice(bound(), bound(), rng.choice([None, 1, 2, -1, -2])), 1
    if kind < 0.70:
        low, high = (-n, n) if n and rng.random() > 0.03 else (-n - 1, n + 1)
        return np.array([rng.randrange(low, high) for _ in range(int(np.prod(common)))], int).reshape(common), 1
    if kind < 0.95:
        m = rng.randint(1, 2)
        extents = list(shape[axis : axis + m]) + [1] * (axis + m - len(shape))
        if rng.random() < 0.03:
            extents[0] += 1
        density = rng.choice([0, 0.5, 0.5, 0.5, 1])
        return np.array([rng.random() < density for _ in range(int(np.prod(extents)))], bool).reshape(extents), m
    return np.array(rng.random() < 0.5), 0


def random_index(shape):
    items, axis, common = [], 0, rng.choice([(), (2,), (3,), (1, 2), (2, 1), (0,)])
    while len(items) < 6 and (axis < len(shape) or rng.random() < 0.02):
        if rng.random() < 0.12:
            items.append(None)
        if ... not in [i for i in items if not isinstance(i, np.ndarray)] and rng.random() < 0.15:
            items.append(...)
            axis += rng.randint(0, max(0, len(shape) - axis))
            continue
        if rng.random() < 0.15:
            break
        item, taken = random_item(shape, axis, common if rng.random() < 0.9 else (2,))
        items.append(item)
        axis += taken
    return tuple(items)


def text(item):
    if item is None:
        return "n"
    if item is ...:
        return "e"
    if isinstance(item, slice):
        return "s " + " ".join("_" if v is None else str(v) for v in (item.start, item.stop, item.step))
    if isinstance(item, np.ndarray):
        return f"{'m' if item.dtype == bool else 'p'} {numbers(item.shape)} / {numbers(item)}"
    return f"i {item}"


def source(a, base):
    offset = (a.__array_interface__["data"][0] - base.__array_interface__["data"][0]) // 8 if a.size else 0
    return f"{base.size};{numbers(a.shape)};{numbers([s // 8 for s in a.strides])};{offset}"


def cases(count):
    while count > 0:
        a = random_view()
        index = random_index(a.shape)
        if any(isinstance(i, np.ndarray) for i in index):
            count -= 1
            yield a, index


def base_of(a):
    while a.base is not None:
        a = a.base
    return a


def read(count):
    for a, index in cases(count):
        line = source(a, base_of(a)) + ";" + ",".join(map(text, index)) + ";"
        try:
            r = a[index]
            yield line + f"{numbers(r.shape)};{numbers(r)}"
        except IndexError:
            yield line + "IndexError;"


def written(count):
    for a, index in cases(count):
        try:
            shape = a[index].shape
        except IndexError:
            continue
        positions = [i for i in index if isinstance(i, np.ndarray) and i.dtype != bool]
        repeats = np.unique(a[index]).size != a[index].size
        if repeats and any(not p.flags.c_contiguous for p in positions):
            continue
        shape = tuple(1 if rng.random() < 0.15 else n for n in shape[rng.randint(0, len(shape)) if shape else 0 :])
        if rng.random() < 0.05:
            shape += (2,)
        value = -1 - np.arange(int(np.prod(shape))).reshape(shape)
        base = base_of(a)
        line = source(a, base) + ";" + ",".join(map(text, index)) + f";{numbers(shape)};{numbers(value)};"
        try:
            a[index] = value
            yield line + numbers(base.ravel("K"))
        except (ValueError, TypeError) as e:
            if "sequence" not in str(e):
                yield line + type(e).__name__


(HERE / "advanced_get.txt").write_text("".join(line + "\n" for line in read(700)))
(HERE / "advanced_set.txt").write_text("".join(line + "\n" for line in written(700)))
