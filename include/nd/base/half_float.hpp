// Floats of 16 bits: stored as such, computed as float, every result rounded once, to nearest even.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/config.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

namespace nd
{
/// IEEE 754 binary16: 11 bits of precision, up to 65504. NumPy's float16.
struct binary16
{
    static constexpr int mantissa_bits = 10;
    static constexpr int max_exponent = 16;
};
/// The upper half of a float: 8 bits of precision, the range of float.
struct brain16
{
    static constexpr int mantissa_bits = 7;
    static constexpr int max_exponent = 128;
};
} // namespace nd

namespace nd::detail::inline ND_ISA
{
/// `x` as a float that a second rounding, to fewer bits, cannot tell from `x`: towards zero, and odd where that loses.
template <class T>
    requires std::is_floating_point_v<T>
[[nodiscard]] ND_INLINE constexpr float round_to_odd(T x) noexcept
{
    const auto f = static_cast<float>(x);
    const auto rounded = static_cast<T>(f);
    const bool is_up = x < 0 ? rounded < x : rounded > x;
    const bool is_down = x < 0 ? rounded > x : rounded < x; // neither for a NaN
    const std::uint32_t bits = __builtin_bit_cast(std::uint32_t, f) - (is_up ? 1u : 0u);
    return __builtin_bit_cast(float, bits | (is_up || is_down ? 1u : 0u));
}

template <class T>
    requires std::is_integral_v<T>
[[nodiscard]] ND_INLINE constexpr float round_to_odd(T x) noexcept
{
    if constexpr (sizeof(T) > 2) {
        const bool is_negative = x < 0;
        auto magnitude = static_cast<std::uint64_t>(x);
        magnitude = is_negative ? 0 - magnitude : magnitude;
        if (magnitude >> 24 != 0) {
            const int lost = 40 - __builtin_clzll(magnitude);
            const std::uint64_t kept = magnitude >> lost;
            magnitude = (kept | (kept << lost != magnitude ? 1u : 0u)) << lost;
        }
        return is_negative ? -static_cast<float>(magnitude) : static_cast<float>(magnitude);
    } else
        return static_cast<float>(x);
}
/// A number as a float whose rounding to `Format` is that of the number.
template <class Format, class T>
[[nodiscard]] ND_INLINE constexpr float prepared_for(T x) noexcept
{
    if constexpr (std::is_integral_v<T> && Format::max_exponent < 24) // what float rounds is infinite anyway
        return static_cast<float>(x);
    else if constexpr (std::is_same_v<T, double> && Format::max_exponent < 24) {
        // What float would not hold as a normal number is 0 or infinite: the bits that it has no room for become one.
        const auto bits = __builtin_bit_cast(std::uint64_t, x);
        constexpr std::uint64_t lost = 0x1FFFFFFF;
        return static_cast<float>(
            __builtin_bit_cast(double, (bits & ~lost) | ((bits & lost) != 0 ? lost + 1 : std::uint64_t{0})));
    } else
        return round_to_odd(x);
}

/// A float's bits in 16 of them. A NaN stays one, quiet, with the upper bits of its payload.
[[nodiscard]] ND_INLINE constexpr std::uint16_t to_half_bits(binary16, float x) noexcept
{
#if ND_HAS_F16C
    if (!__builtin_is_constant_evaluated()) {
        using floats [[gnu::vector_size(16)]] = float;
        return static_cast<std::uint16_t>(__builtin_ia32_vcvtps2ph(floats{x, 0, 0, 0}, 0)[0]);
    }
#endif
    const auto all = __builtin_bit_cast(std::uint32_t, x);
    const std::uint32_t bits = all & 0x7FFFFFFFu;
    std::uint32_t half = 0;
    if (bits > 0x7F800000u)
        half = 0x7E00u | ((bits >> 13) & 0x3FFu);
    else if (bits >= 0x477FF000u) // 65520, half way to what would be the next number
        half = 0x7C00u;
    else if (bits < 0x38800000u) // below 2^-14: the lowest bit of a sum with 0.5 is that of a subnormal half
        half = __builtin_bit_cast(std::uint32_t, __builtin_bit_cast(float, bits) + 0.5F) - 0x3F000000u;
    else
        half = (bits + 0xFFFu + ((bits >> 13) & 1u) - 0x38000000u) >> 13;
    return static_cast<std::uint16_t>(half | ((all >> 16) & 0x8000u));
}
[[nodiscard]] ND_INLINE constexpr float from_half_bits(binary16, std::uint16_t bits) noexcept
{
#if ND_HAS_F16C
    if (!__builtin_is_constant_evaluated()) {
        using words [[gnu::vector_size(16)]] = short;
        return __builtin_ia32_vcvtph2ps(words{static_cast<short>(bits), 0, 0, 0, 0, 0, 0, 0})[0];
    }
#endif
    const std::uint32_t sign = (bits & 0x8000u) << 16;
    const std::uint32_t magnitude = bits & 0x7FFFu;
    std::uint32_t result = 0;
    if (magnitude > 0x7C00u)
        result = 0x7FC00000u | (magnitude << 13);
    else if (magnitude == 0x7C00u)
        result = 0x7F800000u;
    else if (magnitude < 0x0400u)
        result = __builtin_bit_cast(std::uint32_t, static_cast<float>(magnitude) * 0x1p-24F);
    else
        result = (magnitude << 13) + 0x38000000u;
    return __builtin_bit_cast(float, result | sign);
}

[[nodiscard]] ND_INLINE constexpr std::uint16_t to_half_bits(brain16, float x) noexcept
{
    const auto bits = __builtin_bit_cast(std::uint32_t, x);
    return static_cast<std::uint16_t>(
        ((bits & 0x7FFFFFFFu) > 0x7F800000u ? bits | 0x00400000u : bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16);
}
[[nodiscard]] ND_INLINE constexpr float from_half_bits(brain16, std::uint16_t bits) noexcept
{
    const auto x = static_cast<std::uint32_t>(bits) << 16;
    return __builtin_bit_cast(float, x);
}
} // namespace nd::detail::inline ND_ISA

namespace nd
{
/// A number of 16 bits. It converts to float without loss, and from any number with one rounding. Next to a number of
/// C++ it is a float; two of them give a third.
template <class Format>
class half_float
{
public:
    using format = Format;

