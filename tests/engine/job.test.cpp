// Jobs: errors that name both shapes, copies without types.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/engine/job.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("elements are copied without knowing their type", "[engine]")
{
    const auto from = testing::counting<double>({30, 50});
    for (order o : {order::c, order::f}) {
        const auto to = from.copy(o);
        index_t wrong = 0;
        for (index_t i = 0; i < 30; ++i)
            for (index_t j = 0; j < 50; ++j)
                wrong += to(i, j) != from(i, j);
        CHECK(wrong == 0);
        CHECK((o == order::c ? to.c_contiguous() : to.f_contiguous()));
    }
}

TEST_CASE("a value that does not fit the target is named with both shapes", "[engine]")
{
    auto a = testing::counting<double>({3, 4});
    const auto b = testing::counting<double>({2, 4});
    try {
        a() = b;
        FAIL("no error");
    } catch (const broadcast_error& e) {
        CHECK(std::string(e.what()) == "could not broadcast input array from shape (2,4) into shape (3,4)");
    }
}
} // namespace
