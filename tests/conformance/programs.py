"""Random programs of views, indices, assignments, ufuncs and reductions: NumPy runs them here, nd in nd_conformance.

usage: programs.py [--count N] [--seed SEED|date]... [--only NUMBER] [--keep FILE] DRIVER [DRIVER ARGUMENT...]

Each seed makes N programs of some ten steps over named arrays, which share memory where views do. Of each step nd must
give NumPy's elements, shape and dtype, or an error of the same class; a view where NumPy gives one; and in the end every
name must hold what it holds in NumPy. A failure is listed as "SEED/NUMBER": --seed SEED --only NUMBER repeats it, and
--keep FILE leaves the programs to read, in the format of cases/README.md.

What depends on the order of operations or on the machine is left out or compared within bounds: sums of floats that
round, powers and transcendental functions, floats beyond the integers they are cast to, the sign that NumPy's maximum
gives to equal zeros, float16.
"""
import argparse
import datetime
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import warnings

# NumPy's loops for newer processors use fused multiply-adds in complex products, and some are wrong in the last place.
# Versions of NumPy name them differently.
os.environ.setdefault("NPY_DISABLE_CPU_FEATURES", "X86_V3 X86_V4 AVX512_ICL AVX512_SPR AVX2 FMA3 AVX512F AVX512_SKX")
warnings.simplefilter("ignore")
import numpy as np  # noqa: E402

np.seterr(all="ignore")

INTEGERS = ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8"]
DTYPES = [np.dtype(t) for t in ["?", *INTEGERS, "f4", "f8", "c8", "c16"]]
LARGEST = 2000  # elements of an array

EXACT_UNARY = ["negative", "positive", "absolute", "square", "sign", "invert", "logical_not", "floor", "ceil", "trunc",
               "rint", "isnan", "isinf", "isfinite", "sqrt", "reciprocal", "conjugate"]
LOOSE_UNARY = ["exp", "log1p", "sin", "cos", "arctan", "tanh"]
EXACT_BINARY = ["add", "subtract", "multiply", "divide", "floor_divide", "remainder", "maximum", "minimum", "fmax", "fmin",
                "equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "logical_and", "logical_or",
                "logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor", "left_shift", "right_shift", "gcd", "lcm",
                "power", "copysign", "heaviside"]
LOOSE_BINARY = ["arctan2", "hypot"]
FORMULAS = {
    "x * y + z": lambda x, y, z: x * y + z,
    "where(x == y, z, x) - y": lambda x, y, z: np.where(x == y, z, x) - y,
    "(x - y) * (x + y) - 2 * z": lambda x, y, z: (x - y) * (x + y) - 2 * z,
}
FORMULA_TYPES = [np.dtype(t) for t in ["u1", "i4", "f4", "f8", "c8"]]
IN_PLACE = ["add", "subtract", "multiply", "divide", "floor_divide", "remainder", "maximum", "bitwise_and", "bitwise_xor",
            "left_shift"]
REDUCTIONS = ["sum", "sum", "prod", "max", "min", "mean", "any", "all", "argmax", "argmin", "count_nonzero", "ptp", "var",
              "std"]


class Unsuited(Exception):
    """A step whose result is not the same everywhere; another one takes its place."""


def is_inexact(dtype):
    return dtype.kind in "fc"


def parts(a):
    """Real and imaginary part as doubles."""
    return [a.real.astype(np.float64), a.imag.astype(np.float64)] if a.dtype.kind == "c" else [a.astype(np.float64)]


def has_negative_zero(a):
    return is_inexact(a.dtype) and any(np.any((p == 0) & np.signbit(p)) for p in parts(a))


def adds_exactly(a):
    """True when the sum of any elements has no rounding error in a's dtype, or is not finite whatever the order."""
    digits = 2.0 ** (24 if a.dtype in (np.float32, np.complex64) else 53)
    for p in parts(a):
        p = p[np.isfinite(p)] * 1024
        if np.any(p != np.rint(p)) or np.abs(p).sum() >= digits:
            return False
    return True


def require(condition):
    if not condition:
        raise Unsuited


def broadcast_size(*shapes):
    """0 where shapes do not broadcast."""
    try:
        return math.prod(np.broadcast_shapes(*shapes))
    except ValueError:
        return 0


