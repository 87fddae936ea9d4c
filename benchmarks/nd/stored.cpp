// Numbers that memory does not hold as the machine computes with them: other byte order, packed records, 16 bits.
// SPDX-License-Identifier: BSD-3-Clause
#include "nd/arrays.hpp"

struct [[gnu::packed]] reading
{
    std::int8_t tag;
    double x;
    double y;
};
ND_RECORD(reading, tag, x, y);

using namespace bench;
namespace
{
auto foreign(index_t n, unsigned seed)
{
    nd::ndarray<nd::big<double>> a({n});
    a() = in<double>(n, seed);
    return a;
}
const row sum_native("stored_sum_native", vectors, [](trial& t) {
    auto a = in<double>(t.n, 1);
    t.make([&] { return nd::sum(a); });
});
const row sum_big("stored_sum_big", vectors, [](trial& t) {
    auto a = foreign(t.n, 1);
    t.make([&] { return nd::sum(a); });
});
const row sum_packed("stored_sum_packed", vectors, [](trial& t) {
    nd::ndarray<reading> a({t.n});
    auto x = a.field(&reading::x);
    x() = in<double>(t.n, 1);
    a.field (&reading::y)() = 0.0;
    t.make([&] { return nd::sum(x); });
});
const row add_big("stored_add_big", vectors, [](trial& t) {
    auto a = foreign(t.n, 1), b = foreign(t.n, 2);
    auto r = out<double>(t.n);
    t.fill(r, [&] { r() = a + b; });
});
const row cast_big("stored_cast_big", vectors, [](trial& t) {
    auto a = foreign(t.n, 1);
    auto r = out<double>(t.n);
    t.fill(r, [&] { r() = a; });
});

nd::ndarray<nd::float16> halves(index_t n, unsigned seed) { return nd::eval(in<float>(n, seed).astype<nd::float16>()); }
const row add_f16("stored_add_f16", cached_vectors, [](trial& t) {
    auto a = halves(t.n, 1), b = halves(t.n, 2);
    auto r = out<nd::float16>(t.n);
    t.fill(r, [&] { r() = a + b; });
});
const row multiply_f16("stored_mul_f16", cached_vectors, [](trial& t) {
    auto a = halves(t.n, 1), b = halves(t.n, 2);
    auto r = out<nd::float16>(t.n);
    t.fill(r, [&] { r() = a * b; });
});
const row exp_f16("stored_exp_f16", cached_vectors, [](trial& t) {
    auto a = halves(t.n, 1);
    auto r = out<nd::float16>(t.n);
    t.fill(r, [&] { r() = nd::exp(a); });
});
const row sum_f16("stored_sum_f16", cached_vectors, [](trial& t) {
    auto a = halves(t.n, 1);
    t.make([&] { return static_cast<float>(nd::sum(a)); });
});
} // namespace
BENCHMARK_MAIN();
