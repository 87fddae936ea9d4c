// Times of <chrono> as elements.
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/interop/chrono.hpp>
#include <nd/io/print_any.hpp>
#include <nd/select/advanced.hpp>
#include <nd/select/mask.hpp>
#include <nd/select/sort.hpp>
#include <nd/ufunc/operators.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace
{
using namespace std::chrono_literals;
using std::string;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

sys_days on(int year, unsigned month, unsigned day)
{
    return std::chrono::year(year) / static_cast<int>(month) / std::chrono::day(day);
}

TEST_CASE("durations and dates have NumPy's units", "[chrono]")
{
    CHECK(nd::dtype_of<days>().typestr().text() == string("<m8[D]"));
    CHECK(nd::dtype_of<std::chrono::weeks>().typestr().text() == string("<m8[W]"));
    CHECK(nd::dtype_of<std::chrono::months>().typestr().text() == string("<m8[M]"));
    CHECK(nd::dtype_of<std::chrono::years>().typestr().text() == string("<m8[Y]"));
    CHECK(nd::dtype_of<std::chrono::nanoseconds>().typestr().text() == string("<m8[ns]"));
    CHECK(nd::dtype_of<sys_seconds>().typestr().text() == string("<M8[s]"));
    CHECK(nd::dtype_of<std::chrono::duration<std::int64_t, std::ratio<10>>>().typestr().text() == string("<m8[10s]"));
    CHECK(
        nd::dtype_of<std::chrono::duration<std::int64_t, std::ratio<1, 25>>>().typestr().text() == string("<m8[40ms]"));
    STATIC_CHECK_FALSE(nd::element<std::chrono::duration<std::int64_t, std::ratio<1, 30>>>);
    STATIC_CHECK_FALSE(nd::element<std::chrono::time_point<std::chrono::system_clock, std::chrono::months>>);
    STATIC_CHECK_FALSE(nd::element<std::chrono::duration<double>>);
}

TEST_CASE("arrays of times print as NumPy's", "[chrono]")
{
    const auto dates = nd::array({on(2004, 8, 19), nd::nat<sys_days>, on(1969, 12, 31)});
    CHECK(nd::repr(dates) == "array(['2004-08-19',        'NaT', '1969-12-31'], dtype='datetime64[D]')");
    CHECK(nd::to_string(on(2004, 8, 19)) == "2004-08-19");
    CHECK(nd::to_string(days(5)) == "5 days");
    const auto spans = nd::array({days(3), nd::nat<days>, days(-12)});
    CHECK(nd::repr(spans) == "array([    3, 'NaT',   -12], dtype='timedelta64[D]')");
}

TEST_CASE("times add and subtract in the finer unit, and NaT stays NaT", "[chrono]")
{
    const auto dates = nd::array({on(2004, 8, 19), nd::nat<sys_days>});
    const auto later = nd::eval(dates + 36h);
    CHECK(nd::repr(later) == "array(['2004-08-20T12',           'NaT'], dtype='datetime64[h]')");
    CHECK(nd::repr(nd::eval(days(1) + dates)) == "array(['2004-08-20',        'NaT'], dtype='datetime64[D]')");
    CHECK(nd::repr(nd::eval(later - dates)) == "array([   36, 'NaT'], dtype='timedelta64[h]')");
    CHECK(nd::repr(nd::eval(dates - days(19))) == "array(['2004-07-31',        'NaT'], dtype='datetime64[D]')");
    const auto spans = nd::array({days(3), days(-12)});
    CHECK(nd::repr(nd::eval(2 * spans - spans)) == "array([  3, -12], dtype='timedelta64[D]')");
    CHECK(nd::repr(nd::eval(spans * nd::arange(2))) == "array([  0, -12], dtype='timedelta64[D]')");
    CHECK(nd::repr(nd::eval(spans / 24h)) == "array([  3., -12.])");
    CHECK(nd::repr(nd::eval(spans + spans)) == "array([  6, -24], dtype='timedelta64[D]')");
}

TEST_CASE("NaT is equal to nothing and sorted last", "[chrono]")
{
    const auto dates = nd::array({nd::nat<sys_days>, on(2004, 8, 19), on(1969, 12, 31)});
    CHECK(nd::repr(nd::eval(dates == dates)) == "array([False,  True,  True])");
    CHECK(nd::repr(nd::eval(dates != dates)) == "array([ True, False, False])");
    CHECK(nd::repr(nd::eval(dates < on(2000, 1, 1))) == "array([False, False,  True])");
    CHECK(nd::repr(nd::eval(dates <= sys_seconds(on(2004, 8, 19)))) == "array([False,  True,  True])");
    CHECK(nd::repr(nd::eval(nd::isnat(dates))) == "array([ True, False, False])");
    CHECK(nd::repr(nd::sort(dates)) == "array(['1969-12-31', '2004-08-19',        'NaT'], dtype='datetime64[D]')");
    CHECK(nd::repr(nd::argsort(dates)) == "array([2, 1, 0])");
    CHECK(nd::repr(nd::eval(dates(dates > on(1970, 1, 1)))) == "array(['2004-08-19'], dtype='datetime64[D]')");
}

TEST_CASE("casts of times round down", "[chrono]")
{
    const auto seconds = nd::array({sys_seconds(-1s), sys_seconds(90'000s), nd::nat<sys_seconds>});
    CHECK(nd::repr(nd::eval(seconds.astype<sys_days>())) ==
        "array(['1969-12-31', '1970-01-02',        'NaT'], dtype='datetime64[D]')");
    nd::ndarray<sys_days> d({3});
    d() = seconds;
    CHECK(d(1) == on(1970, 1, 2));
    d() = on(2020, 2, 29);
    CHECK(nd::repr(d(nd::slice(0, 1))) == "array(['2020-02-29'], dtype='datetime64[D]')");
    CHECK(nd::any_ndarray(d).as<sys_days>().at(2) == on(2020, 2, 29));
    CHECK_THROWS_AS(nd::any_ndarray(d).as<sys_seconds>(), nd::dtype_error);
}
} // namespace