def require_castable(a, dtype):
    """Floats that become integers must fit."""
    a = np.asarray(a)
    if is_inexact(a.dtype) and dtype.kind in "iu" and a.size:
        real = a.real.astype(np.float64)
        limits = np.iinfo(dtype)
        require(np.all(np.isfinite(real)) and real.min() > float(limits.min) - 1 and real.max() < float(limits.max))
        require(dtype.kind == "i" or real.min() > -1)


def encode_numbers(a):
    def encoded(x):
        return x if math.isfinite(x) else "nan" if x != x else "inf" if x > 0 else "-inf"

    items = a.ravel().tolist()
    if a.dtype.kind == "f":
        return [encoded(x) for x in items]
    if a.dtype.kind == "c":
        return [[encoded(x.real), encoded(x.imag)] for x in items]
    return items


def literal(a, **more):
    a = np.asarray(a)
    return {"dtype": a.dtype.str, "shape": list(a.shape), "data": encode_numbers(a), **more}


def encode_number(x):
    if isinstance(x, bool):
        return {"pybool": x}
    if isinstance(x, int):
        return {"pyint": x}
    part = encode_numbers(np.array([x]))[0]
    return {"pycomplex": part} if isinstance(x, complex) else {"pyfloat": part}


def encode_error(e):
    names = ["TypeError", "OverflowError", "ZeroDivisionError", "MemoryError"]
    for c in type(e).__mro__:
        if c.__name__ in names:
            return {"error": c.__name__, "message": str(e)[:80]}
    kind = "ValueError" if isinstance(e, ValueError) else "IndexError"
    return {"error": kind, "exact": type(e).__name__, "message": str(e)[:80]}


