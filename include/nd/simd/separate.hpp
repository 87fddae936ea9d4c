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
} // namespace detail

/// True when `store_separated` takes a few instructions.
template <class T, class Arch>
inline constexpr bool separates = detail::can_separate<T, Arch>();

#if ND_HAS_XSIMD
/// True when `store_separated` goes down in the place of the others.
template <class T, class Arch>
inline constexpr bool separates_downwards = !compresses<int{sizeof(T)}, Arch>;

/// Writes the lanes of `x` whose bit is set to `chosen` and the others to `others`, one after the other, and moves both
/// behind them; `separates_downwards`: the others to the front of `others`. Writes a whole register to both places.
template <class T, class Arch>
ND_INLINE void store_separated(T*& chosen, T*& others, const batch<T, Arch>& x, std::uint64_t bits) noexcept
{
    constexpr int width = lanes<T, Arch>;
    const int count = __builtin_popcountll(bits);
    if constexpr (compresses<int{sizeof(T)}, Arch>) {
        constexpr auto all = (std::uint64_t{1} << width) - 1;
        alignas(64) T memory[static_cast<std::size_t>(width)];
        simd::store(memory, x);
        const auto* from = reinterpret_cast<const char*>(memory);
        store_compressed<int{sizeof(T)}>(reinterpret_cast<char*>(chosen), from, bits);
        store_compressed<int{sizeof(T)}>(reinterpret_cast<char*>(others), from, ~bits & all);
        others += width - count;
    } else {
#ifdef __AVX2__
        const auto order =
            _mm256_load_si256(reinterpret_cast<const __m256i*>(detail::chosen_first<width>[bits].data()));
        const __m256i y = _mm256_permutevar8x32_epi32(__builtin_bit_cast(__m256i, x), order);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(chosen), y);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(others - width), y);
#endif
        others -= width - count;
    }
    chosen += count;
}

namespace detail
{
template <int Distance, int Block, bool Up, class B, int... Lane>
[[nodiscard]] ND_INLINE B compare_lanes(const B& x, std::integer_sequence<int, Lane...>) noexcept
{
    using T = typename B::value_type;
    using native = native_t<T, B>;
    const auto v = __builtin_bit_cast(native, x);
    const B y = __builtin_bit_cast(B, __builtin_shufflevector(v, v, (Lane ^ Distance)...));
    const auto low = __builtin_bit_cast(native, xsimd::min(x, y)), high = __builtin_bit_cast(native, xsimd::max(x, y));
    constexpr int width = sizeof...(Lane);
    // The lesser one goes to the lane without the bit `Distance`, in a block that goes down to the other one.
    return __builtin_bit_cast(B,
        __builtin_shufflevector(
            low, high, (((Lane & Distance) == 0) == (((Lane & Block) == 0) == Up) ? Lane : width + Lane)...));
}
} // namespace detail

/// Orders the lanes of `x` that are `Distance` apart, upwards in the blocks of `Block` lanes with even numbers and
/// downwards in the others; with `Up` false the other way round.
template <int Distance, int Block, bool Up, class B>
[[nodiscard]] ND_INLINE B compare_lanes(const B& x) noexcept
{
    return detail::compare_lanes<Distance, Block, Up>(x, std::make_integer_sequence<int, static_cast<int>(B::size)>());
}
#endif
} // namespace nd::simd
