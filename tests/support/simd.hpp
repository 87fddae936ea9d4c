// Values on which SIMD operations are compared with their definitions, and memory that faults just past its end.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <sys/mman.h>
#include <type_traits>
#include <unistd.h>
#include <vector>

namespace support
{
using arch = nd::simd::default_arch;

/// Calls `f.template operator()<T>()` for each type.
template <class... T, class F>
void for_types(F f)
{
    (f.template operator()<T>(), ...);
}
template <class F>
void for_integers(F f)
{
    for_types<std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t,
        std::uint64_t>(f);
}
template <class F>
void for_floats(F f)
{
    for_types<float, double>(f);
}
template <class F>
void for_elements(F f)
{
    for_integers(f);
    for_floats(f);
}

/// Equal bits, or both NaN.
template <class T>
bool same(T a, T b)
{
    if constexpr (std::is_floating_point_v<T>) {
        using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
        return (a != a && b != b) || std::bit_cast<bits>(a) == std::bit_cast<bits>(b);
    } else
        return a == b;
}

/// Values where operations go wrong, and random bits; a multiple of 64 of them.
template <class T>
const std::vector<T>& pool()
{
    static const std::vector<T> values = [] {
        using limits = std::numeric_limits<T>;
        std::vector<T> v;
        std::mt19937_64 random(sizeof(T));
        if constexpr (std::is_integral_v<T>) {
            for (int i = -9; i <= 9; ++i)
                v.push_back(static_cast<T>(i));
            for (int i = 0; i < 4; ++i) {
                const T step = static_cast<T>(i);
                v.push_back(static_cast<T>(limits::min() + step));
                v.push_back(static_cast<T>(limits::max() - step));
                v.push_back(static_cast<T>(limits::max() / 2 + step));
            }
            for (int i = 0; i < 8; ++i)
                v.push_back(static_cast<T>(static_cast<int>(sizeof(T)) * 8 - 4 + i));
            while (v.size() < 128)
                v.push_back(static_cast<T>(random()));
        } else {
            const T p = std::ldexp(T(1), limits::digits - 1);
            for (T x : {T(0), limits::denorm_min(), limits::min() - limits::denorm_min(), limits::min(), T(0.25),
                     T(0.5), std::nextafter(T(0.5), T(0)), std::nextafter(T(0.5), T(1)), T(0.75), T(1), T(1.5), T(2),
                     T(2.5), T(3), T(3.5), T(127), T(255.5), T(1e6), p - T(0.5), p, p + T(1), p * 2, p * 3,
                     T(2147483647.0), T(2147483648.0), T(4294967296.0), T(9223372036854775808.0),
                     T(18446744073709551616.0), limits::max(), limits::infinity(), limits::quiet_NaN()}) {
                v.push_back(x);
                v.push_back(-x);
            }
            using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
            while (v.size() < 192)
                v.push_back(v.size() % 2 == 0 ? std::bit_cast<T>(static_cast<bits>(random()))
                                              : static_cast<T>(static_cast<double>(random()) / 1e17 - 92));
        }
        return v;
    }();
    return values;
}

/// How many pool values give another result through `simd` (batch to batch or mask) than through `scalar`.
template <class T, class F, class G>
int mismatches(F simd, G scalar)
{
    constexpr int n = nd::simd::lanes<T, arch>;
    const auto& v = pool<T>();
    int bad = 0;
    for (std::size_t i = 0; i < v.size(); i += n) {
        using R = decltype(scalar(v[0]));
        R got[static_cast<std::size_t>(n)];
        nd::simd::store(got, simd(nd::simd::load<T, arch>(&v[i])));
        for (std::size_t k = 0; k < n; ++k)
            bad += !same(got[k], scalar(v[i + k]));
    }
    return bad;
}

/// The same over all pairs of pool values.
template <class T, class F, class G>
int mismatches2(F simd, G scalar)
{
    constexpr int n = nd::simd::lanes<T, arch>;
    const auto& v = pool<T>();
    int bad = 0;
    for (const T a : v)
        for (std::size_t i = 0; i < v.size(); i += n) {
            using R = decltype(scalar(a, a));
            R got[static_cast<std::size_t>(n)];
            nd::simd::store(got, simd(nd::simd::splat<T, arch>(a), nd::simd::load<T, arch>(&v[i])));
            for (std::size_t k = 0; k < n; ++k)
                bad += !same(got[k], scalar(a, v[i + k]));
        }
    return bad;
}

/// `bytes` bytes that end, and another run that begins, at memory that faults when touched.
class guarded
{
public:
    guarded()
    {
        page_ = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        void* p = mmap(nullptr, 3 * page_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        start_ = static_cast<char*>(p);
        mprotect(start_, page_, PROT_NONE);
        mprotect(start_ + 2 * page_, page_, PROT_NONE);
    }
    ~guarded() { munmap(start_, 3 * page_); }
    guarded(const guarded&) = delete;
    guarded& operator=(const guarded&) = delete;

    /// `n` elements whose end is the last readable byte.
    template <class T>
    T* before_end(int n) const
    {
        return reinterpret_cast<T*>(start_ + 2 * page_) - n;
    }
    /// Elements whose start is the first readable byte.
    template <class T>
    T* at_start() const
    {
        return reinterpret_cast<T*>(start_ + page_);
    }

private:
    char* start_ = nullptr;
    std::size_t page_ = 0;
};
} // namespace support
