// Floored quotient and remainder of floats, register by register.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/arithmetic.hpp>
#include <nd/simd/compare.hpp>
#include <nd/simd/floating.hpp>

#include <limits>

namespace nd::simd
{
// So that the name exists without registers too.
template <class V>
void floor_divmod(const V& a, const V& b) = delete;

#if ND_HAS_XSIMD
/// Floored quotient and remainder with the divisor's sign; `exact` holds where they are right, elsewhere (a quotient
/// beyond the mantissa, a zero or non-finite operand) the scalar function decides.
template <class T, class A>
struct floored_batch
{
    xsimd::batch<T, A> quotient;
    xsimd::batch<T, A> remainder;
    xsimd::batch_bool<T, A> exact;
};

/// With a fused multiply-add the remainder a - q b is exact: q is at most one off, and the remainder is representable.
template <class T, class A>
    requires(std::is_floating_point_v<T>&& detail::has_fma<A>)
[[nodiscard]] ND_INLINE floored_batch<T, A> floor_divmod(
    const xsimd::batch<T, A>& a, const xsimd::batch<T, A>& b) noexcept
{
    using batch = xsimd::batch<T, A>;
    const batch zero(T(0));
    const batch largest(T(sizeof(T) == 8 ? 0x1p50 : 0x1p21));
    batch q = simd::floor(simd::div(a, b));
    const auto exact = simd::mask_and(simd::lt(simd::abs(q), largest),
        simd::mask_and(simd::ne(b, zero), simd::lt(simd::abs(b), batch(std::numeric_limits<T>::infinity()))));
    batch r = simd::mul_add(simd::neg(q), b, a);
    // Rounding of a / b may have carried q over a whole number: the remainder's sign, or its size, tells.
    const auto below = simd::mask_and(simd::ne(r, zero), simd::mask_xor(simd::lt(r, zero), simd::lt(b, zero)));
    q = simd::select(below, simd::sub(q, batch(T(1))), q);
    r = simd::select(below, simd::add(r, b), r);
    const auto above = simd::ge(simd::abs(r), simd::abs(b));
    const auto sure = simd::mask_and(exact, simd::mask_not(above));
    // Zero takes the sign of the divisor, a zero quotient that of the quotient.
    r = simd::select(simd::eq(r, zero), simd::copysign(zero, b), r);
    q = simd::select(simd::eq(q, zero), simd::copysign(zero, simd::div(a, b)), q);
    return {q, r, sure};
}
#endif
} // namespace nd::simd
