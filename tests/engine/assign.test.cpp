// Assignment through the engine: the trivial case, the general one, and what is checked before anything is written.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/assign.hpp>
#include <nd/select/advanced.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("the trivial case takes contiguous operands of one shape only", "[engine]")
{
    auto a = testing::counting<double>({4, 6});
    const auto asks = [&](const ndarray<double>& out, const auto& e) {
        using sizes = detail::element_sizes<double, double, double>;
        using E = std::remove_cvref_t<decltype(e)>;
        constexpr int count = E::template function<double>::operands::size;
        detail::dense_operands<sizes, dynamic, count> dense(out.data(), out.handle().where);
        return e.template collect<double>(dense) && dense.size() >= 0;
    };
    auto out = testing::counting<double>({4, 6});
    CHECK(asks(out, a + a));
    CHECK(asks(a, a + 1.0));
    CHECK_FALSE(asks(out, a + a(0, _)));
    CHECK_FALSE(asks(out, a + testing::counting<double>({6, 4}).T()));
    CHECK_FALSE(asks(out, a + testing::counting<float>({4, 6})));
    CHECK_FALSE(asks(a(from(1)), a(upto(-1)) + 1.0));
}

TEST_CASE("a wrong index is reported before anything is written", "[engine]")
{
    auto a = testing::counting<double>({5});
    auto out = testing::counting<double>({3});
    const auto before = out.copy();
    CHECK_THROWS_AS(out() = a(nd::idx({0, 1, 5})), index_error);
    CHECK_THROWS_AS(out() = a(nd::idx({0, -6, 1})), index_error);
    CHECK_THROWS_AS(a(nd::idx({0, 1, 7})) = 0.0, index_error);
    CHECK((out(0) == before(0) && out(2) == before(2) && a(0) == 1));
}

TEST_CASE("an empty assignment writes nothing and reads nothing", "[engine]")
{
    ndarray<double> a({0, 3});
    a() = testing::counting<double>({1, 3}) + a;
    a() = 5.0;
    CHECK(a.size() == 0);
}
} // namespace
