// From dtypes to element types.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/element_types.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
TEST_CASE("visiting a dtype finds its element type", "[dtype]")
{
    const auto size_of_real = []<class T>(std::type_identity<T>) {
        if constexpr (nd::complex_element<T>)
            return nd::index_t{sizeof(typename T::value_type)};
        else
            return nd::index_t{sizeof(T)};
    };
    CHECK(nd::visit_dtype(size_of_real, nd::dtype_of<bool>()) == 1);
    CHECK(nd::visit_dtype(size_of_real, nd::dtype_of<std::int16_t>()) == 2);
    CHECK(nd::visit_dtype(size_of_real, nd::dtype_of<double>()) == 8);
    CHECK(nd::visit_dtype([]<class T>(std::type_identity<T>) { return std::is_same_v<T, nd::float16>; },
        nd::dtype(nd::kind::floating, 2, 2)));
    CHECK(nd::visit_dtype(size_of_real, nd::dtype_of<std::complex<float>>()) == 4);
}

TEST_CASE("a packed dtype has the element type of an aligned one", "[dtype]")
{
    const nd::dtype packed(nd::kind::floating, 8, 1);
    CHECK(nd::same_elements(packed, nd::dtype_of<double>()));
    CHECK(nd::visit_dtype([]<class T>(std::type_identity<T>) { return std::is_same_v<T, double>; }, packed));
}

TEST_CASE("foreign byte order and records have no element type", "[dtype]")
{
    const auto nothing = [](auto) {};
    CHECK_THROWS_AS(nd::visit_dtype(nothing, nd::dtype(nd::kind::floating, 8, 8, true)), nd::dtype_error);
    CHECK_THROWS_AS(nd::visit_dtype(nothing, nd::dtype(nd::kind::opaque, 12, 1)), nd::dtype_error);
    CHECK_THROWS_AS(nd::visit_dtype(nothing, nd::dtype_of<nd::bfloat16>()), nd::dtype_error);
}

TEST_CASE("storage types are found by item size alone", "[dtype]")
{
    const auto size = []<class T>(std::type_identity<T>) { return nd::index_t{sizeof(T)}; };
    CHECK(nd::visit_storage_type(size, nd::dtype_of<float>()) == 4);
    CHECK(nd::visit_storage_type(size, nd::dtype_of<std::complex<double>>()) == 16);
    CHECK(nd::visit_storage_type(size, nd::dtype(nd::kind::opaque, 8, 1)) == 8);
    CHECK_THROWS_AS(nd::visit_storage_type(size, nd::dtype(nd::kind::opaque, 3, 1)), nd::dtype_error);
}
} // namespace
