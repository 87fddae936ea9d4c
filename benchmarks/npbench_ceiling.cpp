// Hand-written loops for kernels of examples/npbench: what one thread can do when nothing is general.
// Built twice, with and without -ffast-math (which lets the compiler vectorise sums and call a SIMD mathematics
// library). usage: bench_npbench_ceiling [S|M [KERNEL [REPEAT]]] SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace
{
using doubles = std::vector<double>;
using floats = std::vector<float>;

bool is_big = false;
std::string only;
long repeat = 5;

std::size_t pick(std::size_t s, std::size_t m) { return is_big ? m : s; }
std::uint64_t splitmix64(std::uint64_t seed, std::uint64_t i)
{
    std::uint64_t z = seed + (i + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}
doubles hash01(std::uint64_t seed, std::size_t n)
{
    doubles v(n);
    for (std::size_t i = 0; i < n; ++i)
        v[i] = double(splitmix64(seed, i) >> 11) * 0x1p-53;
    return v;
}
floats hash01f(std::uint64_t seed, std::size_t n)
{
    floats v(n);
    for (std::size_t i = 0; i < n; ++i)
        v[i] = float(splitmix64(seed, i) >> 40) * 0x1p-24f;
    return v;
}

/// Prints the median and the best time of `run` on what `setup` makes, and the sum of `result`.
template <class Setup, class Run, class Result>
void bench(const char* name, Setup setup, Run run, Result result)
{
    if (!only.empty() && only != name)
        return;
    doubles ms;
    double sum = 0;
    for (long i = 0; i < repeat; ++i) {
        auto state = setup();
        const auto start = std::chrono::steady_clock::now();
        run(state);
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        sum = 0;
        for (auto x : result(state))
            sum += double(x);
    }
    std::sort(ms.begin(), ms.end());
    std::printf("%-16s %s %12.4f %12.4f  sum %.15g\n", name, is_big ? "M" : "S", ms[ms.size() / 2], ms[0], sum);
}

struct two_grids
{
    doubles A, B;
};

void jacobi_2d()
{
    const std::size_t N = pick(150, 350), T = pick(50, 80);
    const auto setup = [&] {
        two_grids s{doubles(N * N), doubles(N * N)};
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t j = 0; j < N; ++j) {
                s.A[i * N + j] = double(i * (j + 2)) / double(N);
                s.B[i * N + j] = double(i * (j + 3)) / double(N);
            }
        return s;
    };
    const auto relax = [&](const double* __restrict a, double* __restrict b) {
        for (std::size_t i = 1; i < N - 1; ++i)
            for (std::size_t j = 1; j < N - 1; ++j) {
                const std::size_t k = i * N + j;
                b[k] = 0.2 * (a[k] + a[k - 1] + a[k + 1] + a[k + N] + a[k - N]);
            }
    };
    const auto run = [&](two_grids& s) {
        for (std::size_t t = 1; t < T; ++t) {
            relax(s.A.data(), s.B.data());
            relax(s.B.data(), s.A.data());
        }
    };
    bench("jacobi_2d", setup, run, [](two_grids& s) { return s.A; });
}

void heat_3d()
{
    const std::size_t N = pick(25, 40), T = pick(25, 50), Q = N * N;
    const auto setup = [&] {
        two_grids s{doubles(N * Q), {}};
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t j = 0; j < N; ++j)
                for (std::size_t k = 0; k < N; ++k)
                    s.A[i * Q + j * N + k] = double(i + j + (N - k)) * 10 / double(N);
        s.B = s.A;
        return s;
    };
    const auto step = [&](const double* __restrict a, double* __restrict b) {
        for (std::size_t i = 1; i < N - 1; ++i)
            for (std::size_t j = 1; j < N - 1; ++j)
                for (std::size_t k = 1; k < N - 1; ++k) {
                    const std::size_t c = i * Q + j * N + k;
                    const double m = a[c];
                    b[c] = 0.125 * (a[c + Q] - 2 * m + a[c - Q]) + 0.125 * (a[c + N] - 2 * m + a[c - N]) +
                        0.125 * (a[c + 1] - 2 * m + a[c - 1]) + m;
                }
    };
    const auto run = [&](two_grids& s) {
        for (std::size_t t = 1; t < T; ++t) {
            step(s.A.data(), s.B.data());
            step(s.B.data(), s.A.data());
        }
    };
    bench("heat_3d", setup, run, [](two_grids& s) { return s.A; });
}

