// What evaluates without a temporary: the allocation counter of the calling thread tells.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/reduce/extrema.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/select/advanced.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

/// Blocks that `f` asks the allocator for.
template <class F>
[[nodiscard]] std::uint64_t allocations(F f)
{
    f(); // the first call may make the work space of the thread
    const auto before = get_memory_statistics().allocations;
    f();
    return get_memory_statistics().allocations - before;
}

TEST_CASE("assignments allocate nothing", "[laws][allocation]")
{
    constexpr index_t n = 300;
    auto a = testing::counting<double>({n, n});
    auto b = testing::counting<double>({n, n});
    auto r = testing::counting<double>({n, n});
    const auto row = testing::counting<double>({n});
    const auto column = testing::counting<double>({n, 1});
    auto points = testing::counting<double>({1000, 3});
    const auto shift = testing::counting<double>({3});
    const auto mask = nd::eval(a > 50.0);

    CHECK(allocations([&] { a(1, _) = row * 2.0; }) == 0);
    CHECK(allocations([&] { a(mask) *= 1.5; }) == 0);
    CHECK(allocations([&] { a(mask) = 0.5; }) == 0);
    CHECK(allocations([&] { a(a > 1e6) = 0.0; }) == 0);
    CHECK(allocations([&] {
        const auto inside = slice(1, -1);
        r(inside, inside) =
            0.25 * (a(upto(-2), inside) + a(from(2), inside) + a(inside, upto(-2)) + a(inside, from(2)));
    }) == 0);
    CHECK(allocations([&] { r() = a + row; }) == 0);
    CHECK(allocations([&] { r() = a * column; }) == 0);
    CHECK(allocations([&] { r() = a + b.T(); }) == 0);
    CHECK(allocations([&] { points() = points + shift; }) == 0);
    CHECK(allocations([&] { r() = a(rev) + b; }) == 0);
    CHECK(allocations([&] { a += b; }) == 0);
}

TEST_CASE("reductions allocate nothing but their result", "[laws][allocation]")
{
    const auto a = testing::counting<double>({30, 40, 5});
    CHECK(allocations([&] { (void)nd::sum(a); }) == 0);
    CHECK(allocations([&] { (void)nd::max(a * 2.0); }) == 0);
    for (index_t axis : {0, 1, 2}) {
        CHECK(allocations([&] { (void)nd::sum(a, axis); }) == 1);
        CHECK(allocations([&] { (void)nd::mean(a.T(), axis); }) == 1);
        CHECK(allocations([&] { (void)nd::min(a + 1.0, axis); }) == 1);
    }
    CHECK(allocations([&] { (void)nd::sum(a, {0, 2}); }) == 1);
}

TEST_CASE("slices and expressions allocate nothing", "[laws][allocation]")
{
    auto a = testing::counting<double>({30, 40, 5});
    CHECK(allocations([&] { (void)a(from(1), 3, newaxis); }) == 0);
    CHECK(allocations([&] { (void)(a(rev) + a.T().T() * 2.0); }) == 0);
    CHECK(allocations([&] { const ndarray<double> r = a + 1.0; }) == 1);
}
} // namespace
