// Arrays of strings, times and records as text against NumPy.
// SPDX-License-Identifier: BSD-3-Clause
// Also tests: io/any_format.hpp
#include <nd/dtype/format.hpp>
#include <nd/io/descr.hpp>
#include <nd/io/print_any.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/golden.hpp"
#include <cstdlib>

namespace
{
nd::any_ndarray array_from(const std::string& descr, const std::string& shape_text, const std::string& hex)
{
    const nd::dtype type = nd::parse_descr(descr);
    const std::vector<nd::index_t> shape = support::numbers(shape_text);
    nd::any_ndarray a = nd::detail::allocate_any(type, shape, nd::c_strides(shape, type.itemsize()));
    auto* to = static_cast<unsigned char*>(a.data());
    REQUIRE(hex.size() == 2 * static_cast<std::size_t>(a.nbytes()));
    for (std::size_t i = 0; i < hex.size() / 2; ++i)
        to[i] = static_cast<unsigned char>(std::strtoul(hex.substr(2 * i, 2).c_str(), nullptr, 16));
    return a;
}

std::string on_one_line(const std::string& text)
{
    std::string out;
    for (const char c : text)
        if (c == '\n')
            out += "|n";
        else
            out += c;
    return out;
}

TEST_CASE("arrays of strings, times and records print as NumPy's", "[print]")
{
    int count = 0;
    for (const auto& line : support::golden("any_text")) {
        ++count;
        const nd::any_ndarray a = array_from(line[0], line[1], line[2]);
        INFO(line[0]);
        CHECK(on_one_line(nd::to_string(a)) == line[3]);
        if (line[4].find("'aligned'") == std::string::npos) // which a descr does not tell
            CHECK(on_one_line(nd::repr(a)) == line[4]);
    }
    CHECK(count > 40);
}

TEST_CASE("an array viewed as sub-arrays of the other byte order is printed", "[print]")
{
    const nd::any_ndarray a = array_from("'<f8'", "2",
        "3f80000040000000"
        "c000000000000000");
    CHECK(nd::repr(a.view(nd::subarray_dtype(nd::parse_dtype(">f4"), {2}))) ==
        "array([[ 1.,  2.],\n       [-2.,  0.]], dtype='>f4')");
}
} // namespace
