// The elements of one array as words of a common width, as NumPy aligns them.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/kind.hpp>
#include <nd/io/float_words.hpp>
#include <nd/io/format_float.hpp>
#include <nd/io/print_options.hpp>

#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace nd::detail::inline ND_ISA
{
/// The elements of an array that will be shown: all, or `edge` at both ends of every longer axis.
struct shown_elements
{
    const std::byte* data;
    std::span<const index_t> shape;
    std::span<const index_t> strides;
    index_t edge;               // -1: all
    std::size_t whole_axes = 0; // at the end, of which all is shown

    template <class Function>
    void for_each(Function&& function) const
    {
        visit(function, data, 0);
    }

private:
    template <class Function>
    void visit(Function& function, const std::byte* p, std::size_t axis) const
    {
        if (axis == shape.size()) {
            function(p);
            return;
        }
        const index_t extent = shape[axis];
        const bool skips = edge > 0 && extent - edge > edge &&
            axis + whole_axes < shape.size(); // with no edge NumPy looks at everything
        for (index_t i = 0; i < extent; ++i) {
            if (skips && i == edge)
                i = extent - edge;
            visit(function, p + i * strides[axis], axis + 1);
        }
    }
};

/// Writes elements of one type.
class element_format
{
public:
    element_format() = default;
    element_format(const element_format&) = delete;
    element_format& operator=(const element_format&) = delete;
    virtual ~element_format() = default;
    /// Sees every element that will be written, to find the common width.
    virtual void fit(const shown_elements& elements) = 0;
    /// Appends one element in the common width.
    virtual void write(std::string& out, const std::byte* element) const = 0;
    /// Appends one element as Python's str() of the NumPy scalar.
    virtual void write_scalar(std::string& out, const std::byte* element) const = 0;
};

template <class T>
[[nodiscard]] T read_element(const std::byte* p) noexcept
{
    T x;
    std::memcpy(static_cast<void*>(&x), p, sizeof x);
    return x;
}

class boolean_format final : public element_format
{
public:
    explicit boolean_format(const print_settings&) noexcept {}
    void fit(const shown_elements& elements) override { width_ = elements.shape.empty() ? 0 : 5; }
    void write(std::string& out, const std::byte* element) const override { write_right(out, text(element), width_); }
    void write_scalar(std::string& out, const std::byte* element) const override { out += text(element); }

private:
    [[nodiscard]] static std::string_view text(const std::byte* p) noexcept
    {
        return *p != std::byte{0} ? "True" : "False";
    }
    index_t width_ = 0;
};

class integer_format final : public element_format
{
public:
    struct value
    {
        bool negative;
        std::uint64_t magnitude;
    };
    using load_function = value (*)(const std::byte*) noexcept;

    integer_format(const print_settings& settings, load_function load) noexcept
        : load_(load)
        , sign_(settings.sign)
    {}
    void fit(const shown_elements& elements) override
    {
        value largest{true, std::numeric_limits<std::uint64_t>::max()};
        value smallest{false, std::numeric_limits<std::uint64_t>::max()};
        elements.for_each([&](const std::byte* p) {
            const value x = load_(p);
            largest = less(largest, x) ? x : largest;
            smallest = less(x, smallest) ? x : smallest;
        });
        if (sign_ == ' ' && smallest.negative)
            sign_ = '-';
        width_ = length(largest) + (!largest.negative && sign_ != '-' ? 1 : 0);
        width_ = length(smallest) > width_ ? length(smallest) : width_;
    }
    void write(std::string& out, const std::byte* element) const override { write(out, load_(element), sign_, width_); }
    void write_scalar(std::string& out, const std::byte* element) const override { write(out, load_(element), '-', 0); }

private:
    [[nodiscard]] static bool less(value a, value b) noexcept
    {
        if (a.negative != b.negative)
            return a.negative;
        return a.negative ? a.magnitude > b.magnitude : a.magnitude < b.magnitude;
    }
    [[nodiscard]] static index_t length(value x) noexcept
    {
        index_t n = x.negative ? 2 : 1;
        while ((x.magnitude /= 10) != 0)
            ++n;
        return n;
    }
    static void write(std::string& out, value x, char sign, index_t width)
    {
        char word[24];
        char* p = word;
        if (x.negative || sign != '-')
            *p++ = x.negative ? '-' : sign;
        p = std::to_chars(p, word + sizeof word, x.magnitude).ptr;
        write_right(out, {word, static_cast<std::size_t>(p - word)}, width);
    }
    load_function load_;
    char sign_;
    index_t width_ = 0;
};

template <class T>
[[nodiscard]] integer_format::value load_integer(const std::byte* p) noexcept
{
    const T x = read_element<T>(p);
    const auto magnitude = static_cast<std::uint64_t>(x);
    return {x < T(0), x < T(0) ? 0 - magnitude : magnitude};
}

/// str() of a NumPy floating scalar, or of a part of a complex one, which has no ".0".
template <class T>
void write_float_scalar(std::string& out, T x, float_format f)
{
    // as NumPy, which takes half and single precision to be exact up to 10^3 and 10^6 only
    const auto value = static_cast<std::conditional_t<std::is_floating_point_v<T>, T, float>>(x);
    const auto magnitude = value < 0 ? -value : value;
    const double most = sizeof(T) == 2 ? 1e3 : sizeof(T) == 4 ? 1e6 : 1e16;
    if (magnitude == 0 || (magnitude >= 1e-4 && magnitude < most))
        return write_positional(out, x, f);
    f.trim = '-';
    write_scientific(out, x, f);
}

template <class T>
class floating_format final : public element_format
{
public:
    explicit floating_format(const print_settings& settings)
        : words_(settings, settings.sign)
    {}
    void fit(const shown_elements& elements) override
    {
        words_.fit<T>([&](auto&& see) { elements.for_each([&](const std::byte* p) { see(read_element<T>(p)); }); });
    }
    void write(std::string& out, const std::byte* element) const override
    {
        words_.write(out, read_element<T>(element));
    }
    void write_scalar(std::string& out, const std::byte* element) const override
    {
        write_float_scalar(out, read_element<T>(element), {.trim = '0'});
    }

private:
    float_words words_;
};

/// `T` is the type of a part; both stand next to each other.
template <class T>
class complex_format final : public element_format
{
public:
    explicit complex_format(const print_settings& settings)
        : real_(settings, settings.sign)
        , imag_(settings, '+')
    {}
    void fit(const shown_elements& elements) override
    {
        real_.fit<T>([&](auto&& see) { elements.for_each([&](const std::byte* p) { see(read_element<T>(p)); }); });
        imag_.fit<T>(
            [&](auto&& see) { elements.for_each([&](const std::byte* p) { see(read_element<T>(p + sizeof(T))); }); });
    }
    void write(std::string& out, const std::byte* element) const override
    {
        real_.write(out, read_element<T>(element));
        imag_.write(out, read_element<T>(element + sizeof(T)));
        out.insert(out.find_last_not_of(' ') + 1, 1, 'j');
    }
    void write_scalar(std::string& out, const std::byte* element) const override
    {
        const T real = read_element<T>(element);
        const T imag = read_element<T>(element + sizeof(T));
        const bool only_imag = real == T(0) && !is_negative(real);
        if (!only_imag) {
            out += '(';
            write_float_scalar(out, real, {.trim = '-'});
        }
        write_float_scalar(out, imag, {.trim = '-', .sign = !only_imag});
        if (imag != imag && !only_imag) // NumPy writes the sign of a nan here
            out.insert(out.size() - 3, 1, '+');
        out += only_imag ? "j" : "j)";
    }

private:
    float_words real_;
    float_words imag_;
};

/// The format of elements of type `T`.
template <element T>
[[nodiscard]] auto make_format(const print_settings& settings)
{
    if constexpr (boolean_element<T>)
        return boolean_format(settings);
    else if constexpr (integer_element<T>)
        return integer_format(settings, load_integer<std::remove_cv_t<T>>);
    else if constexpr (floating_element<T>)
        return floating_format<std::remove_cv_t<T>>(settings);
    else {
        static_assert(complex_element<T>, "elements of this type have no text form");
        return complex_format<decltype(T().real())>(settings);
    }
}
} // namespace nd::detail::inline ND_ISA
