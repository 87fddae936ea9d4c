// Floating-point numbers as words of one width: the notation, digits and padding that fit all of them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/io/format_float.hpp>
#include <nd/io/print_options.hpp>

#include <limits>
#include <string>

namespace nd::detail::inline ND_ISA
{
/// Characters, not bytes, of UTF-8 text.
[[nodiscard]] inline index_t text_width(std::string_view text) noexcept
{
    index_t n = 0;
    for (const char c : text)
        n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return n;
}

inline void write_right(std::string& out, std::string_view word, index_t width)
{
    pad(out, width - text_width(word));
    out += word;
}

/// Values are NumPy's FloatingFormat: first `fit` to all values, then `write` each.
class float_words
{
public:
    float_words(const print_settings& settings, char sign)
        : nanstr_(settings.nanstr)
        , infstr_(settings.infstr)
        , sign_(sign)
        , suppress_(settings.suppress)
        , mode_(settings.floatmode)
    {
        format_.precision = mode_ == float_mode::unique ? -1 : settings.precision;
        format_.unique = mode_ != float_mode::fixed;
        format_.sign = sign == '+';
        format_.trim = format_.unique ? '.' : 'k';
    }

    /// `for_each(f)` calls `f` with every value, twice the same.
    template <class T, class ForEach>
    void fit(ForEach&& for_each)
    {
        choose_notation<T>(for_each);
        std::string word;
        index_t before = 0;
        index_t after = 0;
        index_t exponent = 0;
        bool any_negative = false;
        for_each([&](T x) {
            if (!is_finite(x))
                return;
            word.clear();
            any_negative = any_negative || is_negative(x);
            scientific_ ? write_scientific(word, x, format_) : write_positional(word, x, format_);
            const auto length = static_cast<index_t>(word.size());
            const auto point = static_cast<index_t>(word.find('.'));
            const auto e = scientific_ ? static_cast<index_t>(word.find('e')) : length;
            before = point > before ? point : before;
            after = e - point - 1 > after ? e - point - 1 : after;
            exponent = length - e - 2 > exponent ? length - e - 2 : exponent;
        });
        finish(before, after, exponent, any_negative);
    }

    template <class T>
    void write(std::string& out, T x) const
    {
        if (is_finite(x)) {
            scientific_ ? write_scientific(out, x, format_) : write_positional(out, x, format_);
            return;
        }
        std::string word(sign_text(x == x && is_negative(x), format_.sign));
        word += x == x ? infstr_ : nanstr_;
        write_right(out, word, format_.pad_left + after_ + 1);
    }

private:
    // Scientific when the values spread too far. Compared in the precision of T, as NumPy does.
    template <class T, class ForEach>
    void choose_notation(ForEach& for_each)
    {
        using number = std::conditional_t<std::is_floating_point_v<T>, T, float>;
        number largest = 0;
        number smallest = std::numeric_limits<number>::infinity();
        for_each([&](T x) {
            if (!is_finite(x)) {
                any_not_finite_ = true;
                any_negative_infinity_ = any_negative_infinity_ || (x == x && is_negative(x));
                return;
            }
            const auto value = static_cast<number>(is_negative(x) ? -x : x);
            if (value == 0)
                return;
            largest = value > largest ? value : largest;
            smallest = value < smallest ? value : smallest;
        });
        constexpr auto cutoff = static_cast<number>(sizeof(T) == 2 ? 1e3 : sizeof(T) == 4 ? 1e6 : 1e8);
        if (largest == 0)
            return;
        const auto tiny = static_cast<number>(static_cast<T>(static_cast<number>(0.0001)));
        const auto ratio = static_cast<number>(static_cast<T>(largest / smallest));
        scientific_ = largest >= cutoff || (!suppress_ && (smallest < tiny || ratio > 1000));
    }

    void finish(index_t before, index_t after, index_t exponent, bool any_negative)
    {
        after_ = scientific_ ? after + exponent + 2 : after;
        format_.exp_digits = static_cast<int>(exponent);
        if (scientific_ || mode_ == float_mode::fixed || mode_ == float_mode::maxprec_equal) {
            format_.precision = format_.min_digits = static_cast<int>(after);
            format_.trim = 'k';
        } else
            format_.min_digits = 0;
        format_.pad_right = scientific_ ? -1 : static_cast<int>(after);
        before += sign_ == ' ' && !any_negative ? 1 : 0;
        if (any_not_finite_) {
            const index_t nan = text_width(nanstr_) - after_ - 1;
            const index_t inf = text_width(infstr_) + (sign_ != '-' || any_negative_infinity_ ? 1 : 0) - after_ - 1;
            before = nan > before ? nan : before;
            before = inf > before ? inf : before;
        }
        format_.pad_left = static_cast<int>(before);
    }

    std::string nanstr_;
    std::string infstr_;
    float_format format_;
    index_t after_ = 0;
    char sign_;
    bool suppress_;
    float_mode mode_;
    bool scientific_ = false;
    bool any_not_finite_ = false;
    bool any_negative_infinity_ = false;
};
} // namespace nd::detail::inline ND_ISA