void fdtd_2d()
{
    const std::size_t X = pick(200, 400), Y = pick(220, 450), T = pick(20, 60);
    struct state
    {
        doubles ex, ey, hz;
    };
    const auto setup = [&] {
        state s{doubles(X * Y), doubles(X * Y), doubles(X * Y)};
        for (std::size_t i = 0; i < X; ++i)
            for (std::size_t j = 0; j < Y; ++j) {
                s.ex[i * Y + j] = double(i * (j + 1)) / double(X);
                s.ey[i * Y + j] = double(i * (j + 2)) / double(Y);
                s.hz[i * Y + j] = double(i * (j + 3)) / double(X);
            }
        return s;
    };
    const auto run = [&](state& s) {
        double *ex = s.ex.data(), *ey = s.ey.data(), *hz = s.hz.data();
        for (std::size_t t = 0; t < T; ++t) {
            for (std::size_t j = 0; j < Y; ++j)
                ey[j] = double(t);
            for (std::size_t k = Y; k < X * Y; ++k)
                ey[k] -= 0.5 * (hz[k] - hz[k - Y]);
            for (std::size_t i = 0; i < X; ++i)
                for (std::size_t j = 1; j < Y; ++j)
                    ex[i * Y + j] -= 0.5 * (hz[i * Y + j] - hz[i * Y + j - 1]);
            for (std::size_t i = 0; i < X - 1; ++i)
                for (std::size_t j = 0; j < Y - 1; ++j) {
                    const std::size_t k = i * Y + j;
                    hz[k] -= 0.7 * (ex[k + 1] - ex[k] + ey[k + Y] - ey[k]);
                }
        }
    };
    bench("fdtd_2d", setup, run, [](state& s) { return s.hz; });
}

void hdiff()
{
    const std::size_t I = pick(64, 128), J = pick(64, 128), K = pick(60, 160), fj = (J + 4) * K, lj = (J + 2) * K;
    struct state
    {
        doubles f, out, coeff, lap, fx, fy;
    };
    const auto setup = [&] {
        return state{hash01(1, (I + 4) * fj), hash01(2, I * J * K), hash01(3, I * J * K), doubles((I + 2) * lj),
            doubles((I + 1) * J * K), doubles(I * (J + 1) * K)};
    };
    const auto run = [&](state& s) {
        const double *f = s.f.data(), *c = s.coeff.data();
        double *l = s.lap.data(), *x = s.fx.data(), *y = s.fy.data(), *o = s.out.data();
        for (std::size_t i = 0; i < I + 2; ++i)
            for (std::size_t q = 0; q < lj; ++q) {
                const double* p = f + (i + 1) * fj + K + q;
                l[i * lj + q] = 4 * p[0] - (p[fj] + *(p - fj) + p[K] + *(p - K));
            }
        for (std::size_t i = 0; i < I + 1; ++i)
            for (std::size_t q = 0; q < J * K; ++q) {
                const double r = l[(i + 1) * lj + K + q] - l[i * lj + K + q];
                const double* p = f + (i + 2) * fj + 2 * K + q;
                x[i * J * K + q] = r * (p[0] - *(p - fj)) > 0 ? 0 : r;
            }
        for (std::size_t i = 0; i < I; ++i)
            for (std::size_t q = 0; q < (J + 1) * K; ++q) {
                const double r = l[(i + 1) * lj + K + q] - l[(i + 1) * lj + q];
                const double* p = f + (i + 2) * fj + 2 * K + q;
                y[i * (J + 1) * K + q] = r * (p[0] - *(p - K)) > 0 ? 0 : r;
            }
        for (std::size_t i = 0; i < I; ++i)
            for (std::size_t q = 0; q < J * K; ++q)
                o[i * J * K + q] = f[(i + 2) * fj + 2 * K + q] -
                    c[i * J * K + q] *
                        (x[(i + 1) * J * K + q] - x[i * J * K + q] + y[i * (J + 1) * K + K + q] -
                            y[i * (J + 1) * K + q]);
    };
    bench("hdiff", setup, run, [](state& s) { return s.out; });
}

