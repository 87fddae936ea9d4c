"""The table of all rows: time of each contestant and the two ratios that matter."""
from results import CONTESTANTS, best_peer, ns, ratio

HEADER = ["row", "size", *CONTESTANTS.values(), "nd / loop", "nd / best peer", "best peer"]


def number(value):
    return "-" if value is None else f"{value:.3g}" if value < 1000 else f"{value:.0f}"


def lines(results):
    for name, row in results["rows"].items():
        if "nd" in row["ns"]:
            peer = best_peer(row)
            factors = [f"{r:.2f}" if (r := ratio(row, other)) else "-" for other in ("loops", "peer")]
            yield [*name.split("/"), *(number(ns(row, c)) for c in CONTESTANTS), *factors,
                   CONTESTANTS[peer[0]] if peer else "-"]


def text(results):
    rows = [HEADER, *lines(results)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADER))]
    return "\n".join("  ".join(f"{cell:>{w}}" if i else f"{cell:{w}}" for i, (cell, w) in enumerate(zip(row, widths)))
                     for row in rows)


def markdown(results):
    machine = results["machine"]
    head = [f"# Measured\n\n{machine['processor']}, one thread, {machine['compiler']}, `{machine['flags']}`. Medians in ns per element, "
            "per operation where there are few elements. Made by `sh benchmarks/run.sh`.\n",
            "| " + " | ".join(HEADER) + " |", "|---|" + "---:|" * (len(HEADER) - 1)]
    return "\n".join(head + ["| " + " | ".join(row) + " |" for row in lines(results)]) + "\n"
