// Functions of mathematics.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
template <class T, class F>
void one(trial& t, const F& f, double low, double high)
{
    const auto a = in<T>(t.n, 1, low, high);
    auto r = out<T>(t.n);
    t.fill(r, [&] { f(r, a); });
}
template <class T, class F>
void two(trial& t, const F& f, double x_low, double x_high, double y_low, double y_high)
{
    const auto a = in<T>(t.n, 1, x_low, x_high), b = in<T>(t.n, 2, y_low, y_high);
    auto r = out<T>(t.n);
    t.fill(r, [&] { f(r, a, b); });
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
            one<T>(
                t, [](auto& r, const auto& a) { r = exp(a); }, -10, 10);
        });
        add("log", [](trial& t) {
            one<T>(
                t, [](auto& r, const auto& a) { r = log(a); }, 1e-3, 10);
        });
        add("sin", [](trial& t) {
            one<T>(
                t, [](auto& r, const auto& a) { r = sin(a); }, -20, 20);
        });
        add("cos", [](trial& t) {
            one<T>(
                t, [](auto& r, const auto& a) { r = cos(a); }, -20, 20);
        });
        add("tanh", [](trial& t) {
            one<T>(
                t, [](auto& r, const auto& a) { r = tanh(a); }, -5, 5);
        });
        add("sqrt", [](trial& t) {
            one<T>(
                t, [](auto& r, const auto& a) { r = sqrt(a); }, 0, 10);
        });
        add("pow", [](trial& t) {
            two<T>(
                t, [](auto& r, const auto& a, const auto& b) { r = pow(a, b); }, 0.1, 10, -3, 3);
        });
        add("atan2", [](trial& t) {
            two<T>(
                t, [](auto& r, const auto& a, const auto& b) { r = atan2(a, b); }, -1, 1, -1, 1);
        });
    }
};
const functions<double> f64("_f64");
const functions<float> f32("_f32");
} // namespace
BENCHMARK_MAIN();
