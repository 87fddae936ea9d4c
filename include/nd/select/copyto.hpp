// Copying into an array under a casting rule, everywhere or where a mask is true.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/reduce/options.hpp>
#include <nd/ufunc/where.hpp>

namespace nd::inline ND_ISA
{
/// `copyto(a, b, {.casting = casting::unsafe, .where = mask})`
struct copyto_options
{
    detail::only_by_name by_name{};
    nd::casting casting = nd::casting::same_kind;
    detail::optional_mask where{};
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
[[nodiscard]] constexpr const char* name_of(casting rule) noexcept
{
    return rule == casting::no       ? "no"
        : rule == casting::equiv     ? "equiv"
        : rule == casting::safe      ? "safe"
        : rule == casting::same_kind ? "same_kind"
                                     : "unsafe";
}
/// Throws  dtype_error unless elements of `From` may be written to `To`
template <class From, class To>
void check_casting(casting rule)
{
    if (!can_cast<From, To>(rule))
        raise<dtype_error>(message() << "Cannot cast array data from dtype('" << dtype_of<From>().name().text()
                                     << "') to dtype('" << dtype_of<To>().name().text() << "') according to the rule '"
                                     << name_of(rule) << "'");
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Writes `source`, stretched, into the elements of `target`. A number is weak: 1 fits every integer type.
/// Throws  dtype_error when the casting rule does not allow it, value_error for a mask that does not fit,
///         broadcast_error, readonly_error; all before anything is written
/// Source  numpy.copyto
template <class T, int Rank, operand_like S>
    requires(!std::is_const_v<T>)
void copyto(const ndarray<T, Rank>& target, const S& source, const copyto_options& options = {})
{
    if (!target.writeable())
        throw_readonly_error();
    if constexpr (expression<S>)
        detail::check_casting<value_type_of<S>, T>(options.casting);
    else
        detail::check_casting<promote_weak_t<T, std::remove_cvref_t<S>>, T>(options.casting);
    if (!options.where.given)
        return target.assign(source);
    const auto& mask = options.where.mask;
    const axis_values shape(target.shape());
    axis_values together(shape);
    if (mask.where.ndim() <= target.ndim())
        try {
            broadcast_into(together, mask.where.shape());
        } catch (const broadcast_error&) {
            together.clear();
        }
    if (mask.where.ndim() > target.ndim() || !same_shape(together, shape))
        raise<value_error>(message() << "could not broadcast where mask from shape " << mask.where.shape()
                                     << " into shape " << target.shape());
    if constexpr (expression<S>) {
        axis_values stretched(shape);
        broadcast_into(stretched, shape_of(detail::operand_of(source)));
        if (!same_shape(stretched, shape))
            throw_assign_shape_error(shape_of(detail::operand_of(source)), shape);
        target.assign(detail::make_node<detail::where_op>(signature<T, bool, T, T>(), mask, source, target));
    } else
        target.assign(
            detail::make_node<detail::where_op>(signature<T, bool, T, T>(), mask, cast_to<T>(source), target));
}
} // namespace nd::inline ND_ISA
