// Lanes of a register to two places by a mask, and the comparisons of lanes that sorting networks make.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/arithmetic.hpp>
#include <nd/simd/compare.hpp>
#include <nd/simd/compress.hpp>
#include <nd/simd/tail.hpp>

#include <array>
#include <utility>
#if ND_HAS_XSIMD && defined(__AVX2__)
#include <immintrin.h>
#endif

namespace nd::simd
{
namespace detail
{
#if ND_HAS_XSIMD
template <class T, class Arch>
consteval bool can_separate() noexcept
{
    if constexpr (!vectorizable<T, Arch> || (sizeof(T) != 4 && sizeof(T) != 8))
        return false;
    else if constexpr (compresses<int{sizeof(T)}, Arch>)
        return sizeof(batch<T, Arch>) == 64;
    else
#ifdef __AVX2__
        return sizeof(batch<T, Arch>) == 32 && std::is_base_of_v<xsimd::avx2, Arch>;
#else
        return false;
#endif
}
#else
template <class T, class Arch>
consteval bool can_separate() noexcept
{
    return false;
}
#endif

/// For each mask of `Lanes` lanes the words of a register of 32 bytes with the chosen lanes in front.
template <int Lanes>
consteval auto make_chosen_first()
{
    constexpr int words = 8 / Lanes;
    std::array<std::array<std::uint32_t, 8>, std::size_t{1} << Lanes> table{};
    for (std::size_t bits = 0; bits < table.size(); ++bits) {
        std::size_t place = 0;
        for (unsigned chosen : {1u, 0u})
            for (int lane = 0; lane < Lanes; ++lane)
                if ((bits >> lane & 1) == chosen)
                    for (int w = 0; w < words; ++w)
                        table[bits][place++] = static_cast<std::uint32_t>(lane * words + w);
    }
    return table;
}
template <int Lanes>
alignas(64) inline constexpr auto chosen_first = make_chosen_first<Lanes>();

/// The same lanes for 8 of them, a byte each.
consteval auto make_chosen_first_bytes()
{
    std::array<std::int64_t, 256> table{};
    for (std::size_t bits = 0; bits < table.size(); ++bits)
        for (std::size_t place = 0; place < 8; ++place)
            table[bits] |= std::int64_t{chosen_first<8>[bits][place]} << 8 * place;
    return table;
}
inline constexpr auto chosen_first_bytes = make_chosen_first_bytes();

#if ND_HAS_XSIMD && defined(__AVX2__)
template <class T>
ND_INLINE void store_separated(T*& chosen, T*& others, __m256i x, std::uint64_t bits) noexcept
{
    constexpr int width = 32 / sizeof(T);
    const auto order = _mm256_load_si256(reinterpret_cast<const __m256i*>(chosen_first<width>[bits].data()));
    const __m256i y = _mm256_permutevar8x32_epi32(x, order);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(chosen), y);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(others - width), y);
    const int count = __builtin_popcountll(bits);
    chosen += count;
    others -= width - count;
}
#endif
} // namespace detail

/// True when `store_separated` takes a few instructions.
template <class T, class Arch>
inline constexpr bool separates = detail::can_separate<T, Arch>();

#if ND_HAS_XSIMD
/// Writes the lanes of `x` whose bit is set to `chosen` and moves it behind them, and the other lanes to the front of
/// `others`, which it moves there. Writes a whole register to both places.
template <class T, class Arch>
ND_INLINE void store_separated([[maybe_unused]] T*& chosen, [[maybe_unused]] T*& others,
    [[maybe_unused]] const batch<T, Arch>& x, [[maybe_unused]] std::uint64_t bits) noexcept
{
    if constexpr (sizeof(x) == 64) {
#ifdef __AVX512F__
        const auto v = __builtin_bit_cast(__m512i, x);
        if constexpr (sizeof(T) == 8) {
            const auto order = _mm512_cvtepu8_epi64(_mm_cvtsi64_si128(detail::chosen_first_bytes[bits]));
            const __m512i y = _mm512_permutexvar_epi64(order, v);
            _mm512_storeu_si512(chosen, y);
            _mm512_storeu_si512(others - 8, y);
            const int count = __builtin_popcountll(bits);
            chosen += count;
            others -= 8 - count;
        } else { // halves: two permutations are faster than two compressions
            detail::store_separated(chosen, others, _mm512_castsi512_si256(v), bits & 0xff);
            detail::store_separated(chosen, others, _mm512_extracti64x4_epi64(v, 1), bits >> 8);
        }
#endif
    } else {
#ifdef __AVX2__
        detail::store_separated(chosen, others, __builtin_bit_cast(__m256i, x), bits);
#endif
    }
}

namespace detail
{
/// Lanes of `x` and `y`: `make(i, width)` is the place of lane `i` in both together, `y` from `width` on.
template <class B, class Make, int... Lane>
[[nodiscard]] ND_INLINE B pick_lanes(const B& x, const B& y, Make, std::integer_sequence<int, Lane...>) noexcept
{
    using native = native_t<typename B::value_type, B>;
    return __builtin_bit_cast(B,
        __builtin_shufflevector(
            __builtin_bit_cast(native, x), __builtin_bit_cast(native, y), (Make()(Lane, sizeof...(Lane)))...));
}
template <class B, class Make>
[[nodiscard]] ND_INLINE B pick_lanes(const B& x, const B& y, Make make) noexcept
{
    return pick_lanes(x, y, make, std::make_integer_sequence<int, static_cast<int>(B::size)>());
}
} // namespace detail

/// Lane `i` of the result is lane `i ^ Bits`.
template <int Bits, class B>
[[nodiscard]] ND_INLINE B exchange_lanes(const B& x) noexcept
{
    return detail::pick_lanes(x, x, [](int lane, int) { return lane ^ Bits; });
}
/// The lanes of `x` without the bit `Bit` in their number, those of `y` with it.
template <int Bit, class B>
[[nodiscard]] ND_INLINE B blend_lanes(const B& x, const B& y) noexcept
{
    return detail::pick_lanes(x, y, [](int lane, int width) { return (lane & Bit) == 0 ? lane : width + lane; });
}
/// Orders the lanes of `x` that are `Distance` apart.
template <int Distance, class B>
[[nodiscard]] ND_INLINE B compare_lanes(const B& x) noexcept
{
    const B y = exchange_lanes<Distance>(x);
    return blend_lanes<Distance>(xsimd::min(x, y), xsimd::max(x, y));
}
/// The lanes of `x` and `y` in turn: the first half of them, and with `Upper` the second half.
template <bool Upper, class B>
[[nodiscard]] ND_INLINE B alternate_lanes(const B& x, const B& y) noexcept
{
    return detail::pick_lanes(
        x, y, [](int lane, int width) { return (Upper ? width / 2 : 0) + lane / 2 + (lane % 2 == 0 ? 0 : width); });
}
#endif
} // namespace nd::simd
