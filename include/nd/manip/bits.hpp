// Truth values packed into the bits of bytes and back, and elements with their bytes in reverse.
// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <nd/manip/lanes.hpp>
#include <nd/manip/view.hpp>
#include <nd/reduce/options.hpp>

namespace nd::inline ND_ISA
{
/// Which bit of a byte comes first: the one of value 128, or that of value 1.
enum class bit_order : char { big, little };

/// `packbits(a, {.axis = 0, .bitorder = bit_order::little})`. Without an axis the flattened array.
struct packbits_options
{
    detail::only_by_name by_name{};
    detail::optional_axis axis{};
    bit_order bitorder = bit_order::big;
};
/// `unpackbits(a, {.axis = 0, .count = 10})`
/// count  number of bits that are given; negative: that many fewer than there are
struct unpackbits_options
{
    detail::only_by_name by_name{};
    detail::optional_axis axis{};
    detail::optional_axis count{};
    bit_order bitorder = bit_order::big;
};
} // namespace nd::inline ND_ISA

namespace nd::detail::inline ND_ISA
{
/// An array whose elements are truth values or bytes, with an axis to run along.
template <class T>
struct bits_source
{
    ndarray<const T> array;
    int axis;

    template <class E>
    bits_source(const E& e, const optional_axis& given)
        : array(as_array(e))
        , axis(0)
    {
        if (!given.given || array.ndim() == 0)
            array = array.ravel();
        if (given.given)
            axis = normalize_axis(given.value, array.ndim());
    }
};
[[nodiscard]] constexpr int bit_place(index_t i, bit_order order) noexcept
{
    const auto place = static_cast<int>(i % 8);
    return order == bit_order::big ? 7 - place : place;
}
} // namespace nd::detail::inline ND_ISA

namespace nd::inline ND_ISA
{
/// Eight elements, true or not zero, in each byte; the last byte is filled up with zeros.
/// Shapes  (..., n, ...) -> (..., ceil(n / 8), ...). Throws axis_error. Source  numpy.packbits
template <expression E>
    requires(integer_element<value_type_of<E>> || boolean_element<value_type_of<E>>)
[[nodiscard]] ndarray<std::uint8_t> packbits(const E& e, const packbits_options& o = {})
{
    using T = value_type_of<E>;
    const detail::bits_source<T> source(e, o.axis);
    axis_values shape(source.array.shape());
    shape[source.axis] = (shape[source.axis] + 7) / 8;
    ndarray<std::uint8_t> result(detail::allocate_array<std::uint8_t, dynamic>(shape));
    detail::for_each_lane(
        source.array.handle(), result.handle(), source.axis, [&](const detail::lane& in, const detail::lane& out) {
            for (index_t byte = 0; byte < out.n; ++byte) {
                unsigned bits = 0;
                const index_t n = in.n - 8 * byte < 8 ? in.n - 8 * byte : 8;
                for (index_t i = 0; i < n; ++i)
                    bits |= unsigned{in.get<T>(8 * byte + i) != T(0)} << detail::bit_place(i, o.bitorder);
                out.set<std::uint8_t>(byte, static_cast<std::uint8_t>(bits));
            }
        });
    return result;
}

/// The bits of bytes as elements 0 and 1.
/// Shapes  (..., n, ...) -> (..., 8 n or `count`, ...). Throws axis_error; value_error for a `count` that is too
/// negative Source  numpy.unpackbits
template <expression E>
    requires std::same_as<value_type_of<E>, std::uint8_t>
[[nodiscard]] ndarray<std::uint8_t> unpackbits(const E& e, const unpackbits_options& o = {})
{
    const detail::bits_source<std::uint8_t> source(e, o.axis);
    axis_values shape(source.array.shape());
    const index_t bits = checked_mul(shape[source.axis], 8);
    const index_t count = !o.count.given ? bits : o.count.value < 0 ? bits + o.count.value : o.count.value;
    if (count < 0)
        raise<value_error>(message() << "-count larger than number of elements");
    shape[source.axis] = count;
    ndarray<std::uint8_t> result(detail::allocate_array<std::uint8_t, dynamic>(shape));
    detail::for_each_lane(
        source.array.handle(), result.handle(), source.axis, [&](const detail::lane& in, const detail::lane& out) {
            for (index_t i = 0; i < out.n; ++i) {
                const unsigned byte = i < 8 * in.n ? in.get<std::uint8_t>(i / 8) : 0U;
                out.set<std::uint8_t>(i, static_cast<std::uint8_t>(byte >> detail::bit_place(i, o.bitorder) & 1U));
            }
        });
    return result;
}

/// A copy with the bytes of every element in reverse; of complex numbers those of each part.
/// Source  numpy.ndarray.byteswap
template <expression E>
[[nodiscard]] auto byteswap(const E& e)
{
    using T = value_type_of<E>;
    auto result = eval(e);
    constexpr std::size_t size = sizeof(real_t<T>);
    auto* bytes = reinterpret_cast<unsigned char*>(result.data());
    for (index_t i = 0, n = result.nbytes(); i < n; i += static_cast<index_t>(size))
        for (std::size_t k = 0; k < size / 2; ++k)
            std::swap(bytes[static_cast<std::size_t>(i) + k], bytes[static_cast<std::size_t>(i) + size - 1 - k]);
    return result;
}
} // namespace nd::inline ND_ISA
