#include <nd/linalg/einsum_subscripts.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"

using nd::detail::parse_einsum;

namespace
{
std::string einsum_error(std::string_view text, std::initializer_list<int> ndims)
{
    return support::error_text<nd::value_error>([&] { (void)parse_einsum(text, {ndims.begin(), ndims.size()}); });
}
} // namespace

TEST_CASE("letters and axes under an ellipsis are labels", "[linalg][einsum]")
{
    const int ndims[] = {3, 2};
    const auto s = parse_einsum("...ij, jk", ndims);
    constexpr nd::index_t e = nd::detail::einsum_subscripts::ellipsis_label;
    CHECK(s.operands[0] == nd::axis_values{e, 'i', 'j'});
    CHECK(s.operands[1] == nd::axis_values{'j', 'k'});
    CHECK(s.output == nd::axis_values{e, 'i', 'k'});
    const int both[] = {4, 2};
    const auto t = parse_einsum("i...j,...->j...", both);
    CHECK(t.operands[0] == nd::axis_values{'i', e + 1, e, 'j'});
    CHECK(t.operands[1] == nd::axis_values{e + 1, e});
    CHECK(t.output == nd::axis_values{'j', e + 1, e});
}

TEST_CASE("an implicit output has the letters that stand once in alphabetical order", "[linalg][einsum]")
{
    const int ndims[] = {2, 2};
    CHECK(parse_einsum("ba,Ac", ndims).output == nd::axis_values{'A', 'a', 'b', 'c'});
    CHECK(parse_einsum("ij,ij", ndims).output.empty());
}

TEST_CASE("bad subscripts are refused in NumPy's words", "[linalg][einsum]")
{
    CHECK(einsum_error("ij", {1}) == "einstein sum subscripts string contains too many subscripts for operand 0");
    CHECK(einsum_error("i", {2}) ==
        "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to "
        "broadcast "
        "the extra dimensions.");
    CHECK(einsum_error("i,j", {1}) ==
        "fewer operands provided to einstein sum function than specified in the subscripts string");
    CHECK(einsum_error("i", {1, 1}) ==
        "more operands provided to einstein sum function than specified in the subscripts string");
    CHECK(einsum_error("ij->iz", {2}) ==
        "einstein sum subscripts string included output subscript 'z' which never appeared in an input");
    CHECK(einsum_error("ij->ii", {2}) == "einstein sum subscripts string includes output subscript 'i' multiple times");
    for (const char* text : {"i.j", "i..j", "i...j...", "i.."})
        CHECK(einsum_error(text, {2}) ==
            "einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...') in operand 0");
    CHECK(einsum_error("ij->i..", {2}) ==
        "einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...') in the output");
    CHECK(einsum_error("i?", {2}) ==
        "invalid subscript '?' in einstein sum subscripts string, subscripts must be letters");
    CHECK(einsum_error("ij->i,", {2}) ==
        "invalid subscript ',' in einstein sum subscripts string, subscripts must be letters");
    CHECK(einsum_error("ij->->i", {2}) ==
        "invalid subscript '-' in einstein sum subscripts string, subscripts must be letters");
    CHECK(einsum_error("ij-i", {2}) == "einstein sum subscript string does not contain proper '->' output specified");
    CHECK(einsum_error("i...->i", {2}) ==
        "output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast "
        "the extra dimensions.");
}
