// How arrays are turned into text: NumPy's print options, kept per thread.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/index.hpp>

#include <optional>
#include <string>
#include <utility>

namespace nd::inline ND_ISA
{
/// What `precision` means: exactly that many fractional digits; no limit; at most that many; at most that many, and the
/// same number for every element.
enum class float_mode : char { fixed, unique, maxprec, maxprec_equal };

/// NumPy's names and meanings. A member left empty keeps the value now in force, so
/// `set_printoptions({.precision = 3})` changes the precision alone.
struct print_options
{
    std::optional<int> precision{};        ///< fractional digits of floats; 8
    std::optional<index_t> threshold{};    ///< arrays of more elements are summarised; 1000
    std::optional<index_t> edgeitems{};    ///< elements shown at both ends of a summarised axis; 3
    std::optional<index_t> linewidth{};    ///< characters per line; 75
    std::optional<bool> suppress{};        ///< no scientific notation for small values; false
    std::optional<std::string> nanstr{};   ///< "nan"
    std::optional<std::string> infstr{};   ///< "inf"
    std::optional<char> sign{};            ///< '-', '+' or ' ': what stands before positive numbers; '-'
    std::optional<float_mode> floatmode{}; ///< float_mode::maxprec
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// The options with a value for each.
struct print_settings
{
    int precision = 8;
    index_t threshold = 1000;
    index_t edgeitems = 3;
    index_t linewidth = 75;
    bool suppress = false;
    std::string nanstr = "nan";
    std::string infstr = "inf";
    char sign = '-';
    float_mode floatmode = float_mode::maxprec;
};

/// Per thread, as NumPy's: a program's threads do not disturb each other's output.
[[nodiscard]] inline print_settings& current_print_settings()
{
    thread_local print_settings settings;
    return settings;
}

[[nodiscard]] inline print_settings merge(print_settings settings, const print_options& options)
{
    const auto take = [](auto& value, const auto& option) {
        if (option)
            value = *option;
    };
    take(settings.precision, options.precision);
    take(settings.threshold, options.threshold);
    take(settings.edgeitems, options.edgeitems);
    take(settings.linewidth, options.linewidth);
    take(settings.suppress, options.suppress);
    take(settings.nanstr, options.nanstr);
    take(settings.infstr, options.infstr);
    take(settings.sign, options.sign);
    take(settings.floatmode, options.floatmode);
    if (settings.precision < 0)
        raise<value_error>(message() << "precision must be >= 0, found " << settings.precision);
    if (settings.edgeitems < 0)
        raise<value_error>(message() << "edgeitems must be >= 0, found " << settings.edgeitems);
    if (settings.sign != '-' && settings.sign != '+' && settings.sign != ' ')
        throw_value_error("sign option must be one of ' ', '+', or '-'");
    return settings;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The options in force in this thread, every member filled.
[[nodiscard]] inline print_options get_printoptions()
{
    const detail::print_settings& s = detail::current_print_settings();
    return {.precision = s.precision,
        .threshold = s.threshold,
        .edgeitems = s.edgeitems,
        .linewidth = s.linewidth,
        .suppress = s.suppress,
        .nanstr = s.nanstr,
        .infstr = s.infstr,
        .sign = s.sign,
        .floatmode = s.floatmode};
}

/// Changes the given options for this thread.
/// Throws  value_error, changing nothing, when one of them is out of range
inline void set_printoptions(const print_options& options)
{
    detail::print_settings& current = detail::current_print_settings();
    current = detail::merge(current, options);
}

/// Changes options until the end of a scope.
/// Source  numpy.printoptions
class [[nodiscard]] print_guard
{
public:
    explicit print_guard(const print_options& options)
        : saved_(detail::current_print_settings())
    {
        set_printoptions(options);
    }
    ~print_guard() { detail::current_print_settings() = std::move(saved_); }
    print_guard(const print_guard&) = delete;
    print_guard& operator=(const print_guard&) = delete;

private:
    detail::print_settings saved_;
};
} // namespace nd::inline ND_ISA
