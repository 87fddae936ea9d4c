// Elements picked by index arrays, read when the expression is evaluated.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/expr/map.hpp>
#include <nd/layout/layout.hpp>

namespace nd::detail::inline ND_ISA
{
/// The index arrays of one advanced index: shared by the copies of an expression, like a buffer.
class index_arrays
{
public:
    struct entry
    {
        buffer owner;
        const index_t* data = nullptr;
        layout<dynamic> values; ///< of the index array itself
        axis_values strides;    ///< over the axes of the result
        index_t extent = 0;     ///< of the source axis
        index_t step = 0;       ///< bytes from one position of the source axis to the next
        int axis = 0;
    };

    /// Takes `count` entries; they are not to change afterwards.
    [[nodiscard]] static buffer share(entry* entries, int count)
    {
        auto* self = new index_arrays(count);
        buffer owner = buffer::adopt(self, sizeof(index_arrays), [](void* p) { delete static_cast<index_arrays*>(p); });
        for (int i = 0; i < count; ++i) {
            entry& e = self->entries_[i] = static_cast<entry&&>(entries[i]);
            self->streams_[i] = {e.data, e.strides.data(), e.extent, e.step, e.axis, e.values.shape().data(),
                e.values.strides().data(), e.values.ndim()};
        }
        return owner;
    }
    index_arrays(const index_arrays&) = delete;
    index_arrays& operator=(const index_arrays&) = delete;

    [[nodiscard]] int count() const noexcept { return count_; }
    /// What the engine reads.
    [[nodiscard]] const index_stream* streams() const noexcept { return streams_; }

private:
    explicit index_arrays(int count)
        : count_(count)
        , entries_(new entry[static_cast<std::size_t>(count)])
    {
        try {
            streams_ = new index_stream[static_cast<std::size_t>(count)];
        } catch (...) {
            delete[] entries_;
            throw;
        }
    }
    ~index_arrays()
    {
        delete[] streams_;
        delete[] entries_;
    }

    int count_;
    entry* entries_;
    index_stream* streams_ = nullptr;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// `source` with some axes replaced by those of index arrays. Index values are checked at each evaluation, before
/// anything is written; so writing to an index array between making and using the expression is safe.
template <class T, int Rank>
struct gather : node_interface<gather<T, Rank>>
{
    using value_type = native_element_t<T>;
    static constexpr int rank = Rank;
    static constexpr bool makes_memory = false;

    buffer owner;
    T* data = nullptr;
    layout<Rank> where; ///< of the result; stride zero along axes that come from index arrays
    buffer indices;     ///< holds detail::index_arrays; empty when there are none

    gather() noexcept = default;
    gather(buffer o, T* d, layout<Rank> w, buffer i)
        : owner(std::move(o))
        , data(d)
        , where(std::move(w))
        , indices(std::move(i))
    {}

    /// The elements as an operand that a kernel reads, or writes, as `P`.
    template <class P>
    [[nodiscard]] detail::operand described() const
    {
        const auto* arrays = static_cast<const detail::index_arrays*>(indices.data());
        return {reinterpret_cast<char*>(const_cast<std::remove_const_t<T>*>(data)), where.shape().data(),
            where.strides().data(), where.ndim(), int{sizeof(T)}, int{sizeof(P)}, int{alignof(T)},
            arrays == nullptr ? 0 : arrays->count(), detail::converter_in<P, std::remove_const_t<T>>(),
            arrays == nullptr ? nullptr : arrays->streams()};
    }

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
        *next++ = described<P>();
    }
    template <class, class Operands>
    bool collect(Operands&) const noexcept
    {
        return false;
    }
    void broadcast(axis_values& shape) const { broadcast_into(shape, where.shape()); }
    [[nodiscard]] int uses(const buffer& b) const noexcept { return owner == b; }
};
} // namespace nd::inline ND_ISA
