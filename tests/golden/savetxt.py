#!/usr/bin/env python3
"""Write what numpy.savetxt makes of arrays to savetxt.txt beside this script (NumPy 2.4.6).

dtype;shape;elements;formats;delimiter;newline;header;footer;comments;text or "error"
Elements, formats (of several: with blanks between), the other options and the text are hexadecimal.
"""
import io
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(31)
FORMATS = """%.18e %e %E %f %F %g %G %d %i %u %x %X %o %s %r %a %c %5d %05d %-5d| %+d %+05d %.3d %08.3d| %-08d| %.0d %#x %#X %#o %+.4x
    %08x %#010x| %5.1f %05.1f %-010.2f| %+f %.0f %#.0f %.200f %.400e %+.3e %012.3e %#g %#G %.3g %#.3g %.0g %#.0g %.17g %20.10G|
    %10s| %-10s| %.2s| %010s| %ld %hd %Lf %% %5 %z %*d %.*f %(a)d %(a %. abc %d%% %5.1f,%5.1f %d,%d,%d""".split()
FORMATS += ["% d", "% f", "% 05.1f", "%", "% "]


def values():
    floats = [0.0, -0.0, 1.5, -2.25, 0.1, -0.4, 0.5, 2.5, 123456789.0, 1e-5, 1e-4, 99999.95, 999999.5, 1e16, 1e22, 1e100, 5e-324,
              1.7976931348623157e308, 12345.678]
    for x in floats:
        yield np.array([x])
    for special in (np.inf, -np.inf, np.nan):
        yield np.array([special])
    yield np.float32([0.1, 16777216, 3.4e38])
    yield np.float16([0.1, 65504])
    yield np.array([True, False])
    for t in (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64):
        yield np.array([np.iinfo(t).min, 0, 5, np.iinfo(t).max], t)
    yield np.complex128([1 + 2j, -1 - 2.5j, complex(-0.0, -0.0)])
    yield np.complex64([0.1 - 0.2j, complex(np.inf, np.nan)])


def tables():
    x = rng.standard_normal((3, 2)) * [[1], [1e5], [1e-7]]
    for a in (x, x[:0], x[:, :0], x[:, :1], x[0], np.zeros(0), np.zeros((1, 1, 1)), np.float64(1), np.arange(6).reshape(2, 3),
              x[:2] + 1j * x[1:]):
        for fmt in ("%.18e", "%g", "%d", "%s", "%.2f;%.3f", "%g %g %g %g", ["%d", "%.2f"], ["%d", "%g", "%s"], ["%g%%", "%d"],
                    ["%x", "%d"], ["%g", "%d %d"], ["%g %g", "%g+%gj"], []):
            yield a, dict(fmt=fmt)
            yield a, dict(fmt=fmt, delimiter=", ", newline="\r\n", header="a\nb", footer="c\n", comments="//")
    yield x, dict(header="x y", comments="")
    yield x, dict(delimiter="%d")
    yield x, dict(delimiter="%%")
    yield x.T, dict(fmt="%.3f")


def main():
    cases = [(a, dict(fmt=fmt)) for a in values() for fmt in FORMATS] + [*tables()]
    lines = []
    for a, o in cases:
        o = dict(fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ") | o
        out = io.StringIO()
        try:
            np.savetxt(out, a, **o)
            text = out.getvalue().encode().hex()
        except (ValueError, TypeError, AttributeError, OverflowError):
            text = "error"
        fmt = [o["fmt"]] if isinstance(o["fmt"], str) else o["fmt"]
        lines.append(";".join([str(a.dtype), " ".join(map(str, a.shape)), a.tobytes().hex(), " ".join(f.encode().hex() for f in fmt),
                               *(o[k].encode().hex() for k in ("delimiter", "newline", "header", "footer", "comments")), text]))
    (HERE / "savetxt.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
