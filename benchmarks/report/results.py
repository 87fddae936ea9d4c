"""What was measured: {"machine": {...}, "rows": {"add_f64/1000": {"family", "elements", "ns": {contestant: {...}}}}}."""
import json

CONTESTANTS = {"loops": "loop", "nd": "nd", "numpy": "NumPy", "xtensor": "xtensor", "eigen": "Eigen", "blitz": "Blitz++",
               "armadillo": "Armadillo"}
PEERS = list(CONTESTANTS)[2:]
STATISTIC = "median"


def ns(row, contestant):
    """Nanoseconds per element (per operation where that is what is timed), or None."""
    measured = row["ns"].get(contestant)
    return measured and measured[STATISTIC]


def best_peer(row):
    """(contestant, ns) of the fastest peer, or None."""
    return min(((p, ns(row, p)) for p in PEERS if ns(row, p)), key=lambda pair: pair[1], default=None)


def ratio(row, other):
    """nd's time over another's; `other` may be "peer"."""
    mine = ns(row, "nd")
    theirs = (best_peer(row) or (None, None))[1] if other == "peer" else ns(row, other)
    return mine / theirs if mine and theirs else None


def merge(path, fresh):
    """Renews the measured rows in a file and gives all of them."""
    old = json.loads(path.read_text()) if path.exists() else {"rows": {}}
    families = {row["family"] for row in fresh["rows"].values()}
    kept = {name: row for name, row in old["rows"].items() if row["family"] not in families}
    both = {**old, **fresh, "rows": {**kept, **fresh["rows"]}}
    path.write_text(json.dumps(both, indent=1) + "\n")
    return both
