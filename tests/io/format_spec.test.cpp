// Specifications are read while compiling, and what is wrong with one is told.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/io/format_spec.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
constexpr nd::detail::format_spec spec_of(std::string_view text)
{
    return nd::detail::format_spec_parser(text).parse();
}
constexpr bool is_for(std::string_view text, nd::kind elements)
{
    return nd::detail::format_problem(spec_of(text), elements) == nullptr;
}
using nd::kind;

static_assert(spec_of("").problem == nullptr && !spec_of("").repr && !spec_of("").formats_elements);
static_assert(spec_of("r").repr && !spec_of("r").formats_elements);
static_assert(spec_of("r8.2e").repr && spec_of("r8.2e").width == 8 && spec_of("r8.2e").precision == 2);
static_assert(!spec_of("r<8").repr && spec_of("r<8").fill == "r" && spec_of("r<8").align == '<');
static_assert(spec_of("*^+#010.3G").fill == "*" && spec_of("*^+#010.3G").align == '^');
static_assert(spec_of("*^+#010.3G").sign == '+' && spec_of("*^+#010.3G").alternate && spec_of("*^+#010.3G").zeros);
static_assert(spec_of("*^+#010.3G").width == 10 && spec_of("*^+#010.3G").type == 'G');
static_assert(spec_of("\xE2\x82\xAC>8").fill == "\xE2\x82\xAC" && spec_of("\xE2\x82\xAC>8").width == 8);

static_assert(is_for(".3f", kind::floating) && is_for(".3f", kind::brain_floating) && is_for(".3f", kind::complex));
static_assert(is_for(".3f", kind::signed_integer) && is_for(".3f", kind::boolean));
static_assert(is_for("x", kind::unsigned_integer) && is_for("d", kind::boolean));
static_assert(!is_for("x", kind::floating) && !is_for("d", kind::complex) && !is_for("08.1f", kind::complex));
static_assert(!is_for(".3d", kind::signed_integer) && !is_for(".3", kind::signed_integer));
static_assert(!is_for("+", kind::boolean) && is_for("6", kind::boolean));
static_assert(is_for("r", kind::datetime) && is_for("", kind::bytes) && !is_for("8", kind::opaque));

TEST_CASE("what is no specification has a problem", "[print]")
{
    for (const char* const text : {"q", ".f", ".3ff", "3.", "rr", "<<<", "f.3", "1000000", ".1000000f", "n", "s", "%",
             ",", "L", "=8", "{", "}", ".{}f", "+-", "8 ", "\xE2\x82\xAC"}) {
        INFO(text);
        CHECK(spec_of(text).problem != nullptr);
    }
    CHECK(spec_of("99999999999999999999999999f").problem != nullptr);
}
} // namespace
