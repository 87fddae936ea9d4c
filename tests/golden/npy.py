#!/usr/bin/env python3
"""Write .npy and .npz files as hexadecimal text to npy.txt, npy_bad.txt and npz.txt beside this script (NumPy 2.4.6).

npy.txt: name;file;dtype;fortran_order;shape;elements in C order and native byte order;1 if nd::save makes the same file
npy_bad.txt: name;file; all of which NumPy refuses unless the name ends in "(accepted)"
npz.txt: name;file;member=repr of its array,... with '|' for ',', or "error" where no member can be read
"""
import io
import pathlib
import struct
import zipfile

import numpy as np
from numpy.lib import format as npy

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(13)


def saved(a, version=None):
    out = io.BytesIO()
    npy.write_array(out, a, version)
    return out.getvalue()


def file_with(header, data=np.arange(3, dtype="<i4").tobytes(), version=(1, 0), length=None):
    header = header if isinstance(header, bytes) else header.encode("latin-1")
    size = "<H" if version == (1, 0) else "<I"
    used = 8 + struct.calcsize(size)
    if length is None:
        header += b" " * (-(used + len(header) + 1) % 64) + b"\n"
    start = b"\x93NUMPY" + bytes(version)
    return start + struct.pack(size, len(header) if length is None else length) + header + data


def dictionary(descr="'<i4'", fortran="False", shape="(3,)"):
    return f"{{'descr': {descr}, 'fortran_order': {fortran}, 'shape': {shape}, }}"


def good():
    files = []

    def add(name, a, data=None, same=True):
        content = saved(a) if data is None else data
        b = np.load(io.BytesIO(content))
        native = b.astype(b.dtype.newbyteorder("="))
        fortran = npy.read_array_header_1_0(io.BytesIO(content[8:]))[1] if content[6] == 1 else False
        fields = [name, content.hex(), native.dtype.str, int(fortran), " ".join(map(str, b.shape)),
                  native.tobytes().hex(), int(same)]  # fmt: skip
        files.append(";".join(map(str, fields)))

    for dtype in "? i1 i2 i4 i8 u1 u2 u4 u8 f4 f8 c8 c16".split():
        a = rng.integers(0, 2, (2, 3)).astype(dtype) if dtype == "?" else rng.integers(0, 100, (2, 3)).astype(dtype)
        add(dtype, a)
        if np.dtype(dtype).itemsize > 1:
            add("big-endian " + dtype, a.astype(a.dtype.newbyteorder(">")), same=False)
    a = rng.standard_normal((3, 4))
    add("Fortran order", np.asfortranarray(a))
    add("Fortran order, 3 axes", np.asfortranarray(a.reshape(3, 2, 2)))
    add("strided", a[::2, 1:3])
    add("both orders", a[:1])
    for shape in [(), (0,), (0, 3), (2, 0), (1, 1, 1, 1), (1,) * 64]:
        add(f"shape {shape if len(shape) < 5 else '64 axes'}", np.zeros(shape, "f4"))
    x = np.arange(3, dtype="i4")
    add("version 2", x, saved(x, (2, 0)), False)
    add("version 3", x, saved(x, (3, 0)), False)
    add("keys in another order", x, file_with("{'shape': (3,), 'descr': '<i4', 'fortran_order': False}"), False)
    add("double quotes and line breaks", x, file_with(dictionary().replace("'", '"').replace(" ", "\n")), False)
    add("no padding", x, file_with(dictionary(), length=len(dictionary())), False)
    add("Python 2 integers", x, file_with(dictionary(shape="(3L,)")), False)
    add("bytes behind the array", x, saved(x) + b"more", False)
    add("bool of any byte", x, file_with(dictionary("'|b1'"), bytes([0, 2, 255])), False)
    files[-1] = files[-1].replace("0002ff;0", "000101;0")
    return files


