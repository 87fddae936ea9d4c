// Floored division and its remainder, for integers and floats: NumPy's // and %.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/divmod.hpp>
#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
/// Floored quotient and remainder with the divisor's sign, for every pair of values.
/// Source  numpy/_core/src/npymath/npy_math_internal.h.src, npy_divmod
template <class T>
struct floored
{
    T quotient;
    T remainder;
};
template <class T>
[[nodiscard]] constexpr floored<T> floor_divmod(T a, T b)
{
    if constexpr (floating_element<T>) {
        T r = static_cast<T>(__builtin_fmod(a, b)); // exact, so float may take the double's
        if (b == 0)
            return {a / b, r};
        T q = (a - r) / b;
        if (r != 0) {
            if ((b < 0) != (r < 0)) {
                r += b;
                q -= 1;
            }
        } else
            r = nd::simd::copysign(T(0), b);
        if (q != 0) {
            T whole = nd::simd::floor(q);
            if (q - whole > T(0.5))
                whole += 1;
            q = whole;
        } else
            q = nd::simd::copysign(T(0), a / b);
        return {q, r};
    } else {
        if (b == 0)
            return {T(0), T(0)};
        if constexpr (std::is_signed_v<T>) {
            if (b == T(-1))
                return {nd::simd::neg(a), T(0)};
            const T q = static_cast<T>(a / b);
            const T r = static_cast<T>(a % b);
            return r != 0 && (r < 0) != (b < 0) ? floored<T>{static_cast<T>(q - 1), static_cast<T>(r + b)}
                                                : floored<T>{q, r};
        } else
            return {static_cast<T>(a / b), static_cast<T>(a % b)};
    }
}

/// Real types; bool counts as int8, as in NumPy.
struct promoted_real_types
{
    template <real_element A, real_element B>
    using common = std::conditional_t<boolean_element<promote_t<A, B>>, std::int8_t, promote_t<A, B>>;
    template <real_element A, real_element B>
    using types = signature<common<A, B>, common<A, B>, common<A, B>>;
};

/// One of the two results of floor_divmod for a register; where the quick way is not sure, element by element.
template <bool Quotient, class V>
[[nodiscard]] auto floor_divmod_lanes(const V& a, const V& b) -> decltype(nd::simd::floor_divmod(a, b).quotient)
{
    using T = typename V::value_type;
    const auto fast = nd::simd::floor_divmod(a, b);
    const V result = Quotient ? fast.quotient : fast.remainder;
    if (nd::simd::all(fast.exact)) [[likely]]
        return result;
    T x[V::size];
    T y[V::size];
    T z[V::size];
    nd::simd::store(x, a);
    nd::simd::store(y, b);
    nd::simd::store(z, result);
    const auto exact = nd::simd::to_bits(fast.exact);
    for (std::size_t i = 0; i < V::size; ++i)
        if (!((exact >> i) & 1))
            z[i] = Quotient ? floor_divmod(x[i], y[i]).quotient : floor_divmod(x[i], y[i]).remainder;
    return V::load_unaligned(z);
}

struct floor_divide_op : promoted_real_types
{
    static constexpr const char* name = "floor_divide";
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(floor_divmod_lanes<true>(a, b))
    {
        return floor_divmod_lanes<true>(a, b);
    }
    template <class T>
    static constexpr T call(T a, T b)
    {
        return floor_divmod(a, b).quotient;
    }
};
struct remainder_op : promoted_real_types
{
    static constexpr const char* name = "remainder";
    template <class V>
    static auto simd(const V& a, const V& b) -> decltype(floor_divmod_lanes<false>(a, b))
    {
        return floor_divmod_lanes<false>(a, b);
    }
    template <class T>
    static constexpr T call(T a, T b)
    {
        return floor_divmod(a, b).remainder;
    }
};

} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Largest whole number not above the quotient; integer x//0 is 0.
inline constexpr ufunc<detail::floor_divide_op> floor_divide{};
/// Remainder with the divisor's sign; integer x%0 is 0.
inline constexpr ufunc<detail::remainder_op> remainder{};
inline constexpr ufunc<detail::remainder_op> mod{};
} // namespace nd::inline ND_ISA
