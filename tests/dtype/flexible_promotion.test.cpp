// Promotion, casts and equality of strings, dates and records against NumPy's tables.
// SPDX-License-Identifier: BSD-3-Clause
// Also tests: dtype/time_promotion.hpp
#include <nd/dtype/result_type.hpp>
#include <nd/io/descr.hpp>
#include <nd/io/dtype_text.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/errors.hpp"
#include "support/golden.hpp"

namespace
{
std::string common_descr(const std::string& a, const std::string& b)
{
    try {
        return nd::descr_text(nd::promote_types(nd::parse_descr(a), nd::parse_descr(b)));
    } catch (const nd::error&) {
        return "-";
    }
}

nd::casting rule_named(const std::string& name)
{
    return name == "no"       ? nd::casting::no
        : name == "equiv"     ? nd::casting::equiv
        : name == "safe"      ? nd::casting::safe
        : name == "same_kind" ? nd::casting::same_kind
                              : nd::casting::unsafe;
}

TEST_CASE("strings, dates and records promote, compare and cast as NumPy's", "[dtype]")
{
    std::string wrong;
    int count = 0;
    for (const auto& line : support::golden("flexible_dtypes")) {
        std::string found;
        if (line[0] == "promote")
            found = common_descr(line[1], line[2]);
        else if (line[0] == "equal")
            found = nd::parse_descr(line[1]) == nd::parse_descr(line[2]) ? "1" : "0";
        else if (line[0] == "cast")
            found = nd::can_cast(nd::parse_descr(line[2]), nd::parse_descr(line[3]), rule_named(line[1])) ? "1" : "0";
        else
            continue;
        ++count;
        if (found == line.back())
            continue;
        for (const std::string& field : line)
            wrong += field + ' ';
        wrong += "but found " + found + "\n";
    }
    CHECK(wrong == "");
    CHECK(count == 6 * 36 * 36);
}

TEST_CASE("several dtypes with strings or times have one in common", "[dtype]")
{
    const auto common = [](std::initializer_list<const char*> names) {
        std::vector<nd::dtype> types;
        for (const char* name : names)
            types.push_back(nd::parse_dtype(name));
        return std::string(nd::result_type(types).typestr().text());
    };
    CHECK(common({"S3", "i4", "U1"}) == "<U11");
    CHECK(common({"i4", "i2", "m8[s]"}) == "<m8[s]");
    CHECK(support::error_text<nd::dtype_error>([&] {
        (void)common({"m8[Y]", "m8[D]"});
    }) ==
        "Cannot get a common metadata divisor for Numpy datetime metadata [Y] and [D] because they have incompatible "
        "nonlinear base time units.");
    CHECK_THROWS_AS(common({"M8[as]", "M8[Y]"}), nd::value_error);
}

TEST_CASE("steps have the greatest common divisor that NumPy finds", "[dtype]")
{
    const auto common = [](const char* a, const char* b) {
        return std::string(nd::promote_types(nd::parse_dtype(a), nd::parse_dtype(b)).typestr().text());
    };
    CHECK(common("m8[3s]", "m8[2s]") == "<m8[s]");
    CHECK(common("M8[7D]", "M8[W]") == "<M8[7D]");
    CHECK(common("M8[5Y]", "M8[3M]") == "<M8[3M]");
    CHECK(common("M8[5Y]", "M8[3D]") == "<M8[D]");
    CHECK(common("M8[10ms]", "M8[s]") == "<M8[10ms]");
    const auto safe = [](const char* a, const char* b) { return nd::can_cast(nd::parse_dtype(a), nd::parse_dtype(b)); };
    CHECK(safe("M8[2s]", "M8[s]"));
    CHECK_FALSE(safe("M8[s]", "M8[2s]"));
    CHECK_FALSE(safe("M8[3s]", "M8[2s]"));
    CHECK(safe("M8[h]", "M8[30m]"));
    CHECK(safe("M8[Y]", "M8[12M]"));
    CHECK_FALSE(safe("M8[D]", "M8[as]"));
}
} // namespace
