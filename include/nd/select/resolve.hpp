// From an advanced index to the layout of its result and the index arrays that are read: NumPy's rules, at run time.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/gather.hpp>
#include <nd/select/index_list.hpp>
#include <nd/select/true_positions.hpp>

namespace nd::detail::inline ND_ISA
{

struct resolved_index
{
    layout<dynamic> where;
    index_t offset = 0; ///< of the first element, in bytes
    buffer indices;
};

/// Whether the axes of index arrays stand in the place of the indexed ones or, separated by other items, first.
struct advanced_placement
{
    enum class state : char { none, inside, after, separated };
    state where = state::none;
    int place = 0;

    /// The next item is an array (or an integer beside one); the result has `ndim` axes so far.
    constexpr void add_array(int ndim) noexcept
    {
        if (where == state::none)
            place = ndim;
        else if (where == state::after)
            place = 0;
        where = where == state::after || where == state::separated ? state::separated : state::inside;
    }
    constexpr void add_other() noexcept
    {
        if (where == state::inside)
            where = state::after;
    }
};

/// Walks the items of an index once. `Arch` names the instruction set of the code.
template <class Arch>
class index_resolver
{
public:
    index_resolver(const layout<dynamic>& in, std::span<const index_item> items)
        : in_(in)
    {
        int axes = 0;
        int ellipses = 0;
        int arrays = 0;
        for (const index_item& item : items) {
            axes += item.axes();
            arrays += item.is_array() ? (item.what == index_item::kind::positions ? 1 : item.where.ndim()) : 0;
            has_arrays_ = has_arrays_ || item.is_array();
            ellipses += !item.is_array() && item.basic.what == basic_item::kind::rest;
        }
        if (ellipses > 1)
            raise<index_error>(message() << "an index can only have a single ellipsis ('...')");
        if (axes > in.ndim())
            throw_index_count_error(in.ndim(), axes);
        ellipsis_axes_ = in.ndim() - axes;
        entries_ = arrays == 0 ? nullptr : new index_arrays::entry[static_cast<std::size_t>(arrays)];
        try {
            for (const index_item& item : items)
                take(item);
        } catch (...) {
            delete[] entries_;
            throw;
        }
    }
    index_resolver(const index_resolver&) = delete;
    index_resolver& operator=(const index_resolver&) = delete;
    ~index_resolver() { delete[] entries_; }

    [[nodiscard]] resolved_index result()
    {
        while (from_ < in_.ndim())
            take_basic(full_extent);
        resolved_index r;
        const int ndim = shape_.size() + common_.size();
        if (ndim > max_rank)
            throw_result_rank_error(ndim);
        r.where.set_ndim(ndim);
        r.where.set_writeable(in_.writeable());
        r.offset = offset_;
        const int place = placement_.place;
        for (int i = 0; i < ndim; ++i)
            if (i < place)
                r.where.set(i, shape_[i], strides_[i]);
            else if (i < place + common_.size())
                r.where.set(i, common_[i - place], 0);
            else
                r.where.set(i, shape_[i - common_.size()], strides_[i - common_.size()]);

        const bool nothing = is_empty(common_);
        for (int k = 0; k < count_; ++k) {
            index_arrays::entry& e = entries_[k];
            const axis_values strides = broadcast_strides(e.values.shape(), e.values.strides(), common_);
            e.strides = axis_values(ndim, 0);
            for (int i = 0; i < strides.size(); ++i)
                e.strides[place + i] = strides[i];
            if (nothing && e.values.ndim() > 0) { // index arrays without any result are not checked
                e.values.set_ndim(1);
                e.values.set(0, 0, 0);
            }
        }
        if (count_ > 0)
            r.indices = index_arrays::share(entries_, count_);
        return r;
    }

private:
    void take(const index_item& item)
    {
        switch (item.what) {
        case index_item::kind::basic:
            return take_basic(item.basic);
        case index_item::kind::positions:
            placement_.add_array(shape_.size());
            add_common(item.where.shape());
            return add_entry(item.owner, static_cast<const index_t*>(item.data), item.where);
        case index_item::kind::mask:
            placement_.add_array(shape_.size());
            return take_mask(item);
        }
    }

