// Durations and dates of <chrono> as elements: NumPy's timedelta64 and datetime64, with NaT and their arithmetic.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/dtype.hpp>
#include <nd/dtype/time_promotion.hpp>
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
} // namespace nd::inline ND_ISA
