// The Mandelbrot set: the step at which each point of a grid escapes.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
using complex = std::complex<double>;

static outputs run_mandelbrot1(
    double xmin, double xmax, index_t XN, double ymin, double ymax, index_t YN, index_t maxiter, double horizon)
{
    const nd::ndarray<complex, 2> c =
        nd::linspace(xmin, xmax, XN) + complex(0, 1) * nd::linspace(ymin, ymax, YN)(_, newaxis);
    auto z = nd::zeros_like(c);
    auto n = nd::zeros<std::int64_t, 2>({YN, XN});
    for (index_t t = 0; t < maxiter; ++t) {
        const auto m = nd::eval(nd::abs(z) < horizon);
        n(m) = t;
        z(m) = nd::square(z(m)) + c(m);
    }
    n(n == maxiter - 1) = 0;
    return {{"Z", z}, {"N", n}};
}

problem mandelbrot1(preset p)
{
    const index_t XN = pick(p, 125, 250), YN = XN, maxiter = pick(p, 60, 150);
    return [=] { return run_mandelbrot1(-1.75, 0.25, XN, -1, 1, YN, maxiter, 2); };
}
} // namespace npbench
