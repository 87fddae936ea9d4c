// Iteration by counting: over the elements of a vector, over the first axis of other arrays, over all elements.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/array/copy.hpp>

#include <iterator>

namespace nd::inline ND_ISA
{
/// Random access to the elements of a vector. Keeps a count, so no pointer past the elements is ever formed.
template <class T>
class element_iterator
{
public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = std::remove_const_t<T>;
    using difference_type = index_t;
    using reference = T&;
    using pointer = T*;

    element_iterator() noexcept = default;
    element_iterator(T* first, index_t stride, index_t i) noexcept
        : first_(first)
        , stride_(stride)
        , i_(i)
    {}

    [[nodiscard]] T& operator*() const noexcept { return (*this)[0]; }
    [[nodiscard]] T* operator->() const noexcept { return &**this; }
    [[nodiscard]] T& operator[](index_t n) const noexcept
    {
        const auto offset = static_cast<std::uintptr_t>((i_ + n) * stride_);
        return *reinterpret_cast<T*>(reinterpret_cast<std::uintptr_t>(first_) + offset);
    }
    element_iterator& operator++() noexcept { return *this += 1; }
    element_iterator& operator--() noexcept { return *this -= 1; }
    element_iterator operator++(int) noexcept { return element_iterator(first_, stride_, i_++); }
    element_iterator operator--(int) noexcept { return element_iterator(first_, stride_, i_--); }
    element_iterator& operator+=(index_t n) noexcept
    {
        i_ += n;
        return *this;
    }
    element_iterator& operator-=(index_t n) noexcept { return *this += -n; }
    [[nodiscard]] friend element_iterator operator+(element_iterator a, index_t n) noexcept { return a += n; }
    [[nodiscard]] friend element_iterator operator+(index_t n, element_iterator a) noexcept { return a += n; }
    [[nodiscard]] friend element_iterator operator-(element_iterator a, index_t n) noexcept { return a -= n; }
    [[nodiscard]] friend index_t operator-(const element_iterator& a, const element_iterator& b) noexcept
    {
        return a.i_ - b.i_;
    }
    [[nodiscard]] friend bool operator==(const element_iterator& a, const element_iterator& b) noexcept
    {
        return a.i_ == b.i_;
    }
    [[nodiscard]] friend auto operator<=>(const element_iterator& a, const element_iterator& b) noexcept
    {
        return a.i_ <=> b.i_;
    }

private:
    T* first_ = nullptr;
    index_t stride_ = 0;
    index_t i_ = 0;
};

/// The views `a[0]`, `a[1]`, ... of an array.
template <class T, int Rank>
class axis_iterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = ndarray<T, rank_plus(Rank, -1)>;
    using difference_type = index_t;
    using reference = value_type;
    using pointer = void;

    axis_iterator() = default;
    axis_iterator(leaf<T, Rank> a, index_t i)
        : array_(std::move(a))
        , i_(i)
    {}

    [[nodiscard]] value_type operator*() const { return detail::view_of<T>(array_, i_); }
    axis_iterator& operator++() noexcept
    {
        ++i_;
        return *this;
    }
    axis_iterator operator++(int)
    {
        axis_iterator old(*this);
        ++i_;
        return old;
    }
    [[nodiscard]] friend bool operator==(const axis_iterator& a, const axis_iterator& b) noexcept
    {
        return a.i_ == b.i_;
    }

private:
    leaf<T, Rank> array_;
    index_t i_ = 0;
};

} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
template <class T, class S, int Rank>
[[nodiscard]] auto iterator_at(const leaf<S, Rank>& a, bool end)
{
    if (a.where.ndim() == 0)
        raise<dtype_error>(message() << "iteration over a 0-d array");
    const index_t i = end ? a.where.extent(0) : 0;
    if constexpr (Rank == 1)
        return element_iterator<T>(a.data, a.where.stride(0), i);
    else
        return axis_iterator<T, Rank>(leaf<T, Rank>(a.owner, a.data, a.where), i);
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{

/// Elements of a vector of static rank; views along the first axis of any other array.
template <class T, int Rank>
    requires(Rank != 0)
[[nodiscard]] auto begin(ndarray<T, Rank>& a) { return detail::iterator_at<T>(a.handle(), false); }
template <class T, int Rank>
    requires(Rank != 0)
[[nodiscard]] auto end(ndarray<T, Rank>& a) { return detail::iterator_at<T>(a.handle(), true); }
template <class T, int Rank>
    requires(Rank != 0)
[[nodiscard]] auto begin(const ndarray<T, Rank>& a) { return detail::iterator_at<const T>(a.handle(), false); }
template <class T, int Rank>
    requires(Rank != 0)
[[nodiscard]] auto end(const ndarray<T, Rank>& a) { return detail::iterator_at<const T>(a.handle(), true); }
} // namespace nd::inline ND_ISA
