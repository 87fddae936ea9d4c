// The length of the hypotenuse, of batches and single elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/compare.hpp>
#include <nd/simd/libm.hpp>
#include <nd/simd/polynomial.hpp>

namespace nd::simd
{
#if ND_HAS_XSIMD
/// `sqrt(x^2 + y^2)` without overflow on the way; at most 1.3 ULP off. Infinite when either is, even beside NaN.
template <detail::floating_element T, class A>
[[nodiscard]] ND_INLINE xsimd::batch<T, A> hypot(const xsimd::batch<T, A>& x, const xsimd::batch<T, A>& y) noexcept
{
    using V = xsimd::batch<T, A>;
    const V a = simd::abs(x), b = simd::abs(y), largest = simd::maximum(a, b);
    const V low = detail::constant<V>(0x1p-450, 0x1p-50F), high = detail::constant<V>(0x1p500, 0x1p60F);
    const V result = simd::sqrt(simd::mul_add(a, a, simd::mul(b, b)));
    if (!simd::all(simd::mask_and(simd::ge(largest, low), simd::lt(largest, high)))) [[unlikely]] {
        const V up = detail::constant<V>(0x1p600, 0x1p80F), down = detail::constant<V>(0x1p-600, 0x1p-80F), one(T(1));
        const auto small = simd::lt(largest, low), large = simd::ge(largest, high);
        const V scale = simd::select(small, up, simd::select(large, down, one));
        const V back = simd::select(small, down, simd::select(large, up, one));
        const V c = a * scale, d = b * scale;
        const V scaled = simd::sqrt(simd::mul_add(c, c, simd::mul(d, d))) * back;
        const V infinity(std::numeric_limits<T>::infinity());
        return simd::select(simd::mask_or(simd::eq(a, infinity), simd::eq(b, infinity)), infinity, scaled);
    }
    return result;
}
#endif

template <class Arch = default_arch, detail::floating_element T>
[[nodiscard]] inline T hypot(T x, T y) noexcept
{
    if constexpr (vectorizable<T, Arch>)
        return detail::through_batch<Arch>([](const auto& v, const auto& w) { return simd::hypot(v, w); }, x, y);
    else
        return libm::hypot(x, y);
}
} // namespace nd::simd
