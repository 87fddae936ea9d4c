// Functions of mathematics: loops over xsimd's batches, two per step.
// SPDX-License-Identifier: BSD-3-Clause
#include <xsimd/xsimd.hpp>

#include "loops/vec.hpp"

using namespace bench;
namespace
{
struct range
{
    double low, high;
};
template <class T, class F, class... Range>
void loop(trial& t, const F& f, Range... ranges)
{
    unsigned seed = 0;
    const std::array<const T*, sizeof...(Range)> in{input<T>(t.n, ++seed, ranges.low, ranges.high)...};
    const block<T> r(t.n);
    using batch = xsimd::batch<T>;
    const auto at = [&](index_t i) {
        std::apply([&](auto... a) { f(batch::load_unaligned(a + i)...).store_unaligned(r.data() + i); }, in);
    };
    constexpr auto w = index_t(batch::size);
    t.fill(r, [&] {
        index_t i = 0;
        for (; i + 2 * w <= t.n; i += 2 * w) {
            at(i);
            at(i + w);
        }
        for (; i + w <= t.n; i += w)
            at(i);
        if (i < t.n) // the last elements once more
            at(t.n - w);
    });
}
template <class T>
struct functions
{
    explicit functions(const char* type)
    {
        const auto add = [&](const char* name, void (*run)(trial&)) {
            row((std::string(name) + type).c_str(), cached_vectors, run);
        };
        add("exp", [](trial& t) {
            loop<T>(
                t, [](auto x) { return xsimd::exp(x); }, range{-10, 10});
        });
        add("log", [](trial& t) {
            loop<T>(
                t, [](auto x) { return xsimd::log(x); }, range{1e-3, 10});
        });
        add("sin", [](trial& t) {
            loop<T>(
                t, [](auto x) { return xsimd::sin(x); }, range{-20, 20});
        });
        add("cos", [](trial& t) {
            loop<T>(
                t, [](auto x) { return xsimd::cos(x); }, range{-20, 20});
        });
        add("tanh", [](trial& t) {
            loop<T>(
                t, [](auto x) { return xsimd::tanh(x); }, range{-5, 5});
        });
        add("sqrt", [](trial& t) {
            loop<T>(
                t, [](auto x) { return xsimd::sqrt(x); }, range{0, 10});
        });
        add("pow", [](trial& t) {
            loop<T>(
                t, [](auto x, auto y) { return xsimd::pow(x, y); }, range{0.1, 10}, range{-3, 3});
        });
        add("atan2", [](trial& t) {
            loop<T>(
                t, [](auto x, auto y) { return xsimd::atan2(x, y); }, range{-1, 1}, range{-1, 1});
        });
    }
};
const functions<double> f64("_f64");
const functions<float> f32("_f32");
} // namespace
BENCHMARK_MAIN();