    half_float() = default;
    template <class T>
    requires std::is_arithmetic_v<T> ND_INLINE constexpr half_float(T x) noexcept
        : bits_(detail::to_half_bits(Format(), detail::prepared_for<Format>(x)))
    {}
    ND_INLINE constexpr half_float(float x) noexcept
        : bits_(detail::to_half_bits(Format(), x))
    {}
    template <class Other>
    ND_INLINE constexpr explicit half_float(half_float<Other> x) noexcept
        : half_float(static_cast<float>(x))
    {}
    ND_INLINE constexpr operator float() const noexcept { return detail::from_half_bits(Format(), bits_); }

    [[nodiscard]] ND_INLINE static constexpr half_float from_bits(std::uint16_t bits) noexcept
    {
        half_float x;
        x.bits_ = bits;
        return x;
    }
    [[nodiscard]] ND_INLINE constexpr std::uint16_t bits() const noexcept { return bits_; }

    ND_INLINE constexpr half_float& operator+=(half_float x) noexcept { return *this = *this + x; }
    ND_INLINE constexpr half_float& operator-=(half_float x) noexcept { return *this = *this - x; }
    ND_INLINE constexpr half_float& operator*=(half_float x) noexcept { return *this = *this * x; }
    ND_INLINE constexpr half_float& operator/=(half_float x) noexcept { return *this = *this / x; }
    // By a number of C++: the result alone is rounded, as in `h = h * x`.
    template <class T>
    requires std::is_arithmetic_v<T> ND_INLINE constexpr half_float& operator+=(T x) noexcept
    {
        return *this = half_float(float(*this) + static_cast<std::common_type_t<float, T>>(x));
    }
    template <class T>
    requires std::is_arithmetic_v<T> ND_INLINE constexpr half_float& operator-=(T x) noexcept
    {
        return *this = half_float(float(*this) - static_cast<std::common_type_t<float, T>>(x));
    }
    template <class T>
    requires std::is_arithmetic_v<T> ND_INLINE constexpr half_float& operator*=(T x) noexcept
    {
        return *this = half_float(float(*this) * static_cast<std::common_type_t<float, T>>(x));
    }
    template <class T>
    requires std::is_arithmetic_v<T> ND_INLINE constexpr half_float& operator/=(T x) noexcept
    {
        return *this = half_float(float(*this) / static_cast<std::common_type_t<float, T>>(x));
    }

private:
    std::uint16_t bits_;
};

// Of two halves only: with any other number the language converts them to float. A float has more than twice the
// precision, so that rounding its result again is rounding once.
template <class F>
[[nodiscard]] ND_INLINE constexpr half_float<F> operator+(half_float<F> a, half_float<F> b) noexcept
{
    return static_cast<float>(a) + static_cast<float>(b);
}
template <class F>
[[nodiscard]] ND_INLINE constexpr half_float<F> operator-(half_float<F> a, half_float<F> b) noexcept
{
    return static_cast<float>(a) - static_cast<float>(b);
}
template <class F>
[[nodiscard]] ND_INLINE constexpr half_float<F> operator*(half_float<F> a, half_float<F> b) noexcept
{
    return static_cast<float>(a) * static_cast<float>(b);
}
template <class F>
[[nodiscard]] ND_INLINE constexpr half_float<F> operator/(half_float<F> a, half_float<F> b) noexcept
{
    return static_cast<float>(a) / static_cast<float>(b);
}
template <class F>
[[nodiscard]] ND_INLINE constexpr half_float<F> operator-(half_float<F> a) noexcept
{
    return half_float<F>::from_bits(static_cast<std::uint16_t>(a.bits() ^ 0x8000u));
}

/// NumPy's float16.
using float16 = half_float<binary16>;
/// The upper half of a float. NumPy has no such type.
using bfloat16 = half_float<brain16>;

template <class T>
inline constexpr bool is_half_float = false;
template <class F>
inline constexpr bool is_half_float<half_float<F>> = true;

/// What elements of `T` are computed in: floats of 16 bits as float, everything else as it is.
template <class T>
struct computing_type
{
    using type = T;
};
template <class F>
struct computing_type<half_float<F>>
{
    using type = float;
};
template <class T>
using computing_t = typename computing_type<T>::type;
} // namespace nd

namespace nd::detail::inline ND_ISA
{
/// Numbers that runs of halves are converted in.
inline constexpr int half_chunk = 8;

/// Floats from `half_chunk` halves. Addresses need not be aligned.
template <class F>
ND_INLINE void widen_chunk(void* to, const void* from) noexcept
{
#if ND_HAS_F16C
    if constexpr (std::is_same_v<F, binary16>) {
        using words [[gnu::vector_size(16)]] = short;
        words x;
        __builtin_memcpy(&x, from, sizeof x);
        const auto y = __builtin_ia32_vcvtph2ps256(x);
        __builtin_memcpy(to, &y, sizeof y);
        return;
    }
#endif
    half_float<F> halves[half_chunk];
    float floats[half_chunk];
    __builtin_memcpy(static_cast<void*>(halves), from, sizeof halves);
    for (int i = 0; i < half_chunk; ++i)
        floats[i] = halves[i];
    __builtin_memcpy(to, floats, sizeof floats);
}
/// Halves from `half_chunk` floats.
template <class F>
ND_INLINE void narrow_chunk(void* to, const void* from) noexcept
{
#if ND_HAS_F16C
    if constexpr (std::is_same_v<F, binary16>) {
        using register_type [[gnu::vector_size(32)]] = float;
        register_type x;
        __builtin_memcpy(&x, from, sizeof x);
        const auto y = __builtin_ia32_vcvtps2ph256(x, 0);
        __builtin_memcpy(to, &y, sizeof y);
        return;
    }
#endif
    half_float<F> halves[half_chunk];
    float floats[half_chunk];
    __builtin_memcpy(floats, from, sizeof floats);
    for (int i = 0; i < half_chunk; ++i)
        halves[i] = floats[i];
    __builtin_memcpy(to, static_cast<const void*>(halves), sizeof halves);
}

/// Functions that know the floats of 16 bits themselves.
template <class Op>
concept takes_half_floats = requires
{
    Op::takes_half_floats;
};

/// `Op::call(x...)` in the types that its operands are computed in, rounded to `R`.
template <class R, class Op, class... T>
[[nodiscard]] ND_INLINE constexpr R call_widened(T... x)
{
    if constexpr (takes_half_floats<Op> || !(is_half_float<R> || ... || is_half_float<T>))
        return Op::call(x...);
    else
        return static_cast<R>(Op::call(static_cast<computing_t<T>>(x)...));
}
} // namespace nd::detail::inline ND_ISA

/// Those of the format.
template <class F>
struct std::numeric_limits<nd::half_float<F>>
{
    using half = nd::half_float<F>;
    static constexpr bool is_specialized = true;
    static constexpr bool is_signed = true;
    static constexpr bool is_integer = false;
    static constexpr bool is_exact = false;
    static constexpr bool has_infinity = true;
    static constexpr bool has_quiet_NaN = true;
    static constexpr bool has_signaling_NaN = true;
    static constexpr std::float_denorm_style has_denorm = std::denorm_present;
    static constexpr bool has_denorm_loss = false;
    static constexpr std::float_round_style round_style = std::round_to_nearest;
    static constexpr bool is_iec559 = true;
    static constexpr bool is_bounded = true;
    static constexpr bool is_modulo = false;
    static constexpr int digits = F::mantissa_bits + 1;
    static constexpr int digits10 = F::mantissa_bits * 30103 / 100000;
    static constexpr int max_digits10 = (F::mantissa_bits + 1) * 30103 / 100000 + 2;
    static constexpr int radix = 2;
    static constexpr int max_exponent = F::max_exponent;
    static constexpr int min_exponent = 3 - max_exponent;
    static constexpr int max_exponent10 = max_exponent * 30103 / 100000;
    static constexpr int min_exponent10 = (min_exponent - 1) * 30103 / 100000;
    static constexpr bool traps = false;
    static constexpr bool tinyness_before = false;

    static constexpr half min() noexcept { return half::from_bits(1u << F::mantissa_bits); }
    static constexpr half max() noexcept { return half::from_bits(infinity().bits() - 1); }
    static constexpr half lowest() noexcept { return -max(); }
    static constexpr half epsilon() noexcept
    {
        return half::from_bits(static_cast<std::uint16_t>((max_exponent - 1 - F::mantissa_bits) << F::mantissa_bits));
    }
    static constexpr half round_error() noexcept { return half(0.5F); }
    static constexpr half infinity() noexcept
    {
        return half::from_bits(static_cast<std::uint16_t>((2 * max_exponent - 1) << F::mantissa_bits));
    }
    static constexpr half quiet_NaN() noexcept
    {
        return half::from_bits(static_cast<std::uint16_t>(infinity().bits() | (1u << (F::mantissa_bits - 1))));
    }
    static constexpr half signaling_NaN() noexcept { return half::from_bits(infinity().bits() + 1); }
    static constexpr half denorm_min() noexcept { return half::from_bits(1); }
};
