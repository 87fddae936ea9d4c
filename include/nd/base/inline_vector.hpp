// A vector of at most `Capacity` values kept inside the object: per-axis values without allocation.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/index.hpp>

#include <concepts>
#include <initializer_list>
#include <type_traits>

namespace nd
{
/// Elements past `size()` are uninitialised, so a copy costs what is used. Throws shape_error beyond the capacity.
template <class T, int Capacity>
class inline_vector
{
public:
    using value_type = T;

    constexpr inline_vector() noexcept {}
    constexpr inline_vector(std::initializer_list<T> values)
        : inline_vector(std::span<const T>(values))
    {}
    /// One value, so that a function that takes a shape also takes a length.
    constexpr inline_vector(std::convertible_to<T> auto value) { push_back(static_cast<T>(value)); }
    /// Any contiguous range of integers: std::vector, std::array, std::span, `a.shape()`.
    template <class Range>
        requires(!std::same_as<std::remove_cvref_t<Range>, inline_vector>)
    &&requires(const Range& range)
    {
        {
            *range.data()
            } -> std::convertible_to<T>;
        range.size();
    }
    constexpr inline_vector(const Range& range)
    {
        for (decltype(range.size()) i = 0; i < range.size(); ++i)
            push_back(static_cast<T>(range.data()[i]));
    }
    constexpr inline_vector(int count, T value)
    {
        while (count-- > 0)
            push_back(value);
    }
    constexpr inline_vector(const inline_vector& other) noexcept
        : size_(other.size_)
    {
        for (int i = 0; i < size_; ++i)
            values_[i] = other.values_[i];
    }
    constexpr inline_vector& operator=(const inline_vector& other) noexcept
    {
        size_ = other.size_;
        for (int i = 0; i < size_; ++i)
            values_[i] = other.values_[i];
        return *this;
    }

    [[nodiscard]] constexpr int size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr T* data() noexcept { return values_; }
    [[nodiscard]] constexpr const T* data() const noexcept { return values_; }
    [[nodiscard]] constexpr T* begin() noexcept { return values_; }
    [[nodiscard]] constexpr T* end() noexcept { return values_ + size_; }
    [[nodiscard]] constexpr const T* begin() const noexcept { return values_; }
    [[nodiscard]] constexpr const T* end() const noexcept { return values_ + size_; }
    [[nodiscard]] constexpr T& operator[](int i) noexcept { return values_[i]; }
    [[nodiscard]] constexpr const T& operator[](int i) const noexcept { return values_[i]; }
    [[nodiscard]] constexpr T& back() noexcept { return values_[size_ - 1]; }
    constexpr void push_back(T value)
    {
        if (size_ == Capacity)
            throw_shape_error("maximum supported dimension for an ndarray is 64");
        values_[size_++] = value;
    }
    constexpr void pop_back() noexcept { --size_; }
    constexpr void clear() noexcept { size_ = 0; }
    /// New elements are `value`.
    constexpr void resize(int count, T value = T())
    {
        while (size_ < count)
            push_back(value);
        size_ = count;
    }
    constexpr void insert(int at, T value)
    {
        push_back(value);
        for (int i = size_ - 1; i > at; --i)
            values_[i] = values_[i - 1];
        values_[at] = value;
    }
    constexpr void erase(int at) noexcept
    {
        for (int i = at; i + 1 < size_; ++i)
            values_[i] = values_[i + 1];
        --size_;
    }

    [[nodiscard]] friend constexpr bool operator==(const inline_vector& a, const inline_vector& b) noexcept
    {
        if (a.size_ != b.size_)
            return false;
        for (int i = 0; i < a.size_; ++i)
            if (!(a.values_[i] == b.values_[i]))
                return false;
        return true;
    }

private:
    int size_ = 0;
    union {
        T values_[static_cast<std::size_t>(Capacity)];
    };
};

/// One value per axis.
using axis_values = inline_vector<index_t, max_rank>;
} // namespace nd
