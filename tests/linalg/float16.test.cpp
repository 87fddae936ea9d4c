// Functions of every folder give for float16 what NumPy prints for the same calls.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/nd.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
using nd::float16;

nd::ndarray<float16> halves(std::initializer_list<double> values)
{
    return nd::eval(nd::array(values).astype<float16>());
}
const nd::ndarray<float16> H = halves({0.1, -2.5, 3.0, 1000.0, 65504.0, 6e-08, 0.3333, -7.0});
const nd::ndarray<float16> K = halves({3.0, 0.7, -1.5, 200.0, 2.0, 6e-05, 0.1, 2.0});
const nd::ndarray<float16> H2 = H.reshape({2, 4});
const nd::ndarray<float16> K2 = K.reshape({2, 4});
const nd::ndarray<float16> G = halves({60000.0, 60000.0, 60000.0, -1.0}).reshape({2, 2});
const nd::ndarray<float16> N = halves({1.5, nd::nan, nd::inf, -nd::inf, -0.0, 2.0});
const nd::ndarray<float16> A = nd::eval(nd::abs(H));
const nd::ndarray<float16> P = halves({0.1, -2.5, 3.0});
const nd::ndarray<float16> T = halves({3.0, 0.7, -1.5});
const nd::ndarray<std::int8_t> S = nd::array<std::int8_t>({-3, 0, 2, 100});
const nd::ndarray<std::uint8_t> U = nd::array<std::uint8_t>({0, 1, 2, 255});
const nd::ndarray<std::int16_t> W = nd::array<std::int16_t>({1, 2, 3, 4});
const nd::ndarray<bool> B = nd::array({true, false, true, false});

template <class E>
std::string shown(const E& e)
{
    return nd::repr(nd::eval(e));
}

#define SAME(call, text) CHECK(shown(call) == text);
TEST_CASE("functions of float16 print what NumPy prints", "[float16]"){
#include "../golden/float16.txt"
}

TEST_CASE("sums of float16 are added up in float and rounded once", "[float16]")
{
    // 2048 + 1 is no float16: a sum that rounded each step would stay there. NumPy gives the same.
    const nd::ndarray<float16> ones = nd::ones<float16>({5000});
    CHECK(nd::sum(ones) == 5000);
    CHECK(nd::sum(halves({60000, 60000, -60000, 1})) == 60000);
    CHECK(nd::mean(nd::full<float16>({100000}, 60000.0)) == 60000);
    CHECK(nd::isinf(nd::sum(halves({60000, 60000}))));
    CHECK(nd::var(halves({60000, 60000, 60000})) == nd::inf); // the mean of a sum that has overflowed, as NumPy has it
    CHECK(nd::cumsum(ones).at(4999) == 2048);                 // running sums are rounded one by one
    CHECK(nd::reduce(nd::subtract, halves({60000, -60000, 60000})).item() == 60000);
    CHECK(nd::reduce(nd::multiply, halves({300, 300, 0.001})).item() == float16(300 * 300 * float(float16(0.001))));
    CHECK(nd::sum(ones, {.initial = float16(2)}).item() == 5000); // ties to even
}

TEST_CASE("expressions of float16 round after each operation", "[float16]")
{
    // 1 + 2^-11 rounds to 1, which a sum in float would keep.
    const auto one = nd::full<float16>({40}, 1.0);
    const auto tiny = nd::full<float16>({40}, 0x1p-11);
    const nd::ndarray<float16> fused = (one + tiny) - one;
    CHECK(nd::all(fused == 0));
    const nd::ndarray<float> wide = (one + tiny).astype<float>() - one;
    CHECK(nd::all(wide == 0.0F));
    for (const nd::index_t n : {1, 7, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 1000}) {
        const nd::ndarray<float16> x = nd::eval((nd::arange(n) * 0.37).astype<float16>());
        nd::ndarray<float16> y = x * x + x;
        for (nd::index_t i = 0; i < n; ++i)
            CHECK(y.at(i).bits() == (x.at(i) * x.at(i) + x.at(i)).bits());
        y(nd::slice(nd::_, nd::_, 2)) = x(nd::slice(nd::_, nd::_, 2)) * 2;
        CHECK(y.at(0) == 0);
        if (n > 2)
            CHECK(y.at(2) == x.at(2) * 2);
    }
}

TEST_CASE("float16 arrays keep their bits where nothing is computed", "[float16]")
{
    nd::ndarray<float16> a({3});
    a(0) = float16::from_bits(0x7C01); // signalling
    a(1) = float16::from_bits(0xFE55);
    a(2) = float16::from_bits(0x8000);
    const nd::ndarray<float16> b = a.copy();
    nd::ndarray<float16> c({3});
    c() = a;
    for (nd::index_t i = 0; i < 3; ++i) {
        CHECK(b.at(i).bits() == a.at(i).bits());
        CHECK(c.at(i).bits() == a.at(i).bits());
    }
}

TEST_CASE("float16 is reached by its dtype at run time", "[float16]")
{
    CHECK(nd::dtype_of<float16>() == nd::parse_dtype("e"));
    CHECK(nd::dtype_of<float16>() == nd::parse_dtype("<f2"));
    const nd::any_ndarray a(halves({0.5, 1e5}));
    CHECK(std::string(a.dtype().name().text()) == "float16");
    const nd::any_ndarray sum = nd::call(nd::add, a, nd::any_ndarray(nd::array<std::int8_t>({1, 2})));
    CHECK(shown(sum.as<float16>()) == "array([1.5, inf], dtype=float16)");
    const nd::any_ndarray root = nd::call(nd::sqrt, nd::any_ndarray(nd::array<std::int8_t>({4, 9})));
    CHECK(shown(root.as<float16>()) == "array([2., 3.], dtype=float16)");
    CHECK(nd::call(nd::add, a, nd::any_ndarray(nd::array<std::int16_t>({1, 2}))).dtype() == nd::dtype_of<float>());
    CHECK(nd::call(nd::add, a, nd::any_ndarray(nd::array<std::int32_t>({1, 2}))).dtype() == nd::dtype_of<double>());
}

TEST_CASE("bfloat16 has float's range and eight bits", "[float16]")
{
    using nd::bfloat16;
    nd::ndarray<bfloat16> a = nd::eval(nd::array({1.0, 1e38, 3.14159, -0.1}).astype<bfloat16>());
    const nd::ndarray<bfloat16> squares = a * a;
    CHECK(squares.at(1) == nd::inf);
    CHECK(squares.at(2) == 9.875F); // 3.140625 squared is 9.8635, between 9.8125 and 9.875
    const nd::ndarray<bfloat16> sums = a + 1;
    CHECK(sums.at(1) == a.at(1));
    CHECK(sums.at(2) == 4.125F); // 4.140625 stands between 4.125 and 4.15625
    CHECK(shown(nd::array({2.5, 0.1}).astype<bfloat16>()) == "array([2.5, 0.1], dtype=bfloat16)");
    CHECK(nd::sum(nd::ones<bfloat16>({1000})) == 1000); // 256 + 1 is no bfloat16
    CHECK(nd::argmax(a) == 1);
    CHECK(nd::array_equal(nd::argsort(a), nd::array({3, 0, 2, 1})));
    CHECK(std::string(nd::dtype_of<bfloat16>().name().text()) == "bfloat16");
    CHECK_THROWS_AS(nd::call(nd::sqrt, nd::any_ndarray(a)), nd::dtype_error);
}
} // namespace
