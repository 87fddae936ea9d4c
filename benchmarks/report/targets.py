"""The targets of nd, each as measured / target; a row that misses is marked."""
import math

from results import ns, ratio

MASKS = {"mask_get": 20, "mask_set": 50, "where": 12}
SORTS = ["sort", "argsort", "cumsum", "percentile", "unique"]
MATH = ["exp", "log", "sin", "cos", "tanh", "pow", "atan2"]
SHORT_ROWS = ["add_n3_row", "mul_n4_col", "sum_n3"]


class line:
    """One target. `items`: (name, measured, limit); with `at_least` the measured value must reach the limit."""

    def __init__(self, what, items, at_least=False):
        self.what = what
        self.at_least = at_least
        self.items = [(name, value, limit) for name, value, limit in items if value is not None]

    def share(self, item):
        """Measured / target; above 1 misses."""
        _, value, limit = item
        return limit / value if self.at_least else value / limit

    @property
    def misses(self):
        return sorted((i for i in self.items if self.share(i) > 1), key=self.share, reverse=True)

    @property
    def worst(self):
        return max(self.items, key=self.share)


def level(rows, low, high):
    return {name: row for name, row in rows.items() if row["elements"] > 1 and low < row["elements"] <= high}


def lines(results):
    rows = results["rows"]
    named = lambda *names: {n: r for n, r in rows.items() if n.split("/")[0] in names}
    ratios = lambda some, other, limit: [(n, ratio(r, other), limit) for n, r in some.items()]
    faster = lambda some, other, limit: [(n, (q := ratio(r, other)) and 1 / q, limit) for n, r in some.items()]
    time = lambda *names: [(n, ns(rows[n], "nd") if n in rows else None, limit) for n, limit in names]
    for what, low, high, hand, peer in (("in the first-level cache (1e3)", 1, 2e3, 1.30, 1.10),
                                        ("in the cache (1e5)", 2e3, 2e5, 1.10, 1.05),
                                        ("in memory (1.6e7)", 2e5, 1e9, 1.10, 1.05)):
        yield line(f"every row {what}: nd <= {hand:.2f} x hand-written loop", ratios(level(rows, low, high), "loops", hand))
        yield line(f"every row {what}: nd <= {peer:.2f} x best peer", ratios(level(rows, low, high), "peer", peer))
    for other, limit, what in ("peer", 1.5, "the best peer"), ("numpy", 4, "NumPy"):
        found = [q for row in rows.values() if (q := ratio(row, other))]
        mean = found and math.exp(-sum(map(math.log, found)) / len(found))
        yield line(f"geometric mean over all rows: {limit} x {what}", [("all", mean or None, limit)], at_least=True)
    moved = {n: r for n, r in named("addT", "copyT", "perm3").items() if r["elements"] >= 2048 * 2048}
    yield line("big transposes: 8 x NumPy", faster(moved, "numpy", 8), at_least=True)
    yield line("big transposes: 3.5 x best peer", faster(moved, "peer", 3.5), at_least=True)
    yield line("big transposes: nd <= 1.3 x hand-written loop", ratios(moved, "loops", 1.3))
    for name, limit in MASKS.items():
        yield line(f"{name} at 1e5: {limit} x NumPy", faster(level(named(name), 2e3, 2e5), "numpy", limit), at_least=True)
    yield line("rows of 3 and 4 elements, N = 1e5: nd <= 1.3 x loop that knows the length", ratios(named(*SHORT_ROWS), "loops", 1.3))
    yield line("float32 sum and mean of 1e7 elements: relative error <= 1e-6",
               [(n, r["extra"]["nd"]["error"], 1e-6) for n, r in named("sum_error_f32").items()])
    yield line("fresh c = a + b of 1.6e7: <= 1.6 ns cold, <= 0.65 recycled",
               time(("add_cold/16000000", 1.6), ("add_fresh/16000000", 0.65)))
    for what, name, limits in (("small: c() = a + b in place", "small_add", (8, 8, 10)), ("small: fresh result", "small_fresh", (12, 12, 14))):
        yield line(f"{what}, n = 4 / 16 / 64: <= {' / '.join(map(str, limits))} ns",
                   time(*((f"{name}{kind}/{n}", limit) for kind in ("", "_1d") for n, limit in zip((4, 16, 64), limits))))
    yield line("slice view: <= 3 ns", time(("slice_view/1", 3), ("slice_view_1d/1", 3)))
    yield line("a(i, j) in a double loop: reads as raw pointers", ratios(named("elem"), "loops", 1.05))
    yield line("a(i, j) in a double loop: writes <= 1.2 x raw pointers", ratios(named("elemw"), "loops", 1.2))
    math_rows = named(*(f"{f}_{t}" for f in MATH for t in ("f32", "f64")))
    yield line("mathematics: nd <= 1.1 x xsimd's own loop", ratios(math_rows, "loops", 1.1))
    yield line("mathematics: at most 2.5 ULP (f64), 2 ULP (f32)",
               [(n, r.get("extra", {}).get("nd", {}).get("error"), 2 if "f32" in n else 2.5) for n, r in math_rows.items()])
    yield line("sort, argsort, cumsum, percentile, unique: NumPy's speed", ratios(named(*SORTS), "numpy", 1))
    yield line("matmul: nd <= 2 x OpenBLAS on one core without BLAS", ratios({n: r for n, r in named("matmul").items() if n == "matmul/512"}, "numpy", 2))
    in_memory = lambda *names: level(named(*names), 2e5, 1e9)
    yield line("big-endian sum in memory: <= 1.2 x native sum", ratios(in_memory("stored_sum_big"), "loops", 1.2))
    yield line("sum of a packed field in memory: <= 1.3 x a pass over the records' bytes", ratios(in_memory("stored_sum_packed"), "loops", 1.3))
    yield line("big-endian a + b and astype in memory: <= 1.1 x swapping loop", ratios(in_memory("stored_add_big", "stored_cast_big"), "loops", 1.1))
    halves = level(named(*(f"stored_{f}_f16" for f in ("add", "mul", "exp", "sum"))), 2e3, 2e5)
    yield line("float16 in the cache: 10 x NumPy", faster(halves, "numpy", 10), at_least=True)
    compiled = results.get("compile", {})
    yield line("compile: add two arrays and print <= xsimd alone + 1.0 s",
               [(c, m.get("print_over_xsimd"), 1.0) for c, m in compiled.items()])
    yield line("compile: nd/core.hpp without xsimd <= 1.0 s", [(c, m.get("core"), 1.0) for c, m in compiled.items()])
    yield line("compile: each further expression <= 60 ms", [(c, m.get("expression_ms"), 60) for c, m in compiled.items()])
    yield line("compile: each further expression <= 2048 bytes of object code",
               [(c, m.get("expression_bytes"), 2048) for c, m in compiled.items()])