void arc_distance()
{
    const std::size_t N = pick(100000, 1000000);
    struct state
    {
        doubles a, b, c, d, out;
    };
    const auto setup = [&] { return state{hash01(1, N), hash01(2, N), hash01(3, N), hash01(4, N), doubles(N)}; };
    const auto run = [&](state& s) {
        for (std::size_t i = 0; i < N; ++i) {
            const double u = std::sin((s.c[i] - s.a[i]) / 2), v = std::sin((s.d[i] - s.b[i]) / 2);
            const double t = u * u + std::cos(s.a[i]) * std::cos(s.c[i]) * v * v;
            s.out[i] = 2 * std::atan2(std::sqrt(t), std::sqrt(1 - t));
        }
    };
    bench("arc_distance", setup, run, [](state& s) { return s.out; });
}

void compute()
{
    const std::size_t N = pick(2000 * 2000, 5000 * 5000);
    using integers = std::vector<std::int64_t>;
    struct state
    {
        integers a, b, out;
    };
    const auto setup = [&] {
        state s{integers(N), integers(N), integers(N)};
        for (std::size_t i = 0; i < N; ++i) {
            s.a[i] = std::int64_t(splitmix64(1, i) % 1000);
            s.b[i] = std::int64_t(splitmix64(2, i) % 1000);
        }
        return s;
    };
    const auto run = [&](state& s) {
        for (std::size_t i = 0; i < N; ++i)
            s.out[i] = std::clamp<std::int64_t>(s.a[i], 2, 10) * 4 + s.b[i] * 3 + 9;
    };
    bench("compute", setup, run, [](state& s) -> integers& { return s.out; });
}

void azimint_naive()
{
    const std::size_t N = pick(400000, 4000000), npt = 1000;
    struct state
    {
        doubles data, radius, out;
    };
    const auto setup = [&] { return state{hash01(1, N), hash01(2, N), doubles(npt)}; };
    const auto run = [&](state& s) {
        const double R = *std::max_element(s.radius.begin(), s.radius.end());
        const double *r = s.radius.data(), *d = s.data.data();
        for (std::size_t k = 0; k < npt; ++k) {
            const double low = R * double(k) / double(npt), high = R * double(k + 1) / double(npt);
            double sum = 0;
            std::int64_t count = 0;
            for (std::size_t i = 0; i < N; ++i) {
                const bool inside = (low <= r[i]) & (r[i] < high);
                sum += inside ? d[i] : 0.0;
                count += inside;
            }
            s.out[k] = sum / double(count);
        }
    };
    bench("azimint_naive", setup, run, [](state& s) { return s.out; });
}

void softmax()
{
    const std::size_t R = pick(16 * 16 * 128, 32 * 8 * 256), C = pick(128, 256);
    struct state
    {
        floats x, out;
    };
    const auto setup = [&] { return state{hash01f(1, R * C), floats(R * C)}; };
    const auto run = [&](state& s) {
        for (std::size_t r = 0; r < R; ++r) {
            const float* x = s.x.data() + r * C;
            float* o = s.out.data() + r * C;
            float most = x[0];
            for (std::size_t j = 1; j < C; ++j)
                most = std::max(most, x[j]);
            float sum = 0;
            for (std::size_t j = 0; j < C; ++j) {
                o[j] = std::exp(x[j] - most);
                sum += o[j];
            }
            for (std::size_t j = 0; j < C; ++j)
                o[j] /= sum;
        }
    };
    bench("softmax", setup, run, [](state& s) { return s.out; });
}

