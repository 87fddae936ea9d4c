// Tests of the parts of complex elements.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/io/print.hpp>
#include <nd/ufunc/complex.hpp>
#include <nd/ufunc/exponential.hpp>
#include <nd/ufunc/operators.hpp>
#include <nd/ufunc/where.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/elementwise.hpp"

using complex = std::complex<double>;

TEST_CASE("parts of a complex array are views that can be written", "[ufunc]")
{
    nd::ndarray<complex, 2> z({2, 3});
    auto re = nd::real(z);
    auto im = nd::imag(z);
    static_assert(std::is_same_v<decltype(re), nd::ndarray<double, 2>>);
    re() = 1.5;
    im(1) = -2.0;
    CHECK(z(0, 0) == complex(1.5, 0));
    CHECK(z(1, 2) == complex(1.5, -2));
    CHECK(im.stride(1) == sizeof(complex));
}

TEST_CASE("parts of a constant array are constant", "[ufunc]")
{
    const nd::ndarray<const complex> z(nd::ndarray<complex>({2}));
    static_assert(std::is_same_v<decltype(nd::imag(z)), nd::ndarray<const double>>);
    CHECK(nd::imag(z)(1) == 0.0);
}

TEST_CASE("the real part of a real array is the array, the imaginary part is zeros nobody may write", "[ufunc]")
{
    nd::ndarray<float> a({3});
    nd::real(a)() = 2.0f;
    CHECK(a(2) == 2.0f);
    CHECK(nd::imag(a)(1) == 0.0f);
    CHECK_FALSE(nd::imag(a).writeable());
}

TEST_CASE("parts of expressions are lazy", "[ufunc]")
{
    nd::ndarray<complex> z({3});
    const auto part = nd::imag(nd::conj(z));
    z() = complex(1, 4);
    CHECK(nd::eval(part)(2) == -4.0);
    CHECK(nd::real(complex(3, 4)) == 3.0);
}

TEST_CASE("conjugates, angles and questions are NumPy's", "[ufunc]")
{
    support::check_golden_same<complex>("conjugate", nd::conj);
    support::check_golden<double, complex>("angle", [](const auto& z) { return nd::angle(z); });
    CHECK(nd::angle(-1.0, {.deg = true}) == 180.0);
    CHECK(nd::iscomplex(complex(1, 2)));
    CHECK(nd::isreal(complex(1, 0)));
    CHECK(nd::isreal(5));
}

TEST_CASE("z times its conjugate is real, even where the machine fuses products into sums", "[ufunc][complex]")
{
    nd::ndarray<complex> z({100});
    for (nd::index_t i = 0; i < 100; ++i)
        z(i) = complex(0.1 * double(i) + 0.013, 0.37 * double(i) - 5.1);
    const nd::ndarray<complex> product = z * nd::conj(z);
    for (nd::index_t i = 0; i < 100; ++i)
        CHECK(product(i).imag() == 0.0);
}

TEST_CASE("sign of a complex number that is infinite in one part has that part's sign alone", "[ufunc]")
{
    constexpr double inf = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const auto z = nd::array<complex>({complex(inf, 2), complex(-inf, -3), complex(1, -inf), complex(0, inf),
        complex(inf, inf), complex(nan, 1), complex(-3, 4), complex(0), complex(1e308, 1.5e308)});
    CHECK(nd::to_string(nd::sign(z)) ==
        "[ 1. +0.j  -1. +0.j   0. -1.j   0. +1.j   nan+nanj  nan+nanj -0.6+0.8j\n  0. +0.j   0. +1.j ]");
}

TEST_CASE("reciprocal of complex numbers has the signs of zeros that NumPy gives", "[ufunc]")
{
    constexpr double inf = std::numeric_limits<double>::infinity();
    const auto z = nd::array<complex>({complex(inf, 2), complex(-inf, -3), complex(1, 0), complex(0, -4), complex(0)});
    CHECK(nd::to_string(nd::reciprocal(z)) == "[ 0.-0.j   -0.+0.j    1.-0.j    0.+0.25j nan +nanj]");
}

TEST_CASE("a complex number divided by zero of either sign is infinite with its own signs", "[ufunc]")
{
    const auto z = nd::array<complex>({complex(-3.5, -7.5)});
    CHECK(nd::to_string(z / nd::array({-0.0})) == "[-inf-infj]");
    CHECK(nd::to_string(z / nd::array({0.0})) == "[-inf-infj]");
}

