"""A bar chart as SVG: how many times faster than the best peer and than NumPy nd is, at the size that fits the cache."""
import math

from results import ratio

BAR, LEFT, WIDTH, DECADES = 9, 130, 560, (-0.5, 2.5)
COLOURS = {"peer": ("#1f77b4", "best peer"), "numpy": ("#ff9f43", "NumPy")}


def x(times):
    low, high = DECADES
    return LEFT + WIDTH * (min(max(math.log10(times), low), high) - low) / (high - low)


def svg(results):
    rows = [(n, r) for n, r in results["rows"].items() if ratio(r, "peer") and (2e3 < r["elements"] <= 2e5 or n.startswith("small"))]
    height = 60 + len(rows) * (2 * BAR + 6)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 60}" height="{height}" '
           'font-family="sans-serif" font-size="11">', f'<rect width="100%" height="100%" fill="white"/>',
           f'<text x="{LEFT}" y="16" font-size="13">times faster than ...</text>']
    for i, (colour, label) in enumerate(COLOURS.values()):
        out.append(f'<rect x="{LEFT + 150 + 110 * i}" y="7" width="10" height="10" fill="{colour}"/>'
                   f'<text x="{LEFT + 165 + 110 * i}" y="16">{label}</text>')
    for tick in (0.5, 1, 2, 5, 10, 20, 50, 100, 200):
        out.append(f'<line x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="36" y2="{height - 10}" stroke="{"#444" if tick == 1 else "#ddd"}"/>'
                   f'<text x="{x(tick):.1f}" y="32" text-anchor="middle">{tick:g}</text>')
    for i, (name, row) in enumerate(rows):
        y = 42 + i * (2 * BAR + 6)
        out.append(f'<text x="{LEFT - 6}" y="{y + BAR + 3}" text-anchor="end">{name}</text>')
        for j, (other, (colour, _)) in enumerate(COLOURS.items()):
            if q := ratio(row, other):
                a, b = sorted((x(1), x(1 / q)))
                out.append(f'<rect x="{a:.1f}" y="{y + j * BAR}" width="{b - a:.1f}" height="{BAR - 1}" fill="{colour}"/>'
                           f'<text x="{b + 3:.1f}" y="{y + j * BAR + 8}" font-size="8" fill="#555">{1 / q:.3g}</text>')
    return "\n".join(out + ["</svg>"]) + "\n"
