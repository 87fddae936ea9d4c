// Run-time description of an element type: kind, byte order, item size, alignment.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/base/error.hpp>
#include <nd/base/index.hpp>
#include <nd/dtype/kind.hpp>

#include <bit>

namespace nd
{
/// What an element is, at run time. `dtype_of<T>()` makes it from a C++ type.
class dtype
{
public:
    constexpr dtype() noexcept = default;
    constexpr dtype(nd::kind kind, index_t itemsize, index_t alignment, bool swapped = false) noexcept
        : kind_(kind)
        , swapped_(swapped && itemsize > 1)
        , itemsize_(itemsize)
        , alignment_(alignment)
    {}

    [[nodiscard]] constexpr nd::kind kind() const noexcept { return kind_; }
    /// Bytes per element.
    [[nodiscard]] constexpr index_t itemsize() const noexcept { return itemsize_; }
    [[nodiscard]] constexpr index_t alignment() const noexcept { return alignment_; }
    /// True when the bytes stand in this machine's order.
    [[nodiscard]] constexpr bool is_native() const noexcept { return !swapped_; }
    /// '<', '>' or '|' where order has no meaning.
    [[nodiscard]] constexpr char byteorder() const noexcept
    {
        if (kind_ == nd::kind::boolean || kind_ == nd::kind::opaque || itemsize_ == 1)
            return '|';
        return (std::endian::native == std::endian::little) != swapped_ ? '<' : '>';
    }
    /// NumPy's type string: "<f8", "|b1". NumPy has none for bfloat16; its name stands in.
    [[nodiscard]] message typestr() const noexcept
    {
        message m;
        if (kind_ == nd::kind::brain_floating)
            return m << "bfloat16", m;
        const char head[3] = {byteorder(), static_cast<char>(kind_), '\0'};
        m << head << itemsize_;
        return m;
    }
    /// NumPy's name: "float64", "bool".
    [[nodiscard]] message name() const noexcept
    {
        message m;
        switch (kind_) {
        case nd::kind::boolean:
            return m << "bool", m;
        case nd::kind::signed_integer:
            m << "int";
            break;
        case nd::kind::unsigned_integer:
            m << "uint";
            break;
        case nd::kind::floating:
            m << "float";
            break;
        case nd::kind::brain_floating:
            m << "bfloat";
            break;
        case nd::kind::complex:
            m << "complex";
            break;
        case nd::kind::opaque:
            m << "void";
            break;
        }
        return m << itemsize_ * 8, m;
    }
    [[nodiscard]] friend constexpr bool operator==(const dtype&, const dtype&) noexcept = default;

private:
    nd::kind kind_ = nd::kind::opaque;
    bool swapped_ = false;
    index_t itemsize_ = 0;
    index_t alignment_ = 1;
};

/// The dtype of elements of type `T`.
template <element T>
[[nodiscard]] constexpr dtype dtype_of() noexcept
{
    return dtype(kind_of<T>, sizeof(T), alignof(T));
}
} // namespace nd
