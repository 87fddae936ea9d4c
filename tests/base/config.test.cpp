#include <nd/base/config.hpp>

#include <catch2/catch_test_macros.hpp>

TEST_CASE("the version is three numbers that the preprocessor can compare", "[base]")
{
#if ND_VERSION_MAJOR * 10000 + ND_VERSION_MINOR * 100 + ND_VERSION_PATCH < 100
    FAIL("older than 0.1.0");
#endif
    SUCCEED();
}

TEST_CASE("element access is checked as ND_CHECK_BOUNDS says", "[base]")
{
    STATIC_CHECK(nd::checks_bounds == ND_CHECK_BOUNDS);
}
