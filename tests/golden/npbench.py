"""Writes tests/golden/npbench: what NumPy computes in the kernels of benchmarks/numpy/npbench_kernels.py.

usage: python3 tests/golden/npbench.py        (NumPy 2; M takes half a minute)
<kernel>/manifest.json has, for the presets S and M, of every output: dtype, shape, sum, sum_abs, min, max, and 17 values
by flat index. The bodies of nbody are chaotic over the time of M: there, `perturbed` is 30 times the largest relative change
when inputs move by 1e-15. For S there is also the output itself, every `file_stride`-th element along each axis.
"""
import json
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE + "/../../benchmarks/numpy")
from npbench_kernels import KERNELS, prepare  # noqa: E402

LARGEST_FILE = 72 << 10


def summary(a):
    flat = a.ravel()
    at = np.unique(np.linspace(0, flat.size - 1, 17).astype(np.int64))
    d = dict(dtype=a.dtype.str, shape=list(a.shape))
    if a.dtype.kind == "c":
        values = [[float(z.real), float(z.imag)] for z in flat[at]]
    else:
        values = [x.item() for x in flat[at]]
        b = a.astype(np.int64 if a.dtype.kind == "i" else np.float64)
        d.update(sum=b.sum().item(), sum_abs=np.abs(b).sum().item(), min=b.min().item(), max=b.max().item())
    return dict(d, probe_flat_index=at.tolist(), probe_value=values)


def thinned(a):
    stride = 1
    while (part := a[tuple(slice(None, None, stride) for _ in a.shape)]).nbytes > LARGEST_FILE:
        stride += 1
    return stride, np.ascontiguousarray(part)


for name, k in KERNELS.items():
    folder = f"{HERE}/npbench/{name}"
    os.makedirs(folder, exist_ok=True)
    presets = {}
    for preset in "SM":
        outputs = dict(zip(k.outputs, k.run(**prepare(name, preset))))
        described = {output: summary(a) for output, a in outputs.items()}
        if preset == "S":
            for output, a in outputs.items():
                stride, part = thinned(a)
                np.save(f"{folder}/out_{output}.npy", part)
                described[output].update(file=f"out_{output}.npy", file_stride=stride,
                                         max_abs_err_over_max_abs=0 if a.dtype.kind == "i" else k.tolerance)
        if (name, preset) == ("nbody", "M"):
            arguments = prepare(name, preset)
            arguments["pos"] *= 1 + 1e-15 * np.where(np.arange(3) % 2, 1, -1)
            for output, a in zip(k.outputs, k.run(**arguments)):
                change = np.abs(a - outputs[output]).max() / np.abs(outputs[output]).max()
                described[output]["perturbed"] = 30 * change.item()
        presets[preset] = dict(parameters=k.sizes[preset], outputs=described)
    with open(folder + "/manifest.json", "w") as file:
        json.dump(dict(kernel=name, numpy=np.__version__, presets=presets), file, indent=1)
        file.write("\n")
