// The C++ types that arrays of a dtype known only at run time may hold, and the way from a dtype to its type.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/dtype.hpp>

#include <complex>

namespace nd
{
template <class... T>
struct element_type_list
{};

/// In NumPy's order of type numbers, float16 before the other floats. bfloat16 is for arrays of known type only.
using element_types = element_type_list<bool, std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t,
    std::uint32_t, std::int64_t, std::uint64_t, float16, float, double, std::complex<float>, std::complex<double>>;

/// One type for each item size that element types have: what a function that moves elements without looking at them
/// needs.
using storage_types =
    element_type_list<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t, std::complex<double>>;

/// The same kind of elements in the same bytes; alignment does not matter.
[[nodiscard]] constexpr bool same_elements(const dtype& a, const dtype& b) noexcept { return a == b; }
} // namespace nd

namespace nd::detail::inline ND_ISA
{
[[noreturn, gnu::noinline, gnu::cold]] inline void throw_no_element_type(const dtype& type)
{
    raise<dtype_error>(message() << "no C++ element type stands for dtype " << type.typestr().text());
}

template <class F, class T, class... Rest>
decltype(auto) visit_among(const dtype& type, F& f, element_type_list<T, Rest...>)
{
    if (same_elements(type, dtype_of<T>()))
        return f(std::type_identity<T>());
    if constexpr (sizeof...(Rest) > 0)
        return visit_among(type, f, element_type_list<Rest...>());
    else
        throw_no_element_type(type);
}
template <class F, class T, class... Rest>
decltype(auto) visit_size_among(const dtype& type, F& f, element_type_list<T, Rest...>)
{
    if (type.itemsize() == static_cast<index_t>(sizeof(T)))
        return f(std::type_identity<T>());
    if constexpr (sizeof...(Rest) > 0)
        return visit_size_among(type, f, element_type_list<Rest...>());
    else
        throw_no_element_type(type);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// Calls `f(std::type_identity<T>())` for the element type `T` that `type` describes; `f` is instantiated for all.
/// Throws  dtype_error when there is none: foreign byte order, records
template <class F>
decltype(auto) visit_dtype(F&& f, const dtype& type)
{
    return detail::visit_among(type, f, element_types());
}

/// Calls `f(std::type_identity<T>())` for a type `T` of the item size of `type`, which is all that moving elements
/// takes.
/// Throws  dtype_error when there is none
template <class F>
decltype(auto) visit_storage_type(F&& f, const dtype& type)
{
    return detail::visit_size_among(type, f, storage_types());
}
} // namespace nd::inline ND_ISA