def bad():
    whole = saved(np.arange(3, dtype="<i4"))
    files = {
        "empty": b"", "half a magic": whole[:4], "magic alone": whole[:6], "version alone": whole[:8],
        "half a length": whole[:9], "half a header": whole[:60], "no data": whole[:128], "a byte short": whole[:-1],
        "wrong magic": b"\x93NUMPX" + whole[6:], "pickle": b"\x80\x04K\x01." * 4,
        "version 0.0": file_with(dictionary(), version=(0, 0)), "version 4.0": file_with(dictionary(), version=(4, 0)),
        "version 1.1": whole[:7] + b"\x01" + whole[8:],
        "length beyond the file": file_with(dictionary(), length=9000),
        "length beyond memory": file_with(dictionary(), version=(2, 0), length=0xFFFFFFF0),
        "length too short": file_with(dictionary(), length=20), "length 0": file_with("", length=0),
        "long header": file_with(dictionary() + " " * 10001),
        "NUL in header": file_with(dictionary() + "\0"),
        "invalid UTF-8": file_with(b"\xff" + dictionary().encode(), version=(3, 0)),
        "key missing": file_with("{'descr': '<i4', 'shape': (3,), }"),
        "key too many": file_with(dictionary()[:-1] + "'x': 1, }"),
        "key twice (accepted)": file_with(dictionary()[:-1] + "'shape': (2,), }"),
        "no dictionary": file_with("('<i4', False, (3,))"), "open dictionary": file_with(dictionary()[:-1]),
        "more than a dictionary": file_with(dictionary() + " 1"), "comma missing": file_with(dictionary().replace(",", "")),
        "no key quotes": file_with("{descr: '<i4'}"),
    }  # fmt: skip
    for shape in ["(-1,)", "(3.0,)", "'3'", "3", "[3]", "(True,)", "(3", "(3,,)", "(,)", "(3)", "(03,)",
                  "(3L,)", "(1000000,)", "(4294967296, 4294967296)", "(0, 9223372036854775807, 9223372036854775807)",
                  "(99999999999999999999,)", "(4611686018427387904,)", str((1,) * 65)]:  # fmt: skip
        files["shape " + shape[:40]] = file_with(dictionary(shape=shape), version=(3, 0) if "L" in shape else (1, 0))
    for descr in ["'<q9'", "'i'", "''", "5", "None", "'|O'", "[('a', '|O')]", "[('a', '<i4'), ('a', '<i4')]", "'|S2147483648'",
                  "'<U536870912'", "'|V0'", "'<i3'", "'<f8", "'<' + 'i4'", "__import__('os')", "[('a', '<i4')",
                  "[('a')]", "[('a', '<i4', (99999, 99999))]", "[" * 50, "[('a', " * 40 + "'<i4'" + ")]" * 40]:  # fmt: skip
        name = "descr " + descr[:40] + (" (accepted)" if descr in ("'i'", "'|V0'") or descr.startswith("[('a', [(") else "")
        files[name] = file_with(dictionary(descr=descr))
    for order in ["0", "'False'", "None", "true", "Truer"]:
        files["order " + order] = file_with(dictionary(fortran=order))
    for name, content in files.items():
        try:
            np.load(io.BytesIO(content), max_header_size=10000)
            accepted = True
        except Exception:
            accepted = False
        assert accepted == name.endswith("(accepted)"), name
    return [f"{name.replace(';', ',')};{content.hex()}" for name, content in files.items()]


def archives():
    lines = []

    def add(name, content, members):
        text = ",".join(f"{k}={v if isinstance(v, str) else repr(v)}".replace(",", "|") for k, v in members.items())
        lines.append(f"{name};{content.hex()};{text}")

    def made(function, **members):
        out = io.BytesIO()
        function(out, **members)
        return out.getvalue()

    members = {"x": np.arange(5), "y": np.array([1.5, 2.5]), "z": np.array(True), "ünder": np.zeros((2, 0), "f4")}
    stored = made(np.savez, **members)
    deflated = made(np.savez_compressed, **members)
    add("stored", stored, members)
    add("deflated", deflated, members)
    add("empty", made(np.savez), {})

    def zipped(*entries, comment=b"", flush=None):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as z:
            for name, content in entries:
                z.writestr(zipfile.ZipInfo(name), content)
            z.comment = comment
        return out.getvalue()

    x = saved(np.arange(3))
    add("comment", zipped(("a.npy", x), comment=b"hello"), {"a": np.arange(3)})
    add("no suffix", zipped(("plain", x)), {"plain": np.arange(3)})
    add("paths as names", zipped(("../../evil.npy", x)), {"../../evil": np.arange(3)})
    add("member that is no .npy", zipped(("a.npy", b"text"), ("b.npy", x)), {"a": "error", "b": np.arange(3)})
    add("short member", zipped(("a.npy", x[:-1])), {"a": "error"})
    add("long member", zipped(("a.npy", x + b"more")), {"a": "error"})
    one = zipped(("a.npy", x))
    add("wrong checksum", one.replace(b"\x02\0\0\0\0\0\0\0PK", b"\x03\0\0\0\0\0\0\0PK"), {"a": "error"})
    add("names differ", one.replace(b"a.npy", b"b.npy", 1), {"error": "error"})
    add("method", one.replace(b"\x14\0\0\0\0\0", b"\x14\0\0\0\x63\0"), {"error": "error"})
    add("encrypted", one.replace(b"\x14\0\0\0\0\0", b"\x14\0\x01\0\0\0"), {"error": "error"})
    add("two of one name", zipped(("a.npy", x), ("a.npy", x)), {"error": "error"})
    add("end missing", stored[:-1], {"error": "error"})
    add("half", stored[: len(stored) // 2], {"error": "error"})
    add("no archive", b"text" * 10, {"error": "error"})
    return lines


def write(name, lines):
    (HERE / name).write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    write("npy.txt", good())
    write("npy_bad.txt", bad())
    write("npz.txt", archives())
