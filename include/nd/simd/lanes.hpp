// N elements at once, whatever their type: as many registers as they take, or an array where there is no register.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>
#include <nd/simd/half.hpp>
#include <nd/simd/pairs.hpp>
#include <nd/simd/tail.hpp>

#include <cstring>

namespace nd::simd
{
/// N elements of `T` in registers.
template <class T, int N, class Arch>
struct vector_lanes
{
    using value_type = T;
    static constexpr int width = lanes<T, Arch>;
    static constexpr int count = N / width;
    batch<T, Arch> r[static_cast<std::size_t>(count)];
};

/// N truth values in mask registers laid out for elements of `T`.
template <class T, int N, class Arch>
struct mask_lanes
{
    using value_type = bool;
    using layout_type = T;
    static constexpr int width = lanes<T, Arch>;
    static constexpr int count = N / width;
    mask<T, Arch> r[static_cast<std::size_t>(count)];
};

/// N floats of 16 bits in registers of words. Functions compute them as floats.
template <class H, int N, class Arch>
struct half_lanes
{
    using value_type = H;
    static constexpr int width = lanes<float, Arch>;
    static constexpr int count = N / width;
    half_words<Arch> r[static_cast<std::size_t>(count)];
};

/// N elements in an array: types without registers, and functions without a SIMD form.
template <class T, int N>
struct array_lanes
{
    using value_type = T;
    T v[static_cast<std::size_t>(N)];
};

template <class X>
inline constexpr bool is_vector_lanes = false;
template <class T, int N, class Arch>
inline constexpr bool is_vector_lanes<vector_lanes<T, N, Arch>> = true;
template <class X>
inline constexpr bool is_mask_lanes = false;
template <class T, int N, class Arch>
inline constexpr bool is_mask_lanes<mask_lanes<T, N, Arch>> = true;
template <class X>
inline constexpr bool is_half_lanes = false;
template <class H, int N, class Arch>
inline constexpr bool is_half_lanes<half_lanes<H, N, Arch>> = true;

// How many of `n` elements register `i` of width `w` holds.
ND_INLINE constexpr int elements_in(int i, int w, int n) { return n <= i * w ? 0 : n - i * w < w ? n - i * w : w; }

/// Loads N elements. `M` is the type whose mask layout truth values take.
template <class T, class M, int N, class Arch>
ND_INLINE auto load_lanes(const void* p)
{
    if constexpr (vectorizable<T, Arch>) {
        vector_lanes<T, N, Arch> x;
        for (int i = 0; i < x.count; ++i)
            x.r[i] = load<T, Arch>(static_cast<const T*>(p) + i * x.width);
        return x;
    } else if constexpr (widenable<T, Arch> && N % lanes<float, Arch> == 0) {
        half_lanes<T, N, Arch> x;
        std::memcpy(static_cast<void*>(x.r), p, sizeof x.r);
        return x;
    } else if constexpr (std::is_same_v<T, bool> && vectorizable<M, Arch> && N % lanes<M, Arch> == 0) {
        mask_lanes<M, N, Arch> x;
        for (int i = 0; i < x.count; ++i)
            x.r[i] = load_mask<M, Arch>(static_cast<const bool*>(p) + i * x.width);
        return x;
    } else if constexpr (fits_complex_lanes<T, N, Arch>) {
        complex_lanes<T, N, Arch> x;
        using part = typename T::value_type;
        for (int i = 0; i < x.count; ++i)
            x.r[i] = load<part, Arch>(static_cast<const part*>(p) + i * x.part_width);
        return x;
    } else {
        array_lanes<T, N> x;
        std::memcpy(static_cast<void*>(x.v), p, sizeof x.v);
        return x;
    }
}

/// The first `count` elements at an address: those behind them are not to be read.
struct few_elements
{
    const void* address;
    int count;
};

/// Loads the first elements of N, with zeros in place of the others.
template <class T, class M, int N, class Arch>
ND_INLINE auto load_lanes(few_elements few)
{
    if constexpr (vectorizable<T, Arch>) {
        vector_lanes<T, N, Arch> x;
        for (int i = 0; i < x.count; ++i)
            x.r[i] = load_partial<T, Arch>(
                static_cast<const T*>(few.address) + i * x.width, elements_in(i, x.width, few.count));
        return x;
    } else {
        array_lanes<T, N> x{};
        std::memcpy(static_cast<void*>(x.v), few.address, static_cast<std::size_t>(few.count) * sizeof(T));
        if constexpr (std::is_same_v<T, bool> || fits_complex_lanes<T, N, Arch>)
            return load_lanes<T, M, N, Arch>(x.v);
        else
            return x;
    }
}

/// N equal elements.
template <class T, int N, class Arch>
ND_INLINE auto splat_lanes(T value)
{
    if constexpr (vectorizable<T, Arch>) {
        vector_lanes<T, N, Arch> x;
        for (int i = 0; i < x.count; ++i)
            x.r[i] = splat<T, Arch>(value);
        return x;
    } else if constexpr (widenable<T, Arch> && N % lanes<float, Arch> == 0) {
        half_lanes<T, N, Arch> x;
        for (int i = 0; i < x.count; ++i)
            x.r[i].bits = typename half_words<Arch>::type{} + value.bits();
        return x;
    } else if constexpr (fits_complex_lanes<T, N, Arch>) {
        complex_lanes<T, N, Arch> x;
        for (int i = 0; i < x.count; ++i)
            x.r[i] = splat_pair<typename T::value_type, Arch>(value.real(), value.imag());
        return x;
    } else {
        array_lanes<T, N> x;
        for (int i = 0; i < N; ++i)
            x.v[i] = value;
        return x;
    }
}

template <class T, int N, class Arch>
ND_INLINE void store_lanes(T* p, const vector_lanes<T, N, Arch>& x)
{
    for (int i = 0; i < x.count; ++i)
        simd::store(p + i * x.width, x.r[i]);
}
/// Past the caches, to a multiple of a register's size; owes a `stream_fence`.
template <class T, int N, class Arch>
ND_INLINE void stream_lanes(T* p, const vector_lanes<T, N, Arch>& x)
{
    for (int i = 0; i < x.count; ++i)
        simd::store_stream(p + i * x.width, x.r[i]);
}
template <class M, int N, class Arch>
ND_INLINE void store_lanes(bool* p, const mask_lanes<M, N, Arch>& x)
{
    for (int i = 0; i < x.count; ++i)
        simd::store_mask<M, Arch>(p + i * x.width, x.r[i]);
}
template <class H, int N, class Arch>
ND_INLINE void store_lanes(H* p, const half_lanes<H, N, Arch>& x)
{
    std::memcpy(static_cast<void*>(p), x.r, sizeof x.r);
}
template <class C, int N, class Arch>
ND_INLINE void store_lanes(C* p, const complex_lanes<C, N, Arch>& x)
{
    for (int i = 0; i < x.count; ++i)
        simd::store(reinterpret_cast<typename C::value_type*>(p) + i * x.part_width, x.r[i]);
}
template <class T, int N>
ND_INLINE void store_lanes(T* p, const array_lanes<T, N>& x)
{
    std::memcpy(static_cast<void*>(p), x.v, sizeof x.v);
}

/// The same elements in an array.
template <int N, class X>
ND_INLINE auto to_array(const X& x)
{
    array_lanes<typename X::value_type, N> a;
    store_lanes(a.v, x);
    return a;
}

/// The same truth values in mask registers for elements of `M`.
template <class M, int N, class Arch, class X>
ND_INLINE auto to_mask(const X& x)
{
    if constexpr (std::is_same_v<X, mask_lanes<M, N, Arch>>)
        return x;
    else
        return load_lanes<bool, M, N, Arch>(to_array<N>(x).v);
}

// The element type whose register layout a call with these arguments has: that of the first vector, else of the first
// mask.
template <class Fallback, class... X>
struct call_layout
{
    using type = Fallback;
};
template <class Fallback, class X, class... Rest>
struct call_layout<Fallback, X, Rest...>
{
    using type = typename call_layout<Fallback, Rest...>::type;
};
template <class Fallback, class T, int N, class Arch, class... Rest>
struct call_layout<Fallback, vector_lanes<T, N, Arch>, Rest...>
{
    using type = T;
};

// Register `i` of an argument in the layout of `M`.
template <class M, int N, class Arch, class X>
ND_INLINE auto as_registers(const X& x)
{
    if constexpr (std::is_same_v<typename X::value_type, bool>)
        return to_mask<M, N, Arch>(x);
    else
        return x;
}

template <class Op, class... R>
concept has_simd_form = requires(R... registers)
{
    Op::simd(registers...);
};

template <class X>
using register_of = std::remove_cvref_t<decltype(std::declval<X&>().r[0])>;

template <class X, int Width>
inline constexpr bool has_width = false;
template <class X, int Width>
    requires requires { X::width; }
inline constexpr bool has_width<X, Width> = X::width == Width;

/// Calls `Op::call` element by element.
template <class Op, class R, int N, class Arch, class... X>
ND_INLINE auto call_each(const X&... x)
{
    array_lanes<R, N> result;
    [&result](const auto&... a) {
        for (int i = 0; i < N; ++i)
            result.v[i] = nd::detail::call_widened<R, Op>(a.v[i]...);
    }(to_array<N>(x)...);
    if constexpr (vectorizable<R, Arch> || fits_complex_lanes<R, N, Arch>)
        return load_lanes<R, R, N, Arch>(result.v);
    else
        return result;
}

/// Calls `Op::simd` register by register.
template <class Op, class R, class L, int N, class Arch, class... X>
ND_INLINE auto call_registers(const X&... a)
{
    using register_type = std::remove_cvref_t<decltype(Op::simd(a.r[0]...))>;
    std::conditional_t<std::is_same_v<register_type, mask<L, Arch>>, mask_lanes<L, N, Arch>, vector_lanes<R, N, Arch>>
        result;
    static_assert(std::is_same_v<register_type, std::remove_cvref_t<decltype(result.r[0])>>,
        "Op::simd gives a register of another type, or a mask of another layout");
    for (int i = 0; i < result.count; ++i)
        result.r[i] = Op::simd(a.r[i]...);
    return result;
}

/// Functions of complex numbers with real values that have a form for registers of their parts.
template <class Op, class R, int N, class Arch, class... X>
inline constexpr bool has_parts_form = false;
template <class Op, class R, int N, class Arch, class C>
    requires(vectorizable<R, Arch> && sizeof(C) == 2 * sizeof(R))
&&requires(batch<R, Arch> part) { Op::simd_parts(part, part); }
inline constexpr bool has_parts_form<Op, R, N, Arch, complex_lanes<C, N, Arch>> = N % lanes<R, Arch> == 0;

template <class Op, class R, int N, class Arch, class C>
ND_INLINE auto call_parts(const complex_lanes<C, N, Arch>& x)
{
    vector_lanes<R, N, Arch> result;
    for (int i = 0; i < result.count; ++i) {
        const auto part = split_pairs(x.r[2 * i], x.r[2 * i + 1]);
        result.r[i] = Op::simd_parts(part.first, part.second);
    }
    return result;
}

/// Functions of complex numbers with complex values that have a form for registers of pairs of parts.
template <class Op, class C, int N, class Arch, class... X>
inline constexpr bool has_pairs_form = false;
template <class Op, class C, int N, class Arch, class... X>
    requires(fits_complex_lanes<C, N, Arch> && (std::is_same_v<X, complex_lanes<C, N, Arch>> && ...))
inline constexpr bool has_pairs_form<Op, C, N, Arch, X...> = requires(const X&... x) { Op::simd_pairs(x.r[0]...); };

template <class Op, class X, class... Rest>
ND_INLINE auto call_pairs(const X& x, const Rest&... rest)
{
    X result;
    for (int i = 0; i < result.count; ++i)
        result.r[i] = Op::simd_pairs(x.r[i], rest.r[i]...);
    return result;
}

/// Functions of real numbers with complex values that have a form for registers: two of pairs for each of numbers.
template <class Op, class C, int N, class Arch, class... X>
inline constexpr bool has_joined_form = false;
template <class Op, class C, int N, class Arch, class R>
    requires fits_complex_lanes<C, N, Arch>
inline constexpr bool has_joined_form<Op, C, N, Arch, vector_lanes<R, N, Arch>> = requires(const batch<R, Arch>& x)
{
    Op::simd_joined(x);
};

template <class Op, class C, int N, class Arch, class X>
ND_INLINE auto call_joined(const X& x)
{
    complex_lanes<C, N, Arch> result;
    for (int i = 0; i < x.count; ++i) {
        const auto pairs = Op::simd_joined(x.r[i]);
        result.r[2 * i] = pairs.first;
        result.r[2 * i + 1] = pairs.second;
    }
    return result;
}

/// Floats of 16 bits as floats, everything else as it is.
template <int N, class Arch, class X>
ND_INLINE auto widen_lanes(const X& x)
{
    if constexpr (is_half_lanes<X>) {
        vector_lanes<float, N, Arch> wide;
        for (int i = 0; i < x.count; ++i)
            wide.r[i] = widen<typename X::value_type, Arch>(x.r[i]);
        return wide;
    } else if constexpr (widenable<typename X::value_type, Arch>)
        return widen_lanes<N, Arch>(load_lanes<typename X::value_type, float, N, Arch>(x.v));
    else
        return x;
}
/// Floats rounded to elements of 16 bits.
template <class H, int N, class Arch>
ND_INLINE auto narrow_lanes(const vector_lanes<float, N, Arch>& x)
{
    half_lanes<H, N, Arch> words;
    for (int i = 0; i < x.count; ++i)
        words.r[i] = narrow<H, Arch>(x.r[i]);
    return words;
}

/// Calls `Op` on N elements: register by register through `Op::simd`, else one by one through `Op::call`.
/// `R` is the result's element type, `M` the mask layout of truth values that come from memory.
template <class Op, class R, class M, int N, class Arch, class... X>
ND_INLINE auto call_lanes(const X&... x)
{
    using L = typename call_layout<M, X...>::type;
    constexpr bool widens =
        vectorizable<float, Arch> && N % lanes<float, Arch> == 0 && !nd::detail::takes_half_floats<Op>;
    if constexpr (widens && is_half_float<R>)
        return narrow_lanes<R, N, Arch>(call_lanes<Op, float, M, N, Arch>(widen_lanes<N, Arch>(x)...));
    else if constexpr (widens && (is_half_float<typename X::value_type> || ...))
        return call_lanes<Op, R, M, N, Arch>(widen_lanes<N, Arch>(x)...);
    else if constexpr (has_parts_form<Op, R, N, Arch, X...>)
        return call_parts<Op, R, N, Arch>(x...);
    else if constexpr (has_pairs_form<Op, R, N, Arch, X...>)
        return call_pairs<Op>(x...);
    else if constexpr (has_joined_form<Op, R, N, Arch, X...>)
        return call_joined<Op, R, N, Arch>(x...);
    else if constexpr (vectorizable<L, Arch>) {
        constexpr int width = lanes<L, Arch>;
        if constexpr ((has_width<decltype(as_registers<L, N, Arch>(x)), width> && ...)) {
            if constexpr (has_simd_form<Op, register_of<decltype(as_registers<L, N, Arch>(x))>...>) {
                return call_registers<Op, R, L, N, Arch>(as_registers<L, N, Arch>(x)...);
            } else
                return call_each<Op, R, N, Arch>(x...);
        } else
            return call_each<Op, R, N, Arch>(x...);
    } else
        return call_each<Op, R, N, Arch>(x...);
}
} // namespace nd::simd
