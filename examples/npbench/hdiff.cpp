// Horizontal diffusion of a weather model with a flux limiter.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
static void run_hdiff(volume f, volume out, volume coeff)
{
    const volume lap =
        4.0 * f("1:-1, 1:-1"_s) - (f("2:, 1:-1"_s) + f(":-2, 1:-1"_s) + f("1:-1, 2:"_s) + f("1:-1, :-2"_s));
    const auto gx = lap("1:, 1:-1"_s) - lap(":-1, 1:-1"_s);
    const volume flx = nd::where(gx * (f("2:-1, 2:-2"_s) - f("1:-2, 2:-2"_s)) > 0, 0, gx);
    const auto gy = lap("1:-1, 1:"_s) - lap("1:-1, :-1"_s);
    const volume fly = nd::where(gy * (f("2:-2, 2:-1"_s) - f("2:-2, 1:-2"_s)) > 0, 0, gy);
    out() = f("2:-2, 2:-2"_s) - coeff * (flx("1:"_s) - flx(":-1"_s) + fly(":, 1:"_s) - fly(":, :-1"_s));
}

problem hdiff(preset p)
{
    const index_t I = pick(p, 64, 128), J = pick(p, 64, 128), K = pick(p, 60, 160);
    const volume in_field = hash01(1, {I + 4, J + 4, K}), out_field = hash01(2, {I, J, K}),
                 coeff = hash01(3, {I, J, K});
    return [=]() -> outputs {
        run_hdiff(in_field, out_field, coeff);
        return {{"out_field", out_field}};
    };
}
} // namespace npbench
