// Which times are none.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/ufunc/ufunc.hpp>

namespace nd::detail::inline ND_ISA
{
struct isnat_op
{
    static constexpr const char* name = "isnat";
    template <time_element A>
    using types = signature<bool, A>;
    template <class A>
    static constexpr bool call(A a)
    {
        return is_nat(a);
    }
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// True for "not a time". Source  numpy.isnat
inline constexpr ufunc<detail::isnat_op> isnat{};
} // namespace nd::inline ND_ISA