    void take_basic(const basic_item& item)
    {
        if (item.what == basic_item::kind::integer && has_arrays_)
            placement_.add_array(shape_.size());
        else
            placement_.add_other();
        switch (item.what) {
        case basic_item::kind::integer: {
            const index_t extent = in_.extent(from_);
            const index_t wrapped = item.index < 0 ? item.index + extent : item.index;
            if (wrapped < 0 || wrapped >= extent)
                throw_index_error(item.index, from_, extent);
            offset_ = wrapping_add(offset_, wrapping_mul(wrapped, in_.stride(from_)));
            ++from_;
            break;
        }
        case basic_item::kind::range: {
            const slice_extent selected = item.part.resolve(in_.extent(from_));
            offset_ = wrapping_add(offset_, wrapping_mul(selected.start, in_.stride(from_)));
            give(selected.count, wrapping_mul(selected.step, in_.stride(from_)));
            ++from_;
            break;
        }
        case basic_item::kind::whole:
            give(in_.extent(from_), in_.stride(from_));
            ++from_;
            break;
        case basic_item::kind::new_axis:
            give(1, 0);
            break;
        case basic_item::kind::rest:
            for (int k = 0; k < ellipsis_axes_; ++k, ++from_)
                give(in_.extent(from_), in_.stride(from_));
            break;
        }
    }
    void give(index_t extent, index_t stride)
    {
        if (shape_.size() == max_rank)
            throw_result_rank_error(max_rank + 1);
        shape_.push_back(extent);
        strides_.push_back(stride);
    }

    void take_mask(const index_item& item)
    {
        const leaf<const bool, dynamic> mask(item.owner, static_cast<const bool*>(item.data), item.where);
        const int ndim = mask.where.ndim();
        for (int i = 0; i < ndim; ++i)
            if (mask.where.extent(i) != in_.extent(from_ + i))
                throw_mask_shape_error(from_ + i, in_.extent(from_ + i), mask.where.extent(i));
        const dense_mask dense = make_dense_mask(mask);
        const index_t n = count_true<Arch>(dense.bytes, dense.size);
        add_common(std::span(&n, 1));
        buffer memory = buffer::allocate(sizeof(index_t) * static_cast<std::size_t>(ndim * n));
        auto* coordinates = static_cast<index_t*>(memory.data());
        list_true_coordinates<Arch>(coordinates, dense.bytes, mask.where.shape(), n);
        layout<dynamic> l;
        l.set_ndim(1);
        l.set(0, n, sizeof(index_t));
        for (int i = 0; i < ndim; ++i)
            add_entry(memory, coordinates + i * n, l);
    }
    void add_common(std::span<const index_t> shape)
    {
        try {
            broadcast_into(common_, shape);
        } catch (const broadcast_error&) {
            raise<index_error>(
                message() << "shape mismatch: indexing arrays could not be broadcast together with shapes "
                          << std::span<const index_t>(common_) << " " << shape);
        }
    }
    void add_entry(const buffer& owner, const index_t* data, const layout<dynamic>& values)
    {
        index_arrays::entry& e = entries_[count_++];
        e.owner = owner;
        e.data = data;
        e.values = values;
        e.extent = in_.extent(from_);
        e.step = in_.stride(from_);
        e.axis = from_++;
    }

    const layout<dynamic>& in_;
    bool has_arrays_ = false;
    int ellipsis_axes_ = 0;
    int from_ = 0;
    index_t offset_ = 0;
    axis_values shape_; ///< of the axes that do not come from index arrays
    axis_values strides_;
    axis_values common_; ///< the shape that the index arrays broadcast to
    advanced_placement placement_;
    index_arrays::entry* entries_ = nullptr;
    int count_ = 0;
};
} // namespace nd::detail::inline ND_ISA
