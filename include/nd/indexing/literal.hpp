// NumPy's own slice syntax as a literal, parsed by the compiler: `a("1:-1, ::2, None, ..., 0"_s)`.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/indexing/index_like.hpp>

#include <cstddef>
#include <limits>
#include <utility>

namespace nd::inline ND_ISA
{
/// The characters of a string literal as a template argument.
template <std::size_t Size>
struct literal_text
{
    consteval literal_text(const char (&text)[Size]) noexcept
    {
        for (std::size_t i = 0; i < Size; ++i)
            characters[i] = text[i];
    }
    char characters[Size] = {};
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// Recursive descent over `item ("," item)* ","?`, spaces allowed between tokens:
///   item = integer | [integer] ":" [integer] [":" [integer]] | "None" | "newaxis" | "..."
/// An integer that does not fit and a step of 0 are refused too.
template <std::size_t Size>
class index_parser
{
public:
    constexpr explicit index_parser(const literal_text<Size>& text)
        : index_parser(text.characters)
    {}
    /// `text` has less than `Size` characters before its end.
    constexpr explicit index_parser(const char* text)
        : at_(text)
    {
        do
            parse_item();
        while (is_valid_ && accept(',') && *at_ != '\0');
        is_valid_ = is_valid_ && *at_ == '\0';
    }
    [[nodiscard]] constexpr bool is_valid() const noexcept { return is_valid_; }
    [[nodiscard]] constexpr std::size_t count() const noexcept { return count_; }
    [[nodiscard]] constexpr basic_item item(std::size_t i) const noexcept { return items_[i].item; }

private:
    struct slot
    {
        basic_item item = full_extent;
    };

    constexpr void parse_item()
    {
        skip_spaces();
        if (accept("...")) {
            push(ellipsis);
        } else if (accept("None") || accept("newaxis")) {
            push(newaxis);
        } else {
            const slice_bound start = parse_bound();
            if (!accept(':')) {
                is_valid_ = is_valid_ && !start.is_open;
                return push(start.value);
            }
            const slice_bound stop = parse_bound();
            const slice_bound step = accept(':') ? parse_bound() : slice_bound(_);
            is_valid_ = is_valid_ && (step.is_open || step.value != 0);
            if (start.is_open && stop.is_open && step.is_open)
                push(full_extent);
            else
                push(slice(start, stop, step));
        }
    }
    constexpr slice_bound parse_bound()
    {
        skip_spaces();
        const bool negative = *at_ == '-';
        const bool has_sign = negative || *at_ == '+';
        if (has_sign) {
            ++at_;
            skip_spaces();
        }
        if (*at_ < '0' || *at_ > '9') {
            is_valid_ = is_valid_ && !has_sign;
            return _;
        }
        index_t value = 0; // below zero, where there is one number more
        for (; *at_ >= '0' && *at_ <= '9'; ++at_)
            is_valid_ = is_valid_ && !__builtin_mul_overflow(value, 10, &value) &&
                !__builtin_sub_overflow(value, *at_ - '0', &value);
        skip_spaces();
        if (negative)
            return value;
        is_valid_ = is_valid_ && !__builtin_sub_overflow(index_t{0}, value, &value);
        return value;
    }
    constexpr bool accept(const char* word)
    {
        const char* p = at_;
        for (; *word != '\0'; ++word, ++p)
            if (*p != *word)
                return false;
        at_ = p;
        skip_spaces();
        return true;
    }
    constexpr bool accept(char character)
    {
        const char word[] = {character, '\0'};
        return accept(word);
    }
    constexpr void skip_spaces()
    {
        while (*at_ == ' ')
            ++at_;
    }
    constexpr void push(basic_item item) { items_[count_++].item = item; }

    const char* at_;
    bool is_valid_ = true;
    std::size_t count_ = 0;
    slot items_[Size];
};

template <literal_text Text>
inline constexpr index_parser parsed_index{Text};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `Text` is an index in NumPy's syntax, such as `1:-1, ::2, None, ..., 0`.
template <literal_text Text>
concept index_literal_syntax = detail::parsed_index<Text>
.is_valid();

namespace literals
{
/// An index in NumPy's syntax, checked by the compiler. `None` may be spelt `newaxis`.
template <literal_text Text>
    requires index_literal_syntax<Text>
[[nodiscard]] consteval auto operator""_s() noexcept
{
    return []<std::size_t... I>(std::index_sequence<I...>)
    {
        return index_literal<detail::parsed_index<Text>.item(I)...>{};
    }
    (std::make_index_sequence<detail::parsed_index<Text>.count()>{});
}
} // namespace literals
} // namespace nd::inline ND_ISA
