"""Writes promote.txt: NumPy's promote_types for every pair of the element types of nd, one pair a line."""
import numpy as np

TYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split()
CPP = dict(bool="bool", float16="nd::float16", float32="float", float64="double", complex64="std::complex<float>", complex128="std::complex<double>")
cpp = lambda name: CPP.get(name, f"std::{name}_t")

with open("promote.txt", "w") as out:
    for a in TYPES:
        for b in TYPES:
            print(f"PROMOTES({cpp(a)}, {cpp(b)}, {cpp(str(np.promote_types(a, b)))})", file=out)
