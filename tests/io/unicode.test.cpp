// Forms of text.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/unicode.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
std::string utf8(std::uint32_t code)
{
    std::string out;
    nd::detail::append_utf8(out, code);
    return out;
}

TEST_CASE("code points become UTF-8", "[npy]")
{
    CHECK(utf8(0x41) == "A");
    CHECK(utf8(0xE9) == "\xC3\xA9");
    CHECK(utf8(0x20AC) == "\xE2\x82\xAC");
    CHECK(utf8(0x1F600) == "\xF0\x9F\x98\x80");
    CHECK(utf8(0xD800) == utf8(0xFFFD));
    CHECK(utf8(0x110000) == utf8(0xFFFD));
    for (std::uint32_t code = 0; code < 0x110000; code += 77)
        REQUIRE(nd::detail::is_utf8(utf8(code)));
    CHECK(nd::detail::latin1_to_utf8("a\xE9") == "a\xC3\xA9");
}
} // namespace
