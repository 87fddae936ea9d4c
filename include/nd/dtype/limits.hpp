// The limits of numbers: finfo of floats, iinfo of integers.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/promote.hpp>

#include <limits>

namespace nd
{
/// `nd::finfo<float>::eps`. Of a complex type those of its parts. Source  numpy.finfo
template <class T>
    requires(floating_element<real_t<T>>)
struct finfo
{
    using type = real_t<T>;
    using limits = std::numeric_limits<type>;
    static constexpr int bits = 8 * int{sizeof(type)};
    static constexpr int nmant = limits::digits - 1;    ///< bits of the mantissa, without the one that is not stored
    static constexpr int maxexp = limits::max_exponent; ///< the smallest power of 2 that is too large
    static constexpr int minexp = limits::min_exponent - 1;
    static constexpr int precision = limits::digits10;
    static constexpr type eps = limits::epsilon();        ///< from 1 to the next number
    static constexpr type epsneg = limits::epsilon() / 2; ///< from 1 to the number before it
    static constexpr type max = limits::max();
    static constexpr type min = limits::lowest();
    static constexpr type tiny = limits::min(); ///< smallest positive number of full precision
    static constexpr type smallest_normal = limits::min();
    static constexpr type smallest_subnormal = limits::denorm_min();
};

/// `nd::iinfo<int>::max`. Source  numpy.iinfo
template <integer_element T>
struct iinfo
{
    using type = T;
    static constexpr int bits = 8 * int{sizeof(T)};
    static constexpr T min = std::numeric_limits<T>::min();
    static constexpr T max = std::numeric_limits<T>::max();
};
} // namespace nd
