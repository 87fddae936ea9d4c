#!/usr/bin/env python3
"""Write format_spec.txt: arrays, a specification and what NumPy prints with it as formatter, one FORMATTED(...) each."""
import numpy as np

I = lambda *shape: np.arange(np.prod(shape)).reshape(shape)
D = lambda *shape: I(*shape).astype(float)
X = np.array([-2.5, -0.5, 0.5, 1.5, 2.5, np.nan, np.inf, -0.0])
U = np.array([0, 1, 127, 128, 255], np.uint8)
Z = np.array([1 + 2j, -3 + 0.5j, 0 - 1j])
M = np.array([True, False, True])
B = np.array([[1, 0, 1], [1, 1, 0]], bool)

# The call in C++ and in NumPy where it is another, and specifications.
CASES = [
    ("D(2, 3)", None, ["", "r", ".3f", "8.2e", "r.1f", "+.2f", " .1f", "08.3f", "<8.1f", "^9.1f", "*>6.1f", "#.0f", "G", ".2E", "8"]),
    ("X", None, ["", "r", ".3f", "8.2e", "g", "+.1e", "07.1f", "F", "+", "6", ".2g", "#.3g"]),
    ("X * 1e20", None, [".0f", "g", "", "12", "<24.1f"]),
    ("U", None, ["", "r", "d", "x", "X", "#x", "#b", "08b", "o", "#o", "5d", "+d", "<5", "^5d", ".2f", "e", "r#06x", "5"]),
    ("I(2, 3) - 2", None, ["d", "+d", "04d", "x", ".1f", "_>5", "r3d", " d"]),
    ("I(2, 2, 2)", None, ["3d", "r", ".1f", "r.1f"]),
    ("B", None, ["", "r", "d", "2d", ".1f"]),
    ("Z", None, ["", "r", ".3f", "+.1f", "20.2e", "<14.1f", "g", "12", "+", "r.1f"]),
    ("I(2000)", None, ["", "r", "d", "r5d", ".2f"]),
    ("I(40, 60)", None, ["4d", "r4d", ".3e"]),
    ("D(30)", None, [".3f", "12.4e", "r.3f", "r12.4e"]),
    ("D(0)", None, ["", "r", ".3f", "r.3f"]),
    ("D(2, 0)", None, ["", "r", ".3f", "r.3f"]),
    ("nd::array(2.5)", "np.array(2.5)", ["", "r", ".3f", "8.2e", "r.3f"]),
    ("nd::array(7)", "np.array(7)", ["5d", "r5d", ".1f"]),
    ("D(3) / 3.0 + 1.0", None, ["", "r", ".2f", "r.2f"]),
    ("D(3, 4).T()", "D(3, 4).T", [".1f", "r.1f"]),
    ("D(6)(nd::rev)", "D(6)[::-1]", [".1f"]),
    ("(D(3) / 3.0).astype<float>()", "(D(3) / 3.0).astype(np.float32)", [".5f", "r.2f", "e"]),
    ("(D(3) / 3.0).astype<nd::float16>()", "(D(3) / 3.0).astype(np.float16)", [".5f", "r.2f"]),
    ("nd::byteswap(I(3).copy()).view<nd::big<std::int64_t>>()", "I(3).astype('>i8')", ["03d", "r.1f"]),
]

if __name__ == "__main__":
    with open("format_spec.txt", "w") as out:
        for cpp, python, specs in CASES:
            a = eval(python or cpp)
            for spec in specs:
                show = np.array_repr if spec[:1] == "r" else np.array2string
                element = spec.removeprefix("r")
                # A 0-d array takes no formatter in str(), whose text is that of its element.
                options = {"formatter": {"all": lambda x: format(x, element)}} if element else {}
                with np.printoptions(**options):
                    text = str(a) if not element and show is np.array2string else show(a)
                print(f"FORMATTED(({cpp}), \"{spec}\", R\"({text})\")", file=out)
