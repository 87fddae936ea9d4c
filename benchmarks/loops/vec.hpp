// Vectors of the widest registers for the hand-written loops: loads, stores, tails, stores past the cache.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "support/rows.hpp"
#include <cstring>
#include <immintrin.h>
#include <memory>
#include <span>

namespace bench
{
#if defined(__AVX512F__)
inline constexpr index_t register_bytes = 64;
#elif defined(__AVX__)
inline constexpr index_t register_bytes = 32;
#else
inline constexpr index_t register_bytes = 16;
#endif
template <class T, index_t Bytes = register_bytes>
using vec [[gnu::vector_size(Bytes)]] = T;
template <class T>
inline constexpr index_t lanes = register_bytes / index_t(sizeof(T));
/// From this many bytes of output on, stores that pass the caches are faster.
inline constexpr index_t stream_bytes = index_t(16) << 20;

template <class T>
[[gnu::always_inline]] inline vec<T> load(const T* p)
{
    vec<T> v;
    std::memcpy(&v, p, sizeof v);
    return v;
}
template <class T, class V>
[[gnu::always_inline]] inline void store(T* p, V v)
{
    std::memcpy(p, &v, sizeof v);
}
/// `p` must be aligned to a register.
template <class T, class V>
[[gnu::always_inline]] inline void stream(T* p, V v)
{
#if defined(__AVX512F__)
    _mm512_stream_si512(reinterpret_cast<__m512i*>(p), reinterpret_cast<__m512i>(v));
#elif defined(__AVX__)
    _mm256_stream_si256(reinterpret_cast<__m256i*>(p), reinterpret_cast<__m256i>(v));
#else
    _mm_stream_si128(reinterpret_cast<__m128i*>(p), reinterpret_cast<__m128i>(v));
#endif
}

struct unset
{};
inline constexpr unset as_the_system_gives_it;

/// Elements in memory that is aligned to a page when that pays; the contents are 0.
template <class T>
class block
{
public:
    explicit block(index_t n)
        : block(n, as_the_system_gives_it)
    {
        std::memset(static_cast<void*>(data()), 0, std::size_t(n) * sizeof(T));
    }
    block(index_t n, unset)
        : size_(n)
    {
        const std::size_t huge_page = std::size_t(2) << 20, bytes = std::size_t(n) * sizeof(T) + 64;
        const std::size_t alignment = bytes < huge_page ? 64 : huge_page;
        data_.reset(static_cast<T*>(std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment)));
    }
    T* data() const { return data_.get(); }
    index_t size() const { return size_; }
    T& operator[](index_t i) const { return data_.get()[i]; }

private:
    struct freed
    {
        void operator()(T* p) const { std::free(p); }
    };
    std::unique_ptr<T, freed> data_;
    index_t size_;
};

/// r[i] = f(a[i]...), two registers per step; `f` takes registers and single elements, and gives the same when
/// repeated.
template <class T, class F, class... A>
[[gnu::always_inline]] inline void each_as(bool past_the_cache, T* r, index_t n, const F& f, const A*... a)
{
    constexpr index_t w = lanes<T>;
    index_t i = 0;
    const auto first = [](auto x) {
        if constexpr (std::is_arithmetic_v<decltype(x)>)
            return x;
        else
            return x[0];
    };
    if (past_the_cache) {
        for (; i < n && (reinterpret_cast<std::uintptr_t>(r + i) & (register_bytes - 1)) != 0; ++i)
            r[i] = first(f(a[i]...));
        for (; i + 2 * w <= n; i += 2 * w) {
            stream(r + i, f(load(a + i)...));
            stream(r + i + w, f(load(a + i + w)...));
        }
    } else
        for (; i + 2 * w <= n; i += 2 * w) {
            store(r + i, f(load(a + i)...));
            store(r + i + w, f(load(a + i + w)...));
        }
    for (; i + w <= n; i += w)
        store(r + i, f(load(a + i)...));
    if (i < n && n >= w) // the last register once more, where it overlaps what is done
        store(r + n - w, f(load(a + n - w)...));
    else
        for (; i < n; ++i)
            r[i] = first(f(a[i]...));
}
template <class T, class F, class... A>
[[gnu::always_inline]] inline void each(T* r, index_t n, const F& f, const A*... a)
{
    each_as(n * index_t(sizeof(T)) >= stream_bytes, r, n, f, a...);
}
/// The same for one row of `whole`.
template <class T, class F, class... A>
[[gnu::always_inline]] inline void each_row(const block<T>& whole, T* r, index_t n, const F& f, const A*... a)
{
    each_as(whole.size() * index_t(sizeof(T)) >= stream_bytes, r, n, f, a...);
}
} // namespace bench
