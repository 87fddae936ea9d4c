// Times of <chrono> as elements.
// Also tests: reduce/time_counts.hpp
// SPDX-License-Identifier: BSD-3-Clause
#include <nd/creation/from.hpp>
#include <nd/creation/ranges.hpp>
#include <nd/interop/chrono.hpp>
#include <nd/io/print_any.hpp>
#include <nd/reduce/cumulative.hpp>
#include <nd/reduce/extrema.hpp>
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

TEST_CASE("differences are divided, scaled and negated towards zero, and NaT stays", "[chrono]")
{
    using S = std::chrono::seconds;
    const auto n = nd::array<S>({S(-7), S(7), nd::nat<S>});
    CHECK(nd::to_string(n / 2) == "[   -3     3 'NaT']");
    CHECK(nd::to_string(n / 2.0) == "[   -3     3 'NaT']");
    CHECK(nd::to_string(n * 2.5) == "[  -17    17 'NaT']");
    CHECK(nd::to_string(2.5 * n) == "[  -17    17 'NaT']");
    CHECK(nd::to_string(-n) == "[    7    -7 'NaT']");
    CHECK(nd::to_string(n / 0) == "['NaT' 'NaT' 'NaT']");
    CHECK(nd::to_string(n / 0.) == "['NaT' 'NaT' 'NaT']");
    CHECK(nd::to_string(n * std::numeric_limits<double>::infinity()) == "['NaT' 'NaT' 'NaT']");
    CHECK(nd::to_string(n / -1) == "[    7    -7 'NaT']");
}

TEST_CASE("times change in place in the unit of the array", "[chrono]")
{
    using namespace std::chrono;
    auto d = nd::array<seconds>({seconds(1), seconds(2)});
    const auto* const data = d.data();
    d += milliseconds(1500);
    CHECK(nd::to_string(d) == "[2 3]");
    d *= 3;
    d /= 2.;
    d -= seconds(1);
    CHECK(nd::to_string(d) == "[2 3]");
    d(nd::slice(0, 1)) *= 0.5;
    CHECK(nd::to_string(d) == "[1 3]");
    CHECK(d.data() == data);
    auto t = nd::array<sys_seconds>({sys_seconds(seconds(5)), sys_seconds(seconds(3))});
    t += d;
    CHECK(nd::to_string(t) == "['1970-01-01T00:00:06' '1970-01-01T00:00:06']");
    t -= seconds(6);
    CHECK(nd::to_string(t) == "['1970-01-01T00:00:00' '1970-01-01T00:00:00']");
}

TEST_CASE("times have sums, means and extremes as NumPy's", "[chrono]")
{
    using S = std::chrono::seconds;
    using T = std::chrono::sys_seconds;
    const auto d = nd::array<S>({S(1), S(2), S(4)});
    const auto n = nd::array<S>({S(-7), S(7), nd::nat<S>});
    CHECK(nd::sum(d) == S(7));
    CHECK(nd::mean(d) == S(2));
    CHECK(nd::mean(-d) == S(-2));
    CHECK(nd::to_string(nd::mean(d.reshape({1, 3}), 1)) == "[2]");
    CHECK(nd::to_string(nd::sum(d.reshape({3, 1}), 0)) == "[7]");
    CHECK(nd::to_string(nd::cumsum(n)) == "[   -7     0 'NaT']");
    CHECK((nd::min(d) == S(1) && nd::max(d) == S(4) && nd::argmax(d) == 2));
    CHECK((nd::is_nat(nd::sum(n)) && nd::is_nat(nd::max(n)) && nd::is_nat(nd::min(n)) && nd::is_nat(nd::mean(n))));
    CHECK((nd::argmax(n) == 2 && nd::argmin(n) == 2));
    const auto nothing = nd::zeros<S>({0});
    CHECK(nd::sum(nothing) == S(0));
    CHECK(nd::is_nat(nd::mean(nothing)));
    const auto t = nd::array<T>({T(S(5)), T(S(-3))});
    CHECK((nd::min(t) == T(S(-3)) && nd::max(t) == T(S(5)) && nd::argmin(t) == 1));
    // long enough for several lanes and blocks
    const auto many = nd::array(nd::arange<std::int64_t>(1000)) * S(1) + S(0);
    CHECK((nd::sum(many) == S(499500) && nd::max(many) == S(999) && nd::min(many) == S(0)));
}
