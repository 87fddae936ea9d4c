// Structs of C++ as elements: ND_RECORD(Particle, id, position, mass) registers one.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/dtype/record_dtype.hpp>

#include <type_traits>

namespace nd::detail
{
/// The fields of a record as pointers to members.
template <auto... Members>
struct member_list
{};
} // namespace nd::detail

namespace nd::detail::inline ND_ISA
{
template <class Record, class Member>
[[nodiscard]] index_t offset_of(Member Record::*member) noexcept
{
    // Memory in which a record may live: no record is read.
    alignas(Record) static std::byte memory[sizeof(Record)];
    const auto* record = reinterpret_cast<const Record*>(memory);
    return reinterpret_cast<const std::byte*>(&(record->*member)) - memory;
}

/// Lengths of the axes of an array that is a member.
template <class Member>
[[nodiscard]] axis_values extents_of() noexcept
{
    axis_values extents;
    if constexpr (std::is_array_v<Member>) {
        extents = extents_of<std::remove_extent_t<Member>>();
        extents.insert(0, static_cast<index_t>(std::extent_v<Member>));
    }
    return extents;
}

template <class Record, class Member>
[[nodiscard]] field_spec spec_of(const char* name, Member Record::*member)
{
    using E = std::remove_all_extents_t<Member>;
    static_assert(element<E>, "ND_RECORD: a field is no element type; register its struct with ND_RECORD first");
    return {name, dtype_of<E>(), extents_of<Member>(), offset_of(member)};
}

/// The dtype of a struct of C++: aligned where it is as a C compiler lays it out.
template <class Record>
[[nodiscard]] dtype describe_record(std::initializer_list<field_spec> specs)
{
    static_assert(std::is_trivially_copyable_v<Record>, "ND_RECORD: records are trivially copyable structs");
    static_assert(std::is_standard_layout_v<Record>, "ND_RECORD: records are structs of standard layout");
    index_t alignment = 1;
    bool aligned = true;
    for (const field_spec& s : specs) {
        alignment = s.dtype.alignment() > alignment ? s.dtype.alignment() : alignment;
        aligned = aligned && s.offset % s.dtype.alignment() == 0;
    }
    aligned = aligned && alignment > 1 && alignment == index_t{alignof(Record)};
    return record_dtype(specs, aligned ? record_layout::aligned : record_layout::packed, sizeof(Record));
}

/// That of a registered struct, described once. It is never destroyed: arrays may outlive other statics.
template <class Record>
[[nodiscard]] const dtype& registered_dtype()
{
    static const dtype& type = *new dtype(element_traits<Record>::describe());
    return type;
}
} // namespace nd::detail::inline ND_ISA

// For each argument after the first two, `macro(first, argument)`, with commas between.
#define ND_DETAIL_PARENS ()
#define ND_DETAIL_EXPAND(...) ND_DETAIL_EXPAND3(ND_DETAIL_EXPAND3(ND_DETAIL_EXPAND3(__VA_ARGS__)))
#define ND_DETAIL_EXPAND3(...) ND_DETAIL_EXPAND2(ND_DETAIL_EXPAND2(ND_DETAIL_EXPAND2(ND_DETAIL_EXPAND2(__VA_ARGS__))))
#define ND_DETAIL_EXPAND2(...) ND_DETAIL_EXPAND1(ND_DETAIL_EXPAND1(ND_DETAIL_EXPAND1(ND_DETAIL_EXPAND1(__VA_ARGS__))))
#define ND_DETAIL_EXPAND1(...) __VA_ARGS__
#define ND_DETAIL_EACH(macro, first, ...) __VA_OPT__(ND_DETAIL_EXPAND(ND_DETAIL_EACH_NEXT(macro, first, __VA_ARGS__)))
#define ND_DETAIL_EACH_NEXT(macro, first, x, ...)                                                                      \
    macro(first, x) __VA_OPT__(, ND_DETAIL_EACH_AGAIN ND_DETAIL_PARENS(macro, first, __VA_ARGS__))
#define ND_DETAIL_EACH_AGAIN() ND_DETAIL_EACH_NEXT
#define ND_DETAIL_MEMBER(Record, name) &Record::name
#define ND_DETAIL_FIELD(Record, name) ::nd::detail::spec_of(#name, &Record::name)

/// Makes a trivially copyable struct an element type, with the fields named (up to 48): `ND_RECORD(Particle, id,
/// mass);` in the global namespace. Fields may be numbers, strings, times, other records, and arrays of them; members
/// that are not named are padding.
#define ND_RECORD(Record, ...)                                                                                         \
    template <>                                                                                                        \
    struct nd::element_traits<Record>                                                                                  \
    {                                                                                                                  \
        static constexpr nd::kind kind = nd::kind::opaque;                                                             \
        using members = ::nd::detail::member_list<ND_DETAIL_EACH(ND_DETAIL_MEMBER, Record, __VA_ARGS__)>;              \
        [[nodiscard]] ND_INLINE static nd::dtype describe()                                                            \
        {                                                                                                              \
            return ::nd::detail::describe_record<Record>({ND_DETAIL_EACH(ND_DETAIL_FIELD, Record, __VA_ARGS__)});      \
        }                                                                                                              \
        [[nodiscard]] ND_INLINE static const nd::dtype& dtype() { return ::nd::detail::registered_dtype<Record>(); }   \
    }
