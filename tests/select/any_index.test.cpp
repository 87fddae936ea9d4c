// Index lists on arrays of run-time dtype.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/select/any_index.hpp>

#include <catch2/catch_test_macros.hpp>

namespace
{
nd::any_ndarray counted() { return nd::array<short>({{0, 1, 2}, {3, 4, 5}}); }

TEST_CASE("a list of basic items gives a view of an array of run-time dtype", "[select][any]")
{
    const nd::any_ndarray a = counted();
    const nd::any_ndarray row = a({1, nd::slice(1, nd::_)});
    CHECK(row.base() == a.base());
    CHECK(row.as<short>()(0) == 4);
}

TEST_CASE("a list with index arrays gives a copy of an array of run-time dtype", "[select][any]")
{
    const nd::any_ndarray a = counted();
    const nd::any_ndarray picked = a({nd::_, nd::idx({2, 0, 2})});
    CHECK(picked.base() != a.base());
    CHECK(picked.shape()[1] == 3);
    CHECK(picked.as<short>()(1, 0) == 5);
    CHECK_THROWS_AS((void)a({nd::idx({2})}), nd::index_error);
}

TEST_CASE("assigning through a list converts and checks before it writes", "[select][any]")
{
    const nd::any_ndarray a = counted();
    a.assign({nd::idx({1, 0}), nd::idx({0, 2})}, nd::array({7.9, -8.9}));
    CHECK(a.as<short>()(1, 0) == 7);
    CHECK(a.as<short>()(0, 2) == -8);
    CHECK_THROWS_AS(a.assign({nd::idx({0, 5})}, nd::array({1.0})), nd::index_error);
    CHECK(a.as<short>()(0, 0) == 0);
    CHECK_THROWS_AS(a.assign({nd::array<bool>({true, false})}, nd::array({1.0, 2.0})), nd::value_error);
    nd::any_ndarray fixed = a;
    fixed.set_writeable(false);
    CHECK_THROWS_AS(fixed.assign({0}, a), nd::readonly_error);
}

TEST_CASE("an element takes no sequence", "[select][any]")
{
    const nd::any_ndarray a = counted();
    CHECK_THROWS_AS(a.assign({0, 0}, nd::array({1.0})), nd::value_error);
    a.assign({0, 0}, nd::any_ndarray(nd::array(9.0)));
    CHECK(a.as<short>()(0, 0) == 9);
}
} // namespace
