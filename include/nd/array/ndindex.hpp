// Ranges over all indices of a shape, and over all elements of an array with their indices.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

#include <iterator>

namespace nd::detail::inline ND_ISA
{
/// Counts through a shape in C order.
class index_counter
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = axis_values;
    using difference_type = index_t;
    using reference = const axis_values&;
    using pointer = const axis_values*;

    index_counter() = default;
    explicit index_counter(const axis_values& shape)
        : shape_(shape)
        , index_(shape.size(), 0)
        , left_(checked_size(shape))
    {}
    [[nodiscard]] const axis_values& operator*() const noexcept { return index_; }
    [[nodiscard]] const axis_values* operator->() const noexcept { return &index_; }
    index_counter& operator++() noexcept
    {
        --left_;
        for (int axis = shape_.size() - 1; axis >= 0; --axis) {
            if (++index_[axis] < shape_[axis])
                break;
            index_[axis] = 0;
        }
        return *this;
    }
    void operator++(int) noexcept { ++*this; }
    [[nodiscard]] friend bool operator==(const index_counter& a, std::default_sentinel_t) noexcept
    {
        return a.left_ == 0;
    }

private:
    axis_values shape_;
    axis_values index_;
    index_t left_ = 0;
};
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// `for (const auto& index : ndindex({2, 3}))`: (0, 0), (0, 1), ... Source  numpy.ndindex
class ndindex
{
public:
    explicit ndindex(const axis_values& shape)
        : shape_(shape)
    {}
    explicit ndindex(std::initializer_list<index_t> shape)
        : shape_(shape)
    {}
    [[nodiscard]] auto begin() const { return detail::index_counter(shape_); }
    [[nodiscard]] static std::default_sentinel_t end() noexcept { return {}; }

private:
    axis_values shape_;
};

/// An element and its index.
template <class T>
struct indexed_element
{
    const axis_values& index;
    T& value;
};

/// `for (auto [index, value] : ndenumerate(a))`, in C order; `value` refers to the element. Source  numpy.ndenumerate
template <class T>
class ndenumerate
{
public:
    template <int Rank>
    explicit ndenumerate(const ndarray<T, Rank>& a)
        : array_(a)
    {}

    class iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = indexed_element<T>;
        using difference_type = index_t;
        using reference = indexed_element<T>;
        using pointer = void;

        iterator() = default;
        explicit iterator(const leaf<T, dynamic>& a)
            : at_(axis_values(a.where.shape()))
            , strides_(a.where.strides())
            , data_(a.data)
        {}
        [[nodiscard]] indexed_element<T> operator*() const noexcept
        {
            index_t offset = 0;
            for (int i = 0; i < strides_.size(); ++i)
                offset += (*at_)[i] * strides_[i];
            return {*at_,
                *reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(data_) + static_cast<std::uintptr_t>(offset))};
        }
        iterator& operator++() noexcept
        {
            ++at_;
            return *this;
        }
        void operator++(int) noexcept { ++at_; }
        [[nodiscard]] friend bool operator==(const iterator& a, std::default_sentinel_t end) noexcept
        {
            return a.at_ == end;
        }

    private:
        detail::index_counter at_;
        axis_values strides_;
        T* data_ = nullptr;
    };
    [[nodiscard]] iterator begin() const { return iterator(array_.handle()); }
    [[nodiscard]] static std::default_sentinel_t end() noexcept { return {}; }

private:
    ndarray<T> array_;
};
template <class T, int Rank>
ndenumerate(const ndarray<T, Rank>&) -> ndenumerate<T>;
} // namespace nd::inline ND_ISA
