// Durations and dates of <chrono> as elements: NumPy's timedelta64 and datetime64, with NaT and their arithmetic.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/dtype.hpp>
#include <nd/dtype/time_promotion.hpp>
#include <nd/reduce/moments.hpp>
#include <nd/ufunc/isnat.hpp>

#include <chrono>

namespace nd::detail
{
/// The coarsest unit of NumPy that the period of a duration is a multiple of.
template <class Period>
[[nodiscard]] consteval time_step step_of_period() noexcept
{
    if (std::ratio_equal_v<Period, std::chrono::years::period>)
        return {time_unit::year, 1};
    if (std::ratio_equal_v<Period, std::chrono::months::period>)
        return {time_unit::month, 1};
    // Weeks to attoseconds, as fractions of a second.
    constexpr std::int64_t whole[] = {604'800, 86'400, 3600, 60, 1, 1, 1, 1, 1, 1, 1};
    constexpr std::int64_t parts[] = {1, 1, 1, 1, 1, 1'000, 1'000'000, 1'000'000'000, 1'000'000'000'000,
        1'000'000'000'000'000, 1'000'000'000'000'000'000};
    for (int u = 0; u < 11; ++u) {
        // num / den of a second in units of whole / parts
        if (whole[u] > 1 ? Period::den == 1 && Period::num % whole[u] == 0 : parts[u] % Period::den == 0) {
            const std::int64_t count = whole[u] > 1 ? Period::num / whole[u] : Period::num * (parts[u] / Period::den);
            if (count <= INT32_MAX)
                return {
                    static_cast<time_unit>(static_cast<int>(time_unit::week) + u), static_cast<std::int32_t>(count)};
        }
    }
    return {};
}

template <class Rep>
concept time_count = std::is_integral_v<Rep> && std::is_signed_v<Rep> && sizeof(Rep) == 8;

/// A period that NumPy has a unit for.
template <class Period>
concept numpy_time_unit = step_of_period<Period>()
.unit != time_unit::generic;

/// Counts of one period as counts of another, rounded down; NaT stays. Overflow wraps, as in NumPy.
template <class To, class From>
[[nodiscard]] ND_INLINE constexpr std::int64_t convert_count(std::int64_t count) noexcept
{
    using factor = std::ratio_divide<From, To>;
    if (count == nat_count)
        return count;
    const auto scaled =
        static_cast<std::int64_t>(static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(factor::num));
    const std::int64_t quotient = scaled / factor::den;
    return quotient - (scaled % factor::den < 0 ? 1 : 0);
}
} // namespace nd::detail

namespace nd
{
template <detail::time_count Rep, detail::numpy_time_unit Period>
struct element_traits<std::chrono::duration<Rep, Period>>
{
    using duration = std::chrono::duration<Rep, Period>;
    static constexpr nd::kind kind = nd::kind::timedelta;
    [[nodiscard]] ND_INLINE static constexpr nd::dtype dtype() noexcept
    {
        return nd::dtype(kind, detail::step_of_period<Period>());
    }
    [[nodiscard]] ND_INLINE static constexpr std::int64_t count(duration x) noexcept { return x.count(); }
    [[nodiscard]] ND_INLINE static constexpr duration of_count(std::int64_t n) noexcept { return duration(n); }
    template <class R, class P>
    [[nodiscard]] ND_INLINE static constexpr duration convert(std::chrono::duration<R, P> x) noexcept
    {
        return duration(detail::convert_count<Period, P>(x.count()));
    }
    template <integer_element I>
    [[nodiscard]] ND_INLINE static constexpr duration convert(I n) noexcept
    {
        return duration(static_cast<Rep>(n));
    }
};
/// Dates are times of the system's clock. Those counted in years or months are not the same in C++ and NumPy, and no
/// elements.
template <detail::time_count Rep, detail::numpy_time_unit Period>
    requires(!detail::is_calendar_unit(detail::step_of_period<Period>().unit))
struct element_traits<std::chrono::time_point<std::chrono::system_clock, std::chrono::duration<Rep, Period>>>
{
    using duration = std::chrono::duration<Rep, Period>;
    using time_point = std::chrono::time_point<std::chrono::system_clock, duration>;
    static constexpr nd::kind kind = nd::kind::datetime;
    [[nodiscard]] ND_INLINE static constexpr nd::dtype dtype() noexcept
    {
        return nd::dtype(kind, detail::step_of_period<Period>());
    }
    [[nodiscard]] ND_INLINE static constexpr std::int64_t count(time_point x) noexcept
    {
        return x.time_since_epoch().count();
    }
    [[nodiscard]] ND_INLINE static constexpr time_point of_count(std::int64_t n) noexcept
    {
        return time_point(duration(n));
    }
    template <class R, class P>
    [[nodiscard]] ND_INLINE static constexpr time_point convert(
        std::chrono::time_point<std::chrono::system_clock, std::chrono::duration<R, P>> x) noexcept
    {
        return of_count(detail::convert_count<Period, P>(x.time_since_epoch().count()));
    }
};

/// "Not a time" of a type of times: `nd::nat<std::chrono::sys_days>`.
template <time_element T>
inline constexpr T nat = element_traits<T>::of_count(nat_count);

template <class R, class P, class S, class Q>
    requires(!std::same_as<std::chrono::duration<R, P>, std::chrono::duration<S, Q>> &&
        time_element<std::chrono::duration<R, P>> && time_element<std::chrono::duration<S, Q>>)
struct common_element<std::chrono::duration<R, P>, std::chrono::duration<S, Q>>
{
    using type = std::common_type_t<std::chrono::duration<R, P>, std::chrono::duration<S, Q>>;
};
template <class C, class D, class E>
    requires(!std::same_as<D, E> && time_element<std::chrono::time_point<C, D>> &&
        time_element<std::chrono::time_point<C, E>>)
struct common_element<std::chrono::time_point<C, D>, std::chrono::time_point<C, E>>
{
    using type = std::chrono::time_point<C, std::common_type_t<D, E>>;
};
} // namespace nd

namespace nd::detail::inline ND_ISA
{
/// What operands of an operation are: of arrays their elements.
template <class X>
struct time_operand
{
    using type = std::remove_cvref_t<X>;
};
template <expression X>
struct time_operand<X>
{
    using type = value_type_of<X>;
};
template <class X>
using time_operand_t = typename time_operand<X>::type;
template <class X>
concept time_date = element_of_kind<time_operand_t<X>, kind::datetime>;
template <class X>
concept time_difference = element_of_kind<time_operand_t<X>, kind::timedelta>;
template <class X>
concept time_factor = integer_element<time_operand_t<X>>;
template <class X>
concept real_time_factor = std::floating_point<time_operand_t<X>>;

/// The duration in which both count.
template <class A, class B>
using common_duration_t = std::common_type_t<typename element_traits<time_operand_t<A>>::duration,
    typename element_traits<time_operand_t<B>>::duration>;
template <class D>
using date_of_t = std::chrono::time_point<std::chrono::system_clock, D>;

/// Sums, differences and multiples of counts, which wrap; NaT makes NaT.
template <class R, class Count>
struct time_operation
{
    template <class A, class B>
    static constexpr R call(A a, B b)
    {
        if (is_nat(a) || is_nat(b))
            return nat<R>;
        return element_traits<R>::of_count(static_cast<std::int64_t>(Count::call(count_of(a), count_of(b))));
    }

private:
    template <class A>
    static constexpr std::uint64_t count_of(A a)
    {
        if constexpr (time_element<A>)
            return static_cast<std::uint64_t>(element_traits<A>::count(a));
        else
            return static_cast<std::uint64_t>(a);
    }
};
struct add_counts
{
    static constexpr std::uint64_t call(std::uint64_t a, std::uint64_t b) { return a + b; }
};
struct subtract_counts
{
    static constexpr std::uint64_t call(std::uint64_t a, std::uint64_t b) { return a - b; }
};
struct multiply_counts
{
    static constexpr std::uint64_t call(std::uint64_t a, std::uint64_t b) { return a * b; }
};
/// Multiples by real factors and parts, towards zero; what is no number or too large makes NaT, as a division by 0.
struct scale_time_op
{
    template <class D>
    static constexpr D call(D a, double factor)
    {
        return is_nat(a) ? a : of_number<D>(static_cast<double>(a.count()) * factor);
    }
    template <class D>
    static constexpr D of_number(double count)
    {
        constexpr double end = 9223372036854775808.;
        return count > -end && count < end ? element_traits<D>::of_count(static_cast<std::int64_t>(count)) : nat<D>;
    }
};
struct divide_time_op
{
    template <class D>
    static constexpr D call(D a, double divisor)
    {
        return is_nat(a) || divisor == 0 ? nat<D>
                                         : scale_time_op::of_number<D>(static_cast<double>(a.count()) / divisor);
    }
    template <class D>
    static constexpr D call(D a, std::int64_t divisor)
    {
        return is_nat(a) || divisor == 0 ? nat<D> : element_traits<D>::of_count(a.count() / divisor);
    }
};
struct negative_time_op
{
    template <class D>
    static constexpr D call(D a)
    {
        return is_nat(a) ? a : element_traits<D>::of_count(-a.count());
    }
};
struct time_ratio_op
{
    template <class A>
    static constexpr double call(A a, A b)
    {
        if (is_nat(a) || is_nat(b))
            return __builtin_nan("");
        return static_cast<double>(a.count()) / static_cast<double>(b.count());
    }
};

template <class Count, class R, class P, class Q, class A, class B>
[[nodiscard]] auto time_node(A&& a, B&& b)
{
    return make_node<time_operation<R, Count>>(signature<R, P, Q>(), std::forward<A>(a), std::forward<B>(b));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
// Arithmetic of arrays of times. Units meet in the finer one, as in C++ and NumPy.
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_difference<A>&& detail::time_difference<B>)
[[nodiscard]] auto operator+(A&& a, B&& b)
{
    using D = detail::common_duration_t<A, B>;
    return detail::time_node<detail::add_counts, D, D, D>(std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_date<A>&& detail::time_difference<B>)
[[nodiscard]] auto operator+(A&& a, B&& b)
{
    using D = detail::common_duration_t<A, B>;
    using T = detail::date_of_t<D>;
    return detail::time_node<detail::add_counts, T, T, D>(std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_difference<A>&& detail::time_date<B>)
[[nodiscard]] auto operator+(A&& a, B&& b) { return std::forward<B>(b) + std::forward<A>(a); }
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_difference<A>&& detail::time_difference<B>)
[[nodiscard]] auto operator-(A&& a, B&& b)
{
    using D = detail::common_duration_t<A, B>;
    return detail::time_node<detail::subtract_counts, D, D, D>(std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_date<A>&& detail::time_difference<B>)
[[nodiscard]] auto operator-(A&& a, B&& b)
{
    using D = detail::common_duration_t<A, B>;
    using T = detail::date_of_t<D>;
    return detail::time_node<detail::subtract_counts, T, T, D>(std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_date<A>&& detail::time_date<B>)
[[nodiscard]] auto operator-(A&& a, B&& b)
{
    using D = detail::common_duration_t<A, B>;
    using T = detail::date_of_t<D>;
    return detail::time_node<detail::subtract_counts, D, T, T>(std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_difference<A>&& detail::time_factor<B>)
[[nodiscard]] auto operator*(A&& a, B&& b)
{
    using D = detail::time_operand_t<A>;
    return detail::time_node<detail::multiply_counts, D, D, std::int64_t>(std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_factor<A>&& detail::time_difference<B>)
[[nodiscard]] auto operator*(A&& a, B&& b) { return std::forward<B>(b) * std::forward<A>(a); }
/// How many times one difference is the other, as a float; NaT gives NaN.
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_difference<A>&& detail::time_difference<B>)
[[nodiscard]] auto operator/(A&& a, B&& b)
{
    using D = detail::common_duration_t<A, B>;
    return detail::make_node<detail::time_ratio_op>(signature<double, D, D>(), std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_difference<A>&& detail::real_time_factor<B>)
[[nodiscard]] auto operator*(A&& a, B&& b)
{
    using D = detail::time_operand_t<A>;
    return detail::make_node<detail::scale_time_op>(signature<D, D, double>(), std::forward<A>(a), std::forward<B>(b));
}
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::real_time_factor<A>&& detail::time_difference<B>)
[[nodiscard]] auto operator*(A&& a, B&& b) { return std::forward<B>(b) * std::forward<A>(a); }
/// Parts of a difference, towards zero as in C++ and NumPy.
template <class A, class B>
    requires(operands_with_array<A, B>&& detail::time_difference<A> &&
        (detail::time_factor<B> || detail::real_time_factor<B>))
[[nodiscard]] auto operator/(A&& a, B&& b)
{
    using D = detail::time_operand_t<A>;
    using F = std::conditional_t<detail::time_factor<B>, std::int64_t, double>;
    return detail::make_node<detail::divide_time_op>(signature<D, D, F>(), std::forward<A>(a), std::forward<B>(b));
}
template <expression A>
    requires detail::time_difference<A>
[[nodiscard]] auto operator-(A&& a)
{
    using D = detail::time_operand_t<A>;
    return detail::make_node<detail::negative_time_op>(signature<D, D>(), std::forward<A>(a));
}

// In place, in the array's own unit: what is finer is cut off, as in NumPy.
template <array_like A, class B>
    requires(time_element<value_type_of<A>>&& detail::time_difference<B>)
A && operator+=(A&& a, const B& b)
{
    a.assign(a + b);
    return std::forward<A>(a);
}
template <array_like A, class B>
    requires(time_element<value_type_of<A>>&& detail::time_difference<B>)
A && operator-=(A&& a, const B& b)
{
    a.assign(a - b);
    return std::forward<A>(a);
}
template <array_like A, class B>
    requires(detail::time_difference<A> && (detail::time_factor<B> || detail::real_time_factor<B>))
A && operator*=(A&& a, const B& b)
{
    a.assign(a * b);
    return std::forward<A>(a);
}
template <array_like A, class B>
    requires(detail::time_difference<A> && (detail::time_factor<B> || detail::real_time_factor<B>))
A && operator/=(A&& a, const B& b)
{
    a.assign(a / b);
    return std::forward<A>(a);
}

/// Mean of differences, towards zero; of none NaT, and of a NaT too.
/// Source  numpy.mean
template <expression E>
    requires detail::time_difference<E>
[[nodiscard]] auto mean(const E& x)
{
    index_t n = 1;
    for (const index_t extent : shape_of(detail::operand_of(x)))
        n *= extent;
    return detail::divide_time_op::call(sum(x), static_cast<std::int64_t>(n));
}
/// The same along one axis. Shapes  (..., n, ...) -> (..., ...). Throws axis_error.
template <expression E, integer_index Axis>
    requires detail::time_difference<E>
[[nodiscard]] auto mean(const E& x, Axis axis)
{
    const axis_values shape = shape_of(detail::operand_of(x));
    const index_t n = shape[normalize_axis(axis, shape.size())];
    return eval(sum(x, axis) / static_cast<std::int64_t>(n));
}
} // namespace nd::inline ND_ISA
