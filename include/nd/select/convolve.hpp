// Convolution and correlation of vectors.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/dense.hpp>
#include <nd/ufunc/arithmetic.hpp>

namespace nd::inline ND_ISA
{
/// How much of a convolution of vectors of the lengths m and n: all m + n - 1 elements, the max(m, n) in the middle, or
/// those for which the vectors overlap completely.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow" // g++ takes enumerators for functions of the same name
enum class convolve_mode : char { full, same, valid };
#pragma GCC diagnostic pop

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T>
[[nodiscard]] constexpr T conjugated(T x) noexcept
{
    if constexpr (complex_element<T>)
        return T(x.real(), -x.imag());
    else
        return x;
}

/// Elements `first` to `first + count` of the full convolution of `a` and `kernel`. Short runs of the result stay in
/// the cache while the whole kernel passes over them.
template <class Arch, class T>
void convolve_dense(const T* a, index_t n, const T* kernel, index_t m, index_t first, index_t count, T* out)
{
    constexpr index_t run = 2048 / static_cast<index_t>(sizeof(T)) < 64 ? 64 : 2048 / static_cast<index_t>(sizeof(T));
    for (index_t start = first, end = first + count; start < end; start += run) {
        const index_t stop = start + run < end ? start + run : end;
        T* const y = out + (start - first);
        for (index_t i = start; i < stop; ++i)
            y[i - start] = T();
        // Element k of the kernel meets a[i - k].
        for (index_t k = start < n ? 0 : start - n + 1; k < m && k < stop; ++k) {
            const T weight = kernel[k];
            const index_t low = start < k ? k : start;
            const index_t high = stop < n + k ? stop : n + k;
            for (index_t i = low; i < high; ++i)
                y[i - start] = add_op::call(y[i - start], multiply_op::call(a[i - k], weight));
        }
    }
}

template <class T>
[[nodiscard]] ndarray<T, 1> convolve_part(
    const T* a, index_t n, const T* kernel, index_t m, convolve_mode mode, bool shorter_moves_up)
{
    const index_t longer = n < m ? m : n;
    const index_t shorter = n < m ? n : m;
    index_t first = 0;
    index_t count = n + m - 1;
    if (mode == convolve_mode::same) {
        first = shorter_moves_up ? shorter / 2 : (shorter - 1) / 2;
        count = longer;
    } else if (mode == convolve_mode::valid) {
        first = shorter - 1;
        count = longer - shorter + 1;
    }
    const ndarray<T, 1> result = new_vector<T>(count);
    convolve_dense<simd::default_arch>(a, n, kernel, m, first, count, result.handle().data);
    return result;
}

template <expression E>
void require_elements_of_vector(const E& e, const char* name)
{
    const axis_values shape = shape_of(operand_of(e));
    if (shape.size() > 1)
        throw_value_error("object too deep for desired array");
    if (is_empty(shape))
        raise<value_error>(message() << name << " cannot be empty");
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// The sums of `a[i - k] * v[k]` over k.
/// Shapes  (n), (m) -> (n + m - 1), (max(n, m)) or (max(n, m) - min(n, m) + 1)
/// Throws  value_error for an empty vector or an array of more axes
/// Cost    n * m
template <expression A, expression V>
[[nodiscard]] auto convolve(const A& a, const V& v, convolve_mode mode = convolve_mode::full)
{
    using R = promote_t<value_type_of<A>, value_type_of<V>>;
    using T = computing_t<R>;
    detail::require_elements_of_vector(a, "a");
    detail::require_elements_of_vector(v, "v");
    const auto x = detail::dense_as<T>(a);
    const auto kernel = detail::dense_as<T>(v);
    if (x.size() < kernel.size())
        return detail::rounded_to<R>(
            detail::convolve_part(kernel.data(), kernel.size(), x.data(), x.size(), mode, false));
    return detail::rounded_to<R>(detail::convolve_part(x.data(), x.size(), kernel.data(), kernel.size(), mode, false));
}

/// The sums of `a[n + k] * conj(v[n])` over n.
/// Shapes, Throws, Cost  as convolve
template <expression A, expression V>
[[nodiscard]] auto correlate(const A& a, const V& v, convolve_mode mode = convolve_mode::valid)
{
    using R = promote_t<value_type_of<A>, value_type_of<V>>;
    using T = computing_t<R>;
    detail::require_elements_of_vector(a, "first array argument");
    detail::require_elements_of_vector(v, "second array argument");
    const auto x = detail::dense_as<T>(a);
    const auto given = detail::dense_as<T>(v);
    const index_t m = given.size();
    const ndarray<T, 1> kernel = detail::new_vector<T>(m);
    for (index_t k = 0; k < m; ++k)
        kernel.handle().data[k] = detail::conjugated(given.data()[m - 1 - k]);
    return detail::rounded_to<R>(detail::convolve_part(x.data(), x.size(), kernel.data(), m, mode, x.size() < m));
}
} // namespace nd::inline ND_ISA
