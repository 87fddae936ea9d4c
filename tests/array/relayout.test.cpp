// Copies and reshapes of leaves in every order.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/array/relayout.hpp>

#include <catch2/catch_test_macros.hpp>

#include "../support/arrays.hpp"

namespace
{
using namespace nd;

TEST_CASE("copies of all layouts hold the same elements", "[array]")
{
    for (const auto& a : testing::in_all_layouts<float>(3, 4, 5))
        for (order o : {order::c, order::f, order::k, order::a}) {
            INFO(a.name);
            const auto b = a.array.copy(o);
            index_t wrong = 0;
            for (index_t i = 0; i < 3; ++i)
                for (index_t j = 0; j < 4; ++j)
                    for (index_t k = 0; k < 5; ++k)
                        wrong += b(i, j, k) != testing::element_of(a.array, i, j, k);
            CHECK(wrong == 0);
        }
}

TEST_CASE("reshape and ravel read the elements in C order by default", "[array]")
{
    for (const auto& a : testing::in_all_layouts<float>(3, 4, 5)) {
        INFO(a.name);
        const auto flat = a.array.ravel();
        const auto folded = a.array.reshape({5, 12});
        index_t wrong = 0;
        for (index_t i = 0; i < 60; ++i) {
            const float expected = testing::element_of(a.array, i / 20, i / 5 % 4, i % 5);
            const auto bytes = reinterpret_cast<const char*>(flat.data()) + i * flat.stride(0);
            wrong += detail::load_element<float>(bytes) != expected;
            const auto at =
                reinterpret_cast<const char*>(folded.data()) + i / 12 * folded.stride(0) + i % 12 * folded.stride(1);
            wrong += detail::load_element<float>(at) != expected;
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("ravel in order A is a view of a Fortran array", "[array]")
{
    const auto f = testing::counting<float>({3, 4}).copy(order::f);
    CHECK(f.ravel(order::a).base() == f.base());
    CHECK(f.ravel(order::a)(1) == f(1, 0));
    const auto part = f(slice(0, 3, 2), _);
    CHECK(part.ravel(order::a)(1) == f(0, 1));
}
} // namespace
