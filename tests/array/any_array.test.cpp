// Arrays whose dtype is a value.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/any_array.hpp>
#include <nd/creation/from.hpp>
#include <nd/dtype/format.hpp>
#include <nd/indexing/literal.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <tuple>
#include <vector>

namespace
{
using namespace nd::literals;
using support::error_text;

nd::any_ndarray matrix() { return nd::array({{1.5, 2.5, 3.5}, {4.5, 5.5, 6.5}}); }

TEST_CASE("an array of run-time dtype shares the elements of the typed one it was made from", "[array][any]")
{
    const auto a = nd::array({1.0, 2.0, 3.0});
    const nd::any_ndarray any = a;
    CHECK(any.dtype() == nd::dtype_of<double>());
    CHECK(any.ndim() == 1);
    CHECK(any.size() == 3);
    CHECK(any.nbytes() == 24);
    CHECK(any.base() == a.base());
    any.as<double>()(1) = 7;
    CHECK(a(1) == 7);
}

TEST_CASE("an expression becomes an array of run-time dtype", "[array][any]")
{
    const nd::any_ndarray sum = nd::array<int>({1, 2}) + 0.5;
    CHECK(sum.dtype() == nd::dtype_of<double>());
    CHECK(sum.as<double>()(1) == 2.5);
}

TEST_CASE("the wrong element type or rank is refused by name", "[array][any]")
{
    CHECK(error_text<nd::dtype_error>([] { (void)matrix().as<int>(); }) ==
        "an array of dtype float64 cannot be seen as int32; astype converts");
    CHECK_THROWS_AS((matrix().as<double, 1>()), nd::shape_error);
    CHECK(matrix().as<const double, 2>()(1, 2) == 6.5);
}

TEST_CASE("a read-only array stays read only", "[array][any]")
{
    const nd::ndarray<const double> fixed = nd::array({1.0, 2.0});
    const nd::any_ndarray any = fixed;
    CHECK_FALSE(any.writeable());
    CHECK_THROWS_AS(any.as<double>().fill(0.0), nd::readonly_error);
    CHECK_THROWS_AS(any.assign(any), nd::readonly_error);
}

TEST_CASE("astype converts and keeps the order of the axes", "[array][any]")
{
    const nd::any_ndarray f = matrix().copy(nd::order::f);
    const nd::any_ndarray whole = f.astype(nd::dtype_of<std::int16_t>());
    CHECK(whole.dtype() == nd::dtype_of<std::int16_t>());
    CHECK(whole.strides()[0] == 2);
    CHECK(whole.as<std::int16_t>()(1, 2) == 6);
    CHECK(matrix().astype<float>()(0, 1) == 2.5F);
    CHECK_THROWS_AS((void)f.astype(nd::dtype(nd::kind::opaque, 3, 1)), nd::dtype_error);
}

TEST_CASE("the bytes can be viewed as another dtype", "[array][any]")
{
    const nd::any_ndarray bytes = matrix().view(nd::dtype_of<std::uint8_t>());
    CHECK(bytes.shape()[1] == 24);
    CHECK(bytes.base() != nd::buffer());
    CHECK_THROWS_AS((void)matrix()(nd::_, nd::step(2)).view(nd::dtype_of<float>()), nd::value_error);
    const nd::any_ndarray nothing = nd::ndarray<double>({2, 0})(nd::_, nd::_);
    CHECK(nothing.view(nd::dtype_of<float>()).shape()[1] == 0);
}

TEST_CASE("an array viewed as sub-arrays has their axes", "[array][any]")
{
    const nd::dtype pair = nd::subarray_dtype(nd::parse_dtype(">f4"), {2});
    const nd::any_ndarray v = matrix()(nd::_, nd::step(2)).view(pair);
    CHECK(v.dtype() == pair.base());
    CHECK(std::vector(v.shape().begin(), v.shape().end()) == std::vector<nd::index_t>{2, 2, 2});
    CHECK(std::vector(v.strides().begin(), v.strides().end()) == std::vector<nd::index_t>{24, 16, 4});
    CHECK(error_text<nd::value_error>([&] { (void)matrix().view(nd::subarray_dtype(pair, {2})); }) ==
        "Changing the dtype to a subarray type is only supported if the total itemsize is unchanged");
    CHECK(nd::detail::allocate_any(pair, v.shape(), v.strides()).ndim() == 4);
}

TEST_CASE("basic indices give views", "[array][any]")
{
    const nd::any_ndarray m = matrix();
    const nd::any_ndarray part = m(1, "::-2"_s);
    CHECK(part.base() == m.base());
    CHECK(part.ndim() == 1);
    CHECK(part.as<double>()(0) == 6.5);
    CHECK_THROWS_AS((void)m(2), nd::index_error);
}

TEST_CASE("assigning converts, broadcasts and survives overlap", "[array][any]")
{
    const nd::any_ndarray a = nd::array<int>({1, 2, 3, 4});
    a(nd::slice(1, nd::_)).assign(a(nd::slice(nd::_, -1)));
    CHECK(a.as<int>()(3) == 3);
    CHECK(a.as<int>()(1) == 1);
    a.assign(nd::any_ndarray(nd::array(2.75)));
    CHECK(a.as<int>()(0) == 2);
    CHECK_THROWS_AS(a.assign(matrix()), nd::broadcast_error);
}

TEST_CASE("dates and strings are assigned across byte orders", "[array][any]")
{
    const nd::index_t shape[] = {2};
    for (const auto& [foreign, here, size] : {std::tuple(">M8[s]", "<M8[s]", 8), std::tuple(">U3", "<U3", 4)}) {
        const auto filled = [&](const char* type, std::uint8_t first) {
            const nd::dtype t = nd::parse_dtype(type);
            const nd::any_ndarray a = nd::detail::allocate_any(t, shape, nd::c_strides(shape, t.itemsize()));
            auto bytes = a.view(nd::dtype_of<std::uint8_t>()).as<std::uint8_t>();
            for (nd::index_t i = 0; i < bytes.size(); ++i)
                bytes(i) = static_cast<std::uint8_t>(first + i);
            return a;
        };
        const nd::any_ndarray swapped = filled(foreign, 0);
        const nd::any_ndarray native = filled(here, 100);
        const auto swapped_bytes = swapped.view(nd::dtype_of<std::uint8_t>()).as<std::uint8_t>();
        const auto native_bytes = native.view(nd::dtype_of<std::uint8_t>()).as<std::uint8_t>();
        swapped.assign(native);
        for (nd::index_t i = 0; i < native.nbytes(); ++i)
            CHECK(swapped_bytes(i) == 100 + i / size * size + size - 1 - i % size);
        native_bytes.fill(0);
        native.assign(swapped);
        for (nd::index_t i = 0; i < native.nbytes(); ++i)
            CHECK(native_bytes(i) == 100 + i);
    }
}

TEST_CASE("visit calls a function with the typed arrays", "[array][any]")
{
    const auto itemsizes = [](const auto& x, const auto& y) { return 100 * x.itemsize() + y.itemsize(); };
    CHECK(nd::visit(itemsizes, matrix(), nd::any_ndarray(nd::array<bool>({true}))) == 801);
    CHECK(nd::visit([](const auto& x) { return x.size(); }, nd::any_ndarray()) == 0);
    const nd::any_ndarray turned = nd::visit_storage([](const auto& x) { return x.T(); }, matrix());
    CHECK(turned.dtype() == nd::dtype_of<double>());
    CHECK(turned.as<double>()(2, 0) == 3.5);
}
} // namespace
