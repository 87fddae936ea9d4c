// Promotion and casting rules of run-time dtypes against NumPy's tables.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/result_type.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/golden.hpp"

namespace
{
using nd::dtype;
using nd::kind;

dtype dtype_from(const std::string& typestr)
{
    const auto k = static_cast<kind>(typestr[1]);
    const nd::index_t bytes = std::stol(typestr.substr(2));
    return dtype(k, bytes, k == kind::complex ? bytes / 2 : bytes, typestr[0] == '>');
}
std::vector<std::string> cases_of(const std::string& what, std::size_t fields, std::string& wrong)
{
    std::vector<std::string> all;
    for (const auto& line : support::golden("result_type")) {
        if (line[0] != what)
            continue;
        REQUIRE(line.size() == fields);
        std::string text;
        if (what == "promote")
            text = nd::promote_types(dtype_from(line[1]), dtype_from(line[2])).typestr().text();
        else if (what == "weak")
            text = nd::promote_weak(
                dtype_from(line[1]), line[2] == "i" ? kind::signed_integer : static_cast<kind>(line[2][0]))
                       .typestr()
                       .text();
        else if (what == "many") {
            std::vector<dtype> types;
            for (const std::string& type : support::split(line[1], ' '))
                types.push_back(dtype_from(type));
            text = nd::result_type(types).typestr().text();
        } else {
            const nd::casting rule = line[1] == "no" ? nd::casting::no
                : line[1] == "equiv"                 ? nd::casting::equiv
                : line[1] == "safe"                  ? nd::casting::safe
                : line[1] == "same_kind"             ? nd::casting::same_kind
                                                     : nd::casting::unsafe;
            text = nd::can_cast(dtype_from(line[2]), dtype_from(line[3]), rule) ? "1" : "0";
        }
        all.push_back(text);
        if (text != line.back()) {
            for (const std::string& field : line)
                wrong += field + ' ';
            wrong += "but found " + text + "\n";
        }
    }
    return all;
}

TEST_CASE("run-time dtypes promote as NumPy's do, in pairs and in longer rows", "[dtype]")
{
    std::string wrong;
    CHECK(cases_of("promote", 4, wrong).size() == 196);
    CHECK(cases_of("many", 3, wrong).size() == 120);
    CHECK(wrong == "");
}

TEST_CASE("numbers are weak next to run-time dtypes", "[dtype]")
{
    std::string wrong;
    CHECK(cases_of("weak", 4, wrong).size() == 56);
    CHECK(wrong == "");
    const kind numbers[] = {kind::signed_integer, kind::floating};
    CHECK(nd::result_type({}, numbers) == nd::dtype_of<double>());
}

TEST_CASE("can_cast answers as NumPy for every rule", "[dtype]")
{
    std::string wrong;
    CHECK(cases_of("cast", 5, wrong).size() == 5 * 16 * 16);
    CHECK(wrong == "");
}

TEST_CASE("records have no common dtype with numbers, and nothing has none at all", "[dtype]")
{
    const dtype record(kind::opaque, 7, 1);
    CHECK(nd::promote_types(record, record) == record);
    CHECK_THROWS_AS((void)nd::promote_types(record, nd::dtype_of<int>()), nd::dtype_error);
    CHECK_THROWS_AS((void)nd::result_type({}), nd::value_error);
    CHECK_FALSE(nd::can_cast(record, nd::dtype_of<int>(), nd::casting::same_kind));
}
} // namespace
