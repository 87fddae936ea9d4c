// The decimal digits of a floating-point number: shortest that read back the same, or rounded to a given place.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/check.hpp>
#include <nd/dtype/kind.hpp>

#include <bit>
#include <charconv>
#include <cstring>
#include <string_view>

namespace nd::detail::inline ND_ISA
{
/// d.ddd x 10^exponent. Digits past the stored ones are zeros.
class decimal
{
public:
    [[nodiscard]] std::string_view digits() const noexcept { return {digits_, static_cast<std::size_t>(count_)}; }
    [[nodiscard]] int count() const noexcept { return count_; }
    [[nodiscard]] int exponent() const noexcept { return exponent_; }
    /// Power of ten of the last stored digit.
    [[nodiscard]] int last_place() const noexcept { return exponent_ - count_ + 1; }
    /// The digit that stands for 10^place.
    [[nodiscard]] char digit_at(int place) const noexcept
    {
        const int i = exponent_ - place;
        return i >= 0 && i < count_ ? digits_[i] : '0';
    }
    /// Drops trailing zeros, at most down to the digit of 10^place.
    void strip_zeros(int place) noexcept
    {
        while (count_ > 1 && last_place() < place && digits_[count_ - 1] == '0')
            --count_;
    }

    /// From what std::to_chars wrote: "d.ddde-xx" or "ddd.ddd". The dot and leading zeros are dropped.
    void assign(const char* first, const char* last) noexcept
    {
        count_ = 0;
        exponent_ = 0;
        bool fraction = false;
        const char* e = first;
        while (e != last && *e != 'e')
            ++e;
        int whole = 0;
        int skipped = 0;
        for (const char* p = first; p != e; ++p) {
            if (*p == '.')
                fraction = true;
            else if (count_ == 0 && *p == '0')
                skipped += fraction ? 1 : 0;
            else {
                digits_[count_++] = *p;
                whole += fraction ? 0 : 1;
            }
        }
        if (count_ == 0) { // zero, to as many places as were written
            digits_[count_++] = '0';
            exponent_ = -skipped;
            return;
        }
        exponent_ = whole > 0 ? whole - 1 : -skipped - 1;
        if (e != last) {
            int power = 0;
            for (const char* p = e + 2; p != last; ++p)
                power = 10 * power + (*p - '0');
            exponent_ += e[1] == '-' ? -power : power;
        }
    }

    /// More digits than a double can have past its point; a long double's further ones are taken as zeros.
    static constexpr int max_digits = 1100;

private:
    int count_ = 0;
    int exponent_ = 0;
    char digits_[max_digits + 64]; // only the first `count_` are set
};

// Elements that std::to_chars does not know (half precision) are looked for: the shortest decimal between the midpoints
// to both neighbours. All of them are exact as double.
template <class T>
void find_shortest(decimal& d, T x, char* buffer, std::size_t size)
{
    using bits_t = std::conditional_t<sizeof(T) == 2, std::uint16_t, std::uint8_t>;
    const auto bits = std::bit_cast<bits_t>(x);
    const auto value = static_cast<double>(static_cast<float>(x));
    const auto neighbour = [&](int step) {
        return static_cast<double>(static_cast<float>(std::bit_cast<T>(static_cast<bits_t>(bits + step))));
    };
    const double below = value == 0 ? value : (value + neighbour(-1)) / 2;
    const double next = neighbour(1);
    const double above = next - next == 0 ? (value + next) / 2 : value + (value - below);
    for (int precision = 0;; ++precision) {
        const auto end = std::to_chars(buffer, buffer + size, value, std::chars_format::scientific, precision).ptr;
        double read = 0;
        std::from_chars(buffer, end, read);
        const bool even = (bits & 1) == 0;
        if (precision >= 16 || (even ? read >= below && read <= above : read > below && read < above)) {
            d.assign(buffer, end);
            return;
        }
    }
}

/// The fewest digits that no neighbour of `x` shares. `x` is finite and not negative.
template <floating_element T>
void assign_shortest(decimal& d, T x) noexcept
{
    char buffer[64];
    if constexpr (std::is_floating_point_v<T>) {
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::scientific).ptr;
        d.assign(buffer, end);
    } else
        find_shortest(d, x, buffer, sizeof buffer);
    d.strip_zeros(d.exponent() + 1); // to_chars writes none, the search above may
}

/// `x`, rounded half to even to `count` digits (1 at least).
template <class Float>
void assign_rounded(decimal& d, Float x, int count) noexcept
{
    char buffer[decimal::max_digits + 16];
    count = count > decimal::max_digits ? decimal::max_digits : count;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::scientific, count - 1).ptr;
    d.assign(buffer, end);
}

/// `x`, rounded half to even to a multiple of 10^-fraction; `exponent` is that of its shortest form.
template <class Float>
void assign_fixed(decimal& d, Float x, int fraction, int exponent) noexcept
{
    if (exponent > 40) {
        const int count = fraction > decimal::max_digits ? decimal::max_digits : fraction + exponent + 1;
        assign_rounded(d, x, count);
        if (d.exponent() < exponent) // the shortest form is rounded up to the next power of ten
            assign_rounded(d, x, count - 1);
        return;
    }
    char buffer[decimal::max_digits + 64];
    fraction = fraction > decimal::max_digits ? decimal::max_digits : fraction;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::fixed, fraction).ptr;
    d.assign(buffer, end);
}
} // namespace nd::detail::inline ND_ISA
