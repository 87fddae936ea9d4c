// What a product of arrays does with two elements and a running sum: the arithmetic that its kernels share.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>
#include <nd/dtype/promote.hpp>
#include <nd/simd/arithmetic.hpp>
#include <nd/simd/bits.hpp>

namespace nd::detail::inline ND_ISA
{
/// `sum + a * b`: integers wrap, floats round once where the machine can.
struct arithmetic_sum
{
    template <class X>
    ND_INLINE static X multiply_add(const X& a, const X& b, const X& sum) noexcept
    {
        if constexpr (std::is_floating_point_v<simd::element_t<X>>)
            return simd::mul_add(a, b, sum);
        else
            return simd::add(sum, simd::mul(a, b));
    }
    template <class X>
    ND_INLINE static X add(const X& a, const X& b) noexcept
    {
        return simd::add(a, b);
    }
};

/// Truth values as bytes 0 and 1: or of ands.
struct logical_sum
{
    template <class X>
    ND_INLINE static X multiply_add(const X& a, const X& b, const X& sum) noexcept
    {
        return simd::bit_or(sum, simd::bit_and(a, b));
    }
    template <class X>
    ND_INLINE static X add(const X& a, const X& b) noexcept
    {
        return simd::bit_or(a, b);
    }
};

/// The numbers that kernels see in place of elements of type `T`: a complex element is two of them, a truth value is a
/// byte.
template <class T>
struct kernel_numbers
{
    using type = T;
    using sum = arithmetic_sum;
    static constexpr index_t per_element = 1;
};
template <>
struct kernel_numbers<bool>
{
    using type = std::uint8_t;
    using sum = logical_sum;
    static constexpr index_t per_element = 1;
};
template <complex_element T>
struct kernel_numbers<T>
{
    using type = real_t<T>;
    using sum = arithmetic_sum;
    static constexpr index_t per_element = 2;
};
template <class T>
using number_t = typename kernel_numbers<T>::type;
template <class T>
using sum_of = typename kernel_numbers<T>::sum;

/// Memory of elements as memory of the numbers in them.
template <class T>
[[nodiscard]] ND_INLINE number_t<T>* numbers_of(T* elements) noexcept
{
    return reinterpret_cast<number_t<T>*>(elements);
}
template <class T>
[[nodiscard]] ND_INLINE const number_t<T>* numbers_of(const T* elements) noexcept
{
    return reinterpret_cast<const number_t<T>*>(elements);
}
} // namespace nd::detail::inline ND_ISA
