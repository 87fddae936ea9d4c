// Elements where a mask is true: `a(mask)` for reading and writing.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/layout/overlap.hpp>
#include <nd/select/element_proxy.hpp>
#include <nd/select/fixed_count.hpp>
#include <nd/select/true_positions.hpp>
#include <nd/ufunc/where.hpp>

namespace nd::detail::inline ND_ISA
{
/// What may be assigned where one mask covers all axes: a number, or a vector of 1 or `count()` values.
template <class Count>
void check_full_mask_value(const axis_values& shape, Count count)
{
    if (shape.size() > 1)
        raise<dtype_error>(message() << "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, "
                                        "input has "
                                     << shape.size() << " dimensions");
    if (shape.size() == 1 && shape[0] != 1)
        if (const index_t n = count(); shape[0] != n)
            raise<value_error>(message() << "NumPy boolean array indexing assignment cannot assign " << shape[0]
                                         << " input values to the " << n << " output values where the mask is true");
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `view` where `mask` is true. The mask stands for its axes of the view, from `first` on; they become one axis, as
/// long as there are true values. Nothing is read before the expression is used: writing a number, or values that do
/// not differ along that axis, is one pass over the view that never counts or lists true values.
/// The number of true values is fixed when the shape is first needed; a different one later is an index_error.
template <class T, int Rank, class M>
class masked_view : public node_interface<masked_view<T, Rank, M>>
{
public:
    using element_type = T;
    using value_type = native_element_t<T>;
    static constexpr int rank = M::rank == dynamic ? dynamic : rank_plus(Rank, 1 - M::rank);
    static constexpr bool is_element_proxy = true;
    static constexpr bool makes_memory = true;
    using arch = simd::default_arch;

    /// `leading`: the new axis comes first instead of in the place of those of the mask. `is_alone`: the mask is the
    /// whole index.
    masked_view(leaf<T, Rank> view, M mask, int first, bool leading, bool is_alone)
        : view_(std::move(view))
        , mask_(std::move(mask))
        , first_(first)
        , place_(leading ? 0 : first)
    {
        axis_values shape;
        mask_.broadcast(shape);
        mask_ndim_ = shape.size();
        if (view_.where.ndim() < first_ + mask_ndim_)
            throw_index_count_error(view_.where.ndim(), first_ + mask_ndim_);
        for (int i = 0; i < mask_ndim_; ++i)
            if (shape[i] != view_.where.extent(first_ + i))
                detail::throw_mask_shape_error(first_ + i, view_.where.extent(first_ + i), shape[i]);
        is_full_ = is_alone && mask_ndim_ > 0 && mask_ndim_ == view_.where.ndim();
    }
    masked_view(const masked_view&) = default;
    masked_view(masked_view&&) noexcept = default;
    ~masked_view() = default;

    // --- Names bind, subscripts write.
    masked_view& operator=(const masked_view&) & = default;
    masked_view operator=(const masked_view& values) && requires(!std::is_const_v<T>)
    {
        assign(values);
        return *this;
    }
    template <class X>
    requires assignable_to_elements<X, T> masked_view operator=(const X& values) &&
    {
        assign(values);
        return *this;
    }

    /// Writes where the mask is true. `values` stretch to the shape of this expression.
    /// Cost    one pass over the view where `values` do not differ along the axis of true values; every element of the
    ///         view is then written, with what it held where the mask is false
    /// Throws  value_error when the number of values is neither 1 nor that of true values; readonly_error
    template <class X>
        requires assignable_to_elements<X, T>
    void assign(const X& values) const
    {
        check_writeable();
        if constexpr (expression<X>) {
            const axis_values shape = shape_of(detail::operand_of(values));
            if (is_full_)
                detail::check_full_mask_value(shape, [this] { return result_count(); });
            if (differs_along_count(shape) || overlaps_itself())
                scatter<typename X::value_type>(detail::operand_of(values));
            else
                blend(permuted_view(), permuted_values(values, shape));
        } else if (overlaps_itself())
            scatter<value_type>(scalar<value_type>(cast_to<value_type>(values)));
        else
            blend(permuted_view(), scalar<value_type>(cast_to<value_type>(values)));
    }

    /// `a(mask) = Op(a(mask), x)`
    template <class Op, class X>
    void update(const X& x) const
    {
        static_assert(!std::is_const_v<T>, "the elements are const");
        check_writeable();
        using signature = detail::signature_of<Op, masked_view, X>;
        bool scatters = overlaps_itself();
        if constexpr (expression<X>) {
            const axis_values shape = shape_of(detail::operand_of(x));
            if (!scatters && !differs_along_count(shape)) {
                const auto out = permuted_view();
                return blend(out, detail::make_node<Op>(signature(), out, permuted_values(x, shape)));
            }
            scatters = true;
        } else if (!scatters) {
            const auto out = permuted_view();
            return blend(out, detail::make_node<Op>(signature(), out, x));
        }
        if (scatters)
            scatter<typename signature::result>(detail::make_node<Op>(signature(), *this, x));
    }

    /// Indexes a copy of the elements.
    template <class... I>
    [[nodiscard]] auto operator()(const I&... i) const
    {
        if constexpr (element_index<I...> && sizeof...(I) > 0)
            return value_type(this->eval().at(i...));
        else
            return this->eval()(i...);
    }

    // --- What an expression is
    template <class P>
    using function = detail::argument<P>;
    template <class P>
    detail::argument<P> function_for() const
    {
        return {};
    }
    template <class P>
    void describe(detail::operand*& next) const
    {
        const detail::dense_mask mask = detail::make_dense_mask(mask_);
        buffer memory;
        *next = covers_all() ? compressed<P>(mask, memory) : described<P>(mask, memory);
        next++->kept = memory.detach();
    }
    template <class, class Operands>
    bool collect(Operands&) const noexcept
    {
        return false;
    }
    void broadcast(axis_values& shape) const
    {
        index_t n = count_.get();
        if (n < 0)
            n = fix_count(detail::make_dense_mask(mask_));
        broadcast_into(shape, result_shape(n));
    }
    [[nodiscard]] int uses(const buffer& b) const noexcept { return (view_.owner == b) + mask_.uses(b); }

    /// A fresh array of the elements.
    template <class Arch, int ResultRank>
    [[nodiscard]] leaf<value_type, ResultRank> evaluate() const
    {
        const detail::dense_mask mask = detail::make_dense_mask(mask_);
        const index_t n = fix_count(mask);
        leaf<value_type, ResultRank> result = detail::allocate_array<value_type, ResultRank>(result_shape(n));
        if (covers_all()) {
            if constexpr (stored_element<T>) {
                const auto dense = detail::allocate_array<std::remove_const_t<T>, ResultRank>(result_shape(n));
                compress_to(reinterpret_cast<char*>(dense.data), n, mask);
                detail::assign<Arch, value_type>(result, dense);
            } else
                compress_to(reinterpret_cast<char*>(result.data), n, mask);
        } else {
            buffer memory;
            detail::copy_elements<Arch>(detail::target_of<value_type>(result), described<value_type>(mask, memory));
        }
        return result;
    }

private:
    void check_writeable() const
    {
        if (!view_.where.writeable())
            throw_readonly_error();
    }
    index_t fix_count(const detail::dense_mask& mask) const
    {
        const index_t n = detail::count_true<arch>(mask.bytes, mask.size);
        count_.set(n);
        return n;
    }
    [[nodiscard]] bool covers_all() const noexcept { return mask_ndim_ == view_.where.ndim(); }
    /// Calls `f(data, n, stride, bytes)` for runs of a view that the mask covers, with the bytes of their truth values.
    template <class F>
    void for_runs(const detail::dense_mask& mask, F f) const
    {
        const unsigned char* bytes = mask.bytes;
        detail::c_ordered_walk(reinterpret_cast<const char*>(view_.data), view_.where.shape(), view_.where.strides())
            .for_runs([&](const char* data, index_t size, index_t stride) {
                f(data, size, stride, bytes);
                bytes += size;
            });
    }
    void compress_to(char* out, index_t n, const detail::dense_mask& mask) const
    {
        const char* end = out + n * index_t{sizeof(T)};
        for_runs(mask, [&](const char* data, index_t size, index_t stride, const unsigned char* bytes) {
            out = detail::compress<arch, sizeof(T)>(out, end, data, stride, bytes, size);
        });
    }
    [[nodiscard]] bool is_mask_axis(int axis) const noexcept { return axis >= first_ && axis < first_ + mask_ndim_; }
    [[nodiscard]] axis_values result_shape(index_t n) const
    {
        axis_values shape;
        for (int i = 0; i < view_.where.ndim(); ++i)
            if (!is_mask_axis(i))
                shape.push_back(view_.where.extent(i));
        shape.insert(place_, n);
        return shape;
    }
    /// Number of axes of the result behind that of the true values.
    [[nodiscard]] int axes_behind() const noexcept { return view_.where.ndim() - mask_ndim_ - place_; }
    [[nodiscard]] bool differs_along_count(const axis_values& shape) const noexcept
    {
        const int axis = shape.size() - 1 - axes_behind();
        return axis >= 0 && shape[axis] != 1;
    }
    // Writing back what an element held must not undo the write to another one at the same address.
    [[nodiscard]] bool overlaps_itself() const
    {
        const auto& l = view_.where;
        return !is_c_contiguous(l, sizeof(T)) && !is_f_contiguous(l, sizeof(T)) &&
            has_internal_overlap(l.shape(), l.strides(), sizeof(T)) != overlap::no;
    }
    [[nodiscard]] index_t result_count() const
    {
        axis_values shape;
        broadcast(shape);
        return shape[place_];
    }

    /// The view with the axes of the mask last, so that the mask broadcasts over the others.
    [[nodiscard]] leaf<T, Rank> permuted_view() const
    {
        if (first_ + mask_ndim_ == view_.where.ndim())
            return view_;
        leaf<T, Rank> out = view_;
        int to = 0;
        for (const bool of_mask : {false, true})
            for (int i = 0; i < view_.where.ndim(); ++i)
                if (is_mask_axis(i) == of_mask)
                    out.where.set(to++, view_.where.extent(i), view_.where.stride(i));
        return out;
    }
    /// Values without an axis of true values, broadcast along the axes of the mask as `permuted_view` has them.
    template <class X>
    [[nodiscard]] auto permuted_values(const X& x, const axis_values& shape) const
    {
        const auto values = as_array(x);
        using V = const value_type_of<X>;
        const axis_values result = result_shape(1);
        if (!detail::value_fits(shape, result))
            detail::throw_value_shape_error(shape, result_shape(result_count()));
        const int rest = result.size() - 1;
        leaf<V, dynamic> out(values.handle().owner, values.handle().data, layout<dynamic>());
        out.where.set_ndim(rest + mask_ndim_);
        for (int i = 0; i < rest + mask_ndim_; ++i)
            out.where.set(i, 1, 0);
        for (int i = 0; i < rest; ++i) {
            const int axis = shape.size() - result.size() + (i < place_ ? i : i + 1);
            if (axis >= 0)
                out.where.set(i, values.shape()[static_cast<std::size_t>(axis)],
                    values.strides()[static_cast<std::size_t>(axis)]);
        }
        return out;
    }

    /// `out = where(mask, values, out)`
    template <class X>
    void blend(const leaf<T, Rank>& out, const X& values) const
    {
        const map_node<detail::where_op, signature<value_type, bool, value_type, value_type>, M, X, leaf<T, Rank>>
        chosen(
            detail::in_place(), [&]() -> const M& { return mask_; }, [&]() -> const X& { return values; },
            [&]() -> const leaf<T, Rank>& { return out; });
        detail::assign<arch, value_type>(out, chosen);
    }
    template <class Block, class X>
    void scatter(const X& values) const
    {
        const detail::dense_mask mask = detail::apart_from(view_, detail::make_dense_mask(mask_));
        if (covers_all())
            return expand_from(values, mask);
        buffer memory;
        const detail::target out{
            described<Block>(mask, memory), detail::converter_out<std::remove_const_t<T>, Block>()};
        detail::check_value_shape(shape_of(values), detail::shape_span(out.to));
        detail::assign_planned<arch, Block>(out, values);
    }

    /// All values are computed before the first one is written.
    template <class X>
    void expand_from(const X& values, const detail::dense_mask& mask) const
    {
        const axis_values shape = result_shape(fix_count(mask));
        detail::check_value_shape(shape_of(values), shape);
        const auto dense = detail::allocate_array<std::remove_const_t<T>, dynamic>(shape);
        detail::assign<arch, typename X::value_type>(dense, values);
        const auto* in = reinterpret_cast<const char*>(dense.data);
        for_runs(mask, [&](const char* data, index_t size, index_t stride, const unsigned char* bytes) {
            in = detail::expand<arch, sizeof(T)>(in, const_cast<char*>(data), stride, bytes, size);
        });
    }
    /// The elements as a dense operand in `memory`, made for one evaluation.
    template <class P>
    [[nodiscard]] detail::operand compressed(const detail::dense_mask& mask, buffer& memory) const
    {
        const index_t n = fix_count(mask);
        memory = buffer::allocate(block_alignment + static_cast<std::size_t>(n) * sizeof(T));
        auto* extent = static_cast<index_t*>(memory.data());
        auto* data = static_cast<char*>(memory.data()) + block_alignment;
        extent[0] = n;
        extent[1] = sizeof(T);
        compress_to(data, n, mask);
        return {data, extent, extent + 1, 1, int{sizeof(T)}, int{sizeof(P)}, int{alignof(T)}, 0,
            detail::converter_in<P, std::remove_const_t<T>>(), nullptr};
    }

    /// The elements as an operand with one index array of byte offsets, made for one evaluation in `memory`.
    template <class P>
    [[nodiscard]] detail::operand described(const detail::dense_mask& mask, buffer& memory) const
    {
        const index_t n = fix_count(mask);
        const axis_values shape = result_shape(n);
        const auto ndim = static_cast<std::size_t>(shape.size());
        const auto axes = static_cast<std::size_t>(mask_ndim_);
        memory = buffer::allocate(
            sizeof(detail::index_stream) + sizeof(index_t) * (3 * ndim + 2 + static_cast<std::size_t>(n)));
        auto* stream = static_cast<detail::index_stream*>(memory.data());
        auto* extents = reinterpret_cast<index_t*>(stream + 1);
        index_t* strides = extents + ndim;
        index_t* index_strides = strides + ndim;
        index_t* values = index_strides + ndim;
        index_t* offsets = values + 2;

        int from = 0;
        for (int i = 0; i < shape.size(); ++i) {
            extents[i] = shape[i];
            strides[i] = 0;
            index_strides[i] = i == place_ ? int{sizeof(index_t)} : 0;
            if (i == place_)
                continue;
            if (is_mask_axis(from))
                from += mask_ndim_;
            strides[i] = view_.where.stride(from++);
        }
        const auto first = static_cast<std::size_t>(first_);
        const auto mask_shape = view_.where.shape().subspan(first, axes);
        const auto mask_strides = view_.where.strides().subspan(first, axes);
        const byte_range reach = byte_bounds(mask_shape, mask_strides, 1);
        const auto* data = reinterpret_cast<const char*>(view_.data);
        const unsigned char* bytes = mask.bytes;
        detail::c_ordered_walk(data, mask_shape, mask_strides)
            .for_runs([&, out = offsets](const char* run, index_t size, index_t stride) mutable {
                out = detail::list_true<arch>(out, bytes, size, run - data - reach.low, stride);
                bytes += size;
            });
        values[0] = n;
        values[1] = sizeof(index_t);
        *stream = {offsets, index_strides, reach.high - reach.low, 1, first_, values, values + 1, 1};
        return {reinterpret_cast<char*>(
                    reinterpret_cast<std::uintptr_t>(view_.data) + static_cast<std::uintptr_t>(reach.low)),
            extents, strides, shape.size(), int{sizeof(T)}, int{sizeof(P)}, int{alignof(T)}, 1,
            detail::converter_in<P, std::remove_const_t<T>>(), stream};
    }

    leaf<T, Rank> view_;
    M mask_;
    int first_;
    int place_;
    int mask_ndim_ = 0;
    bool is_full_ = false; ///< one mask of all axes, for which assignment has rules of its own
    detail::fixed_count count_;
};
} // namespace nd::inline ND_ISA
