#include <nd/io/descr.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

namespace
{
nd::dtype parsed_descr(const std::string& text) { return nd::detail::literal_reader(text, false).descr(); }
} // namespace

TEST_CASE("type strings give the dtype they name", "[npy]")
{
    CHECK(nd::detail::parse_typestr("<f8") == nd::dtype_of<double>());
    CHECK(nd::detail::parse_typestr("=f8") == nd::dtype_of<double>());
    CHECK(nd::detail::parse_typestr("f8") == nd::dtype_of<double>());
    CHECK(nd::detail::parse_typestr("|b1") == nd::dtype_of<bool>());
    CHECK(nd::detail::parse_typestr("|u1") == nd::dtype_of<std::uint8_t>());
    CHECK(nd::detail::parse_typestr(">i4") == nd::dtype(nd::kind::signed_integer, 4, 4, true));
    CHECK(nd::detail::parse_typestr(">u1") == nd::dtype_of<std::uint8_t>());
}

TEST_CASE("strings, dates and bytes are opaque, with their size", "[npy]")
{
    CHECK(nd::detail::parse_typestr("|S7").itemsize() == 7);
    CHECK(nd::detail::parse_typestr("<U3").itemsize() == 12);
    CHECK(nd::detail::parse_typestr("<M8[ns]").itemsize() == 8);
    CHECK(nd::detail::parse_typestr("|V5").kind() == nd::kind::opaque);
}

TEST_CASE("lists of fields are opaque, with the size of all fields", "[npy]")
{
    CHECK(parsed_descr("[('a', '<i2'), ('b', '<f8', (2, 3)), ('c', '|S3', 2)]").itemsize() == 2 + 48 + 6);
    CHECK(parsed_descr("[('p', [('x', '>f4'), ('y', '|u1')]), ('', '|V3')]").itemsize() == 8);
    CHECK(parsed_descr("[(('title', 'name'), '<i4')]").itemsize() == 4);
    CHECK(parsed_descr(R"([('a\'b', "<i4"), ('\xe9\\', '<i4')])").itemsize() == 8);
}

TEST_CASE("wrong element types are refused with what was found", "[npy]")
{
    CHECK(support::error_text<nd::format_error>([] { static_cast<void>(nd::detail::parse_typestr("<q9")); }) ==
        "descr is not a valid dtype descriptor: <q9");
    CHECK(support::error_text<nd::format_error>([] { static_cast<void>(parsed_descr("5}")); }) ==
        "descr is not a valid dtype descriptor: 5");
    CHECK(support::error_text<nd::format_error>([] {
        static_cast<void>(parsed_descr("[('a', '<i4'), ('a', '<i4')]"));
    }) == "name already used as a name or title: 'a'");
    for (const char* text :
        {"'|V0'", "'<i3'", "'|O'", "'<M4[s]'", "'<f99999999999999999999'", "[]", "[('a', '<i4', (99999, 99999))]"})
        CHECK_THROWS_AS(parsed_descr(text), nd::format_error);
}

TEST_CASE("nested fields have a depth that ends", "[npy]")
{
    std::string text;
    for (int i = 0; i < 4000; ++i)
        text += "[('a', ";
    CHECK_THROWS_AS(parsed_descr(text), nd::format_error);
}

TEST_CASE("shapes are tuples of integers that are not negative", "[npy]")
{
    const auto shape = [](const std::string& text, bool python2 = false) {
        return nd::detail::literal_reader(text, python2).shape();
    };
    CHECK(shape("()") == nd::axis_values());
    CHECK(shape("(3,)") == nd::axis_values({3}));
    CHECK(shape("(2, 9223372036854775807)") == nd::axis_values({2, 9223372036854775807}));
    CHECK(shape("( 2 ,\n3 , )") == nd::axis_values({2, 3}));
    CHECK(shape("(3L, 4L)", true) == nd::axis_values({3, 4}));
    for (const char* text : {"", "(", "(3)", "(,)", "(3,,)", "(-1,)", "(3L,)", "(9223372036854775808,)", "(007,)"})
        CHECK_THROWS_AS(shape(text), nd::format_error);
}
