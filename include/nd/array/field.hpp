// Fields of records as views: a.field(&Particle::mass), a.field("mass").
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/any_array.hpp>
#include <nd/dtype/record.hpp>
#include <nd/dtype/stored.hpp>

#include <utility>

namespace nd::detail::inline ND_ISA
{
/// What stands in memory for a member of a record: of packed structs, numbers at any address.
template <class Record, class Member>
struct member_element
{
    using type = Member;
};
template <class Record, numeric_element Member>
    requires(alignof(Record) < alignof(Member))
struct member_element<Record, Member>
{
    using type = unaligned<Member>;
};

/// The shape of records whose column has shape `shape` and whose field has `field_axes` axes of its own.
[[nodiscard]] inline axis_values record_shape(axis_values shape, int field_axes)
{
    if (shape.size() < field_axes)
        throw_shape_error(
            "a column has fewer axes than its field, shape", {shape.data(), static_cast<std::size_t>(shape.size())});
    shape.resize(shape.size() - field_axes);
    return shape;
}
} // namespace nd::detail::inline ND_ISA

namespace nd
{
template <class Element, int Rank>
template <class Member, class Record>
requires std::same_as<Record, std::remove_const_t<Element>> ND_INLINE auto ndarray<Element, Rank>::field(
    Member Record::*member) const
{
    using M = typename detail::member_element<Record, std::remove_all_extents_t<Member>>::type;
    using E = std::conditional_t<std::is_const_v<Element>, const M, M>;
    constexpr int result_rank = Rank == dynamic ? dynamic : Rank + int{std::rank_v<Member>};
    axis_values extents(shape());
    axis_values steps(strides());
    const axis_values inner = detail::extents_of<Member>();
    for (const index_t step : packed_strides(inner, sizeof(M)))
        steps.push_back(step);
    for (const index_t extent : inner)
        extents.push_back(extent);
    layout<result_rank> l(extents, steps);
    l.set_writeable(leaf_.where.writeable());
    const auto address =
        reinterpret_cast<std::uintptr_t>(leaf_.data) + static_cast<std::uintptr_t>(detail::offset_of(member));
    return ndarray<E, result_rank>(leaf<E, result_rank>(leaf_.owner, reinterpret_cast<E*>(address), l));
}

template <class Element, int Rank>
ND_INLINE auto ndarray<Element, Rank>::field(const char* name) const
{
    return any_ndarray(*this).field(name);
}
} // namespace nd

namespace nd::inline ND_ISA
{
/// Records made of columns, one array or expression for each registered field in turn. The first column gives the
/// shape, without the axes that its field has itself; columns are converted to the type of their field. Throws
/// broadcast_error Source  numpy.rec.fromarrays
template <class Record, expression First, expression... Columns>
[[nodiscard]] ndarray<Record> fromarrays(const First& first, const Columns&... columns)
{
    return [&]<auto FirstMember, auto... Members>(detail::member_list<FirstMember, Members...>)
    {
        static_assert(sizeof...(Members) == sizeof...(Columns), "nd::fromarrays<Record>: one column for each field");
        axis_values shape;
        first.broadcast(shape);
        using member = std::remove_cvref_t<decltype(std::declval<Record&>().*FirstMember)>;
        ndarray<Record> records(detail::record_shape(shape, int{std::rank_v<member>}));
        records.field(FirstMember).assign(first);
        (records.field(Members).assign(columns), ...);
        return records;
    }
    (typename element_traits<Record>::members());
}
} // namespace nd::inline ND_ISA
