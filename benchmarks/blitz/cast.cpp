// Conversions between element types.
// SPDX-License-Identifier: BSD-3-Clause
#include "blitz/arrays.hpp"

using namespace bench;
namespace
{
template <class From, class To>
void cast(trial& t)
{
    auto a = in<From>(t.n, 1, 0, 200);
    auto r = out<To>(t.n);
    t.fill(r, [&] { r = blitz::cast<To>(a); });
}
const row cast_i32_f64("cast_i32_f64", vectors, cast<std::int32_t, double>);
const row cast_f64_f32("cast_f64_f32", vectors, cast<double, float>);
const row cast_u8_f32("cast_u8_f32", vectors, cast<std::uint8_t, float>);
} // namespace
BENCHMARK_MAIN();
