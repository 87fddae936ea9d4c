// Lid-driven cavity: the Navier-Stokes equations by explicit steps, with a pressure equation in each.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"

namespace npbench
{
// A grid's inner points and their neighbours.
static auto C(const grid& a) { return a("1:-1, 1:-1"_s); }
static auto E(const grid& a) { return a("1:-1, 2:"_s); }
static auto W(const grid& a) { return a("1:-1, :-2"_s); }
static auto N(const grid& a) { return a("2:, 1:-1"_s); }
static auto S(const grid& a) { return a(":-2, 1:-1"_s); }

static void run_cavity_flow(
    index_t nt, index_t nit, double rho, double nu, double dx, double dy, double dt, grid u, grid v, grid p)
{
    const double dx2 = dx * dx, dy2 = dy * dy;
    grid b = nd::zeros_like(p);
    for (index_t t = 0; t < nt; ++t) {
        const grid U = u.copy(), V = v.copy();
        b("1:-1, 1:-1"_s) = rho *
            (1 / dt * ((E(u) - W(u)) / (2 * dx) + (N(v) - S(v)) / (2 * dy)) - nd::square((E(u) - W(u)) / (2 * dx)) -
                2 * ((N(u) - S(u)) / (2 * dy) * (E(v) - W(v)) / (2 * dx)) - nd::square((N(v) - S(v)) / (2 * dy)));
        for (index_t i = 0; i < nit; ++i) {
            const grid q = p.copy();
            p("1:-1, 1:-1"_s) =
                ((E(q) + W(q)) * dy2 + (N(q) + S(q)) * dx2) / (2 * (dx2 + dy2)) - dx2 * dy2 / (2 * (dx2 + dy2)) * C(b);
            p(":, -1"_s) = p(":, -2"_s);
            p[0] = p[1];
            p(":, 0"_s) = p(":, 1"_s);
            p[-1] = 0;
        }
        const auto advance = [&](const grid& w, const auto& dp) {
            return C(w) - C(U) * dt / dx * (C(w) - W(w)) - C(V) * dt / dy * (C(w) - S(w)) - dp +
                nu * (dt / dx2 * (E(w) - 2 * C(w) + W(w)) + dt / dy2 * (N(w) - 2 * C(w) + S(w)));
        };
        u("1:-1, 1:-1"_s) = advance(U, dt / (2 * rho * dx) * (E(p) - W(p)));
        v("1:-1, 1:-1"_s) = advance(V, dt / (2 * rho * dy) * (N(p) - S(p)));
        u[0] = 0, u(":, 0"_s) = 0, u(":, -1"_s) = 0, u[-1] = 1;
        v[0] = 0, v[-1] = 0, v(":, 0"_s) = 0, v(":, -1"_s) = 0;
    }
}

problem cavity_flow(preset size)
{
    const index_t ny = pick(size, 61, 121), nx = ny, nt = pick(size, 25, 50), nit = pick(size, 5, 10);
    const double dx = 2.0 / double(nx - 1), dy = 2.0 / double(ny - 1), dt = 0.1 / double((nx - 1) * (ny - 1));
    const grid u({ny, nx}), v({ny, nx}), p({ny, nx});
    return [=]() -> outputs {
        run_cavity_flow(nt, nit, 1.0, 0.1, dx, dy, dt, u, v, p);
        return {{"u", u}, {"v", v}, {"p", p}};
    };
}
} // namespace npbench
