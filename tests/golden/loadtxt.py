#!/usr/bin/env python3
"""Write what numpy.loadtxt reads from texts to loadtxt.txt beside this script (NumPy 2.4.6).

text;dtype;delimiter;comments;skiprows;usecols;ndmin;max_rows;shape or "error";elements or how NumPy's message begins
Texts, delimiters, comments (of several: with blanks between), elements and messages are hexadecimal.
"""
import pathlib
import tempfile
import warnings

import numpy as np

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(29)
warnings.simplefilter("ignore")


def numbers():
    words = """0 -0 1 -1 +1 1. .5 -.5 +.5 1e5 1E+05 1e-5 00012 inf -inf +inf INF Infinity -infinity nan -nan NaN +NAN 1e400
        -1e400 1e-400 -1e-400 4e-324 2.4703282292062327e-324 2.4703282292062328e-324 1.7976931348623157e308
        1.7976931348623159e308 0e999 0.000e-999 1e99999999999999999999 -1e-99999999999999999999
        9007199254740993 9007199254740992.999999999999999999999999999 123456789012345678901234567890
        . - + e5 .e5 1e 1e+ 1e5.5 +-1 -+1 --1 1_0 0x10 1d5 1,5 1j nan(1) nan() infi infinit infinityx i n 1f true None
        127 128 -128 -129 255 256 32767 65535 65536 2147483647 2147483648 4294967295 4294967296 9223372036854775807
        9223372036854775808 -9223372036854775808 -9223372036854775809 18446744073709551615 18446744073709551616 1e39
        3.4028235677973366e38 1.00000017881393421514957253748434595763683319091796875001 70000 65519 6e-8 True False""".split()
    words.append("0." + "0" * 400 + "1e401")
    words.append("1" + "0" * 400 + "e-400")
    words.append("0." + "1" * 900)
    words += [f"{x:.{p}e}" for x, p in zip(rng.standard_normal(40) * 10.0 ** rng.integers(-300, 300, 40),
                                           rng.integers(0, 25, 40))]
    for dtype in "bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64".split():
        for word in words if dtype == "float64" else [w for w in words if len(w) < 90]:
            if (word, dtype) != ("1_0", "float16"):  # which goes through Python's float()
                yield word + "\n", dict(dtype=dtype)
    parts = "1 -2.5 +3 inf -nan 1e400 x".split()
    shapes = ["{0}", "{0}j", "({0})", "({0}j)", "{0}+{1}j", "{0}-{1}j", "({0}+{1}j)", "( {0}+{1}j )", "({0}+{1}j", "{0}+{1}j)",
              "{0} +{1}j", "{0}+{1}", "{0}+{1}i", "{0}+-{1}j", "{0}++{1}j", "(({0}))", "()", "(", "j", "{0}jj", "{0}+j",
              "{0}+{1}J", " ({0}{1}j) ", "{0}+{1}j2"]
    for dtype in ("complex64", "complex128"):
        for shape in shapes:
            for i, part in enumerate(parts):
                text = shape.format(part, parts[i - 3])
                yield text, dict(dtype=dtype)
                yield text, dict(dtype=dtype, delimiter=",")


def tables():
    texts = ["", "\n", "1", "1\n", "1 2", "1 2\n3 4\n", "1\n2\n3", "1 2\n\n3 4\n", "1 2\n   \n3 4", "# a\n1 2 # b\n#c\n3 4\n\n",
             "1 2\n3\n", "1\n2 3", "1 2 3\n4 5 6\n7 8\n", "1 a\n", "1 2\n3 b 4\n", "1 2\r\n3 4\r\n", "1 2\r3 4\r", "1\r\r\n2\n\r3",
             "\t1 \t 2 \n", "1\v2\f3\n", "1\x1c2\x1d3\x1e4\x1f5\n", "1\x002\n", "\0", "1 2\0", "\xe4\xf61\n", "1,2\n3,4\n", "1,2\n3,4",
             " 1 , 2 \n", "1,2,\n", ",1,2", "1,,2", "1,2\n\n3,4", "1,2\n   \n3,4", "1,2\n  # x\n3,4", "1,2#3\n#\n4,5", ",", ",,\n,,",
             "1;2\n3;4", "1\t2\n3\t4\n", "1  2", "1 2 // x\n3 4 % y\n// z\n5 6", "1 2 -- 3\n4 5 - 6", "h\n# x\n1 2\n3 4",
             "1 2\n# x\n\n3 4\n5 6\n", "9" * 90 + "x", "it's 1", 'a"b', "1e5 2e-5 3E5", "1 2 3 4 5\n6 7 8 9 10", "#", "1 #", "1.5 2",
             "1 2\n1\n" * 3, "1 2 3 4 5 6 7 8\n" + "1\n" * 20, ",,,\n1,2,3,4\n" ]
    options = [{}, dict(delimiter=","), dict(delimiter=";"), dict(delimiter="\t"), dict(delimiter=" "), dict(delimiter="e"),
               dict(ndmin=1), dict(ndmin=2), dict(ndmin=2, delimiter=","), dict(skiprows=1), dict(skiprows=2, ndmin=2),
               dict(skiprows=9), dict(max_rows=0), dict(max_rows=1), dict(max_rows=2, ndmin=2), dict(comments=None),
               dict(comments="//"), dict(comments=["//", "%", "--"]), dict(comments="3"), dict(usecols=[0]), dict(usecols=[1]),
               dict(usecols=[-1]), dict(usecols=[1, 0, 1]), dict(usecols=[-1, 0], delimiter=","), dict(usecols=[2], ndmin=2),
               dict(usecols=[-3]), dict(usecols=[1], delimiter=","), dict(dtype="int64"), dict(dtype="int64", delimiter=",")]
    for text in texts:
        for o in options:
            yield text, o


def main():
    lines = []
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory) / "t.txt"
        for text, o in [*numbers(), *tables()]:
            path.write_bytes(text.encode("latin-1"))
            o = dict(dtype="float64", delimiter=None, comments="#", skiprows=0, usecols=None, ndmin=0, max_rows=None) | o
            try:
                a = np.loadtxt(path, encoding="latin-1", **o)
                result = [" ".join(map(str, a.shape)), a.tobytes().hex()]
            except ValueError as error:
                result = ["error", str(error).encode("latin-1")[:64].rstrip(b".").hex()]
            comments = [o["comments"]] if isinstance(o["comments"], str) else o["comments"] or []
            lines.append(";".join([text.encode("latin-1").hex(), o["dtype"], (o["delimiter"] or "").encode().hex(),
                                   " ".join(c.encode().hex() for c in comments), str(o["skiprows"]),
                                   " ".join(map(str, o["usecols"] or [])), str(o["ndmin"]),
                                   str(-1 if o["max_rows"] is None else o["max_rows"]), *result]))
    (HERE / "loadtxt.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
