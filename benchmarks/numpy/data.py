"""Input data, sizes, the timed loop and the checksum, as support/data.hpp and support/rows.hpp have them."""
import gc
import os
import time

import numpy as np

VECTORS = [(1000, 1000), (100000, 100000), (16000000, 16000000)]
CACHED_VECTORS = VECTORS[:2]
SQUARES = [(n, n * n) for n in (32, 320, 4000)]
CACHED_SQUARES = SQUARES[1:2]
TRANSPOSES = [(n, n * n) for n in (32, 256, 2048, 4096)]
CUBES = [(n, n**3) for n in (10, 46, 256)]
TINY = [(n, 1) for n in (4, 16, 64)]
ONE = [(1, 1)]
PRODUCTS = [(n, 1) for n in (16, 64, 512)]
SHORT_ROWS = [(100000, 100000)]
SORTED_VECTORS = [*CACHED_VECTORS, (2000000, 2000000)]
MOST = float(os.environ.get("BENCH_MAX_ELEMENTS", "inf"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "0.02"))
ROWS = []
MADE = {}


def data(shape, seed, low=-1, high=1, dtype=np.float64):
    """Numbers of [low, high) that depend on position and seed alone (splitmix64), integers rounded down."""
    count = int(np.prod(shape))
    key = (count, seed, low, high, dtype)
    if key not in MADE:
        z = (np.arange(count, dtype=np.uint64) + np.uint64((seed << 40) + 1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        value = low + (high - low) * (((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(np.float64) * 2.0**-53)
        MADE[key] = (np.floor(value) if np.dtype(dtype).kind in "iu" else value).astype(dtype)
    return MADE[key].reshape(shape)


def checksum(result):
    values = np.asarray(result).ravel().astype(np.float64)
    weights = 1 + (np.arange(values.size) & 1023) / 1024
    return float(values @ weights), float(np.abs(values) @ weights)


def row(name, sizes):
    """Registers `setup(n)`, which returns the function to time; that returns its result."""
    def register(setup):
        ROWS.append((name, sizes, setup))
        return setup
    return register


def measure(work):
    """Nanoseconds of processor time per call, the fastest of a few batches."""
    calls, best = 1, None
    end = time.perf_counter() + SECONDS
    while best is None or time.perf_counter() < end:
        start = time.process_time_ns()
        for _ in range(calls):
            work()
        spent = time.process_time_ns() - start
        if spent < 1e9 * SECONDS / 8:
            calls *= 2
        else:
            best = min(spent / calls, best or spent)
    return best


def run():
    """Measures all rows; the same form as Google Benchmark's JSON."""
    results = []
    gc.disable()
    for name, sizes, setup in ROWS:
        for extent, elements in sizes:
            if elements <= MOST:
                work = setup(extent)
                check, scale = checksum(work())
                results.append({"name": f"{name}/{extent}", "cpu_time": measure(work), "time_unit": "ns",
                                "elements": elements, "check": check, "scale": scale})
    return {"benchmarks": results}
