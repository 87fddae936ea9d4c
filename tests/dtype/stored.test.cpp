// Numbers of a byte order, and at any address.
// SPDX-License-Identifier: BSD-3-Clause
// Also tests: dtype/swap_parts.hpp simd/swap.hpp
#include <nd/creation/from.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/dtype/stored.hpp>
#include <nd/indexing/literal.hpp>
#include <nd/io/npy.hpp>
#include <nd/io/print_any.hpp>
#include <nd/reduce/compare.hpp>
#include <nd/reduce/sum.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/mask.hpp>
#include <nd/select/sort.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <complex>
#include <cstring>
#include <limits>
#include <sstream>
#include <vector>

using namespace nd::literals;

namespace
{
TEST_CASE("bytes of a number stand in the order that its type names", "[dtype]")
{
    const auto bytes_of = [](const auto& x) { return std::string(reinterpret_cast<const char*>(&x), sizeof x); };
    CHECK(bytes_of(nd::big<std::int32_t>(0x01020304)) == "\1\2\3\4");
    CHECK(bytes_of(nd::little<std::int32_t>(0x01020304)) == "\4\3\2\1");
    CHECK(bytes_of(nd::big<float>(1.0F)) == std::string("\x3f\x80\0\0", 4));
    CHECK(nd::dtype_of<nd::big<double>>() == nd::dtype_of<double>().swapped());
    CHECK(nd::dtype_of<nd::unaligned<double>>() == nd::dtype_of<double>());
    STATIC_CHECK(alignof(nd::unaligned<double>) == 1);
    STATIC_CHECK(sizeof(nd::big<std::complex<float>>) == 8);
    for (const double x : {0.0, -0.0, 1e300, std::numeric_limits<double>::denorm_min()})
        CHECK(static_cast<double>(nd::big<double>(x)) == x);
    CHECK(static_cast<std::complex<float>>(nd::big<std::complex<float>>({1, -2})) == std::complex<float>(1, -2));
}

TEST_CASE("arrays of foreign numbers compute with native ones and keep their order", "[dtype]")
{
    nd::ndarray<nd::big<float>> a({2, 3});
    a() = nd::arange(6.0).reshape({2, 3});
    CHECK(nd::repr(a) == "array([[0., 1., 2.],\n       [3., 4., 5.]], dtype='>f4')");
    CHECK(nd::repr(nd::eval(a * 2.0)) == "array([[ 0.,  2.,  4.],\n       [ 6.,  8., 10.]], dtype=float32)");
    CHECK(nd::sum(a) == 15.0F);
    CHECK(nd::repr(nd::sum(a, 0)) == "array([3., 5., 7.], dtype=float32)");
    CHECK(a(1, 2) + 1.0F == 6.0F);
    a(1, 2) = 50.0F;
    a(0, 0) += 7.0F;
    a(nd::_, 1) *= 10.0;
    CHECK(nd::repr(a.T()) == "array([[ 7.,  3.],\n       [10., 40.],\n       [ 2., 50.]], dtype='>f4')");
    CHECK(nd::repr(a.copy()(0, nd::_)) == "array([ 7., 10.,  2.], dtype='>f4')");
    CHECK(nd::repr(nd::eval(a(a > 9.0))) == "array([10., 40., 50.], dtype=float32)");
    a(a > 9.0) = -1.0;
    CHECK(nd::repr(nd::eval(a(nd::idx({1, 0})))) == "array([[ 3., -1., -1.],\n       [ 7., -1.,  2.]], dtype=float32)");
    a(nd::idx({1}), nd::idx({0})) = 8.0;
    CHECK(nd::repr(nd::sort(a)) == "array([[-1.,  2.,  7.],\n       [-1., -1.,  8.]], dtype=float32)");
    const nd::ndarray<nd::big<double>> made(nd::arange(2.0) * 3.0);
    CHECK(nd::repr(made) == "array([0., 3.], dtype='>f8')");
    CHECK(nd::repr(nd::eval(a(0, nd::_) == nd::array({7.0, 0.0, 2.0}))) == "array([ True, False,  True])");
    const nd::ndarray<double> native(made);
    CHECK(native(1) == 3.0);
    CHECK(nd::any_ndarray(made).as<nd::big<double>>()(1) == 3.0);
    CHECK(made[1].item() == 3.0);
}

TEST_CASE("foreign order is kept in files", "[dtype]")
{
    nd::ndarray<nd::big<std::int16_t>> a({3});
    a() = nd::arange(3);
    std::stringstream file;
    nd::save(file, a);
    CHECK(file.str().find("'>i2'") != std::string::npos);
    CHECK(nd::repr(nd::load<std::int16_t>(file)) == "array([0, 1, 2], dtype=int16)");
}

TEST_CASE("numbers of a named byte order load from files of either, and are converted on request", "[dtype]")
{
    const auto made = nd::array({0.0, 300.0, 600.0});
    std::stringstream file;
    nd::save(file, made.astype<nd::big<std::int16_t>>());
    nd::save(file, made.astype<std::int16_t>());
    nd::save(file, made.astype<nd::big<std::int16_t>>());
    nd::save(file, made);
    CHECK(nd::repr(nd::load<nd::big<std::int16_t>>(file)) == "array([  0, 300, 600], dtype='>i2')");
    CHECK(nd::repr(nd::load<nd::big<std::int16_t>>(file)) == "array([  0, 300, 600], dtype='>i2')");
    CHECK(nd::repr(nd::load<nd::unaligned<std::int16_t>>(file)) == "array([  0, 300, 600], dtype=int16)");
    CHECK(nd::repr(nd::load<nd::big<std::int16_t>>(file, nd::cast)) == "array([  0, 300, 600], dtype='>i2')");
}

TEST_CASE("numbers at any address are read and written in place", "[dtype]")
{
    char memory[1 + 4 * sizeof(double)];
    auto whole = nd::borrow(reinterpret_cast<nd::unaligned<double>*>(memory + 1), {4});
    whole() = nd::arange(4.0) - 1.5;
    CHECK(nd::sum(whole) == 0.0);
    CHECK(nd::repr(nd::eval(whole * whole)) == "array([2.25, 0.25, 0.25, 2.25])");
}

template <class T>
std::vector<T> every_bit_pattern(nd::index_t n)
{
    std::vector<T> x(static_cast<std::size_t>(n));
    auto* bytes = reinterpret_cast<unsigned char*>(x.data());
    for (std::size_t i = 0; i < x.size() * sizeof(T); ++i)
        bytes[i] = static_cast<unsigned char>(37 * i + 11 + i / 7);
    return x;
}
template <class T>
bool same_bytes(const T* a, const T* b, nd::index_t n)
{
    return n == 0 || std::memcmp(a, b, static_cast<std::size_t>(n) * sizeof(T)) == 0;
}
} // namespace

