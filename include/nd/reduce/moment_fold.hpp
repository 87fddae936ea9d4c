// Mean and squared distances from it in one pass over memory: blocks that stay in the cache, joined exactly.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/sum.hpp>

namespace nd::detail::inline ND_ISA
{
/// Mean of `count` values, and the sum of their squared distances from it.
struct moments
{
    double count;
    double mean;
    double squares;
};

/// Sum of `(p[i] - centre)^2` over at most `pairwise_run` values, in four chains of registers.
template <class Arch, class T>
[[nodiscard]] T squared_distances_of_run(const T* p, index_t n, T centre)
{
    if constexpr (simd::vectorizable<T, Arch>) {
        constexpr int w = simd::lanes<T, Arch>;
        const auto c = simd::splat<T, Arch>(centre);
        const auto square = [&](const T* q) {
            const auto d = simd::sub(simd::load<T, Arch>(q), c);
            return simd::mul(d, d);
        };
        auto s0 = simd::splat<T, Arch>(T(0));
        auto s1 = s0;
        auto s2 = s0;
        auto s3 = s0;
        for (; n >= 4 * w; n -= 4 * w, p += 4 * w) {
            s0 = simd::add(s0, square(p));
            s1 = simd::add(s1, square(p + w));
            s2 = simd::add(s2, square(p + 2 * w));
            s3 = simd::add(s3, square(p + 3 * w));
        }
        for (; n >= w; n -= w, p += w)
            s0 = simd::add(s0, square(p));
        s0 = simd::add(simd::add(s0, s1), simd::add(s2, s3));
        T sum = simd::reduce(s0, [](const auto& x, const auto& y) { return simd::add(x, y); });
        for (; n > 0; --n, ++p)
            sum += (*p - centre) * (*p - centre);
        return sum;
    } else {
        constexpr int w = 8;
        T lanes[w] = {};
        for (; n >= w; n -= w, p += w)
            for (int i = 0; i < w; ++i)
                lanes[i] += (p[i] - centre) * (p[i] - centre);
        for (int i = 0; i < n; ++i)
            lanes[i] += (p[i] - centre) * (p[i] - centre);
        for (int half = w / 2; half > 0; half /= 2)
            for (int i = 0; i < half; ++i)
                lanes[i] += lanes[i + half];
        return lanes[0];
    }
}
/// Over any number of values: runs short enough for `T`, added up in double.
template <class Arch, class T>
[[nodiscard]] double sum_squared_distances(const T* p, index_t n, T centre)
{
    double sum = 0;
    for (; n > 0; n -= pairwise_run<T>, p += pairwise_run<T>)
        sum +=
            static_cast<double>(squared_distances_of_run<Arch>(p, n < pairwise_run<T> ? n : pairwise_run<T>, centre));
    return sum;
}

/// Source  Chan, Golub & LeVeque, Algorithms for Computing the Sample Variance, The American Statistician 37(3), 1983
template <class Arch, class T>
struct moment_fold
{
    static constexpr index_t block = 16384 / sizeof(T);

    static void start(void* states, index_t n)
    {
        for (index_t i = 0; i < n; ++i)
            static_cast<moments*>(states)[i] = {0, 0, 0};
    }
    static void run(void* state, const void* values, index_t n)
    {
        const T* p = static_cast<const T*>(values);
        for (; n > 0; n -= block, p += block) {
            const index_t count = n < block ? n : block;
            T sum = 0;
            simple_fold<Arch, add_fold, T>::run(&sum, p, count);
            const T mean = sum / static_cast<T>(count);
            const moments m{
                static_cast<double>(count), static_cast<double>(mean), sum_squared_distances<Arch>(p, count, mean)};
            join(state, &m, 1);
        }
    }
    static void join(void* states, const void* others, index_t n)
    {
        for (index_t i = 0; i < n; ++i) {
            moments& a = static_cast<moments*>(states)[i];
            const moments& b = static_cast<const moments*>(others)[i];
            const double count = a.count + b.count;
            if (a.count == 0) {
                a = b;
                continue;
            }
            const double distance = b.mean - a.mean;
            a.squares += b.squares + distance * distance * (a.count * (b.count / count));
            a.mean += distance * (b.count / count);
            a.count = count;
        }
    }
    static constexpr fold table{
        int{sizeof(T)}, int{sizeof(moments)}, true, true, &start, &run, nullptr, &join, nullptr};
};
} // namespace nd::detail::inline ND_ISA

namespace nd
{
template <>
struct element_traits<detail::moments>
{
    static constexpr nd::kind kind = nd::kind::opaque;
};
} // namespace nd
