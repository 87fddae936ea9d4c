// Writing at positions of the flattened array or where a mask is true, values repeating: put, putmask, place.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/select/index_list.hpp>
#include <nd/select/index_mode.hpp>
#include <nd/select/nonzero.hpp>

namespace nd::detail::inline ND_ISA
{
/// The elements of an array by their position in C order, however they lie in memory.
template <class T>
class flat_elements
{
public:
    template <int Rank>
    explicit flat_elements(const leaf<T, Rank>& a)
        : data_(reinterpret_cast<char*>(a.data))
        , shape_(a.where.shape())
        , strides_(a.where.strides())
        , is_dense_(is_c_contiguous(a.where, sizeof(T)))
    {}
    ND_INLINE void set(index_t i, T value) const { store_element(data_ + offset(i), value); }

private:
    [[nodiscard]] ND_INLINE index_t offset(index_t i) const noexcept
    {
        if (is_dense_)
            return i * index_t{sizeof(T)};
        index_t bytes = 0;
        for (int axis = shape_.size() - 1; axis >= 0; --axis) {
            bytes += i % shape_[axis] * strides_[axis];
            i /= shape_[axis];
        }
        return bytes;
    }

    char* data_;
    axis_values shape_;
    axis_values strides_;
    bool is_dense_;
};

/// Values as a dense vector of `T` that does not share memory with `a`.
template <class V, class T, int Rank>
[[nodiscard]] ndarray<const T, 1> repeated_values(const V& values, const ndarray<T, Rank>& a)
{
    if constexpr (!expression<V>) {
        ndarray<T, 1> one({1});
        *one.data() = cast_to<T>(values);
        return one;
    } else {
        if constexpr (array_like<V> && std::is_same_v<value_type_of<V>, T>)
            if (values.c_contiguous() && values.aligned() && !(values.base() == a.base()))
                return values.ravel();
        ndarray<T> fresh(allocate_array<T, dynamic>(shape_of(operand_of(values))));
        fresh.assign(values);
        return fresh.ravel();
    }
}
template <class T, int Rank>
void check_writeable(const ndarray<T, Rank>& a)
{
    static_assert(!std::is_const_v<T>, "the elements are const");
    if (!a.writeable())
        throw_readonly_error();
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Writes values at positions of the flattened array; they repeat when there are fewer of them than positions.
/// Throws  index_error before anything is written; readonly_error
/// Source  numpy.put
template <class T, int Rank, expression P, operand_like V>
void put(const ndarray<T, Rank>& a, const P& positions, const V& values, index_mode mode = index_mode::raise)
{
    detail::check_writeable(a);
    const ndarray<const T, 1> from = detail::repeated_values(values, a);
    if (from.size() == 0 || shape_of(detail::operand_of(positions)).size() > max_rank)
        return;
    if (a.size() == 0 && detail::dense_as<index_t>(positions).size() != 0)
        raise<index_error>(message() << "cannot replace elements of an empty array");
    const auto at = detail::positions_on_axis(positions, a.size(), mode, 0);
    const detail::flat_elements<T> elements(a.handle());
    index_t next = 0;
    for (index_t i = 0, n = at.size(); i < n; ++i) {
        elements.set(at.data()[i], from.data()[next]);
        next = next + 1 == from.size() ? 0 : next + 1;
    }
}
template <class T, int Rank, operand_like V>
void put(const ndarray<T, Rank>& a, std::initializer_list<detail::position> positions, const V& values,
    index_mode mode = index_mode::raise)
{
    put(a, idx(positions), values, mode);
}
template <class T, int Rank, integer_index P, operand_like V>
void put(const ndarray<T, Rank>& a, P position, const V& values, index_mode mode = index_mode::raise)
{
    put(a, idx({position}), values, mode);
}

/// Element i becomes value i where the mask is true; values repeat, counting all elements.
/// Throws  value_error when mask and array differ in size; readonly_error
/// Source  numpy.putmask
template <class T, int Rank, expression M, operand_like V>
void putmask(const ndarray<T, Rank>& a, const M& mask, const V& values)
{
    detail::check_writeable(a);
    const detail::dense_mask where = detail::apart_from(a.handle(), detail::nonzero_mask(mask));
    if (where.size != a.size())
        throw_value_error("putmask: mask and data must be the same size");
    const ndarray<const T, 1> from = detail::repeated_values(values, a);
    if (from.size() == 0)
        return;
    const detail::flat_elements<T> elements(a.handle());
    index_t next = 0;
    for (index_t i = 0; i < where.size; ++i) {
        if (where.bytes[i] != 0)
            elements.set(i, from.data()[next]);
        next = next + 1 == from.size() ? 0 : next + 1;
    }
}

/// The elements where the mask is true become the values, one after the other; values repeat.
/// Throws  value_error when mask and array differ in size, or there are no values for true elements; readonly_error
/// Source  numpy.place
template <class T, int Rank, expression M, operand_like V>
void place(const ndarray<T, Rank>& a, const M& mask, const V& values)
{
    detail::check_writeable(a);
    const detail::dense_mask where = detail::apart_from(a.handle(), detail::nonzero_mask(mask));
    if (where.size != a.size())
        throw_value_error("place: mask and data must be the same size");
    const ndarray<const T, 1> from = detail::repeated_values(values, a);
    const detail::flat_elements<T> elements(a.handle());
    index_t next = 0;
    for (index_t i = 0; i < where.size; ++i)
        if (where.bytes[i] != 0) {
            if (from.size() == 0)
                throw_value_error("Cannot insert from an empty array!");
            elements.set(i, from.data()[next]);
            next = next + 1 == from.size() ? 0 : next + 1;
        }
}

/// `fill_diagonal(a, value, {.wrap = true})`
struct fill_diagonal_options
{
    bool wrap = false; ///< start again below the diagonal of a tall matrix, after one row between them
};
/// Writes values along the main diagonal, `a[i, i, ..., i]`; they repeat.
/// Throws  value_error for fewer than two axes, and for more when they differ in length; readonly_error
/// Source  numpy.fill_diagonal
template <class T, int Rank, operand_like V>
void fill_diagonal(const ndarray<T, Rank>& a, const V& values, const fill_diagonal_options& options = {})
{
    detail::check_writeable(a);
    if (a.ndim() < 2)
        throw_value_error("array must be at least 2-d");
    index_t step = 1;
    index_t end = a.size();
    if (a.ndim() == 2) {
        step = a.extent(1) + 1;
        if (!options.wrap && a.extent(0) > a.extent(1))
            end = a.extent(1) * a.extent(1);
    } else {
        index_t product = 1;
        for (int i = 0; i + 1 < a.ndim(); ++i) {
            if (a.extent(i) != a.extent(i + 1))
                throw_value_error("All dimensions of input must be of equal length");
            step += product *= a.extent(i);
        }
    }
    const ndarray<const T, 1> from = detail::repeated_values(values, a);
    if (from.size() == 0)
        return;
    const detail::flat_elements<T> elements(a.handle());
    index_t next = 0;
    for (index_t i = 0; i < end; i += step) {
        elements.set(i, from.data()[next]);
        next = next + 1 == from.size() ? 0 : next + 1;
    }
}
} // namespace nd::inline ND_ISA