void floyd_warshall()
{
    const std::size_t N = pick(200, 400);
    using integers = std::vector<std::int32_t>;
    const auto setup = [&] {
        integers p(N * N);
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t j = 0; j < N; ++j) {
                const bool far = (i + j) % 13 == 0 || (i + j) % 7 == 0 || (i + j) % 11 == 0;
                p[i * N + j] = far ? 999 : std::int32_t(i * j % 7 + 1);
            }
        return p;
    };
    const auto run = [&](integers& p) {
        for (std::size_t k = 0; k < N; ++k)
            for (std::size_t i = 0; i < N; ++i) {
                const std::int32_t c = p[i * N + k];
                std::int32_t* a = &p[i * N];
                const std::int32_t* b = &p[k * N];
                for (std::size_t j = 0; j < N; ++j)
                    a[j] = std::min(a[j], c + b[j]);
            }
    };
    bench("floyd_warshall", setup, run, [](integers& p) { return p; });
}

void spmv()
{
    const std::size_t M = pick(4096, 32768);
    struct state
    {
        std::vector<std::uint32_t> row, col;
        doubles val, x, y;
    };
    const auto setup = [&] {
        state s{{0}, {}, {}, hash01(14, M), doubles(M)};
        for (std::size_t r = 0; r < M; ++r)
            s.row.push_back(s.row.back() + std::uint32_t(splitmix64(11, r) % 5));
        const std::size_t n = s.row.back();
        for (std::size_t e = 0; e < n; ++e)
            s.col.push_back(std::uint32_t(splitmix64(12, e) % M));
        s.val = hash01(13, n);
        return s;
    };
    const auto run = [&](state& s) {
        for (std::size_t r = 0; r < M; ++r) {
            double sum = 0;
            for (std::size_t e = s.row[r]; e < s.row[r + 1]; ++e)
                sum += s.val[e] * s.x[s.col[e]];
            s.y[r] = sum;
        }
    };
    bench("spmv", setup, run, [](state& s) { return s.y; });
}

void conv2d_bias()
{
    const std::size_t N = 8, C = 3, O = pick(16, 8), K = pick(2, 5), W = pick(32, 64), V = W - K + 1;
    struct state
    {
        floats x, w, b, out;
    };
    const auto setup = [&] {
        return state{hash01f(1, N * W * W * C), hash01f(2, K * K * C * O), hash01f(3, O), floats(N * V * V * O)};
    };
    const auto run = [&](state& s) {
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t y = 0; y < V; ++y)
                for (std::size_t x = 0; x < V; ++x) {
                    float t[16] = {};
                    for (std::size_t a = 0; a < K; ++a)
                        for (std::size_t b = 0; b < K; ++b)
                            for (std::size_t c = 0; c < C; ++c) {
                                const float v = s.x[((n * W + y + a) * W + x + b) * C + c];
                                const float* w = &s.w[((a * K + b) * C + c) * O];
                                for (std::size_t o = 0; o < O; ++o)
                                    t[o] += v * w[o];
                            }
                    for (std::size_t o = 0; o < O; ++o)
                        s.out[((n * V + y) * V + x) * O + o] = t[o] + s.b[o];
                }
    };
    bench("conv2d_bias", setup, run, [](state& s) { return s.out; });
}
} // namespace

int main(int argc, char** argv)
{
    is_big = argc > 1 && std::string(argv[1]) == "M";
    only = argc > 2 ? argv[2] : "";
    repeat = argc > 3 && std::atol(argv[3]) > 0 ? std::atol(argv[3]) : 5;
    for (auto kernel : {arc_distance, azimint_naive, compute, conv2d_bias, fdtd_2d, floyd_warshall, hdiff, heat_3d,
             jacobi_2d, softmax, spmv})
        kernel();
}