TEMPLATE_TEST_CASE("conversions between byte orders keep every bit, at any length and stride", "[dtype]", std::int16_t,
    std::uint32_t, std::int64_t, float, double, nd::float16, std::complex<float>, std::complex<double>)
{
    using T = TestType;
    using S = nd::big<T>;
    for (nd::index_t n = 0; n <= 70; ++n) {
        const std::vector<T> bits = every_bit_pattern<T>(3 * n);
        nd::ndarray<T> a({3 * n});
        if (n > 0)
            std::memcpy(static_cast<void*>(a.data()), bits.data(), bits.size() * sizeof(T));
        const auto check = [&](const auto& along) {
            const auto view = a(along);
            const nd::ndarray<T> dense = view.copy();
            nd::ndarray<S> foreign({dense.size()});
            foreign() = view;
            for (nd::index_t i = 0; i < dense.size(); ++i) {
                const auto* got = reinterpret_cast<const unsigned char*>(foreign.data() + i);
                const auto* was = reinterpret_cast<const unsigned char*>(dense.data() + i);
                constexpr std::size_t part = nd::complex_element<T> ? sizeof(T) / 2 : sizeof(T);
                for (std::size_t k = 0; k < sizeof(T); ++k)
                    REQUIRE(got[k] == was[k / part * part + part - 1 - k % part]);
            }
            nd::ndarray<T> back({dense.size()});
            back() = foreign;
            CHECK(same_bytes(back.data(), dense.data(), dense.size()));
            nd::ndarray<S> wide({3 * n});
            wide() = a;
            back() = wide(along);
            CHECK(same_bytes(back.data(), dense.data(), dense.size()));
            wide() = T{};
            wide(along) = view;
            back() = wide(along);
            CHECK(same_bytes(back.data(), dense.data(), dense.size()));
        };
        check(nd::slice(0, n));
        check(nd::slice(n, 3 * n, 2));
        check("::-3"_s);
    }
}

