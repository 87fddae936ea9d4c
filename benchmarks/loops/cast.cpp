// Conversions between element types.
// SPDX-License-Identifier: BSD-3-Clause
#include "loops/vec.hpp"

using namespace bench;
namespace
{
template <class From, class To>
void cast(trial& t)
{
    const From* a = input<From>(t.n, 1, 0, 200);
    const block<To> r(t.n);
    t.fill(r, [&] {
        constexpr index_t w = lanes<To>;
        index_t i = 0;
        if (t.n * index_t(sizeof(To)) >= stream_bytes)
            for (; i + w <= t.n; i += w) {
                vec<From, w * index_t(sizeof(From))> v;
                std::memcpy(&v, a + i, sizeof v);
                stream(r.data() + i, __builtin_convertvector(v, vec<To>));
            }
        for (; i < t.n; ++i)
            r[i] = static_cast<To>(a[i]);
    });
}
const row cast_i32_f64("cast_i32_f64", vectors, cast<std::int32_t, double>);
const row cast_f64_f32("cast_f64_f32", vectors, cast<double, float>);
const row cast_u8_f32("cast_u8_f32", vectors, cast<std::uint8_t, float>);
} // namespace
BENCHMARK_MAIN();