class Program:
    def __init__(self, seed, number):
        self.id = f"{seed}/{number}"
        self.random = random.Random(self.id)
        self.steps = []
        self.values = {}  # by name; what later steps use
        self.bounds = {}  # of names that are compared within bounds and not used
        self.template = [self.extent() for _ in range(self.random.choice([1, 1, 2, 2, 2, 3, 3, 4]))]
        while math.prod(max(n, 1) for n in self.template) > LARGEST / 4:
            self.template[self.template.index(max(self.template))] = 2
        for _ in range(self.random.randint(1, 3)):
            self.new_array()
        kinds = [self.new_array, self.get, self.view, self.set, self.in_place, self.in_place_at, self.at, self.unary,
                 self.binary, self.where, self.clip, self.astype, self.reduce, self.accumulate, self.join, self.copy,
                 self.formula, self.formula_of_picked, self.sum_of_products]
        weights = [2, 7, 5, 4, 3, 2, 1, 3, 7, 2, 1, 1, 6, 1, 1, 1, 3, 1, 1]
        for kind in self.random.choices(kinds, weights, k=self.random.randint(4, 12)):
            try:
                kind()
            except Unsuited:
                pass

    def case(self):
        finals = {name: literal(a, **self.bounds.get(name, {})) for name, a in self.values.items()}
        return {"id": self.id, "group": "programs", "op": "program", "tag": "random", "args": {"steps": self.steps},
                "expect": {"values": finals}}

    # --- random choices
    def maybe(self, probability):
        return self.random.random() < probability

    def extent(self):
        return self.random.choices([0, 1, 2, 3, 4, 5, self.random.randint(6, 90)], [1, 2, 6, 6, 4, 3, 4])[0]

    def shape(self):
        shape = self.template[self.random.randint(0, len(self.template)) if self.maybe(0.3) else 0:]
        return tuple(1 if self.maybe(0.15) else n for n in shape)

    def name(self, condition=lambda a: True):
        names = [n for n, a in self.values.items() if n not in self.bounds and condition(a)]
        require(names)
        return self.random.choice(names)

    def axis(self, ndim):
        """Mostly a valid one."""
        n = ndim + (1 if ndim == 0 or self.maybe(0.02) else 0)
        return self.random.randrange(-n, n)

    def integer(self, dtype):
        limits = np.iinfo(dtype)
        if self.maybe(0.1):
            return int(self.random.choice([limits.min, limits.max, limits.max - 1]))
        return self.random.randint(max(limits.min, -9), 9)

    def real(self):
        if self.maybe(0.08):
            return self.random.choice([math.nan, math.inf, -math.inf, -0.0, 1e300, 0.1, -1 / 3])
        return self.random.randint(-32, 32) / 4

    def elements(self, dtype, shape):
        n = math.prod(shape)
        if dtype.kind == "b":
            items = [self.maybe(0.5) for _ in range(n)]
        elif dtype.kind in "iu":
            items = [self.integer(dtype) for _ in range(n)]
        elif dtype.kind == "f":
            items = [self.real() for _ in range(n)]
        else:
            items = [complex(self.real(), self.real()) for _ in range(n)]
        return np.array(items, dtype).reshape(shape)

    def number(self, dtype):
        """A Python number of the dtype's kind or another."""
        kind = dtype.kind if self.maybe(0.6) else self.random.choice("biufc")
        if kind == "b":
            return self.maybe(0.5)
        if kind in "iu":
            return self.random.randint(-9, 300) if self.maybe(0.3) else self.random.randint(0, 5)
        return self.real() if kind == "f" else complex(self.real(), self.real())

    def operand(self, other):
        """(encoded, value): a number, or an array that broadcasts with `other`."""
        if self.maybe(0.2):
            x = self.number(other.dtype)
            return encode_number(x), x

        def fits(a):
            try:
                return math.prod(np.broadcast_shapes(a.shape, other.shape)) <= LARGEST
            except ValueError:
                return False

        if self.maybe(0.03):
            name = self.name()
            require(fits(self.values[name]) or self.values[name].shape != other.shape)
        elif self.maybe(0.75):
            name = self.name(fits)
        else:
            x = self.elements(self.random.choice(DTYPES), self.stretchable(other.shape))
            return literal(x), x
        return {"value": name}, self.values[name]

    def stretchable(self, shape):
        """A shape that broadcasts to `shape`."""
        return tuple(1 if self.maybe(0.2) else n for n in shape[self.random.randint(0, len(shape)):]) if self.maybe(
            0.4) else shape

    def mask_for(self, shape):
        names = [n for n, a in self.values.items() if a.dtype.kind == "b" and a.shape == shape and n not in self.bounds]
        if names and self.maybe(0.5):
            name = self.random.choice(names)
            return {"value": name}, self.values[name]
        mask = self.elements(np.dtype("?"), shape)
        return literal(mask), mask

    # --- steps
    def step(self, op, args, compute, target=None, base=None, bounds=None, order=None):
        """Adds a step. NumPy's result is `compute()`; of a step that changes an array, what `target` holds after it.

        `base` is what the result may be a view of. `order` is the order in memory that the result is brought into, where
        the one that NumPy gives it is no rule.
        """
        entry = {"op": op, "args": args}
        try:
            result = compute()
        except (TypeError, ValueError, IndexError, OverflowError) as e:
            entry["expect"] = encode_error(e)
            if target is not None:
                entry["expect"]["base"] = literal(self.values[target])
            self.steps.append(entry)
            return
        if target is not None:
            entry["expect"] = {"base": literal(self.values[target])}
            self.steps.append(entry)
            return
        require(base is None or isinstance(result, np.ndarray))  # a scalar of NumPy is no view
        result = np.asarray(result, order=order)
        require(result.size <= LARGEST and result.dtype != np.float16)
        bounds = bounds(result) if bounds else {}
        name = f"v{len(self.values)}"
        entry["to"] = name
        entry["expect"] = {"array": literal(result), **bounds}
        if base is not None:
            entry["expect"]["shares_base"] = bool(np.shares_memory(result, self.values[base]))
            entry["expect"]["writeable"] = result.flags.writeable
        self.values[name] = result
        if bounds:
            self.bounds[name] = bounds
        self.steps.append(entry)
        if order and result.ndim > 1:
            self.steps.append({"op": "copy_layout", "args": {"a": {"value": name}, "order": order}, "to": name,
                               "expect": {"array": literal(result), **bounds}})

    def new_array(self):
        a = self.elements(self.random.choice(DTYPES), self.shape())
        if self.maybe(0.3):
            f = np.array(a, order="F")
            self.step("array", {"a": {"base": literal(a), "view": [{"order": "F"}]}}, lambda: f)
        else:
            self.step("array", {"a": literal(a)}, lambda: a)

    def view(self):
        name = self.name()
        a = self.values[name]
        n = a.ndim
        kind = self.random.choice(["transpose", "transpose", "swapaxes", "moveaxis", "reshape", "reshape", "reshape", "ravel",
                                   "squeeze", "expand_dims", "flip", "broadcast_to", "rot90", "diagonal", "part"])
        args = {"a": {"value": name}}
        if kind == "transpose":
            axes = list(range(n))
            self.random.shuffle(axes)
            if self.maybe(0.7):
                args["axes"] = axes
            self.step(kind, args, lambda: np.transpose(a, args.get("axes")), base=name)
        elif kind == "swapaxes":
            args.update(axis1=self.axis(n), axis2=self.axis(n))
            self.step(kind, args, lambda: np.swapaxes(a, args["axis1"], args["axis2"]), base=name)
        elif kind == "moveaxis":
            args.update(source=self.axis(n), destination=self.axis(n))
            self.step(kind, args, lambda: np.moveaxis(a, args["source"], args["destination"]), base=name)
        elif kind == "reshape":
            args.update(shape=self.other_shape(a.size))
            if self.maybe(0.2):
                args["order"] = self.random.choice("FA")
            self.step(kind, args, lambda: np.reshape(a, args["shape"], order=args.get("order", "C")), base=name)
        elif kind == "ravel":
            args.update(order=self.random.choice("CCFAK"))
            self.step(kind, args, lambda: np.ravel(a, args["order"]), base=name)
        elif kind == "squeeze":
            self.step(kind, args, lambda: np.squeeze(a), base=name)
        elif kind == "expand_dims":
            require(n < 6)
            args.update(axis=self.axis(n + 1))
            self.step(kind, args, lambda: np.expand_dims(a, args["axis"]), base=name)
        elif kind == "flip":
            if self.maybe(0.7):
                args["axis"] = self.random.sample(range(n), self.random.randint(0, n))
            self.step(kind, args, lambda: np.flip(a, tuple(args["axis"]) if "axis" in args else None), base=name)
        elif kind == "broadcast_to":
            shape = [self.random.randint(1, 4) if m == 1 and self.maybe(0.6) else m for m in a.shape]
            if self.maybe(0.4) and n < 5:
                shape.insert(0, self.random.randint(0, 3))
            args.update(shape=shape)
            self.step(kind, args, lambda: np.broadcast_to(a, shape), base=name)
        elif kind == "rot90":
            require(n >= 2)
            args.update(k=self.random.randint(-2, 5), axes=self.random.sample(range(n), 2))
            self.step(kind, args, lambda: np.rot90(a, args["k"], args["axes"]), base=name)
        elif kind == "diagonal":
            require(n >= 2)
            axis1, axis2 = self.random.sample(range(n), 2)
            args.update(offset=self.random.randint(-2, 2), axis1=axis1, axis2=axis2)
            self.step(kind, args, lambda: np.diagonal(a, args["offset"], axis1, axis2), base=name)
        else:
            require(a.dtype.kind == "c")
            part = self.random.choice(["real", "imag"])
            self.step("array", {"a": {"value": name, "view": [{part: True}]}}, lambda: getattr(a, part), base=name)

    def other_shape(self, size):
        shape = []
        rest = max(size, 1)
        while rest > 1 and len(shape) < 4:
            divisors = [d for d in range(2, rest + 1) if rest % d == 0]
            shape.append(self.random.choice(divisors))
            rest //= shape[-1]
        if rest > 1:
            shape.append(rest)
        if self.maybe(0.3):
            shape.insert(self.random.randint(0, len(shape)), 1)
        if size == 0:
            shape.insert(self.random.randint(0, len(shape)), 0)
        elif shape and self.maybe(0.3):
            shape[self.random.randrange(len(shape))] = -1
        if self.maybe(0.02):
            shape.append(7)
        return shape

    def basic_item(self, n):
        r = self.random
        if n > 0 and self.maybe(0.35) or self.maybe(0.01):
            i = r.randrange(-n, n) if n > 0 and not self.maybe(0.02) else n
            return {"int": i}, i
        bound = lambda: None if self.maybe(0.55) else r.randint(-n - 1, n + 1)  # noqa: E731
        start, stop, step = bound(), bound(), r.choice([None, None, 1, 2, 3, -1, -1, -2])
        return {"slice": [start, stop, step]}, slice(start, stop, step)

    def index(self, a, basic=None):
        """(encoded, index) of a mix of items."""
        if basic is None:
            basic = self.maybe(0.5)
        shape = a.shape
        mixed = [] if self.maybe(0.8) else [self.random.randint(1, 3)]
        common = (*mixed, self.random.choices([0, 1, 2, 3, 5, self.random.randint(6, 70)], [1, 2, 5, 5, 3, 2])[0])
        items = []
        axis = 0
        while axis < len(shape):
            n = shape[axis]
            if self.maybe(0.12):
                items.append(({"newaxis": True}, None))
            if not basic and self.maybe(0.5):
                if self.maybe(0.25):
                    axes = self.random.choice([1, 1, 1, 2, len(shape)]) if not self.maybe(0.03) else 0
                    axes = min(axes, len(shape) - axis)
                    encoded, mask = self.mask_for(shape[axis:axis + axes])
                    items.append(({"bools": encoded}, mask))
                    axis += axes
                    continue
                where = tuple(1 if self.maybe(0.2) else m for m in common[self.random.randint(0, len(common)):]
                              ) if self.maybe(0.4) else common
                dtype = np.dtype(self.random.choice(["i8", "i8", "i8", *INTEGERS]))
                low, high = (0 if dtype.kind == "u" else -min(n, 128)), min(n, 127) - 1
                if self.maybe(0.01):
                    high += 1
                require(high >= low or math.prod(where) == 0)
                i = np.array([self.random.randint(low, high) for _ in range(math.prod(where))], dtype).reshape(where)
                items.append(({"ints": literal(i)}, i))
                axis += 1
                continue
            if axis > 0 and self.maybe(0.15):
                break
            items.append(self.basic_item(n))
            axis += 1
        if self.maybe(0.2):
            if axis == len(shape):
                items.insert(self.random.randint(0, len(items)), ({"ellipsis": True}, ...))
            else:
                items.append(({"ellipsis": True}, ...))
        if self.maybe(0.01):
            items.append(({"int": 0}, 0))
        return {"index": [e for e, _ in items]}, tuple(i for _, i in items)

    def picked(self, a, index):
        """What an index picks, as a view where it is basic."""
        if all(i is None or i is ... or isinstance(i, (int, slice)) for i in index) and ... not in index:
            index = (*index, ...)
        require(np.broadcast_to(np.int8(0), a.shape)[index].size <= LARGEST)
        return a[index]

    def get(self):
        name = self.name()
        a = self.values[name]
        encoded, index = self.index(a)
        basic = not any(isinstance(i, np.ndarray) for i in index)
        self.step("get", {"a": {"value": name}, "index": encoded}, lambda: self.picked(a, index),
                  base=name if basic else None, order=None if basic else "C")

    def value_for(self, target):
        """Something to write into an array like `target`."""
        encoded, x = self.operand(target)
        if isinstance(x, np.ndarray) and not self.maybe(0.03):
            require(x.ndim <= target.ndim)
        require(not (isinstance(x, complex) and target.dtype.kind != "c"))
        require_castable(x, target.dtype)
        return encoded, x

    def target(self, read_only=0.0):
        return self.name(lambda a: a.flags.writeable or self.maybe(read_only))

    def set(self):
        name = self.target(read_only=0.02)
        a = self.values[name]
        encoded, index = self.index(a)
        try:
            value, x = self.value_for(np.asarray(self.picked(a, index)))
        except (IndexError, ValueError):
            value, x = encode_number(1), 1
        full = len(index) == a.ndim and all(isinstance(i, int) or isinstance(i, np.ndarray) and i.ndim == 0
                                               for i in index)
        require(not full or np.ndim(x) == 0)

        def run():
            a[index] = x

        self.step("set", {"a": {"value": name}, "index": encoded, "value": value}, run, target=name)

    def require_same_everywhere(self, ufunc, *x):
        arrays = [np.asarray(v) for v in x]
        if ufunc in ("maximum", "minimum", "fmax", "fmin", "clip"):
            require(not any(has_negative_zero(a) for a in arrays))
        if ufunc in ("copysign", "heaviside", "sign"):
            require(not any(is_inexact(a.dtype) and np.any(np.isnan(a)) for a in arrays))
        if ufunc == "reciprocal" and arrays[0].dtype.kind in "iu":
            require(np.all(arrays[0]))
        if ufunc == "power":
            require(not any(is_inexact(a.dtype) for a in arrays))

    def in_place(self):
        name = self.target()
        a = self.values[name]
        ufunc = self.random.choice(IN_PLACE)
        encoded, x = self.operand(a)
        self.require_same_everywhere(ufunc, a, x)
        self.step("inplace", {"a": {"value": name}, "ufunc": ufunc, "value": encoded},
                  lambda: getattr(np, ufunc)(a, x, out=a), target=name)

    def in_place_at(self):
        name = self.target()
        a = self.values[name]
        encoded, index = self.index(a)
        try:
            place = np.asarray(self.picked(a, index))
        except (IndexError, ValueError):
            raise Unsuited from None
        ufunc = self.random.choice(IN_PLACE)
        value, x = self.operand(place)
        self.require_same_everywhere(ufunc, place, x)

        def run():
            t = self.picked(a, index)
            if isinstance(t, np.ndarray):
                t = getattr(np, ufunc)(t, x, out=t)
            else:
                t = np.asarray(t)
                getattr(np, ufunc)(t, x, out=t)
            a[index] = t

        self.step("index_inplace", {"a": {"value": name}, "index": encoded, "ufunc": ufunc, "value": value}, run, target=name)

    def at(self):
        """ufunc.at: repeated indices accumulate."""
        name = self.name(lambda a: a.flags.writeable and a.ndim > 0 and a.dtype in (np.int32, np.int64, np.float64))
        a = self.values[name]
        encoded, index = self.index(a, basic=False)
        try:
            place = np.asarray(self.picked(a, index))
        except (IndexError, ValueError):
            raise Unsuited from None
        x = self.elements(a.dtype, place.shape)
        ufunc = self.random.choice(["add", "subtract", "multiply", "maximum"])
        require(ufunc != "subtract" or a.dtype.kind != "b")
        self.require_same_everywhere(ufunc, place, x)
        self.step("ufunc_at", {"a": {"value": name}, "index": encoded, "ufunc": ufunc, "value": literal(x)},
                  lambda: getattr(np, ufunc).at(a, index, x), target=name)

    def unary(self):
        name = self.name()
        a = self.values[name]
        loose = self.maybe(0.1)
        ufunc = self.random.choice(LOOSE_UNARY if loose else EXACT_UNARY)
        require(not loose or a.dtype.kind != "c")
        self.require_same_everywhere(ufunc, a)
        loose = loose or (a.dtype.kind == "c" and ufunc in ("absolute", "sqrt", "sign", "reciprocal", "square"))
        self.step("unary", {"ufunc": ufunc, "x": {"value": name}}, lambda: getattr(np, ufunc)(a),
                  bounds=(lambda r: {"cmp": {"ulp": 4}}) if loose else None)

    def binary(self):
        name = self.name()
        a = self.values[name]
        loose = self.maybe(0.05)
        ufunc = self.random.choice(LOOSE_BINARY if loose else EXACT_BINARY)
        encoded, x = self.operand(a)
        require(not loose or (a.dtype.kind != "c" and np.asarray(x).dtype.kind != "c"))
        operands = [({"value": name}, a), (encoded, x)]
        if self.maybe(0.5):
            operands.reverse()
        (ex, x), (ey, y) = operands
        self.require_same_everywhere(ufunc, x, y)
        loose = loose or ufunc == "power"  # of integers, but uint64 and a signed one give a float
        self.step("binary", {"ufunc": ufunc, "x": ex, "y": ey}, lambda: getattr(np, ufunc)(x, y),
                  bounds=lambda r: {"cmp": {"ulp": 4}} if loose and is_inexact(r.dtype) else {})

    def where(self):
        name = self.name()
        a = self.values[name]
        mask = self.stretchable(a.shape)
        condition, c = self.mask_for(mask)
        encoded, x = self.operand(a)
        self.step("where", {"cond": condition, "x": {"value": name}, "y": encoded}, lambda: np.where(c, a, x))

    def clip(self):
        name = self.name()
        a = self.values[name]
        low, x = self.operand(a)
        high, y = self.operand(a)
        require(a.dtype.kind not in "bc" and not any(np.asarray(v).dtype.kind in "bc" for v in (x, y)))
        require(broadcast_size(a.shape, np.shape(x), np.shape(y)) <= LARGEST)
        # A Python number that a's dtype cannot exceed is no bound at all; the driver clips in the common dtype.
        arrays = [v for v in (x, y) if isinstance(v, np.ndarray)]
        require(len(arrays) == 2 or np.result_type(a, *arrays) == a.dtype)
        self.require_same_everywhere("clip", a, x, y)
        self.step("clip", {"a": {"value": name}, "lo": low, "hi": high}, lambda: np.clip(a, x, y), order="C")

    def astype(self):
        name = self.name()
        a = self.values[name]
        dtype = self.random.choice(DTYPES)
        require_castable(a, dtype)
        self.step("astype", {"a": {"value": name}, "dtype": dtype.str}, lambda: a.astype(dtype))

    def reduce(self):
        name = self.name()
        a = self.values[name]
        func = self.random.choice(REDUCTIONS)
        require(func != "ptp" or a.dtype.kind != "b")
        args = {"a": {"value": name}, "func": func}
        options = {}
        position = func in ("argmax", "argmin")
        if self.maybe(0.75) and a.ndim:
            if position or self.maybe(0.6):
                options["axis"] = args["axis"] = self.axis(a.ndim)
            else:
                args["axis"] = self.random.sample(range(a.ndim), self.random.randint(1, a.ndim))
                options["axis"] = tuple(args["axis"])
        if self.maybe(0.3):
            options["keepdims"] = args["keepdims"] = True
        if func in ("sum", "prod", "max", "min") and self.maybe(0.35):
            x = self.maybe(0.5) if a.dtype.kind == "b" else self.random.randint(0, 5)
            x = float(x) if a.dtype.kind == "f" else complex(x) if a.dtype.kind == "c" else x
            args["initial"], options["initial"] = encode_number(x), x
        if func in ("sum", "prod", "mean", "any", "all", "var", "std") or (func in ("max", "min") and "initial" in args):
            if self.maybe(0.3):
                args["where"], options["where"] = self.mask_for(self.stretchable(a.shape))
        if func in ("max", "min", "ptp", "argmax", "argmin") and is_inexact(a.dtype):
            require(not has_negative_zero(a))
            require(a.dtype.kind != "c" or np.count_nonzero(np.isnan(a)) < 2)
        rounds = is_inexact(a.dtype) and func in ("sum", "mean", "prod", "var", "std") or func in ("var", "std", "mean")
        if rounds and func in ("sum", "mean") and adds_exactly(a if is_inexact(a.dtype) else a.astype(np.float64)):
            rounds = False
        if rounds:
            require(all(np.all(np.isfinite(p)) and np.all(np.abs(p) < 1e4) for p in parts(a)))
        self.step("reduce", args, lambda: getattr(np, func)(a, **options), order="C",
                  bounds=self.rounded(a) if rounds else None)

    def rounded(self, a):
        """Bounds of what adds, multiplies or averages the elements of `a`."""
        def bounds(result):
            epsilon = 1e-5 if result.dtype in (np.float32, np.complex64) else 1e-13
            scale = max([1.0, *(np.abs(p).max(initial=0.0) for p in parts(a))])
            require(all(np.all(np.isfinite(p)) and np.all(np.abs(p) < 1e30) for p in parts(result)) or result.size == 0)
            return {"cmp": {"rtol": epsilon, "atol": epsilon * scale * scale * max(a.size, 1) ** 0.5}}

        return bounds

    def typed(self, like):
        """(encoded, value): an array of the same dtype that broadcasts with `like`."""
        def fits(a):
            return a.dtype == like.dtype and 0 < broadcast_size(a.shape, like.shape) <= LARGEST

        if self.maybe(0.7):
            try:
                name = self.name(fits)
                return {"value": name}, self.values[name]
            except Unsuited:
                pass
        x = self.elements(like.dtype, self.stretchable(like.shape))
        return literal(x), x

    def write_or_give(self, args, like, compute):
        """The formula as a value of its own, or written into an array, which may share memory with what it reads."""
        result = compute()
        require(result.size <= LARGEST)
        names = [n for n, a in self.values.items() if n not in self.bounds and a.dtype == like.dtype and
                 a.flags.writeable and broadcast_size(a.shape, result.shape) == a.size and a.shape]
        if not names or self.maybe(0.3):
            self.step("formula", args, compute)
            return
        name = self.random.choice(names)

        def run():
            self.values[name][...] = compute()

        self.step("formula", {**args, "out": {"value": name}}, run, target=name)

    def formula(self):
        name = self.name(lambda a: a.dtype in FORMULA_TYPES and a.ndim)
        x = self.values[name]
        (y, b), (z, c) = self.typed(x), self.typed(x)
        require(0 < broadcast_size(x.shape, b.shape, c.shape) <= LARGEST)
        text = self.random.choice(list(FORMULAS))
        args = {"formula": text, "x": {"value": name}, "y": y, "z": z}
        self.write_or_give(args, x, lambda: FORMULAS[text](x, b, c))

    def formula_of_picked(self):
        name = self.name(lambda a: a.dtype in FORMULA_TYPES and a.ndim and a.size)
        x = self.values[name]
        i = np.array([self.random.randrange(-len(x), len(x)) for _ in range(self.random.randint(1, 40))])
        require(x[i].size <= LARGEST)
        y, b = self.typed(x[i])
        args = {"formula": "x[i] + y", "x": {"value": name}, "y": y, "i": literal(i)}
        self.write_or_give(args, x, lambda: x[i] + b)

    def sum_of_products(self):
        name = self.name(lambda a: a.dtype in FORMULA_TYPES and a.ndim)
        x = self.values[name]
        y, b = self.typed(x)
        require(broadcast_size(x.shape, b.shape) <= LARGEST and adds_exactly(x) and adds_exactly(b))
        product = x * b
        require(not is_inexact(x.dtype) or adds_exactly(product))
        axis = self.axis(product.ndim)
        self.step("formula", {"formula": "sum(x * y)", "x": {"value": name}, "y": y, "axis": axis},
                  lambda: (x * b).sum(axis=axis, dtype=x.dtype), order="C")

    def accumulate(self):
        name = self.name(lambda a: not is_inexact(a.dtype) or adds_exactly(a))
        a = self.values[name]
        func = "cumprod" if a.dtype.kind in "biu" and self.maybe(0.4) else "cumsum"
        args = {"a": {"value": name}, "func": func}
        if self.maybe(0.7):
            args["axis"] = self.axis(a.ndim)
        self.step("accumulate", args, lambda: getattr(np, func)(a, args.get("axis")))

    def join(self):
        name = self.name(lambda a: a.ndim > 0)
        a = self.values[name]
        names = [name, *(self.name(lambda b: b.shape == a.shape) for _ in range(self.random.randint(0, 2)))]
        func = self.random.choice(["concatenate", "stack"])
        axis = self.axis(a.ndim + (func == "stack"))
        self.step(func, {"arrays": [{"value": n} for n in names], "axis": axis},
                  lambda: getattr(np, func)([self.values[n] for n in names], axis=axis), order="C")

    def copy(self):
        name = self.name()
        order = self.random.choice("CFAK")
        self.step("copy_layout", {"a": {"value": name}, "order": order}, lambda: np.copy(self.values[name], order))


def main():
    parser = argparse.ArgumentParser(usage=__doc__.splitlines()[2].removeprefix("usage: "))
    parser.add_argument("--count", type=int, default=10000)
    parser.add_argument("--seed", action="append")
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep")
    parser.add_argument("driver", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    seeds = [str(datetime.date.today()) if s == "date" else s for s in options.seed or ["date"]]
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or folder + "/programs.jsonl"
        with open(path, "w", encoding="ascii") as file:
            for seed in seeds:
                for number in range(options.count) if options.only is None else [options.only]:
                    file.write(json.dumps(Program(seed, number).case(), separators=(",", ":")) + "\n")
        if not options.driver:
            return 0
        status = subprocess.run([*options.driver, "--list-failures", path], check=False).returncode
    if status != 0:
        print(f"programs.py: failed; the seeds were {' '.join(seeds)}")
    return status


if __name__ == "__main__":
    sys.exit(main())
