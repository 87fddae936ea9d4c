// Elements that change their order on the way through registers: reversed, every second one, repeated, transposed.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/simd/batch.hpp>

#include <cstddef>
#include <utility>

namespace nd::simd
{
namespace detail
{
/// A register of `Lanes` unsigned integers, as the compilers' own vector type: they find the instructions for any order
/// of its lanes.
template <class E, int Lanes>
struct ordered_lanes
{
    using type [[gnu::vector_size(sizeof(E) * Lanes)]] = E;

    ND_INLINE static type load(const char* p) noexcept
    {
        type x;
        std::memcpy(&x, p, sizeof x);
        return x;
    }
    ND_INLINE static void store(char* p, const type& x) noexcept { std::memcpy(p, &x, sizeof x); }

    template <int... Lane>
    ND_INLINE static type reversed(const type& x, std::integer_sequence<int, Lane...>) noexcept
    {
        return __builtin_shufflevector(x, x, (Lanes - 1 - Lane)...);
    }
    template <int... Lane>
    ND_INLINE static type even_lanes(const type& x, const type& y, std::integer_sequence<int, Lane...>) noexcept
    {
        return __builtin_shufflevector(x, y, (2 * Lane)...);
    }
    /// Register number `Part` of those that hold each lane of `x` `Times` times.
    template <int Part, int Times, int... Lane>
    ND_INLINE static type repeated(const type& x, std::integer_sequence<int, Lane...>) noexcept
    {
        return __builtin_shufflevector(x, x, ((Part * Lanes + Lane) / Times)...);
    }
    /// Exchanges the lanes of `x` whose number has bit `Bit` with those of `y` that have not.
    template <int Bit, int... Lane>
    ND_INLINE static void exchange(type& x, type& y, std::integer_sequence<int, Lane...>) noexcept
    {
        const type low = __builtin_shufflevector(x, y, ((Lane & Bit) == 0 ? Lane : Lanes + Lane - Bit)...);
        y = __builtin_shufflevector(x, y, ((Lane & Bit) == 0 ? Lane + Bit : Lanes + Lane)...);
        x = low;
    }
};

/// Bytes of the register that elements of this size are best reordered in: permutations of small elements that cross
/// 16 bytes cost several instructions.
template <class E, class Arch>
inline constexpr int reordered_bytes = vectorizable<E, Arch> && sizeof(E) >= 4 ? int{sizeof(batch<E, Arch>)} : 16;
} // namespace detail

/// Copies `n` elements to neighbouring places; element `i` comes from `last - i * sizeof(E)`. Returns how many: the
/// remaining ones do not fill a register.
template <class E, class Arch>
[[nodiscard]] ND_INLINE std::ptrdiff_t copy_reversed(char* to, const char* last, std::ptrdiff_t n) noexcept
{
    constexpr int lanes = detail::reordered_bytes<E, Arch> / int{sizeof(E)};
    using order = detail::ordered_lanes<E, lanes>;
    std::ptrdiff_t i = 0;
    for (; i + lanes <= n; i += lanes)
        order::store(to + i * int{sizeof(E)},
            order::reversed(
                order::load(last - (i + lanes - 1) * int{sizeof(E)}), std::make_integer_sequence<int, lanes>()));
    return i;
}

/// The same for element `i` from `from + 2 * i * sizeof(E)`.
/// Memory  reads the elements between them too, none behind the last one
template <class E, class Arch>
[[nodiscard]] ND_INLINE std::ptrdiff_t copy_every_second(char* to, const char* from, std::ptrdiff_t n) noexcept
{
    constexpr int lanes = detail::reordered_bytes<E, Arch> / int{sizeof(E)};
    using order = detail::ordered_lanes<E, lanes>;
    std::ptrdiff_t i = 0;
    for (; i + lanes < n; i += lanes) {
        const char* p = from + 2 * i * int{sizeof(E)};
        order::store(to + i * int{sizeof(E)},
            order::even_lanes(
                order::load(p), order::load(p + lanes * int{sizeof(E)}), std::make_integer_sequence<int, lanes>()));
    }
    return i;
}

/// Copies each of `n` neighbouring elements `Times` times. Returns how many of them: the remaining ones do not fill a
/// register.
template <class E, int Times, class Arch>
[[nodiscard]] ND_INLINE std::ptrdiff_t copy_repeated(char* to, const char* from, std::ptrdiff_t n) noexcept
{
    constexpr int lanes = detail::reordered_bytes<E, Arch> / int{sizeof(E)};
    using order = detail::ordered_lanes<E, lanes>;
    std::ptrdiff_t i = 0;
    for (; i + lanes <= n; i += lanes) {
        const auto x = order::load(from + i * int{sizeof(E)});
        char* out = to + i * Times * int{sizeof(E)};
        [&]<int... Part>(std::integer_sequence<int, Part...>)
        {
            (order::store(out + Part * lanes * int{sizeof(E)},
                 order::template repeated<Part, Times>(x, std::make_integer_sequence<int, lanes>())),
                ...);
        }
        (std::make_integer_sequence<int, Times>());
    }
    return i;
}

/// Rows and columns of a square of elements that is transposed in registers; 1 where that does not pay.
template <class E, class Arch>
inline constexpr int transposed_lanes = sizeof(E) < 4 || !vectorizable<E, Arch> ? 1
    : lanes<E, Arch> < 8                                                        ? lanes<E, Arch>
                                                                                : 8;

/// Row `r` of a square, `row_step` bytes apart in `to`, becomes column `r` of the one whose rows are `from_step` apart.
template <class E, class Arch>
ND_INLINE void copy_transposed(char* to, std::ptrdiff_t row_step, const char* from, std::ptrdiff_t from_step) noexcept
{
    constexpr int n = transposed_lanes<E, Arch>;
    using order = detail::ordered_lanes<E, n>;
    typename order::type x[std::size_t{n}];
    for (int i = 0; i < n; ++i)
        x[i] = order::load(from + i * from_step);
    const auto pass = [&]<int Bit>(std::integral_constant<int, Bit>) {
        if constexpr (Bit < n)
            for (int i = 0; i < n; ++i)
                if ((i & Bit) == 0)
                    order::template exchange<Bit>(x[i], x[i + Bit], std::make_integer_sequence<int, n>());
    };
    pass(std::integral_constant<int, 1>());
    pass(std::integral_constant<int, 2>());
    pass(std::integral_constant<int, 4>());
    for (int i = 0; i < n; ++i)
        order::store(to + i * row_step, x[i]);
}
} // namespace nd::simd