TEST_CASE("the square root of a negative number has no negative zero as its real part", "[ufunc]")
{
    const auto roots = nd::sqrt(nd::array<complex>({complex(-4, -0.0), complex(-4, 0.0)}));
    CHECK(nd::to_string(roots) == "[0.-2.j 0.+2.j]");
}

TEST_CASE("reciprocal counts bool as int8", "[ufunc]")
{
    CHECK(nd::repr(nd::reciprocal(nd::array({true, false}))) == "array([1, 0], dtype=int8)");
}

namespace
{
/// Counts elements of `r` that are not `expected(i)` in both parts.
template <class R, class F>
int differences(const nd::ndarray<std::complex<R>, 1>& r, const F& expected)
{
    int count = 0;
    for (nd::index_t i = 0; i < r.size(); ++i)
        count += r(i).real() != expected(i).real() || r(i).imag() != expected(i).imag();
    return count;
}

/// Every product of parts rounded before it is added.
template <class R>
std::complex<R> product(std::complex<R> a, std::complex<R> b)
{
    const volatile R rr = a.real() * b.real(), ii = a.imag() * b.imag();
    const volatile R ri = a.real() * b.imag(), ir = a.imag() * b.real();
    return {rr - ii, ri + ir};
}

template <class R>
void check_complex_arithmetic(nd::index_t n)
{
    using number = std::complex<R>;
    nd::ndarray<number, 1> a({n}), b({n}), wide({2 * n + 1});
    nd::ndarray<R, 1> x({n});
    for (nd::index_t i = 0; i < n; ++i) {
        a(i) = number(R(i % 17) / R(7) - R(1), R(i % 5) / R(3));
        b(i) = number(R(2) - R(i % 13) / R(11), R(i % 7) / R(9) - R(0.3));
        x(i) = R(i % 11) / R(3) - R(2);
        wide(2 * i) = wide(2 * i + 1) = a(i);
    }
    const number s(R(0.7), R(-1.3));
    CHECK(differences<R>(a + b, [&](nd::index_t i) { return a(i) + b(i); }) == 0);
    CHECK(differences<R>(a - b, [&](nd::index_t i) { return a(i) - b(i); }) == 0);
    CHECK(differences<R>(a * b, [&](nd::index_t i) { return product<R>(a(i), b(i)); }) == 0);
    CHECK(differences<R>(nd::square(a) + b, [&](nd::index_t i) { return product<R>(a(i), a(i)) + b(i); }) == 0);
    CHECK(differences<R>(s * a + s, [&](nd::index_t i) { return product<R>(s, a(i)) + s; }) == 0);
    CHECK(differences<R>(x * a, [&](nd::index_t i) { return product<R>(x(i), a(i)); }) == 0);
    CHECK(differences<R>(
              nd::sqrt(nd::square(x)) * a, [&](nd::index_t i) { return product<R>(std::abs(R(x(i))), a(i)); }) == 0);
    CHECK(differences<R>(nd::conj(a) * -b, [&](nd::index_t i) { return product<R>(std::conj(number(a(i))), -b(i)); }) ==
        0);
    CHECK(differences<R>(
              a(nd::rev) + wide(nd::slice(1, nd::_, 2)), [&](nd::index_t i) { return a(n - 1 - i) + a(i); }) == 0);
    CHECK(differences<R>(nd::exp(a) + b, [&](nd::index_t i) { return nd::exp(number(a(i))) + b(i); }) == 0);
    CHECK(differences<R>(
              nd::where(x > R(0), a, b) + a, [&](nd::index_t i) { return (x(i) > R(0) ? a(i) : b(i)) + a(i); }) == 0);
    nd::index_t wrong = 0;
    const nd::ndarray<R, 1> magnitude = nd::abs(a), re = nd::real(a * b) + x, im = nd::imag(a * b);
    for (nd::index_t i = 0; i < n; ++i) {
        wrong += std::abs(magnitude(i) - std::hypot(a(i).real(), a(i).imag())) > std::numeric_limits<R>::epsilon() * 4;
        wrong += re(i) != product<R>(a(i), b(i)).real() + x(i) || im(i) != product<R>(a(i), b(i)).imag();
    }
    CHECK(wrong == 0);
    const nd::ndarray<number, 1> before = a.copy();
    a *= b;
    CHECK(differences<R>(a, [&](nd::index_t i) { return product<R>(before(i), b(i)); }) == 0);
}
} // namespace

TEST_CASE("arithmetic of complex numbers is that of its parts, to the last element of every length", "[ufunc][complex]")
{
    for (const nd::index_t n : {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100, 513, 1025}) {
        check_complex_arithmetic<double>(n);
        check_complex_arithmetic<float>(n);
    }
}
