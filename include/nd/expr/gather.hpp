// Elements picked by index arrays, read when the expression is evaluated.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/concepts.hpp>
#include <nd/expr/function.hpp>
#include <nd/layout/layout.hpp>

namespace nd
{
namespace detail
{
/// The index arrays of one advanced index: shared by the copies of an expression, like a buffer.
struct index_arrays
{
    struct entry
    {
        buffer owner;
        const index_t* data;
        layout<dynamic> values; ///< of the index array itself
        axis_values strides;    ///< over the axes of the result
        index_t extent;
        index_t step;
        int axis;
    };
    static constexpr int capacity = max_rank;

    index_arrays() noexcept {}
    index_arrays(const index_arrays&) = delete;
    index_arrays& operator=(const index_arrays&) = delete;
    ~index_arrays() { delete[] entries; }

    entry* entries = nullptr;
    index_stream* streams = nullptr; ///< what the engine reads; points into entries
    int count = 0;
};
} // namespace detail

/// `source` with some axes replaced by those of index arrays. Index values are checked at each evaluation, before
/// anything is written; so writing to an index array between making and using the expression is safe.
template <class T, int Rank>
struct gather : expression_base
{
    using value_type = std::remove_const_t<T>;
    static constexpr int rank = Rank;

    buffer owner;
    T* data = nullptr;
    layout<Rank> where; ///< of the result; stride zero along axes that come from index arrays
    buffer indices;     ///< holds detail::index_arrays

    gather() noexcept = default;
    gather(buffer o, T* d, layout<Rank> w, buffer i)
        : owner(std::move(o))
        , data(d)
        , where(std::move(w))
        , indices(std::move(i))
    {}

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
        const auto* arrays = static_cast<const detail::index_arrays*>(indices.data());
        *next++ = {reinterpret_cast<char*>(const_cast<value_type*>(data)), where.shape().data(), where.strides().data(),
            where.ndim(), int{sizeof(T)}, int{sizeof(P)}, int{alignof(T)}, arrays->count,
            detail::converter_in<P, value_type>(), arrays->streams};
    }
    template <class P>
    bool trivial(const detail::dense_target&, const char**&) const
    {
        return false;
    }
    bool common_length(index_t&) const noexcept { return false; }
    void broadcast(axis_values& shape) const { broadcast_into(shape, where.shape()); }
    [[nodiscard]] int uses(const buffer& b) const noexcept { return owner == b; }
};
} // namespace nd
