// Bytes in this machine's order.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/format.hpp>
#include <nd/dtype/swap_bytes.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace
{
std::string native_bytes(std::string bytes, const nd::dtype& type)
{
    nd::detail::make_ordered(
        reinterpret_cast<std::byte*>(bytes.data()), static_cast<nd::index_t>(bytes.size()), type, true);
    return bytes;
}

TEST_CASE("numbers, their parts and characters are reversed each for itself", "[npy]")
{
    CHECK(native_bytes("abcd", nd::parse_dtype(">i2")) == "badc");
    CHECK(native_bytes("abcdefgh", nd::parse_dtype(">c8")) == "dcbahgfe");
    CHECK(native_bytes("abcdefgh", nd::parse_dtype(">U2")) == "dcbahgfe");
    CHECK(native_bytes("abcdefgh", nd::parse_dtype(">M8[s]")) == "hgfedcba");
    CHECK(native_bytes("abcdefgh", nd::parse_dtype("S8")) == "abcdefgh");
    CHECK(native_bytes("abcd", nd::parse_dtype("<i2")) == "abcd");
}

TEST_CASE("bools become 0 or 1, in records too", "[npy]")
{
    using namespace std::string_literals;
    CHECK(native_bytes("\0\2\xff"s, nd::parse_dtype("b1")) == "\0\1\1"s);
    const nd::dtype record = nd::record_dtype({{"a", nd::parse_dtype(">i2")}, {"b", nd::parse_dtype("b1"), {2}}});
    CHECK(native_bytes("xy\2\0zw\3\4"s, record) == "xy\1\0zw\1\1"s);
}

TEST_CASE("the first byte that is no bool is found, in records too", "[npy]")
{
    using namespace std::string_literals;
    const auto found = [](const std::string& bytes, const nd::dtype& type) {
        return nd::detail::find_invalid_bool(
            reinterpret_cast<const std::byte*>(bytes.data()), static_cast<nd::index_t>(bytes.size()), type);
    };
    const nd::dtype boolean = nd::parse_dtype("b1");
    CHECK(found("\0\1\1\2\xff"s, boolean) == 3);
    CHECK(found("\0\1"s, boolean) == -1);
    CHECK(found("", boolean) == -1);
    CHECK(found("\0\2"s, nd::parse_dtype("u1")) == -1);
    const nd::dtype inner = nd::record_dtype({{"a", nd::parse_dtype(">i2")}, {"b", boolean, {2}}});
    CHECK(found("xy\1\0zw\1\1"s, inner) == -1);
    CHECK(found("xy\1\0zw\1\3"s, inner) == 7);
    const nd::dtype outer = nd::record_dtype({{"c", nd::parse_dtype("i1")}, {"r", inner, {2}}});
    CHECK(found("\7xy\1\0zw\1\1"s, outer) == -1);
    CHECK(found("\7xy\1\0zw\1\1\7xy\1\0zw\4\1"s, outer) == 16);
}
} // namespace
