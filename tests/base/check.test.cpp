#include <nd/base/check.hpp>

#include <catch2/catch_test_macros.hpp>

TEST_CASE("an invariant that holds has no effect, also at compile time", "[base]")
{
    constexpr bool reached = [] {
        nd::detail::ensure(true);
        return true;
    }();
    STATIC_CHECK(reached);
}
