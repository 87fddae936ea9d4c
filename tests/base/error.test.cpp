#include <nd/base/error.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include <limits>
#include <string>
#include <type_traits>

namespace
{
using shape_list = std::span<const std::ptrdiff_t>;
constexpr std::ptrdiff_t three_four[] = {3, 4};
constexpr std::ptrdiff_t five[] = {5};
} // namespace

TEST_CASE("a message prints numbers to both ends of their range", "[base]")
{
    using limits = std::numeric_limits<std::ptrdiff_t>;
    nd::message m;
    m << limits::min() << " " << 0 << " " << limits::max();
    CHECK(std::string(m.text()) == "-9223372036854775808 0 9223372036854775807");
}

TEST_CASE("a message prints shapes as NumPy does", "[base]")
{
    nd::message m;
    m << shape_list() << shape_list(five) << shape_list(three_four);
    CHECK(std::string(m.text()) == "()(5,)(3,4)");
}

TEST_CASE("a message that is too long is cut, not overrun", "[base]")
{
    nd::message m;
    for (int i = 0; i < 1000; ++i)
        m << "0123456789";
    const std::string text = m.text();
    CHECK(text.size() < 1000);
    CHECK(text.substr(0, 12) == "012345678901");
}

TEST_CASE("errors form NumPy's tree", "[base]")
{
    STATIC_CHECK(std::is_base_of_v<nd::error, nd::value_error>);
    STATIC_CHECK(std::is_base_of_v<nd::value_error, nd::shape_error>);
    STATIC_CHECK(std::is_base_of_v<nd::shape_error, nd::broadcast_error>);
    STATIC_CHECK(std::is_base_of_v<nd::value_error, nd::readonly_error>);
    STATIC_CHECK(std::is_base_of_v<nd::value_error, nd::format_error>);
    STATIC_CHECK(std::is_base_of_v<nd::index_error, nd::axis_error>);
    STATIC_CHECK(std::is_base_of_v<nd::error, nd::index_error>);
    STATIC_CHECK(std::is_base_of_v<nd::error, nd::dtype_error>);
    STATIC_CHECK(std::is_base_of_v<nd::error, nd::io_error>);
    STATIC_CHECK(std::is_base_of_v<std::exception, nd::error>);
    STATIC_CHECK(std::is_nothrow_copy_constructible_v<nd::shape_error>);
}

TEST_CASE("throwers use NumPy's wording and the values given", "[base]")
{
    using support::error_text;
    CHECK(error_text<nd::value_error>([] { nd::throw_value_error("a value"); }) == "a value");
    CHECK(error_text<nd::shape_error>([] { nd::throw_shape_error("a shape"); }) == "a shape");
    CHECK(error_text<nd::shape_error>([] { nd::throw_shape_error("a shape", three_four); }) == "a shape (3,4)");
    CHECK(error_text<nd::broadcast_error>([] { nd::throw_broadcast_error(three_four, five); }) ==
        "operands could not be broadcast together with shapes (3,4) (5,)");
    CHECK(error_text<nd::broadcast_error>([] { nd::throw_assign_shape_error(five, three_four); }) ==
        "could not broadcast input array from shape (5,) into shape (3,4)");
    CHECK(error_text<nd::index_error>([] { nd::throw_index_error(7, 1, 4); }) ==
        "index 7 is out of bounds for axis 1 with size 4");
    CHECK(error_text<nd::index_error>([] { nd::throw_index_count_error(1, 2); }) ==
        "too many indices for array: array is 1-dimensional, but 2 were indexed");
    CHECK(error_text<nd::axis_error>([] { nd::throw_axis_error(-3, 2); }) ==
        "axis -3 is out of bounds for array of dimension 2");
    CHECK(error_text<nd::readonly_error>([] { nd::throw_readonly_error(); }) == "assignment destination is read-only");
}
