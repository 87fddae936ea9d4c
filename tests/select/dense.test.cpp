#include <nd/select/dense.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "support/expected.hpp"

TEST_CASE("a contiguous array of the wanted type is shared, anything else evaluated in C order", "[select][dense]")
{
    const auto a = support::counted({2, 3});
    CHECK(nd::detail::dense(a).base() == a.base());
    const auto transposed = nd::detail::dense(a.T());
    CHECK(transposed.c_contiguous());
    CHECK(transposed.data()[1] == 3);
    CHECK(nd::detail::dense(a.T() + 1.0).c_contiguous());
    CHECK(nd::detail::dense_as<int>(a + 0.75).data()[2] == 2);
}
