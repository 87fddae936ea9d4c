// Promotion and casting rules of run-time dtypes against NumPy's tables.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/dtype/result_type.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/golden.hpp"
#include <complex>

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

/// The run-time rules give for `A` and each of `B` what the compiler's give.
template <class A, class... B>
bool agree_with(std::type_identity<A>, std::type_identity<B>...)
{
    const auto same = []<class C>(std::type_identity<C>) {
        const dtype a = nd::dtype_of<A>();
        const dtype b = nd::dtype_of<C>();
        return nd::promote_types(a, b) == nd::dtype_of<nd::promote_t<A, C>>() &&
            nd::can_cast(a, b, nd::casting::safe) == nd::can_cast<A, C>(nd::casting::safe) &&
            nd::can_cast(b, a, nd::casting::same_kind) == nd::can_cast<C, A>(nd::casting::same_kind);
    };
    return (same(std::type_identity<B>()) && ...);
}
TEST_CASE("bfloat16 promotes at run time as it does for the compiler", "[dtype]")
{
    const auto types = []<class... T>(std::type_identity<T>...) {
        return agree_with(std::type_identity<nd::bfloat16>(), std::type_identity<T>()...) &&
            (agree_with(std::type_identity<T>(), std::type_identity<nd::bfloat16>()) && ...);
    };
    using std::type_identity;
    CHECK(types(type_identity<bool>(), type_identity<std::int8_t>(), type_identity<std::uint8_t>(),
        type_identity<std::int16_t>(), type_identity<std::int64_t>(), type_identity<nd::float16>(),
        type_identity<nd::bfloat16>(), type_identity<float>(), type_identity<double>(),
        type_identity<std::complex<float>>(), type_identity<std::complex<double>>()));
}
} // namespace
