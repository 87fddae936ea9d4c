// Input data that every contestant makes alike (numpy/data.py repeats it), and the checksum that compares results.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <tuple>
#include <type_traits>
#include <typeindex>

namespace bench
{
using index_t = std::ptrdiff_t;

inline double setting(const char* name, double otherwise)
{
    const char* text = std::getenv(name);
    return text ? std::atof(text) : otherwise;
}

/// The same value, but the compiler does not know it.
template <class T>
T hidden(T value)
{
    asm volatile("" : "+r"(value));
    return value;
}

/// A number of [0, 1) that depends on position and seed alone (splitmix64).
inline double uniform(index_t i, unsigned seed)
{
    std::uint64_t z = (std::uint64_t(i) + (std::uint64_t(seed) << 40) + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return double((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

/// `n` numbers of [low, high), integers rounded down. Made once, kept as long as the program runs.
template <class T>
const T* input(index_t n, unsigned seed, double low = -1, double high = 1)
{
    static std::map<std::tuple<std::type_index, index_t, unsigned, double, double>, T*> made;
    T*& data = made[{typeid(T), n, seed, low, high}];
    if (!data) {
        const std::size_t huge_page = std::size_t(2) << 20;
        const std::size_t bytes = (std::size_t(n) * sizeof(T) + 127) / 64 * 64;
        data = static_cast<T*>(
            std::aligned_alloc(bytes < huge_page ? 64 : huge_page, (bytes + huge_page - 1) / huge_page * huge_page));
        for (index_t i = 0; i < n; ++i) {
            const double value = low + (high - low) * uniform(i, seed);
            data[i] = static_cast<T>(std::is_integral_v<T> ? std::floor(value) : value);
        }
    }
    return data;
}

/// A weighted sum: equal elements in another order give another one.
struct checksum
{
    double weighted = 0, magnitude = 0;
    index_t count = 0;

    void add(double value)
    {
        const double weight = 1 + double(count++ & 1023) / 1024;
        weighted += value * weight;
        magnitude += std::abs(value) * weight;
    }
    template <class T>
    void add(const T* data, index_t n)
    {
        for (index_t i = 0; i < n; ++i)
            add(static_cast<double>(data[i]));
    }
};
} // namespace bench
