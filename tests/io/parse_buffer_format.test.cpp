// Reading formats of Python's buffers.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/dtype_text.hpp>
#include <nd/io/parse_buffer_format.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

namespace
{
struct read_format
{
    const char* format;
    const char* dtype;
    nd::index_t itemsize;
};

// From numpy._core._internal._dtype_from_pep3118.
constexpr read_format formats_of_numpy[] = {
    {"d", "float64", 8},
    {"B", "uint8", 1},
    {"<i", "int32", 4},
    {"=l", "int32", 4},
    {"@l", "int64", 8},
    {"^l", "int64", 8},
    {"!h", ">i2", 2},
    {">Q", ">u8", 8},
    {"e", "float16", 2},
    {">e", ">f2", 2},
    {"Zf", "complex64", 8},
    {">Zd", ">c16", 16},
    {"Zg", "complex256", 32},
    {"^g", "float128", 16},
    {"5s", "|S5", 5},
    {">3w", ">U3", 12},
    {"c", "|S1", 1},
    {"4c", "('S1', (4,))", 4},
    {"3d", "('<f8', (3,))", 24},
    {"(2,3)f", "('<f4', (2, 3))", 24},
    {"T{b:x:d:y:}", "{'names': ['x', 'y'], 'formats': ['i1', '<f8'], 'offsets': [0, 8], 'itemsize': 16}", 16},
    {"T{b:x:=d:y:}", "[('x', 'i1'), ('y', '<f8')]", 9},
    {"T{b:x:xxxxxxxd:y:}", "{'names': ['x', 'y'], 'formats': ['i1', '<f8'], 'offsets': [0, 8], 'itemsize': 16}", 16},
    {"b7xd", "{'names': ['f0', 'f1'], 'formats': ['i1', '<f8'], 'offsets': [0, 8], 'itemsize': 16}", 16},
    {"bd", "{'names': ['f0', 'f1'], 'formats': ['i1', '<f8'], 'offsets': [0, 8], 'itemsize': 16}", 16},
    {"=bd", "[('f0', 'i1'), ('f1', '<f8')]", 9},
    {"T{i:a:(2)d:b:3s:c:}:r:",
        "[('r', {'names': ['a', 'b', 'c'], 'formats': ['<i4', ('<f8', (2,)), 'S3'], 'offsets': [0, 8, 24], 'itemsize': "
        "32})]",
        32},
    {"T{T{b:p:d:q:}:in:h:z:}",
        "{'names': ['in', 'z'], 'formats': [{'names': ['p', 'q'], 'formats': ['i1', '<f8'], 'offsets': [0, 8], "
        "'itemsize': 16}, '<i2'], 'offsets': [0, 16], 'itemsize': 24}",
        24},
    {"2T{d:a:b:b:}", "({'names': ['a', 'b'], 'formats': ['<f8', 'i1'], 'offsets': [0, 8], 'itemsize': 16}, (2,))", 32},
    {"(2)T{d:a:b:b:}", "({'names': ['a', 'b'], 'formats': ['<f8', 'i1'], 'offsets': [0, 8], 'itemsize': 16}, (2,))",
        32},
    {"T{d:a:b:b:}b:c:",
        "{'names': ['f0', 'c'], 'formats': [{'names': ['a', 'b'], 'formats': ['<f8', 'i1'], 'offsets': [0, 8], "
        "'itemsize': 16}, 'i1'], 'offsets': [0, 16], 'itemsize': 24}",
        24},
    {"b:f0:bb", "[('f0', 'i1'), ('f1', 'i1'), ('f2', 'i1')]", 3},
    {"7x", "{'names': [], 'formats': [], 'offsets': [], 'itemsize': 7}", 7},
    {"3x:pad:b:v:", "[('pad', 'V3'), ('v', 'i1')]", 4},
    {"0d", "('<f8', (0,))", 0},
    {"0s", "|S0", 0},
    {"T{}", "[]", 0},
    {"<T{h:a:>h:b:h:c:}h:d:", "[('f0', [('a', '<i2'), ('b', '>i2'), ('c', '>i2')]), ('d', '>i2')]", 8},
    {"?", "bool", 1},
    {"T{=b:x:T{^d:y:}:z:}", "[('x', 'i1'), ('z', [('y', '<f8')])]", 9},
    {"T{B:a:xxxxxxxd:b:(2)i:c:}",
        "{'names': ['a', 'b', 'c'], 'formats': ['u1', '<f8', ('<i4', (2,))], 'offsets': [0, 8, 16], 'itemsize': 24}",
        24},
    {"@b:x:^d:y:", "[('x', 'i1'), ('y', '<f8')]", 9},
    {"bw", "{'names': ['f0', 'f1'], 'formats': ['i1', '<U1'], 'offsets': [0, 4], 'itemsize': 8}", 8},
    {"b3w:n:", "{'names': ['f0', 'n'], 'formats': ['i1', '<U3'], 'offsets': [0, 4], 'itemsize': 16}", 16},
    {"T{b:x:}:a:T{b:x:}:b:", "[('a', [('x', 'i1')]), ('b', [('x', 'i1')])]", 2},
    {"(2)T{b:x:h:y:b:z:}",
        "({'names': ['x', 'y', 'z'], 'formats': ['i1', '<i2', 'i1'], 'offsets': [0, 2, 4], 'itemsize': 6}, (2,))", 12},
    {"x", "{'names': [], 'formats': [], 'offsets': [], 'itemsize': 1}", 1},
    {"i:a b:", "[('a b', '<i4')]", 4},
    {"i:é:", "[('é', '<i4')]", 4},
};

TEST_CASE("a buffer format is read as NumPy reads it", "[io]")
{
    for (const read_format& expected : formats_of_numpy) {
        INFO(expected.format);
        const nd::dtype type = nd::parse_buffer_format(expected.format);
        CHECK(nd::to_string(type) == expected.dtype);
        CHECK(type.itemsize() == expected.itemsize);
    }
    CHECK(nd::parse_buffer_format("(2)3i") == nd::subarray_dtype(nd::dtype_of<std::int32_t>(), {2, 3}));
}

TEST_CASE("the buffer format of a dtype reads as that dtype", "[io]")
{
    for (const char* text :
        {"'|b1'", "'u1'", "'<i2'", "'>i4'", "'<u8'", "'>u8'", "'<f2'", "'>f4'", "'<f8'", "'<f16'", "'<c8'", "'>c16'",
            "'S5'", "'>U3'", "[('x', 'i1'), ('y', '<f8')]",
            "[('a', '>i4', (2, 3)), ('b', [('c', 'S3'), ('d', '<c16')])]", "[('x', 'u1'), ('', 'V7'), ('y', '<i8')]"}) {
        INFO(text);
        const nd::dtype type = nd::parse_descr(text);
        CHECK(nd::parse_buffer_format(nd::buffer_format(type)) == type);
        CHECK(nd::parse_buffer_format(nd::buffer_format(type, false)) == type);
    }
}

TEST_CASE("what is no buffer format is refused with the place", "[io]")
{
    for (const char* text :
        {"", "k", "@=d", "<>i", "T{", "T{b:x:", "b}", "}", "(2i", "()i", "(2,)i", "(-1)i", "( 2)i", "b:x", "b::", "3",
            "=g", "<Zg", "Z", "Zi", "u", "&d", "t", "X{}", "O", "b:x:b:x:", "99999999999999999999d", "2147483647d",
            "(65536,65536)b", "2147483647w", "1000000000x:a:1000000000x:b:1000000000x:c:", " d", "d ", "b:\xff:"}) {
        INFO(text);
        CHECK_THROWS_AS(nd::parse_buffer_format(text), nd::format_error);
    }
    CHECK_THROWS_AS(nd::parse_buffer_format(std::string_view("b:\0:", 4)), nd::format_error);
    CHECK(support::error_text<nd::format_error>([] { (void)nd::parse_buffer_format("T{d:x:k:y:}"); }) ==
        "Cannot parse buffer format at character 6: expected a type, found 'k:y:}'");
    std::string nested;
    for (int i = 0; i < 40; ++i)
        nested += "T{";
    CHECK_THROWS_AS(nd::parse_buffer_format(nested), nd::format_error);
    std::string axes = "(";
    for (int i = 0; i < 65; ++i)
        axes += "1,";
    CHECK_THROWS_AS(nd::parse_buffer_format(axes + "1)d"), nd::format_error);
}
} // namespace
