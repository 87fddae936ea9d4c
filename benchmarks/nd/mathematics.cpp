// Functions of mathematics, with the error of each over a wide range.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

using namespace bench;
namespace
{
/// The worst error of f(x) or f(x, y) in units in the last place of the exact result.
template <class T, class F, class Exact, class... A>
double error(const F& f, Exact exact, const A&... a)
{
    const ndarray<T, 1> found = f(a...);
    double worst = 0;
    for (index_t i = 0; i < found.size(); ++i) {
        const auto expected = exact(static_cast<long double>(a(i))...);
        if (!(std::abs(expected) < std::numeric_limits<T>::max()) || std::abs(expected) < std::numeric_limits<T>::min())
            continue;
        const auto unit = std::ldexp(1.0L, std::ilogb(expected) + 1 - std::numeric_limits<T>::digits);
        worst = std::max(worst, static_cast<double>(std::abs(found(i) - expected) / unit));
    }
    return worst;
}
struct range
{
    double low, high;
};
constexpr index_t samples = 200000;
template <class T, class F, class Exact>
void one(trial& t, const F& f, Exact exact, range timed, range wide)
{
    auto a = in<T>(t.n, 1, timed.low, timed.high), r = out<T>(t.n);
    t.fill(r, [&] { r() = f(a); });
    static const double worst = error<T>(f, exact, in<T>(samples, 7, wide.low, wide.high));
    t.report("error", worst);
}
template <class T, class F, class Exact>
void two(trial& t, const F& f, Exact exact, range x, range y)
{
    auto a = in<T>(t.n, 1, x.low, x.high), b = in<T>(t.n, 2, y.low, y.high), r = out<T>(t.n);
    t.fill(r, [&] { r() = f(a, b); });
    static const double worst = error<T>(f, exact, in<T>(samples, 7, x.low, x.high), in<T>(samples, 8, y.low, y.high));
    t.report("error", worst);
}
template <class T>
constexpr bool wide = sizeof(T) == 8;
template <class T>
struct functions
{
    explicit functions(const char* type)
    {
        const auto add = [&](const char* name, void (*run)(trial&)) {
            row((std::string(name) + type).c_str(), cached_vectors, run);
        };
        using real = long double;
        add("exp", [](trial& t) {
            one<T>(
                t, nd::exp, [](real x) { return std::exp(x); }, {-10, 10}, wide<T> ? range{-700, 700} : range{-80, 80});
        });
        add("log", [](trial& t) { one<T>(t, nd::log, [](real x) { return std::log(x); }, {1e-3, 10}, {1e-3, 10}); });
        add("sin", [](trial& t) { one<T>(t, nd::sin, [](real x) { return std::sin(x); }, {-20, 20}, {-1e4, 1e4}); });
        add("cos", [](trial& t) { one<T>(t, nd::cos, [](real x) { return std::cos(x); }, {-20, 20}, {-1e4, 1e4}); });
        add("tanh", [](trial& t) { one<T>(t, nd::tanh, [](real x) { return std::tanh(x); }, {-5, 5}, {-10, 10}); });
        add("sqrt", [](trial& t) { one<T>(t, nd::sqrt, [](real x) { return std::sqrt(x); }, {0, 10}, {0, 1e6}); });
        add("pow", [](trial& t) {
            two<T>(t, nd::power, [](real x, real y) { return std::pow(x, y); }, {0.1, 10}, {-3, 3});
        });
        add("atan2", [](trial& t) {
            two<T>(t, nd::arctan2, [](real x, real y) { return std::atan2(x, y); }, {-1, 1}, {-1, 1});
        });
    }
};
const functions<double> f64("_f64");
const functions<float> f32("_f32");
} // namespace
BENCHMARK_MAIN();
