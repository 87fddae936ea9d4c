#!/usr/bin/env python3
"""Write what numpy.genfromtxt reads from texts to genfromtxt.txt beside this script (NumPy 2.4.6).

text;dtype;delimiter;comments;skip_header;skip_footer;missing;filling;usecols;autostrip;loose;invalid_raise;max_rows;ndmin;shape or
"error";elements
Texts, delimiters, comments, missing (of several: with blanks between) and elements are hexadecimal.
"""
import pathlib
import tempfile
import warnings

import numpy as np

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")
NONE = dict(dtype="float64", delimiter=None, comments="#", skip_header=0, skip_footer=0, missing_values=None, filling_values=None,
            usecols=None, autostrip=False, loose=True, invalid_raise=True, max_rows=None, ndmin=0)


def cases():
    words = """1 -1.5 +2 1e3 inf -Infinity nan NaN 1e400 x N/A - 1j j -j 1+2j (1+2j) 1+j 1-J 1+-2j (1 1) 1+2 True false TRUE 0 300
        -1 2.9 -2.9 0x1 1e""".split() + ["", " ", " 7 ", " True", "( 1+2j )", "1 2"]
    for dtype in "bool int8 uint8 int16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split():
        for word in words:
            for loose in (True, False):
                if dtype not in ("int8", "uint8") or word not in ("300", "-1") or (dtype, word) == ("int8", "-1"):
                    yield f"0,{word},0\n", dict(dtype=dtype, delimiter=",", loose=loose, filling_values=5)
            yield f"0,{word},0\n", dict(dtype=dtype, delimiter=",", autostrip=True, filling_values=5)
            if not dtype.startswith("uint"):
                if dtype != "int8" or word != "300":
                    yield f"0,{word},0\n", dict(dtype=dtype, delimiter=",")
    texts = ["", "\n\n", "# only\n", "1", "1 2 3", "1\n2\n", "1 2\n3 4\n\n5 6 # x\n# y\n", "1,2\n3,\n,6\n", " 1 , 2 \n  \n3 ,4  \n",
             "1,,3\n4,N/A,-999\n", "1 2\n3\n4 5\n", "1 2\n3 4\n5 6 7\n", "a b\n1 2\n3 x\n", "1\t2\t\n\t\t3\n", "1::2\n3::4", "1\r\n2\r\n3",
             "1;2;3\n4;5;6\n7;8;9", "1  2\n", "1 2 % c\n3 4", ",\n,\n"]
    options = [{}, dict(delimiter=","), dict(delimiter="\t"), dict(delimiter="::"), dict(delimiter=";"), dict(delimiter=" "),
               dict(ndmin=1), dict(ndmin=2), dict(delimiter=",", ndmin=2), dict(skip_header=1), dict(skip_header=2, ndmin=2),
               dict(skip_footer=1), dict(skip_footer=2, ndmin=2), dict(skip_footer=9), dict(skip_footer=1, skip_header=1), dict(max_rows=1),
               dict(max_rows=2), dict(comments="%"), dict(comments=None), dict(usecols=[0]), dict(usecols=[1]), dict(usecols=[-1]),
               dict(usecols=[1, 0, 1]), dict(usecols=[2], delimiter=";"), dict(invalid_raise=False),
               dict(usecols=[1], invalid_raise=False), dict(usecols=[-1], invalid_raise=False), dict(loose=False),
               dict(loose=False, delimiter=",", missing_values="N/A"), dict(loose=False, missing_values="a,b,x"),
               dict(loose=False, delimiter=",", missing_values=["x", "N/A"]), dict(delimiter=",", filling_values=0),
               dict(delimiter=",", filling_values=(7, 8)), dict(delimiter=",", filling_values=(7, 8, 9), usecols=[1, 0]),
               dict(filling_values=-5)]
    for text in texts:
        for o in options:
            yield text, o


def main():
    lines = []
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory) / "t.txt"
        for text, o in cases():
            path.write_bytes(text.encode())
            o = NONE | o
            try:
                a = np.genfromtxt(path, **o)
                result = [" ".join(map(str, a.shape)), a.tobytes().hex()]
            except (ValueError, OverflowError):
                result = ["error", ""]
            missing, filling = o["missing_values"] or [], o["filling_values"]
            missing = [missing] if isinstance(missing, str) else missing
            filling = "" if filling is None else " ".join(map(str, filling)) + " list" if isinstance(filling, tuple) else str(filling)
            lines.append(";".join(map(str, [
                text.encode().hex(), o["dtype"], (o["delimiter"] or "").encode().hex(), (o["comments"] or "").encode().hex(),
                o["skip_header"], o["skip_footer"], " ".join(m.encode().hex() for m in missing), filling,
                " ".join(map(str, o["usecols"] or [])), int(o["autostrip"]), int(o["loose"]), int(o["invalid_raise"]),
                -1 if o["max_rows"] is None else o["max_rows"], o["ndmin"], *result])))
    (HERE / "genfromtxt.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
