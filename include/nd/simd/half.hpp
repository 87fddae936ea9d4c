// Floats of 16 bits in registers: words in memory and in between, floats to compute with.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/half_float.hpp>
#include <nd/simd/batch.hpp>

#include <cstring>

namespace nd::simd
{
/// `Arch` computes several floats of 16 bits at once, as floats.
template <class T, class Arch>
inline constexpr bool widenable = is_half_float<T>&& vectorizable<float, Arch>;

/// As many halves as a register holds floats.
template <class Arch>
struct half_words
{
    using type [[gnu::vector_size(2 * sizeof(batch<float, Arch>) / sizeof(float))]] = std::uint16_t;
    type bits;
};

#if ND_HAS_XSIMD
namespace detail
{
template <class Arch>
[[nodiscard]] ND_INLINE batch<float, Arch> widen(binary16, half_words<Arch> x) noexcept
{
    using floats = batch<float, Arch>;
#ifdef __AVX512F__
    if constexpr (sizeof(floats) == 64)
        return floats(_mm512_cvtph_ps(__builtin_bit_cast(__m256i, x.bits)));
#endif
#if ND_HAS_F16C
    if constexpr (sizeof(floats) == 32)
        return floats(_mm256_cvtph_ps(__builtin_bit_cast(__m128i, x.bits)));
#endif
    alignas(floats) float each[static_cast<std::size_t>(lanes<float, Arch>)];
    for (int i = 0; i < lanes<float, Arch>; ++i)
        each[i] = float16::from_bits(static_cast<std::uint16_t>(x.bits[i]));
    return floats::load_aligned(each);
}
template <class Arch>
[[nodiscard]] ND_INLINE half_words<Arch> narrow(binary16, const batch<float, Arch>& x) noexcept
{
    using floats = batch<float, Arch>;
    using words [[maybe_unused]] = typename half_words<Arch>::type;
#ifdef __AVX512F__
    if constexpr (sizeof(floats) == 64)
        return {__builtin_bit_cast(words, _mm512_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT))};
#endif
#if ND_HAS_F16C
    if constexpr (sizeof(floats) == 32)
        return {__builtin_bit_cast(words, _mm256_cvtps_ph(x, _MM_FROUND_TO_NEAREST_INT))};
#endif
    alignas(floats) float each[static_cast<std::size_t>(lanes<float, Arch>)];
    x.store_aligned(each);
    half_words<Arch> result{};
    for (int i = 0; i < lanes<float, Arch>; ++i)
        result.bits[i] = float16(each[i]).bits();
    return result;
}

template <class Arch>
struct float_words
{
    using type [[gnu::vector_size(sizeof(batch<float, Arch>))]] = std::uint32_t;
};
template <class Arch>
[[nodiscard]] ND_INLINE batch<float, Arch> widen(brain16, half_words<Arch> x) noexcept
{
    using words = typename float_words<Arch>::type;
    return __builtin_bit_cast(batch<float, Arch>, __builtin_convertvector(x.bits, words) << 16);
}
template <class Arch>
[[nodiscard]] ND_INLINE half_words<Arch> narrow(brain16, const batch<float, Arch>& x) noexcept
{
    using words = typename float_words<Arch>::type;
    const auto bits = __builtin_bit_cast(words, x);
    const words is_nan = __builtin_bit_cast(words, (bits & 0x7FFFFFFFu) > 0x7F800000u);
    const words rounded = bits + 0x7FFFu + ((bits >> 16) & 1u);
    const words chosen = (is_nan & (bits | 0x00400000u)) | (~is_nan & rounded);
    return {__builtin_convertvector(chosen >> 16, typename half_words<Arch>::type)};
}
} // namespace detail

/// The floats that words of type `H` stand for.
template <class H, class Arch>
[[nodiscard]] ND_INLINE batch<float, Arch> widen(half_words<Arch> x) noexcept
{
    return detail::widen<Arch>(typename H::format(), x);
}
/// Floats rounded to words of type `H`.
template <class H, class Arch>
[[nodiscard]] ND_INLINE half_words<Arch> narrow(const batch<float, Arch>& x) noexcept
{
    return detail::narrow<Arch>(typename H::format(), x);
}
/// The floats that neighbouring elements of type `H` stand for, at any address.
template <class H, class Arch>
[[nodiscard]] ND_INLINE batch<float, Arch> load_widened(const H* p) noexcept
{
    half_words<Arch> words;
    std::memcpy(&words, static_cast<const void*>(p), sizeof words);
    return widen<H, Arch>(words);
}
#else
template <class H, class Arch>
batch<float, Arch> load_widened(const H* p) = delete;
#endif
} // namespace nd::simd
