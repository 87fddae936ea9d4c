// Packing of elements whose size is no power of two.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/pack_any_size.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace
{
TEST_CASE("elements of three bytes are packed from strides and put back", "[engine]")
{
    std::string memory = "abc-def-ghi-jkl-";
    std::string block(12, '.');
    nd::detail::pack_any_size(block.data(), 3, {memory.data() + 12, 2, -4, 2, -8});
    CHECK(block == "jklghidefabc");
    nd::detail::pack_any_size(block.data(), 3, {memory.data(), 2, 3, 2, 8});
    CHECK(block == "abc-deghi-jk");
    nd::detail::unpack_any_size({memory.data(), 4, 4, 1, 0}, 3, "ABCDEFGHIJKL");
    CHECK(memory == "ABC-DEF-GHI-JKL-");
}

TEST_CASE("elements of three bytes are gathered and scattered at offsets", "[engine]")
{
    std::string memory = "abc-def-ghi-jkl-";
    std::string block(6, '.');
    const nd::index_t offsets[] = {8, 0};
    nd::detail::gather_any_size(block.data(), 3, memory.data(), offsets, 4, 2);
    CHECK(block == "ghidef");
    nd::detail::scatter_any_size(memory.data(), 3, offsets, 4, 2, "XYZUVW");
    CHECK(memory == "abc-UVW-XYZ-jkl-");
}

TEST_CASE("powers of two up to 32 have code of their own", "[engine]")
{
    for (const int size : {1, 2, 4, 8, 16, 32})
        CHECK(nd::detail::has_element_size(size));
    for (const int size : {0, 3, 5, 12, 24, 64})
        CHECK_FALSE(nd::detail::has_element_size(size));
}
} // namespace