TEST_CASE("sums and expressions of foreign numbers are those of native ones, bit for bit", "[dtype]")
{
    for (const nd::index_t n : {0, 1, 2, 3, 5, 8, 13, 31, 32, 33, 63, 64, 65, 127, 511, 512, 513, 1025, 5000, 70001}) {
        const nd::ndarray<double> a = nd::eval(1.0 / (nd::arange(static_cast<double>(n)) + 0.7));
        nd::ndarray<nd::big<double>> b({n});
        b() = a;
        CHECK(std::abs(nd::sum(b) - nd::sum(a)) <= 1e-15 * nd::sum(a));
        CHECK(nd::array_equal(nd::eval(a + b), nd::eval(a + a)));
        CHECK(nd::array_equal(nd::eval(b + b), nd::eval(a + a)));
        CHECK(nd::array_equal(nd::eval(b("::-1"_s) * a), nd::eval(a("::-1"_s) * a)));
        CHECK(nd::array_equal(nd::eval(b("1::2"_s) - 1.0), nd::eval(a("1::2"_s) - 1.0)));
        CHECK(nd::array_equal(b.astype<float>(), a.astype<float>()));
        CHECK(nd::array_equal(b.astype<std::int32_t>(), a.astype<std::int32_t>()));
        b += b;
        CHECK(nd::array_equal(b, nd::eval(a + a)));
        nd::ndarray<double> moved = nd::eval(a + a);
        b("1:"_s) = b(":-1"_s) + a("1:"_s);
        moved("1:"_s) = moved(":-1"_s) + a("1:"_s);
        CHECK(nd::array_equal(b, moved));
        if (n > 1) {
            nd::ndarray<nd::unaligned<double>> odd =
                nd::borrow(reinterpret_cast<nd::unaligned<double>*>(reinterpret_cast<char*>(b.data()) + 3), {n - 1});
            odd() = a("1:"_s);
            CHECK(std::abs(nd::sum(odd) - nd::sum(a("1:"_s))) <= 1e-15 * nd::sum(a));
            CHECK(nd::array_equal(nd::eval(odd * 2.0), nd::eval(a("1:"_s) * 2.0)));
        }
    }
}

TEMPLATE_TEST_CASE("reductions along any axes read foreign numbers as native ones", "[dtype]", std::int64_t,
    std::uint32_t, float, double, std::complex<double>, std::int8_t)
{
    using T = TestType;
    for (const nd::index_t columns : {1, 2, 3, 4, 7, 8, 33, 65}) {
        nd::ndarray<T> a({5, 9, columns});
        a() = nd::arange(45 * columns).reshape({5, 9, columns}).template astype<T>();
        nd::ndarray<nd::big<T>> b({5, 9, columns});
        b() = a;
        std::vector<char> bytes(static_cast<std::size_t>(a.size() * nd::index_t{sizeof(T)}) + 1);
        auto c = nd::borrow(reinterpret_cast<nd::unaligned<T>*>(bytes.data() + 1), {5, 9, columns});
        c() = a;
        for (int axis = 0; axis < 3; ++axis) {
            CHECK(nd::array_equal(nd::sum(b, axis), nd::sum(a, axis)));
            CHECK(nd::array_equal(nd::sum(c, axis), nd::sum(a, axis)));
            CHECK(nd::array_equal(nd::sum(b("::-1, 1::2"_s), axis), nd::sum(a("::-1, 1::2"_s), axis)));
            CHECK(nd::array_equal(nd::sum(b.T(), axis), nd::sum(a.T(), axis)));
        }
        CHECK(nd::sum(b) == nd::sum(a));
        CHECK(nd::sum(c) == nd::sum(a));
        CHECK(nd::sum(b(":, 0"_s)) == nd::sum(a(":, 0"_s)));
    }
}
