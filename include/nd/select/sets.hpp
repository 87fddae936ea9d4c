// Arrays as sets: membership, and sorted vectors of what two arrays share or do not share.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/reshape.hpp>
#include <nd/select/search.hpp>
#include <nd/select/unique.hpp>

namespace nd::inline ND_ISA
{
/// `isin(a, test, {.invert = true})`
struct isin_options
{
    bool invert = false; ///< true where an element is not found
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T>
[[nodiscard]] ND_INLINE bool is_member(const T* sorted, index_t n, T x) noexcept
{
    const index_t place = place_of<side::left>(sorted, n, x);
    return place < n && equal_op::call(sorted[place], x);
}
template <class Arch, class T>
void find_members(const T* sorted, index_t n, const T* x, index_t count, bool* found, bool invert)
{
    for (index_t i = 0; i < count; ++i)
        found[i] = is_member(sorted, n, x[i]) != invert;
}

/// Walks two sorted vectors without repetitions: `both(x)` for what is in both, `one(x)` for what is in one of them.
template <class T, class Both, class One>
void merge_sets(const ndarray<T, 1>& a, const ndarray<T, 1>& b, const Both& both, const One& one)
{
    const T* x = a.data();
    const T* const x_end = x + a.size();
    const T* y = b.data();
    const T* const y_end = y + b.size();
    while (x != x_end && y != y_end) {
        if (equal_op::call(*x, *y)) {
            both(*x++);
            ++y;
        } else if (sorts_before(*y, *x))
            one(*y++);
        else
            one(*x++);
    }
    for (; x != x_end; ++x)
        one(*x);
    for (; y != y_end; ++y)
        one(*y);
}

template <class T, expression E>
[[nodiscard]] ndarray<T, 1> unique_as(const E& a)
{
    return unique(dense_as<T>(a));
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// For every element of `a` whether it is one of `test`. NaN is in no set.
/// Shapes  that of `a`
template <expression A, expression B>
[[nodiscard]] auto isin(const A& a, const B& test, const isin_options& options = {})
{
    using T = promote_t<value_type_of<A>, value_type_of<B>>;
    const auto sorted = detail::unique_as<T>(test);
    const auto x = detail::dense_as<T>(a);
    const ndarray<bool, A::rank> found(detail::allocate_array<bool, A::rank>(x.shape()));
    detail::find_members<simd::default_arch>(
        sorted.data(), sorted.size(), x.data(), x.size(), found.handle().data, options.invert);
    return found;
}

/// What is in both arrays, sorted.
template <expression A, expression B>
[[nodiscard]] auto intersect1d(const A& a, const B& b)
{
    using T = promote_t<value_type_of<A>, value_type_of<B>>;
    const auto x = detail::unique_as<T>(a);
    const auto y = detail::unique_as<T>(b);
    const ndarray<T, 1> result = detail::new_vector<T>(x.size() < y.size() ? x.size() : y.size());
    T* next = result.handle().data;
    detail::merge_sets(
        x, y, [&](T value) { *next++ = value; }, [](T) {});
    return detail::part_of(result.handle(), 0, 0, next - result.data());
}
/// What is in one of the arrays or in both, sorted.
template <expression A, expression B>
[[nodiscard]] auto union1d(const A& a, const B& b)
{
    return unique(concatenate(std::tuple(ravel(a), ravel(b))));
}
/// What is in the first array and not in the second, sorted.
template <expression A, expression B>
[[nodiscard]] auto setdiff1d(const A& a, const B& b)
{
    using T = value_type_of<A>;
    const auto x = unique(a);
    const auto is_kept = isin(x, b, {.invert = true});
    const ndarray<T, 1> result = detail::new_vector<T>(x.size());
    T* next = result.handle().data;
    for (index_t i = 0; i < x.size(); ++i)
        if (is_kept.data()[i])
            *next++ = x.data()[i];
    return detail::part_of(result.handle(), 0, 0, next - result.data());
}
/// What is in one of the arrays only, sorted.
template <expression A, expression B>
[[nodiscard]] auto setxor1d(const A& a, const B& b)
{
    using T = promote_t<value_type_of<A>, value_type_of<B>>;
    const auto x = detail::unique_as<T>(a);
    const auto y = detail::unique_as<T>(b);
    const ndarray<T, 1> result = detail::new_vector<T>(x.size() + y.size());
    T* next = result.handle().data;
    detail::merge_sets(
        x, y, [](T) {}, [&](T value) { *next++ = value; });
    return detail::part_of(result.handle(), 0, 0, next - result.data());
}
} // namespace nd::inline ND_ISA
