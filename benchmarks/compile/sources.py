"""The programs whose compilation is measured: the same work in nd, in loops and in other libraries."""
OPERATORS = "+-*/"
FUNCTIONS = ["exp", "log", "sin", "tanh", "sqrt"]


def expression(k, mathematics, function="{f}({x})"):
    """The k-th of 128 different expressions of a, b, c, d; with `mathematics` every third calls a function."""
    o = [OPERATORS[k >> shift & 3] for shift in (0, 2, 4)]
    first = f"(a {o[0]} b)"
    if mathematics and k % 3 == 2:
        first = function.format(f=FUNCTIONS[k // 3 % 5], x=first)
    elif k >= 64:
        first = function.format(f="sqrt", x=first)
    return f"{first} {o[1]} (c {o[2]} d)"


class contestant:
    def __init__(self, name, header, array, assignment="r = {e};", function="{f}({x})", needs=None, define="", make=None):
        self.name, self.header, self.array, self.assignment, self.function = name, header, array, assignment, function
        self.needs, self.define, self.make = needs, define, make

    def include(self):
        return f"{self.define}\n#include <{self.header}>\n"

    def expressions(self, count, mathematics=False):
        text = self.include() + f"using array = {self.array};\n"
        for k in range(count):
            e = expression(k, mathematics, self.function)
            text += f"void e{k}(array& r, const array& a, const array& b, const array& c, const array& d) {{ {self.assignment.format(e=e)} }}\n"
        return text

    def program(self):
        """Adds two arrays and prints the result."""
        return self.include() + "#include <iostream>\n" + f"int main() {{ {self.make} std::cout << c << '\\n'; }}\n"


LOOP = "for (std::size_t i = 0; i < r.size(); ++i) r[i] = {e};"


class loops(contestant):
    """Elements of vectors in a loop: what nobody can do without."""

    def __init__(self):
        super().__init__("loops", "vector", "std::vector<double>", define="#include <cmath>",
                         make="std::vector<double> a{1, 2}, b{3, 4}, c(2); for (int i = 0; i < 2; ++i) c[i] = a[i] + b[i];")

    def expressions(self, count, mathematics=False):
        text = self.include() + f"using array = {self.array};\nusing namespace std;\n"
        for k in range(count):
            e = expression(k, mathematics)
            for v in "abcd":
                e = e.replace(f"({v} ", f"({v}[i] ").replace(f" {v})", f" {v}[i])")
            text += f"void e{k}(array& r, const array& a, const array& b, const array& c, const array& d) {{ {LOOP.format(e=e)} }}\n"
        return text

    def program(self):
        return super().program().replace("std::cout << c", "std::cout << c[0] << c[1]")


CONTESTANTS = [
    loops(),
    contestant("nd", "nd/nd.hpp", "nd::ndarray<double>", "r() = {e};", "nd::{f}({x})",
               make="nd::ndarray<double> a = nd::array({1.0, 2.0}), b = nd::array({3.0, 4.0}), c = a + b;"),
    contestant("xtensor", "xtensor/containers/xarray.hpp", "xt::xarray<double>", "xt::noalias(r) = {e};", "xt::{f}({x})",
               needs="xtensor/containers/xarray.hpp",
               define="#define XTENSOR_USE_XSIMD\n#include <xtensor/core/xmath.hpp>\n#include <xtensor/core/xnoalias.hpp>\n#include <xtensor/io/xio.hpp>",
               make="xt::xarray<double> a{1, 2}, b{3, 4}, c = a + b;"),
    contestant("eigen", "Eigen/Core", "Eigen::ArrayXd", "r = {e};", "({x}).{f}()", needs="Eigen/Core",
               make="Eigen::ArrayXd a(2), b(2), c(2); a << 1, 2; b << 3, 4; c = a + b;"),
]
