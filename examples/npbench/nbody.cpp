// Gravity between a few bodies, with the energies after each step.
// SPDX-License-Identifier: BSD-3-Clause
#include "kernel.hpp"
#include <array>

namespace npbench
{
static outputs run_nbody(index_t Nt, double dt, double softening, double G, grid mass, grid pos, grid vel)
{
    const auto separations = [&]() -> std::array<grid, 3> {
        const grid x = pos(":, 0:1"_s), y = pos(":, 1:2"_s), z = pos(":, 2:3"_s);
        return {x.T() - x, y.T() - y, z.T() - z};
    };
    const auto acceleration = [&]() -> grid {
        const auto [dx, dy, dz] = separations();
        grid w = dx * dx + dy * dy + dz * dz + softening * softening;
        w(w > 0) = nd::pow(w(w > 0), -1.5);
        return nd::hstack(
            {nd::matmul(G * (dx * w), mass), nd::matmul(G * (dy * w), mass), nd::matmul(G * (dz * w), mass)});
    };
    const auto energy = [&]() -> std::pair<double, double> {
        const auto [dx, dy, dz] = separations();
        grid r = nd::sqrt(dx * dx + dy * dy + dz * dz);
        r(r > 0) = 1.0 / r(r > 0);
        return {0.5 * nd::sum(mass * nd::square(vel)), G * nd::sum(nd::triu(-(mass * mass.T()) * r, 1))};
    };

    vel -= nd::mean(mass * vel, 0) / nd::mean(mass);
    grid a = acceleration();
    vector KE({Nt + 1}), PE({Nt + 1});
    std::tie(KE(0), PE(0)) = energy();
    for (index_t t = 0; t < Nt; ++t) {
        vel += a * dt / 2.0;
        pos += vel * dt;
        a = acceleration();
        vel += a * dt / 2.0;
        std::tie(KE(t + 1), PE(t + 1)) = energy();
    }
    return {{"KE", KE}, {"PE", PE}};
}

problem nbody(preset p)
{
    const index_t N = pick(p, 25, 50), Nt = pick(p, 40, 250);
    const double dt = pick(p, 0.05, 0.02);
    const grid mass = nd::full({N, 1}, 20.0 / double(N)), pos = hash01(1, {N, 3}), vel = hash01(2, {N, 3});
    return [=] { return run_nbody(Nt, dt, 0.1, 1.0, mass, pos, vel); };
}
} // namespace npbench