def cells(results):
    for t in lines(results):
        if not t.items:
            yield t.what, "not measured", "-", ""
            continue
        name, value, limit = t.worst
        missed = ", ".join(f"{n} ({t.share(i):.2f})" for i in t.misses for n in [i[0]])
        yield (t.what, f"{value:.3g} ({name})", f"{t.share(t.worst):.2f}",
               f"{len(t.misses)} of {len(t.items)} miss: {missed}" if t.misses else "ok")


def text(results):
    rows = [c for c in cells(results) if c[1] != "not measured"]
    return "\n".join(f"{'MISS' if 'miss' in verdict else 'ok':4s} {share:>6s}  {what}: {value}  {verdict if verdict != 'ok' else ''}"
                     for what, value, share, verdict in rows)


def markdown(results):
    machine = results["machine"]
    head = [f"# Targets\n\n{machine['processor']}, one thread, {machine['compiler']}. Measured / target of the worst row: above 1 misses, and is "
            "**marked**. Made by `sh benchmarks/run.sh`.\n", "| target | worst | measured / target | |", "|---|---|---:|---|"]
    body = []
    for what, value, share, verdict in cells(results):
        body.append(f"| {what} | {value} | {'**' + share + '**' if 'miss' in verdict else share} | {verdict} |")
    return "\n".join(head + body) + "\n"
