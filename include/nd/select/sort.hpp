// Sorted copies along an axis, the indices that sort, and partial sorting.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/axes.hpp>
#include <nd/manip/join.hpp>
#include <nd/manip/lanes.hpp>
#include <nd/select/lane_sort.hpp>

namespace nd::detail::inline ND_ISA
{
/// `e` with `axis` last; copied where the elements of a lane do not follow each other, or are not aligned.
template <expression E>
[[nodiscard]] ndarray<const value_type_of<E>, E::rank> dense_lanes(const E& e, int axis)
{
    const ndarray<const value_type_of<E>, E::rank> moved = moveaxis(as_array(e), axis, -1);
    if (moved.stride(-1) == moved.itemsize() && moved.aligned())
        return moved;
    return moved.copy();
}

/// The last axis back in the place of `axis`, in C order.
template <class T, int Rank>
[[nodiscard]] ndarray<T, Rank> with_axis_back(const ndarray<T, Rank>& lanes, int axis)
{
    if (normalize_axis(axis, lanes.ndim()) == lanes.ndim() - 1)
        return lanes;
    return moveaxis(lanes, -1, axis).copy();
}

/// A copy along whose lanes `change(lane, n)` was called.
template <expression E, class Change>
[[nodiscard]] auto copy_with_lanes(const E& e, int axis, const Change& change)
{
    using T = value_type_of<E>;
    const ndarray<T, E::rank> lanes = dense_lanes(e, axis).copy();
    for_each_lane(lanes.handle(), lanes.ndim() - 1, [&](const lane& l) { change(reinterpret_cast<T*>(l.data), l.n); });
    return with_axis_back(lanes, axis);
}

/// Indices that `find(lane, n, indices)` writes for every lane.
template <expression E, class Find>
[[nodiscard]] auto indices_of_lanes(const E& e, int axis, const Find& find)
{
    using T = value_type_of<E>;
    const auto lanes = dense_lanes(e, axis);
    const ndarray<index_t, E::rank> indices(allocate_array<index_t, E::rank>(lanes.shape()));
    for_each_lane(lanes.handle(), indices.handle(), lanes.ndim() - 1, [&](const lane& in, const lane& out) {
        find(reinterpret_cast<const T*>(in.data), in.n, reinterpret_cast<index_t*>(out.data));
    });
    return with_axis_back(indices, axis);
}

/// Calls `divide(first, middle, last)` for each of the positions `kth` in turn, each time with what is left of the
/// lane.
template <class Divide>
void for_each_kth(axis_values kth, index_t n, const Divide& divide)
{
    for (index_t& k : kth) {
        if (k < -n || k >= n)
            raise<value_error>(message() << "kth(=" << k << ") out of bounds (" << n << ")");
        k += k < 0 ? n : 0;
    }
    std::sort(kth.begin(), kth.end());
    index_t first = 0;
    for (index_t k : kth)
        if (k >= first) {
            divide(first, k, n);
            first = k + 1;
        }
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// A sorted copy; of equal elements (-0 and +0) the first stays first. NaN last; complex numbers by real, then by
/// imaginary part.
/// Throws  axis_error
/// Cost    linear in the number of elements, n log n for complex and long double
template <expression E>
[[nodiscard]] auto sort(const E& a, int axis = -1)
{
    return detail::copy_with_lanes(
        a, axis, [](auto* lane, index_t n) { detail::sort_lane<simd::default_arch>(lane, n); });
}

/// A sorted copy along the first axis, as complex numbers: real input becomes complex, of float for 8- and 16-bit
/// integers and floats of up to 32 bits. `C` is the complex template, std::complex for one.
/// Source  numpy.sort_complex
template <template <class> class C, expression E>
[[nodiscard]] auto sort_complex(const E& a)
{
    using T = value_type_of<E>;
    if constexpr (complex_element<T>)
        return sort(a);
    else
        return sort(eval(a.template astype<C<computing_t<float_for<T>>>>()));
}

/// Sorts the elements of an array themselves: NumPy's `a.sort(axis)`.
/// Throws  axis_error, readonly_error
template <class T, int Rank>
    requires(!std::is_const_v<T>)
void sort_in_place(const ndarray<T, Rank>& a, int axis = -1)
{
    const int along = normalize_axis(axis, a.ndim());
    if (!a.writeable())
        throw_readonly_error();
    if (a.stride(along) != a.itemsize() || !a.aligned())
        return a.assign(sort(a, axis));
    detail::for_each_lane(a.handle(), along,
        [](const detail::lane& l) { detail::sort_lane<simd::default_arch>(reinterpret_cast<T*>(l.data), l.n); });
}

/// The indices along an axis that sort, always stable: `take_along_axis(a, argsort(a), -1)` is sorted.
/// Throws  axis_error
template <expression E>
[[nodiscard]] auto argsort(const E& a, int axis = -1)
{
    return detail::indices_of_lanes(a, axis, [](const auto* lane, index_t n, index_t* indices) {
        detail::argsort_lane<simd::default_arch>(lane, n, indices);
    });
}

/// The indices that sort by the last key, where it is equal by the one before it, and so on.
/// Throws  value_error when there is no key or their shapes differ; axis_error
template <detail::range_of_arrays Keys>
[[nodiscard]] auto lexsort(const Keys& keys, int axis = -1)
{
    using E = std::remove_cvref_t<decltype(*keys.begin())>;
    using T = value_type_of<E>;
    if (keys.begin() == keys.end())
        throw_value_error("need sequence of keys with len > 0 in lexsort");
    ndarray<index_t, E::rank> order;
    bool is_first = true;
    for (const auto& key : keys) {
        const auto lanes = detail::dense_lanes(key, axis);
        if (is_first)
            order = detail::indices_of_lanes(lanes, -1, [](const T*, index_t n, index_t* indices) {
                for (index_t i = 0; i < n; ++i)
                    indices[i] = i;
            });
        else if (!same_shape(lanes.shape(), order.shape()))
            throw_value_error("all keys need to be the same shape");
        is_first = false;
        const index_t n = order.shape(-1);
        const detail::scratch memory(static_cast<std::size_t>(n) * (sizeof(T) + 2 * sizeof(index_t)));
        auto* found = reinterpret_cast<index_t*>(memory.data());
        index_t* const before = found + n;
        T* const values = reinterpret_cast<T*>(before + n);
        detail::for_each_lane(
            lanes.handle(), order.handle(), order.ndim() - 1, [&](const detail::lane& in, const detail::lane& out) {
                for (index_t i = 0; i < n; ++i)
                    values[i] = in.get<T>(before[i] = out.get<index_t>(i));
                detail::argsort_lane<simd::default_arch>(values, n, found);
                for (index_t i = 0; i < n; ++i)
                    out.set(i, before[found[i]]);
            });
    }
    return detail::with_axis_back(order, axis);
}
template <expression E>
[[nodiscard]] auto lexsort(std::initializer_list<E> keys, int axis = -1)
{
    return lexsort<std::initializer_list<E>>(keys, axis);
}

/// A copy in which the elements at the positions `kth` are those of a sorted array; what is before one of them is not
/// greater, what follows not less.
/// Throws  value_error for a position that does not exist; axis_error
template <expression E>
[[nodiscard]] auto partition(const E& a, const axis_values& kth, int axis = -1)
{
    return detail::copy_with_lanes(a, axis, [&](auto* lane, index_t n) {
        detail::for_each_kth(kth, n, [&](index_t first, index_t k, index_t last) {
            std::nth_element(lane + first, lane + k, lane + last, detail::sort_order<simd::default_arch>());
        });
    });
}
/// The indices that partition.
/// Throws  value_error for a position that does not exist; axis_error
template <expression E>
[[nodiscard]] auto argpartition(const E& a, const axis_values& kth, int axis = -1)
{
    using T = value_type_of<E>;
    return detail::indices_of_lanes(a, axis, [&](const T* lane, index_t n, index_t* indices) {
        for (index_t i = 0; i < n; ++i)
            indices[i] = i;
        // Ties go by position, so that the result does not depend on how the selection works.
        const auto before = [lane, order = detail::sort_order<simd::default_arch>()](index_t i, index_t j) {
            return order(lane[i], lane[j]) || (!order(lane[j], lane[i]) && i < j);
        };
        detail::for_each_kth(kth, n, [&](index_t first, index_t k, index_t last) {
            std::nth_element(indices + first, indices + k, indices + last, before);
        });
    });
}
} // namespace nd::inline ND_ISA
