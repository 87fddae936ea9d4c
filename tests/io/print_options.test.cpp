#include <nd/io/print_options.hpp>

#include <catch2/catch_test_macros.hpp>

#include <thread>

namespace
{
static_assert(!std::is_copy_constructible_v<nd::print_guard>);
} // namespace

TEST_CASE("the print options start with NumPy's defaults", "[print]")
{
    const nd::print_options options = nd::get_printoptions();
    CHECK(options.precision == 8);
    CHECK(options.threshold == 1000);
    CHECK(options.edgeitems == 3);
    CHECK(options.linewidth == 75);
    CHECK(options.suppress == false);
    CHECK(options.nanstr == "nan");
    CHECK(options.infstr == "inf");
    CHECK(options.sign == '-');
    CHECK(options.floatmode == nd::float_mode::maxprec);
}

TEST_CASE("setting one print option leaves the others", "[print]")
{
    const nd::print_guard outer({});
    nd::set_printoptions({.precision = 3});
    nd::set_printoptions({.linewidth = 40});
    CHECK(nd::get_printoptions().precision == 3);
    CHECK(nd::get_printoptions().linewidth == 40);
    CHECK(nd::get_printoptions().threshold == 1000);
}

TEST_CASE("a print guard restores the options when its scope ends, also by an exception", "[print]")
{
    try {
        const nd::print_guard guard({.precision = 2, .nanstr = "NA"});
        CHECK(nd::get_printoptions().nanstr == "NA");
        throw 1;
    } catch (int) {
    }
    CHECK(nd::get_printoptions().precision == 8);
    CHECK(nd::get_printoptions().nanstr == "nan");
}

TEST_CASE("print options belong to a thread", "[print]")
{
    const nd::print_guard guard({.precision = 2});
    int seen = 0;
    std::thread([&] { seen = nd::get_printoptions().precision.value_or(0); }).join();
    CHECK(seen == 8);
}

TEST_CASE("print options out of range are refused and change nothing", "[print]")
{
    CHECK_THROWS_AS(nd::set_printoptions({.precision = -1}), nd::value_error);
    CHECK_THROWS_AS(nd::set_printoptions({.precision = 1, .edgeitems = -1}), nd::value_error);
    CHECK_THROWS_AS(nd::set_printoptions({.sign = 'x'}), nd::value_error);
    CHECK(nd::get_printoptions().precision == 8);
}
